"""What else can be wanted of kommuner that are not named: whether it is so, areas beside each other, how it spreads."""

from collections.abc import Iterator
from dataclasses import replace

from data.language.composition.clauses import THEME, having
from data.language.wants import ranked, shares, summed
from data.language.wants.named_sides import named_sides
from data.language.wants.outside_conditions import asks_for_commonest, times_of
from data.language.wants.view import View
from data.model.conditions import EVERYONE, Condition, Has, InGroup, Not, Place, flat
from data.model.question import MOST_COMPARED, Question


def check(v: View) -> Iterator[Question]:
    """Whether it is so of all of them, or of any; whether a group or a län is the first."""
    if v.first:
        yield from first(v)
        return
    if v.kommuner or v.has("ABOUT_IT") or not (v.fronted or v.has("CLAIM")):
        return
    claims = v.r.required()
    if claims and (side := _only(v)):
        yield Question("check", where=flat(claims), that=side)
    if claims and v.r.claim:
        yield from shares.share(v)
    if claims:
        placed = len(v.r.clauses) > 1 and isinstance(v.r.clauses[0].condition, Place)  # "är de tre största på topp 10"
        every = v.r.none or ((v.has("ALL") or placed) and not v.has("ANY"))
        *those, last = dict.fromkeys(clause.group for clause in v.r.clauses) or [0]
        if those and every:  # "alla kommuner med fler än 10 poäng har en e-strategi"
            where = flat([v.base, *v.r.required(*those)])
            yield Question("check", where=where, that=flat(v.r.required(last)), every=every)
        elif (
            every and len(v.r.clauses) > 1 and _ends_apart(v)
        ):  # "har alla kommuner med fler än 10 poäng en e-strategi"
            *whose, what = (clause.condition for clause in v.r.clauses)
            yield Question("check", where=flat([v.base, *whose]), that=what, every=every)
        nobody = v.r.none and bool(v.r.besides) and not v.r.clauses  # "ingen i Skåne når över snittet"
        that = Not(flat(claims)) if nobody else flat(claims)
        yield Question("check", where=v.base, that=that, every=every)
    elif v.r.asked and v.has("KOMMUN", "ALL"):
        if not v.has("ALL", "ANY", "CLAIM"):  # "har kommunerna appar?" is no claim that all have
            yield Question("share", where=v.base, that=having(v.measure))
        yield Question("check", where=v.base, that=having(v.measure), every=not v.has("ANY"))


def _only(v: View) -> Condition | None:
    """Who they are, if only they are said to be so: "är det bara storstäder som fick 14"; None where not."""
    sides = [side for each in named_sides(v).values() for side in each]
    only = any(v.said.after(i).has("GROUP", "SIZE", "PLACE_NAME", "AREA") for i in v.said.where("EXACTLY"))
    return sides[0] if only and len(sides) == 1 and not v.by else None


def _ends_apart(v: View) -> bool:
    """Whether the last that is named is what is asked, and no more of what is said before it."""
    at = v.r.clauses[-1].at
    before = v.said.skip_back(at - 1)
    before = v.said.skip_back(before - 1) if v.said.thing_after(before - 1) is v.said.at(at) else before
    return v.said.at(0).has("HAS") and not v.said.at(before).has("AND", "OR", "BUT", "COMMA")


def first(v: View) -> Iterator[Question]:
    """Whether a group or a län is the first: what would be asked to find that out is computed of each."""
    for asked in (*ranked.groups(v, v.measure), *summed.sums(v)):
        if asked.by and asked.order and asked.want in ("mean", "median", "total", "count"):
            yield replace(asked, want="check", topic=asked.want, that=v.first, limit=None)


def compare(v: View) -> Iterator[Question]:
    """Areas beside each other."""
    said = len(v.said) <= 4  # "Skåne, Halland"
    said |= v.has("COMPARE", "MEAN", "MEDIAN", "BEST", "BETTER", "WORSE", "DIFFERENCE")
    ends = v.order in ("most", "fewest") and not (v.r.limit or v.said.has("MANY"))
    said |= ends and v.has("OR")  # "Dalarna eller Värmland, var finns flest"
    if len(v.areas) < 2 or v.kommuner or not said or v.r.ordinal:
        return
    where = flat([*v.r.required(), *map(InGroup, v.r.groups)])
    order = "most" if v.order != "fewest" and (v.order == "most" or v.has("BETTER", "MORE")) else v.order
    topic = "median" if v.has("MEDIAN") else ""
    yield Question("compare", measure=v.measure, of=v.areas[:MOST_COMPARED], where=where, order=order, topic=topic)


def change(v: View) -> Iterator[Question]:
    """What is known of them survey by survey."""
    if v.has("CHANGE") or v.said.since:
        required = next((c.condition.measure for c in v.r.clauses if isinstance(c.condition, Has)), "")
        measure = v.measure or required or next((each for each in (THEME, "score") if each in v.said.named), "")
        claim = times_of(v.said) if v.fronted or v.has("CLAIM") else None
        yield Question("change", measure=measure, of=v.kommuner[:1], where=v.base, since=v.said.since, claim=claim)


def spread(v: View) -> Iterator[Question]:
    """How their figures spread, by themselves or by size."""
    per = any(v.said.at(j).has("MEASURE") for i in v.said.where("PER") for j in (i + 1, i + 2))
    per &= v.has("COUNT") and v.said.has("KOMMUN")  # "antal kommuner per poäng"
    if (v.has("SPREAD") and v.form != "map") or v.form == "histogram" or asks_for_commonest(v.r) or per:
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
    elif v.said.survey and v.has("ANY") and v.has("FROM") and v.has("SHOW", "HAS") and not (v.r.asked or v.r.clauses):
        yield Question("top", where=v.where, order="most")  # "visa nåt alls från 2014": what is known of it
    elif v.has("COUNTRY") or (v.said.survey and not v.r.asked and not v.has("TOPIC")):
        yield Question("overview")
    elif v.r.asked and not (v.r.clauses or (v.has("MORE", "FEWER") and v.has("WHAT", "HOW"))):
        yield Question("overview", measure=v.r.asked[0].measure)
