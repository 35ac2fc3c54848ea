"""One bot for tests that only ask."""

from collections.abc import Iterator

import pytest

from data.state import State, address
from handlers.answering.answerer import Answerer
from tests.conftest import in_process
from tests.fake_slack import FakeSlack, InProcess


@pytest.fixture(scope="module")
def site(answerer: Answerer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcess]:
    with FakeSlack() as slack:
        yield in_process(slack, answerer, State(address(tmp_path_factory.mktemp("mcp") / "state.db")))
