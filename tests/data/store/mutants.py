"""Questions that differ in one thing from another: one word of a condition, the order, whom it is of …"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any as Anything
from typing import Final, get_args

from data.model.conditions import (
    EVERYONE,
    Against,
    All,
    Any,
    Apart,
    Begins,
    Beside,
    Condition,
    Direction,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Near,
    Not,
    Operator,
    Place,
    Side,
    Size,
    leaves,
)
from data.model.question import Claim, Question

_SUMS: Final = ("mean", "median", "total", "deviation", "range")
ASKED_IF: Final = frozenset({"e_strategy", "e_responsible", "answered"})  # of yes or no
_MEASURES: Final = ("apps", "score", "e_strategy")


def mutants(question: Question) -> Iterator[tuple[str, Question]]:
    """Each with the field that differs."""
    for where in _conditions(question.where):
        yield "where", replace(question, where=where)
    for that in _conditions(question.that) if question.that is not None else ():
        yield "that", replace(question, that=that)
    if question.want == "check" and not question.of:
        yield "every", replace(question, every=not question.every)
    # those who share one place have no order
    one_place = any(isinstance(leaf, Place) and leaf.first == leaf.last for leaf in leaves(question.where))
    if (question.want in ("top", "extreme") and not one_place) or question.by or question.want == "place":
        yield "order", replace(question, order="fewest" if question.order != "fewest" else "most")
    if question.want not in ("list", "count", "share", "check"):
        yield "measure", replace(question, measure=_next(question.measure, _MEASURES))
    if question.want in _SUMS:
        yield "want", replace(question, want=_next(question.want, _SUMS))
    of_parts = (
        question.want == "share" and question.that is None and question.sides
    )  # each is a share: nothing to claim
    if question.want in (*_SUMS, "count", "share") and not (question.by or of_parts) and len(question.sides) in (0, 2):
        yield "claim", replace(question, claim=None if question.claim else Claim(">", 5))
    for i, side in enumerate(question.sides):
        for changed in _conditions(side):
            yield "sides", replace(question, sides=(*question.sides[:i], changed, *question.sides[i + 1 :]))
    if question.by:
        yield "by", replace(question, by=_next(question.by, ("lan", "group", "size")))
    if question.of:
        yield "of", replace(question, of=("0114", *question.of[1:]))
    if len(question.of) > 2:
        yield "of", replace(question, of=question.of[:-1])
    if question.to:
        yield "to", replace(question, to="best" if question.to != "best" else "mean")


def _conditions(condition: Condition) -> Iterator[Condition]:
    if condition == EVERYONE:
        return
    yield EVERYONE
    yield Not(condition)
    yield from _changed(condition)


def _changed(condition: Condition) -> Iterator[Condition]:
    """One leaf, or how two are joined, differs."""
    match condition:
        case All(of) | Any(of):
            of_kind, other = (All, Any) if isinstance(condition, All) else (Any, All)
            if len(of) > 1:
                yield other(of)
                yield from (of_kind((*of[:i], *of[i + 1 :])) for i in range(len(of)))
            for i, each in enumerate(of):
                yield from (of_kind((*of[:i], changed, *of[i + 1 :])) for changed in _changed(each))
        case Not(what):
            yield what
            yield from (Not(changed) for changed in _changed(what))
        case _:
            yield Not(condition)
            yield from _leaf(condition)


def _leaf(leaf: Condition) -> Iterator[Condition]:
    match leaf:
        case Has(measure, _, value) if measure in ASKED_IF:
            yield Has(measure, "==", 0 if value else 1)
            yield Has(_next(measure, ("e_strategy", "e_responsible")), "==", value)
        case Has(measure, op, value):
            yield from (Has(measure, each, value) for each in get_args(Operator) if each != op)
            if value != "max":
                yield Has(measure, op, float(value) + 1)
                yield Has(_next(measure, _MEASURES[:2]), op, value)
        case InArea(area):
            yield InArea(_next(area, ("12", "14", "Norrland")))
        case InGroup(group):
            yield InGroup(_next(group, ("Storstäder", "Glesbygdkommuner")))
        case Size(least, below):
            yield Size(least + 1000, below)
            yield Size(least, None if below else 200_000)
        case Is(code):
            yield Is(_next(code, ("0180", "1480")))
        case Known(measure):
            yield Known(_next(measure, _MEASURES))
        case Place(measure, first, last, order):
            yield Place(measure, first, last + 1, order)
            yield Place(measure, first, last, _next(order, get_args(Direction)))
            yield Place(_next(measure, _MEASURES), first, last, order)
        case Beside(than, side, measure):
            yield Beside(_next(than, ("0180", "1480", "mean")), side, measure)
            yield from (Beside(than, each, measure) for each in get_args(Side) if each != side)
            yield Beside(than, side, _next(measure, _MEASURES))
            yield Beside(than, side, measure, ">=", 3)
        case Begins(letters):
            yield Begins(_next(letters, ("S", "Ö")))
        case Near(kommun, measure):
            yield Near(_next(kommun, ("0180", "1480")), measure)
        case Against(measure, op, other):
            yield from (Against(measure, each, other) for each in get_args(Apart) if each != op)
            yield Against(_next(measure, ("apps", "e_services_planned")), op, other)
        case _:
            raise NotImplementedError(leaf)


def _next(one: str, of: tuple[str, ...]) -> Anything:
    return next(each for each in of if each != one)
