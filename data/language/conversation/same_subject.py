"""A message that names no place: what it asks is asked of whom the question before was about."""

from dataclasses import replace
from typing import Final

from data.language.conversation.apart import apart, better_of
from data.language.conversation.fragment import Fragment
from data.language.conversation.going_on import all_groups, bounds_only
from data.language.conversation.kinds import replaced
from data.language.conversation.nearly import LESS, MORE
from data.language.conversation.of_answer import beside_mean, other_side
from data.language.conversation.same_kommuner import (
    claimed,
    conditions,
    drawn,
    grouped,
    measure_of,
    measured,
    narrowed,
    of_claim,
    place_said,
    wanted,
)
from data.language.conversation.same_list import ranked_by
from data.language.conversation.same_survey import names_only_survey
from data.language.conversation.spoken import NO_FIGURES, Spoken
from data.language.conversation.told import kommuner_of, place_of
from data.model.conditions import EVERYONE, Place
from data.model.question import Question

_PLANNED: Final = "e_services_planned"
_COOPERATES: Final = "cooperates_"
_OPERATIONS: Final = "cooperates_operations"  # which are in operation themselves


def of_the_same(spoken: Spoken, alone: Question) -> Question | None:
    """It names no place: what it asks is asked of whom the question before was about."""
    before, fragment = spoken.before, spoken.fragment
    compares = fragment.has("WHO") and fragment.has(*MORE, *LESS) and not fragment.has("THAN")
    if compares and (two := better_of(before, "most" if fragment.has(*MORE) else "fewest")):
        return two
    if fragment.only_says("OVER", "UNDER", *MORE, *LESS, "WHO", "MANY", "MEAN", "OWN_AREA", "COUNTRY"):
        over, under = fragment.has("OVER", "BETTER"), fragment.has("UNDER", "WORSE")
        if not fragment.has("MEAN") and (found := other_side(before)) is not None:
            return found
        if over != under and (found := beside_mean(before, "better" if over else "worse")):
            return found
    spoken.reread |= fragment.has("CHANGE") and alone.want in NO_FIGURES
    spoken.reread |= fragment.but_share
    alone = _reread(before, fragment, alone)
    if "meant" in fragment.links and alone.measure and alone.where == EVERYONE and alone.want in ("total", "overview"):
        return measured(before, alone.measure)
    if before.want == "difference" and before.to == "best" and fragment.has("BEST", "MOST") and not fragment.has("WHO"):
        first = Place(before.measure or "score", 1, 1)  # whether it is the best, of which it was told how far it is
        before = replace(before, want="check", to="", that=first)
    if fragment.but_count and (counted := _counted(spoken, before)):
        return counted[0]
    if bounds_only(fragment) and not fragment.but_share and before.of:
        return Question("count" if fragment.has("COUNT") else "list", where=conditions(before, fragment, alone))
    if "sorted" in fragment.links and (ranked := ranked_by(before, alone)):
        return ranked
    if fragment.has("DIFFERENCE") and (between := apart(before, spoken.both(), fragment, alone)):
        return between
    if before.by == "size" and fragment.only_says("BY_SIZE"):
        return replace(before, want="spread", order="", limit=None, form="words")  # which tells the correlation
    bare = not (alone.measure or alone.by) or alone.form == "scatter"
    if not fragment.wants and alone.form != "words" and bare and alone.where == EVERYONE:
        return drawn(before, alone)
    if before.want == "check" and before.of and before.that is not None:
        of_another = alone.measure and alone.where == EVERYONE and not fragment.has("WHO", "MANY")
        if found := (claimed(before, fragment, alone) if of_another else of_claim(before, alone)):
            return found
    if before.want == "check" and before.of and not fragment.wants:
        return claimed(before, fragment, alone) or (before if fragment.own_survey else None)
    if kommuner_of(before) and not (fragment.own_survey and names_only_survey(alone)):
        return spoken.of_kommuner(alone)
    return _of_set(spoken, alone)


def _counted(spoken: Spoken, before: Question) -> tuple[Question | None] | None:
    """How many the first of a ranking has, in one: what that is may be None, of which nothing is told."""
    fragment = spoken.fragment
    if before.by and before.limit == 1 and "it" in fragment.links:
        return (Question("text", topic="which_area"),)  # which one it is is known only to the answer
    if before.by or before.want != "top":
        return None
    if fragment.links & {"it", "them"}:
        one = Question("value", spoken.counted, of=(spoken.marked or "",))
        return (one if spoken.marked else before if spoken.counted == (before.measure or "score") else None,)
    return (before,) if fragment.only_says("COUNT") and _of_first(before) else None


def _of_first(before: Question) -> bool:
    """Whether it was asked who is on one place of a list."""
    place = place_of(before.where)
    return before.limit == 1 or (place is not None and place.first == place.last)


def _of_set(spoken: Spoken, alone: Question) -> Question | None:
    """Of the kommuner that fit what was said before."""
    before, fragment = spoken.before, spoken.fragment
    if before.of and not kommuner_of(before):
        counts = alone.want == "total" and not fragment.has("TOTAL")
        if fragment.wants and alone.want != "top" and not counts:
            return None
        where = before.where if fragment.wants else replaced(before.where, conditions(before, fragment, alone))
        order = alone.order if fragment.wants else ""
        return replace(before, measure=alone.measure or before.measure, order=order, where=where)
    if group := grouped(before, fragment, alone):
        return group
    if fragment.own_survey and names_only_survey(alone):
        return before
    if not fragment.wants:
        return narrowed(before, fragment, alone)
    if alone.want in NO_FIGURES or alone.of:
        return None
    return wanted(before, fragment, alone)


def _reread(before: Question, fragment: Fragment, alone: Question) -> Question:
    """What the message asks, where it says less than a whole question would."""
    if fragment.but_share:
        return Question("share")
    if fragment.has("CHANGE") and alone.want in NO_FIGURES:
        return Question("change")
    if all_groups(fragment):
        return replace(alone, want="mean", by="group" if fragment.has("GROUP_NOUN") else "lan", topic="")
    if nth := place_said(fragment) if not alone.by else None:
        return Question("top", where=nth, order=nth.order, survey=alone.survey)
    if fragment.but_count and alone.want in NO_FIGURES:
        return Question("count")
    if fragment.has("PLANNED") and not fragment.has("MEASURE"):
        return replace(alone, want="top" if alone.want == "top" else "overview", measure=_PLANNED, topic="", unused=())
    if fragment.has("EXISTING") and fragment.only_says("EXISTING"):
        measure = _OPERATIONS if measure_of(before).startswith(_COOPERATES) else "e_services"
        return Question("overview", measure)
    return alone
