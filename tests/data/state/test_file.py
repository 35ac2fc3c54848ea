"""The state file with few connections: threads take turns, and none waits longer than an answer may take."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.state import file as state_file
from data.state.file import File

ROW = {"team": "T1", "id": "D1", "question": '{"v":1,"want":"overview"}', "until": 100}


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "state.db")


def test_more_threads_than_connections_all_remember_and_recall(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state_file, "_TURN", 30)  # a slow disk is no fault here
    kept = File(path)
    rows = [ROW | {"id": f"D{number}", "question": str(number)} for number in range(40)]
    with ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda row: kept.remember([row], now=1), rows))
        recalled = list(threads.map(lambda row: kept.recall("T1", str(row["id"]), now=1), rows))
    assert recalled == [row["question"] for row in rows]
    kept.close()


def test_where_every_connection_is_taken_a_thread_is_refused_in_time(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state_file, "_TURN", 0.01)
    kept = File(path)
    kept.remember([ROW], now=1)
    with kept._opened(), kept._opened(), pytest.raises(sqlite3.OperationalError, match="no connection is free"):
        kept.recall("T1", "D1", now=1)
    assert kept.recall("T1", "D1", now=1) == ROW["question"]  # both are given back
    kept.close()
