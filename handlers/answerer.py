"""The whole way of a question, without Slack: text → parse → Query → Store → Answer → render → Reply."""

from typing import Any

from data.answer import Answer
from data.outcome import outcome
from data.parse import parse
from data.query import Lang, Question
from data.store import Store
from handlers.render import render
from handlers.reply import Reply


class Answerer:
    """Answers questions from a store. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def reply(self, text: str, lang: Lang | None = None) -> Reply:
        """The reply to a text, in the given language or in the one it was asked in."""
        question = parse(text, self._store.names())
        return self._draw(question, self._store.answer(question.query), lang or question.lang)

    def in_full(self, text: str) -> dict[str, Any]:
        """The reply together with what programs want to know of it. `bot.py ask --json` prints it: the shape stays."""
        question = parse(text, self._store.names())
        answer = self._store.answer(question.query)
        result = outcome(answer)
        reply = self._draw(question, answer, question.lang)
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

    def _draw(self, question: Question, answer: Answer, lang: Lang) -> Reply:
        heard = question.heard
        place = (heard.how, heard.typed, self._store.place(heard.place)) if heard else None
        return render(answer, lang, place)
