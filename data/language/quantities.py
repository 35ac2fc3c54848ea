"""How much: numbers with what compares them, "minst 2 och högst 6", "no more than three", "7 eller fler", "10–12"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data.language.terms import Term
from data.model.conditions import Operator

SKIPPED: Final = frozenset({"FILLER", "BY"})
COMPARING: Final = frozenset({"MIN", "MAX", "OVER", "UNDER", "BETWEEN", "EXACTLY", "MORE", "FEWER", "ABOUT", "FROM"})
_OPS: Final[dict[str, Operator]] = {
    "MIN": ">=", "MAX": "<=", "OVER": ">", "UNDER": "<", "MORE": ">", "FEWER": "<", "EXACTLY": "==", "ABOUT": "==",
}  # fmt: skip
_FLIPPED: Final[dict[Operator, Operator]] = {">": "<=", "<": ">=", ">=": "<", "<=": ">"}

Bound = tuple[Operator, float]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Terms [start:end] that say how much. `negated`: exactly so much is what it is not."""

    start: int
    end: int
    bounds: tuple[Bound, ...]
    compared: bool  # a comparator was said
    negated: bool = False
    about: bool = False


def skip(terms: Sequence[Term], i: int) -> int:
    """The next term from `i` that means something by itself."""
    while i < len(terms) and terms[i].concepts.keys() <= SKIPPED:
        i += 1
    return i


def skip_back(terms: Sequence[Term], i: int) -> int:
    """The same backwards; -1 where there is none."""
    while i >= 0 and terms[i].concepts.keys() <= SKIPPED:
        i -= 1
    return i


def quantity(terms: Sequence[Term], i: int) -> Quantity | None:
    """The quantity that begins at a term, if one does."""
    at, flipped = i, False
    if at >= len(terms):
        return None
    if terms[at].has("NOT", "NO") and at + 1 < len(terms) and terms[at + 1].has(*COMPARING):
        at, flipped = at + 1, True
    found = _between(terms, at) or _compared(terms, at) or (None if flipped else _bare(terms, at))
    if found is None:
        return None
    bounds, end, concept = found
    about = concept == "ABOUT"
    if not flipped:
        return Quantity(i, end, bounds, concept != "", about=about)
    if len(bounds) == 1 and bounds[0][0] in _FLIPPED:
        op, n = bounds[0]
        return Quantity(i, end, ((_FLIPPED[op], n),), True)
    return Quantity(i, end, bounds, True, negated=True, about=about)


def turned(terms: Sequence[Term], found: Quantity, i: int) -> tuple[Quantity, int]:
    """The quantity with what stands after its thing: "7 appar eller fler"."""
    if i < len(terms) and terms[i].has("UP", "DOWN") and len(found.bounds) == 1 and found.bounds[0][0] == "==":
        op: Operator = ">=" if terms[i].has("UP") else "<="
        return Quantity(found.start, found.end, ((op, found.bounds[0][1]),), True, found.negated), i + 1
    return found, i


def is_number(terms: Sequence[Term], i: int, *, article: bool = False) -> bool:
    """Whether a number stands there. `article`: also where it may be one ("en app")."""
    if not 0 <= i < len(terms) or terms[i].number is None or "YEAR" in terms[i]:
        return False
    return article or terms[i].number != 1 or terms[i].typed.isdigit()


def _between(terms: Sequence[Term], i: int) -> tuple[tuple[Bound, ...], int, str] | None:
    """As in "mellan 2 och 5", "från 2 till 5", "2–5"."""
    first = i + 1 if terms[i].has("BETWEEN", "FROM") else i
    if not is_number(terms, first) or not first + 1 < len(terms):
        return None
    joins = ("TO", "AND") if terms[i].has("BETWEEN") else ("TO",)
    if not terms[first + 1].has(*joins) or not is_number(terms, first + 2):
        return None
    low, high = sorted((terms[first].number or 0, terms[first + 2].number or 0))
    return ((">=", low), ("<=", high)), first + 3, "BETWEEN"


def _compared(terms: Sequence[Term], i: int) -> tuple[tuple[Bound, ...], int, str] | None:
    concept = next((c for c in _OPS if c in terms[i]), "")
    if not concept:
        return None
    at = i + 1
    if concept in ("MORE", "FEWER"):
        if not (at < len(terms) and terms[at].has("THAN")):
            return None
        at += 1
    elif at < len(terms) and terms[at].has("THAN"):
        at += 1
    at = skip(terms, at) if at < len(terms) and not is_number(terms, at, article=True) else at
    if not is_number(terms, at, article=True):
        return None
    return ((_OPS[concept], terms[at].number or 0),), at + 1, concept


def _bare(terms: Sequence[Term], i: int) -> tuple[tuple[Bound, ...], int, str] | None:
    if not is_number(terms, i):
        return None
    n, at = terms[i].number or 0, i + 1
    if at < len(terms) and terms[at].has("UP", "DOWN"):
        return (((">=" if terms[at].has("UP") else "<="), n),), at + 1, "UP"
    return (("==", n),), at, ""
