"""Both sides of a condition: "de med och de utan app", "än de som inte gör det", "än övriga", "with and without".

What says the other side requires nothing of its own: it is taken before the walk, which meets the condition once.
"""

from typing import Final

from data.language.composition.clauses import YES_NO
from data.language.composition.quantities import quantity
from data.language.composition.walk import Walk
from data.language.term import Term
from data.model.frozen import frozen

_JOINS: Final = ("AND", "OR", "THAN", "COMPARE", "FROM")
_BESIDE: Final = ("BETTER", "WORSE")  # "före resten av länet"
_BEGINS: Final = ("BOTH_WAYS", "PER", *_BESIDE, *_JOINS)
_COMPARED: Final = (  # sides are told of, and no list
    *("MEAN", "MEDIAN", "TOTAL", "SHARE", "PERCENT", "COUNT", "PER", "COMPARE", "DIFFERENCE", "SPREAD"),
    *("BETTER", "WORSE", "MORE", "FEWER", "THAN"),
)
_DENIES: Final = ("NOT", "WITHOUT", "NO")
# What stands between and names nothing: "de som har", "i kommuner".
_LIGHT: Final = frozenset(
    {
        *("FILLER", "IT", "AMONG", "HAS", "AS", "BY", "INDEX", "KOMMUN", "MANY", "IS", "WHO", "NUMBER", "OUT_OF"),
        *("COUNT", "ANY", "TO", "BEHIND"),
    }
)
# What can be had or lacked, or who can be left out.
_NAMED: Final = (
    *("MEASURE", "DOES", "PLANNED", "COOPERATES", "FULL", "PUBLISHED", "INHABITANTS", "UNKNOWN", "BOTH", "EITHER"),
    *("PLACE_NAME", "GROUP", "SIZE", "AREA"),
)


@frozen
class _Side:
    """What follows a join: its end, whether it denies or speaks of having, and whether a thing is named after it."""

    end: int
    denies: bool
    has: bool
    names: bool


def set_sides_apart(walk: Walk) -> None:
    """Take what says the other side, and note that both are asked about."""
    for i in walk.said.where(*_BEGINS):
        term = walk.at(i)
        if term.has("BOTH_WAYS") and _is_column(walk, i):
            walk.take(i)
        elif term.has("BOTH_WAYS"):
            _take(walk, i, i + 1)
        elif term.has(*_BESIDE) and (others := _others(walk, i)):
            _take(walk, i + 1, others + 1)
        elif term.has("PER") and not term.has("ALL") and (measure := _parts_by(walk, i)):
            walk.ask(walk.at(measure).concepts["MEASURE"], measure)
            _take(walk, i, _past_other_side(walk, measure + 1))
        elif term.has(*_JOINS) and i not in walk.r.taken:
            _other_side(walk, i)


def _is_column(walk: Walk, i: int) -> bool:
    """Whether it but says what is told of each of some: "e-strategi ja/nej för Blekinges kommuner"."""
    said, named = walk.said, walk.said.before(i)
    placed = said.has("AREA", "GROUP", "SIZE") or any(term.area for term in said.terms)
    return "MEASURE" in named and len(said.named) == 1 and placed and not said.has(*_COMPARED)


def _parts_by(walk: Walk, i: int) -> int:
    """Where it stands what some have and some lack, by which they are parted: "uppdelat på e-strategi"; 0 for none."""
    at = i + 1
    while at < len(walk.said) and (walk.at(at).skipped or _is_light(walk.at(at))):
        at += 1
    return at if walk.at(at).concepts.get("MEASURE") in YES_NO else 0


def _past_other_side(walk: Walk, i: int) -> int:
    """Past what says that some lack it, "eller inte", "/ hasn't"; as far as it was where nothing does."""
    at = i
    while walk.at(at).has("OR", "AND", "COMMA", "HAS", *_DENIES):
        at += 1
    return at if any(walk.at(j).has(*_DENIES) for j in range(i, at)) else i


def _other_side(walk: Walk, i: int) -> None:
    if _asks_anew(walk, i):
        return
    side, before, told = _side(walk, i + 1), walk.said.before(i), walk.said.terms[:i]
    named = any(term.has("MEASURE", "DOES", "FULL") for term in told)  # what can be had or lacked
    denied, others = any(term.has(*_DENIES) for term in told), _others(walk, i)
    if others and not walk.at(i).has("OR"):
        _take(walk, i, others + 1)
    elif side.names and side.denies and before.has("HAS"):
        _take(walk, i, side.end)  # "med och utan app": the thing is had
    elif side.names and side.has and not side.denies and before.has(*_DENIES):
        walk.take(walk.said.skip_back(i - 1))  # "utan respektive med app"
        _take(walk, i, side.end)
    elif not side.names and named and (side.denies or (side.has and denied)):
        _take(walk, i, side.end)


def _asks_anew(walk: Walk, i: int) -> bool:
    """Whether another question follows: "how many answered, and which ones didn't"."""
    counted = any(term.has("COUNT", "SHARE", "ANSWERING") for term in walk.said.terms[:i])
    return counted and walk.at(i).has("AND") and walk.said.after(i).has("WHO") and not walk.said.after(i).has("COUNT")


def _others(walk: Walk, i: int) -> int:
    """Where the others are named after a join, "än de övriga"; 0 where they are not."""
    at = i + 1
    while at < len(walk.said) and _is_light(walk.at(at)) and not walk.at(at).has("OTHERS"):
        at += 1
    return at if walk.at(at).has("OTHERS") else 0


def _take(walk: Walk, first: int, end: int) -> None:
    walk.r.both_at = first if walk.r.both_at is None else walk.r.both_at
    walk.take(*range(first, end))


def _side(walk: Walk, i: int) -> _Side:
    """The words after a join up to what is named there."""
    at, denies, has = i, False, False
    while at < len(walk.said):
        term = walk.at(at)
        if term.first or not (term.has(*_DENIES) or _is_light(term)) or (denies and term.has("COUNT")):
            break  # "de utan i antal e-tjänster"
        denies |= term.has(*_DENIES)
        has |= term.has("HAS")
        at += 1
    amount = quantity(walk.said, at) or quantity(walk.said, at - 1)  # "no more than 40"
    names = at < len(walk.said) and not walk.at(at).first and (amount is not None or walk.at(at).has(*_NAMED))
    return _Side(at, denies, has, names)


def _is_light(term: Term) -> bool:
    return term.concepts.keys() <= _LIGHT and not term.is_number
