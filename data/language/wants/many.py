"""What else can be wanted of kommuner that are not named: whether it is so, areas beside each other, how it spreads."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from data.language.composition.clauses import YES_NO, having
from data.language.wants.summed import SUMS
from data.language.wants.view import View
from data.model.conditions import EVERYONE, MEANS, Any, Has, InGroup, flat
from data.model.question import Question

_MOST_COMPARED: Final = 6


def check(v: View) -> Iterator[Question]:
    """Whether it is so of all of them, or of any."""
    if v.kommuner or v.has("ABOUT_IT") or not (v.fronted or v.has("CLAIM")):
        return
    claims = v.r.required()
    if v.areas and any(b.than in MEANS for b in v.r.besides) and not v.has("KOMMUN", "ANY", "ALL"):
        yield Question("mean", measure=v.measure, where=v.base)  # of the area itself: "ligger Skåne över snittet"
    if claims and v.r.claim:
        yield Question("share", where=v.base, that=flat(claims), claim=v.r.claim)
    if claims:
        every = v.r.none or (v.has("ALL") and not v.has("ANY"))
        yield Question("check", where=v.base, that=flat(claims), every=every)
    elif v.r.asked and v.has("KOMMUN", "ALL"):
        yield Question("check", where=v.base, that=having(v.measure), every=not v.has("ANY"))


def compare(v: View) -> Iterator[Question]:
    """Areas beside each other."""
    said = v.has("COMPARE", "MEAN", "MEDIAN", "BEST", "BETTER", "DIFFERENCE") or len(v.said) <= 4  # "Skåne, Halland"
    if len(v.areas) < 2 or v.kommuner or not said:
        return
    where = flat([*v.r.required(), *map(InGroup, v.r.groups)])
    order = "most" if v.order != "fewest" and (v.order == "most" or v.has("BETTER", "MORE")) else v.order
    topic = "median" if v.has("MEDIAN") else ""
    yield Question("compare", measure=v.measure, of=v.areas[:_MOST_COMPARED], where=where, order=order, topic=topic)


def sides(v: View) -> Iterator[Question]:
    """The same figure of kommuner that stand against each other: "har små kommuner oftare appar än stora"."""
    either = v.r.each_area or (v.has("OR") and v.has("WHO", *SUMS, "SHARE"))
    kind, held = v.sides if not (v.kommuner or v.by or (v.order and not either)) else ("", ())
    if not held:
        return
    rest = replace(v.r, **{kind: []})  # type: ignore[arg-type]  # what is required of both sides
    claims = rest.required()
    summed = next((SUMS[concept] for concept in SUMS if v.has(concept)), None)
    shared = v.has("SHARE", "PERCENT", "OFTEN")
    order = v.order if v.order in ("most", "fewest") else ""
    figured = summed or (v.measure not in ("", *YES_NO) and not shared)
    if (
        kind == "groups" and EVERYONE not in held and (figured or not (claims or v.r.asked))
    ):  # what is asked of groups anyway
        where = flat([rest.where(), Any(tuple(held))])
        yield Question(summed or "mean", measure=v.measure, where=where, by="group", order=order)
    elif figured:
        yield Question(summed or "mean", measure=v.measure, where=rest.where(), sides=held, order=order)
    elif kind == "clauses" and not claims and not v.r.asked and (shared or v.has("MORE", "FEWER")):
        yield Question("share", where=rest.base(), sides=held, order=order)
    elif claims and v.has("COUNT", "MORE", "FEWER") and not shared:
        yield Question("count", where=rest.where(), sides=held, order=order)
    elif claims or v.r.asked:
        that = flat(claims) if claims else having(v.measure)
        yield Question("share", where=rest.base(), that=that, sides=held, order=order)
    elif kind != "areas" or v.r.each_area or EVERYONE in held:
        yield Question("mean", measure=v.measure, where=rest.where(), sides=held, order=order)


def change(v: View) -> Iterator[Question]:
    """What is known of them survey by survey."""
    if v.has("CHANGE") or v.said.since:
        measure = v.measure or next((c.condition.measure for c in v.r.clauses if isinstance(c.condition, Has)), "")
        yield Question("change", measure=measure, of=v.kommuner[:1], where=v.base, since=v.said.since)


def spread(v: View) -> Iterator[Question]:
    """How their figures spread, by themselves or by size."""
    if (v.has("SPREAD") and v.form != "map") or v.form == "histogram":
        yield Question("spread", measure=v.measure, where=v.where)
    if (v.has("BY_SIZE") or v.form == "scatter") and len({a.measure for a in v.r.asked}) <= 1:
        yield Question("spread", measure=v.measure, where=v.where, by="size")


def overview(v: View) -> Iterator[Question]:
    """The national figures; of an area its list."""
    if v.kommuner:
        return
    if v.has("OVERVIEW"):
        yield Question("spread" if v.where != EVERYONE else "overview", measure=v.measure, where=v.where)
    if v.areas and not v.r.clauses:
        yield Question("top", measure=v.measure, where=v.where, order="most")
    elif v.has("COUNTRY") or (v.said.survey and not v.r.asked and not v.has("TOPIC")):
        yield Question("overview")
    elif v.r.asked and not v.r.clauses:
        yield Question("overview", measure=v.r.asked[0].measure)
