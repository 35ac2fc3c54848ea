"""HTTP: a site in front of Bolt that refuses what is malformed. `server.py` serves it."""

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from slack_bolt import App, BoltRequest, BoltResponse

from handlers.operating.health import Health
from handlers.replies.texts import TEXTS
from handlers.sending import failures
from handlers.serving.exchange import LONGEST_BODY, Answered, Request, Site, refusal

if TYPE_CHECKING:
    from data.model.question import Lang

Page = Callable[[BoltRequest], BoltResponse]

EVENTS: Final = "/slack/events"
MCP: Final = "/mcp"
# What Bolt raises where a part of a payload is missing or of another kind; a fault of a listener never comes this far.
_MISSHAPEN = (AttributeError, IndexError, KeyError, TypeError, ValueError)
_log = logging.getLogger("eindex.http")
_READS = frozenset({"GET", "HEAD"})
_LONGEST_TIMESTAMP: Final = 12  # digits of seconds; of hundreds Bolt raises before it compares the signature
_PAYLOAD = "payload"  # the field of a form that carries JSON
_HEADERS: Final = ("content-type", "x-slack-request-timestamp", "x-slack-signature")  # those that Bolt looks at


def make_site(app: App, health: Health | None = None) -> Site:
    """The site of a Bolt app. What Bolt would answer with 500 is refused here with 4xx."""
    health = health or Health()
    pages: dict[str, Page] = {}
    if flow := app.oauth_flow:  # where an installation begins, and where Slack sends the browser back to
        pages = {flow.install_path: flow.handle_installation, flow.redirect_uri_path: flow.handle_callback}

    def site(request: Request) -> Answered:
        path, method = request.path, request.method
        if path in pages:
            return _install_page(pages[path], request) if method == "GET" else refusal(405)
        if path in (EVENTS, MCP):
            return _answer(app, request) if method == "POST" else refusal(405)
        return (health.tell(path) if method in _READS else None) or refusal(404)

    return site


def _answer(app: App, request: Request) -> Answered:
    """The answer to what Slack, or a language model by way of it, posts."""
    if not request.headers.get("content-length", "0").isdecimal():
        return refusal(400)
    if len(request.body) > LONGEST_BODY:
        return refusal(413)
    try:
        if request.path == MCP:
            return _mcp(app, request)
        read = _read(request)
        if not _may_be_signed(request) and not _checks_certificate(read):
            return refusal(401)
        return _said(app.dispatch(read)) if read else refusal(400)
    except _MISSHAPEN as error:
        _log.warning("a payload of no known shape", extra={"error": type(error).__name__})
        return refusal(400)


def _install_page(page: Page, request: Request) -> Answered:
    """Bolt's page, or a sentence with an id where Slack or the state store cannot be reached."""
    try:
        return _said(page(BoltRequest(body="", query=request.query, headers={**request.headers})))
    except Exception as error:
        lang: Lang = "sv" if request.headers.get("accept-language", "").startswith("sv") else "en"
        said = TEXTS[lang].installation_failed.format(id=failures.note(error))
        return 503, [("Content-Type", "text/plain; charset=utf-8"), ("Retry-After", "10")], said.encode()


def _mcp(app: App, request: Request) -> Answered:
    """The answer to a language model's message. What it takes is imported when the first one comes."""
    if not _may_be_signed(request):
        return refusal(401)
    from handlers.serving import mcp

    return mcp.answer(app, request)


def _may_be_signed(request: Request) -> bool:
    """Whether the signature headers have their form; Bolt then checks what they say."""
    timestamp = request.headers.get("x-slack-request-timestamp", "")
    signature = request.headers.get("x-slack-signature", "")
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= _LONGEST_TIMESTAMP):
        return False
    return signature.isascii() and signature.startswith("v0=")


def _checks_certificate(read: BoltRequest | None) -> bool:
    """Whether Slack asks for nothing but our certificate: unsigned, and Bolt answers it before any listener."""
    return read is not None and read.body.get("ssl_check") == "1"


def _read(request: Request) -> BoltRequest | None:
    """The request as Bolt takes it.

    None where there is no body, or it is not what it says: JSON, or a form whose payload, if it has one, is JSON. An
    event in it is an object: of others Bolt's matchers raise.
    """
    headers: dict[str, str | Sequence[str]] = {
        name: request.headers[name] for name in _HEADERS if name in request.headers
    }
    try:
        text = request.body.decode("utf-8")
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
