"""HTTP: a WSGI application in front of Bolt that refuses what is malformed. `server.py` runs it."""

import io
import json
import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.adapter.wsgi.http_request import WsgiHttpRequest

from handlers import installing
from handlers.environ import LONGEST_BODY, STATUSES, Answered, refusal
from handlers.health import Health

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

EVENTS: Final = "/slack/events"
# What Bolt raises where a part of a payload is missing or of another kind; a fault of a listener never comes this far.
_MISSHAPEN = (AttributeError, IndexError, KeyError, TypeError, ValueError)
_log = logging.getLogger("eindex.http")
_READS = frozenset({"GET", "HEAD"})
_PAYLOAD = "payload"  # the field of a form that carries JSON


def make_wsgi(app: App, health: Health | None = None) -> "WSGIApplication":
    """The WSGI application of a Bolt app. What Bolt would answer with 500 is refused here with 4xx."""
    health = health or Health()
    bolt = _Bolt(app, path=EVENTS)
    pages = installing.paths(app)

    def wsgi(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        if path in pages:
            if method != "GET":
                return _say(refusal(405), start_response)
            return installing.page(bolt, environ, start_response)
        if path != EVENTS:
            told = health.tell(path) if method in _READS else None
            return _say(told or refusal(404), start_response)
        if method != "POST":
            return _refuse(405, start_response)
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > LONGEST_BODY:
            return _refuse(413 if length.isdecimal() else 400, start_response)
        if not _may_be_signed(environ):
            return _refuse(401, start_response)
        body = environ["wsgi.input"].read(int(length))
        if not _is_readable(body, environ.get("CONTENT_TYPE") or ""):
            return _refuse(400, start_response)
        environ["wsgi.input"] = io.BytesIO(body)
        try:
            answered: Iterable[bytes] = bolt(environ, start_response)
        except _MISSHAPEN as error:
            _log.warning("a payload of no known shape", extra={"error": type(error).__name__})
            return _refuse(400, start_response)
        return answered

    return wsgi


def _may_be_signed(environ: "WSGIEnvironment") -> bool:
    """Whether the signature headers have their form; Bolt then checks what they say."""
    timestamp: str = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
    signature: str = environ.get("HTTP_X_SLACK_SIGNATURE", "")
    return timestamp.isascii() and timestamp.isdecimal() and signature.isascii() and signature.startswith("v0=")


def _is_readable(body: bytes, content_type: str) -> bool:
    """Whether the body is what it says: a JSON object, or a form whose payload, if it has one, is a JSON object.

    An event in it is one too: of others Bolt's matchers raise.
    """
    try:
        text = body.decode("utf-8")
        if not (content_type.startswith("application/json") or text.startswith("{")):
            if _PAYLOAD not in text:
                return True
            text = parse_qs(text).get(_PAYLOAD, ["{}"])[0]
        read: object = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(read, dict) and isinstance(read.get("event", {}), dict)


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
    return _say(refusal(status), start_response)


def _say(answered: Answered, start_response: "StartResponse") -> Iterable[bytes]:
    status, headers, body = answered
    start_response(STATUSES[status], headers)
    return [body]
