"""What a question holds: which concepts stand in its fields, and which names, numbers and measures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data.language.term import Term, Terms
from data.language.topics import PASSING
from data.model.conditions import (
    EVERYONE,
    All,
    Any,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Not,
    Place,
    Size,
    leaves,
)
from data.model.places import is_kommun
from data.model.question import Question

_FULL: Final = 14.0
_DENIED: Final = frozenset({"NOT", "NO", "WITHOUT", "NEITHER", "EXCEPT", "LEFT_OUT"})
_OF_WANT: Final[dict[str, frozenset[str]]] = {
    "profile": frozenset({"PLACE", "OVERVIEW"}),
    "value": frozenset({"COUNT"}),
    "place": frozenset({"ALONE", "PLACE", "SAME", "COUNT"}),
    "compare": frozenset({"PLACE", "SAME", "BETTER", "WORSE", "DIFFERENCE", "COMPARE", "COUNT"}),
    "difference": frozenset({"SAME", "BETTER", "WORSE", "DIFFERENCE", "COMPARE", "COUNT"}),
    "explain": frozenset({"WHY", *_DENIED}),
    "top": frozenset({"COUNT"}),
    "count": frozenset({"COUNT"}),
    "share": frozenset({"ANSWERING", "SHARE", "PERCENT", "COUNT", "OFTEN"}),
    "mean": frozenset({"MEAN", "COUNT"}),
    "median": frozenset({"MEDIAN", "COUNT"}),
    "total": frozenset({"TOTAL", "COUNT"}),
    "extreme": frozenset({"COUNT"}),
    "spread": frozenset({"SPREAD", "MEDIAN", "OVERVIEW", "COUNT"}),
    "overview": frozenset({"OVERVIEW"}),
    "change": frozenset({"CHANGE", "SHARE", "DIFFERENCE", "COMPARE", "COUNT"}),
    "check": frozenset({"CLAIM", "PERCENT"}),
    "text": frozenset({"WHY", "SAME"}),
    "language": frozenset({"LANGUAGE"}),
}
_OF_ORDER: Final = {
    "most": frozenset({"MOST", "BEST", "LEADER", "MAX"}),
    "fewest": frozenset({"FEWEST", "WORST", "MIN"}),
    "nearest": frozenset({"NEAREST", "MEAN"}),
}
_OF_TARGET: Final = {
    "best": frozenset({"MOST", "BEST", "LEADER"}),
    "max": frozenset({"FULL"}),
    "mean": frozenset({"MEAN"}),
    "ends": frozenset({"MOST", "BEST", "LEADER", "FEWEST", "WORST"}),
}
_OF_GROUPS: Final = {
    "lan": frozenset({"LAN", "OWN_AREA"}),
    "group": frozenset({"GROUP_NOUN"}),
    "size": frozenset({"SIZE", "BY_SIZE"}),
}
_EACH_GROUP: Final = frozenset({"PER", "BETTER", "WORSE", "COMPARE"})
_OF_LEAF: Final[dict[type, frozenset[str]]] = {
    InArea: frozenset({"LAN", "OWN_AREA"}),
    InGroup: frozenset({"GROUP_NOUN", "OWN_GROUP"}),
    Size: frozenset({"SIZE", "INHABITANTS"}),
    Has: frozenset({"OVER", "UNDER"}),
    Place: frozenset({"MOST", "BEST", "FEWEST", "WORST", "LEADER", "ORDINAL", "PLACE"}),
    Beside: frozenset({"OVER", "UNDER", "BETTER", "WORSE", "SAME", "COMPARE"}),
}
_OF_MEASURE: Final = {
    "population": frozenset({"SIZE", "INHABITANTS"}),
    "e_services_planned": frozenset({"PLANNED"}),
}
_BY_VALUE: Final = frozenset(
    {"PLACE_NAME", "AREA", "GROUP", "NUMBER", "MEASURE", "DOES", "TOPIC", "TOLD", "FORM", "SURVEY_NAME"}
)
# What a question must hold, or it is unused. Other concepts only join these.
MEANT: Final = (
    _BY_VALUE
    | _DENIED
    | _EACH_GROUP
    | {"FRACTION", "YEAR", "ABROAD", "COUNTRY"}.union(
        *_OF_WANT.values(),
        *_OF_ORDER.values(),
        *_OF_TARGET.values(),
        *_OF_GROUPS.values(),
        *_OF_LEAF.values(),
        *_OF_MEASURE.values(),
    )
)
_MEANT_ANYWAY: Final = frozenset(
    {"MEASURE", "NUMBER", "PLACE_NAME", "MEAN", "TOTAL", "WHY"}
)  # also where it may be a filler
# Wants that are of points where they name no measure, and those that are of all that is asked about.
_OF_POINTS: Final = frozenset(
    {
        *("profile", "top", "place", "explain", "spread", "overview", "list", "compare", "difference", "extreme"),
        *("mean", "median"),
    }
)
_OF_ALL: Final = frozenset({"profile", "overview", "compare", "top", "place", "check", "text"})


@dataclass
class Held:
    """All that a question says, to be looked up in."""

    question: Question
    concepts: set[str]
    places: set[str]  # codes, and names of areas and groups
    numbers: set[float]
    measures: set[str]
    told: str  # the topic that words tell together: it is not sure of the others

    def holds(self, term: Term) -> bool:
        """Whether something of the term is in the question, or nothing need be."""
        q = self.question
        if "FILLER" in term and not term.has(*_MEANT_ANYWAY):
            return True
        if "UNKNOWN" in term:
            return q.want == "which" or (q.want == "text" and q.topic not in (self.told, *PASSING))
        meant = term.concepts.keys() & MEANT
        return not meant or not meant.isdisjoint(self.concepts) or any(self._value(c, term) for c in meant & _BY_VALUE)

    def _value(self, concept: str, term: Term) -> bool:
        q, value = self.question, term.concepts[concept]
        match concept:
            case "PLACE_NAME":
                around = {code[:2] for code in q.of if is_kommun(code)}  # "Kil i Värmland" says which Kil
                return not (self.places | around).isdisjoint({*term.kommuner, term.area})
            case "AREA" | "GROUP":
                return value in self.places or bool(q.topic and q.topic.endswith(value))
            case "NUMBER":
                return term.number in self.numbers or not term.is_number or q.topic == "index"
            case "MEASURE":
                return self._measure(value)
            case "DOES":
                return value in self.measures
            case "SURVEY_NAME":
                return value in (q.survey, q.since) or q.want == "text"
            case "FORM":
                return q.want == "spread" or (q.form == value and value != "histogram")
            case _:
                of_points = value == "index" and q.want == "explain"  # how a kommun's points were made
                how_to = value == "how_to_map" and q.form != "words" and bool(q.by or q.measure or q.where != EVERYONE)
                return how_to or value == q.topic or value in PASSING or of_points

    def _measure(self, measure: str) -> bool:
        q = self.question
        if measure in self.measures or f"{measure}_planned" in self.measures:
            return True
        wants = {"score": _OF_POINTS, "e_services": _OF_ALL}.get(measure, ())
        return q.measure in ("", "score") and q.want in wants


def requires(said: Terms) -> bool:
    """Whether a text asks something, or says what a question must hold, but for the survey."""
    meant = MEANT - {"SURVEY_NAME", "SURVEY", "YEAR"}
    return said.asks or any(term.concepts.keys() & meant and "FILLER" not in term for term in said.terms)


def held_by(q: Question, said: Terms) -> Held:
    """What a question holds."""
    held = Held(
        q,
        set(_OF_WANT.get(q.want, ())),
        {*q.of, *([q.marked] if q.marked else [])},
        set(),
        {q.measure, *q.also},
        said.topic,
    )
    concepts = held.concepts
    for leaf, denied in [
        *_walk(q.where),
        *(_walk(q.that) if q.that else ()),
        *(each for side in q.sides for each in _walk(side)),
    ]:
        concepts |= _OF_LEAF.get(type(leaf), frozenset()) | (_DENIED if denied else frozenset())
        _hold(held, leaf)
    concepts |= _OF_ORDER.get(q.order, frozenset()) | _OF_TARGET.get(q.to, frozenset())
    concepts |= frozenset().union(*(_OF_MEASURE.get(measure, ()) for measure in held.measures))
    if q.by == "size":
        held.measures.add("population")
    if q.by:
        concepts |= _EACH_GROUP | _OF_GROUPS[q.by] | ({"SPREAD"} if q.want == "share" else set())
    if q.also:
        concepts |= {"COUNT", "PLACE"}
    if q.form == "map":
        concepts.add("SPREAD")
    if q.sides:
        concepts |= _EACH_GROUP | {"DIFFERENCE"}
    if q.claim:
        concepts |= {"FRACTION", "CLAIM"}
        held.numbers |= {q.claim.value, round(q.claim.value / 10), 10.0, 5.0, 4.0, 3.0, 2.0, 1.0}
    if said.has("IN_PERCENT") or said.percent in held.measures - {""}:
        concepts.add("PERCENT")
    held.numbers |= {q.limit} if q.limit is not None else set()
    held.numbers |= {q.page} if q.page > 1 else set()
    if q.want == "list":  # "vilka fem kommuner saknar appar": how many they are is taken for granted
        terms = enumerate(said.terms)
        counted = (i for i, t in terms if t.is_number and said.before(i).has("WHO") and said.after(i).has("KOMMUN"))
        held.numbers |= {said.at(i).number or 0 for i in counted}
    held.places |= {q.marked} if q.marked else set()
    if _FULL in held.numbers or q.to == "max":
        concepts.add("FULL")
        held.numbers.add(_FULL)
    if q.of and "score" in held.measures and said.has("OUT_OF"):
        held.numbers.add(_FULL)  # "10 av 14"
    if not any(term.number is not None for term in said.terms):
        concepts |= {"OVER", "UNDER"}
    concepts |= {name for name, so in (
        ("LAN", bool(q.of)),
        ("COMPARE", q.want == "top" and bool(q.limit)),  # "jämför de två bästa"
        ("COUNTRY", not any(isinstance(leaf, InArea) for leaf in (*leaves(q.where), *leaves(q.that or q.where)))),
        ("OWN_AREA", bool(q.of)),
        ("PER", q.measure != ""),
        ("YEAR", q.topic == "no_survey"),
        ("ABROAD", q.topic == "elsewhere"),
        ("GROUP_NOUN", q.topic.startswith(("group", "belongs"))),
        ("MEAN", q.want == "compare" and not all(map(is_kommun, q.of))),
        ("MOST", q.want == "place" and q.measure == "score"),
        ("BEST", q.want == "place" and q.measure == "score"),
        ("LEADER", q.want == "place" and said.has("ALONE")),
        ("ORDINAL", q.want == "place" and said.has("ALONE")),
    ) if so}  # fmt: skip
    return held


def _hold(held: Held, leaf: Condition) -> None:
    match leaf:
        case InArea(name) | InGroup(name) | Is(name):
            held.places.add(name)
        case Has(measure, op, value):
            held.measures.add(measure)
            held.numbers.add(_FULL if value == "max" else value)
            held.concepts |= {"MIN"} if op in (">=", "<", "==") else set()
            held.concepts |= {"MAX"} if op in ("<=", ">", "==") else set()
            held.concepts |= _DENIED if op in ("<", "<=") or value == 0 else set()
        case Known(measure):
            held.measures.add(measure)
        case Place(measure, first, last):
            held.measures.add(measure)
            held.numbers |= {first, last}
        case Beside(than, _, measure):
            held.measures.add(measure)
            held.places.add(than)
            held.concepts |= {"MEAN"} if than == "mean" else set()
        case _:
            pass


def _walk(condition: Condition, *, denied: bool = False) -> Iterator[tuple[Condition, bool]]:
    match condition:
        case All(of) | Any(of):
            for each in of:
                yield from _walk(each, denied=denied)
        case Not(what):
            yield from _walk(what, denied=True)
        case _:
            yield condition, denied
