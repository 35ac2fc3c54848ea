"""What happens when a fault meets a person: it is logged with an id, and the person is told the id."""

import logging
import secrets
from collections.abc import Callable, Sequence
from http.client import HTTPException
from typing import Final

from slack_sdk.errors import SlackApiError, SlackClientError

from data.model.query import Lang
from handlers.replies.render import render_failure
from handlers.replies.reply import Reply

JSON: Final[dict[str, str | Sequence[str]]] = {
    "content-type": "application/json;charset=utf-8"
}  # of an acknowledgement
SLACK: Final = (SlackClientError, OSError, HTTPException)  # what a call to Slack raises: refused, out of reach, garbage
# How Slack's codes begin for a conversation in which the bot may not post.
_CLOSED: Final = ("not_in_channel", "channel_not_found", "is_archived", "restricted_action")
_log = logging.getLogger("eindex.failures")


def why(error: BaseException) -> str:
    """Slack's code where Slack refused something, else the kind of error; never what was sent."""
    code = error.response.get("error") if isinstance(error, SlackApiError) else None
    return str(code or type(error).__name__)


def is_closed(error: BaseException) -> bool:
    """Whether Slack refused it since the bot may not post in that conversation."""
    return why(error).startswith(_CLOSED)


def report(error: BaseException, lang: Lang = "sv") -> Reply:
    """Log the error and where it was raised; the reply names the id that finds it in the log."""
    return render_failure(note(error), lang)


def note(error: BaseException) -> str:
    """Log the error and where it was raised; return the id that finds it in the log."""
    error_id = secrets.token_hex(4)
    _log.error("failure %s", error_id, exc_info=error)
    return error_id


def tell(error: BaseException, lang: Lang, say: Callable[[Reply], None]) -> Reply:
    """The same, and say it; where that fails too, the log tells under the same id that nobody heard."""
    error_id = note(error)
    reply = render_failure(error_id, lang)
    try:
        say(reply)
    except Exception as second:
        _log.exception("failure %s could not be told to the asker", error_id, exc_info=second)
    return reply
