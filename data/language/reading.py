"""Terms → what is required of kommuner, and what is asked: conditions bound to what they are of.

One walk over the terms. Comparators bind to a number and a measure, a negation to what it governs, "eller" joins, "utom"
excludes, areas and sizes filter, kommuner are subjects. Only concepts are looked at, never words.
"""  # noqa: E501

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from data.language.quantities import Quantity, is_number, quantity, skip, skip_back, turned
from data.language.terms import Term, Terms, areas_of, kommuner_of
from data.model.conditions import (
    MEAN,
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
    Operator,
    Side,
    Size,
)
from data.model.places import LARGE, MEDIUM, SMALL
from data.model.question import Claim

SIZES: Final = {"small": Size(0, SMALL), "medium": Size(MEDIUM, LARGE), "large": Size(LARGE, None)}
PLANNED: Final = {"e_services": "e_services_planned"}  # what a measure becomes of what is yet to come
YES_NO: Final = frozenset(
    {"e_strategy", "e_responsible", "cooperates_procurement", "cooperates_operations", "answered"}
)
_ASKING: Final = frozenset(
    {
        "COUNT",
        "MOST",
        "FEWEST",
        "MEAN",
        "MEDIAN",
        "TOTAL",
        "DIFFERENCE",
        "SPREAD",
        "BEST",
        "WORST",
        "COMPARE",
        "FORM",
        "NEAREST",
        "CHANGE",
        "ORDINAL",
        "OVERVIEW",
        "PLACE",
    }
)
_SIDES: Final[dict[str, Side]] = {
    "BETTER": "better",
    "MORE": "better",
    "OVER": "better",
    "WORSE": "worse",
    "FEWER": "worse",
    "UNDER": "worse",
    "SAME": "same",
}
_SPANNED: Final = frozenset(
    {
        "FILLER",
        "BY",
        "MEASURE",
        "PLANNED",
        "HAS",
        "PLACE_NAME",
        "IS",
        "COUNT",
        "KOMMUN",
        "INHABITANTS",
        "MANY",
        "AREA",
        "PLACE",
        "SAME",
        "DOES",
    }
)
_THEME: Final = "e_services"  # what all of it is about
_LARGE_NUMBER: Final = 1000  # a number from which inhabitants are meant
_FLIP: Final[dict[Operator, Operator]] = {">": "<=", "<": ">=", ">=": "<", "<=": ">"}

Joiner = Literal["and", "or", "but"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing required. `group`: clauses of one group hang together; a later relative clause begins another."""

    condition: Condition
    joiner: Joiner
    group: int
    negation: str = ""  # "", "not", "without", "neither"
    noun: bool = False  # it stands before the kommuner it is of: "svarande kommuner"


@dataclass(frozen=True, slots=True)
class Asked:
    """A measure that is asked for, and the concept that asks: COUNT, MOST …; empty where it is but named."""

    measure: str
    at: int
    by: str = ""


@dataclass
class Reading:
    """What a text was found to say. Indexes are of its terms."""

    said: Terms
    terms: tuple[Term, ...]
    clauses: list[Clause] = field(default_factory=list)
    left_out: list[Condition] = field(default_factory=list)
    subjects: list[tuple[int, str]] = field(default_factory=list)
    areas: list[tuple[int, str]] = field(default_factory=list)
    groups: list[tuple[int, str]] = field(default_factory=list)
    sizes: list[tuple[int, str]] = field(default_factory=list)
    besides: list[tuple[int, Beside]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    limit: int | None = None
    ordinal: tuple[int, int] | None = None
    claim: Claim | None = None  # a share that is claimed
    own_area: bool = False
    own_group: bool = False
    not_both: bool = False  # one of them, and not both
    taken: set[int] = field(default_factory=set)  # terms that were used for one of these
    none: bool = False  # "ingen kommun": it is said that there is none
    full_at: int | None = None

    def cues(self) -> frozenset[str]:
        """The concepts of the terms that are not taken."""
        return frozenset(c for i, t in enumerate(self.terms) if i not in self.taken for c in t.concepts)

    def where(self, *, without_measures: bool = False) -> Condition:
        """All that is required of the kommuner, as one tree."""
        parts: list[Condition] = list(self._filters())
        if not without_measures:
            parts += self.required()
        return flat(parts)

    def required(self, groups: tuple[int, ...] | None = None) -> list[Condition]:
        """What the clauses require, and who they stand against."""
        chosen = [c for c in self.clauses if groups is None or c.group in groups]
        parts = [tree(chosen, not_both=self.not_both)] if chosen else []
        if groups is None:
            parts += [beside for _, beside in self.besides]
        return parts

    def _filters(self) -> Iterator[Condition]:
        areas = [InArea(area) for _, area in self.areas]
        if areas:
            yield areas[0] if len(areas) == 1 else Any(tuple(dict.fromkeys(areas)))
        groups = [InGroup(group) for _, group in self.groups]
        if groups:
            yield groups[0] if len(groups) == 1 else Any(tuple(dict.fromkeys(groups)))
        sizes = [SIZES[size] for _, size in self.sizes]
        if sizes:
            yield sizes[0] if len(sizes) == 1 else Any(tuple(dict.fromkeys(sizes)))
        for each in self.left_out:
            yield Not(each)


def flat(parts: list[Condition]) -> Condition:
    """The parts as one condition: none, one, or all of them."""
    once: list[Condition] = []
    for part in parts:
        once += [p for p in (part.of if isinstance(part, All) else (part,)) if p not in once]
    return once[0] if len(once) == 1 else All(tuple(once))


def tree(clauses: list[Clause], *, not_both: bool = False) -> Condition:
    """The clauses as one tree. "Och" binds closer than "eller"; "varken a eller b" lacks both; "inte både" is not both."""  # noqa: E501
    parts: list[Condition] = []
    for group in dict.fromkeys(clause.group for clause in clauses):
        own = [clause for clause in clauses if clause.group == group]
        alternatives: list[list[Condition]] = [[]]
        all_negated = all(clause.negation for clause in own) and len(own) > 1
        for i, clause in enumerate(own):
            if clause.joiner == "or" and i and not all_negated:
                alternatives.append([])
            if alternatives[-1] and _excludes(alternatives[-1][-1], clause.condition):
                alternatives.append([])
            alternatives[-1].append(clause.condition)
        kept = [flat(each) for each in alternatives if each]
        if all_negated and own[0].negation == "not both":
            parts.append(Not(flat([positive(clause.condition) for clause in own])))
        elif len(kept) == 1:
            parts.append(kept[0])
        elif not_both:
            parts.append(All((Any(tuple(kept)), Not(flat(kept)))))
        else:
            parts.append(Any(tuple(kept)))
    return flat(parts)


def _excludes(first: Condition, second: Condition) -> bool:
    """Whether no kommun fits both: "0 poäng respektive full pott" is either."""
    match first, second:
        case Has(measure, "==", one), Has(other, "==", two):
            return measure == other and one != two
        case _:
            return False


def positive(condition: Condition) -> Condition:
    """What a negated leaf denies."""
    match condition:
        case Not(what):
            return what
        case Has(measure, "==", 0):
            return Has(measure, "==", 1) if measure in YES_NO else Has(measure, ">=", 1)
        case _:
            return condition


def denied(condition: Condition) -> Condition:
    """The condition negated, as simply as it can be said."""
    match condition:
        case Has(measure, ">=", 1) if measure != "population":
            return Has(measure, "==", 0)
        case Has(measure, "==", 1) if measure in YES_NO:
            return Has(measure, "==", 0)
        case Has(measure, "==", "max"):
            return Has(measure, "<", "max")
        case Has(measure, op, value) if op in _FLIP:
            return Has(measure, _FLIP[op], value)
        case Not(what):
            return what
        case _:
            return Not(condition)


def read(said: Terms, *, areas_first: bool = False) -> Reading:
    """What the terms say. `areas_first`: a name of a kommun and of a län (Stockholm) is the län's."""
    reading = Reading(said, said.terms)
    _Walk(reading, areas_first).walk()
    return reading


class _Walk:
    def __init__(self, reading: Reading, areas_first: bool) -> None:
        self.r = reading
        self.terms = reading.terms
        self.areas_first = areas_first
        self.has = False  # having was spoken of: a measure that follows is required
        self.negation = ""
        self.governed = False  # the negation has met something
        self.inverted = False  # those that are required next are to be left out
        self.joiner: Joiner = "and"
        self.group = 0
        self.pending: list[Quantity] = []

    def walk(self) -> None:
        self._numbers()
        i = 0
        while i < len(self.terms):
            i = self._step(i)
        self._settle()
        self._planned()
        self._planned_beside()
        self._leftover()

    def _leftover(self) -> None:
        """A number that is of nothing else says how many of the best are wanted: "flest appar, 4 stycken"."""
        ends = any(t.has("MOST", "FEWEST", "BEST", "WORST") for t in self.terms)
        left = [
            i
            for i, t in enumerate(self.terms)
            if is_number(self.terms, i) and i not in self.r.taken and (t.number or 0) < _LARGE_NUMBER
        ]
        if ends and self.r.limit is None and len(left) == 1:
            self._limited(left[0], int(self.terms[left[0]].number or 0))

    # --- numbers that are no quantities

    def _numbers(self) -> None:
        """How many of the best are wanted, and which place."""
        ends = any(t.has("MOST", "FEWEST", "BEST", "WORST", "NEAREST") for t in self.terms)
        for i, term in enumerate(self.terms):
            before, after = self._at(skip_back(self.terms, i - 1)), self._at(skip(self.terms, i + 1))
            if "ORDINAL" in term and i not in self.r.taken:
                self._ordinal(i, before, after)
            if not is_number(self.terms, i) or i in self.r.taken:
                continue
            n = int(term.number or 0)
            if before.has("PLACE") and not after.has("MEASURE", "PERCENT") and n:
                self._places(i, n)
            elif after.has("PLACE") and "ORDINAL" in after and n:
                self.r.ordinal = (n, n)
                self.r.taken.update((i, skip(self.terms, i + 1)))
            elif (
                (
                    before.has("BEST", "WORST")
                    and not before.has("MIN", "MAX")
                    and not after.has("PERCENT")
                    and n < _LARGE_NUMBER
                )
                or (
                    before.has("MOST", "FEWEST")
                    and not before.has("MIN", "MAX")
                    and not after.has("MEASURE", "PERCENT")
                    and n < _LARGE_NUMBER
                )
                or (after.has("BEST", "WORST", "MOST", "FEWEST") and not after.has("MIN", "MAX") and n > 0)
                or (
                    ends
                    and n < _LARGE_NUMBER
                    and (
                        after.has("KOMMUN", "GROUP", "SIZE", "AREA")
                        or (after.has("PLACE_NAME") and after.has("KOMMUN"))
                    )
                    and not before.has("OUT_OF", "MIN", "MAX", "OVER", "UNDER")
                )
            ):
                self._limited(i, n)

    def _limited(self, i: int, n: int) -> None:
        self.r.limit = n
        self.r.taken.add(i)

    def _ordinal(self, i: int, before: Term, after: Term) -> None:
        n = int(self.terms[i].concepts["ORDINAL"] or 0)
        fits = after.has("PLACE", "MOST", "FEWEST", "BEST", "WORST", "LEADER") or before.has("IS", "PLACE")
        if n > 1 and fits and not (before.has("BUT", "EXCEPT")):
            self.r.ordinal = (n, n)
            self.r.taken.add(i)

    def _places(self, i: int, n: int) -> None:
        last = n
        self.r.taken.add(i)
        if i + 2 < len(self.terms) and self.terms[i + 1].has("TO", "AND") and is_number(self.terms, i + 2):
            last = int(self.terms[i + 2].number or n)
            self.r.taken.update((i + 1, i + 2))
        self.r.ordinal = (min(n, last), max(n, last))
        self.r.taken.add(skip_back(self.terms, i - 1))

    # --- one step

    def _at(self, i: int) -> Term:
        return self.terms[i] if 0 <= i < len(self.terms) else _NOTHING

    def _step(self, i: int) -> int:
        term = self.terms[i]
        if term.first:
            self.inverted = False
        if i in self.r.taken:
            return i + 1
        for read in (self._exclusion, self._comparison, self._fraction, self._out_of, self._quantity):
            end = read(i)
            if end > i:
                return end
        if term.has("FULL"):
            self.r.full_at = i
            self._clause(Has("score", "==", "max"), i)
            return i + 1
        if "MEASURE" in term and not self._is_verb(i):
            return self._measure(i)
        if "DOES" in term:
            return self._does(i)
        self._connective(i)
        self._place(i)
        return i + 1

    def _is_verb(self, i: int) -> bool:
        """As in "Score" is a verb before how much."""
        if not self.terms[i].has("HAS"):
            return False
        following = skip(self.terms, i + 1)
        return following < len(self.terms) and (
            quantity(self.terms, following) is not None or self.terms[following].has("FULL", "BETTER", "SAME")
        )

    def _connective(self, i: int) -> None:
        term = self.terms[i]
        if term.has("NOT_BOTH"):
            self.r.not_both = True
            self._take(i)
        elif term.has("OR_BOTH"):
            self._take(i)
        elif term.has("BUT"):
            self.joiner, self.negation, self.governed, self.inverted = "but", "", False, False
        elif term.has("OR") and not term.has("NEITHER"):
            self.joiner = "or"
        elif term.has("AND", "COMMA"):
            self.joiner = "and"
        if term.has("NEITHER"):
            self._negate("neither", i)
        elif term.has("WITHOUT"):
            self._negate("without", i)
        elif term.has("NO"):
            self._negate("no", i)
        elif term.has("NOT"):
            self._not(i)
        elif term.has("BOTH", "EITHER"):
            if term.has("BOTH") and self.negation == "not" and not self.governed:
                self.negation = "not both"
            self.has = self.has or self._at(skip(self.terms, i + 1)).has("MEASURE")
            self._take(i)
        elif term.has("HAS") and not self._asks(i):
            self._have(i)
        elif term.has("WHO", "IS") and not term.has("HAS") and term.has("WHO"):
            self.has = False
        if term.has("OWN_AREA") and not term.has("LAN"):
            self.r.own_area = True
        if term.has("OWN_GROUP"):
            self.r.own_group = True

    def _negate(self, how: str, i: int) -> None:
        if self.negation == "without" and not self.governed and how == "no":
            how = "without"
        self.r.none |= how == "no" and self._at(skip(self.terms, i + 1)).has("KOMMUN")
        self.negation, self.governed, self.has = how, False, True
        self._take(i)

    def _not(self, i: int) -> None:
        """A negation of what follows; after a verb that needs nothing ("svarade inte"), of that."""
        last = self.r.clauses[-1] if self.r.clauses else None
        following = self._at(skip(self.terms, i + 1))
        previous = skip_back(self.terms, i - 1)
        verb = previous >= 0 and self.terms[previous].has("DOES") and previous in self.r.taken
        if last and verb and not following.has("HAS", "MEASURE", "DOES"):
            self.r.clauses[-1] = Clause(denied(last.condition), last.joiner, last.group, "not")
            self._take(i)
        elif not following.has("PLACE_NAME"):
            if last and not self._at(previous).has("AND", "OR", "BUT", "COMMA", "HAS", "BOTH"):
                self.group += 1
            self.negation, self.governed = "not", False
            self._take(i)

    def _have(self, i: int) -> None:
        if self.governed:
            self.negation, self.governed = "", False
        if self._at(skip(self.terms, i + 1)).has("ALL", "KOMMUN"):
            return  # "en fil med alla kommuner" requires nothing
        previous = skip_back(self.terms, i - 1)
        joined = previous >= 0 and self.terms[previous].has("AND", "OR", "BUT", "NOT", "BOTH", "EITHER")
        if self.r.clauses and not joined:
            self.group += 1
        self.has = True

    def _asks(self, i: int) -> bool:
        """Whether "have" stands before what is counted, and requires nothing: "har flest"."""
        following = self._at(skip(self.terms, i + 1))
        return (
            following.has("MOST", "FEWEST", "BEST", "WORST")
            and not following.has("MIN", "MAX")
            and not is_number(self.terms, skip(self.terms, i + 1) + 1)
        )

    # --- what is required

    def _take(self, *indexes: int) -> None:
        self.r.taken.update(indexes)

    def _clause(self, condition: Condition, i: int, *, noun: bool = False) -> None:
        negated = self.negation
        if negated:
            condition = denied(condition)
            self.governed = True
        if self.inverted:
            lifted = positive(condition)
            condition = denied(condition) if lifted == condition else lifted
            self._take(*(j for j in range(i) if self.terms[j].has("EXCEPT")))
        self.r.clauses.append(Clause(condition, self.joiner, self.group, negated, noun))
        if noun:
            self.group += 1
        self._take(i)

    def measure_at(self, i: int) -> tuple[str, int]:
        """The measure that stands there, with what says that it is yet to come; and where it ends."""
        if i >= len(self.terms) or "MEASURE" not in self.terms[i]:
            return "", i
        measure, end = self.terms[i].concepts["MEASURE"], i + 1
        if measure in PLANNED:
            before, after = skip_back(self.terms, i - 1), skip(self.terms, end)
            if self._at(after).has("PLANNED") and after not in self.r.taken:
                self._take(after)
                return PLANNED[measure], after + 1
            if self._at(before).has("PLANNED"):
                self._take(before)
                return PLANNED[measure], end
        return measure, end

    def _measure(self, i: int) -> int:
        before = skip_back(self.terms, i - 1)
        while before >= 0 and self.terms[before].has("PLANNED"):
            before = skip_back(self.terms, before - 1)
        previous = self._at(before)
        measure, end = self.measure_at(i)
        asks = next(
            (c for c in ("COUNT", "TOTAL", "MEAN", "MEDIAN", "MOST", "FEWEST", *sorted(_ASKING)) if c in previous), ""
        )
        if previous.has("INHABITANTS"):
            asks = ""
        if measure == "answered" and self._at(skip(self.terms, end)).has("KOMMUN", "GROUP", "PLACE_NAME"):
            self._clause(Has("answered", "==", 1), i, noun=True)
        elif (
            measure == _THEME
            and asks in ("BEST", "WORST", "")
            and i - before > 1
            and previous.has("BEST", "WORST", "BETTER", "ABOUT_IT")
        ):
            self._take(i)  # best at e-services is best by points
        elif asks and not (self.negation and not self.governed):
            self.r.asked.append(Asked(measure, i, asks))
            self._take(i)
            self.has = False
        elif self.has and not (previous.has("MORE", "FEWER", "SAME", "BETTER")):
            self._required(measure, i)
        else:
            self.r.asked.append(Asked(measure, i))
            self._take(i)
        return end

    def _required(self, measure: str, i: int) -> None:
        if measure == "score":
            self._clause(Known("score"), i)
        else:
            self._clause(Has(measure, "==", 1) if measure in YES_NO else Has(measure, ">=", 1), i)

    def _does(self, i: int) -> int:
        measure = self.terms[i].concepts["DOES"]
        following = self._at(skip(self.terms, i + 1))
        before = self._at(skip_back(self.terms, i - 1))
        noun = following.has("KOMMUN", "GROUP") or (following.has("PLACE_NAME") and following.has("KOMMUN"))
        if self.governed and not before.has("AND", "OR"):
            self.negation, self.governed = "", False
        base = before.has("OUT_OF") and bool(self.r.clauses)  # "av de som svarat"
        if self.r.clauses and (base or not before.has("AND", "OR", "NOT", "HAS", "FILLER")):
            self.group += 1
        noun |= base
        self._clause(Has(measure, "==", 1), i, noun=noun)
        return i + 1

    def _quantity(self, i: int) -> int:
        found = quantity(self.terms, i)
        if found is None or any(j in self.r.taken for j in range(i, found.end)):
            return i
        if (
            not found.compared
            and self._at(skip_back(self.terms, i - 1)).has("MEAN", "MEDIAN", "TOTAL", "OUT_OF")
            and self._averaged(i)
        ):
            return i  # "average of the eight scores" requires nothing
        if self.terms[i].has("FROM") and not found.bounds:
            return i
        at = skip(self.terms, found.end)
        found, at_after = turned(self.terms, found, at)
        at = skip(self.terms, at_after) if at_after != at else at
        if self._at(at).has("PLANNED") and self._at(skip(self.terms, at + 1)).has("MEASURE"):
            at = skip(self.terms, at + 1)
        if self._at(at).has("PERCENT"):
            op, n = found.bounds[0]
            self.r.claim = Claim(op, n, found.about)
            self._take(*range(i, at + 1))
            return at + 1
        measure, end = self.measure_at(at)
        if self._at(at).has("INHABITANTS"):
            measure, end = "population", at + 1
        if measure and not (measure == "score" and self.terms[at].has("HAS") and self._is_verb(at)):
            found, end = turned(self.terms, found, end)
            return self._bind(found, measure, at, max(end, at + 1))
        if self._joins_another(found.end):
            self.pending.append(found)
            self._take(*range(i, found.end))
            return found.end
        return self._unbound(found, i)

    def _averaged(self, i: int) -> bool:
        """Whether a sum is asked for right before it: "average of the eight scores"."""
        before = skip_back(self.terms, i - 1)
        if self._at(before).has("OUT_OF") and not self._at(before).has("MEAN"):
            before = skip_back(self.terms, before - 1)
        return self._at(before).has("MEAN", "MEDIAN", "TOTAL")

    def _joins_another(self, end: int) -> bool:
        """Whether another quantity follows, whose measure is this one's too: "minst 2 och högst 6 poäng"."""
        return (
            self._at(end).has("AND", "BUT", "COMMA", "OR")
            and end + 1 < len(self.terms)
            and quantity(self.terms, skip(self.terms, end + 1)) is not None
        )

    def _unbound(self, found: Quantity, i: int) -> int:
        """How much, of what was named before it ("poäng över 5"), of inhabitants where it is many, else of points."""
        before = skip_back(self.terms, i - 1)
        while before >= 0 and self.terms[before].has("IS", "HAS", "PLANNED") and not self.terms[before].has("MEASURE"):
            before = skip_back(self.terms, before - 1)
        named = next((a for a in self.r.asked if a.at == before and a.by in ("", "COUNT")), None)
        if named:
            self.r.asked.remove(named)
            return self._bind(found, named.measure, before, found.end)
        if max(n for _, n in found.bounds) >= _LARGE_NUMBER:
            return self._bind(found, "population", i, found.end)
        said = self._at(skip_back(self.terms, i - 1)).has("HAS") or found.compared
        if said and not self._at(found.end).has("KOMMUN", "OUT_OF"):
            return self._bind(found, "score", i, found.end)
        return i

    def _bind(self, found: Quantity, measure: str, at: int, end: int) -> int:
        before = skip_back(self.terms, found.start - 1)
        if measure in PLANNED and before >= 0 and self.terms[before].has("PLANNED") and before not in self.r.taken:
            measure = PLANNED[measure]
            self._take(before)
        if found.compared and self.negation in ("without", "not", "no", "neither") and self.governed:
            self.negation, self.governed = "", False  # a bound of its own is not lacked
        if measure == "population" and not self.negation:
            self._clause_of(found, measure, at)
            self.group += 1
        else:
            for each in (*self.pending, found):
                self._clause_of(each, measure, at)
            self.pending.clear()
        self._take(
            *range(found.start, found.end),
            *(j for j in range(found.end, end) if self.terms[j].has("UP", "DOWN", "MEASURE", "INHABITANTS", "PLANNED")),
        )
        self.has = True
        return end

    def _clause_of(self, found: Quantity, measure: str, at: int) -> None:
        parts: list[Condition] = [Has(measure, op, n) for op, n in found.bounds]
        condition = flat(parts)
        if found.negated:
            condition = denied(condition)
        self._clause(condition, at)
        self.joiner = "and" if self.pending else self.joiner

    def _settle(self) -> None:
        """Quantities that waited for a measure that never came are of points."""
        for each in self.pending:
            self._clause_of(each, "score", each.start)
        self.pending.clear()

    def _fraction(self, i: int) -> int:
        """A share that is claimed: "varannan kommun", "more than half of them"."""
        if "FRACTION" not in self.terms[i]:
            return i
        before = skip_back(self.terms, i - 1)
        if self._at(before).has("THAN"):
            before = skip_back(self.terms, before - 1)
        said = self._at(before)
        op: Operator = (
            ">"
            if said.has("OVER", "MORE")
            else "<"
            if said.has("UNDER", "FEWER")
            else ">="
            if said.has("MIN")
            else "<="
            if said.has("MAX")
            else "=="
        )
        self.r.claim = Claim(op, float(self.terms[i].concepts["FRACTION"]), op == "==")
        self._take(i, *(range(before, i) if op != "==" or said.has("ABOUT") else ()))
        return i + 1

    def _out_of(self, i: int) -> int:
        """As in "10 av 14", and "9 av 10 kommuner"."""
        if not (is_number(self.terms, i, article=True) and self._at(i + 1).has("OUT_OF")):
            return i
        j = i + 2
        if not is_number(self.terms, j, article=True):
            return i
        part, whole = self.terms[i].number or 0, self.terms[j].number or 0
        if self._at(skip(self.terms, j + 1)).has("KOMMUN") and whole:
            self.r.claim = Claim("==", 100 * part / whole, about=True)
        else:
            value = "max" if part == whole else part
            self.r.full_at = i if part == whole else self.r.full_at
            self._clause(Has("score", "==", value), i)  # type: ignore[arg-type]
        self._take(i, i + 1, j)
        return j + 1

    # --- who stands beside another

    def _comparison(self, i: int) -> int:
        """As in "bättre än Lund", "fler appar än Täby", "samma poäng som Nora", "över snittet"."""
        term = self.terms[i]
        concept = next((c for c in _SIDES if c in term), "")
        if not concept or i in self.r.taken:
            return i
        at = skip(self.terms, i + 1)
        if self._at(at).has("MEAN") and concept in ("OVER", "UNDER", "BETTER", "WORSE"):
            return self._beside(i, at, MEAN, _SIDES[concept], "score")
        measure, than = "", 0
        for j in range(i + 1, len(self.terms)):
            each = self.terms[j]
            if each.has("THAN") or (each.has("AS") and concept == "SAME"):
                than = j
                break
            if each.has("MEASURE") and not measure:
                measure, _ = self.measure_at(j)
            if not each.concepts.keys() & _SPANNED:
                break
        lies = self._at(skip_back(self.terms, i - 1)).has("IS")  # "ligger över Umeå"
        direct = (
            (concept in ("BETTER", "WORSE") or (lies and concept in ("OVER", "UNDER")))
            and self._at(at).has("PLACE_NAME")
            and bool(kommuner_of(self._at(at)))
        )
        target = skip(self.terms, than + 1) if than else at if direct else len(self.terms)
        other = self._at(target)
        if other.has("MEAN"):
            return self._beside(i, target, MEAN, _SIDES[concept], measure or "score")
        if (than or direct) and (kommuner := kommuner_of(other)):
            return self._beside(i, target, kommuner[0], _SIDES[concept], measure or "score", than)
        return i

    def _beside(self, i: int, target: int, than: str, side: Side, measure: str, at_than: int = 0) -> int:  # noqa: ARG002
        inside = [j for j in range(i + 1, target) if self.terms[j].has("PLACE_NAME")]
        for j in inside:
            self._place(j)
        negated = self.negation in ("not", "no") and not self.governed
        self.r.besides.append((i, Beside(than, side, measure)))
        if negated:
            self.governed = True
        self._take(
            i, target, *(j for j in range(i + 1, target) if self.terms[j].has("MEASURE", "THAN", "AS", "PLANNED"))
        )
        end = skip(self.terms, target + 1)
        if not measure or measure == "score":
            later, end_of = self.measure_at(end + 1) if self._at(end).has("BY") else ("", 0)
            if later:
                self._take(end + 1)
                return end_of
        return target + 1

    # --- who is left out

    def _exclusion(self, i: int) -> int:
        """What is named after "utom", or after "inte" and "utan" where no measure follows."""
        term = self.terms[i]
        strong = term.has("EXCEPT")
        before = skip_back(self.terms, i - 1)
        if not strong and before >= 0 and self.terms[before].has("DOES"):
            return i  # "svarade inte i Skåne": who did not answer
        if not (strong or term.has("NOT", "WITHOUT", "NEITHER")):
            return i
        at = i + 1
        while (
            self._at(at).concepts.keys() & {"IS", "BY", "FILLER", "AND", "LAN", "HAS", "KOMMUN"}
            and at < len(self.terms)
            and not self._is_left_out(at)
        ):
            if not strong and self.terms[at].has("HAS", "AND") and not self.terms[at].has("FILLER"):
                return i
            at += 1
        found: list[Condition] = []
        end = at
        while at < len(self.terms):
            each = self.terms[at]
            if out := self._left_out(at, strong=strong):
                found.append(out)
                self._take(at)
                at = end = at + 1
            elif each.has("LAN", "KOMMUN") and found and not each.has("PLACE_NAME"):
                at = end = at + 1
            elif found and each.concepts.keys() & {"AND", "OR", "COMMA", "FILLER", "NEITHER"}:
                at += 1
            else:
                break
        if not found:
            self.inverted |= strong
            return i
        self.r.left_out += found
        self._take(i)
        return end

    def _is_left_out(self, i: int) -> bool:
        return self.terms[i].has("PLACE_NAME", "GROUP", "SIZE", "AREA")

    def _left_out(self, i: int, *, strong: bool) -> Condition | None:
        term = self.terms[i]
        if term.has("GROUP"):
            return InGroup(term.concepts["GROUP"])
        if term.has("SIZE") and self._at(skip(self.terms, i + 1)).has("KOMMUN", "GROUP"):
            return SIZES[term.concepts["SIZE"]]
        if term.has("PLACE_NAME"):
            areas, kommuner = areas_of(term), kommuner_of(term)
            if areas and (not kommuner or self._at(i + 1).has("LAN")):
                return InArea(areas[0])
            if kommuner and (strong or self._names_many(i)):
                return Is(kommuner[0])
        if term.has("AREA"):
            return InArea(term.concepts["AREA"])
        return None

    def _names_many(self, i: int) -> bool:
        """Whether many kommuner are spoken of before, so that one may be left out of them."""
        return any(t.has("KOMMUN", "BEST", "WORST", "MOST", "FEWEST", "ALL", "SHOW") for t in self.terms[:i])

    # --- places

    def _place(self, i: int) -> None:
        term = self.terms[i]
        if i in self.r.taken:
            return
        if term.has("PLACE_NAME"):
            kommuner, areas = kommuner_of(term), areas_of(term)
            if areas and (self.areas_first or not kommuner):
                self.r.areas.append((i, areas[0]))
            elif kommuner:
                self.r.subjects.append((i, kommuner[0]))
            self._take(i)
        elif term.has("AREA"):
            self.r.areas.append((i, term.concepts["AREA"]))
            self._take(i)
        elif term.has("GROUP"):
            self.r.groups.append((i, term.concepts["GROUP"]))
            self._take(i)
        elif term.has("SIZE") and not term.has("MOST", "FEWEST") and not self._at(i - 1).has("HOW"):
            following = self._at(skip(self.terms, i + 1))
            if following.has("KOMMUN") or not term.has("MORE", "FEWER"):
                self.r.sizes.append((i, term.concepts["SIZE"]))
                self._take(i)

    def _planned(self) -> None:
        """What is yet to come, said far from what it is of: "hur många e-tjänster planerar Uddevalla"."""
        left = [i for i, t in enumerate(self.terms) if t.has("PLANNED") and i not in self.r.taken]
        fitting = [a for a in self.r.asked if a.measure in PLANNED]
        if left and len(fitting) == 1:
            at = self.r.asked.index(fitting[0])
            self.r.asked[at] = Asked(PLANNED[fitting[0].measure], fitting[0].at, fitting[0].by)
            self._take(*left)

    def _planned_beside(self) -> None:
        """The same of who stands beside another: "planerar Sorsele fler e-tjänster än Arvidsjaur"."""
        left = [i for i, t in enumerate(self.terms) if t.has("PLANNED") and i not in self.r.taken]
        for n, (at, beside) in enumerate(self.r.besides):
            if left and beside.measure in PLANNED:
                self.r.besides[n] = (at, Beside(beside.than, beside.side, PLANNED[beside.measure]))
                self._take(*left)


_NOTHING: Final = Term(-1, -1, "", {})
