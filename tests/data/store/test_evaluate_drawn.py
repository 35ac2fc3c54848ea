"""The evaluator against an oracle: any want, measure, tree, grouping and order, over tiny surveys.

Where all is known the answers are the same. Where it is not, what is certain holds in every world that is possible.
500 questions are drawn; EINDEX_DRAWN=20000 draws more (the nightly form).
"""

import os
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.model import conditions as c
from data.model.question import Claim, Question
from data.model.result import Check, Figure, Groups, Result, Rows, Value
from data.store.evaluate import evaluate, settled_first
from tests.data.store import tiny
from tests.data.store.oracle import COMPARE, LOWER_IS_BETTER, World, figure

DRAWN = int(os.environ.get("EINDEX_DRAWN", "500"))
TEMPLATE = tiny.template()

measures = st.sampled_from(tiny.MEASURES)
numbers = st.integers(0, 3).map(float)
codes = st.sampled_from(tiny.CODES)
leaf = st.one_of(
    st.builds(c.InArea, st.sampled_from((*tiny.LAN, "own"))),
    st.builds(c.InGroup, st.sampled_from((*tiny.GROUPS, "own"))),
    st.builds(c.Size, st.sampled_from((0, 1000, 20_000)), st.sampled_from((None, 12_000, 50_000))),
    st.builds(c.Is, codes),
    st.builds(c.Has, measures, st.sampled_from(("<", "<=", "==", ">=", ">")), st.one_of(numbers, st.just("max"))),
    st.builds(c.Known, measures),
    st.builds(c.Place, measures, st.integers(1, 3), st.integers(1, 5), st.sampled_from(("most", "fewest"))),
    st.builds(
        c.Beside,
        st.one_of(codes, st.sampled_from(("mean", "country", "median", "country_median"))),
        st.sampled_from(("better", "worse", "same")),
        measures,
    ),
    st.builds(
        c.Against, st.sampled_from(("score", "apps")), st.sampled_from(("<", "==", ">")), st.sampled_from(("wait",))
    ),
)


def _deeper(inner: st.SearchStrategy[c.Condition]) -> st.SearchStrategy[c.Condition]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(c.All, several), st.builds(c.Any, several), st.builds(c.Not, inner))


one_deep = st.one_of(leaf, _deeper(leaf))
trees = st.one_of(st.just(c.EVERYONE), one_deep, _deeper(one_deep))
WANTS = ("value", "place", "difference", "compare", "top", "list", "count", "share", "mean", "median", "total",
         "extreme", "check")  # fmt: skip
questions = st.builds(
    Question,
    want=st.sampled_from(WANTS),
    measure=measures,
    where=trees,
    of=st.lists(codes, min_size=2, max_size=2, unique=True).map(tuple),
    that=trees,
    every=st.booleans(),
    by=st.sampled_from(("", "", "lan", "group", "size")),
    sides=st.one_of(
        st.just(()), trees.map(lambda that: (that, c.Not(that))), st.lists(trees, min_size=2, max_size=3).map(tuple)
    ),
    order=st.sampled_from(("", "most", "fewest")),
    limit=st.sampled_from((None, 1, 2, 3)),
    claim=st.one_of(
        st.none(),
        st.none(),
        st.builds(Claim, st.sampled_from(("<", "==", ">")), st.sampled_from((0.0, 1.0)), st.just(False)),
    ),
)


@st.composite
def surveys(draw: st.DrawFn) -> tiny.Cells:
    keys = [(code, measure) for code in tiny.CODES for measure in tiny.MEASURES]
    cells: dict[tuple[str, str], tuple[float, float, int | None] | None] = {
        key: draw(st.one_of(st.none(), numbers.map(lambda n: (n, n, 1)), numbers.map(lambda n: (n, n, 1))))
        for key in keys
    }
    for key in draw(st.lists(st.sampled_from(keys), max_size=3, unique=True)):
        low, high = sorted((draw(numbers), draw(numbers)))
        cells[key] = (low, high, draw(st.sampled_from((1, None))))
    return cells


# Beside a figure that may not be there, SQL says neither yes nor no of whoever has none.
NOBODY_ANSWERED: tiny.Cells = {(code, measure): None for code in tiny.CODES for measure in tiny.MEASURES} | {
    ("1202", "wait"): (0.0, 0.0, None)
}

ALIKE: tiny.Cells = {(code, measure): (1.0, 1.0, 1) for code in tiny.CODES for measure in tiny.MEASURES}
ALIKE_MAYBE: tiny.Cells = {**ALIKE, ("0101", "score"): (0.0, 2.0, 1)}
# Whether it has apps is open of the one with most points, so the second is not surely the best of those that have.
MAY_LEAD: tiny.Cells = {(code, measure): None for code in tiny.CODES for measure in tiny.MEASURES} | {
    ("0101", "score"): (3.0, 3.0, 1),
    ("0101", "apps"): (0.0, 2.0, 1),
    ("0102", "score"): (2.0, 2.0, 1),
    ("0102", "apps"): (1.0, 1.0, 1),
}


@settings(max_examples=DRAWN, deadline=None, suppress_health_check=list(HealthCheck))
@given(surveys(), questions)
@example(ALIKE, Question("count", "score", c.Beside("0101", "same", "score")))
@example(ALIKE_MAYBE, Question("count", "score", c.Beside("0101", "same", "score")))
@example(ALIKE_MAYBE, Question("count", "score", c.Not(c.Beside("0101", "same", "score"))))
@example(MAY_LEAD, Question("top", "score", c.Has("apps", ">=", 1)))
@example(NOBODY_ANSWERED, Question("place", "score", c.Not(c.Beside("1202", "better", "wait")), of=("0101",)))
@example(NOBODY_ANSWERED, Question("check", "score", that=c.Beside("1202", "better", "wait"), every=False))
@pytest.mark.timeout(0)
def test_an_answer_is_that_of_the_oracle(cells: tiny.Cells, question: Question) -> None:
    own = any(getattr(leaf, "area", getattr(leaf, "group", "")) == "own" for leaf in _leaves(question))
    needs_of = question.want in ("value", "place", "difference", "compare") or own
    if question.want in ("value", "place"):
        question = replace(question, of=question.of[:1])
    elif not needs_of and (question.want != "check" or question.every):
        question = replace(question, of=())
    elif own and question.want in ("count", "share", "mean", "median", "total"):
        return
    if question.want == "total":
        question = replace(question, that=None)  # whose part of it is wanted: a share, that a whole reply tells
    db = TEMPLATE
    loaded = tiny.fill(db, cells)
    settled_first(db, loaded, question)  # raises nothing; what it asks instead is another question
    result = evaluate(db, loaded, question)
    worlds = [World(rows, question) for rows in tiny.worlds(cells)]
    agree(result, question, worlds)


def _leaves(question: Question) -> list[c.Leaf]:
    return [leaf for tree in question.conditions for leaf in c.leaves(tree)]


def agree(result: Result, question: Question, worlds: Sequence[World]) -> None:
    """In every world."""
    shape = result.shape
    alone = len(worlds) == 1
    descending = question.order == "most" if question.order else question.measure != LOWER_IS_BETTER
    for world in worlds:
        if isinstance(shape, Groups):
            _groups(shape, question, world, alone, descending)
        elif isinstance(shape, Check):
            told = _check(world)
            allowed = {"yes": ("yes",), "no": ("no", "unknown"), "unknown": ("yes", "no", "unknown")}
            # Of one that may have no figure, and could not fit with any, it is answered no.
            assert shape.truth == told if alone else told in allowed[shape.truth], (shape.truth, told)
        elif isinstance(shape, Rows):
            _rows(shape, question, world, alone, descending)
        else:
            assert isinstance(shape, Figure)
            _figure(shape, question, world, alone, descending)


def _of_sides(shape: Groups, question: Question, world: World, alone: bool, descending: bool) -> None:
    """Each side; of others it is not known on which they are."""
    want = {"top": "extreme", "difference": "mean"}.get(question.want, question.want)
    told = {}
    for group in shape.groups:
        rows = [row for row in world.base if world.fits(row, question.sides[int(group.name)]) is True]
        told[group.name] = figure(world, rows, want, descending)
        _value(group.value, told[group.name], alone)
    if alone:
        neither = [row for row in world.base if world.fits(row, c.Any(question.sides)) is None]
        if want == "share":
            counted = [row for row in neither if world.fits(row, question.that) is not None]
        else:
            counted = [row for row in neither if want == "count" or row.values[question.measure] is not None]
        assert shape.open == len(counted)
    if question.claim is None:
        assert shape.truth is None
    elif told["0"] is None or told["1"] is None:
        assert shape.truth == "unknown" or not alone
    else:
        gap = round(told["0"] - told["1"], 9)
        truth = "yes" if COMPARE[question.claim.op](gap, question.claim.value) else "no"
        assert shape.truth == truth if alone else shape.truth in (truth, "unknown")
    _ordered(shape, question, alone)


def _groups(shape: Groups, question: Question, world: World, alone: bool, descending: bool) -> None:
    if question.sides:
        _of_sides(shape, question, world, alone, descending)
        return
    for group in shape.groups:
        rows = [row for row in world.base if group.name in (row.lan, row.group, str(row.size_class))]
        want = {"top": "extreme", "list": "extreme", "difference": "mean"}.get(question.want, question.want)
        _value(group.value, figure(world, rows, want, descending), alone)
    _ordered(shape, question, alone)


def _ordered(shape: Groups, question: Question, alone: bool) -> None:
    if alone and question.want not in ("top", "list", "extreme") and question.order:
        values = [group.value.value for group in shape.groups if group.value.value is not None]
        assert values == sorted(values, reverse=question.order == "most")


def _value(value: Value, told: float | None, alone: bool) -> None:
    if alone:
        assert value.value == pytest.approx(told) if told is not None else value.value is None, (value, told)
    elif told is not None:
        assert value.low is None or value.low <= told + 1e-9
        assert value.high is None or value.high >= told - 1e-9


def _check(world: World) -> str:
    question = world.question
    if question.of:
        told = [world.fits(row, question.that) for code in question.of for row in world.rows if row.code == code]
        return "no" if False in told else "unknown" if None in told else "yes"
    known = [each for row in world.base if (each := world.fits(row, question.that)) is not None]
    if question.every:
        return "no" if False in known else "yes" if known else "unknown"
    return "yes" if True in known else "no" if known else "unknown"


def _rows(shape: Rows, question: Question, world: World, alone: bool, descending: bool) -> None:
    shown = [row.kommun.code for row in shape.rows]
    if question.want == "compare":
        assert set(shown) == set(question.of)
        for row in shape.rows:
            own = next(each for each in world.rows if each.code == row.kommun.code)
            _value(row.values[question.measure], own.values[question.measure], alone)
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
        if row.placed and own in world.scope and own.values[question.measure] is not None:
            place = world.place(own, question.measure, question.measure != LOWER_IS_BETTER)
            assert row.placed.best is None or row.placed.best <= place
            assert row.placed.worst is None or place <= row.placed.worst
            assert not alone or row.placed.exact == place


def _figure(shape: Figure, question: Question, world: World, alone: bool, descending: bool) -> None:
    first = next((row for row in world.rows if row.code in question.of[:1]), None)
    measure = question.measure
    match question.want:
        case "value":
            assert first is not None
            _value(shape.value, first.values[measure], alone)
        case "place":
            assert first is not None
            if first.values[measure] is not None and first in world.scope:
                place = world.place(first, measure, measure != LOWER_IS_BETTER)
                assert shape.placed is not None
                assert (shape.placed.best or 1) <= place <= (shape.placed.worst or place)
                assert not alone or shape.placed.exact == place
        case "difference":
            second = next(row for row in world.rows if row.code == question.of[1])
            assert first is not None
            a, b = first.values[measure], second.values[measure]
            _value(shape.value, None if a is None or b is None else a - b, alone)
        case _:
            told = figure(world, world.base, question.want, descending)
            _value(shape.value, told, alone)
            if alone and question.want == "extreme":
                assert {row.kommun.code for row in shape.holders} == {
                    row.code for row in world.base if row.values[measure] == told and told is not None
                }
