"""Modals: what opens one, the lists in it, and its answer, which can be shared."""

import time
from functools import partial
from typing import Any

from slack_bolt import BoltContext, BoltResponse
from slack_sdk import WebClient

from data.model.conditions import Any as AnyOf
from data.model.conditions import Is
from data.model.frozen import frozen
from data.model.question import MOST_COMPARED, Lang, Question
from handlers.answering.answerer import Answerer
from handlers.answering.personal_answerer import PersonalAnswerer
from handlers.listeners import payloads
from handlers.operating.question_log import Journal
from handlers.replies import limits, notices
from handlers.replies.notices import sentence
from handlers.replies.reply import Reply
from handlers.replies.texts import TEXTS
from handlers.replies.views import modals, options
from handlers.replies.views.frame import KOMMUN, View
from handlers.replies.views.modals import Asked
from handlers.requests import Act, Submission, address
from handlers.sending import failures, showing
from handlers.sending.attachments import Attachments
from handlers.sending.messages import write
from handlers.sending.sharing import share_from_modal

NAMED = "named"  # callback_id of the shortcut in a message's menu; the others' are those of the modals


@frozen
class Views:
    """Opens modals, to look up, to compare, or with what a message names; answers in them, and beside the App Home."""

    answerer: Answerer
    personal: PersonalAnswerer
    attachments: Attachments
    journal: Journal

    def open(self, act: Act, client: WebClient) -> None:
        """Open the modal of a shortcut, or of a button, whose value is the code of the kommun that it is about."""
        began, name = time.perf_counter(), act.action.partition(":")[2]
        lang = self.personal.lang(act.person)
        texts = TEXTS[lang]
        instead = sentence(texts.modal_not_opened)
        try:
            if name == NAMED:
                view, instead = self._named(act.value, lang)
            elif name == modals.COMPARE:
                known = self.answerer.known([act.value])  # the kommun that the comparison begins with
                view = modals.compare(texts, options.options(self.answerer.scores(known), lang) if known else [])
            else:
                view = modals.lookup(texts)
        except Exception as error:
            instead = failures.report(error, lang)
            view = modals.sentence(instead, texts)
        showing.open_modal(client, act.trigger, view, act.person.user, instead)
        if name == NAMED:
            self.journal.note("modal", {"trigger_id": act.trigger}, act.person.team, instead, began)

    def suggest(self, body: dict[str, Any], context: BoltContext) -> BoltResponse:
        """The options of a list: what may be meant by what was typed so far."""
        asker = payloads.person(body, context)
        lang = self.personal.lang(asker)
        texts = TEXTS[lang]
        if not self.personal.admits_letter(asker):
            return showing.offer(options.sentence(texts.suggest_busy))
        try:
            found = self.answerer.suggest(body.get("value") or "", limits.OPTIONS)
            return showing.offer(options.options(found, lang))
        except Exception as error:
            failures.report(error)
            return showing.offer(options.sentence(texts.suggest_failed))

    def submit(self, body: dict[str, Any], client: WebClient, context: BoltContext) -> BoltResponse:
        """What was chosen is answered in the modal, and an answer is shared."""
        began, submission = time.perf_counter(), payloads.submission(body, context)
        lang = self.personal.lang(submission.person)
        shown: tuple[BoltResponse, Reply | None]
        try:
            if not self.personal.admits(submission.person):  # what was chosen stays, and can be submitted again
                reply = notices.busy(lang)
                field = modals.CHANNEL if submission.kind == modals.ANSWER else KOMMUN
                shown = showing.complain(field, reply.text), reply
            elif submission.kind == modals.ANSWER:
                shown = self._share(submission, client, lang)
            else:
                shown = self._answer(submission, lang)
        except Exception as error:
            reply = failures.report(error, lang)
            shown = showing.replace(modals.sentence(reply, TEXTS[lang])), reply
        acknowledgement, said = shown
        if said:
            self.journal.note("modal", body, submission.person.team, said, began)
        return acknowledgement

    def ask(self, body: dict[str, Any], client: WebClient, act: Act) -> None:
        """A button that asks: answered in its modal, or in a new one where it stands in the App Home."""
        began, person = time.perf_counter(), act.person
        click = payloads.click(body)._replace(ephemeral=True)  # nobody else sees a view
        lang = click.lang or self.personal.lang(person)
        texts = TEXTS[lang]
        try:
            reply = self.attachments.announce(self.personal.reply(person, click.question, lang), click.question)
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
        self.journal.note("modal" if act.view else "home", body, person.team, reply, began)
        self.attachments.send(client, reply, address(click), partial(write, client, person.user))

    def _named(self, text: str, lang: Lang) -> tuple[View, Reply]:
        """The scores of the kommuner that a message names; a sentence where it names none."""
        texts = TEXTS[lang]
        kommuner = self.answerer.named(text)
        if not kommuner:
            reply = sentence(texts.none_named, status="none", lang=lang)
            return modals.sentence(reply, texts, title=texts.named_title), reply
        of = Asked(lang, kommuner=kommuner, listed=True)
        reply = reply_to(self.answerer, of)
        return modals.answer(reply, of, texts, title=texts.named_title), reply

    def _answer(self, submission: Submission, lang: Lang) -> tuple[BoltResponse, Reply | None]:
        """The acknowledgement, and the answer in it; None where something is still to be chosen."""
        texts = TEXTS[lang]
        kommuner = self.answerer.known(dict.fromkeys(submission.kommuner))[:MOST_COMPARED]
        if not kommuner:
            return showing.complain(KOMMUN, texts.choose_from_list), None
        if submission.kind == modals.COMPARE and len(kommuner) == 1:
            return showing.complain(KOMMUN, texts.choose_two), None
        of = Asked(lang, kommuner=kommuner)
        reply = reply_to(self.answerer, of)
        title = texts.compare if submission.kind == modals.COMPARE else ""
        return showing.replace(modals.answer(reply, of, texts, title=title)), reply

    def _share(self, submission: Submission, client: WebClient, lang: Lang) -> tuple[BoltResponse, Reply | None]:
        """The acknowledgement, and the answer that is shared; None where it is not."""
        texts = TEXTS[lang]
        of = Asked.read(submission.kept)
        if of is None:  # drawn by another version
            return showing.replace(modals.lookup(texts)), None
        reply = reply_to(self.answerer, of)
        if said := share_from_modal(client, submission, reply, texts):
            return showing.complain(modals.CHANNEL, said), None
        return showing.replace(modals.answer(reply, of, texts, said=texts.shared)), reply


def reply_to(answerer: Answerer, of: Asked) -> Reply:
    """The answer to what was asked in words or by choosing kommuner."""
    if of.text:
        return answerer.reply(of.text, of.lang)
    if of.listed:
        return answerer.reply(Question("list", "score", AnyOf(tuple(map(Is, of.kommuner)))), of.lang)
    return answerer.reply(Question("profile" if len(of.kommuner) == 1 else "compare", of=of.kommuner), of.lang)
