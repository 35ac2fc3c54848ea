"""The walk over the terms: at each, the first step that has something to say of it."""

from collections.abc import Callable
from typing import Final

from data.language.composition import (
    against,
    beside,
    beyond,
    bounds,
    choice,
    fractions,
    heading,
    joining,
    measures,
    numbered,
    organised,
    places,
    sides_apart,
)
from data.language.composition.quantities import BEGINS
from data.language.composition.reading import Reading
from data.language.composition.walk import Walk
from data.language.term import Terms

# What it may begin with, and the step: it brings back where it ended, or where it began if it has nothing to say.
_STEPS: Final[tuple[tuple[frozenset[str], Callable[[Walk, int], int]], ...]] = (
    (frozenset({"EXCEPT", "LEFT_OUT", "NOT", "NO", "WITHOUT", "NEITHER"}), places.leave_out),
    (frozenset({*beyond.ABOVE, *beyond.BELOW}), beyond.refer),
    (frozenset(against.SIDES), against.stand_against),
    (frozenset(beside.SIDES), beside.stand_beside),
    (frozenset({"FRACTION"}), fractions.claim_fraction),
    (frozenset({"NUMBER"}), fractions.out_of),
    (frozenset({"NUMBER"}), beyond.other_amount),
    (frozenset({"NUMBER"}), beyond.one_of_it),
    (BEGINS, fractions.bound_sum),
    (choice.BEGINS, choice.choose),
    (BEGINS, bounds.bind),
    (frozenset({"FULL"}), fractions.full_marks),
    (frozenset({"MEASURE"}), measures.name_measure),
    (frozenset({"PLANNED"}), measures.plan_too),
    (frozenset({"PUBLISHED"}), measures.require_known),
    (frozenset({"DOES"}), measures.require_deed),
    (frozenset({"COOPERATES"}), organised.cooperate),
    (joining.JOINS, joining.join),
    (frozenset({"PARTS"}), places.name_parts),
    (places.NAMES, places.name_place),
)
_OF_CONCEPT: Final = {
    concept: [n for n, (begins, _) in enumerate(_STEPS) if concept in begins]
    for concept in frozenset[str]().union(*(begins for begins, _ in _STEPS))
}


def read(said: Terms, *, areas_first: bool = False) -> Reading:
    """What the terms say. `areas_first`: a name of a kommun and of a län (Stockholm) is the län's."""
    walk = Walk(Reading(said, areas_first), said)
    head = heading.head(walk)
    walk.has = head > 0
    sides_apart.set_sides_apart(walk)
    numbered.set_places_apart(walk)
    i = 0
    while i < len(said):
        i = _step(walk, i)
    bounds.settle(walk)
    measures.plan(walk)
    beside.settle(walk)
    heading.settle(walk, head)
    return walk.r


def _step(walk: Walk, i: int) -> int:
    term = walk.at(i)
    if term.first:
        walk.inverted = False
    if i in walk.r.taken:
        return i + 1
    for n in sorted({n for concept in term.concepts for n in _OF_CONCEPT.get(concept, ())}):
        end = _STEPS[n][1](walk, i)
        if end > i:
            return end
    return i + 1
