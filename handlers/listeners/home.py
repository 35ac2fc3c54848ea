"""The bot's page in Slack: its Home tab, what people choose there, and the prompts of its Messages tab."""

import logging

from slack_sdk import WebClient

from data.model.frozen import frozen
from data.model.question import Lang, Question
from handlers.answering.answerer import Answerer
from handlers.answering.personal_answerer import PersonalAnswerer
from handlers.replies.notices import sentence
from handlers.replies.texts import TEXTS
from handlers.replies.views import home
from handlers.replies.views.home import Page
from handlers.requests import Act, Opened, Person
from handlers.sending import failures, showing
from handlers.sending.messages import write

_log = logging.getLogger("eindex.home")


@frozen
class Home:
    """Draws the page each time it is opened, so that it shows the survey that is loaded then.

    Who has it open is not kept, so a page that stays open is not drawn anew: that would be a call to Slack for each
    person, and a list of people, for what opening the page again gives.
    """

    answerer: Answerer
    personal: PersonalAnswerer

    def opened(self, opened: Opened, client: WebClient) -> None:
        """A tab was opened: Home is drawn, and Messages gets prompts."""
        if opened.tab == "messages":
            self._prompt(opened.channel, opened.person, client)
        elif opened.tab == "home":
            self._publish(opened.person, client)

    def choose(self, act: Act, client: WebClient) -> None:
        """My kommun, or the language, was chosen on the page."""
        changes: dict[str, str | None] = {"kommun": None}
        if act.action == home.LANGUAGE:
            changes = {"lang": "en" if act.value == "en" else "sv"}
        elif act.action == home.CHOOSE:
            changes = {"kommun": next(iter(self.answerer.known([act.value])), None)}
        kept = self.personal.choose(act.person, **changes)
        self._publish(act.person, client, kept=kept)

    def _publish(self, person: Person, client: WebClient, *, kept: bool = True) -> None:
        lang = self.personal.lang(person)
        texts = TEXTS[lang]
        instead = sentence(texts.home_failed)
        try:
            with self.answerer.store.held():
                page = self._page(person, lang)
        except Exception as error:
            write(client, person.user, failures.report(error, lang))
            return
        page = page if kept else page._replace(said=texts.home_not_kept)
        showing.publish(client, person.user, home.draw(page, texts, lang), instead)

    def _page(self, person: Person, lang: Lang) -> Page:
        reply = self.answerer.reply
        mine = self.answerer.known([self.personal.chosen(person).kommun or ""])
        return Page(
            survey=self.answerer.store.edition().survey(None),
            leaders=reply(Question("top", order="most"), lang),
            national=reply(Question("overview"), lang),
            mine=reply(Question("profile", of=mine[:1]), lang) if mine else None,
        )

    def _prompt(self, channel: str, person: Person, client: WebClient) -> None:
        """Prompts are there to help: without them, whoever writes is answered all the same."""
        texts = TEXTS[self.personal.lang(person)]
        prompts = [{"title": title, "message": message} for title, message in texts.prompts]
        try:
            showing.prompt(client, channel, texts.prompts_title, prompts)
        except failures.SLACK as error:
            _log.warning("Slack took no prompts (%s)", failures.why(error))
