"""Stores that were built before: a new one begins as a copy of one of them, without what was made of other files.

So a survey that did not change, and the registry, are neither read nor scored again. All of it rests on hashes: of the
code and the registry (`made_by`), and of a survey's files beside these (`made_from`).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

_OF_SURVEY = (  # the tables that have rows of a survey, in the order of their references
    *("notice", "comparable", "source", "definition", "component", "component_points"),
    *("fact", "figure", "measure", "measure_word", "known"),
)
_WRITTEN_ANEW = ("meta", "loaded_file", "lan_leader", "made_ready")


@contextmanager
def opened(paths: Iterable[Path]) -> Iterator[list[sqlite3.Connection]]:
    """Those of the stores that are there and sound, each held as it is now, whatever happens to its file."""
    with ExitStack() as stores:
        yield [stores.enter_context(closing(store)) for path in dict.fromkeys(paths) if (store := _open(path))]


def _open(path: Path) -> sqlite3.Connection | None:
    if not path.is_file():
        return None
    store = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)
    with suppress(sqlite3.Error):  # locked, or no store
        store.execute("BEGIN")
        if store.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
            return store
    store.close()
    return None


def made_by(stores: Iterable[sqlite3.Connection], by: str) -> list[sqlite3.Connection]:
    """Those that were made by this code, of this registry."""
    made = []
    for store in stores:
        with suppress(sqlite3.DatabaseError):  # of another program
            if store.execute("SELECT 1 FROM meta WHERE key = 'made_by' AND value = ?", (by,)).fetchone():
                made.append(store)
    return made


def surveys(store: sqlite3.Connection, made_from: Mapping[str, str]) -> set[str]:
    """The surveys that the store has, made from the same."""
    there = store.execute("SELECT id, made_from FROM survey")
    return {survey for survey, of in there if of and made_from.get(survey) == of}


def take_over(db: sqlite3.Connection, same: Iterable[sqlite3.Connection], made_from: Mapping[str, str]) -> None:
    """Leave of a copy of a store what is made from the same, and add what only another one has."""
    for table in _WRITTEN_ANEW:
        db.execute(f"DELETE FROM {table}")
    there = surveys(db, made_from)
    for survey in {survey for (survey,) in db.execute("SELECT id FROM survey")} - there:
        for table in reversed(_OF_SURVEY):
            db.execute(f"DELETE FROM {table} WHERE survey = ?", (survey,))
        db.execute("DELETE FROM survey WHERE id = ?", (survey,))
    for store in same:
        for survey in surveys(store, made_from) - there:
            there.add(survey)
            _add(db, store, "survey", "id", survey)
            for table in _OF_SURVEY:
                _add(db, store, table, "survey", survey)


def _add(db: sqlite3.Connection, store: sqlite3.Connection, table: str, key: str, survey: str) -> None:
    rows = store.execute(f"SELECT * FROM {table} WHERE {key} = ?", (survey,))
    db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows.description))})", rows)
