"""Kommuner: a ranking, a list, a comparison."""

from dataclasses import replace
from typing import Final

from data.model.conditions import (
    EVERYONE,
    Beside,
    Condition,
    Has,
    InArea,
    Known,
    Not,
    Place,
    both,
    leaves,
)
from data.model.places import Kommun, is_kommun
from data.model.result import Grouped, Groups, Row, Rows
from data.store.evaluate.asking import Asking, filters, national
from data.store.evaluate.figures import replace_question
from data.store.evaluate.groups import one
from data.store.evaluate.places import with_places
from data.store.evaluate.predicate import without_places

_TEN: Final = 10
_NEXT: Final = 4  # known ones below a gap
_LEADERS: Final = 6


def top(asking: Asking) -> Rows:
    """Those with most or fewest, with all that share the last place asked for."""
    measure, question = asking.measure, asking.question
    direction = "ASC" if question.order == "fewest" else "DESC"
    if question.order == "nearest":
        return _nearest(asking)
    limit = question.limit or _TEN
    cut = asking.select(f"{{{measure}}}.value", both(asking.where, Known(measure)), [measure], more=f"ORDER BY {{{measure}}}.value {direction} LIMIT 1 OFFSET {limit - 1}", scope=_scope(asking))
    rows = _ordered(asking, measure, direction, cut[0][0] if cut else None)
    open_ = _may_stand_among(asking, measure, rows, direction)
    if open_ and direction == "ASC":  # who came last is not known
        return replace(_unknown(asking, measure), next=tuple(rows))
    certain, below = (rows, []) if not open_ else _certain(asking, measure, rows)
    placed = with_places(asking, certain + below, measure, _scope(asking))
    certain, below = placed[: len(certain)], placed[len(certain) :]
    found = _unknown(asking, measure)
    return replace(found, rows=tuple(certain), next=tuple(below), complete=not open_ and not below)


def _ordered(asking: Asking, measure: str, direction: str, cut: float | None) -> list[Row]:
    op = "<=" if direction == "ASC" else ">="
    condition = both(asking.where, Known(measure))
    if cut is not None:
        condition = both(condition, Has(measure, op, cut))
    return asking.rows(condition, _shown(asking, measure), order=f"{{{measure}}}.value {direction}, kommun.name", scope=_scope(asking))


def _scope(asking: Asking) -> Condition:
    """Among whom places count: those that fit, but for places themselves."""
    return without_places(asking.where) if any(isinstance(leaf, Place) for leaf in leaves(asking.where)) else asking.where


def _may_stand_among(asking: Asking, measure: str, rows: list[Row], direction: str) -> bool:
    """Whether somebody whose figure is not known may stand as high as the last of the rows, or higher."""
    if not rows:
        return asking.count(both(asking.where, Not(Known(measure))), scope=_scope(asking))[1] > 0 and not asking.survey.answers_known
    last = rows[-1].values[measure].value or 0
    unknown = both(_scope(asking), both(Not(Known(measure)), Has(measure, "<=" if direction == "ASC" else ">=", last)))
    return asking.count(unknown, scope=_scope(asking))[1] > 0


def _certain(asking: Asking, measure: str, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows above which nobody else can stand, and the next known ones."""
    certain: list[Row] = []
    values = sorted({row.values[measure].value or 0 for row in rows}, reverse=True)
    for value in values:
        unknown = both(_scope(asking), both(Not(Known(measure)), Has(measure, ">=", value)))
        if asking.count(unknown, scope=_scope(asking))[1]:
            break
        certain += [row for row in rows if row.values[measure].value == value]
    rest = [row for row in rows if row not in certain]
    return (certain, rest[:_NEXT]) if certain else ([], rest[:_TEN])


def _nearest(asking: Asking) -> Rows:
    measure = asking.measure
    among = filters(asking.where)
    mean, known, whole = asking.mean(measure, EVERYONE if among == asking.where and asking.question.to == "mean" else asking.where)
    if not whole or mean is None or not known:
        return _unknown(asking, measure)
    rows = asking.rows(both(asking.where, Known(measure)), [measure], order=f"abs({{{measure}}}.value - {mean!r}), kommun.name")
    limit = asking.question.limit or 1
    cut = abs((rows[min(limit, len(rows)) - 1].values[measure].value or 0) - mean) if rows else 0
    return Rows(tuple(row for row in rows if abs((row.values[measure].value or 0) - mean) <= cut + 1e-9))


def _unknown(asking: Asking, measure: str) -> Rows:
    """What is said beside the rows: whose figure is not known, who did not answer, and the best elsewhere."""
    highest = national(asking, asking.measures[measure].highest) if asking.question.order != "fewest" else None
    elsewhere: tuple[Row, ...] = ()
    scope = _scope(asking)
    local = scope != EVERYONE
    unknown: tuple[Kommun, ...] = ()
    silent: tuple[Kommun, ...] = ()
    if local:
        unknown = tuple(row.kommun for row in asking.rows(both(scope, Not(Known(measure))), [measure], maybe=True, scope=scope) if row.values[measure].exists != "no")
        silent = tuple(row.kommun for row in asking.rows(both(filters(scope), Has("answered", "==", 0)), [])) if asking.survey.answers_known else ()
        if not asking.count(both(scope, Known(measure)), scope=scope)[0]:
            elsewhere = tuple(asking.rows(Known(measure), [measure], order=f"{{{measure}}}.value DESC, kommun.name", limit=f"LIMIT {_LEADERS}"))
    return Rows((), unknown, silent, elsewhere=elsewhere, highest=highest)


def _shown(asking: Asking, measure: str) -> list[str]:
    """The measures to show of each row: that which is asked for, and those that conditions speak of."""
    spoken = [leaf.measure for leaf in leaves(asking.where) if isinstance(leaf, Has | Beside) and leaf.measure != "answered"]
    return list(dict.fromkeys([measure, *(each for each in spoken if each in asking.measures)]))


def listing(asking: Asking) -> Rows:
    """All that surely fit, and who may. With a measure those with most first; without figures by name."""
    measure = asking.measure
    spoken = [leaf for leaf in leaves(asking.where) if isinstance(leaf, Has | Beside | Place | Known)]
    named = asking.question.measure or next((leaf.measure for leaf in spoken if leaf.measure not in ("answered", "population")), "")
    shown = _shown(asking, named or measure)
    if not spoken and not named:
        shown = [measure]
    order = f"{{{shown[0]}}}.value IS NULL, {{{shown[0]}}}.value DESC, kommun.name"
    found = asking.rows_in_order(asking.where, shown, maybe=True, order=order, scope=_scope(asking))
    sure = [row for row, fits in found if fits]
    may = tuple(row.kommun for row, fits in found if not fits)
    if not spoken:
        sure = with_places(asking, sure, shown[0], _scope(asking))
    silent = tuple(row.kommun for row in asking.rows(both(filters(asking.where), Has("answered", "==", 0)), [])) if asking.survey.answers_known and filters(asking.where) != EVERYONE else ()
    return Rows(tuple(sure), may, silent, complete=not may)


def compare(asking: Asking) -> Rows | Groups:
    """The places it names beside each other: kommuner with all their figures, or areas with their means."""
    question = asking.question
    if all(map(is_kommun, question.of)):
        measures = [asking.measure] if question.measure else [m for m in asking.measures]
        rows = [asking.row_of(code, measures) for code in question.of]
        return Rows(tuple(with_places(asking, rows, asking.measure, EVERYONE)))
    return Groups(tuple(_side(asking, code) for code in question.of))


def _side(asking: Asking, code: str) -> Grouped:
    measure = asking.measure
    if is_kommun(code):
        row = asking.row_of(code, [measure])
        return Grouped(code, row.values[measure], 1, int(row.values[measure].value is not None), (row,))
    condition = both(InArea(code), asking.where)
    want = "median" if asking.question.topic == "median" else "mean"
    found = one(replace_question(asking, where=condition, want=want, topic=""), code)
    leaders = asking.rows(both(condition, Known(measure)), [measure], order=f"{{{measure}}}.value DESC, kommun.name", limit=f"LIMIT {_LEADERS}")
    best = leaders[0].values[measure].value if leaders else None
    return replace(found, rows=tuple(row for row in leaders if row.values[measure].value == best))


