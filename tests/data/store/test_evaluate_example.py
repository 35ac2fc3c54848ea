"""Every question of a complete survey is answered as a plain reckoning over its raw answers does (example_oracle.py)."""

import os
from itertools import pairwise
from pathlib import Path
from typing import Any as Anything

import pytest
from hypothesis import HealthCheck, given, settings

from data.loading.example import write_example
from data.loading.packages.registry import REGISTRY
from data.model.question import Question
from data.model.result import Check, Figure, Groups, Result, Rows
from data.store.store import Store
from tests.data.store.example_oracle import Oracle
from tests.data.store.example_questions import KOMMUNER, questions

EXAMPLES = 20_000 if os.environ.get("EINDEX_NIGHTLY") else 500


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
            if "open" in expected:
                told["open"] = shape.open
            if "truth" in expected:
                told["truth"] = shape.truth
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
    asked = Question(**{**{name: getattr(question, name) for name in question.__match_args__}, "survey": "exempel"})
    expected = oracle.answer(asked)
    told = _told(example_store.evaluate(asked), expected)
    assert _same(told, expected), (asked, told, expected)
