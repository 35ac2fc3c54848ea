"""Who is named by group, size and area: sides that may stand against each other, and what is read but for them."""

from collections.abc import Iterator
from dataclasses import replace

from data.language.composition.clauses import either, sides_in
from data.language.composition.reading import SIZES, Reading
from data.language.wants.view import View
from data.model.conditions import Condition, InArea, InGroup


def named_sides(v: View) -> dict[str, list[Condition]]:
    """Groups, sizes and areas that are named, by the part of the reading that says so."""
    return {
        "groups": list(dict.fromkeys(_groups(v))),
        "sizes": [SIZES[size] for size in dict.fromkeys(v.r.sizes)],
        "areas": [InArea(area) for area in v.areas],
    }


def _groups(v: View) -> Iterator[Condition]:
    """The groups as they are named: a word for two ("förortskommuner") is one side."""
    for term in v.said.terms:
        parts = term.concepts.get("GROUP", "").split("/")
        if set(parts) <= set(v.r.groups):
            yield from either(map(InGroup, parts))


def without(v: View, kind: str) -> Reading:
    """What is read but for what is said of the sides; of several kinds, with a space between."""
    if kind == "parted":  # the clauses that nobody fits two of
        parted = sides_in(v.r.clauses)
        return replace(v.r, clauses=[each for each in v.r.clauses if each not in parted])
    return replace(v.r, **{each: [] for each in kind.split()})  # type: ignore[arg-type]
