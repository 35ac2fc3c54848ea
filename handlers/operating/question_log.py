"""What is noted of each question: where it was asked and what became of it, never what it said or who asked."""

import logging
import time
from collections.abc import Callable
from typing import Any, Literal

from handlers.replies.reply import Reply

Surface = Literal["command", "mention", "message", "click", "modal", "home", "workflow", "mcp"]
_log = logging.getLogger("eindex.questions")


class Journal:
    """Notes questions in the log, and counts them where `count` is given. Safe to share between threads."""

    def __init__(self, count: Callable[[Surface, Reply, float], None] = lambda *_: None) -> None:
        """`count` hears of the reply to each question, and how many seconds it took."""
        self._count = count

    def note(self, surface: Surface, body: dict[str, Any], team: str, reply: Reply, began: float) -> None:
        """Note the reply to a payload. `team`: by `payloads.team_of`; `began`: on `time.perf_counter`."""
        seconds = time.perf_counter() - began
        self._count(surface, reply, seconds)
        if _log.isEnabledFor(logging.INFO):
            said = {"surface": surface, "status": reply.status, "intent": reply.intent, "lang": reply.lang}
            slacks = body.get("event_id") or body.get("trigger_id") or ""  # of the event or the click
            _log.info("question", extra={**said, "ms": round(seconds * 1000, 2), "team": team, "id": slacks})
