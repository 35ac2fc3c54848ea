"""Every question of a complete survey is answered as the oracle does from its raw answers (example_kommuner.py)."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from data.model.question import Question
from data.store.store import Store
from tests.conftest import DRAWN
from tests.data.store.agree import agree
from tests.data.store.example_kommuner import FULL, kommuner
from tests.data.store.example_questions import questions
from tests.data.store.oracle import World

KOMMUNER = kommuner()


@pytest.fixture(scope="module")
def example_store(example_db: Path) -> Store:
    return Store(example_db)


@settings(max_examples=2 * DRAWN, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@pytest.mark.timeout(120 if DRAWN <= 500 else 0)
@given(question=questions)
def test_as_reckoned_from_the_raw_answers(question: Question, example_store: Store) -> None:
    asked = replace(question, survey="exempel")
    agree(example_store.evaluate(asked), asked, [World(KOMMUNER, asked, {"score": FULL})])
