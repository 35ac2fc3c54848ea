"""What stands between a comparison and its "än": "fler appar än", "högre poäng i Skåne än"."""

from typing import Final

from data.language.composition.measures import measure_at
from data.language.composition.walk import Walk

# What may stand between the side and "än".
_BETWEEN: Final = frozenset(
    {
        *("FILLER", "BY", "MEASURE", "PLANNED", "HAS", "PLACE_NAME", "IS", "COUNT", "KOMMUN", "INHABITANTS"),
        *("MANY", "AREA", "PLACE", "SAME", "DOES"),
    }
)


def named_at(walk: Walk, i: int) -> tuple[str, int]:
    """The measure that stands there, and where it ends. Nothing is taken by looking."""
    taken, walk.r.taken = walk.r.taken, set(walk.r.taken)
    found = measure_at(walk, i)
    walk.r.taken = taken
    return found


def than_after(walk: Walk, i: int, concept: str) -> tuple[int, str]:
    """Where "än" stands, and the measure before it; 0 where there is none."""
    measure = ""
    for j in range(i + 1, len(walk.said)):
        each = walk.at(j)
        if each.has("THAN") or (each.has("AS") and concept == "SAME"):
            return j, measure
        if each.has("MEASURE") and not measure:
            measure, _ = named_at(walk, j)
        if each.concepts.keys().isdisjoint(_BETWEEN):
            break
    return 0, measure
