"""The whole way of a question, without Slack: text → parse → Query → Store → Answer → render → Reply."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from data.language.parse import LONGEST_QUESTION, parse
from data.language.suggesting import named, suggest
from data.model.answer import Answer, Download, Picture, Ranking, ScoreList
from data.model.outcome import outcome
from data.model.parsed import Question
from data.model.places import is_kommun
from data.model.query import Lang, Query, RankingQuery, ScoresQuery
from data.store.store import Store, Version
from handlers.replies.buttons import private
from handlers.replies.render import render
from handlers.replies.reply import Attachment, Reply
from handlers.replies.texts import TEXTS

_REMEMBERED = 1000  # replies, of some 3 kB each
_FILES = 32  # pictures and lists, of up to 400 kB each


class Answerer:
    """Answers questions from a store. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self._store = self.store = store
        self._version = store.version()
        self._remembered = lru_cache(_REMEMBERED)(self._reply)
        self._files = lru_cache(_FILES)(self._content)

    def reply(self, text: str, lang: Lang | None = None) -> Reply:
        """The reply to a text, in the given language or in the one it was asked in.

        What was asked lately is remembered, for as long as the store is the same file.
        """
        version = self._store.version()
        if version != self._version:  # what an older survey said is of no use any longer
            self._version = version
            self._remembered.cache_clear()
        return self._remembered(version, text[: LONGEST_QUESTION + 1], lang)

    def tell(self, query: Query, lang: Lang) -> Reply:
        """The reply to a question that was not put in words, as by choosing from a list."""
        answer = self.find(query)
        return _noted(render(answer, lang), answer, lang)

    def find(self, query: Query) -> Answer:
        """The answer to such a question. KeyError for a kommun that there is not."""
        return self._store.answer(query)

    def answer(self, text: str, lang: Lang) -> tuple[Answer, Reply]:
        """The answer to a text, with the reply in a language."""
        question, answer = self._answer(text)
        return answer, _noted(render(answer, lang, question.heard), answer, lang)

    def known(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Those of the codes that are kommuner's."""
        places = self._store.names().display
        return tuple(code for code in codes if code in places and is_kommun(code))

    def named(self, text: str) -> tuple[str, ...]:
        """Codes of the kommuner that a message names."""
        return named(text, self._store.names())

    def suggest(self, typed: str, most: int) -> ScoreList:
        """Kommuner that may be meant by what was typed so far, with their scores; the leaders where nothing was."""
        codes = suggest(typed, self._store.names(), most)
        if not typed.strip():
            leaders = self.find(RankingQuery())
            assert isinstance(leaders, Ranking)  # noqa: S101  # tells mypy what the store answers
            codes = tuple(row.kommun for row in (*leaders.rows, *leaders.runners_up))[:most]
        scores = self.find(ScoresQuery(codes))
        assert isinstance(scores, ScoreList)  # noqa: S101  # the same
        return scores

    def content(self, attachment: Attachment) -> bytes:
        """The file that goes with a reply: a PNG or a CSV. ModuleNotFoundError where pictures cannot be drawn.

        The last ones are remembered, for as long as the store is the same file.
        """
        return self._files(self._store.version(), attachment)

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
        lang = lang or question.lang
        return _noted(render(answer, lang, question.heard), answer, lang, text)

    def _content(self, _: Version, attachment: Attachment) -> bytes:
        answer, texts = self._store.answer(attachment.query), TEXTS[attachment.lang]
        if isinstance(answer, Picture):
            from handlers.replies.pictures import canvas, specification

            return canvas.png(specification(answer, texts))
        assert isinstance(answer, Download)  # noqa: S101  # what such a query is answered with
        from handlers.replies.csv_files import csv_file

        return csv_file(answer, texts)

    def _answer(self, text: str) -> tuple[Question, Answer]:
        edition = self._store.edition()
        question = parse(text, edition.names)
        return question, self._store.answer(question.query, edition)


def _noted(reply: Reply, answer: Answer, lang: Lang, asked: str = "") -> Reply:
    """The reply with what the log tells of it and, where the text that was asked is given, what its asker can do."""
    result = outcome(answer)
    can_be_shared = asked and result.status == "answer" and result.intent != "help"
    own = private(reply.blocks, asked, lang) if can_be_shared else ()
    return replace(reply, status=result.status, intent=result.intent, lang=lang, private=own)
