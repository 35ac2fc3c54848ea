"""What a conversation keeps: the question that the next message may go on from, its survey, its language."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from data.language.conversation.changed import changes
from data.language.conversation.kinds import is_placing, measures_of, parts_of, place_of
from data.language.conversation.rows import is_row, listed, listed_ones
from data.language.conversation.turn import SUMS, fitting, ranked_ones, those_told
from data.language.lexicon.topics import COURTEOUS, DEFINING, NOT_HELD, OF_A_SURVEY, SOURCES, UNTOLD
from data.model.conditions import EVERYONE, Condition, InArea, InGroup, Is, Not, flat, leaves
from data.model.places import is_kommun
from data.model.question import Lang, Question

_OF_MANY: Final = SUMS | {"top", "list", "count", "share", "extreme", "spread"}
_UNSAID: Final = "score"  # the measure, where none is said
_REMEMBERED: Final = 3  # things that were required one after the other


def kept(question: Question, previous: Question | None, *, goes_on: bool) -> Question | None:
    """What a conversation is at after a question: that, with the kommun marked that was asked about before it.

    After a text it is at that, beside the question before it.
    """
    if question.want == "text":
        if question.topic in UNTOLD:
            return previous
        if previous and {previous.topic, previous.told} & (NOT_HELD | DEFINING) and question.topic == SOURCES:
            return previous  # of the same it may be asked more
        if previous is None or previous.want != "text":
            return replace(previous, told=question.topic) if previous else question
        return replace(question, survey=question.survey or previous.survey)
    if previous is None:
        return question
    if question.marked:
        told = _list_of_row(question, previous) or _led_from(question, previous) if goes_on else None
        return replace(question, replaced=(told,)) if told else question
    if previous.want == "compare" and question.want == "explain" and question.of[0] in previous.of:
        return previous  # why one of them is lower
    others = [code for code in previous.of if code not in question.of]
    led = (previous.marked,) if not previous.of and previous.want != "list" else ()
    spoken = previous.of if len(previous.of) == 1 else led
    claims = question.want == "check" or question.claim is not None
    of_kind = claims and question.that is not None and is_placing(question.that)
    if goes_on and of_kind and question.where == those_told(previous):
        return previous  # "bara storstäder?" is asked of those that were told, who are spoken of still
    if question.by and question.limit and goes_on:  # which of them leads now is known to the answer
        spoken, previous = (), replace(previous, marked=None)
    same = previous.marked if question.of == previous.of else None  # "and the other one?", also after the mean
    marked = others[0] if len(question.of) == len(others) == 1 else same
    if not question.of and goes_on and spoken:
        marked = spoken[0]
    earlier = _earlier(question, previous) if goes_on else None
    return replace(question, marked=marked, replaced=_replaced(question, previous, goes_on=goes_on), earlier=earlier)


def _earlier(question: Question, previous: Question) -> Condition | None:
    """Of whom the answer before was, where it is of others now, or is still of those it was of then."""
    if {question.want, previous.want} - _OF_MANY or question.of or previous.of or question.grouped or previous.grouped:
        return None
    now, then = fitting(question), ranked_ones(previous) or fitting(previous)
    if now == then:
        return previous.earlier
    listed = listed_ones(previous) if previous.want in ("count", "share") else None
    if listed and set(parts_of(listed)) < set(parts_of(now)) and not set(parts_of(then)) < set(parts_of(now)):
        return listed  # more is asked of the list that it was of
    if now in changes(previous):
        return now  # they are those that came or went
    whose = ([part for part in parts_of(each) if not isinstance(part, Not)] for each in (now, then))
    named = tuple({leaf for leaf in leaves(flat(each)) if isinstance(leaf, InArea | InGroup)} for each in whose)
    return then if not (all(named) and named[0].isdisjoint(named[1])) else None  # "och i Halland?" is of others


def _replaced(question: Question, previous: Question, *, goes_on: bool) -> tuple[Condition, ...]:
    """What was required, or of whom, in the place of what is now, where it is the same question but for that."""
    same = (question.want, question.measure, question.by) == (previous.want, previous.measure, previous.by)
    if same and len(question.of) == len(previous.of) == 1 and question.of != previous.of:
        return (Is(previous.of[0]), *previous.replaced)[:_REMEMBERED]
    if not goes_on:
        return ()
    if told := _list_of_row(question, previous):
        return (told, *previous.replaced)[:_REMEMBERED]
    if one := _led_from(question, previous):
        return (one,)
    gone_from = [code for code in previous.of if code not in question.of]
    if question.want == "compare" and len(gone_from) == 1 and question.measure == previous.measure:
        return (Is(gone_from[0]),)  # "och Härnösand, Timrå", of whom all three may be asked
    now, then = (tuple(part for each in asked.conditions for part in parts_of(each)) for asked in (question, previous))
    gone = tuple(part for part in then if part not in now and part != EVERYONE)
    if not gone:
        return previous.replaced if question.want in _OF_MANY else ()
    came = any(part not in then for part in now)
    again = all(isinstance(part, Not) for part in gone)  # those that were left out are counted in
    return (flat(gone), *previous.replaced)[:_REMEMBERED] if (came or again) and same else ()


def _list_of_row(question: Question, previous: Question) -> Condition | None:
    """The places that were told, where one of them is asked of: another of them may be next."""
    row, told = place_of(question.where), listed(previous)
    listed_so = told is not None and told.last > 0  # of all that there are it is as it was
    return told if listed_so and is_row(row) and told and row and row.measure == told.measure else None


def _led_from(question: Question, previous: Question) -> Condition | None:
    """The one that was asked about, where it is asked who leads: how far that is ahead may be next."""
    leads = question.want == "top" and question.limit == 1 and not question.of
    return Is(previous.of[0]) if leads and len(previous.of) == 1 and is_kommun(previous.of[0]) else None


def spoken_of(declined: Question, previous: Question | None) -> Question | None:
    """What a conversation is at after a message without an answer: whom and what survey it named, else as before."""
    survey = declined.survey or (previous.survey if previous else None)
    if declined.of and declined.want == "text":
        return Question("profile", of=declined.of[:1], survey=survey, lang=declined.lang)
    if previous is not None:
        return previous if survey == previous.survey else replace(previous, survey=survey)
    return Question("overview", survey=survey, lang=declined.lang) if survey else None


def in_conversation(
    alone: Question, previous: Question, told: Lang | None, measures: Mapping[str, Collection[str]]
) -> Question:
    """The question of the survey that was named before, and in the language spoken where its words tell none.

    `told`: the language that its words tell. `measures`: the ids of those that each survey has.
    """
    if alone.want == "language" or alone.topic in COURTEOUS:
        return alone
    lang = told or previous.lang
    survey = previous.survey if _is_of_any(alone, measures.get(previous.survey or "", ())) else alone.survey
    return replace(alone, survey=survey, lang=lang)


def _is_of_any(alone: Question, known: Collection[str]) -> bool:
    """Whether it names no survey, and the one that knows these measures can answer it. Inhabitants are of none."""
    if alone.survey or alone.since or alone.want == "change" or alone.measure == "population":
        return False
    if alone.want == "text":
        return bool(known) and alone.topic in OF_A_SURVEY
    asked = {alone.measure, *measures_of(alone.where), *measures_of(alone.that)} - {""}
    return (asked or {_UNSAID}) <= set(known)
