"""What kommuner must fit to be meant: a tree of All, Any and Not over a few leaves.

A condition is true, false or unknown of each kommun; the evaluator computes which, the headline says it back.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal

from data.model.frozen import frozen

Operator = Literal["<", "<=", "==", ">=", ">"]
Highest = Literal["max"]  # the best value that the measure can have: full marks
Side = Literal["better", "worse", "same"]
Direction = Literal["most", "fewest"]
Apart = Literal["<", "==", ">"]

OWN: Final = "own"  # of `InArea` and `InGroup`: that of the first kommun the question is of
MEAN: Final = "mean"  # of `Beside`: not a kommun, but the mean of those that fit the rest
COUNTRY: Final = "country"  # of `Beside`: the mean of all there are
MEDIAN: Final = "median"  # of `Beside`: the median of those that fit the rest
COUNTRY_MEDIAN: Final = "country_median"
MEDIANS: Final = frozenset({MEDIAN, COUNTRY_MEDIAN})
MEANS: Final = MEDIANS | {MEAN, COUNTRY}
# How the other of two compares, or what is less of what is more.
MIRRORED: Final[dict[Operator, Operator]] = {">": "<", ">=": "<=", "==": "==", "<": ">", "<=": ">="}


@frozen
class InArea:
    """It lies there. `area`: the code of a län ("12"), or a name of several that the registry knows ("Småland")."""

    area: str


@frozen
class InGroup:
    """It belongs to one of SKL's kommungrupper of 2011, by its name."""

    group: str


@frozen
class Size:
    """It has so many inhabitants: `least` or more, and fewer than `below`."""

    least: int = 0
    below: int | None = None


@frozen
class Is:
    """It is this kommun, by its code."""

    kommun: str


@frozen
class Has:
    """Its figure compares so with a value, in the unit of the measure; yes is 1 and no is 0."""

    measure: str
    op: Operator
    value: float | Highest


@frozen
class Known:
    """Its figure is known here: it has a score that is published or computed, or answered that question."""

    measure: str


@frozen
class Place:
    """It has a place by a measure between two, among those that fit the rest of the tree; counted from an end.

    Those who share a place have all places up to the next: 22 on place 97 have 97 to 118.
    """

    measure: str
    first: int
    last: int
    order: Direction = "most"


@frozen
class Beside:
    """Its figure is better than that of another, worse or the same. `than`: the code of a kommun, the mean, the median.

    On that side of it by how much: the gap between the two compares so with a value.
    """

    than: str
    side: Side
    measure: str
    op: Operator = ">"
    gap: float = 0


@frozen
class Against:
    """Its own figure of one measure compares so with its own of another: more apps than e-services."""

    measure: str
    op: Apart
    other: str


@frozen
class Near:
    """Its figure is about that of a kommun, by its code: within a quarter of it."""

    kommun: str
    measure: str


@frozen
class Begins:
    """Its name begins so, as it is written: "Ö"."""

    letters: str


@frozen
class All:
    """It fits each of them; of none of them, everybody does."""

    of: tuple["Condition", ...] = ()


@frozen
class Any:
    """It fits one of them, or more."""

    of: tuple["Condition", ...]


@frozen
class Not:
    """It does not fit. Of whom it is unknown whether they fit, it is unknown whether they do not."""

    what: "Condition"


Leaf = InArea | InGroup | Size | Is | Has | Known | Place | Beside | Against | Near | Begins
Condition = Leaf | All | Any | Not

EVERYONE: Final = All()


def flat(parts: Iterable[Condition]) -> Condition:
    """The parts as one condition, each once, as flat as it can be: none, one, or all of them."""
    once = tuple(dict.fromkeys(p for part in parts for p in (part.of if isinstance(part, All) else (part,))))
    return once[0] if len(once) == 1 else All(once)


def both(first: Condition, second: Condition) -> Condition:
    """The two as one."""
    return flat((first, second))


def leaves(condition: Condition) -> Iterator[Leaf]:
    """All leaves of a tree, from left to right."""
    match condition:
        case All(of) | Any(of):
            for each in of:
                yield from leaves(each)
        case Not(what):
            yield from leaves(what)
        case _:
            yield condition


def with_leaves(condition: Condition, changed: Callable[[Leaf], Condition]) -> Condition:
    """The same tree with each leaf as it is changed."""
    match condition:
        case All(of) | Any(of):
            return type(condition)(tuple(with_leaves(each, changed) for each in of))
        case Not(what):
            return Not(with_leaves(what, changed))
        case _:
            return changed(condition)


def measures_of(leaf: Condition) -> tuple[str, ...]:
    """The measures that a leaf speaks of."""
    match leaf:
        case Has(measure) | Known(measure) | Place(measure) | Beside(measure=measure) | Near(measure=measure):
            return (measure,)
        case Against(measure, _, other):
            return measure, other
        case _:
            return ()


def spoken_of(*conditions: Condition) -> list[str]:
    """The measures that conditions speak of, each once, in the order they do."""
    said = (leaf for condition in conditions for leaf in leaves(condition))
    return list(dict.fromkeys(measure for leaf in said for measure in measures_of(leaf)))


def demanded(condition: Condition) -> Iterator[Leaf]:
    """The leaves that must hold by themselves: none of a choice, and none that is denied."""
    match condition:
        case All(of):
            for each in of:
                yield from demanded(each)
        case Any() | Not():
            return
        case _:
            yield condition


def least_and_most(of: Sequence[Condition]) -> tuple[Has, Has] | None:
    """The least and the most of one measure, where that is all that is said."""
    match list(of):
        case [Has(key, ">=", float() | int()) as low, Has(other, "<=", float() | int()) as high] if key == other:
            return low, high
        case _:
            return None


def about(measure: str, value: float) -> All:
    """That a figure is about so much: within a quarter of it, between two numbers of two digits."""
    digits = max(len(f"{value:.0f}") - 2, 0)
    low, high = (float(round(value * part, -digits)) for part in (0.75, 1.25))
    return All((Has(measure, ">=", low), Has(measure, "<=", high)))
