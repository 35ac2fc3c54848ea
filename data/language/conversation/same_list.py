"""A message that asks of the list, the ranking or the count at hand: the rest of it, in another order, without some."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import FLIPPED, YES_NO, having, opposite
from data.language.composition.reading import INHABITANTS
from data.language.conversation.fragment import Fragment
from data.language.conversation.kinds import parts_of, replaced
from data.language.conversation.told import (
    base_of,
    first_places,
    fitting,
    is_ranking,
    of_inhabitants,
    place_of,
    required_of,
    those_told,
)
from data.model.conditions import EVERYONE, Condition, Direction, Has, Not, both, flat
from data.model.question import Claim, Question

_LISTED: Final = frozenset({"list", "extreme", "count", "share", "total", "top", "mean", "median", "check"})
_MOST: Final = 1_000_000_000  # a larger number is none that may be asked for


def by_size(before: Question, *, order: Direction) -> Question | None:
    """Which of them has most inhabitants, or fewest."""
    of_many = len(before.of) != 1 and not before.grouped
    return Question("top", "population", those_told(before), order=order, limit=1) if of_many else None


def further(before: Question, page: int, many: int | None = None) -> Question | None:
    """Those after the ones that were shown: the next page of a list, the places below in a ranking."""
    if before.want == "list" and not before.grouped and many is None:
        return replace(before, page=page + 1)
    if not is_ranking(before):
        return None
    shown = place_of(before.where) or first_places(before)
    place = first_places(before, shown.last + (many or shown.last - shown.first + 1), shown.last + 1)
    return replace(before, where=replaced(before.where, place), limit=None)


def others(before: Question) -> Question | None:
    """Those that do not fit what was asked, of the same kommuner."""
    required = required_of(before)
    summed = before.want in ("mean", "median", "total") and not before.grouped
    if not (summed or before.want in ("list", "count", "share", "check")) or before.of or not required:
        return None
    rest = flat([*parts_of(base_of(before)), denied_as_said(flat(required))])
    return replace(before, where=rest) if summed else Question("list", before.measure, rest)


def against_others(before: Question, fragment: Fragment, alone: Question) -> Question | None:
    """Whether those that were told have more than the others: "har de fler appar än de andra?"."""
    more, less = fragment.has("MORE", "BETTER"), fragment.has("FEWER", "WORSE")
    required = required_of(before)
    if (
        not (fragment.has("THAN") and (more or less))
        or before.of
        or not required
        or fragment.has("NUMBER", "COUNTRY", "WHAT", "WHY", "WHO")
    ):
        return None
    measure = next((term.concepts["MEASURE"] for term in fragment.terms.terms if "MEASURE" in term), "")
    that = flat(required)
    claim = Claim("<" if less else ">", 0)
    return Question("mean", alone.measure or measure, base_of(before), sides=(that, Not(that)), claim=claim)


def with_column(before: Question, alone: Question) -> Question | None:
    """The list with the figures of another measure beside: "lägg till antal appar"."""
    if not alone.measure or alone.where != EVERYONE or before.grouped or before.want not in ("list", "top", "value"):
        return None
    return replace(before, also=tuple(dict.fromkeys([*before.also, alone.measure])))


def how_many_others(before: Question) -> Question | None:
    """How many do not fit what was asked, of one or of many."""
    of_many = replace(before, want="check", of=()) if before.want == "check" else before
    rest = others(of_many)
    return replace(rest, want="count", measure="") if rest else None


def denied_as_said(condition: Condition) -> Condition:
    """That it is not so; of a bound, and of several things, in the words that they were said in."""
    bound = isinstance(condition, Has) and condition.op in FLIPPED and condition != having(condition.measure)
    return Not(condition) if bound or len(parts_of(condition)) != 1 else opposite(condition)


def who_they_are(before: Question) -> Question | None:
    """Who they are that were counted."""
    if before.sides:  # those on the first
        return Question("list", before.measure, both(before.where, before.sides[0]))
    if before.by and before.want in ("count", "share") and (before.that or before.where != EVERYONE):
        before = replace(before, by="", order="", limit=None, want="list")
    if before.want not in _LISTED or before.grouped:
        return None
    if placed := place_of(before.that):
        return Question("top", placed.measure, fitting(before), order=placed.order)
    if before.want in ("top", "list"):
        return before
    if before.want == "extreme":
        return replace(before, want="top")
    return Question("list", before.measure, fitting(before))


def listed(before: Question) -> Question | None:
    """The same kommuner in words, not as a picture."""
    if before.want == "spread" or (before.want == "overview" and before.form == "words"):
        return None
    return replace(before, form="words")


def turned(before: Question) -> Question | None:
    """The same from the other end."""
    if before.want not in ("top", "extreme", "list", "compare") and not before.grouped:
        return None
    where = before.where
    if place := place_of(where):
        where = replaced(where, replace(place, order="most" if place.order == "fewest" else "fewest"))
    return replace(before, where=where, order="most" if before.order == "fewest" else "fewest")


def shown(before: Question) -> Question | None:
    """The same as a picture: of a sum how the figures spread."""
    if before.want == "spread" and before.by == "size":
        return replace(before, form="scatter")
    if before.want in ("mean", "median", "spread") and not before.grouped:
        return Question("spread", before.measure, before.where, form="histogram")
    return replace(before, form="chart") if before.want in ("top", "list", "compare") or before.grouped else None


def among_them(before: Question, kommuner: tuple[str, ...]) -> Question | None:
    """Whether they are among those that were told: "är Lund med där?"."""
    if before.of or before.grouped or before.want not in ("top", "list", "count"):
        return None
    if is_ranking(before) and not place_of(before.where):
        return Question("check", before.measure, before.where, of=kommuner, that=first_places(before))
    return Question("check", of=kommuner, that=before.where) if before.where != EVERYONE else None


def numbered(before: Question, number: int) -> Question | None:
    """The same with another number: so many, another place, another bound."""
    if number > _MOST:
        return None
    place = place_of(before.where)
    if before.want == "top" and place and number > 0:
        return replace(before, where=replaced(before.where, replace(place, first=number, last=number)))
    if (before.want == "top" or before.grouped) and number > 0 and not place:
        return replace(before, limit=number, order=before.order or "most")
    bounds = [part for part in parts_of(before.that or before.where) if _bounds(part)]
    if len(bounds) > 1:  # of inhabitants where so many are said, else of what the survey asked
        bounds = [part for part in bounds if of_inhabitants(part) == (number >= INHABITANTS)]
    if len(bounds) != 1 or not isinstance(bounds[0], Has):
        return None
    another = replace(bounds[0], value=number)
    if before.that is not None:
        return replace(before, that=replaced(before.that, another))
    return replace(before, where=replaced(before.where, another))


def _bounds(part: Condition) -> bool:
    return isinstance(part, Has) and part.measure not in YES_NO and part.value not in (0, "max")


def ranked_by(before: Question, alone: Question) -> Question | None:
    """The same kommuner in the order of another measure; what is required of them stays."""
    if before.want in ("count", "share") and not before.of:
        those = before.where if place_of(before.where) else fitting(before)  # a place is one among all
        before = replace(before, want="list", where=those, that=None)
    if not alone.measure or before.grouped or before.want not in ("top", "list", "compare"):
        return None
    order = alone.order or (before.order if before.want == "top" else "")
    return replace(before, measure=alone.measure, order=order)
