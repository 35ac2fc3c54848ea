"""Writes the rows of a store into a new SQLite file."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import sqlite_utils

from data.loading.certainty.known import SCB
from data.loading.packages.declared import LANGS, Declared
from data.loading.packages.package import Package
from data.loading.packages.registry import Registry
from data.store.freshness import SCHEMA
from data.store.kept_words import keep
from data.store.loaded_files import LoadedFile

_LEADERS = """
INSERT INTO lan_leader (survey, lan, kommun)
SELECT survey, lan, code FROM (
    SELECT survey, lan, code, value, max(value) OVER (PARTITION BY survey, lan) AS best
    FROM fact JOIN kommun ON kommun.code = fact.kommun WHERE measure = 'score'
) WHERE value = best
"""


def write(
    path: Path,
    registry: Registry,
    packages: Mapping[str, Package],
    files: Iterable[LoadedFile],
    sources: str,
    earlier: Path | None = None,
) -> None:
    """Write a whole store. `files`: what was loaded into it; `sources`: the fingerprint of what it is made from;
    `earlier`: a store that has perhaps made the same words and names ready.
    """
    connection = sqlite3.connect(path)
    db = sqlite_utils.Database(connection)
    try:
        db.execute("PRAGMA synchronous = OFF")  # nobody reads it yet: it goes to the disk once, below
        db.executescript(SCHEMA.read_text(encoding="utf-8"))
        db.execute("PRAGMA foreign_keys = ON")
        with connection:
            db.table("meta").insert({"key": "fingerprint", "value": sources})
            for table in ("lan", "kommun", "place_name", "not_kommun"):
                db.table(table).insert_all(_rows(getattr(registry, table)))
            db.table("loaded_file").insert_all(file._asdict() for file in files)
            for package in packages.values():
                _write_package(db, package)
            _write_comparable(db, packages)
            db.execute(_LEADERS)
            keep(connection, earlier)
        db.execute("ANALYZE")
    finally:
        connection.close()
    with path.open("rb") as written:
        os.fsync(written.fileno())


def _write_package(db: sqlite_utils.Database, package: Package) -> None:
    survey = package.survey["id"]
    db.table("survey").insert(package.survey)
    db.table("source").insert_all({"survey": survey, **source} for source in _sources(package))
    db.table("definition").insert_all({"survey": survey, **definition} for definition in package.definition)
    db.table("component").insert_all({"survey": survey, **component} for component in package.component)
    db.table("component_points").insert_all(_rows(package.component_points.assign(survey=survey)))
    db.table("fact").insert_all(_rows(package.fact.assign(survey=survey)))
    db.table("figure").insert_all(_rows(package.figure.assign(survey=survey)))
    for number, declared in enumerate(package.measure, 1):
        db.table("measure").insert(_measure(declared) | {"survey": survey, "number": number})
        db.table("measure_word").insert_all(
            {"survey": survey, "measure": declared.measure.id, "lang": lang, "phrase": phrase}
            for lang, phrase in declared.phrases
        )
    for frame in package.known:
        _insert_known(db.conn, frame)


def _sources(package: Package) -> list[dict[str, Any]]:
    """Those of the package, and that of the number of inhabitants where it is told of."""
    told = any(declared.measure.id == "population" for declared in package.measure)
    return [*package.source, {**SCB, "loaded_on": "", "values_only": False}] if told else package.source


def _measure(declared: Declared) -> dict[str, Any]:
    """The row of a measure, without its survey and number."""
    measure = declared.measure._asdict()
    words = {f"{name}_{lang}": said for lang in LANGS for name, said in measure.pop(lang)._asdict().items()}
    return measure | words


def _insert_known(db: sqlite3.Connection, frame: pd.DataFrame) -> None:
    """Many rows, so without the detour of sqlite-utils."""
    marks = ", ".join("?" * len(frame.columns))
    plain = frame.astype(object).where(frame.notna(), None)
    db.executemany(
        f"INSERT INTO known ({', '.join(frame.columns)}) VALUES ({marks})",
        plain.itertuples(index=False, name=None),
    )


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a frame, as sqlite-utils takes them."""
    columns = list(frame.columns)
    return (dict(zip(columns, row, strict=True)) for row in frame.itertuples(index=False, name=None))


def _write_comparable(db: sqlite_utils.Database, packages: Mapping[str, Package]) -> None:
    """Only pairs of surveys that are both loaded can be compared."""
    db.table("comparable").insert_all(
        {"survey": survey, "other": other}
        for survey, package in packages.items()
        for other in package.comparable
        if other in packages
    )
