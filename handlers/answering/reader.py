"""What a message asks: by itself, after a question before it, or two questions at once. No figure is read here."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar
from weakref import WeakMethod

from data.language.conversation.fragment import Fragment, names_only_survey
from data.language.conversation.goes_on import goes_on, is_question
from data.language.conversation.kept import in_conversation
from data.language.conversation.merge import merge
from data.language.conversation.reading import read_fragment
from data.language.conversation.texts import remark
from data.language.lexicon.topics import BESIDE_ANSWER, COURTEOUS, OF_REMARKS, PASSING, UNANSWERED
from data.language.reading.claims import claimed
from data.language.reading.holding import requires
from data.language.reading.several import (
    as_one,
    has_alternative,
    joined,
    leaves_out,
    of_asker,
    same,
    says_of_whom,
    split,
    states,
)
from data.language.term import Terms
from data.language.terms import read_terms
from data.language.understand import LONGEST_QUESTION, understand
from data.model.conditions import Beside, Side, both
from data.model.question import Heard, Order, Question
from data.model.question_json import from_value
from data.store.edition import Edition
from handlers.answering.status import is_answered

_REMEMBERED = 1000  # messages that were read
_OF_ANYTHING = frozenset({"text", "profile"})  # they hold nearly all that can be asked of a kommun or the bot
_SUMS = frozenset({"mean", "median", "total", "difference"})
_T = TypeVar("_T")


class Reader:
    """Reads messages with the words of an edition of the store. Safe to share between threads."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._asked = _remembered(self._questions)
        self._read = _remembered(self._fragment)
        self._after = _remembered(self._gone_on)
        self._linked = _remembered(self._goes_on)

    def fragment(self, text: str) -> Fragment:
        """The text as it may go on from one before it."""
        return self._read(text[: LONGEST_QUESTION + 1])

    def after(self, previous: Question | None, text: str) -> Heard:
        """What a text asks after a question: whole questions where it takes anything over, else the text itself."""
        if previous is None or not text.strip() or from_value(text) is not None:
            return text
        return self._after(previous, text[: LONGEST_QUESTION + 1])

    def goes_on(self, text: str, previous: Question | None) -> bool:
        """Whether a text may go on from the question before it, so that it is no whole one."""
        return self._linked(text[: LONGEST_QUESTION + 1], previous)

    def _of_the_survey(self, previous: Question, text: str) -> str | Question:
        """A whole question, of the survey that was named before it; of two at once the second is named."""
        first, *rest = self.questions(text)
        fragment = self.fragment(text)
        asked = in_conversation(first, previous, fragment.lang, self.edition.measures)
        if not rest and (said := remark(fragment, asked)):
            return replace(said, survey=previous.survey)
        if asked == first or (rest and asked.survey == first.survey):
            return text
        return self.naming(asked, text) if rest else asked

    def question(self, asked: Heard) -> Question:
        """The question that a text asks by itself, or that a button carries; the last of two."""
        if not isinstance(asked, str):
            return asked if isinstance(asked, Question) else asked[-1]
        if carried := from_value(asked):
            return carried
        fragment, edition = self.fragment(asked), self.edition
        alone = fragment.alone
        if alone is not None and not fragment.joint.removed:
            question = alone
        else:
            question = understand(asked, edition.names, edition.vocabulary)
            if alone is not None and _one_is_told(question, alone) and not fragment.links:
                question = alone  # without what is said aside: "…, right?", "Toppen, tack", "glöm det. vad fick Motala"
        if question.topic in UNANSWERED or question.unused:
            return claimed(asked, edition.names, edition.vocabulary) or question
        return question

    def questions(self, asked: Heard) -> tuple[Question, ...]:
        """The questions of a message, two where it has two that can be answered. Where one cannot, it is named."""
        if not isinstance(asked, str):
            return _each(asked) if isinstance(asked, Question) else asked
        found = self._asked(asked if asked.startswith("{") else asked[: LONGEST_QUESTION + 1])
        return _each(found[0]) if len(found) == 1 else found

    def _questions(self, asked: str) -> tuple[Question, ...]:
        parts = () if asked.startswith("{") or len(asked) > LONGEST_QUESTION else split(asked)
        if len(parts) < 2:
            return self._joined(asked) or (self.question(asked),)
        other = self._terms(parts[1])
        if states(other):
            return self._questions(" ".join((parts[0].rstrip("?!. "), *_named(other))))
        whole = self.fragment(asked)
        aside = whole.alone and whole.joint.removed and not whole.links
        thanks = whole.alone and whole.alone.topic in COURTEOUS
        if whole.alone and aside and (thanks or self.fragment(parts[0]).only_says("NUMBER", "EXACTLY")):
            return (whole.alone,)  # "bara sex? hur många svarade", "Toppen! Tack för hjälpen"
        if says_of_whom(other) and is_answered(one := self.question(asked)) and not one.unused:
            return (one,)  # "hur många svarade? Räkna inte med Skåne", "var är det vanligast? Ange länet"
        first = self.question(parts[0])
        after = self.after(first, parts[1])
        second = self.question(after)
        if second.topic == OF_REMARKS:
            return (first,)
        fragment, named = self.fragment(parts[1]), self._terms(asked).survey
        if not requires(other) and "which" not in fragment.links:
            return (_of(first, named),)  # "who has …? I'd need all of them"
        narrows = "only" in fragment.links and second.want == first.want
        of_first = narrows or not is_question(fragment) or leaves_out(other)
        summed = {first.want, second.want} <= _SUMS and first.want != second.want
        if summed and same(replace(first, want=second.want), second):
            return first, replace(second, lang=first.lang)  # "hur många har de tillsammans? och i snitt?"
        if isinstance(after, Question) and of_first:
            return (replace(second, lang=first.lang),)  # "topp Skåne? som karta" is one
        if names_only_survey(second):  # "hur många har appar? (exempel)"
            return self._joined(asked) or (self.question(asked),)
        if second.want == "profile" and of_asker(self._terms(parts[0])):
            return (self.question(asked),)  # "har min kommun en app? bor i Säffle"
        first, second = _of(first, named), _of(second, named)
        match is_answered(first), is_answered(second):
            case True, True:
                joint = as_one(first, second)
                return (replace(joint, lang=first.lang),) if joint else (first, replace(second, lang=first.lang))
            case True, False if second.topic in BESIDE_ANSWER and second.want == "text":
                return first, replace(second, lang=first.lang)  # that it is not known, and of what
            case True, False if first.want == "text" and same(first, self.question(asked)):
                return (first,)  # "what does a score of 14 mean? is it out of 14 or 20" is one
            case True, False if second.topic not in PASSING:
                return (self.naming(first, str(asked)),)
            case False, True if first.topic not in PASSING and second.want != "text":
                return (replace(second, unused=(*second.unused, parts[0])),)
            case _:
                return (self.question(asked),)

    def _joined(self, asked: str) -> tuple[Question, ...]:
        """The two questions of a sentence that is not understood as one, where both are to the last word; else none."""
        whole, said = self.question(asked), self._terms(asked)
        if is_answered(whole) and not (whole.unused or whole.want in _OF_ANYTHING or has_alternative(said)):
            return ()
        for one, other in joined(said):
            first = self.question(one)
            spoken_of = Question("profile", of=first.of) if first.want == "text" and first.of else first
            second = self.question(self.after(spoken_of, other))
            found = [_of(each, said.survey) for each in (first, second)]
            if found[0].want == found[1].want == "top" and not found[0].measure:
                found[0] = replace(found[0], measure=found[1].measure)  # "topp 5 och botten 5 i antal appar"
            bare = whole.want == "text" and (any(each.want == "overview" for each in found) or self._by_how_much(other))
            if same(replace(found[0], want=found[1].want), found[1]) and found[1].want == "list":
                return (replace(found[1], lang=found[0].lang),)  # "hur många svarade inte, och vilka" is one
            told = [is_answered(each) and not each.unused for each in found]
            if told[0] and (told[1] or found[1].topic == "no_survey") and not (bare or same(*found)):
                return found[0], replace(found[1], lang=found[0].lang)
            if told[0] and whole.topic == "beyond" and found[1].topic in UNANSWERED:
                return (replace(found[0], unused=(other,)),)
        return ()

    def _by_how_much(self, text: str) -> bool:
        """Whether it but says "och med hur mycket", which counts nothing."""
        said = self.fragment(text)
        return said.only_says("COUNT", "HAS") and not said.only_says("COUNT")

    def naming(self, first: Question, asked: str) -> Question:
        """The first question of a message, that says that the second, where it asks anything, is left aside."""
        rest = [part for part in split(asked)[1:] if requires(self._terms(part))]
        return replace(first, unused=(*first.unused, *rest))

    def _gone_on(self, previous: Question, text: str) -> Heard:
        merged = self._merged(previous, text)
        if merged and is_answered(merged) and not merged.unused and len(split(text)) < 2:
            return merged
        return self._both_after(previous, text) or merged or self._of_the_survey(previous, text)

    def _merged(self, previous: Question, text: str) -> Question | None:
        return merge(previous, self.fragment(text), self.edition.names)

    def _both_after(self, previous: Question, text: str) -> tuple[Question, ...] | Question | None:
        """The two questions of a message of which the first goes on from another, and the second from the first."""
        parts = split(text)
        for one, other in [(parts[0], parts[1])] if len(parts) > 1 else joined(self._terms(text)):
            first = self._merged(previous, one)
            second = self.question(self.after(first, other)) if first else None
            if first and second and all(is_answered(each) and not each.unused for each in (first, second)):
                return as_one(first, second) or (first, replace(second, lang=first.lang))
        return None

    def _goes_on(self, text: str, previous: Question | None) -> bool:
        return goes_on(self.fragment(text), previous)

    def _terms(self, text: str) -> Terms:
        return self.fragment(text).read or read_terms(text, self.edition.names, self.edition.vocabulary)

    def _fragment(self, text: str) -> Fragment:
        return read_fragment(text, self.edition.names, self.edition.vocabulary)


def _each(question: Question) -> tuple[Question, ...]:
    """A sum of several measures is a question of each, and so are the places of several kommuner.

    Beside what cannot be answered it is told what is known of the kommun that it names.
    """
    if question.topic in UNANSWERED and question.of:
        return question, Question("profile", of=question.of, survey=question.survey, lang=question.lang)
    if question.want == "place" and len(question.of) > 1:
        return tuple(replace(question, of=(kommun,)) for kommun in question.of)
    if question.want == "place" and question.topic == "around":
        return _around(replace(question, topic=""))
    if not (question.also or question.more) or question.want not in _SUMS:
        return (question,)
    measures, wants = dict.fromkeys((question.measure, *question.also)), dict.fromkeys((question.want, *question.more))
    of_each = ((measure, want) for measure in measures for want in wants)
    each = [replace(question, want=want, measure=measure, also=(), more=(), unused=()) for measure, want in of_each]
    return (*each[:-1], replace(each[-1], unused=question.unused))


def _around(question: Question) -> tuple[Question, ...]:
    """The place of one, and who stands next before it and next after it."""
    sides: tuple[tuple[Side, Order], ...] = (("better", "fewest"), ("worse", "most"))
    beside = ((Beside(question.of[0], side, question.measure or "score"), order) for side, order in sides)
    asked = replace(question, want="top", of=(), limit=1, unused=(), read=())
    return (question, *(replace(asked, where=both(question.where, who), order=order) for who, order in beside))


def _one_is_told(question: Question, alone: Question) -> bool:
    """Whether but one of them is a text, and the other is understood: that without what is said aside is meant."""
    return (question.want == "text") != (alone.want == "text") and alone.topic not in UNANSWERED


def _named(said: Terms) -> tuple[str, ...]:
    """The places and the survey that a statement names, as typed."""
    return tuple(term.typed for term in said.terms if term.has("PLACE_NAME", "SURVEY_NAME"))


def _of(question: Question, survey: str | None) -> Question:
    """The question, of the survey that the rest of the message names where it names none."""
    return question if question.survey or question.want in ("text", "language") else replace(question, survey=survey)


def _remembered(method: Callable[..., _T]) -> Callable[..., _T]:
    """The method with what it said lately. Its object is not kept by that: it holds the connections to an edition."""
    weak = WeakMethod(method)

    @lru_cache(_REMEMBERED)
    def remembered(*said: str | Question | None) -> _T:
        found = weak()
        assert found is not None  # noqa: S101  # whoever calls it has the object
        return found(*said)

    return remembered
