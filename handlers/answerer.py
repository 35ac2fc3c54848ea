"""The whole way of a question, without Slack: text → parse → Query → Store → Answer → render → Reply."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from data.answer import Answer
from data.outcome import outcome
from data.parse import LONGEST_QUESTION, parse
from data.query import Lang, Question
from data.store import Store, Version
from handlers.render import render
from handlers.reply import Reply

_REMEMBERED = 1000  # replies, of some 3 kB each


class Answerer:
    """Answers questions from a store. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self._store = self.store = store
        self._version = store.version()
        self._remembered = lru_cache(_REMEMBERED)(self._reply)

    def reply(self, text: str, lang: Lang | None = None) -> Reply:
        """The reply to a text, in the given language or in the one it was asked in.

        What was asked lately is remembered, for as long as the store is the same file.
        """
        version = self._store.version()
        if version != self._version:  # what an older survey said is of no use any longer
            self._version = version
            self._remembered.cache_clear()
        return self._remembered(version, text[: LONGEST_QUESTION + 1], lang)

    def in_full(self, text: str) -> dict[str, Any]:
        """The reply together with what programs want to know of it. `bot.py ask --json` prints it: the shape stays."""
        question, answer = self._answer(text)
        result = outcome(answer)
        reply = render(answer, question.lang, question.heard)
        return {
            "question": text,
            "status": result.status,
            "intent": result.intent,
            "places": list(result.places),
            "survey": result.survey,
            "lang": question.lang,
            "text": reply.text,
            "blocks": list(reply.blocks),
        }

    def _reply(self, _: Version, text: str, lang: Lang | None) -> Reply:
        question, answer = self._answer(text)
        result, lang = outcome(answer), lang or question.lang
        reply = render(answer, lang, question.heard)
        return replace(reply, status=result.status, intent=result.intent, lang=lang)

    def _answer(self, text: str) -> tuple[Question, Answer]:
        question = parse(text, self._store.names())
        return question, self._store.answer(question.query)
