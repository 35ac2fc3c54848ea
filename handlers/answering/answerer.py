"""The whole way of a question, without Slack: text → understand → Question → evaluate → Result → render → Reply.

What the way is made of is imported for the first question, so that no start waits for it; `warm_up` asks one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from data.language.lexicon.topics import UNANSWERED
from data.model.conditions import Any as AnyOf
from data.model.conditions import Is
from data.model.places import is_kommun
from data.model.question import NO_FIGURES, Heard, Lang, Question
from data.model.question_json import to_json
from data.store.edition import Edition, Version
from data.store.store import Store
from handlers.answering.status import intent_of, places_of, status_of
from handlers.replies.buttons import private
from handlers.replies.reply import Attachment, Reply, joined

if TYPE_CHECKING:
    from data.model.result import Result
    from handlers.answering.reader import Reader

_REMEMBERED = 1000  # replies, of some 3 kB each
_VALUES = 200  # answers as values for programs, of some 10 kB each
_FILES = 32  # pictures and lists, of up to 400 kB each


class Answerer:
    """Answers questions from a store. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._reader: Reader | None = None
        self._remembered = lru_cache(_REMEMBERED)(self._reply)
        self._valued = lru_cache(_VALUES)(self._values)
        self._files = lru_cache(_FILES)(self._content)

    def reply(self, asked: Heard, lang: Lang | None = None) -> Reply:
        """The reply to a text or a question, in the given language or in the one it was asked in.

        What was asked lately, in whatever words, is remembered for as long as the store is the same file.
        """
        with self.store.held():
            reader = self.reader
            questions = reader.questions(asked)
            lang, version = lang or questions[0].lang, reader.edition.version
            beside = _is_beside(questions)
            if both := joined([self._remembered(version, question, lang, beside) for question in questions]):
                return both
            return self._remembered(version, reader.naming(questions[0], asked), lang, False)

    @property
    def reader(self) -> "Reader":
        """What reads the messages, with the words of the file that is there now."""
        edition, reader = self.store.edition(), self._reader
        if reader is None or reader.edition is not edition:
            from handlers.answering.reader import Reader

            reader = self._reader = Reader(edition)
            self._remembered.cache_clear()  # what an older survey said is of no use any longer
            self._valued.cache_clear()
        return reader

    def warm_up(self) -> None:
        """Answer a question that nobody asked, so that whoever asks first waits for nothing to be imported or read."""
        self.reply(next(iter(self.store.names().display.values())))

    def answer(self, asked: Heard, lang: Lang | None) -> "tuple[Result, Reply]":
        """The result of a text or a question, with the reply in a language: else in the one it was asked in."""
        with self.store.held():
            results, _, reply = self._answers(self.reader.questions(asked), lang)
            return results[0], reply

    def values(self, asked: Heard, lang: Lang | None) -> "tuple[Result, dict[str, Any], Reply]":
        """The result, the same as values for programs, and the reply. Remembered as `reply` is."""
        with self.store.held():
            reader = self.reader
            return self._valued(reader.edition.version, reader.questions(asked), lang)

    def understood(self, text: str) -> Question:
        """What a text asks, as a question."""
        from data.language.understand import understand

        edition = self.store.edition()
        return understand(text, edition.names, edition.vocabulary)

    def known(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Those of the codes that are kommuner's."""
        places = self.store.names().display
        return tuple(code for code in codes if code in places and is_kommun(code))

    def named(self, text: str) -> tuple[str, ...]:
        """Codes of the kommuner that a message names."""
        from data.language.names.suggesting import named

        return named(text, self.store.names())

    def suggest(self, typed: str, most: int) -> "Result":
        """Kommuner that may be meant by what was typed so far, with their scores; the leaders where nothing was."""
        from data.language.names.suggesting import suggest
        from data.model.result import Rows

        codes = suggest(typed, self.store.names(), most)
        if not typed.strip():
            leaders = self.store.evaluate(Question("top", order="most"))
            if isinstance(leaders.shape, Rows):
                codes = tuple(row.kommun.code for row in (*leaders.shape.rows, *leaders.shape.next))[:most]
        return self.scores(codes)

    def scores(self, codes: tuple[str, ...]) -> "Result":
        """The scores of kommuner, in the order they are named."""
        from data.model.result import Rows

        found = self.store.evaluate(Question("list", "score", AnyOf(tuple(map(Is, codes)))))
        if isinstance(found.shape, Rows):
            rows = sorted(found.shape.rows, key=lambda row: codes.index(row.kommun.code))
            return replace(found, shape=replace(found.shape, rows=tuple(rows)))
        return found

    def content(self, attachment: Attachment) -> bytes:
        """The file that goes with a reply: a PNG or a CSV. ModuleNotFoundError where pictures cannot be drawn.

        The last ones are remembered, for as long as the store is the same file.
        """
        return self._files(self.store.edition().version, attachment)

    def kept(self, asked: Heard, previous: Question | None, *, goes_on: bool) -> Question | None:
        """What a conversation is at after a question: that, or where it has no figures, the one before it."""
        from data.language.conversation.kept import kept, spoken_of

        question = self.reply(asked).question
        if question is None:
            return spoken_of(self.reader.questions(asked)[0], previous)
        return kept(question, previous, goes_on=goes_on)

    def in_full(self, asked: Heard, said: Heard | None = None) -> dict[str, Any]:
        """The reply together with what programs want to know of it. `bot.py ask --json` prints it: the shape stays.

        `said`: as it came, where `asked` was made of it.
        """
        result, reply = self.answer(asked, None)
        question, typed, status = result.question, asked if said is None else said, status_of(result)
        return {
            "question": typed if isinstance(typed, str) else to_json(question if isinstance(typed, tuple) else typed),
            "status": status,
            "intent": intent_of(question),
            "places": places_of(question),
            "survey": None if status != "answer" or question.want == "language" else result.survey.id,
            "lang": question.lang,
            "asked": to_json(question),
            "text": reply.text,
            "blocks": list(reply.blocks),
        }

    def _reply(self, _: Version, question: Question, lang: Lang, beside: bool) -> Reply:
        result = _result(question, self.reader.edition)
        return _noted(_drawn(result, lang, beside=beside), result, lang, question)

    def _answers(self, questions: tuple[Question, ...], lang: Lang | None) -> "tuple[list[Result], list[Reply], Reply]":
        """The result of each question, the reply to each, and all as one: the first where that is too long."""
        results = [_result(each, self.reader.edition) for each in questions]
        first = results[0]
        lang = lang or first.question.lang
        drawn = [_drawn(each, lang, beside=_is_beside(questions)) for each in results]
        replies = [_noted(drawn[0], first, lang), *(replace(each, lang=lang) for each in drawn[1:])]
        reply = joined(replies)
        return (results, replies, reply) if reply else (results[:1], replies[:1], replies[0])

    def _values(
        self, _: Version, questions: tuple[Question, ...], lang: Lang | None
    ) -> "tuple[Result, dict[str, Any], Reply]":
        from handlers.replies.structured import of_all, structured

        results, replies, reply = self._answers(questions, lang)
        edition = self.reader.edition
        told = [
            structured(result, each, edition.grounds(result)) for result, each in zip(results, replies, strict=True)
        ]
        return results[0], of_all(told, reply), reply

    def _content(self, _: Version, attachment: Attachment) -> bytes:
        from handlers.replies.attached import content

        return content(attachment, self.store.evaluate)


def _result(question: Question, edition: Edition) -> "Result":
    from data.store.evaluate import UnknownMeasure

    try:
        return edition.evaluate(question)
    except UnknownMeasure as error:  # of a survey that does not know what is asked
        kept = {name: getattr(question, name) for name in ("of", "survey", "since", "lang", "read", "unused")}
        return edition.evaluate(Question("text", error.measure, topic="no_measure", **kept))


def _winner(result: "Result") -> str | None:
    """The only kommun that was told, or the first län or group where one was asked for: "den" is it, "där" is in it."""
    from data.model.result import Check, Groups, Rows

    question, shape = result.question, result.shape
    if isinstance(shape, Groups) and question.by in ("lan", "group") and _tells_first(question):
        known = [each for each in shape.groups if each.value.value is not None]
        first = [each.name for each in known if each.value.value == known[0].value.value]
    else:
        told = question.want == "top" or (question.want == "list" and not question.of)
        first = [row.kommun.code for row in shape.rows] if told and isinstance(shape, Rows) else []
        if isinstance(shape, Check) and not question.of:  # "har den tredje en e-strategi?"
            first = [row.kommun.code for row in (*shape.rows, *shape.counter)]
    return first[0] if len(first) == 1 else None


def _tells_first(question: Question) -> bool:
    """Whether of the groups the first is asked for: alone, or before all others."""
    return question.limit == 1 or (question.limit is None and bool(question.order))


def _is_beside(questions: Sequence[Question]) -> bool:
    """Whether more is told after a text: then it is short."""
    return len(questions) > 1 and questions[0].want == "text" and questions[0].topic not in UNANSWERED


def _drawn(result: "Result", lang: Lang, *, beside: bool = False) -> Reply:
    from handlers.replies.attached import attached
    from handlers.replies.shapes import render

    return attached(render(result, lang, beside=beside), result, lang)


def _noted(reply: Reply, result: "Result", lang: Lang, asked: Question | None = None) -> Reply:
    """The reply with what the log tells of it. `asked`: what its asker can share, explain and go on from."""
    question, status, intent = result.question, status_of(result), intent_of(result.question)
    own, at = reply.private, reply.question
    if asked is not None and status == "answer":
        own = private(reply.blocks, question, lang) if intent != "help" else ()
        winner = _winner(result)
        at = asked if asked.marked == winner else replace(asked, marked=winner)
        at = at if asked.want not in NO_FIGURES or asked.want == "text" else None
    elif asked is not None and question.topic == "no_measure":
        at = asked  # "exempel då" may follow, whose survey knows it
    return replace(reply, status=status, intent=intent, lang=lang, private=own, question=at)
