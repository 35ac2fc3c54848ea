"""Beside several kommuner at once, or by several measures: "bättre än Umeå och Luleå", "i både poäng och appar"."""

from dataclasses import replace
from typing import Final

from data.language.composition.measures import measure_at
from data.language.composition.walk import Walk
from data.model.conditions import MEANS, Beside, Side

SIDES: Final[dict[str, Side]] = {
    "BETTER": "better", "MORE": "better", "OVER": "better",
    "WORSE": "worse", "FEWER": "worse", "UNDER": "worse", "BEATEN": "worse",
    "SAME": "same",
}  # fmt: skip


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


def before_and(walk: Walk, i: int, than: str) -> list[Beside]:
    """On another side of the same that is said before "och": of "större och bättre än Lund" that it is larger."""
    at = walk.said.skip_back(i - 1)
    at = walk.said.skip_back(at - 1) if walk.at(at).has("HAS") else at
    before = walk.said.skip_back(at - 1) if walk.at(at).has("AND", "BUT") else -1
    side = next((side for concept, side in SIDES.items() if concept in walk.at(before)), None)
    if before < 0 or side is None or before in walk.r.taken:
        return []
    walk.take(before)
    return [Beside(than, side, "population" if "SIZE" in walk.at(before) else "score")]
