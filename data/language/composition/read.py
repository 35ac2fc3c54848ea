"""The walk over the terms: at each, the first step that has something to say of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from data.language.composition import (
    against,
    beside,
    beyond,
    bounds,
    choice,
    fractions,
    joining,
    judged,
    measures,
    near,
    numbered,
    organised,
    places,
    planned,
    sides_apart,
    supposed,
)
from data.language.composition.beside_several import SIDES
from data.language.composition.clauses import THEME, YES_NO
from data.language.composition.measures import OF_FIGURES
from data.language.composition.quantities import BEGINS
from data.language.composition.reading import Reading
from data.language.composition.walk import Walk
from data.language.term import Terms

# What it may begin with, and the step: it brings back where it ended, or where it began if it has nothing to say.
_STEPS: Final[tuple[tuple[frozenset[str], Callable[[Walk, int], int]], ...]] = (
    (frozenset({"EXCEPT", "LEFT_OUT", "NOT", "NO", "WITHOUT", "NEITHER"}), places.leave_out),
    (frozenset({*beyond.ABOVE, *beyond.BELOW}), beyond.refer),
    (frozenset(against.SIDES), against.stand_against),
    (frozenset(SIDES), beside.stand_beside),
    (frozenset({"FRACTION"}), fractions.claim_fraction),
    (frozenset({"NEARLY"}), fractions.nearly_all),
    (frozenset({"NUMBER"}), supposed.suppose),
    (frozenset({"NUMBER"}), fractions.out_of),
    (frozenset({"NUMBER"}), beyond.other_amount),
    (frozenset({"NUMBER"}), beyond.one_of_it),
    (BEGINS, fractions.bound_sum),
    (choice.BEGINS, choice.choose),
    (BEGINS, bounds.bind),
    (frozenset({"FULL"}), fractions.full_marks),
    (judged.BEGINS, judged.judge),
    (frozenset({"MEASURE"}), measures.name_measure),
    (frozenset({"PLANNED"}), planned.plan_too),
    (frozenset({"PUBLISHED"}), measures.require_known),
    (frozenset({"DOES"}), measures.require_deed),
    (frozenset({"COOPERATES"}), organised.cooperate),
    (joining.JOINS, joining.join),
    (frozenset({"PARTS"}), places.name_parts),
    (near.SIZED, near.stand_near),
    (places.NAMES, places.name_place),
)
_SPOKEN_OF: Final = frozenset({"HAS", "IS", "IT", "FILLER", "CONCERNING", "SURVEY_NAME", "COMMA"})  # "… har det"


def read(said: Terms, *, areas_first: bool = False) -> Reading:
    """What the terms say. `areas_first`: a name of a kommun and of a län (Stockholm) is the län's."""
    walk = Walk(Reading(said, areas_first), said)
    head = _head(walk)
    walk.has = head > 0
    sides_apart.set_sides_apart(walk)
    numbered.set_places_apart(walk)
    i = 0
    while i < len(said):
        i = _step(walk, i)
    bounds.settle(walk)
    planned.plan(walk)
    beside.settle(walk)
    near.settle(walk)
    _settle_head(walk, head)
    return walk.r


def _step(walk: Walk, i: int) -> int:
    term = walk.at(i)
    if term.first:
        walk.inverted, walk.has = False, walk.has and i == 0
    if i in walk.r.taken:
        return i + 1
    for step in _steps(tuple(term.concepts)):
        end = step(walk, i)
        if end > i:
            return end
    return i + 1


@lru_cache(512)
def _steps(concepts: tuple[str, ...]) -> tuple[Callable[[Walk, int], int], ...]:
    """The steps that may begin with a term of these concepts, in order."""
    return tuple(step for begins, step in _STEPS if not begins.isdisjoint(concepts))


def _head(walk: Walk) -> int:
    """Where what is required is named before the question ends: "egen e-strategi, hur många har det"; 0 for nowhere.

    Of yes and no there is no figure to show, so that a list by it is of those that have it.
    """
    said, asks = walk.said, next(iter(walk.said.where("WHO", "COUNT", "SHARE")), 0)
    if not asks:
        return 0
    heads = [t for i, t in enumerate(said.terms[:asks]) if "MEASURE" in t and not said.before(i).is_number]
    named = {each.concepts["MEASURE"] for each in heads} - {"answered", "population"}
    others = any(t.kommuner for t in said.terms[:asks]) or said.has("ASKER", *OF_FIGURES)
    if not named or others or "score" in named or not said.has("KOMMUN", "MANY", "GROUP"):
        return 0
    last = max((i for i, t in enumerate(said.terms) if t.concepts.keys().isdisjoint(_SPOKEN_OF)), default=-1)
    again = [t for t in said.terms[last + 1 :] if not t.has("SURVEY_NAME", "COMMA")]
    had = any(not said.after(i).has("MEASURE", "NUMBER") for i in said.where("HAS"))
    had = (had and THEME not in named) or (len(again) > 1 and again[0].has("HAS", "IS"))
    return asks if had or named <= YES_NO else 0


def _settle_head(walk: Walk, asks: int) -> None:
    """What is required at the head is what is asked of the others: it stands last."""
    heads = [each for each in walk.r.clauses if each.at < asks]
    rest = [each for each in walk.r.clauses if each.at >= asks]
    first = max((each.group for each in rest), default=0) + 1
    walk.r.clauses[:] = [*rest, *(replace(each, group=first + each.group) for each in heads)]
