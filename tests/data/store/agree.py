"""Whether an answer of the evaluator is that of the oracle: the same where all is known, else so in every world."""

from collections.abc import Sequence

import pandas as pd
import pytest

from data.model import conditions as c
from data.model.question import Question
from data.model.result import Association, Check, Figure, Groups, Result, Rows
from data.model.value import Value
from tests.data.store.oracle import COMPARE, LOWER_IS_BETTER, Row, World, figure

_WANTS = {"top": "extreme", "difference": "mean"}  # what is told of each group


def agree(result: Result, question: Question, worlds: Sequence[World]) -> None:
    """In every world."""
    shape = result.shape
    alone = len(worlds) == 1
    for world in worlds:
        descending = question.order == "most" if question.order else world.measure != LOWER_IS_BETTER
        if isinstance(shape, Groups):
            _groups(shape, question, world, alone, descending)
        elif isinstance(shape, Check):
            _check(shape, world, alone)
        elif isinstance(shape, Association):
            _association(shape, question, world, alone)
        elif isinstance(shape, Rows):
            _rows(shape, question, world, alone, descending)
        else:
            assert isinstance(shape, Figure)
            _figure(shape, question, world, alone, descending)


def _value(value: Value, told: float | None, alone: bool) -> None:
    if alone:
        assert value.value == pytest.approx(told) if told is not None else value.value is None, (value, told)
    elif told is not None:
        assert value.low is None or value.low <= told + 1e-9
        assert value.high is None or value.high >= told - 1e-9


def _check(shape: Check, world: World, alone: bool) -> None:
    question = world.question
    if question.of:
        told = [world.fits(row, question.that) for code in question.of for row in world.rows if row.code == code]
        truth = "no" if False in told else "unknown" if None in told else "yes"
    else:
        told = [each for row in world.base if (each := world.fits(row, question.that)) is not None]
        decisive, otherwise = ("no", "yes") if question.every else ("yes", "no")
        truth = decisive if (not question.every) in told else otherwise if told else "unknown"
        assert not alone or (shape.fits, shape.whole) == (told.count(True), len(told))
    allowed = {"yes": ("yes",), "no": ("no", "unknown"), "unknown": ("yes", "no", "unknown")}
    # Of one that may have no figure, and could not fit with any, it is answered no.
    assert shape.truth == truth if alone else truth in allowed[shape.truth], (shape.truth, truth)


def _association(shape: Association, question: Question, world: World, alone: bool) -> None:
    """Both correlations of those that have both figures, of ten or more that are not all alike."""
    pairs = [(row.values[world.measure], row.values[question.also[0]]) for row in world.base]
    both = [(one, other) for one, other in pairs if one is not None and other is not None]
    assert len(both) == len(shape.rows) if alone else shape.open or len(both) == len(shape.rows)
    told = {}
    if len(both) >= 10 and all(len(set(side)) > 1 for side in zip(*both, strict=True)):
        sides = [pd.Series(side) for side in zip(*both, strict=True)]
        told = {"pearson": sides[0].corr(sides[1]), "spearman": sides[0].rank().corr(sides[1].rank())}
    for name in ("pearson", "spearman"):
        found = getattr(shape, name)
        if alone or found is not None:
            assert found == (pytest.approx(told[name]) if name in told else None)


def _groups(shape: Groups, question: Question, world: World, alone: bool, descending: bool) -> None:
    want = _WANTS.get(question.want, question.want)
    if question.sides:
        _sides(shape, question, world, alone, want, descending)
    else:
        rows = {each.name: [row for row in world.base if each.name in _groups_of(row)] for each in shape.groups}
        for group in shape.groups:
            _value(group.value, figure(world, rows[group.name], want, descending), alone)
        if alone and question.want != "top" and question.claim is None:
            assert {each.name for each in shape.groups if each.value.value is not None} == _kept(question, world, want)
    order = question.order or ("most" if question.by not in ("", "size") and not question.sides else "")
    if alone and order:
        values = [group.value.value for group in shape.groups if group.value.value is not None]
        assert values == sorted(values, reverse=order == "most")


def _groups_of(row: Row) -> tuple[str, str, str]:
    return row.lan, row.group, str(row.size_class)


def _kept(question: Question, world: World, want: str) -> set[str]:
    """The groups with a figure: the first so many, with who shares the last place. Of counts also where nobody fits."""
    at = ("lan", "group", "size").index(question.by)
    there = [row for row in world.rows if world.fits(row, _without_figures(question.where))]
    of: dict[str, list[Row]] = {_groups_of(row)[at]: [] for row in (there if want == "count" else world.base)}
    for row in world.base:
        of[_groups_of(row)[at]].append(row)
    descending = question.order == "most" if question.order else world.measure != LOWER_IS_BETTER
    told = {name: figure(world, rows, want, descending) for name, rows in of.items()}
    sign = 1 if question.order == "fewest" else -1
    known = {name: sign * value for name, value in told.items() if value is not None}
    cut = sorted(known.values())[: question.limit or len(known)]
    return {name for name, value in known.items() if value <= cut[-1] + 1e-9}


def _without_figures(tree: c.Condition) -> c.Condition:
    """Of the parts that all must fit, those that speak of no figure."""
    if isinstance(tree, c.All):
        return c.All(tuple(_without_figures(each) for each in tree.of))
    known = c.InArea | c.InGroup | c.Size | c.Is | c.Begins
    return tree if all(isinstance(leaf, known) for leaf in c.leaves(tree)) else c.All()


def _sides(shape: Groups, question: Question, world: World, alone: bool, want: str, descending: bool) -> None:
    """Each side; of others it is not known on which they are. A share without `that` is of each side."""
    of_each = want == "share" and question.that is None
    assert {each.name for each in shape.groups} == {str(number) for number in range(len(question.sides))}
    told = {}
    for group in shape.groups:
        side = question.sides[int(group.name)]
        rows = world.base if of_each else [row for row in world.base if world.fits(row, side) is True]
        told[group.name] = figure(world, rows, want, descending, side)
        _value(group.value, told[group.name], alone)
    if alone:
        neither = [row for row in world.base if not of_each and world.fits(row, c.Any(question.sides)) is None]
        if want == "share":
            counted = [row for row in neither if world.fits(row, question.that) is not None]
        else:
            counted = [row for row in neither if want == "count" or row.values[world.measure] is not None]
        assert shape.open == len(counted)
    if question.claim is None:
        assert shape.truth is None
    elif told["0"] is None or told["1"] is None:
        assert shape.truth == "unknown" or not alone
    else:
        gap = round(told["0"] - told["1"], 9)
        truth = "yes" if COMPARE[question.claim.op](gap, question.claim.value) else "no"
        assert shape.truth == truth if alone else shape.truth in (truth, "unknown")


def _times(shape: Rows, question: Question, measure: str) -> None:
    """How many times as much the first has as the second, and whether that is as claimed."""
    figures = [row.values[measure].value for row in shape.rows[:2]]
    if question.claim is None or None in figures or len(shape.rows) != 2:
        assert (shape.times, shape.truth) == (None, None)
        return
    one, other = (value or 0.0 for value in figures)
    assert shape.times == (one / other if other else None)
    so = bool(other) and COMPARE[question.claim.op](one, question.claim.value * other)
    assert shape.truth == (("yes" if so else "no") if question.claim.value else None)


def _rows(shape: Rows, question: Question, world: World, alone: bool, descending: bool) -> None:
    shown = [row.kommun.code for row in shape.rows]
    assert not alone or (shape.complete and not shape.next)
    if question.want == "compare":
        assert shown == list(question.of)
        _times(shape, question, world.measure)
    elif question.want == "top":
        told = world.ranking(descending, question.limit or 10)
        assert shown == told if alone else not shape.complete or shown == told
        for own in (row for row in world.base if row.code in shown):  # nobody else can stand above them
            assert set(world.above(own, descending)) <= set(shown)
    elif question.limit is None:
        fits = {row.code for row in world.base}
        may = set(shown) | {kommun.code for kommun in shape.unknown}
        assert fits == set(shown) if alone else set(shown) <= fits <= may
    for row in shape.rows:
        own = next(each for each in world.rows if each.code == row.kommun.code)
        if world.measure in row.values:
            _value(row.values[world.measure], own.values[world.measure], alone)
        if row.placed and own in world.scope and own.values[world.measure] is not None:
            place = world.place(own, world.measure, world.measure != LOWER_IS_BETTER)
            assert row.placed.best is None or row.placed.best <= place
            assert row.placed.worst is None or place <= row.placed.worst
            assert not alone or row.placed.exact == place


def _figure(shape: Figure, question: Question, world: World, alone: bool, descending: bool) -> None:
    measure, want = world.measure, question.want
    first = next((row for row in world.rows if row.code in question.of[:1]), None)
    own = first.values[measure] if first else None
    match want:
        case "value":
            _value(shape.value, own, alone)
        case "place" if question.claim and own is not None and first in world.scope:
            assert first is not None
            assert shape.placed is not None
            descending = (measure != LOWER_IS_BETTER) != (question.order == "fewest")
            has, place, sharing = world.supposed(first, measure, question.claim.value, descending)
            assert (shape.placed.best or 1) <= place <= (shape.placed.worst or place)
            assert not alone or (shape.value.value, shape.placed.exact) == (has, place)
            assert not alone or shape.placed.shared_with == sharing
        case "place":
            _value(shape.value, own, alone)
            if own is not None and first in world.scope:
                assert first is not None
                assert shape.placed is not None
                place = world.place(first, measure, (measure != LOWER_IS_BETTER) != (question.order == "fewest"))
                assert (shape.placed.best or 1) <= place <= (shape.placed.worst or place)
                sharing = world.values(world.scope, measure).count(own) - 1
                assert not alone or (shape.placed.exact, shape.placed.shared_with) == (place, sharing)
            else:
                assert not alone or not (shape.placed and shape.placed.exact)
        case "difference":
            against = _against(question, world)
            _value(shape.value, None if own is None or against is None else own - against, alone)
        case _:
            told = figure(world, world.base, want, descending)
            _value(shape.value, told, alone)
            if alone and want == "extreme":
                holders = {row.code for row in world.base if row.values[measure] == told and told is not None}
                assert {row.kommun.code for row in shape.holders} == holders
            elif alone and want == "share":
                fits = [world.fits(row, question.that) for row in world.base].count(True)
                assert shape.part == (None if told is None else fits)
            elif alone and want not in ("count", "range"):
                assert shape.whole == len(world.values(world.base, measure))


def _against(question: Question, world: World) -> float | None:
    """What the figure of one is held against."""
    match question.to:
        case "":
            return next(row.values[world.measure] for row in world.rows if row.code == question.of[1])
        case "max":
            return world.highest(world.measure)
        case "best":
            return figure(world, world.base, "extreme", world.measure != LOWER_IS_BETTER)
        case _:
            return figure(world, world.base, question.to)
