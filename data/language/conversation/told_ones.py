"""Who they are that an answer told of, or counted."""

from dataclasses import replace
from typing import Final

from data.language.conversation.kinds import place_of
from data.language.conversation.turn import COUNTED, SUMS, fitting, measure_of
from data.model.conditions import EVERYONE, both, spoken_of
from data.model.question import Question

_NAMED: Final = 10  # of whom a share is, and is told who they are
_LISTED: Final = SUMS | {"list", "extreme", "count", "share", "top", "check"}


def who_they_are(before: Question, *, all_of_first: bool = False) -> Question | None:
    """Who they are that were counted. Of some of the first of a ranking a share names few; else they stand in it."""
    if before.sides:  # of places or groups those of all of them, else those on the first side
        return Question("list", before.measure, both(before.where, before.placed_sides or before.sides[0]))
    if before.by and before.claim:
        return before  # it tells which
    if before.want not in _LISTED or before.grouped:
        return None
    if (place := place_of(before.where)) and before.want in ("share", "check") and not before.of:
        if place.last - place.first < _NAMED and not all_of_first:
            return replace(before, want="share")
        also = tuple(spoken_of(before.that or EVERYONE))
        return Question("list", measure_of(replace(before, that=None)), before.where, also=also)
    if placed := place_of(before.that):
        return Question("top", placed.measure, fitting(before), order=placed.order)
    if before.want in ("top", "list", "extreme"):
        return whose(before)
    return Question("list", before.measure, fitting(before))


def whose(before: Question) -> Question:
    """Those of a ranking, or who has the highest or lowest figure that was told."""
    return replace(before, want="top", limit=1) if before.want == "extreme" and not before.grouped else before


def in_words(before: Question) -> Question | None:
    """The same kommuner in words, not as a picture; of a figure whose it is."""
    figure = before.form == "words" and before.want in COUNTED and not before.grouped
    return who_they_are(before) if figure else replace(before, form="words")
