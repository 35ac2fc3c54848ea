"""What is required, clause by clause, joined to one tree: "och", "eller", "varken … eller", "inte både … och"."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from data.model import measures
from data.model.conditions import All, Any, Condition, Has, Not, Operator, flat
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
    """That it has something of the measure."""
    return Has(measure, "==", 1) if measure in YES_NO else Has(measure, ">=", 1)


def either(parts: Iterable[Condition]) -> list[Condition]:
    """That one of the parts holds; nothing where there are none."""
    once = tuple(dict.fromkeys(parts))
    return [Any(once)] if len(once) > 1 else list(once)


def tree(clauses: Sequence[Clause], *, not_both: bool = False) -> Condition:
    """The clauses as one tree. "Och" binds closer than "eller"; "varken a eller b" lacks both; "inte både" is not both."""  # noqa: E501
    groups = dict.fromkeys(clause.group for clause in clauses)
    return flat(_joined([c for c in clauses if c.group == group], not_both=not_both) for group in groups)


def _joined(clauses: Sequence[Clause], *, not_both: bool) -> Condition:
    all_negated = len(clauses) > 1 and all(clause.negation for clause in clauses)
    if all_negated and clauses[0].negation == "not both":
        return Not(flat(positive(clause.condition) for clause in clauses))
    alternatives: list[list[Condition]] = []
    for clause in clauses:
        another = clause.joiner == "or" and not all_negated
        if not alternatives or another or _excludes(alternatives[-1][-1], clause.condition):
            alternatives.append([])
        alternatives[-1].append(clause.condition)
    kept = [flat(each) for each in alternatives]
    if len(kept) == 1:
        return kept[0]
    return All((Any(tuple(kept)), Not(flat(kept)))) if not_both else Any(tuple(kept))


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
