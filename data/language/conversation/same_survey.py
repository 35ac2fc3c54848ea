"""A whole question in a conversation: it is of the survey that was named there, and takes nothing else over."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from data.language.conversation.fragment import Fragment
from data.language.conversation.kinds import measures_of
from data.language.conversation.same_kommuner import measure_of
from data.language.conversation.spoken import MEASURED
from data.language.lexicon.topics import COURTEOUS, OF_A_SURVEY
from data.model.question import Lang, Question

_UNSAID: Final = "score"  # the measure, where none is said


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


def names_only_survey(question: Question) -> bool:
    """Of one that names a survey, whether it says nothing else: "i exempel"."""
    told = question.measure or question.of
    return question.want in ("overview", "profile") and question.survey is not None and not told


def whole(before: Question, fragment: Fragment, alone: Question) -> Question:
    """It says what and of whom: the survey stays, and the measure where it goes on and names none."""
    goes_on = fragment.links & {"meant", "and", "then"}
    names_none = not alone.measure and not fragment.has("MEASURE", "BEST", "WORST")
    return replace(alone, measure=measure_of(before)) if goes_on and alone.want in MEASURED and names_none else alone
