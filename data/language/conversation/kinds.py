"""Conditions by their kind: what takes the place of what, where another is said, and what only joins."""

from data.model.conditions import (
    EVERYONE,
    All,
    Any,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Leaf,
    Not,
    Place,
    Size,
    flat,
    leaves,
    with_leaves,
)
from data.model.conditions import measures_of as of_leaf
from data.model.measures import YES_NO
from data.model.question import Question


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """What all must be fit, part by part."""
    return condition.of if isinstance(condition, All) else (condition,)


def kind_of(part: Condition) -> object:
    """What another part takes the place of. Parts of no common kind only join."""
    match part:
        case Any(of) if of and len({kind_of(each) for each in of}) == 1:
            return kind_of(of[0])
        case InArea() | InGroup() | Size() | Is() | Place():
            return type(part)
        case Has("population"):
            return Size
        case Has(measure) | Known(measure):
            return (Has, measure)
        case Beside(measure=measure):
            return (Beside, measure)
        case _:
            return part


def replaced(before: Condition, anew: Condition) -> Condition:
    """The condition with parts in the place of those of their kind, or beside the others."""
    new = parts_of(anew)
    kinds = {kind_of(part) for part in new}
    again = {Not(part) for part in new}  # "och bara storstäderna?", after those were left out
    return flat([*(part for part in parts_of(before) if kind_of(part) not in kinds and part not in again), *new])


def without(condition: Condition, *kinds: type) -> Condition:
    """The condition but for its parts of some kinds."""
    return flat(part for part in parts_of(condition) if kind_of(part) not in kinds)


def measures_of(condition: Condition | None) -> tuple[str, ...]:
    """The measures that it speaks of, from left to right; how many live there is none of the survey's."""
    spoken = (each for leaf in leaves(condition) for each in of_leaf(leaf)) if condition is not None else ()
    return tuple(each for each in spoken if each != "population")


def unmeasured(condition: Condition) -> Condition:
    """The condition but for what it requires of measures."""
    return flat(part for part in parts_of(condition) if not measures_of(part))


def of_measure(condition: Condition, old: str, new: str) -> Condition:
    """The condition with one measure in the place of another."""
    return with_leaves(condition, lambda leaf: _leaf_of(leaf, old, new))


def _leaf_of(leaf: Leaf, old: str, new: str) -> Leaf:
    match leaf:
        case Has(measure, op, value) if measure == old:
            lacks = (op, value) == ("==", 0)
            if new in YES_NO or measure in YES_NO:
                op = "==" if lacks or new in YES_NO else ">="
                value = 0 if lacks else 1
            return Has(new, op, value)
        case Known(measure) if measure == old:
            return Known(new)
        case Place(measure, first, last, order) if measure == old:
            return Place(new, first, last, order)
        case Beside(than, side, measure) if measure == old:
            return Beside(than, side, new)
        case _:
            return leaf


def either(part: Condition) -> tuple[Condition, ...]:
    """What a part lets choose among: itself, where it does not."""
    return part.of if isinstance(part, Any) else (part,)


def is_placing(part: Condition) -> bool:
    """Whether it says where or what the kommuner are, not how their figures are."""
    return isinstance(kind_of(part), type) and kind_of(part) in (InArea, InGroup, Size)


def of_inhabitants(part: Condition) -> bool:
    """Whether it says how many live there."""
    return isinstance(part, Has) and part.measure == "population"


def areas_of(condition: Condition | None) -> tuple[str, ...]:
    """The areas that a condition names."""
    return tuple(leaf.area for leaf in leaves(condition or EVERYONE) if isinstance(leaf, InArea))


def place_of(condition: Condition | None) -> Place | None:
    """The places of a ranking that a condition names."""
    return next((leaf for leaf in leaves(condition or EVERYONE) if isinstance(leaf, Place)), None)


def beside_of(condition: Condition | None) -> Beside | None:
    """Beside whom or what it puts them."""
    return next((leaf for leaf in leaves(condition or EVERYONE) if isinstance(leaf, Beside)), None)


def with_kommun(condition: Condition, old: str, new: str) -> Condition:
    """The condition with one kommun in the place of another."""

    def exchange(leaf: Leaf) -> Leaf:
        match leaf:
            case Is(kommun) if kommun == old:
                return Is(new)
            case Beside(than, side, measure) if than == old:
                return Beside(new, side, measure)
            case _:
                return leaf

    return with_leaves(condition, exchange)


def any_of(of: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """One of them, as parts of a condition: none of none."""
    once = tuple(dict.fromkeys(of))
    return (Any(once),) if len(once) > 1 else once


def told_of(before: Question) -> str:
    """The measure that was asked about: it stands beside the inhabitants, where those were but put in order by them."""
    return before.also[0] if before.measure == "population" and before.also else before.measure
