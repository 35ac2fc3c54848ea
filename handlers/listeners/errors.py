"""What is acknowledged where a fault met a payload before anything could answer it, as where no token was found."""

from typing import Any

from slack_bolt import BoltResponse

from data.model.question import Lang
from data.state import StateFailed
from handlers.replies.texts import TEXTS
from handlers.replies.views import modals, options
from handlers.sending import failures, showing
from handlers.sending.messages import tell_beside
from handlers.sending.response_url import ResponseUrl

_AGAIN = 503  # Slack delivers an event again, and shows a warning of its own beside what was clicked
_PASSING = (StateFailed, *failures.SLACK)  # what may be over when Slack tries again


def acknowledge(error: Exception, body: dict[str, Any], lang: Lang) -> BoltResponse:
    """Log the error, and say its id in the way that the payload leaves open."""
    reply = failures.report(error, lang)
    if "command" in body:
        return BoltResponse(status=200, body=reply.ephemeral, headers=failures.JSON)
    match body.get("type"):
        case "block_suggestion":
            return showing.offer(options.sentence(TEXTS[lang].suggest_failed))
        case "view_submission":
            return showing.replace(modals.sentence(reply, TEXTS[lang]))
        case "block_actions" | "message_action" if body.get("response_url"):
            told = tell_beside(ResponseUrl(body["response_url"], acknowledged=False), reply)
            return BoltResponse(status=200 if told else _AGAIN, body="")
        case _:
            return BoltResponse(status=_AGAIN if isinstance(error, _PASSING) else 200, body="")
