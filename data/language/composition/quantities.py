"""How much: numbers with what compares them, "minst 2 och högst 6", "no more than three", "7 eller fler", "10–12"."""

from typing import Final

from data.language.composition.clauses import FLIPPED
from data.language.term import Term, Terms
from data.model.conditions import Operator
from data.model.frozen import frozen
from data.model.question import Claim

OPS: Final[dict[str, Operator]] = {
    "MIN": ">=", "MAX": "<=", "OVER": ">", "UNDER": "<", "MORE": ">", "FEWER": "<", "EXACTLY": "==", "ABOUT": "==",
    "NEARLY": "==", "JUST_OVER": "==", "REACHES": ">=",
}  # fmt: skip
_MANY: Final = 1000  # inhabitants, from which on a number is no place and no points
_ROUGHLY: Final[dict[str, Operator]] = {"ABOUT": "==", "NEARLY": "<", "JUST_OVER": ">"}  # and on which side of it
COMPARING: Final = frozenset({"BETWEEN", "FROM", *OPS})
BEGINS: Final = frozenset({"NOT", "NO", "NUMBER", *COMPARING})  # what a quantity begins with

Bound = tuple[Operator, float]
_Found = tuple[tuple[Bound, ...], int, str]  # the bounds, where they end, and what compared them


def roughly(term: Term) -> Operator | None:
    """On which side of a number it is roughly, by what stands before it: "nästan hälften" is less; None of others."""
    return next((op for concept, op in _ROUGHLY.items() if concept in term), None)


def compared_with(said: Terms, i: int) -> tuple[Operator, int]:
    """How it is compared with what stands at i, "more than half" ("==" if not said), and where that begins."""
    at = said.skip_back(i - 1)
    at = said.skip_back(at - 1) if said.at(at).has("THAN") else at
    return next((op for concept, op in OPS.items() if concept in said.at(at)), "=="), at


@frozen
class Quantity:
    """Terms [start:end] that say how much. `negated`: exactly so much is what it is not."""

    start: int
    end: int
    bounds: tuple[Bound, ...]
    compared: bool  # a comparator was said
    negated: bool = False
    roughly: Operator | None = None  # on which side of it, of what is but about so much

    @property
    def claim(self) -> Claim:
        """That a figure is so much; of several bounds the first."""
        op, value = self.bounds[0]
        return Claim(self.roughly or op, value, self.roughly is not None)


def quantity(said: Terms, i: int) -> Quantity | None:
    """The quantity that begins at a term, if one does."""
    negated = said.at(i).has("NOT", "NO") and said.at(i + 1).has(*COMPARING)
    at = i + 1 if negated else i
    if below := _unreached(said, i):
        return below
    found = _between(said, at) or _listed(said, at) or _compared(said, at) or (None if negated else _bare(said, at))
    if found is None:
        return None
    bounds, end, concept = found
    (op, n), *more = bounds
    if negated and not more and op in FLIPPED:
        return Quantity(i, end, ((FLIPPED[op], n),), compared=True)
    return Quantity(i, end, bounds, concept != "", negated, _ROUGHLY.get(concept))


def _unreached(said: Terms, i: int) -> Quantity | None:
    """Fewer, by what they do not come up to: "inte ens 20", "når inte upp till 5", "failed to reach 6"."""
    at, reached = i + 1, said.before(i).has("REACHES")
    while said.at(i).has("NOT") and said.at(at).has("REACHES", "HAS", "MAX", "TO", "BY"):
        reached |= said.at(at).has("REACHES")
        at += 1
    if not (said.at(i).has("NOT") and reached and said.at(at).is_counted):
        return None
    return Quantity(i, at + 1, (("<", said.at(at).number or 0),), compared=True)


def turned(said: Terms, found: Quantity, i: int) -> tuple[Quantity, int]:
    """The quantity with what stands after its thing: "7 appar eller fler", "10 points at most"."""
    turns = said.at(i).has("UP", "DOWN") or (said.at(i).has("MIN", "MAX") and quantity(said, i) is None)
    if turns and len(found.bounds) == 1 and found.bounds[0][0] == "==":
        return Quantity(found.start, found.end, (_turned(said, i, found.bounds[0][1]),), compared=True), i + 1
    return found, i


def _turned(said: Terms, i: int, n: float) -> Bound:
    return (">=" if said.at(i).has("UP", "MIN") else "<=", n)


def _between(said: Terms, i: int) -> _Found | None:
    """As in "mellan 2 och 5", "från 2 till 5", "2–5"."""
    first = i + 1 if said.at(i).has("BETWEEN", "FROM") else i
    joins = ("TO", "AND") if said.at(i).has("BETWEEN") else ("TO", "MAX") if first > i else ("TO",)
    if not (said.at(first).is_counted and said.at(first + 1).has(*joins) and said.at(first + 2).is_number):
        return None
    low, high = sorted((said.at(first).number or 0, said.at(first + 2).number or 0))
    return ((">=", low), ("<=", high)), first + 3, "BETWEEN"


def listed(said: Terms, i: int) -> set[float]:
    """Numbers that stand there and follow one on another, of which one is meant: "4, 5 eller 6", "one or two"."""
    if not said.at(i).is_counted:
        return set()
    numbers, at, either = [said.at(i).number or 0], i + 1, False
    while said.at(at).has("COMMA", "OR") and said.at(at + 1).is_counted and not either:
        either = said.at(at).has("OR")
        numbers.append(said.at(at + 1).number or 0)
        at += 2
    follows = numbers == [numbers[0] + n for n in range(len(numbers))]
    return set(numbers) if either and follows else set()


def _listed(said: Terms, i: int) -> _Found | None:
    numbers = listed(said, i)
    if not numbers:
        return None
    return ((">=", min(numbers)), ("<=", max(numbers))), i + 2 * len(numbers) - 1, "BETWEEN"


def _compared(said: Terms, i: int) -> _Found | None:
    concept = next((c for c in OPS if c in said.at(i)), "")
    at = i + 1
    if said.at(i).has("FROM") and said.at(at).is_number and (said.at(at).number or 0) >= _MANY:
        return ((">=", said.at(at).number or 0),), at + 1, "FROM"  # "kommuner från 25 000 invånare"
    if not concept or (concept in ("MORE", "FEWER") and not said.at(at).has("THAN")):
        return None
    at += said.at(at).has("THAN")
    beside = said.at(at).is_counted and concept not in _ROUGHLY  # an article too, but not in "ask about a kommun"
    at = at if beside else said.skip(at)
    if not (beside or said.at(at).is_number):
        return None
    return ((OPS[concept], said.at(at).number or 0),), at + 1, concept


def _bare(said: Terms, i: int) -> _Found | None:
    if not said.at(i).is_number:
        return None
    n = said.at(i).number or 0
    if said.at(i + 1).has("UP", "DOWN"):
        return (_turned(said, i + 1, n),), i + 2, "UP"
    return (("==", n),), i + 1, ""
