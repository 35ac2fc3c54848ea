"""What happens in modals: they are opened by shortcuts, filled while a name is typed, answered and shared."""

import time
from dataclasses import replace
from functools import partial
from typing import Any

from slack_bolt import BoltResponse
from slack_sdk import WebClient

from data.model.answer import ScoreList
from data.model.query import CompareQuery, Lang, ProfileQuery, ScoresQuery
from handlers.answering.answerer import Answerer
from handlers.answering.desk import Desk
from handlers.answering.preferences import People
from handlers.listeners import payloads
from handlers.listeners.interactions import Act, Person, Shortcut, Submission
from handlers.operating.question_log import Journal
from handlers.replies import limits
from handlers.replies.render import render_busy
from handlers.replies.reply import Block, Reply
from handlers.replies.texts import TEXTS
from handlers.replies.texts.texts import Texts
from handlers.replies.views import asked, modals, options
from handlers.replies.views.asked import Asked
from handlers.replies.views.frame import KOMMUN, View
from handlers.sending import failures, showing
from handlers.sending.attachments import Courier
from handlers.sending.messages import sentence, write
from handlers.sending.sharing import share_from_modal

LOOKUP = "lookup"  # callback_ids of the shortcuts
COMPARE = "compare"
NAMED = "named"


class Modals:
    """Opens, fills and answers modals."""

    def __init__(self, answerer: Answerer, people: People, desk: Desk, courier: Courier, journal: Journal) -> None:
        self._answerer = answerer
        self._people = people
        self._desk = desk
        self._courier = courier
        self._journal = journal

    def open(self, shortcut: Shortcut, client: WebClient) -> None:
        """Look up, compare, or the kommuner that a message names."""
        began = time.perf_counter()
        lang = self._people.lang(shortcut.person)
        texts = TEXTS[lang]
        instead = sentence(texts.modal_not_opened)
        try:
            if shortcut.name == NAMED:
                view, instead = self._named(shortcut.text, lang)
            elif shortcut.name == COMPARE:
                view = modals.compare(texts, self._chosen(shortcut.text, texts))
            else:
                view = modals.lookup(texts)
        except Exception as error:
            instead = failures.report(error, lang)
            view = modals.sentence(instead, texts)
        showing.open_modal(client, shortcut.trigger, view, shortcut.person.user, instead)
        if shortcut.name == NAMED:
            self._journal.note("modal", {"trigger_id": shortcut.trigger}, shortcut.person.team, instead, began)

    def suggest(self, body: dict[str, Any], person: Person) -> BoltResponse:
        """The options of a list, for what was typed so far."""
        texts = TEXTS[self._people.lang(person)]
        if not self._desk.admits_letter(person):
            return showing.offer(options.busy(texts))
        try:
            found = self._answerer.suggest(body.get("value") or "", limits.OPTIONS)
            return showing.offer(options.options(found, texts))
        except Exception as error:
            failures.report(error)
            return showing.offer(options.failed(texts))

    def submit(self, body: dict[str, Any], submission: Submission, client: WebClient) -> BoltResponse:
        """What was chosen is answered in the modal, and an answer is shared."""
        began = time.perf_counter()
        lang = self._people.lang(submission.person)
        try:
            if not self._desk.admits(submission.person):
                shown = _turned_away(submission, lang)
            elif submission.kind == modals.ANSWER:
                shown = self._share(submission, client, lang)
            else:
                shown = self._answer(submission, lang)
        except Exception as error:
            reply = failures.report(error, lang)
            shown = showing.replace(modals.sentence(reply, TEXTS[lang])), reply
        acknowledgement, said = shown
        if said:
            self._journal.note("modal", body, submission.person.team, said, began)
        return acknowledgement

    def ask(self, body: dict[str, Any], client: WebClient, act: Act) -> None:
        """A button that asks: answered in its modal, or in a new one where it stands in the App Home."""
        began, person = time.perf_counter(), act.person
        click = replace(payloads.click(body), ephemeral=True)  # nobody else sees a view
        lang = click.lang or self._people.lang(person)
        texts = TEXTS[lang]
        try:
            reply = self._courier.announce(self._desk.reply(person, click.question, lang), click.question)
            asks_on = reply.status not in ("busy", "failed")
            view = (
                modals.answer(reply, Asked(lang, click.question), texts) if asks_on else modals.sentence(reply, texts)
            )
        except Exception as error:
            reply = failures.report(error, lang)
            view = modals.sentence(reply, texts)
        if act.view:
            showing.update_modal(client, act.view, view, person.user, reply)
        else:
            showing.open_modal(client, act.trigger, view, person.user, reply)
        self._journal.note("modal" if act.view else "home", body, person.team, reply, began)
        self._courier.send(client, reply, payloads.address(click), partial(write, client, person.user))

    def reply(self, of: Asked) -> Reply:
        """The answer to what was asked in words or by choosing kommuner."""
        if of.text:
            return self._answerer.reply(of.text, of.lang)
        if of.listed:
            return self._answerer.tell(ScoresQuery(of.kommuner), of.lang)
        if len(of.kommuner) == 1:
            return self._answerer.tell(ProfileQuery(of.kommuner[0]), of.lang)
        return self._answerer.tell(CompareQuery(of.kommuner), of.lang)

    def _chosen(self, kommun: str, texts: Texts) -> list[Block]:
        """The option of the kommun that a comparison begins with."""
        known = self._answerer.known([kommun] if kommun else [])
        scores = self._answerer.find(ScoresQuery(known))
        return options.options(scores, texts) if known and isinstance(scores, ScoreList) else []

    def _answer(self, submission: Submission, lang: Lang) -> tuple[BoltResponse, Reply | None]:
        """The acknowledgement, and the answer in it; None where something is still to be chosen."""
        texts = TEXTS[lang]
        kommuner = self._answerer.known(dict.fromkeys(submission.kommuner))[: modals.MOST_COMPARED]
        if not kommuner:
            return showing.complain(KOMMUN, texts.choose_from_list), None
        if submission.kind == modals.COMPARE and len(kommuner) == 1:
            return showing.complain(KOMMUN, texts.choose_two), None
        of = Asked(lang, kommuner=kommuner)
        reply = self.reply(of)
        return showing.replace(modals.answer(reply, of, texts, title=_title(submission, texts))), reply

    def _share(self, submission: Submission, client: WebClient, lang: Lang) -> tuple[BoltResponse, Reply | None]:
        """The acknowledgement, and the answer that is shared; None where it is not."""
        texts = TEXTS[lang]
        of = asked.read(submission.kept)
        if of is None:  # drawn by another version
            return showing.replace(modals.lookup(texts)), None
        reply = self.reply(of)
        who = submission.person.user
        match share_from_modal(client, submission.response_url, submission.channel, who, reply):
            case "sent":
                return showing.replace(modals.answer(reply, of, texts, said=texts.shared)), reply
            case "not_in_channel":
                said = texts.share_not_in_channel
            case "refused":
                said = texts.share_refused
            case "unsure":
                said = texts.share_unsure
        return showing.complain(modals.CHANNEL, said), None

    def _named(self, text: str, lang: Lang) -> tuple[View, Reply]:
        """The scores of the kommuner that a message names; a sentence where it names none."""
        texts = TEXTS[lang]
        kommuner = self._answerer.named(text)
        if not kommuner:
            reply = replace(sentence(texts.none_named), status="none", lang=lang)
            return modals.sentence(reply, texts, title=texts.named_title), reply
        of = Asked(lang, kommuner=kommuner, listed=True)
        reply = self.reply(of)
        return modals.answer(reply, of, texts, title=texts.named_title), reply


def _turned_away(submission: Submission, lang: Lang) -> tuple[BoltResponse, Reply | None]:
    """A word that it is too much, in the modal as it is: what was chosen in it can be submitted again."""
    reply = render_busy(lang)
    field = modals.CHANNEL if submission.kind == modals.ANSWER else KOMMUN
    return showing.complain(field, reply.text), reply


def _title(submission: Submission, texts: Texts) -> str:
    return texts.compare if submission.kind == modals.COMPARE else texts.answer_title
