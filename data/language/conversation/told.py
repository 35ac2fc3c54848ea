"""Who the answer before was of: the kommuner that were named, where they are, what was required, and those it told."""

from typing import Final

from data.language.conversation.kinds import any_of, measures_of, parts_of
from data.model.conditions import EVERYONE, Beside, Condition, Has, InArea, Is, Place, Size, flat, leaves
from data.model.places import is_kommun
from data.model.question import Question

_RANKED: Final = 10  # kommuner of a ranking, where no number was said


def kommuner_of(before: Question) -> tuple[str, ...]:
    """The kommuner that were named; none where areas were, too."""
    return before.of if all(map(is_kommun, before.of)) else ()


def areas_of(condition: Condition | None) -> tuple[str, ...]:
    """The areas that a condition names."""
    return tuple(leaf.area for leaf in leaves(condition or EVERYONE) if isinstance(leaf, InArea))


def beside_of(condition: Condition | None) -> tuple[str, ...]:
    """Whom a condition holds others against: a kommun, a mean."""
    return tuple(leaf.than for leaf in leaves(condition or EVERYONE) if isinstance(leaf, Beside))


def place_of(condition: Condition | None) -> Place | None:
    """The places of a ranking that a condition names."""
    return next((leaf for leaf in leaves(condition or EVERYONE) if isinstance(leaf, Place)), None)


def fitting(before: Question) -> Condition:
    """All that was required: of whom, and what of them."""
    return flat([*parts_of(before.where), *parts_of(before.that or EVERYONE)])


def required_of(before: Question) -> tuple[Condition, ...]:
    """What was required of the kommuner: of their figures, else of where or what they are."""
    that = before.that or next(iter(before.sides), None)
    if that is not None:
        return parts_of(that)
    parts = tuple(part for part in parts_of(before.where) if part != EVERYONE)
    of_figures = tuple(part for part in parts if measures_of(part) or isinstance(part, Size) or of_inhabitants(part))
    return of_figures or (parts if before.want in ("mean", "median", "total") else ())


def base_of(before: Question) -> Condition:
    """The kommuner of whom that was required."""
    apart = before.that is not None or before.sides
    return before.where if apart else flat(part for part in parts_of(before.where) if part not in required_of(before))


def of_inhabitants(part: Condition) -> bool:
    """Whether it says how many live there."""
    return isinstance(part, Has) and part.measure == "population"


def first_places(before: Question, last: int | None = None, first: int = 1) -> Place:
    """The places of a ranking, from its end that was asked for."""
    last = last or before.limit or _RANKED
    return Place(before.measure or "score", first, last, "fewest" if before.order == "fewest" else "most")


def is_ranking(before: Question) -> bool:
    """Whether kommuner were told in the order of a figure."""
    return before.want == "top" and not before.grouped and before.order != "nearest"


def ranked_ones(before: Question) -> Condition | None:
    """Those that are first in a ranking of so many; None of anything else."""
    placed = place_of(before.where)
    if before.want in ("share", "check") and not before.of and placed:
        return before.where
    if not is_ranking(before) or not before.limit or before.of or placed:
        return None
    return flat([*parts_of(before.where), first_places(before)])


def those_told(before: Question) -> Condition:
    """The kommuner that the answer was of, as a condition."""
    named: tuple[Condition, ...] = tuple(map(Is, kommuner_of(before)))
    return flat(any_of(named)) if named else ranked_ones(before) or fitting(before)
