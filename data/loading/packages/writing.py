"""Writes the rows of a store into a new SQLite file."""

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlite_utils

from data.loading.packages import earlier
from data.loading.packages.declared import LANGS, Declared
from data.loading.packages.package import Package
from data.loading.packages.registry import Registry
from data.loading.packages.tables import records
from data.model.frozen import frozen
from data.store.freshness import SCHEMA
from data.store.kept_words import keep
from data.store.loaded_files import LoadedFile
from data.store.read import FEW, ORDER

_REGISTRY = ("lan", "kommun", "place_name", "not_kommun")
_LEADERS = """
INSERT INTO lan_leader (survey, lan, kommun)
SELECT survey, lan, code FROM (
    SELECT survey, lan, code, value, max(value) OVER (PARTITION BY survey, lan) AS best
    FROM fact JOIN kommun ON kommun.code = fact.kommun WHERE measure = 'score'
) WHERE value = best
"""


@frozen
class Contents:
    """What a store is written from. `stores`: those before it; `same`: of them, those by the same code and registry."""

    meta: Mapping[str, str]
    registry: Registry
    packages: Mapping[str, Package]  # by id: those that no earlier store has
    made_from: Mapping[str, str]  # of every survey, a hash
    files: Iterable[LoadedFile]  # what was loaded into it
    same: Sequence[sqlite3.Connection]
    stores: Sequence[sqlite3.Connection]


@frozen
class Stored:
    """What a store has of a survey: its row of table `survey`, what there is to say of it, and values.

    `facts`: by kommun and measure.
    """

    head: dict[str, Any]
    notices: list[str]
    facts: dict[tuple[str, str], float]


def write(path: Path, contents: Contents) -> dict[str, Stored]:
    """Write a whole store, and return what is in it of each survey, by id."""
    with closing(sqlite3.connect(path)) as connection:
        db = sqlite_utils.Database(connection)
        db.execute("PRAGMA synchronous = OFF")  # nobody reads it yet: it goes to the disk once, below
        db.execute("PRAGMA secure_delete = ON")  # what is unloaded is gone
        if contents.same:
            copied = max(contents.same, key=lambda store: len(earlier.surveys(store, contents.made_from)))
            copied.backup(connection)
        else:
            db.executescript(SCHEMA.read_text(encoding="utf-8"))
        db.execute("PRAGMA foreign_keys = ON")
        with connection:
            if contents.same:
                earlier.take_over(connection, contents.same, contents.made_from)
            db.table("meta").insert_all({"key": key, "value": value} for key, value in contents.meta.items())
            if not contents.same:
                for table in _REGISTRY:
                    db.table(table).insert_all(records(getattr(contents.registry, table)))
            db.table("loaded_file").insert_all(file._asdict() for file in contents.files)
            for survey, package in contents.packages.items():
                _write_package(db, package, contents.made_from[survey])
            db.execute(_LEADERS)
            keep(connection, contents.stores)
        db.execute("ANALYZE")
        stored = _stored(db)
    with path.open("rb") as written:
        os.fsync(written.fileno())
    return stored


def _stored(db: sqlite_utils.Database) -> dict[str, Stored]:
    surveys = db.query(f"SELECT *, {FEW} AS few FROM survey {ORDER}, id")  # the one meant by default first
    stored = {head["id"]: Stored(head, [], {}) for head in surveys}
    for survey, text in db.execute("SELECT survey, text FROM notice ORDER BY survey, number"):
        stored[survey].notices.append(text)
    for survey, kommun, measure, value in db.execute("SELECT survey, kommun, measure, value FROM fact"):
        stored[survey].facts[kommun, measure] = value
    return stored


def _write_package(db: sqlite_utils.Database, package: Package, made_from: str) -> None:
    survey = package.survey["id"]
    db.table("survey").insert(package.survey | {"made_from": made_from})
    db.table("notice").insert_all(
        {"survey": survey, "number": number, "text": text} for number, text in enumerate(package.notices, 1)
    )
    for table, rows in (package.rows | {"fact": records(package.fact)}).items():
        db.table(table).insert_all({"survey": survey, **row} for row in rows)
    for number, declared in enumerate(package.measure, 1):
        db.table("measure").insert(_measure(declared) | {"survey": survey, "number": number})
        db.table("measure_word").insert_all(
            {"survey": survey, "measure": declared.measure.id, "lang": lang, "phrase": phrase}
            for lang, phrase in declared.phrases
        )
    for frame in (each.assign(survey=survey) for each in package.known):  # too many rows for sqlite-utils' detours
        into, marks = ", ".join(frame.columns), ", ".join("?" * len(frame.columns))
        rows_of = frame.itertuples(index=False, name=None)
        db.conn.executemany(f"INSERT INTO known ({into}) VALUES ({marks})", rows_of)


def _measure(declared: Declared) -> dict[str, Any]:
    """The row of a measure, without its survey and number."""
    measure = declared.measure._asdict()
    words = {f"{name}_{lang}": said for lang in LANGS for name, said in measure.pop(lang)._asdict().items()}
    return measure | words
