"""HTTP: a WSGI application in front of Bolt that refuses what is malformed, and the server that runs it."""

import io
import json
import socket
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.adapter.wsgi.http_request import WsgiHttpRequest

from handlers import installing

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

EVENTS: Final = "/slack/events"
HEALTH: Final = "/healthz"
_ADDRESS = "0.0.0.0"  # noqa: S104  # a platform's router reaches the process from outside
_PAYLOAD = "payload"  # the field of a form that carries JSON
_LONGEST_BODY = 1_000_000  # bytes; Slack's own payloads stay far below
_THREADS = 32  # requests at once; each holds the interpreter for well under a millisecond

_REFUSALS = {
    400: "400 Bad Request",
    401: "401 Unauthorized",
    404: "404 Not Found",
    405: "405 Method Not Allowed",
    413: "413 Content Too Large",
}


def make_wsgi(app: App) -> "WSGIApplication":
    """The WSGI application of a Bolt app. What Bolt would answer with 500 is refused here with 4xx."""
    bolt = _Bolt(app, path=EVENTS)
    pages = installing.paths(app)

    def wsgi(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        if path == HEALTH:
            return _say("200 OK", {"status": "ok"}, start_response)
        if path in pages:
            return _refuse(405, start_response) if method != "GET" else installing.page(bolt, environ, start_response)
        if path != EVENTS:
            return _refuse(404, start_response)
        if method != "POST":
            return _refuse(405, start_response)
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > _LONGEST_BODY:
            return _refuse(413 if length.isdecimal() else 400, start_response)
        if not _may_be_signed(environ):
            return _refuse(401, start_response)
        body = environ["wsgi.input"].read(int(length))
        if not _is_readable(body, environ.get("CONTENT_TYPE") or ""):
            return _refuse(400, start_response)
        environ["wsgi.input"] = io.BytesIO(body)
        answered: Iterable[bytes] = bolt(environ, start_response)
        return answered

    return wsgi


def is_free(port: int) -> bool:
    """Whether the port can be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_ADDRESS, port))
        except OSError:
            return False
    return True


def serve(load: Callable[[], "WSGIApplication"], port: int) -> None:
    """Serve until SIGTERM or SIGINT, with one worker process; `load` makes the application in it."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "e-index",
        address=_ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=_THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=10,
    ).serve(target_loader=load, wrap_loader=False)


def _may_be_signed(environ: "WSGIEnvironment") -> bool:
    """Whether the signature headers have their form; Bolt then checks what they say."""
    timestamp: str = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
    signature: str = environ.get("HTTP_X_SLACK_SIGNATURE", "")
    return timestamp.isascii() and timestamp.isdecimal() and signature.isascii() and signature.startswith("v0=")


def _is_readable(body: bytes, content_type: str) -> bool:
    """Whether the body is what it says: a JSON object, or a form whose payload, if it has one, is a JSON object."""
    try:
        text = body.decode("utf-8")
        if not (content_type.startswith("application/json") or text.startswith("{")):
            if _PAYLOAD not in text:
                return True
            text = parse_qs(text).get(_PAYLOAD, ["{}"])[0]
        read: object = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(read, dict)


class _Bolt(SlackRequestHandler):
    """Bolt's WSGI adapter, mended: of a form that says "payload" anywhere but has no such field, Bolt reads nothing."""

    def dispatch(self, request: WsgiHttpRequest) -> BoltResponse:
        """Let Bolt read a form in which the word is written another way, and verify the one that was signed."""
        body, headers = request.get_body(), request.get_headers()
        read = BoltRequest(body=body, query=request.query_string, headers=headers)
        if body and not read.body:
            read = BoltRequest(body=body.replace(_PAYLOAD, "%70ayload"), query=request.query_string, headers=headers)
            read.raw_body = body
        return self.app.dispatch(read)


def _refuse(status: int, start_response: "StartResponse") -> Iterable[bytes]:
    return _say(_REFUSALS[status], {"error": _REFUSALS[status][4:].lower()}, start_response)


def _say(status: str, body: dict[str, str], start_response: "StartResponse") -> Iterable[bytes]:
    start_response(status, [("Content-Type", "application/json")])
    return [json.dumps(body).encode()]
