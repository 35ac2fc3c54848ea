"""What is required, clause by clause, joined to one tree: "och", "eller", "varken … eller", "inte både … och"."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal

from data.model import measures
from data.model.conditions import All, Any, Condition, Has, Known, Not, Operator, flat
from data.model.frozen import frozen

ANSWERED: Final = Has("answered", "==", 1)
# What is had or not: of others it is asked how many.
YES_NO: Final = frozenset({*measures.YES_NO, "answered"})
THEME: Final = "e_services"  # what all of it is about
FLIPPED: Final[dict[Operator, Operator]] = {">": "<=", "<": ">=", ">=": "<", "<=": ">"}

Joiner = Literal["and", "or", "but"]
Negation = Literal["", "not", "not both", "no", "without", "neither"]


@frozen
class Clause:
    """One thing required. `group`: clauses of one group hang together; a later relative clause begins another."""

    condition: Condition
    joiner: Joiner
    group: int
    negation: Negation = ""
    at: int = 0  # the term it was said by
    noun: bool = False  # it stands before the kommuner it is of: "svarande kommuner"


def having(measure: str) -> Condition:
    """That it has something of the measure; of points, that it has any."""
    if measure == "score":
        return Known(measure)
    return Has(measure, "==", 1) if measure in YES_NO else Has(measure, ">=", 1)


def either(parts: Iterable[Condition]) -> list[Condition]:
    """That one of the parts holds; nothing where there are none."""
    once = tuple(dict.fromkeys(parts))
    return [Any(once)] if len(once) > 1 else list(once)


def tree(clauses: Sequence[Clause], *, not_both: bool = False) -> Condition:
    """The clauses as one tree. "Och" binds closer than "eller"; "varken a eller b" lacks both; "inte både" is not both."""  # noqa: E501
    sides = sides_in(clauses)
    clauses = [replace(each, group=sides[0].group) if each in sides else each for each in clauses]
    groups = dict.fromkeys(clause.group for clause in clauses)
    return flat(_joined([c for c in clauses if c.group == group], not_both=not_both) for group in groups)


def _joined(clauses: Sequence[Clause], *, not_both: bool) -> Condition:
    all_negated = len(clauses) > 1 and all(clause.negation for clause in clauses)
    if all_negated and clauses[0].negation == "not both":
        return Not(flat(positive(clause.condition) for clause in clauses))
    alternatives: list[list[Condition]] = []
    for clause in clauses:
        another = clause.joiner == "or" and not all_negated
        if not alternatives or another or are_apart(alternatives[-1][-1], clause.condition):
            alternatives.append([])
        alternatives[-1].append(clause.condition)
    kept = [flat(each) for each in alternatives]
    if len(kept) == 1:
        return kept[0]
    return All((Any(tuple(kept)), Not(flat(kept)))) if not_both else Any(tuple(kept))


def sides_in(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses of which nobody fits two: "under 10 000 invånare och över 50 000"; none where there are no two."""
    clauses = [each for each in clauses if each.negation != "not both"]
    for i, first in enumerate(clauses):
        others = [each for each in clauses[i + 1 :] if are_apart(first.condition, each.condition)]
        if others and "or" not in {each.joiner for each in others}:
            return [first, *others]
    return []


def are_apart(first: Condition, second: Condition) -> bool:
    """Whether no kommun fits both, two spans of one measure: "0 poäng respektive full pott" is either."""
    one, two = _span(first), _span(second)
    if one is None or two is None or one[0] != two[0]:
        return False
    return one[2] < two[1] or two[2] < one[1]


_End = tuple[float, int]  # a number, and whether what lies there is just under it, it, or just over it


def _span(condition: Condition) -> tuple[str, _End, _End] | None:
    """The measure that a condition bounds, and between what; None of others."""
    match condition:
        case Has(measure, op, value):
            at = math.inf if value == "max" else value
            low: _End = (at, int(op == ">")) if op in ("==", ">=", ">") else (-math.inf, 0)
            high: _End = (at, -int(op == "<")) if op in ("==", "<=", "<") else (math.inf, 0)
            return measure, low, high
        case All(of):
            spans = [span for span in map(_span, of) if span]
            if len(spans) == len(of) > 0 and len({measure for measure, *_ in spans}) == 1:
                return spans[0][0], max(low for _, low, _ in spans), min(high for *_, high in spans)
    return None


def positive(condition: Condition) -> Condition:
    """What a negated leaf denies."""
    match condition:
        case Not(what):
            return what
        case Has(measure, "==", 0):
            return having(measure)
        case _:
            return condition


def denied(condition: Condition) -> Condition:
    """The condition negated, as simply as it can be said."""
    match condition:
        case Has(measure, _, 1) if condition == having(measure):
            return Has(measure, "==", 0)
        case Has(measure, "==", "max"):
            return Has(measure, "<", "max")
        case Has(measure, "<", "max"):
            return Has(measure, "==", "max")
        case Has(measure, op, value) if op in FLIPPED:
            return Has(measure, FLIPPED[op], value)
        case Not(what):
            return what
        case _:
            return Not(condition)


def opposite(condition: Condition) -> Condition:
    """That it is the other way: what a negated one denies, or that it is denied."""
    lifted = positive(condition)
    return denied(condition) if lifted == condition else lifted
