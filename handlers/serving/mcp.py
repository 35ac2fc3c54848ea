"""POST /mcp: a JSON-RPC message goes the way of every payload of Slack's, through Bolt's checks to its listener.

Bolt is given the text that was signed, and as its body only who asks: the rest of the message goes beside it.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from slack_bolt import App, BoltRequest

from handlers.listeners.mcp import MESSAGE, Answer
from handlers.listeners.mcp.protocol import Message, read, turned_away
from handlers.serving.wsgi import Answered, refusal

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

_IDS: Final = ("team_id", "enterprise_id", "user_id")
_HEADERS: Final = ("HTTP_MCP_PROTOCOL_VERSION", "HTTP_MCP_METHOD", "HTTP_MCP_NAME")
_JSON: Final = ("content-type", "application/json")
_SIGNED: Final = ("HTTP_X_SLACK_REQUEST_TIMESTAMP", "HTTP_X_SLACK_SIGNATURE")


def answer(app: App, body: bytes, environ: "WSGIEnvironment") -> Answered:
    """The answer to what was posted, whose signature headers have their form."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return refusal(400)
    message = read(text, _named(environ, _HEADERS))
    headers: dict[str, str | Sequence[str]] = {**_named(environ, _SIGNED)}
    request = BoltRequest(body=json.dumps(_caller(message)), headers=headers, context={MESSAGE: message})
    request.raw_body = text
    answered = app.dispatch(request)
    if isinstance(answered, Answer):
        return answered.status, [_JSON], answered.body.encode()
    if answered.status in (401, 503):
        return refusal(answered.status)
    status, said = turned_away(message)
    return status, [_JSON], json.dumps(said).encode()


def _caller(message: Message) -> dict[str, object]:
    """Who asks, as Bolt reads it from a payload. Of an organisation without a workspace, the organisation."""
    ids = {name: each for name in _IDS if isinstance(each := message.slack.get(name), str) and each}
    if "enterprise_id" in ids and "team_id" not in ids:
        return ids | {"is_enterprise_install": True}
    return dict(ids)


def _named(environ: "WSGIEnvironment", keys: tuple[str, ...]) -> dict[str, str]:
    """Headers by their names in small letters."""
    return {key.removeprefix("HTTP_").lower().replace("_", "-"): environ[key] for key in keys if key in environ}
