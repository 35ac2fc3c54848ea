"""The store as it is published, an answerer on it, and a workspace whose people reach the real Bolt app."""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from slack_sdk.socket_mode.builtin import connection

from data.loading.build import Plan, build
from data.state import State, address
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.requests import NOBODY, Editing
from handlers.sending.client import make_client
from handlers.serving.app import make_app
from handlers.serving.configuration import OAuth
from handlers.serving.http import make_site
from tests.fake_slack import FakeSlack, InProcess, Workspace
from tests.fake_slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.fake_slack.server import BOT_TOKEN, SIGNING_SECRET
from tests.postgres import Postgres, running_postgres
from tests.virtual_time import VirtualTime

ROOT = Path(__file__).parent.parent
SURVEYS = ROOT / "data" / "surveys"

PLAIN = OAuth(CLIENT_ID, CLIENT_SECRET, "", ())  # of many workspaces, whose tokens are kept as they are

DRAWN = int(os.environ.get("EINDEX_DRAWN", "150"))  # examples of each kind; the nightly form draws 20000
settings.register_profile("default", deadline=None, max_examples=DRAWN)  # these machines are noisy
settings.load_profile("default")
LETTERS = st.characters(exclude_categories=["Cs"])  # those of UTF-8, which hypothesis itself seeks for seconds
gc.set_threshold(
    100_000
)  # tests make much that they keep: to look for garbage as often as a bot takes a tenth of the time


@pytest.fixture(scope="session")
def db_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built from the committed registry and surveys."""
    path = tmp_path_factory.mktemp("store") / "eindex.db"
    build(Plan(path, SURVEYS))
    return path


@pytest.fixture
def own_db(db_path: Path, example_db: Path, tmp_path: Path) -> str:
    """A store of the test's own, already built, and that of its terminal."""
    shutil.copy2(example_db, tmp_path / "eindex-chat.db")
    return str(shutil.copy2(db_path, tmp_path / "eindex.db"))


@pytest.fixture(scope="session")
def store(db_path: Path) -> Store:
    return Store(db_path)


@pytest.fixture(scope="session")
def answerer(store: Store) -> Answerer:
    return Answerer(store)


@pytest.fixture(scope="session")
def example_db(db_path: Path) -> Path:
    """A store that has the made-up example survey too, as the terminal answers from."""
    path = db_path.with_name("eindex-chat.db")
    build(Plan(path, SURVEYS, example=True, loaded=db_path))
    return path


@pytest.fixture(scope="session")
def example(example_db: Path) -> Answerer:
    return Answerer(Store(example_db))


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as fake:
        yield fake


@pytest.fixture
def virtual_time() -> Iterator[VirtualTime]:
    """Nobody sleeps in this process, and the test says how time passes."""
    with VirtualTime() as turned:
        yield turned


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection of Socket Mode looks soon whether it is to be closed, where the SDK takes three seconds."""
    connect = connection._establish_new_socket_connection  # type: ignore[attr-defined]  # the SDK's own

    def soon(**given: Any) -> Any:
        opened = connect(**given)
        opened.settimeout(0.05)
        return opened

    monkeypatch.setattr(connection, "_establish_new_socket_connection", soon)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A response_url that keeps silent is given up in a moment."""
    monkeypatch.setattr("handlers.sending.response_url._PATIENCE", 0.05)
    monkeypatch.setattr("handlers.sending.response_url.HURRY", 0.05)
    monkeypatch.setattr("handlers.sending.sharing.HURRY", 0.05)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server of this process of the tests. Skips where PostgreSQL is not installed."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def state_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty state store, of both kinds in turn."""
    if request.param == "sqlite":
        return address(tmp_path / "state.db")
    server: Postgres = request.getfixturevalue("postgres")
    return server.empty_database()


@pytest.fixture
def state(tmp_path: Path) -> State:
    """A state store of the test's own, that nothing was written to."""
    return State(address(tmp_path / "state.db"))


@pytest.fixture
def transport(slack: FakeSlack, answerer: Answerer, state: State) -> InProcess:
    return in_process(slack, answerer, state)


@pytest.fixture
def workspace(slack: FakeSlack, transport: InProcess) -> Workspace:
    return Workspace(slack, transport)


@pytest.fixture
def examples(slack: FakeSlack, example: Answerer, state: State) -> Workspace:
    """A workspace whose bot knows the made-up survey."""
    return Workspace(slack, in_process(slack, example, state))


def in_process(slack: FakeSlack, answerer: Answerer, state: State, editing: Editing = NOBODY) -> InProcess:
    """The real app behind its HTTP edge, without a network in between."""
    client = make_client(BOT_TOKEN, slack.api_url)
    return InProcess(make_site(make_app(answerer, client, SIGNING_SECRET, state, editing=editing)))


@contextmanager
def distributed(
    slack: FakeSlack, answerer: Answerer, state: State, oauth: OAuth = PLAIN, editing: Editing = NOBODY
) -> Iterator[InProcess]:
    """The app for many workspaces, in the same way. When it is left, it has answered everybody: nothing uses `state`."""
    app = make_app(answerer, make_client("", slack.api_url), SIGNING_SECRET, state, editing=editing, oauth=oauth)
    try:
        yield InProcess(make_site(app))
    finally:
        app.listener_runner.listener_executor.shutdown()


def pytest_xdist_auto_num_workers() -> int:
    """One more than the machine has cores: many tests wait for a process, a socket or a database."""
    return (os.cpu_count() or 1) + 1


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-replies", action="store_true", help="write tests/replies anew, to be read by a person")
