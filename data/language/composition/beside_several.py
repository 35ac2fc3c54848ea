"""Beside several kommuner at once, or by several measures: "bättre än Umeå och Luleå", "i både poäng och appar"."""

from dataclasses import replace

from data.language.composition.measures import measure_at
from data.language.composition.walk import Walk
from data.model.conditions import MEANS, Beside


def by_others_too(walk: Walk, found: Beside, end: int) -> int:
    """On the same side by the measures named after it, "i både poäng, e-tjänster och appar"; where they end."""
    at = walk.said.skip(end + 1)
    while walk.at(end).has("AND", "COMMA") and "MEASURE" in walk.at(at):
        measure, after = measure_at(walk, at)
        walk.r.besides.append(replace(found, measure=measure))
        walk.take(*range(at, after))
        end, at = after, walk.said.skip(after + 1)
    return end


def and_beside(walk: Walk, target: int, found: Beside) -> int:
    """Beside those too that are named with "och": "bättre än Jönköping och Linköping"; where the last of them stands."""  # noqa: E501
    other = walk.said.skip(target + 2)
    while found.than not in MEANS and walk.at(target + 1).has("AND") and walk.at(other).kommuner:
        walk.r.besides.append(replace(found, than=walk.at(other).kommuner[0]))
        walk.take(other)
        target, other = other, walk.said.skip(other + 2)
    return target
