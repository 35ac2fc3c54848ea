"""What can be wanted of the kommuner that a text names."""

from collections.abc import Iterator

from data.language.composition.clauses import THEME, YES_NO, Clause, having
from data.language.composition.organised import KINDS
from data.language.wants.outside_conditions import times_of
from data.language.wants.summed import joined_measure
from data.language.wants.view import View
from data.model.conditions import (
    EVERYONE,
    MEANS,
    Against,
    Any,
    Beside,
    Condition,
    Has,
    InArea,
    Is,
    Known,
    Not,
    Place,
    flat,
)
from data.model.question import COUNTRY_TOO, MOST_COMPARED, Claim, Order, Question, Target


def explain(v: View) -> Iterator[Question]:
    """Why one got its points."""
    of_points = any(term.concepts.get("TOPIC") == "index" for term in v.said.terms)
    of_figure = v.said.has("MEASURE", "PLANNED", "COOPERATES") and not _of_score(v)
    if v.kommuner and v.has("WHY") and of_figure and not _beside_kommun(v):
        yield Question("text", topic="reason", of=v.kommuner[:1])
        return
    if v.kommuner and (v.has("WHY") or of_points) and not (v.r.full and v.r.asked):
        yield Question("explain", of=v.kommuner[:1])


def why_apart(v: View) -> Iterator[Question]:
    """Why one has more than another, of which both figures are told: "why does Lund get less than Malmö"."""
    if v.has("WHY") and v.kommuner and (beside := _beside_kommun(v)):
        measure = next((each.measure for each in beside if each.measure != "score"), v.measure)
        of = tuple(dict.fromkeys((*v.kommuner, *(each.than for each in beside))))
        yield Question("compare", measure, of=of, topic="cause")


def _beside_kommun(v: View) -> list[Beside]:
    return [each for each in v.r.besides if each.than not in MEANS]


def _of_score(v: View) -> bool:
    """Whether points are spoken of, or what all of it is about: "varför är Lund så bra på e-tjänster"."""
    at_it = v.has("ABOUT_IT", "BEST", "WORST", "BETTER", "WORSE", "PLACE")
    return "score" in v.said.named or v.r.full or (at_it and v.said.named <= {THEME})


def check(v: View) -> Iterator[Question]:
    """Whether something is so of them."""
    against = any(isinstance(clause.condition, Against) for clause in v.r.clauses)
    if (
        not v.kommuner
        or not (v.fronted or against or v.has("CLAIM") or _is_said_among(v))
        or v.has("ALONE")
        or v.more_than_judged
    ):
        return  # whether it is first is not whether it is so alone: its place says who shares it
    if len(v.kommuner) > 1 and v.has("OR") and not v.r.required():
        return  # "har Malmö eller Lund flest": which of them
    if len({each.than for each in v.r.besides} - MEANS) > 1:
        return  # "är Lund bättre än Malmö och Ystad": the figures of all of them tell it
    claims = v.r.required()
    leading = [] if v.r.claim else v.leading()
    if v.r.ordinal and not leading:
        leading = [Place(v.measure or "score", *v.r.ordinal)]
    that: list[list[Condition]] = [[*leading, *claims]] if leading else []
    if claims:
        that.append(claims)
    elif v.r.asked and not v.order and v.measure != "score":
        yield Question("check", of=v.kommuner, that=having(v.measure), measure=v.measure)
    for each in that:
        yield Question("check", of=v.kommuner, where=v.base, that=flat(each), measure=v.measure)
    if v.areas and not claims and not v.order and not v.r.asked:
        yield Question("check", of=v.kommuner, that=flat(map(InArea, v.areas)))


def _is_said_among(v: View) -> bool:
    """Whether it but says that one is among the first or the last: "Sundsvall bland de tio främsta i Norrland?"."""
    bare = v.said.has("AMONG") and bool(v.r.limit) and len(v.kommuner) == 1
    return bare and not v.said.has("WHO", "WHAT", "WHERE", "COUNT", "SHOW", "HOW", "PLACE", "ABOUT_IT")


def judged(v: View) -> Iterator[Question]:
    """How good one is at something: beside the mean, or all that is known of it: "är Lund bra på e-tjänster"."""
    if not v.said.has("GOOD_AT") or v.has("COMPARE", "WHO") or v.r.besides or v.r.clauses:
        return
    of_all = v.measure in ("", "score", "e_services")
    if len(v.kommuner) > 1:
        yield Question("compare", measure="" if of_all else v.measure, of=v.kommuner[:MOST_COMPARED])
    elif v.kommuner and of_all:
        yield Question("profile", of=v.kommuner)
    elif v.kommuner:
        yield Question("difference", v.measure, v.base, of=v.kommuner, to="mean")
    elif v.base != EVERYONE and v.fronted:
        yield Question("mean", "" if of_all else v.measure, sides=(v.base, EVERYONE))


def difference(v: View) -> Iterator[Question]:
    """How much one has more or less than another, the best, the highest there is, or the mean."""
    apart = v.has("DIFFERENCE", "MORE", "FEWER", "BEHIND", "BETTER", "WORSE")
    apart |= v.has("COUNT") and v.has("OVER", "UNDER")  # "hur många poäng ligger Lund under Malmö"
    counted = any("COUNT" in t and "BY" not in v.said.at(i - 1) for i, t in enumerate(v.said.terms))
    which = (
        v.has("WHO") and v.has("OR", "OUT_OF") and not (counted or v.has("DIFFERENCE"))
    )  # "who has more, Vara or Skövde"
    if apart and len(v.kommuner) == 2 and not v.r.besides and not which:
        yield Question("difference", measure=v.measure, of=v.kommuner)
    yield from _led(v)
    if len(v.kommuner) > 1 and v.has("MEAN", "MEDIAN") and v.has("DIFFERENCE", "BEHIND") and not v.r.besides:
        to: Target = "median" if v.has("MEDIAN") else "mean"
        yield Question("difference", v.measure, v.base, of=v.kommuner[:MOST_COMPARED], to=to)  # that of each
    if len(v.kommuner) != 1:
        return
    beside = next((b for b in v.r.besides if b.than not in MEANS), None)
    if beside and (_how_far(v) or v.said.has("COUNT") or v.has("DIFFERENCE")):
        yield Question("difference", measure=v.measure or beside.measure, of=(*v.kommuner, beside.than))
    if v.r.full and not v.fronted:
        yield Question("difference", measure="score", of=v.kommuner, to="max")
    ends = any(
        t.has("LEADER", "BEST", "MOST") and "RANKS" not in t and i not in v.r.taken for i, t in enumerate(v.said.terms)
    )
    if apart and ends and not (v.fronted or v.asks_where or v.has("PLACE")):
        yield Question("difference", measure=v.measure, of=v.kommuner, to="best", where=v.base)
    counted = v.has("COUNT") or any(each.by == "COUNT" for each in v.r.asked)
    from_mean = any(b.than in MEANS for b in v.r.besides) and (
        counted or v.said.has("ABOUT_IT", "BEHIND", "BETTER", "WORSE", "DIFFERENCE")
    )
    compared = v.has("MEAN", "MEDIAN") and v.has("DIFFERENCE", "BEHIND", "COMPARE", "BETTER", "MORE")
    if (from_mean or compared) and (not v.fronted or counted or v.has("EITHER_SIDE")):
        measure = v.measure or next((b.measure for b in v.r.besides if b.measure != "score"), "")
        to = "median" if v.said.has("MEDIAN") else "mean"
        known = v.has("OTHERS") and v.has("PUBLISHED")  # "the mean of the other known ones"
        where = flat([v.base, Known(measure or "score"), Not(Is(v.kommuner[0]))]) if known else v.base
        yield Question("difference", measure, where, of=v.kommuner, to=to, also=joined_measure(v))


def base_of(v: View, kommun: str) -> Condition:
    """Areas, groups and sizes alone, where "the county" is that of a kommun that is named."""
    return InArea(kommun[:2]) if v.has("OWN_AREA", "LAN") and not v.areas else v.base


def _how_far(v: View) -> bool:
    """Whether it is asked how far behind another one is: "how far behind Lund is Malmö"."""
    return v.said.has("HOW") and v.has("BEHIND")


def _led(v: View) -> Iterator[Question]:
    """How much the leader is ahead of one: "hur många poäng före Håbo ligger den bästa i länet"."""
    than = [beside.than for beside in v.r.besides if beside.than not in MEANS and beside.side == "better"]
    counted = v.has("COUNT", "DIFFERENCE") or _how_far(v)
    if v.kommuner or len(than) != 1 or not (counted and v.has("LEADER", "BEST")):
        return
    where = base_of(v, than[0])
    yield Question("difference", measure=v.measure, where=where, of=tuple(than), to="best")


def compare(v: View) -> Iterator[Question]:
    """Their figures beside each other, or beside those of areas."""
    order: Order = v.order if v.order in ("most", "fewest") else "most" if v.has("BETTER", "MORE") else ""
    than = tuple(dict.fromkeys(b.than for b in v.r.besides if b.than not in MEANS))
    than = () if v.fronted and len(than) == 1 else than
    if (len(v.kommuner) > 1 or (v.kommuner and than)) and not v.asks_where:
        of = v.kommuner if len(v.kommuner) > 1 else tuple(dict.fromkeys((*v.kommuner, *than)))
        several = () if order else tuple(dict.fromkeys(asked.measure for asked in v.r.asked))
        beside = next((b.measure for b in v.r.besides if b.measure != "score"), "")
        by = several[0] if len(several) > 1 else v.measure or beside or _shared(v)
        claim = times_of(v.said) if len(of) == 2 and by not in YES_NO else None  # "dubbelt så många som"
        yield Question("compare", by, of=of[:MOST_COMPARED], also=several[1:], order=order, claim=claim)
    if len(v.kommuner) == 1 and v.areas and v.has("COMPARE", "MEAN") and not v.r.own_group:
        yield Question("compare", measure=v.measure, of=(*v.kommuner, *v.areas))


def _shared(v: View) -> str:
    """What it is asked which of them have: "vilka av Lund, Eslöv och Höör har e-strategi"."""
    match v.r.clauses:
        case [Clause(Has(measure) as only)] if only == having(measure) and v.has("WHO"):
            return measure
        case _:
            return ""


def place(v: View) -> Iterator[Question]:
    """Its place among those of an area, a group or all; or the one that it would have with so much more."""
    if v.r.gain and len(v.kommuner) == 1:
        measure, more = v.r.gain
        yield Question("place", measure, v.base, of=v.kommuner, claim=Claim(">", more))
    alone = v.has("ALONE")
    places = v.has("PLACE") and (v.asks_where or not v.order)
    if len(v.kommuner) > 1 and places and not (v.fronted or v.r.ordinal or v.r.besides):
        yield Question("place", measure=v.measure, of=v.kommuner[:MOST_COMPARED], where=v.where)  # that of each
    if len(v.kommuner) != 1 or (v.r.ordinal and not alone) or (v.r.besides and not v.said.has("AMONG")):
        return
    among = v.areas or v.r.groups or v.r.own_area or v.r.own_group
    if among and v.has("COUNTRY") and v.has("PLACE") and not v.fronted and not v.has("OUT_OF"):
        yield Question("place", measure=v.measure, of=v.kommuner, where=v.where, topic=COUNTRY_TOO)
    stands = (v.has("PLACE", "BEST") and not v.fronted) or (among and v.has("ABOUT_IT", "IS", "HOW", "OWN_AREA"))
    if alone or v.asks_where or stands:
        yield Question("place", measure=v.measure, of=v.kommuner, where=v.where)
    if v.order == "fewest" and v.has("PLACE", "BEHIND") and not v.fronted:  # "vilken plats nerifrån har Lund"
        yield Question("place", measure=v.measure, of=v.kommuner, where=v.where, order="fewest")


def value(v: View) -> Iterator[Question]:
    """Its figure, or whether it is as much as it says."""
    if len(v.kommuner) != 1 or v.order:
        return
    if v.said.has("WHAT", "DEFINE") and v.r.required() == [Any(tuple(map(having, KINDS)))]:
        yield Question("value", KINDS[0], of=v.kommuner, also=KINDS[1:])  # "vad samarbetar Umeå om"
    asked = dict.fromkeys(a.measure for a in sorted(v.r.asked, key=lambda a: a.at))
    if len(asked) > 1:
        yield Question("value", measure=next(iter(asked)), also=tuple(asked)[1:], of=v.kommuner)
    if v.r.asked:
        yield Question("value", measure=v.measure, of=v.kommuner)
    elif v.r.clauses and isinstance(v.r.clauses[0].condition, Has):
        yield Question("check", of=v.kommuner, where=v.base, that=flat(v.r.required()))


def profile(v: View) -> Iterator[Question]:
    """All that is known of it."""
    if len(v.kommuner) == 1:
        yield Question("profile", of=v.kommuner)
