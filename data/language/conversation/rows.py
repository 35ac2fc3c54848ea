"""One of those that were told, by its place among them: "den första", "den sista i listan", "the third one"."""

from dataclasses import replace

from data.language.conversation.kinds import parts_of, place_of, replaced, without
from data.language.conversation.layout import turned
from data.language.conversation.turn import (
    OF_ONE,
    SUMS,
    Turn,
    first_places,
    fitting,
    is_ranking,
    kommuner_of,
    ranked_ones,
)
from data.model.conditions import EVERYONE, Condition, Place, both
from data.model.places import is_kommun
from data.model.question import Question


def at_row(turn: Turn, row: int) -> Question | None:
    """What the question before is taken to be, of that one; None where which it was is not known.

    Of a ranking it is whoever is on that place: with ties they are several, or none.
    """
    before = turn.before
    if before.of:
        spoken = tuple(filter(is_kommun, turn.both)) if len(before.of) == 1 else kommuner_of(before)
        two = len(before.of) == 1 and "row" not in turn.fragment.links  # of two the one that was not told last
        at = 0 if two and row > 0 else row - 1 if row > 0 else row
        if not -len(spoken) <= at < len(spoken) > 1:
            return None
        same = len(before.of) == 1 and turn.fragment.alone is None  # "and the other one?"
        return replace(before, of=(spoken[at],)) if same else _of_one(before, spoken[at])
    if row == 1 and turn.marked and is_kommun(turn.marked) and not is_row(place_of(before.where)):
        return _of_one(before, turn.marked)
    told = listed(before)
    if told is None:
        return turned(before) if row < 0 else None  # the last, where but the first was told
    order, at = told.order, told.first + row - 1 if row > 0 else told.last
    if not at:  # the last of all, also where that came first
        order, at = "fewest", 1
    where = both(without(before.where, Place), Place(told.measure, at, at, order))
    if is_row(place_of(before.where)) and (turn.fragment.alone is None or turn.fragment.nth):
        return replace(before, where=where)  # the same of another of them
    plain = replace(before, that=None, every=True, by="", limit=None, form="words")
    return replace(plain, want="top", measure=told.measure, where=where, order=told.order)


def of_so_many(turn: Turn) -> Question | None:
    """The question before, of all that were told so far: "av alla tio"; None where they were not so many."""
    before, many = turn.before, turn.fragment.joint.all_of
    if before.of:
        return before if many == len(turn.both) else None
    told = None if before.grouped else listed(before)
    if not told or not told.last:
        return before
    if many != told.last:
        return None
    every = replaced(before.where, replace(told, first=1))
    whole = Question("top", told.measure, every, order=told.order, survey=before.survey, lang=before.lang)
    return whole if place_of(before.where) else before


def of_other_places(before: Question, alone: Question) -> Question | None:
    """What was asked of some of the first, of the last, or of so many: "same thing for the top 10"."""
    place = place_of(before.where) if before.that is not None or before.want in SUMS else None
    if not place or alone.want != "top" or not alone.limit:
        return None
    return replace(before, where=replaced(before.where, replace(first_places(alone), measure=place.measure)))


def all_rows(before: Question) -> Question:
    """The question before, of all that were told where it is of one of those: "och samma lista för Gävleborg"."""
    told, rest = listed(before), without(before.where, Place)
    return replace(before, where=both(rest, told) if told else rest) if is_row(place_of(before.where)) else before


def is_row(place: Place | None) -> bool:
    """Whether it is one place of a list."""
    return place is not None and place.first == place.last


def _of_one(before: Question, kommun: str) -> Question:
    measure = before.measure if before.want in (*OF_ONE, "compare", "top", "list") else ""
    return Question("value" if measure else "profile", measure, of=(kommun,), survey=before.survey, lang=before.lang)


def listed(before: Question) -> Place | None:
    """The places that were told, also where it is of one of them; None of what has no order. Of all, the last is 0."""
    place = place_of(before.where)
    if before.grouped and not (place and before.want == "count"):
        return None
    if is_row(place):
        places = (place_of(each) for each in before.replaced)
        every = replace(place, first=1, last=0) if place and before.want == "check" else None
        return next((each for each in places if each and place and each.measure == place.measure), every)
    if place or is_ranking(before):
        ranked = place or (first_places(before) if before.limit else replace(first_places(before), last=0))
        return None if before.limit == 1 else ranked
    ordered = before.want == "list" and before.measure and not before.of
    return Place(before.measure, 1, 0, "fewest" if before.order == "fewest" else "most") if ordered else None


def listed_ones(before: Question) -> Condition | None:
    """Those of a list, or of the first of a ranking; after a count of some of a list those of the list."""
    parts = parts_of(fitting(before))
    if before.want in ("count", "share") and before.earlier is not None:
        return before.earlier if set(parts_of(before.earlier)) < set(parts) else None
    told = ranked_ones(before) or (before.where if before.want in ("list", "top") else EVERYONE)
    return told if told != EVERYONE and not before.of else None
