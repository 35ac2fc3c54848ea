"""Nothing is dropped: a finished question held against the terms of its text. What is in no field of it is unused.

What was marked while reading proves nothing: only the final value counts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from data.language.term import SKIPPED, Term, Terms
from data.language.topics import COURTEOUS, DECISIVE, PASSING
from data.model.conditions import All, Any, Beside, Condition, Has, InArea, InGroup, Is, Known, Not, Place, Size
from data.model.places import is_kommun
from data.model.question import Question


@dataclass(frozen=True, slots=True)
class _Held:
    """All that a question says, to be looked up in."""

    question: Question
    codes: frozenset[str]
    areas: frozenset[str]
    groups: frozenset[str]
    numbers: frozenset[float]
    measures: frozenset[str]
    kinds: frozenset[type]
    ops: frozenset[str]
    negated: bool
    sizes: bool
    means: bool
    counts: bool  # a number stands in the text


# What stands beside nearly every question, and says little by itself.
_WEAK: Final = SKIPPED | {
    "UNKNOWN", "COMMA", "WHO", "WHAT", "HOW", "IS", "HAS", "DEFINE", "KOMMUN", "MANY", "AND", "COUNT", "SHOW", "SURVEY_NAME", "SURVEY",  # noqa: E501
    "FIRST", "ANY", "ALL", "COUNTRY", "CLAIM", "BEHIND",
}  # fmt: skip
_ASIDE: Final = 0.3  # what a word weighs in a part of the text of which nothing is asked
_WEIGHTS: Final = {
    "ABROAD": 6, "WHY": 3, "PLACE_NAME": 3, "AREA": 3, "GROUP": 3, "BY_SIZE": 6, "SPREAD": 6, "FRACTION": 2, "NUMBER": 2,  # noqa: E501
    "NOT": 2, "NO": 2, "WITHOUT": 2, "NEITHER": 2, "EXCEPT": 2, "SAME": 3, "CHANGE": 2, "DIFFERENCE": 2, "PER": 2,
}  # fmt: skip
_DECIDES: Final = 20  # what a topic weighs that is the question, whatever else is said


@dataclass(frozen=True, slots=True)
class Account:
    """How a question stands to its text. `lost` and `used`: what the terms weigh that are in no field of it, and in one."""  # noqa: E501

    left: tuple[Term, ...]
    lost: float
    used: int
    unknown: int  # words that are not understood, in the parts of which something is used


def left_over(question: Question, said: Terms) -> tuple[Term, ...]:
    """The terms that mean something of which the question holds nothing."""
    held = _held(question, counts=any(t.number is not None for t in said.terms))
    if question.topic in COURTEOUS:  # they are all that was said, or not what was meant
        return tuple(term for term in said.terms if not term.has("TOPIC", "FILLER", "COMMA"))
    return tuple(term for term in said.terms if not _is_held(term, held))


def weight(term: Term) -> int:
    """What it weighs that a question holds nothing of the term."""
    if term.concepts.get("TOPIC") in DECISIVE:
        return _DECIDES
    if "TOPIC" in term:
        return max(term.end - term.start, 1)  # a phrase is surer than a word
    if term.number == 1 and not term.typed.isdigit():
        return 1
    return max((_WEIGHTS.get(concept, 1) for concept in term.concepts), default=1)


def account(left: tuple[Term, ...], said: Terms) -> Account:
    """What was left over, weighed part by part: a part of which nothing is used is likely but said beside the question."""  # noqa: E501
    lost, used, unknown = 0.0, 0, 0
    gone = set(map(id, left))
    for part in _parts(said.terms):
        own = sum(id(term) not in gone and not term.concepts.keys() <= _WEAK for term in part)
        weighs = sum(weight(term) for term in part if id(term) in gone)
        lost += weighs if own else weighs * _ASIDE
        used += own
        unknown += sum("UNKNOWN" in term for term in part) if own else 0
    return Account(left, lost, used, unknown)


def _parts(terms: tuple[Term, ...]) -> Iterator[list[Term]]:
    """The terms between the ends of sentences, and commas."""
    part: list[Term] = []
    for term in terms:
        if part and (term.first or "COMMA" in term):
            yield part
            part = []
        part.append(term)
    if part:
        yield part


def _is_held(term: Term, held: _Held) -> bool:
    if "FILLER" in term and not term.has("MEASURE", "NUMBER", "PLACE_NAME", "MEAN", "TOTAL", "WHY"):
        return True
    if term.has("UNKNOWN"):
        return held.question.want == "which" or (held.question.want == "text" and held.question.topic not in PASSING)
    known = [concept for concept in term.concepts if concept in _HOLDS]
    return not known or any(_HOLDS[concept](held, term) for concept in known)


def _held(q: Question, *, counts: bool) -> _Held:
    leaves = [*_walk(q.where), *(_walk(q.that) if q.that else ())]
    kinds = frozenset(type(leaf) for leaf, _ in leaves)
    codes, areas, groups, measures = set(q.of), set(q.of), set(), {q.measure}
    numbers: set[float] = {float(q.limit)} if q.limit is not None else set()
    ops: set[str] = set()
    negated = any(denied for _, denied in leaves)
    sizes = means = False
    for leaf, _ in leaves:
        match leaf:
            case InArea(area):
                areas.add(area)
            case InGroup(group):
                groups.add(group)
            case Is(kommun):
                codes.add(kommun)
            case Has(measure, op, value):
                measures.add(measure)
                ops.add(op)
                numbers.add(14.0 if value == "max" else float(value))
                negated |= op in ("<", "<=") or value == 0
            case Known(measure):
                measures.add(measure)
            case Place(measure, first, last):
                measures.add(measure)
                numbers |= {float(first), float(last)}
            case Beside(than, _, measure):
                codes.add(than)
                measures.add(measure)
                means |= than == "mean"
            case Size():
                sizes = True
            case _:
                pass
    if q.to == "max":
        numbers.add(14.0)
    if q.claim:
        numbers |= {q.claim.value, round(q.claim.value / 10), 10.0, 5.0, 4.0, 3.0, 2.0, 1.0}
    if q.marked:
        codes.add(q.marked)
    return _Held(
        q,
        frozenset(codes),
        frozenset(areas),
        frozenset(groups),
        frozenset(numbers),
        frozenset(measures),
        kinds,
        frozenset(ops),
        negated,
        sizes,
        means,
        counts,
    )


def _walk(condition: Condition, *, denied: bool = False) -> Iterator[tuple[Condition, bool]]:
    match condition:
        case All(of) | Any(of):
            for each in of:
                yield from _walk(each, denied=denied)
        case Not(what):
            yield from _walk(what, denied=True)
        case _:
            yield condition, denied


def _wants(*wants: str) -> Callable[[_Held, Term], bool]:
    return lambda held, _: held.question.want in wants


def _ordered(order: str) -> Callable[[_Held, Term], bool]:
    def check(held: _Held, _: Term) -> bool:
        q = held.question
        return (
            q.order == order
            or Place in held.kinds
            or (q.to == "best" and order == "most")
            or (order == "most" and q.measure == "score" and q.want == "place")
        )

    return check


def _place_name(held: _Held, term: Term) -> bool:
    codes = {*term.kommuner, term.area}
    return bool(codes & (held.codes | held.areas))


def _number(held: _Held, term: Term) -> bool:
    q = held.question
    return term.number in held.numbers or (term.number == 1 and not term.typed.isdigit()) or q.topic == "index"


def _measure(held: _Held, term: Term) -> bool:
    measure = term.concepts["MEASURE"]
    if measure in held.measures or f"{measure}_planned" in held.measures:
        return True
    q = held.question
    if measure == "score":
        return q.want in (
            "profile",
            "top",
            "place",
            "explain",
            "spread",
            "overview",
            "list",
            "compare",
            "difference",
            "extreme",
            "mean",
            "median",
        ) and q.measure in ("", "score")
    return (
        q.want in ("profile", "overview", "compare", "top", "place", "check", "text")
        and q.measure in ("", "score")
        and measure == "e_services"
    )


def _negation(held: _Held, _: Term) -> bool:
    return held.negated or held.question.want == "explain"


def _topic(held: _Held, term: Term) -> bool:
    topic = term.concepts["TOPIC"]
    of_points = topic == "index" and held.question.want == "explain"  # how a kommun's points were made
    return topic == held.question.topic or topic in PASSING or of_points


_HOLDS: Final[dict[str, Callable[[_Held, Term], bool]]] = {
    "PLACE_NAME": _place_name,
    "AREA": lambda held, term: term.concepts["AREA"] in held.areas,
    "GROUP": lambda held, term: term.concepts["GROUP"] in held.groups or (bool(held.question.topic) and held.question.topic.endswith(term.concepts["GROUP"])),  # noqa: E501
    "SIZE": lambda held, _: held.sizes or held.question.by == "size" or "population" in held.measures,
    "NUMBER": _number,
    "FRACTION": lambda held, _: held.question.claim is not None,
    "YEAR": lambda held, _: held.question.topic == "no_survey",
    "MEASURE": _measure,
    "DOES": lambda held, term: term.concepts["DOES"] in held.measures,
    "FULL": lambda held, _: 14.0 in held.numbers or held.question.to == "max",
    "NOT": _negation, "NO": _negation, "WITHOUT": _negation, "NEITHER": _negation, "EXCEPT": _negation,
    "MIN": lambda held, _: bool(held.ops & {">=", "<", "=="}) or held.question.order == "fewest",
    "MAX": lambda held, _: bool(held.ops & {"<=", ">", "=="}) or held.question.order == "most",
    "OVER": lambda held, _: bool(held.ops) or held.means or Beside in held.kinds or not held.counts,
    "UNDER": lambda held, _: bool(held.ops) or held.means or Beside in held.kinds or not held.counts,
    "BETTER": lambda held, _: Beside in held.kinds or held.question.want in ("difference", "compare") or bool(held.question.by),  # noqa: E501
    "WORSE": lambda held, _: Beside in held.kinds or held.question.want in ("difference", "compare") or bool(held.question.by),  # noqa: E501
    "SAME": lambda held, _: Beside in held.kinds or held.question.want in ("difference", "compare", "place", "text"),
    "MOST": _ordered("most"), "BEST": _ordered("most"),
    "FEWEST": _ordered("fewest"), "WORST": _ordered("fewest"),
    "NEAREST": lambda held, _: held.question.order == "nearest",
    "LEADER": lambda held, _: held.question.to == "best" or held.question.order == "most" or Place in held.kinds,
    "ORDINAL": lambda held, _: Place in held.kinds,
    "PLACE": lambda held, _: held.question.want in ("place", "profile", "compare") or Place in held.kinds,
    "MEAN": lambda held, _: held.question.want == "mean" or held.means or held.question.to == "mean" or held.question.order == "nearest" or (held.question.want == "compare" and not all(map(is_kommun, held.question.of))),  # noqa: E501
    "MEDIAN": _wants("median", "spread"),
    "TOTAL": _wants("total"),
    "SHARE": _wants("share", "change"),
    "PERCENT": _wants("share", "check"),
    "COUNT": lambda held, _: held.question.want in ("count", "value", "total", "share", "difference", "extreme", "mean", "median", "compare", "top", "place", "list", "change", "profile") and held.question.want not in ("profile", "list"),  # noqa: E501
    "SPREAD": lambda held, _: held.question.want == "spread" or (held.question.want == "share" and held.question.by != ""),  # noqa: E501
    "BY_SIZE": lambda held, _: held.question.by == "size",
    "PER": lambda held, _: bool(held.question.by) or held.question.measure != "",
    "LAN": lambda held, _: held.question.by == "lan" or bool(held.areas),
    "GROUP_NOUN": lambda held, _: held.question.by == "group" or bool(held.groups) or held.question.topic.startswith("group"),  # noqa: E501
    "OWN_AREA": lambda held, _: bool(held.areas) or held.question.by == "lan",
    "OWN_GROUP": lambda held, _: bool(held.groups),
    "DIFFERENCE": _wants("difference", "compare", "change"),
    "COMPARE": lambda held, _: held.question.want in ("compare", "difference", "change") or Beside in held.kinds or held.question.by != "",  # noqa: E501
    "CHANGE": _wants("change"),
    "WHY": _wants("explain", "text"),
    "FORM": lambda held, term: (held.question.form == term.concepts["FORM"] or held.question.want == "spread") and (term.concepts["FORM"] != "histogram" or held.question.want == "spread"),  # noqa: E501
    "PLANNED": lambda held, _: "e_services_planned" in held.measures,
    "INHABITANTS": lambda held, _: "population" in held.measures or held.sizes,
    "TOPIC": _topic,
    "LANGUAGE": _wants("language"),
    "OVERVIEW": _wants("overview", "spread", "profile"),
    "ABROAD": lambda held, _: held.question.topic == "elsewhere",
    "CLAIM": lambda held, _: held.question.want == "check" or held.question.claim is not None,
}  # fmt: skip
