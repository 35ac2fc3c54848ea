"""The options of a list, while the name of a kommun is typed."""

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


class Options:
    """Fills lists."""

    def __init__(self, answerer: Answerer, preferences: Preferences, personal: PersonalAnswerer) -> None:
        self._answerer = answerer
        self._preferences = preferences
        self._personal = personal

    def suggest(self, body: dict[str, Any], context: BoltContext) -> BoltResponse:
        """What may be meant by what was typed so far."""
        asker = person(body, team_of(context))
        texts = TEXTS[self._preferences.lang(asker)]
        if not self._personal.admits_letter(asker):
            return showing.offer(options.busy(texts))
        try:
            found = self._answerer.suggest(body.get("value") or "", limits.OPTIONS)
            return showing.offer(options.options(found, texts))
        except Exception as error:
            failures.report(error)
            return showing.offer(options.failed(texts))
