"""Every question of a complete survey is answered as a plain reckoning over its raw answers does (example_oracle.py)."""

import os
from itertools import pairwise
from pathlib import Path
from typing import Any as Anything

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.loading.example import write_example
from data.loading.packages.registry import REGISTRY
from data.model.conditions import (
    EVERYONE,
    All,
    Any,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Not,
    Size,
)
from data.model.question import Question
from data.model.result import Check, Figure, Groups, Result, Rows
from data.store.store import Store
from tests.data.store.example_oracle import FULL, SIZES, Oracle

EXAMPLES = 20_000 if os.environ.get("EINDEX_NIGHTLY") else 500
MEASURES = ("score", "e_services", "e_services_planned", "apps", "e_strategy", "e_responsible", "population")
KOMMUNER = pd.read_csv(REGISTRY / "kommuner.csv", dtype={"code": str, "lan": str})
CODES = list(KOMMUNER["code"])
VALUES = {
    "score": range(FULL + 1),
    "apps": range(7),
    "e_services": (0, 1, 10, 25, 40, 60),
    "e_services_planned": range(12),
    "population": (10_000, 30_000, 100_000),
}

leaves: st.SearchStrategy[Condition] = st.one_of(
    st.builds(InArea, st.sampled_from([*sorted(set(KOMMUNER["lan"])), "Småland", "Norrland"])),
    st.builds(InGroup, st.sampled_from(sorted(set(KOMMUNER["kommungrupp"])))),
    st.sampled_from([Size(least, below) for least, below in SIZES.values()]),
    st.builds(Size, st.sampled_from([0, 15_000, 60_000]), st.none()),
    st.builds(Is, st.sampled_from(CODES)),
    st.builds(Known, st.sampled_from(MEASURES)),
    st.just(Has("score", "==", "max")),
    st.builds(Has, st.just("answered"), st.just("=="), st.sampled_from([0, 1])),
    st.sampled_from(MEASURES).flatmap(
        lambda measure: st.builds(
            Has,
            st.just(measure),
            st.sampled_from(["<", "<=", "==", ">=", ">"]),
            st.sampled_from(VALUES.get(measure, (0, 1))),
        )
    ),
)


def _trees(depth: int) -> st.SearchStrategy[Condition]:
    if depth == 1:
        return leaves
    inner = st.lists(_trees(depth - 1), min_size=1, max_size=3).map(tuple)
    return st.one_of(leaves, st.builds(All, inner), st.builds(Any, inner), st.builds(Not, _trees(depth - 1)))


trees = _trees(3)
where = st.one_of(st.just(EVERYONE), trees)
kommun = st.sampled_from(CODES)
measures = st.sampled_from(MEASURES)
ends = st.sampled_from(["most", "fewest"])
limits = st.one_of(st.none(), st.integers(1, 30))
several = st.lists(kommun, min_size=2, max_size=6, unique=True).map(tuple)

questions = st.one_of(
    st.builds(Question, st.sampled_from(["value", "place"]), measure=measures, where=where, of=st.tuples(kommun)),
    st.builds(Question, st.just("compare"), measure=measures, of=several),
    st.builds(Question, st.just("difference"), measure=measures, of=st.tuples(kommun, kommun)),
    st.builds(
        Question,
        st.just("difference"),
        measure=measures,
        of=st.tuples(kommun),
        where=where,
        to=st.sampled_from(["best", "mean"]),
    ),
    st.builds(Question, st.just("difference"), measure=st.just("score"), of=st.tuples(kommun), to=st.just("max")),
    st.builds(Question, st.just("top"), measure=measures, where=where, order=ends, limit=limits),
    st.builds(Question, st.sampled_from(["list", "count"]), where=where),
    st.builds(Question, st.just("share"), where=where, that=trees),
    st.builds(Question, st.sampled_from(["mean", "median", "total"]), measure=measures, where=where),
    st.builds(Question, st.just("extreme"), measure=measures, where=where, order=ends),
    st.builds(Question, st.just("check"), of=st.one_of(st.tuples(kommun), several), that=trees),
    st.builds(Question, st.just("check"), where=where, that=trees, every=st.booleans()),
    st.builds(
        Question,
        st.sampled_from(["mean", "median", "total", "count", "extreme"]),
        measure=measures,
        where=where,
        by=st.sampled_from(["lan", "group", "size"]),
        order=st.sampled_from(["", "most", "fewest"]),
        limit=st.one_of(st.none(), st.integers(1, 8)),
    ),
    st.builds(Question, st.just("share"), where=where, that=trees, by=st.sampled_from(["lan", "group", "size"])),
)


@pytest.fixture(scope="module")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> Oracle:
    folder: Path = tmp_path_factory.mktemp("answers")
    write_example(folder, KOMMUNER)
    return Oracle(REGISTRY, folder / "answers.csv")


@pytest.fixture(scope="module")
def example_store(example_db: Path) -> Store:
    return Store(example_db)


def _told(result: Result, expected: dict[str, Anything]) -> dict[str, Anything]:
    """What a result says, in the oracle's terms."""
    shape, measure = result.shape, result.question.measure or "score"
    told: dict[str, Anything] = {}
    match shape:
        case Figure():
            told["value"] = shape.value.value
            if "place" in expected:
                told["place"] = shape.placed.exact if shape.placed else None
                told["shared_with"] = shape.placed.shared_with if shape.placed else None
            if "known" in expected:
                told["known"] = shape.whole
            if "part" in expected:
                told["part"] = shape.part
            if "codes" in expected:
                told["codes"] = sorted(row.kommun.code for row in shape.holders)
        case Rows(rows):
            assert shape.complete
            assert not shape.next
            if "codes" in expected:
                told["codes"] = sorted(row.kommun.code for row in rows)
            else:
                told["rows"] = [(row.kommun.code, row.values[measure].value) for row in rows]
        case Check():
            told["truth"] = shape.truth
            if "fits" in expected:
                told |= {"fits": shape.fits, "whole": shape.whole}
        case Groups(groups):
            told["groups"] = {each.name: each.value.value for each in groups if each.value.value is not None}
            values = list(told["groups"].values())
            steps = [second - first for first, second in pairwise(values)]
            order = expected["order"]
            told["order"] = (
                order
                if all((step > -1e-9 if order == "fewest" else step < 1e-9) for step in steps) or not order
                else "mixed"
            )
        case _:
            raise TypeError(type(shape).__name__)
    return told


def _same(told: Anything, expected: Anything) -> bool:
    match told, expected:
        case dict(), dict():
            return told.keys() == expected.keys() and all(_same(told[key], expected[key]) for key in told)
        case (list(), list()) | (tuple(), tuple()):
            return len(told) == len(expected) and all(map(_same, told, expected))
        case (int() | float(), int() | float()):
            return bool(told == pytest.approx(expected))
        case _:
            return bool(told == expected)


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@pytest.mark.timeout(3 * 60 * 60 if EXAMPLES > 500 else 120)
@given(question=questions)
def test_as_reckoned_from_the_raw_answers(question: Question, example_store: Store, oracle: Oracle) -> None:
    asked = Question(**{**{name: getattr(question, name) for name in question.__slots__}, "survey": "exempel"})
    expected = oracle.answer(asked)
    told = _told(example_store.evaluate(asked), expected)
    assert _same(told, expected), (asked, told, expected)
