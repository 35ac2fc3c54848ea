"""What a question holds: which concepts stand in its fields, and which names, numbers and measures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data.language.composition.clauses import THEME, YES_NO
from data.language.composition.organised import themes
from data.language.composition.quantities import COMPARING
from data.language.held_concepts import (
    BY_VALUE,
    DENIED,
    EACH_GROUP,
    FULL,
    MEANT,
    MEANT_ANYWAY,
    OF_ALL,
    OF_GROUPS,
    OF_LEAF,
    OF_MEASURE,
    OF_ORDER,
    OF_POINTS,
    OF_SIDES,
    OF_TARGET,
    OF_WANT,
)
from data.language.term import Term, Terms
from data.language.topics import PASSING
from data.model.conditions import (
    COUNTRY,
    EVERYONE,
    MEAN,
    Against,
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
    leaves,
)
from data.model.places import is_kommun
from data.model.question import Question

ANSWERED: Final = Has("answered", "==", 1)


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
        if "FILLER" in term and not term.has(*MEANT_ANYWAY):
            return True
        if "UNKNOWN" in term:
            return q.want == "which" or (q.want == "text" and q.topic not in (self.told, *PASSING))
        meant = term.concepts.keys() & MEANT
        return not meant or not meant.isdisjoint(self.concepts) or any(self._value(c, term) for c in meant & BY_VALUE)

    def _value(self, concept: str, term: Term) -> bool:
        q, value = self.question, term.concepts[concept]
        match concept:
            case "PLACE_NAME":
                around = {code[:2] for code in q.of if is_kommun(code)}  # "Kil i Värmland" says which Kil
                among_all = (
                    q.by == "lan" and q.order and not self.places and term.area
                )  # each län is in a ranking of all
                return bool(among_all) or not (self.places | around).isdisjoint({*term.kommuner, term.area})
            case "AREA" | "GROUP":
                return self.places.issuperset(value.split("/")) or bool(q.topic and q.topic.endswith(value))
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
                how_to = (
                    value == "how_to_map" and q.form != "words" and bool(q.grouped or q.measure or q.where != EVERYONE)
                )
                return how_to or value == q.topic or (concept == "TOPIC" and value in PASSING) or of_points

    def _measure(self, measure: str) -> bool:
        q = self.question
        if measure in self.measures or f"{measure}_planned" in self.measures:
            return True
        wants = {"score": OF_POINTS, "e_services": OF_ALL}.get(measure, ())
        return q.measure in ("", "score") and q.want in wants


def requires(said: Terms) -> bool:
    """Whether a text asks something, or says what a question must hold, but for the survey."""
    meant = MEANT - {"SURVEY_NAME", "SURVEY", "YEAR"}
    return said.asks or any(term.concepts.keys() & meant and "FILLER" not in term for term in said.terms)


def held_by(q: Question, said: Terms) -> Held:
    """What a question holds."""
    held = Held(
        q,
        set(OF_WANT.get(q.want, ())),
        {*q.of, *([q.marked] if q.marked else [])},
        set(),
        {q.measure, *q.also},
        said.topic,
    )
    concepts = held.concepts
    for leaf, denied in (each for condition in q.conditions for each in _walk(condition)):
        concepts |= OF_LEAF.get(type(leaf), frozenset()) | (DENIED if denied else frozenset())
        _hold(held, leaf)
    if ANSWERED in leaves(q.where) and (q.where, q.that) != (ANSWERED, None):
        concepts |= DENIED  # "excluding those that did not answer" says of whom it is by who is left out
    concepts |= OF_ORDER.get(q.order, frozenset()) | OF_TARGET.get(q.to, frozenset())
    concepts |= frozenset().union(*(OF_MEASURE.get(measure, ()) for measure in held.measures))
    at_work = (i for i, t in enumerate(said.terms) if t.has("MEASURE", "COOPERATES"))
    if held.measures & YES_NO and any(themes(said, i + 1) for i in at_work):
        held.measures.add(THEME)  # "ansvarig för e-tjänster"
    if q.by == "size":
        held.measures.add("population")
    if q.grouped:
        concepts |= EACH_GROUP | (OF_SIDES if q.sides else OF_GROUPS[q.by])
        concepts |= {"SPREAD"} if q.want == "share" else set()
    if q.also:
        concepts |= {"COUNT", "PLACE"}
    concepts |= DENIED if held.numbers and _denies_amount(said) else frozenset()
    if q.form == "map":
        concepts.add("SPREAD")
    if EVERYONE in q.sides:
        concepts.add("COUNTRY")
    if q.claim and q.sides:
        concepts.add("CLAIM")
    elif q.claim:
        concepts |= {"FRACTION", "CLAIM"}
        held.numbers |= {
            said.at(j).number or 0 for i, t in enumerate(said.terms) if "OUT_OF" in t for j in (i - 1, i + 1)
        }
        held.numbers |= {q.claim.value, round(q.claim.value / 10), 10.0, 5.0, 4.0, 3.0, 2.0, 1.0}
    if said.has("IN_PERCENT") or said.percent in held.measures - {""}:
        concepts.add("PERCENT")
    held.numbers |= {q.limit} if q.limit is not None else set()
    held.numbers |= {q.page} if q.page > 1 else set()
    if q.want == "explain":  # points that it is said to have, or to lack: the reply tells them
        held.numbers |= {term.number or 0 for term in said.terms}
    if q.want == "list":  # how many they are is taken for granted
        held.numbers |= {term.number or 0 for i, term in enumerate(said.terms) if _counts_all(said, i)}
    held.places |= {q.marked} if q.marked else set()
    if FULL in held.numbers or q.to == "max":
        concepts.add("FULL")
        held.numbers.add(FULL)
    if q.of and "score" in held.measures and said.has("OUT_OF"):
        held.numbers.add(FULL)  # "10 av 14"
    if not any(term.number is not None for term in said.terms):
        concepts |= {"OVER", "UNDER"}
    concepts |= {name for name, so in (
        ("LAN", bool(q.of)),
        ("COMPARE", q.want == "top" and bool(q.limit)),  # "jämför de två bästa"
        ("COUNT", _counts_what_is_bound(said)),
        ("COUNTRY", not any(isinstance(leaf, InArea) for leaf in (*leaves(q.where), *leaves(q.that or q.where)))),
        ("OWN_AREA", bool(q.of)),
        ("PER", q.measure != "" or q.want == "list"),
        ("PLACE", _counts_above(q) or _is_ordered(q)),  # so many lie before it; or it is one of the ranking
        ("MIN", q.want == "count" and q.by != "" and q.order == "most"),  # those with at least one stand first
        ("MEAN", q.want == "text" and q.measure != ""),  # "what does it mean"
        ("YEAR", q.topic == "no_survey"),
        ("CAUSE", q.topic == "cause"),
        ("OTHERS", not _beside_others(said)),
        ("ABROAD", q.topic == "elsewhere"),
        ("GROUP_NOUN", q.topic.startswith(("group", "belongs"))),
        ("MEAN", q.want == "compare" and not all(map(is_kommun, q.of))),
        ("MOST", q.want == "place" and q.measure == "score"),
        ("BEST", q.want == "place" and q.measure == "score"),
        ("ORDINAL", any(t.concepts.get("ORDINAL") == str(q.limit) for t in said.terms)),  # "bottenfemman"
        ("LEADER", q.want == "place" and said.has("ALONE")),
        ("ORDINAL", q.want == "place" and said.has("ALONE")),
    ) if so}  # fmt: skip
    return held


def _counts_all(said: Terms, i: int) -> bool:
    """Whether a number but says how many there are: "vilka fem kommuner", "sex kommuner fick", "de andra fyra"."""
    term, before = said.at(i), said.before(i)
    of_kommuner = said.after(i).has("KOMMUN") and (before.has("WHO") or term.first or not i)
    return term.is_number and (of_kommuner or before.has("OTHERS"))


def _is_ordered(q: Question) -> bool:
    return q.order != "" and (q.by != "" or q.want == "compare")


def _counts_above(q: Question) -> bool:
    """Whether it counts those with more points than so many."""
    match q.where:
        case Has("score", ">"):
            return q.want == "count"
        case _:
            return False


def _counts_what_is_bound(said: Terms) -> bool:
    """Whether it but says of a measure that it is counted: "whose app count is under six"."""
    counting = [i for i, term in enumerate(said.terms) if term.has("COUNT")]
    named = (
        (said.at(i - 1).has("MEASURE") and not said.at(i).first)
        or (said.after(i).has("MEASURE") and said.after(said.skip(i + 1)).has("IS"))
        for i in counting
    )
    return bool(counting) and all(named)


def _denies_amount(said: Terms) -> bool:
    """Whether an amount is said by what it is not: "no fewer than eleven", "som inte erbjuder färre än 3"."""
    denying = (i for i, term in enumerate(said.terms) if term.has("NOT", "NO", "WITHOUT"))
    return any(said.at(at).has(*COMPARING) for i in denying for at in (i + 1, i + 2))


def _beside_others(said: Terms) -> bool:
    """Whether something stands beside the others: "än andra", not "which other kommuner"."""
    joined = (said.before(i).has("THAN", "COMPARE", "FROM", "AND") for i, t in enumerate(said.terms) if "OTHERS" in t)
    return any(joined)


def _hold(held: Held, leaf: Condition) -> None:
    match leaf:
        case InArea(name) | InGroup(name) | Is(name):
            held.places.add(name)
        case Has(measure, op, value):
            held.measures.add(measure)
            held.numbers.add(FULL if value == "max" else value)
            held.concepts |= {"MIN"} if op in (">=", "<", "==") else set()
            held.concepts |= {"MAX"} if op in ("<=", ">", "==") else set()
            # "excluding those that did not answer" says of whom it is by who is left out
            held.concepts |= DENIED if op in ("<", "<=") or value == 0 or measure == "answered" else set()
        case Any(of):
            held.numbers.add(len(of))  # "one of these two"
        case Known(measure):
            held.measures.add(measure)
        case Place(measure, first, last):
            held.measures.add(measure)
            held.numbers |= {first, last}
        case Against(measure, _, other):
            held.measures |= {measure, other}
        case Beside(than, _, measure):
            held.measures.add(measure)
            held.places.add(than)
            held.concepts |= {"MEAN", "COUNTRY"} if than == COUNTRY else {"MEAN"} if than == MEAN else set()
        case _:
            pass


def _walk(condition: Condition, *, denied: bool = False) -> Iterator[tuple[Condition, bool]]:
    match condition:
        case All(of) | Any(of):
            yield condition, denied
            for each in of:
                yield from _walk(each, denied=denied)
        case Not(what):
            yield from _walk(what, denied=True)
        case _:
            yield condition, denied
