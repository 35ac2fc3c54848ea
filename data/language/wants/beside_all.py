"""Groups whose sum is held against that of all: "vilka län ligger under rikssnittet", "är Skåne över snittet"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from data.language.wants.named_sides import named_sides, without
from data.language.wants.view import View
from data.model.conditions import EVERYONE, MEANS, MEDIANS, MIRRORED, Beside
from data.model.question import Claim, Question

_OF_SOME: Final = ("WHO", "COUNT", "ANY", "ALL", "MANY", "SHOW", "NO", "SHARE", "PERCENT")  # kommuner, one by one


def beside_all(v: View) -> Iterator[Question]:
    """Of which groups it is so, or whether it is so of the one that is named."""
    if len(v.r.besides) != 1 or v.r.besides[0].than not in MEANS or v.kommuner or v.said.has("KOMMUN"):
        return
    beside = v.r.besides[0]
    want: Literal["mean", "median"] = "median" if beside.than in MEDIANS else "mean"
    measure = "" if beside.measure == "score" else beside.measure
    rest = replace(v.r, besides=[])
    if v.by and not v.has("EACH", "PER"):
        yield Question(want, measure, rest.where(), by=v.by, to=want, claim=_claim(beside))
    held = [(kind, side) for kind, sides in named_sides(v).items() for side in sides]
    named = min(v.said.where("PLACE_NAME", "AREA", "GROUP", "SIZE"), default=0)
    of_it = named < min(v.said.where("MEAN", "MEDIAN"), default=0)  # not "är det över snittet i Skåne"
    if len(held) == 1 and of_it and v.fronted and not (v.by or v.has(*_OF_SOME)):
        [(kind, side)] = held
        rest = replace(without(v, kind), besides=[])
        yield Question(want, measure, rest.where(), sides=(side, EVERYONE), claim=_claim(beside))


def _claim(beside: Beside) -> Claim:
    """By how much the sum of a group is said to differ from that of all."""
    if beside.side == "same":
        return Claim("==", 0)
    return Claim(beside.op, beside.gap) if beside.side == "better" else Claim(MIRRORED[beside.op], -beside.gap)
