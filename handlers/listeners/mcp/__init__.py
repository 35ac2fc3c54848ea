"""Tools for language models, over MCP (docs/mcp.md). What they need is imported when the first one calls."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from slack_bolt import BoltContext, BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from handlers.answering.answerer import Answerer
from handlers.answering.personal_answerer import PersonalAnswerer
from handlers.operating.question_log import Journal
from handlers.replies import notices
from handlers.requests import Person

if TYPE_CHECKING:
    from handlers.listeners.mcp.calls import Told
    from handlers.listeners.mcp.offer import Offer
    from handlers.listeners.mcp.protocol import Message

MESSAGE: Final = "mcp"  # of Bolt's context: the message that was posted to /mcp; its body is but who asks


class Answer(BoltResponse):
    """An answer by the protocol: Bolt's own responses are refusals."""


@dataclass(frozen=True)
class Mcp(Middleware):
    """Answers a message after Bolt has verified its signature and found its workspace; anything else goes on."""

    answerer: Answerer
    personal: PersonalAnswerer
    journal: Journal

    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002, ARG002  # Bolt's names
        """Answer the message."""
        message = req.context.get(MESSAGE)
        return next() if message is None else self._answer(message, req.context, req.body)

    @cached_property
    def _offer(self) -> "Offer":
        from handlers.listeners.mcp.offer import Offer

        return Offer(self.answerer)

    def _answer(self, message: "Message", context: BoltContext, body: dict[str, Any]) -> BoltResponse:
        from handlers.listeners.mcp.protocol import carried_out, turned_away

        team, user = _team(context, body), str(body.get("user_id") or "")
        if (body and team is None) or (message.asks and not (team and user)):
            status, said = turned_away(message)
        else:
            person = Person(team or "", user, None)
            status, said = carried_out(message, self._offer, lambda name, given: self._called(person, name, given))
        return Answer(status=status, body="" if said is None else json.dumps(said))

    def _called(self, person: Person, name: object, given: object) -> "Told":
        from handlers.listeners.mcp.calls import failed

        began = time.perf_counter()
        lang = self.personal.chosen(person).lang
        admitted = self.personal.admits(person)
        told = self._offer.call(name, given, lang) if admitted else failed("busy", notices.busy(lang or "en"))
        self.journal.note("mcp", {}, person.team, told.reply, began)
        return told


def _team(context: BoltContext, body: dict[str, Any]) -> str | None:
    """The team, as the state store has it, of whoever asks; None where it is not the one that the bot serves."""
    found, team, enterprise = context.authorize_result, body.get("team_id"), body.get("enterprise_id")
    if found is None:
        return None
    if team and found.team_id == team:
        return str(team)
    of_the_organisation = found.enterprise_id == enterprise and found.team_id in (None, "", enterprise)
    return str(enterprise) if enterprise and of_the_organisation else None
