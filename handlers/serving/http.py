"""HTTP: a WSGI application in front of Bolt that refuses what is malformed. `server.py` runs it."""

import io
import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.wsgi import SlackRequestHandler

from handlers.operating.health import Health
from handlers.replies.texts import TEXTS
from handlers.sending import failures
from handlers.serving.wsgi import LONGEST_BODY, STATUSES, Answered, refusal

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from data.model.question import Lang

EVENTS: Final = "/slack/events"
MCP: Final = "/mcp"
# What Bolt raises where a part of a payload is missing or of another kind; a fault of a listener never comes this far.
_MISSHAPEN = (AttributeError, IndexError, KeyError, TypeError, ValueError)
_log = logging.getLogger("eindex.http")
_READS = frozenset({"GET", "HEAD"})
_LONGEST_TIMESTAMP: Final = 12  # digits of seconds; of hundreds Bolt raises before it compares the signature
_PAYLOAD = "payload"  # the field of a form that carries JSON
_HEADERS: Final = {  # those that Bolt looks at
    "CONTENT_TYPE": "content-type",
    "HTTP_X_SLACK_REQUEST_TIMESTAMP": "x-slack-request-timestamp",
    "HTTP_X_SLACK_SIGNATURE": "x-slack-signature",
}


def make_wsgi(app: App, health: Health | None = None) -> "WSGIApplication":
    """The WSGI application of a Bolt app. What Bolt would answer with 500 is refused here with 4xx."""
    health = health or Health()
    bolt = SlackRequestHandler(app, path=EVENTS)
    pages = _install_paths(app)

    def wsgi(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        if path in pages and method == "GET":
            return _install_page(bolt, environ, start_response)
        if path in pages:
            answered = refusal(405)
        elif path in (EVENTS, MCP):
            answered = _answer(app, environ) if method == "POST" else refusal(405)
        else:
            answered = (health.tell(path) if method in _READS else None) or refusal(404)
        status, headers, body = answered
        start_response(STATUSES[status], headers)
        return [body]

    return wsgi


def _answer(app: App, environ: "WSGIEnvironment") -> Answered:
    """The answer to what Slack, or a language model by way of it, posts."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LONGEST_BODY:
        return refusal(413 if length.isdecimal() else 400)
    try:
        body = environ["wsgi.input"].read(int(length))
        if environ["PATH_INFO"] == MCP:
            return _mcp(app, body, environ)
        read = _read(body, environ)
        if not _may_be_signed(environ) and not _checks_certificate(read):
            return refusal(401)
        return _said(app.dispatch(read)) if read else refusal(400)
    except _MISSHAPEN as error:
        _log.warning("a payload of no known shape", extra={"error": type(error).__name__})
        return refusal(400)


def _install_paths(app: App) -> frozenset[str]:
    """Where an installation begins, and where Slack sends the browser back to; none for one workspace."""
    flow = app.oauth_flow
    return frozenset({flow.install_path, flow.redirect_uri_path}) if flow else frozenset()


def _install_page(
    bolt: SlackRequestHandler, environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    """Bolt's page, or a sentence with an id where Slack or the state store cannot be reached."""
    environ |= {"wsgi.input": io.BytesIO(), "CONTENT_LENGTH": "0"}  # whatever a browser sent, Bolt reads none of it
    try:
        answered: Iterable[bytes] = bolt(environ, start_response)
    except Exception as error:
        lang: Lang = "sv" if environ.get("HTTP_ACCEPT_LANGUAGE", "").startswith("sv") else "en"
        said = TEXTS[lang].installation_failed.format(id=failures.note(error))
        start_response(
            "503 Service Unavailable", [("Content-Type", "text/plain; charset=utf-8"), ("Retry-After", "10")]
        )
        return [said.encode()]
    return answered


def _mcp(app: App, body: bytes, environ: "WSGIEnvironment") -> Answered:
    """The answer to a language model's message. What it takes is imported when the first one comes."""
    if not _may_be_signed(environ):
        return refusal(401)
    from handlers.serving import mcp

    return mcp.answer(app, body, environ)


def _may_be_signed(environ: "WSGIEnvironment") -> bool:
    """Whether the signature headers have their form; Bolt then checks what they say."""
    timestamp: str = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
    signature: str = environ.get("HTTP_X_SLACK_SIGNATURE", "")
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= _LONGEST_TIMESTAMP):
        return False
    return signature.isascii() and signature.startswith("v0=")


def _checks_certificate(read: BoltRequest | None) -> bool:
    """Whether Slack asks for nothing but our certificate: unsigned, and Bolt answers it before any listener."""
    return read is not None and read.body.get("ssl_check") == "1"


def _read(body: bytes, environ: "WSGIEnvironment") -> BoltRequest | None:
    """The request as Bolt takes it, without its WSGI adapter, which copies every header there is.

    None where there is no body, or it is not what it says: JSON, or a form whose payload, if it has one, is JSON. An
    event in it is an object: of others Bolt's matchers raise.
    """
    headers = {name: environ[key] for key, name in _HEADERS.items() if key in environ}
    try:
        text = body.decode("utf-8")
        read = BoltRequest(body=text, headers=headers)
    except (ValueError, RecursionError):
        return None
    if not text:
        return None
    if not read.body:  # of a form that says "payload" anywhere but has no such field, Bolt reads nothing
        read = BoltRequest(body=text.replace(_PAYLOAD, "%70ayload"), headers=headers)
        read.raw_body = text  # the one that was signed
    return read if isinstance(read.body.get("event", {}), dict) else None


def _said(answered: BoltResponse) -> Answered:
    headers = [(name, value) for name, values in answered.headers.items() for value in values]
    return answered.status, headers, answered.body.encode()
