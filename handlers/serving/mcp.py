"""POST /mcp: a JSON-RPC message goes the way of every payload of Slack's, through Bolt's checks to its listener.

Bolt is given the text that was signed, and as its body only who asks: the rest of the message goes beside it.
"""

import json
from collections.abc import Sequence
from typing import Final

from slack_bolt import App, BoltRequest

from handlers.listeners.mcp import MESSAGE, Answer
from handlers.listeners.mcp.protocol import Message, read, turned_away
from handlers.serving.exchange import Answered, Request, refusal

_IDS: Final = ("team_id", "enterprise_id", "user_id")
_JSON: Final = ("content-type", "application/json")
_SIGNED: Final = ("x-slack-request-timestamp", "x-slack-signature")


def answer(app: App, asked: Request) -> Answered:
    """The answer to what was posted, whose signature headers have their form."""
    try:
        text = asked.body.decode("utf-8")
    except UnicodeDecodeError:
        return refusal(400)
    message = read(text, asked.headers)
    headers: dict[str, str | Sequence[str]] = {name: asked.headers[name] for name in _SIGNED}
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
