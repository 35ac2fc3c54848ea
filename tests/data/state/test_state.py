"""The state store, in SQLite and in PostgreSQL: what is kept, who sees it, and that it never stands in the way."""

import logging
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection

from data.state import Choice, State, StateFailed, address
from tests.bot_process import ROOT, free_port
from tests.postgres import Postgres
from tests.virtual_time import VirtualTime


@pytest.fixture
def another(state_url: str) -> Iterator[Callable[[], State]]:
    """Opens the same store once more, as another process would."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(State(state_url)))


@pytest.fixture
def kept(another: Callable[[], State]) -> State:
    return another()


def test_a_choice_is_kept_for_one_person_in_one_team(kept: State, another: Callable[[], State]) -> None:
    kept.choose("T1", "U1", Choice("en", "0483"))
    kept.choose("T1", "U2", Choice(kommun="0180"))
    assert kept.choice("T1", "U1") == another().choice("T1", "U1") == Choice("en", "0483")
    assert kept.choice("T1", "U2") == Choice(None, "0180")
    assert kept.choice("T2", "U1") == Choice()
    kept.choose("T1", "U1", Choice("sv"))
    assert kept.choice("T1", "U1") == Choice("sv")


def rows(state: State) -> dict[str, int]:
    """How many rows each table has."""
    with state.engine.connect() as connection:
        return {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in ("choice", "refusal")}


def test_nothing_is_kept_of_who_chose_nothing(kept: State) -> None:
    kept.choose("T1", "U1", Choice("en"))
    kept.choose("T1", "U1", Choice())
    assert rows(kept) == {"choice": 0, "refusal": 0}


def test_refusals_are_kept_by_team(kept: State, another: Callable[[], State]) -> None:
    for _ in range(2):
        kept.refuse("T1", "data_table")
    kept.refuse("T1", "data_visualization")
    for each in (kept, another()):
        assert each.refusals("T1") == {"data_table", "data_visualization"}
        assert each.refusals("T2") == frozenset()


def test_a_team_is_forgotten_whole_and_no_other(kept: State, another: Callable[[], State]) -> None:
    for team in ("T1", "T2"):
        kept.choose(team, "U1", Choice("en"))
        kept.refuse(team, "data_table")
    for _ in range(2):
        kept.forget("T1")
        assert rows(kept) == {"choice": 1, "refusal": 1}
    assert kept.refusals("T1") == frozenset()
    assert kept.choice("T2", "U1") == Choice("en")


def test_an_event_is_new_once_over_all_processes(another: Callable[[], State]) -> None:
    states = [another() for _ in range(4)]
    with ThreadPoolExecutor(16) as threads:
        new = list(threads.map(lambda n: states[n % 4].is_new_event(f"Ev{n // 16}"), range(160)))
    assert sum(new) == 10


def test_an_event_is_forgotten_after_a_day(
    kept: State, another: Callable[[], State], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    assert kept.is_new_event("Ev1")
    monkeypatch.setattr(time, "time", lambda: now + 3600)
    assert not another().is_new_event("Ev1")
    monkeypatch.setattr(time, "time", lambda: now + 86_402)
    assert another().is_new_event("Ev1")


_START = """
import sys, time
from data.state import Choice, State
state = State(sys.argv[1])
state.engine
time.sleep(max(0, float(sys.argv[3]) - time.time()))
state.prepare()
state.choose("T1", sys.argv[2], Choice("sv"))
assert state.choice("T1", sys.argv[2]) == Choice("sv")
"""


def test_processes_that_start_at_once_make_the_tables_once(state_url: str, kept: State) -> None:
    command = [sys.executable, "-c", _START, state_url]
    at_once = str(time.time() + 4)  # when all have imported what they need
    with ExitStack() as stack:
        started = [stack.enter_context(subprocess.Popen([*command, f"U{n}", at_once], cwd=ROOT)) for n in range(3)]
        assert [each.wait(60) for each in started] == [0] * 3
    assert rows(kept)["choice"] == 3
    with kept.engine.connect() as connection:
        assert connection.execute(text("SELECT version FROM state_version")).scalars().all() == [1, 2]


def test_a_migration_that_fails_leaves_nothing_behind(kept: State, monkeypatch: pytest.MonkeyPatch) -> None:
    from data.state import database

    kept.prepare()
    wrong = (*database._MIGRATIONS, ("CREATE TABLE half (id TEXT)", "CREATE NONSENSE"))
    monkeypatch.setattr(database, "_MIGRATIONS", wrong)
    with pytest.raises(StateFailed):
        kept.prepare()
    monkeypatch.setattr(database, "_MIGRATIONS", (*wrong[:-1], ("CREATE TABLE half (id TEXT)",)))
    kept.prepare()
    with kept.engine.connect() as connection:
        assert connection.scalar(text("SELECT max(version) FROM state_version")) == len(wrong)


def test_hostile_words_are_only_words(kept: State) -> None:
    hostile = "'; DROP TABLE choice; --"
    kept.choose(hostile, hostile, Choice("sv"))
    assert kept.choice(hostile, hostile) == Choice("sv")
    assert kept.choice("T1", "' OR '1'='1") == Choice()


def broken_states(tmp_path: Path) -> list[State]:
    no_database = tmp_path / "state.db"
    no_database.write_text("this is no database", encoding="utf-8")
    nobody = f"postgres://user:hemligt@127.0.0.1:{free_port()}/nothing"
    return [State(address(no_database)), State(nobody), State(address(tmp_path / "no" / "folder.db"))]


@pytest.mark.parametrize("which", range(3))
def test_a_store_that_fails_never_stops_an_answer(tmp_path: Path, which: int, caplog: pytest.LogCaptureFixture) -> None:
    state = broken_states(tmp_path)[which]
    began = time.monotonic()
    state.refuse("T1", "data_table")
    assert state.refusals("T1") == {"data_table"}  # until the process ends
    assert state.choice("T1", "U1") == Choice()
    assert state.is_new_event("Ev1")
    with pytest.raises(StateFailed, match=r"The state store failed \([0-9a-f]{8}\)\.") as failed:
        state.choose("T1", "U1", Choice("sv"))
    assert time.monotonic() - began < 3
    assert str(failed.value).split("(")[1][:8] in caplog.text
    messages = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert messages
    assert all(each.startswith("state store failure ") for each in messages)
    assert "hemligt" not in caplog.text + repr(state)


def test_a_store_that_fails_is_not_reachable(tmp_path: Path) -> None:
    no_database, nobody, nothing_yet = broken_states(tmp_path)
    assert not no_database.reachable()
    assert not nobody.reachable()
    assert nothing_yet.reachable()  # nothing is kept, so nothing is needed


def test_it_comes_back_when_the_database_does(postgres: Postgres, virtual_time: VirtualTime) -> None:
    state = State(postgres.empty_database())
    state.choose("T1", "U1", Choice("en"))
    postgres.stop("immediate")
    assert not state.reachable()
    assert state.choice("T1", "U1") == Choice()
    postgres.start()
    assert state.reachable()
    virtual_time.advance(2.1)
    assert state.choice("T1", "U1") == Choice("en")
    state.close()


def test_a_connection_in_use_is_closed_when_it_is_given_back(postgres: Postgres) -> None:
    state = State(postgres.empty_database())
    with state.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        state.close()
    assert raw
    assert raw.closed
    state.choose("T1", "U1", Choice("en"))  # the next use opens one anew
    state.close()


@pytest.fixture
def opened() -> Iterator[list[DBAPIConnection]]:
    """Every connection that any engine opens meanwhile."""
    found: list[DBAPIConnection] = []

    def note(connection: DBAPIConnection, _: object) -> None:
        found.append(connection)

    event.listen(Engine, "connect", note)
    yield found
    event.remove(Engine, "connect", note)


def test_what_asks_after_closing_leaves_nothing_open(postgres: Postgres, opened: list[DBAPIConnection]) -> None:
    """A thread may still be answering when the process, or a test, ends."""
    state = State(postgres.empty_database())
    never_used = State(postgres.empty_database())
    state.choose("T1", "U1", Choice("en"))
    for each in (state, never_used):
        each.close()
        assert each.choice("T1", "U1") in (Choice("en"), Choice())
        assert each.through(lambda: True)
    assert len(opened) > 2
    assert [connection for connection in opened if not connection.closed] == []


def test_what_is_given_back_while_it_closes_is_closed(postgres: Postgres, opened: list[DBAPIConnection]) -> None:
    state = State(postgres.empty_database())
    state.prepare()
    event.listen(state.engine.pool, "checkin", lambda *_: state.close())  # in the midst of giving it back
    assert state.choice("T1", "U1") == Choice()
    assert [connection for connection in opened if not connection.closed] == []


def test_nothing_is_imported_before_something_is_kept(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from data.state import Choice, State, address\n"
        f"state = State(address(Path({str(tmp_path)!r}) / 'state.db'))\n"
        "assert state.choice('T1', 'U1') == Choice() and not state.refusals('T1') and state.reachable()\n"
        "state.forget('T1')\n"
        "assert 'sqlalchemy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    assert not list(tmp_path.iterdir())
