"""What can be wanted of kommuner that are not named, and of areas."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from data.language.composition.clauses import YES_NO, flat, having
from data.language.topics import COURTEOUS
from data.language.wants.view import View
from data.model.conditions import EVERYONE, MEAN, All, Condition, Direction, Has, InGroup, Place, both
from data.model.question import Question, Want

_LARGEST: Final = "population"
_MOST_COMPARED: Final = 6
_SUMS: Final[dict[str, Want]] = {"MEAN": "mean", "MEDIAN": "median", "TOTAL": "total"}


def check(v: View) -> Iterator[Question]:
    """Whether it is so of all of them, or of any."""
    if v.kommuner or v.has("ABOUT_IT") or not (v.fronted or v.has("CLAIM")):
        return
    claims = v.r.required()
    if v.areas and any(b.than == MEAN for b in v.r.besides) and not v.has("KOMMUN", "ANY", "ALL"):
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
    either = v.has("OR") and v.has("WHO", *_SUMS, "SHARE")
    kind, held = v.sides if not (v.kommuner or v.by or (v.order and not either)) else ("", ())
    if not held:
        return
    rest = replace(v.r, **{kind: []})  # type: ignore[arg-type]  # what is required of both sides
    claims = rest.required()
    summed = next((_SUMS[concept] for concept in _SUMS if v.has(concept)), None)
    shared = v.has("SHARE", "PERCENT", "OFTEN")
    order = v.order if v.order in ("most", "fewest") else ""
    if summed or (v.measure not in ("", *YES_NO) and not shared):
        yield Question(summed or "mean", measure=v.measure, where=rest.where(), sides=held, order=order)
    elif kind == "clauses" and not claims and not v.r.asked and (shared or v.has("MORE", "FEWER")):
        yield Question("share", where=rest.base(), sides=held, order=order)
    elif claims and v.has("COUNT", "MORE", "FEWER") and not shared:
        yield Question("count", where=rest.where(), sides=held, order=order)
    elif claims or v.r.asked:
        that = flat(claims) if claims else having(v.measure)
        yield Question("share", where=rest.base(), that=that, sides=held, order=order)
    elif kind != "areas":
        yield Question("mean", measure=v.measure, where=rest.where(), sides=held, order=order)


def nth(v: View) -> Iterator[Question]:
    """Who has a certain place."""
    if v.r.ordinal and not v.kommuner:
        order: Direction = "fewest" if v.order == "fewest" else "most"
        where = both(v.where, Place(v.measure or "score", *v.r.ordinal, order))
        yield Question("top", measure=v.measure, where=where, order=order)


def extreme(v: View) -> Iterator[Question]:
    """The highest or the lowest figure, and whose it is."""
    if v.kommuner or v.by or v.order not in ("most", "fewest") or v.r.limit or not v.r.asked or v.has("SHOW"):
        return
    which = v.said.before(v.r.asked[0].at).has("WHO")  # "vilken poäng som är högst"
    counted = v.has("COUNT", "DEFINE", "HOW") or any(a.by == "COUNT" for a in v.r.asked)
    if counted or which or (v.has("WHAT") and not v.has("KOMMUN")):
        yield Question("extreme", measure=v.measure, where=v.where, order=v.order)


def ends_apart(v: View) -> Iterator[Question]:
    """How far the highest and the lowest lie apart: "skillnaden mellan bäst och sämst i Skåne"."""
    if v.kommuner or v.by or not v.has("DIFFERENCE"):
        return
    if v.has("BEST", "MOST", "LEADER") and v.has("WORST", "FEWEST"):
        yield Question("difference", measure=v.measure, where=v.where, to="ends")


def top(v: View) -> Iterator[Question]:
    """Those with most or fewest; the leaders of each group, or the groups with the highest figure."""
    if v.kommuner:
        yield from _marked(v)
        return
    if not v.order and not v.r.limit:
        if v.has("PLACE") and v.areas:
            yield Question("top", measure=v.measure, where=v.where, order="most")
        return
    measure = v.measure or (_LARGEST if v.order and _names_size(v) else "")
    if v.by:
        yield from _groups(v, measure)
    limit = v.r.limit or (1 if v.one_asked else None)
    yield Question("top", measure=measure, where=v.where, order=v.order or "most", limit=limit)


def _marked(v: View) -> Iterator[Question]:
    """A ranking of an area with a kommun to find in it: "topp Skåne Höganäs"."""
    ranked = v.said.at(0).has("BEST", "WORST", "MOST", "FEWEST") and v.order in ("most", "fewest")
    if ranked and v.areas and len(v.kommuner) == 1:
        yield Question("top", measure=v.measure, where=v.where, order=v.order, limit=v.r.limit, marked=v.kommuner[0])


def _names_size(v: View) -> bool:
    """Whether the largest or the smallest kommun is asked for: the end stands right before it, with no measure."""
    ends = (i for i, t in enumerate(v.said.terms) if t.has("MOST", "FEWEST") and not t.has("BEST", "WORST"))
    return v.said.after(next(ends, len(v.said))).has("KOMMUN", "GROUP")


def _groups(v: View, measure: str) -> Iterator[Question]:
    if v.has("MEAN", "MEDIAN", "TOTAL", "SHARE"):
        return
    order, asked = v.order or "most", v.has("WHO", "WHAT")
    limit = v.r.limit or (1 if asked else None)
    if v.has("PER", "LEADER") and not asked:
        yield Question("top", measure=measure, where=v.where, by=v.by, order=order, limit=1)
    if v.r.clauses and (v.has("KOMMUN") or not v.r.asked):
        yield Question("count", where=v.where, by=v.by, order=order, limit=limit)
    if v.measure not in ("", "score") and not v.r.clauses:
        yield Question("total", measure=v.measure, where=v.where, by=v.by, order=order, limit=limit)
    yield Question("mean", measure=measure, where=v.where, by=v.by, order=order, limit=limit)


def sums(v: View) -> Iterator[Question]:
    """A mean, a median or a total; the mean of each group where it is not said what of it is wanted."""
    for concept, want in _SUMS.items():
        if v.has(concept) and (want == "mean" or not v.kommuner) and (want != "total" or v.measure not in YES_NO):
            order = v.order if v.by else ""
            yield Question(want, measure=v.measure, where=v.where, by=v.by, order=order, limit=v.limit)
    if v.kommuner or v.r.clauses:
        return
    if v.by and not v.order and not v.has("SHARE", "COUNT", "LEADER"):
        yield Question("mean", measure=v.measure, where=v.where, by=v.by)


def share(v: View) -> Iterator[Question]:
    """How many in a hundred fit the last that is required, of those that fit the rest."""
    named = v.r.clauses or v.r.asked or v.r.besides
    of_them = v.has("COUNT") and v.counts_of_some
    if not of_them and not (v.has("ANSWERING") or (named and (v.has("SHARE", "PERCENT") or v.r.claim))):
        return
    groups = dict.fromkeys(c.group for c in v.r.clauses)
    of_whom = {c.group for c in v.r.clauses if c.noun or not _of_figures(c.condition)}
    order, limit = (v.order, v.limit) if v.by else ("", None)
    base, that, claim = v.base, flat(v.r.required()), v.r.claim if groups or v.r.asked else None
    if groups:
        last = [group for group in groups if group not in of_whom] or list(groups)
        rest = [group for group in groups if group != last[-1]]
        that = flat([*v.r.required(last[-1]), *v.r.besides])
        base = flat([base, *(v.r.required(*rest) if rest else [])])
    elif v.r.asked:
        that = having(v.r.asked[0].measure)
    elif not v.r.besides:
        that = Has("answered", "==", 1)
    yield Question("share", where=base, that=that, by=v.by, order=order, limit=limit, claim=claim)


def share_of_some(v: View) -> Iterator[Question]:
    """How many of those that are named first: "av kommunerna med ansvarig, hur många har strategi"."""
    if v.has("COUNT") and v.counts_of_some and not (v.kommuner or v.order or v.r.asked):
        yield from share(v)


def _of_figures(condition: Condition) -> bool:
    match condition:
        case Has(measure):
            return measure != _LARGEST
        case All(of):
            return any(map(_of_figures, of))
        case _:
            return True


def columns(v: View) -> Iterator[Question]:
    """Several figures of each: "lista kommunerna i Kalmar län med poäng och antal appar"."""
    asked = tuple(dict.fromkeys(each.measure for each in sorted(v.r.asked, key=lambda each: each.at)))
    listed = v.has("SHOW") or v.form == "file" or (v.has("ALL") and v.has("KOMMUN"))
    if len(asked) > 1 and listed and not (v.kommuner or v.order or v.by or v.has(*_SUMS)):
        yield Question("list", measure=asked[0], also=asked[1:], where=v.where)


def count(v: View) -> Iterator[Question]:
    """How many they are, or how many they have together."""
    if v.kommuner and not v.r.besides:
        return
    if v.has("ABOUT_IT") and len(v.r.clauses) == 1 and v.base == EVERYONE:
        match v.r.clauses[0].condition:
            case Has("score", "==", n) if n != "max":  # "är 10 bra?"
                yield Question("count", where=Has("score", ">", n))
            case _:
                pass
    if not v.has("COUNT") or (v.form in ("file", "map", "chart") and not v.by):
        return
    if v.order:
        if v.has("LEADER") and not v.r.asked:  # "how many share first place"
            yield Question("count", where=flat([v.where, *v.leading()]))
        return
    counted = [a.measure for a in v.r.asked if a.by == "COUNT"]
    if not counted or counted[0] in YES_NO:
        yield Question("count", where=flat([v.where, *map(having, counted)]), by=v.by, limit=v.r.limit)
    elif not v.kommuner:
        points = counted[0] == "score" and not v.has("TOTAL")  # those of an area are never added
        yield Question("mean" if points else "total", measure=counted[0], where=v.where, by=v.by)


def list_(v: View) -> Iterator[Question]:
    """All of them."""
    than = {beside.than for beside in v.r.besides}
    like = v.kommuner[:1] if v.r.own_group and than.issuperset(v.kommuner) else ()  # "kommuner som Växjö"
    if (v.kommuner and not like) or v.order or v.by:
        return
    drawn = v.form in ("map", "chart")
    narrowed = bool(v.r.groups or v.r.sizes or v.r.left_out)
    shown = v.has("SHOW", "ALL", "WHO", "MANY", "FORM") and (
        narrowed or bool(v.areas) or v.has("COUNTRY", "ALL", "KOMMUN", "FORM")
    )
    others = [t for i, t in enumerate(v.said.terms) if i not in v.r.taken and t.concepts.get("TOPIC") not in COURTEOUS]
    bare = v.has("SHOW") and all(t.has("SHOW", "SURVEY_NAME", "PAGE") for t in others)
    if v.r.clauses or v.r.besides or bare or (shown and not drawn) or v.form == "file":
        yield Question("list", measure=v.measure, where=v.where, of=like)
    elif drawn or (narrowed and not v.has("DEFINE")):
        yield Question("top", measure=v.measure, where=v.where, order="most")


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
