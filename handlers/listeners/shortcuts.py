"""Shortcuts, and the buttons that do the same: each opens a modal."""

import time
from dataclasses import dataclass, replace

from slack_sdk import WebClient

from data.model.question import Lang
from handlers.answering.answerer import Answerer
from handlers.answering.preferences import Preferences
from handlers.listeners.views import reply_to
from handlers.operating.question_log import Journal
from handlers.replies.reply import Block, Reply
from handlers.replies.texts import TEXTS
from handlers.replies.views import modals, options
from handlers.replies.views.asked import Asked
from handlers.replies.views.frame import View
from handlers.requests import Shortcut
from handlers.sending import failures, showing
from handlers.sending.messages import sentence

LOOKUP = "lookup"  # callback_ids of the shortcuts
COMPARE = "compare"
NAMED = "named"


@dataclass(frozen=True)
class Shortcuts:
    """Opens modals: to look up, to compare, or with the kommuner that a message names."""

    answerer: Answerer
    preferences: Preferences
    journal: Journal

    def open(self, shortcut: Shortcut, client: WebClient) -> None:
        """Open the shortcut's modal."""
        began = time.perf_counter()
        lang = self.preferences.lang(shortcut.person)
        texts = TEXTS[lang]
        instead = sentence(texts.modal_not_opened)
        try:
            if shortcut.name == NAMED:
                view, instead = self._named(shortcut.text, lang)
            elif shortcut.name == COMPARE:
                view = modals.compare(texts, self._chosen(shortcut.text, lang))
            else:
                view = modals.lookup(texts)
        except Exception as error:
            instead = failures.report(error, lang)
            view = modals.sentence(instead, texts)
        showing.open_modal(client, shortcut.trigger, view, shortcut.person.user, instead)
        if shortcut.name == NAMED:
            self.journal.note("modal", {"trigger_id": shortcut.trigger}, shortcut.person.team, instead, began)

    def _chosen(self, kommun: str, lang: Lang) -> list[Block]:
        """The option of the kommun that a comparison begins with."""
        known = self.answerer.known([kommun] if kommun else [])
        return options.options(self.answerer.scores(known), lang) if known else []

    def _named(self, text: str, lang: Lang) -> tuple[View, Reply]:
        """The scores of the kommuner that a message names; a sentence where it names none."""
        texts = TEXTS[lang]
        kommuner = self.answerer.named(text)
        if not kommuner:
            reply = replace(sentence(texts.none_named), status="none", lang=lang)
            return modals.sentence(reply, texts, title=texts.named_title), reply
        of = Asked(lang, kommuner=kommuner, listed=True)
        reply = reply_to(self.answerer, of)
        return modals.answer(reply, of, texts, title=texts.named_title), reply
