"""Every reading of a text that fits, as a question: what is wanted of what was read. The cheapest is chosen elsewhere.

Each builder looks at the cues that are left and yields the questions that it could be; none looks at words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, get_args

from data.language.quantities import SKIPPED, skip, skip_back
from data.language.reading import Asked, Reading, flat
from data.language.topics import COURTEOUS, LACKED, PASSING
from data.model.conditions import EVERYONE, OWN, All, Condition, Direction, Has, InArea, InGroup, Known, Place, both
from data.model.question import Form, Group, Order, Question, Want

_LARGEST: Final = "population"
_ENDS: Final = frozenset({"MOST", "FEWEST", "BEST", "WORST", "NEAREST"})
_MOST_COMPARED: Final = 6
_DEFINED: Final = {"score": "index", "e_services": "e_service"}  # what is told of a measure whose word is asked about


@dataclass(frozen=True)
class View:
    """What builders look at: the reading, its cues, and what follows from them."""

    r: Reading
    cues: frozenset[str]  # of the terms that are in no condition
    every: frozenset[str]  # of all terms
    kommuner: tuple[str, ...]
    where: Condition
    base: Condition  # areas, groups and sizes alone
    measure: str
    order: Order
    by: Group
    form: Form
    fronted: bool  # it begins as what can be answered by yes or no

    @classmethod
    def of(cls, r: Reading) -> "View":
        """The view of a reading."""
        cues = r.cues()
        every = frozenset(c for t in r.terms for c in t.concepts)
        where, base = r.where(), r.where(without_measures=True)
        kommuner = tuple(dict.fromkeys(code for _, code in r.subjects))
        if r.own_area and not r.areas and kommuner:
            own = InArea(kommuner[0][:2])
            where, base = both(own, where), both(own, base)
        if r.own_group and kommuner:
            where, base = both(InGroup(OWN), where), both(InGroup(OWN), base)
        return cls(
            r,
            cues,
            every,
            kommuner,
            where,
            base,
            _measure(r, cues),
            _order(r, cues),
            _by(r, cues),
            _form(r),
            _fronted(r),
        )

    def has(self, *concepts: str) -> bool:
        """Whether one of these cues is left."""
        return not self.cues.isdisjoint(concepts)

    @property
    def of_many(self) -> bool:
        """Whether kommuner are asked about that it does not name."""
        return not self.kommuner


def candidates(r: Reading) -> Iterator[Question]:
    """The questions that it could be, the likelier first."""
    v = View.of(r)
    for build in (
        _text,
        _explain,
        _check,
        _difference,
        _compare,
        _place,
        _nth,
        _extreme,
        _top,
        _sums,
        _share,
        _count,
        _list,
        _value,
        _change,
        _spread,
        _overview,
        _profile,
        _passing,
    ):
        for question in build(v):
            yield replace(
                question, survey=r.said.survey, lang=r.said.lang, form=v.form if v.form != "words" else question.form
            )


# --- what follows from the reading


def _measure(r: Reading, cues: frozenset[str]) -> str:  # noqa: ARG001
    """The measure that is asked for: that which is counted or ranked, else the one that is named."""
    strong = [a for a in r.asked if a.by]
    chosen = strong or r.asked
    return (
        chosen[-1].measure
        if len(strong) > 1 and strong[0].by == "COUNT" and strong[-1].by in _ENDS
        else chosen[0].measure
        if chosen
        else ""
    )


def _order(r: Reading, cues: frozenset[str]) -> Order:  # noqa: ARG001
    for i, term in enumerate(r.terms):
        if i in r.taken and not term.has("MEASURE"):
            continue
        if term.has("NEAREST"):
            return "nearest"
        if term.has("FEWEST", "WORST") and not (term.has("MIN", "MAX") and i in r.taken):
            return "fewest"
        if term.has("MOST", "BEST", "LEADER") and not (term.has("MIN", "MAX") and i in r.taken):
            return "most"
    return ""


def _by(r: Reading, cues: frozenset[str]) -> Group:
    """By what the kommuner are grouped: "per län", "vilket län"."""
    terms = r.terms
    for i, term in enumerate(terms):
        kind: Group = (
            "lan" if term.has("LAN") else "group" if term.has("GROUP_NOUN") else "size" if term.has("SIZE_NOUN") else ""
        )
        if not kind or i in r.taken:
            continue
        before = [t for t in terms[:i] if not t.concepts.keys() <= SKIPPED][-3:]
        if (
            kind == "group"
            and i + 1 < len(terms)
            and terms[skip(terms, i + 1) if skip(terms, i + 1) < len(terms) else i].has("GROUP")
        ):
            continue  # "gruppen större städer"
        if (
            any(t.has("PER", "WHO", "WHAT", "ALL", "BEST") for t in before)
            or (kind != "size" and i == 0)
            or (kind == "lan" and any(t.has("MANY", "OVERVIEW") for t in (term,)))
        ):
            near = before[-1] if before else None
            if near is not None and near.has("PLACE_NAME"):
                continue
            return kind
    return "size" if "BY_SIZE" in cues and len({a.measure for a in r.asked}) <= 1 else ""


def _form(r: Reading) -> Form:
    said = next((t.concepts["FORM"] for t in r.terms if "FORM" in t), "words")
    return next(form for form in get_args(Form) if form == said)


def _fronted(r: Reading) -> bool:
    """Whether the text begins with a verb, or with what asks whether something is so."""
    at = 0
    while at < len(r.terms) and (
        r.terms[at].concepts.keys() <= {"FILLER", "BY", "COMMA", "TOPIC", "SURVEY_NAME"}
        or r.terms[at].concepts.keys() <= {"FILLER", "TOPIC"}
    ):
        at += 1
    if at >= len(r.terms):
        return False
    first = r.terms[at]
    return first.has("CLAIM") or (
        first.has("HAS", "IS", "DOES", "PLANNED")
        and not first.has("DEFINE", "WHO", "MEASURE")
        and len(r.terms) > at + 1
    )


def _leading(v: View) -> Condition | None:
    """That its place is among the first or the last: "är Umeå bäst", "in the top 3"."""
    order = v.order
    if order not in ("most", "fewest"):
        return None
    return Place(v.measure or "score", 1, v.r.limit or 1, order)


# --- builders


def _text(v: View) -> Iterator[Question]:
    for term in v.r.terms:
        topic = term.concepts.get("TOPIC", "")
        if topic and topic not in PASSING:
            yield Question("text", topic=topic, of=v.kommuner[:1] if topic in LACKED else ())
        if term.has("LANGUAGE") and len(v.r.terms) <= 5:
            yield Question("language", topic=term.concepts["LANGUAGE"])
        if term.has("ABROAD") and v.of_many and not v.r.areas:
            yield Question("text", topic="elsewhere", unused=(term.typed,))
    if v.has("DEFINE") and v.r.groups and not v.r.asked and not v.r.clauses:
        yield Question("text", topic=f"group:{v.r.groups[0][1]}")
    if (
        v.has("DEFINE", "SHOW", "WHO", "MANY", "COUNT")
        and v.has("GROUP_NOUN")
        and v.of_many
        and not v.has("PER", "UNKNOWN")
        and not v.r.groups
        and not v.r.asked
        and not v.order
    ):
        yield Question("text", topic="groups")
    if (
        v.has("DEFINE", "SHOW", "WHO", "COUNT")
        and v.has("LAN")
        and not v.has("UNKNOWN")
        and not v.r.areas
        and not v.r.asked
        and not v.order
        and not v.r.clauses
    ):
        yield Question("text", topic="lan")
    if (
        v.has("DEFINE")
        and v.of_many
        and len(v.r.asked) == 1
        and not (v.r.asked[0].by or v.has("UNKNOWN") or v.where != EVERYONE or v.order or v.by)
    ):
        measure = v.r.asked[0].measure
        yield Question("text", topic=_DEFINED.get(measure, "word"), measure=measure)
    if v.has("WHY") and v.of_many and v.base == EVERYONE and all(_of_score(clause.condition) for clause in v.r.clauses):
        yield Question("text", topic="index")


def _of_score(condition: Condition) -> bool:
    return isinstance(condition, Has | Known) and condition.measure == "score"


def _passing(v: View) -> Iterator[Question]:
    """What is said back to a greeting, to thanks and the like, where nothing else is asked."""
    topics = [term.concepts["TOPIC"] for term in v.r.terms if term.concepts.get("TOPIC") in PASSING]
    for topic in sorted(topics, key=COURTEOUS.__contains__):
        yield Question("text", topic=topic)


def _explain(v: View) -> Iterator[Question]:
    of_points = any(term.concepts.get("TOPIC") == "index" for term in v.r.terms)
    if (v.has("WHY") or of_points) and v.kommuner:
        yield Question("explain", of=v.kommuner[:1])


def _check(v: View) -> Iterator[Question]:
    if not v.fronted and not v.has("CLAIM"):
        return
    own = [b for _, b in v.r.besides]
    claims: list[Condition] = v.r.required()
    leading = _leading(v)
    if v.kommuner:
        if leading and not v.r.claim:
            yield Question("check", of=v.kommuner, where=v.base, that=flat([leading, *claims]), measure=v.measure)
        if v.r.ordinal and not leading:
            first, last = v.r.ordinal
            yield Question(
                "check", of=v.kommuner, where=v.base, that=Place(v.measure or "score", first, last), measure=v.measure
            )
        if claims:
            yield Question("check", of=v.kommuner, where=v.base, that=flat(claims), measure=v.measure)
        elif v.r.asked and not own and not v.order:
            measure = v.r.asked[0].measure
            if measure != "score":
                yield Question("check", of=v.kommuner, where=EVERYONE, that=Has(measure, ">=", 1), measure=measure)
        if v.r.areas and not claims and not leading and not v.r.asked:
            yield Question("check", of=v.kommuner, that=flat([InArea(area) for _, area in v.r.areas]))
        return
    if v.r.claim and claims:
        yield Question("share", where=v.base, that=flat(claims), claim=v.r.claim)
    if claims:
        yield Question("check", where=v.base, that=flat(claims), every=v.r.none or (v.has("ALL") and not v.has("ANY")))
    elif v.r.asked and v.has("KOMMUN", "ALL"):
        yield Question("check", where=v.base, that=Has(v.r.asked[0].measure, ">=", 1), every=not v.has("ANY"))


def _difference(v: View) -> Iterator[Question]:
    two = len(v.kommuner) == 2
    one = len(v.kommuner) == 1
    if v.r.besides and one and v.has("COUNT") and (than := v.r.besides[0][1].than) != "mean":
        yield Question("difference", measure=v.r.besides[0][1].measure, of=(v.kommuner[0], than))
    if two and v.has("DIFFERENCE", "MORE", "FEWER", "BEHIND", "BETTER", "WORSE") and not v.r.besides:
        yield Question("difference", measure=v.measure, of=v.kommuner)
    if one and v.r.besides and v.has("DIFFERENCE") and (than := v.r.besides[0][1].than) != "mean":
        yield Question("difference", measure=v.r.besides[0][1].measure, of=(v.kommuner[0], than))
    if one and v.r.full_at is not None and not v.fronted:
        yield Question("difference", measure="score", of=v.kommuner, to="max")
    if (
        one
        and v.has("LEADER", "BEST", "MOST")
        and v.has("BEHIND", "DIFFERENCE", "WORSE", "FEWER", "MORE")
        and not v.fronted
    ):
        yield Question("difference", measure=v.measure, of=v.kommuner, to="best", where=v.base)
    if one and v.has("MEAN") and v.has("DIFFERENCE", "BEHIND", "COMPARE", "BETTER", "MORE"):
        yield Question("difference", measure=v.measure, of=v.kommuner, to="mean", where=v.base)


def _compare(v: View) -> Iterator[Question]:
    named = len(v.kommuner)
    order: Order = v.order if v.order in ("most", "fewest") else "most" if v.has("BETTER", "MORE") else ""
    if named >= 2:
        yield Question("compare", measure=v.measure, of=v.kommuner[:_MOST_COMPARED], order=order, where=EVERYONE)
    elif named == 1 and v.r.besides and v.r.besides[0][1].than != "mean" and not v.fronted:
        yield Question("compare", measure=v.measure, of=(*v.kommuner, v.r.besides[0][1].than), order=order)
    areas = tuple(dict.fromkeys(area for _, area in v.r.areas))
    if (
        len(areas) >= 2
        and not named
        and (v.has("COMPARE", "MEAN", "MEDIAN", "BEST", "BETTER", "DIFFERENCE") or len(v.r.terms) <= 4)
    ):
        rest = v.r.required() + [InGroup(group) for _, group in v.r.groups]
        want_of = "median" if v.has("MEDIAN") else ""
        yield Question(
            "compare", measure=v.measure, of=areas[:_MOST_COMPARED], where=flat(rest), order=order, topic=want_of
        )
    if named == 1 and areas and v.has("COMPARE", "MEAN"):
        yield Question("compare", measure=v.measure, of=(*v.kommuner, *areas))


def _place(v: View) -> Iterator[Question]:
    if len(v.kommuner) != 1 or v.r.ordinal:
        return
    if (v.has("PLACE", "BEST") and not v.fronted) or (
        (v.r.areas or v.r.groups or v.r.own_area or v.r.own_group) and v.has("ABOUT_IT", "IS", "HOW", "OWN_AREA")
    ):
        yield Question("place", measure=v.measure, of=v.kommuner, where=v.where)


def _nth(v: View) -> Iterator[Question]:
    if v.r.ordinal and not v.kommuner:
        first, last = v.r.ordinal
        order: Direction = "fewest" if v.order == "fewest" else "most"
        yield Question(
            "top",
            measure=v.measure,
            where=both(v.where, Place(v.measure or "score", first, last, order)),
            order=order,
            limit=None,
        )


def _single(v: View) -> bool:
    """Whether one kommun is asked for: "vem", "vilken kommun"."""
    return v.has("WHO", "WHAT") and not v.has("MANY")


def _extreme(v: View) -> Iterator[Question]:
    if v.kommuner or v.by or v.order not in ("most", "fewest") or v.r.limit or not v.r.asked:
        return
    counted = (
        any(a.by == "COUNT" for a in v.r.asked)
        or v.has("COUNT", "DEFINE", "HOW")
        or (v.has("WHAT") and not v.has("KOMMUN"))
        or _asks_which(v)
    )
    if counted and not v.has("SHOW"):
        yield Question("extreme", measure=v.measure, where=v.where, order=v.order)


def _asks_which(v: View) -> bool:
    """Whether it is the figure that is asked for: "vilken poäng som är högst"."""
    before = skip_back(v.r.terms, v.r.asked[0].at - 1)
    return before >= 0 and v.r.terms[before].has("WHO")


def _top(v: View) -> Iterator[Question]:
    if v.kommuner:
        yield from _marked(v)
        return
    if not v.order and not v.r.limit:
        if v.has("PLACE") and v.r.areas:
            yield Question("top", measure=v.measure, where=v.where, order="most")
        return
    measure = v.measure
    if not measure and v.order and _names_size(v):
        measure = _LARGEST
    if v.by:
        yield from _grouped_top(v, measure)
    yield Question(
        "top", measure=measure, where=v.where, order=v.order or "most", limit=v.r.limit or (1 if _single(v) else None)
    )


def _marked(v: View) -> Iterator[Question]:
    """A ranking of an area with a kommun to find in it: "topp Skåne Höganäs"."""
    if (
        len(v.kommuner) == 1
        and v.r.areas
        and v.order in ("most", "fewest")
        and v.r.terms[0].has("BEST", "WORST", "MOST", "FEWEST")
    ):
        yield Question("top", measure=v.measure, where=v.where, order=v.order, limit=v.r.limit, marked=v.kommuner[0])


def _names_size(v: View) -> bool:
    """Whether the largest or the smallest kommun is asked for: the end stands right before it, with no measure."""
    for i, term in enumerate(v.r.terms):
        if term.has("MOST", "FEWEST") and not term.has("BEST", "WORST"):
            following = skip(v.r.terms, i + 1)
            return following < len(v.r.terms) and v.r.terms[following].has("KOMMUN", "GROUP")
    return False


def _grouped_top(v: View, measure: str) -> Iterator[Question]:
    """Leaders of each group, or the groups with the highest figure."""
    limit = v.r.limit or (1 if v.has("WHO", "WHAT") else None)
    if v.has("PER", "LEADER") and not v.has("WHO", "WHAT", "MEAN", "MEDIAN", "TOTAL", "SHARE"):
        yield Question("top", measure=measure, where=v.where, by=v.by, order=v.order or "most", limit=1)
    if not v.has("MEAN", "MEDIAN", "TOTAL", "SHARE"):
        if v.r.clauses and (v.has("KOMMUN") or v.r.asked == []):
            yield Question("count", where=v.where, by=v.by, order=v.order or "most", limit=limit)
        if v.measure and v.measure != "score" and not v.r.clauses:
            yield Question("total", measure=v.measure, where=v.where, by=v.by, order=v.order or "most", limit=limit)
        yield Question("mean", measure=measure, where=v.where, by=v.by, order=v.order or "most", limit=limit)


def _sums(v: View) -> Iterator[Question]:
    limit = v.r.limit or (1 if v.by and v.has("WHO", "WHAT") and v.order else None)
    sums: tuple[tuple[str, Want], ...] = (("MEAN", "mean"), ("MEDIAN", "median"), ("TOTAL", "total"))
    for concept, want in sums:
        if concept in v.cues and not (v.kommuner and want != "mean"):
            yield Question(want, measure=v.measure, where=v.where, by=v.by, order=v.order if v.by else "", limit=limit)
    if v.by and not v.order and not v.r.clauses and not v.kommuner and not v.has("SHARE", "COUNT", "LEADER"):
        yield Question("mean", measure=v.measure, where=v.where, by=v.by)
    if (
        not v.kommuner
        and not v.r.clauses
        and v.has("BETTER", "WORSE", "MORE", "FEWER", "COMPARE", "DIFFERENCE", "THAN")
    ):
        if len(v.r.sizes) > 1:
            yield Question("mean", measure=v.measure, where=v.where, by="size")
        elif len(v.r.groups) > 1:
            yield Question("mean", measure=v.measure, where=v.where, by="group")


def _share(v: View) -> Iterator[Question]:
    if not (v.has("SHARE", "PERCENT") or v.r.claim):
        return
    clauses = v.r.clauses
    population = {c.group for c in clauses if not _of_figures(c.condition)}
    groups = list(dict.fromkeys(c.group for c in clauses if not c.noun and c.group not in population)) or list(
        dict.fromkeys(c.group for c in clauses)
    )
    order, limit = (v.order, v.r.limit or (1 if v.has("WHO", "WHAT") else None)) if v.by else ("", None)
    if groups:
        that = flat(v.r.required((groups[-1],)) + [b for _, b in v.r.besides])
        rest = tuple(c.group for c in clauses if c.group != groups[-1])
        base = flat([v.base, *(v.r.required(rest) if rest else [])])
        yield Question("share", where=base, that=that, by=v.by, order=order, limit=limit, claim=v.r.claim)
    elif v.r.asked:
        measure = v.r.asked[0].measure
        that = Has(measure, "==", 1) if measure == "answered" else Has(measure, ">=", 1)
        yield Question("share", where=v.base, that=that, by=v.by, order=order, limit=limit, claim=v.r.claim)
    elif v.r.besides:
        yield Question("share", where=v.base, that=flat(v.r.required()))
    else:
        yield Question("share", where=v.base, that=Has("answered", "==", 1), by=v.by)


def _of_figures(condition: Condition) -> bool:
    match condition:
        case Has(measure):
            return measure != _LARGEST
        case All(of):
            return any(map(_of_figures, of))
        case _:
            return True


def _count(v: View) -> Iterator[Question]:
    if v.kommuner and not v.r.besides:
        return
    if v.has("ABOUT_IT") and len(v.r.clauses) == 1 and v.base == EVERYONE:
        match v.r.clauses[0].condition:
            case Has("score", "==", n) if n != "max":  # "är 10 bra?"
                yield Question("count", where=Has("score", ">", n))
            case _:
                pass
    if not v.has("COUNT") or v.order or v.form == "file":
        return
    limit = v.r.limit or (1 if v.by and v.has("WHO", "WHAT") and v.order else None)
    counted: tuple[Asked, ...] = tuple(a for a in v.r.asked if a.by == "COUNT")
    if not counted:
        yield Question("count", where=v.where, by=v.by, limit=limit)
    elif not v.order and not v.kommuner:
        points = counted[0].measure == "score" and not v.has("TOTAL")  # those of an area are never added
        yield Question("mean" if points else "total", measure=counted[0].measure, where=v.where, by=v.by)


def _list(v: View) -> Iterator[Question]:
    if v.kommuner or v.order or v.by:
        return
    if (
        v.r.clauses
        or v.r.besides
        or (v.has("SHOW") and all(t.has("SHOW", "SURVEY_NAME") for t in v.r.terms))
        or (
            v.form not in ("map", "chart")
            and v.has("SHOW", "ALL", "WHO", "MANY", "FORM")
            and (v.r.areas or v.r.groups or v.r.sizes or v.r.left_out or v.has("COUNTRY", "ALL", "KOMMUN", "FORM"))
        )
    ):
        yield Question("list", measure=v.measure, where=v.where)
    elif v.form in ("map", "chart"):
        yield Question("top", measure=v.measure, where=v.where, order="most")
    elif v.form == "file":
        yield Question("list", measure=v.measure, where=v.where)
    elif (v.r.groups or v.r.sizes or v.r.left_out) and not v.has("DEFINE"):
        yield Question("top", measure=v.measure, where=v.where, order="most")


def _value(v: View) -> Iterator[Question]:
    if len(v.kommuner) == 1 and v.r.asked and not v.order:
        yield Question("value", measure=v.measure, of=v.kommuner)
    if len(v.kommuner) == 1 and v.r.clauses and not v.r.asked and not v.order:
        leaf = v.r.clauses[0].condition
        if isinstance(leaf, Has):
            yield Question("check", of=v.kommuner, where=v.base, that=flat(v.r.required()))


def _change(v: View) -> Iterator[Question]:
    if v.has("CHANGE") or v.r.said.since:
        measure = v.measure or next((c.condition.measure for c in v.r.clauses if isinstance(c.condition, Has)), "")
        yield Question("change", measure=measure, of=v.kommuner[:1], where=v.base, since=v.r.said.since)


def _spread(v: View) -> Iterator[Question]:
    if v.has("SPREAD") or v.form == "histogram":
        yield Question("spread", measure=v.measure, where=v.where)
    if (v.has("BY_SIZE") or v.form == "scatter") and len({a.measure for a in v.r.asked}) <= 1:
        yield Question("spread", measure=v.measure, where=v.where, by="size")


def _overview(v: View) -> Iterator[Question]:
    if v.kommuner:
        return
    if v.has("OVERVIEW"):
        yield Question("spread" if v.where != EVERYONE else "overview", measure=v.measure, where=v.where)
    if v.r.areas and not v.r.clauses:
        yield Question("top", measure=v.measure, where=v.where, order="most")
    elif v.has("COUNTRY") or (v.r.said.survey and not v.r.asked and not v.has("TOPIC")):
        yield Question("overview")
    elif v.r.asked and not v.r.clauses:
        yield Question("overview", measure=v.r.asked[0].measure)


def _profile(v: View) -> Iterator[Question]:
    if v.kommuner:
        yield (
            Question("profile", of=v.kommuner[:1])
            if len(v.kommuner) == 1
            else Question("compare", of=v.kommuner[:_MOST_COMPARED])
        )
