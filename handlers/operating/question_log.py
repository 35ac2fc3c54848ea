"""What is noted of each question: where it was asked and what became of it, never what it said or who asked."""

import logging
import time
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from handlers.replies.reply import Reply

Surface = Literal["command", "mention", "message", "click", "modal", "home", "workflow", "mcp"]
_log = logging.getLogger("eindex.questions")


class Asked(NamedTuple):
    """A question that has been answered. `status`: answer, ask, none, failed, or busy where it was turned away."""

    surface: Surface
    status: str
    intent: str
    lang: str
    seconds: float
    team: str
    id: str  # Slack's own of the event or the click, to be found in the log


class Journal:
    """Notes questions in the log, and counts them where `count` is given. Safe to share between threads."""

    def __init__(self, count: Callable[[Asked], None] = lambda _: None) -> None:
        self._count = count

    def note(self, surface: Surface, body: dict[str, Any], team: str, reply: Reply, began: float) -> None:
        """Note the reply to a payload. `team`: by `payloads.team_of`; `began`: on `time.perf_counter`."""
        asked = Asked(
            surface=surface,
            status=reply.status,
            intent=reply.intent,
            lang=reply.lang,
            seconds=time.perf_counter() - began,
            team=team,
            id=body.get("event_id") or body.get("trigger_id") or "",
        )
        self._count(asked)
        if _log.isEnabledFor(logging.INFO):
            _log.info("question", extra={**asked._asdict(), "ms": round(asked.seconds * 1000, 2)})
