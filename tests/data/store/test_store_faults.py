"""What happens to the file while it is answered from: the last good answers go on, it is said, and mends itself."""

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from data.model.question import Question
from data.model.result import Profile
from data.store.store import Store
from tests.virtual_time import VirtualTime


@pytest.fixture
def path(db_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy2(db_path, tmp_path / "eindex.db"))


def delete(path: Path) -> None:
    path.unlink()


def overwrite(path: Path) -> None:
    path.write_bytes(b"no store " * 100_000)


def cut_short(path: Path) -> None:
    os.truncate(path, 5000)


def damage(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(20_000)
        file.write(b"\xff" * 60_000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def replace_by_other(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE somebody_elses (x)")
    db.close()


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def score(store: Store) -> float:
    shape = store.evaluate(Question("profile", of=("0483",))).shape
    assert isinstance(shape, Profile)
    known = shape.row.values["score"].value
    assert known is not None
    return known


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def fault(store: Store) -> str | None:
    return store.fault


@pytest.mark.parametrize(
    "harm", [delete, overwrite, cut_short, damage, empty, replace_by_other, replace_by_folder]
)  # fmt: skip
def test_the_last_good_answers_go_on_until_there_is_a_good_file(
    path: Path, db_path: Path, caplog: pytest.LogCaptureFixture, harm: Callable[[Path], None]
) -> None:
    caplog.set_level(logging.INFO, "eindex.store")
    store = Store(path)
    version = store.edition().version
    harm(path)
    for _ in range(50):
        assert score(store) == 10
        assert store.names()
        assert store.edition().version == version
    assert str(path) in (fault(store) or "")
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    if path.is_dir():
        path.rmdir()
    new = path.with_name("new.db")
    shutil.copy(db_path, new)
    new.replace(path)
    assert score(store) == 10
    assert store.edition().version != version
    assert fault(store) is None
    assert [record.levelname for record in caplog.records] == ["ERROR", "INFO"]


def test_a_locked_file_is_tried_again_after_a_while(path: Path, virtual_time: VirtualTime) -> None:
    store = Store(path)
    locker = sqlite3.connect(path, isolation_level=None)
    locker.execute("CREATE TABLE another (x)")
    locker.execute("BEGIN EXCLUSIVE")
    assert score(store) == 10
    assert "locked" in (fault(store) or "")
    locker.close()
    assert fault(store)
    virtual_time.advance(6)
    assert score(store) == 10
    assert fault(store) is None


def test_a_copy_leaves_no_file_behind(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    assert score(Store(path)) == 10
    path.write_bytes(b"no store")
    with pytest.raises(sqlite3.DatabaseError):
        Store(path)
    assert list(folder.iterdir()) == []


def test_an_old_edition_leaves_no_open_file_behind(path: Path, db_path: Path) -> None:
    store = Store(path)
    open_before = open_files()
    for _ in range(5):
        new = path.with_name("new.db")
        shutil.copy(db_path, new)
        new.replace(path)
        assert score(store) == 10
    assert open_files() <= open_before


def test_a_server_looks_at_the_file_once_in_a_while(path: Path, virtual_time: VirtualTime) -> None:
    store = Store(path, every=1000.0)
    overwrite(path)
    assert score(store) == 10
    assert fault(store) is None
    virtual_time.advance(1000)
    assert score(store) == 10
    assert fault(store)
