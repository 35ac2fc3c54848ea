"""What can be wanted of sides: "har kommuner med app fler e-tjänster än de utan?", "andel med app per landsdel"."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import itemgetter
from typing import Final

from data.language.composition.clauses import ANSWERED, YES_NO, denied, either, having, sides_in
from data.language.wants.each_side import SIDES, claimed, of_alternatives, of_each
from data.language.wants.named_sides import named_sides, without
from data.language.wants.of_whom import KINDS
from data.language.wants.summed import several
from data.language.wants.view import View
from data.model.conditions import EVERYONE, Condition, Has, Is, Not, flat, spoken_of
from data.model.frozen import frozen
from data.model.question import Claim, Question, Want

_SUMS: Final[dict[str, Want]] = {
    "MEDIAN": "median",
    **dict.fromkeys(("DEVIATION", "SPREAD"), "deviation"),
    "TOTAL": "total",
    **dict.fromkeys(("SHARE", "PERCENT", "OFTEN"), "share"),
    "MEAN": "mean",
}


@frozen
class _Parted:
    """Who they are on either side, among whom, and the measure that is compared."""

    sides: tuple[Condition, ...]
    where: Condition
    measure: str
    that: Condition | None = None  # of a share: what has a share of them


def _opposed(side: Condition, where: Condition, measure: str, that: Condition | None = None) -> _Parted:
    """Those that fit beside those of whom it is known that they do not."""
    return _Parted((side, Not(side)), where, measure, that)


def sides(v: View) -> Iterator[Question]:
    """The same figure of two sides, and whether they differ as is claimed; or of several."""
    if not (v.by or v.r.besides):
        yield from _of_two(v)
    would = any("EXCEPT" not in v.said.at(i) for i in v.said.where("DIFFERENCE"))
    would |= any("CAN" in v.said.at(i + 1) for i in v.said.where("COUNT"))
    if (
        v.r.left_out and would and v.has("MEAN", "MEDIAN") and not (v.kommuner or v.said.has("BETWEEN"))
    ):  # "hur mycket sjunker snittet om man tar bort Skåne"
        want: Want = "median" if v.has("MEDIAN") else "mean"
        rest = replace(v.r, left_out=[])
        yield Question(want, v.measure, rest.where(), sides=(EVERYONE, flat(map(Not, v.r.left_out))))
    one, other = (v.r.besides[0], v.r.besides[-1]) if v.r.besides else (None, None)
    if one and other and one.side != other.side and one.than == other.than and v.has("COUNT"):
        where = flat([v.base, *(each.condition for each in v.r.clauses)])
        yield Question("count", where=where, sides=(one, other))
    if not v.by:
        yield from of_alternatives(v)
        yield from of_each(v)


def _of_two(v: View) -> Iterator[Question]:
    """A sum of those that fit a condition beside that of those that do not; whether it is as claimed."""
    if (parted := _two_areas(v) if v.areas[1:] and not v.r.both_sides else _parted(v)) is None:
        return
    want, op, cause = _want(v, parted), claimed(v), _of_cause(v)
    differing = any(term.has("DIFFERENCE") and not term.has(*SIDES) for term in v.said.terms)  # not "ahead of"
    # how much more, or who, or whether always: neither yes nor no
    told = cause or differing or v.has("COUNT", "WHO", "WHAT", "HOW", "TIMES", "ALWAYS")
    claim = Claim(op, 0) if op and not told else None
    told_of = {parted.measure, *spoken_of(*parted.sides, *([parted.that] if parted.that else []))}
    asked = sorted(v.r.asked, key=lambda each: each.at)
    yield Question(
        want,
        measure=parted.measure,
        also=tuple(dict.fromkeys(each.measure for each in asked if each.measure not in told_of)),
        where=parted.where,
        that=(parted.that or having(parted.measure)) if want == "share" else None,
        sides=parted.sides,
        more=several(v)[1:] if want in several(v)[:1] else (),
        order=v.order if v.order in ("most", "fewest") and not (claim or cause) else "",
        claim=claim,
        topic="cause" if cause else "",
    )


def _want(v: View, parted: _Parted) -> Want:
    for concept, want in _SUMS.items():
        if v.has(concept) and (want != "share" or parted.measure or parted.that):
            return want
    if isinstance(parted.sides[0], Is):
        return "mean"
    sized = isinstance(parted.sides[0], Has) and parted.sides[0].measure == "population"  # which says but who they are
    of_figures = not sized and (v.r.clauses or not (v.r.groups or v.r.sizes or v.areas))
    counts = v.said.has("COUNT") or of_figures  # not how many these are
    if not parted.measure and (
        _of_kommuner(v) or (counts and not (claimed(v) or v.has("COMPARE", "DIFFERENCE", "CAUSE")))
    ):
        return "count"
    return "share" if parted.measure in YES_NO else "mean"


def _parted(v: View) -> _Parted | None:
    r, measure = v.r, v.measure
    compared = _is_compared(v)
    spoken = r.both_sides or compared
    if v.kommuner:
        one = (
            r.both_sides
            and len(v.kommuner) == 1
            and not v.has("PLACE", "RANKS")
            and (compared or v.has(*_SUMS) or v.said.has("COMPARE"))
        )
        return _opposed(Is(v.kommuner[0]), v.base, measure) if one and not r.clauses else None
    named = list(dict.fromkeys(a.measure for a in r.asked))
    match r.required():
        case [Has(shared) as only] if v.has("OFTEN") and not named and only == having(shared):
            return _by_place(v, shared)  # "vanligare att stora kommuner har en app än små"
        case _:
            pass
    if v.has("OFTEN") and len(named) == 1 and not r.clauses and (found := _by_place(v, named[0])):
        return found  # "samverkar små kommuner oftare om drift än stora"
    if on_both := _share_on_both(v):
        return on_both
    halves = [a.measure for a in r.asked if a.measure in YES_NO and r.both_at is not None and a.at > r.both_at]
    if r.clauses and len(halves) == 1:  # "kommuner utan app uppdelat på e-strategi"
        rest = flat([v.base, *r.required()])
        return _opposed(having(halves[0]), rest, next((each for each in named if each not in halves), ""))
    if r.clauses:
        return _by_clauses(v, measure) if spoken or _of_cause(v) else _denied_too(v, measure)
    if named and (spoken or _of_cause(v) or v.has("BY_SIZE", "RELATED")):
        that = next((each for each in named if each in YES_NO), named[0] if named[1:] else "")
        if that and not (v.said.has("OTHERS") and any(named_sides(v).values())):  # "Skåne mot övriga, appar och poäng"
            return _opposed(having(that), v.base, next((each for each in named if each != that), ""))
    return _by_place(v, measure) if spoken or v.has("THAN", "COMPARE", "DIFFERENCE") else None


def _of_cause(v: View) -> bool:
    """Whether it speaks of cause; "leder" may say who is first."""
    terms = [term for term in v.said.terms if term.has("CAUSE")]
    return any(not term.has("BEST") for term in terms) or (bool(terms) and v.has(*SIDES))


def _is_compared(v: View) -> bool:
    """Whether it is asked if they have more or less of something: no number and nobody is named beside them."""
    if not v.has(*SIDES, "TIMES"):
        return False
    leads = ("BEST", "WORST", "BY")  # "who tops the app count", "jag letar efter"
    better = v.has("BETTER", "WORSE") and any(t.has("BETTER", "WORSE") and not t.has(*leads) for t in v.said.terms)
    summed = bool(v.r.asked) or better or v.has("MEAN", "MEDIAN", "TOTAL")
    more = v.said.where("MORE", "FEWER")
    how_much = any(v.said.at(i - 1).has("COUNT", "HOW") for i in more)  # "hur många fler har de"
    asks = v.fronted or v.has("CLAIM", "CAUSE") or (better and not v.has("WHO", "WHAT", "SHOW")) or how_much
    measured = any(v.said.after(i).has("MEASURE") for i in v.said.where("THAN"))  # "fler appar än e-tjänster"
    alike = v.has("SAME") and not v.has("KOMMUN", "MANY")  # "samma sak som"
    return not (alike or measured or _of_kommuner(v)) and summed and asks


def _of_kommuner(v: View) -> bool:
    """Whether there are more or fewer kommuner: "fler kommuner"."""
    return any(v.said.at(i + 1).has("KOMMUN") and "SIZE" not in v.said.at(i) for i in v.said.where("MORE", "FEWER"))


def _two_areas(v: View) -> _Parted | None:
    """Two areas that are no comparison of their means: "har Skåne fler kommuner med app än Halland"."""
    than = next(iter(v.said.where("THAN")), len(v.said))
    more = v.has("MORE", "FEWER") and v.fronted and any(term.area for term in v.said.terms[than:])
    if not more or len(v.areas) > 2 or v.kommuner or v.has("MEAN", "MEDIAN"):
        return None
    areas, rest = tuple(named_sides(v)["areas"]), without(v, "areas").where()
    if _of_kommuner(v):
        return _Parted(areas, rest, "") if v.r.clauses else None
    return _Parted(areas, rest, v.measure) if v.r.asked else None


def _by_clauses(v: View, measure: str) -> _Parted | None:
    """By what is required last, among those that fit what was required before it."""
    if parted := sides_in(v.r.clauses):  # "under 10 000 invånare … de med över 50 000"
        return _Parted(tuple(each.condition for each in parted), without(v, "parted").where(), measure)
    groups = list(dict.fromkeys(clause.group for clause in v.r.clauses))
    rest = v.r.required(*groups[:-1]) if groups[1:] else []
    return _opposed(flat(v.r.required(groups[-1])), flat([v.base, *rest]), measure)


def _share_on_both(v: View) -> _Parted | None:
    """The share of what is said first, on both sides of what both are said of: "andel med app, med och utan strategi"."""  # noqa: E501
    required = [(each.at, each.condition) for each in v.r.clauses]
    said = sorted([*required, *((each.at, having(each.measure)) for each in v.r.asked)], key=itemgetter(0))
    if v.r.both_at is None or not v.has("SHARE", "PERCENT") or len(said) < 2:
        return None
    both_at = v.r.both_at
    side = min(said, key=lambda each: (abs(each[0] - both_at), -each[0]))
    others = sorted((each for each in said if each != side), key=lambda each: each[1] == ANSWERED)  # all of whom did
    (_, that), *rest = others
    measure = that.measure if isinstance(that, Has) and that == having(that.measure) else ""
    return _opposed(side[1], flat([v.base, *(each for _, each in rest)]), measure, that)


def _denied_too(v: View, measure: str) -> _Parted | None:
    """By what is required and denied as well: nobody is both, so either side is meant."""
    of = [clause.condition for clause in v.r.clauses]
    for i, that in enumerate(of):
        if denied(that) in of[i + 1 :]:
            rest = [each for each in of if each not in (that, denied(that))]
            return _opposed(that, flat([v.base, *rest]), measure)
    return None


def _by_place(v: View, measure: str) -> _Parted | None:
    """By a size, a kommungrupp or an area, beside another or beside all others."""
    r, named = v.r, named_sides(v)
    sizes, groups, areas = named["sizes"], named["groups"], named["areas"]
    if unlike := _unlike(v, named):
        return _Parted(unlike, EVERYONE, measure)
    two = next((kind for kind in ("sizes", "groups") if len(named[kind]) == 2), "")
    if two == "groups" and not v.has(*SIDES):
        return None  # but compared, they are groups like any others
    if two and not r.both_sides:
        return _Parted(tuple(named[two]), without(v, two).base(), measure)
    one = next((kind for kind in (sizes, groups, areas) if len(kind) == 1), [])
    often = v.has("OFTEN") and not v.said.has("THAN", "COUNTRY")  # "är e-strategi vanligare i stora kommuner"
    if not one or (one == areas and not r.both_sides) or not (r.both_sides or _is_compared(v) or often):
        return None
    others = [*either(areas), *either(groups), *either(sizes), *map(Not, r.left_out)]
    return _opposed(one[0], flat(each for each in others if each != one[0]), measure)


def _unlike(v: View, named: Mapping[str, list[Condition]]) -> tuple[Condition, ...]:
    """A size on one side of "än", a group or an area on the other: "är småkommuner sämre än storstäderna"."""
    if any(len(each) > 1 for each in named.values()) or v.r.left_out:
        return ()
    cut = next(iter(v.said.where("THAN", "COMPARE")), 0)
    kinds = [(i < cut, kind) for i, t in enumerate(v.said.terms) for concept, kind in KINDS.items() if concept in t]
    first, second = (
        dict.fromkeys(kind for before, kind in kinds if before == side and named[kind]) for side in (True, False)
    )
    if not (first and second) or first.keys() & second.keys():
        return ()
    return tuple(flat(named[kind][0] for kind in side) for side in (first, second))
