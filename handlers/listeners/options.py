"""The options of a list, while the name of a kommun is typed."""

from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltContext, BoltResponse

from handlers.answering.answerer import Answerer
from handlers.answering.personal_answerer import PersonalAnswerer
from handlers.answering.preferences import Preferences
from handlers.listeners.payloads import person, team_of
from handlers.replies import limits
from handlers.replies.texts import TEXTS
from handlers.replies.views import options
from handlers.sending import failures, showing


@dataclass(frozen=True)
class Options:
    """Fills lists."""

    answerer: Answerer
    preferences: Preferences
    personal: PersonalAnswerer

    def suggest(self, body: dict[str, Any], context: BoltContext) -> BoltResponse:
        """What may be meant by what was typed so far."""
        asker = person(body, team_of(context))
        lang = self.preferences.lang(asker)
        texts = TEXTS[lang]
        if not self.personal.admits_letter(asker):
            return showing.offer(options.busy(texts))
        try:
            found = self.answerer.suggest(body.get("value") or "", limits.OPTIONS)
            return showing.offer(options.options(found, lang))
        except Exception as error:
            failures.report(error)
            return showing.offer(options.failed(texts))
