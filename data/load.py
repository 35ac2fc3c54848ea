"""Builds the store from the registry and the survey packages: beside the old file, then swapped in at once.

The only code that writes the store. Run as a program of its own (`python -m data.load DB SURVEYS`), so that the process
that serves never imports pandas.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import sqlite_utils

from data.example import SURVEY, write_example
from data.freshness import SCHEMA, fingerprint
from data.package import Package, read_package
from data.problems import InvalidInput, Problem
from data.registry import Registry, read_registry


def build(db_path: Path, surveys: Path, *, example: bool = False) -> list[str]:
    """Build the store anew; with the made-up example survey where it is asked for.

    Returns notices: where what is published and what the answers come to differ.

    InvalidInput: nothing was changed, and it tells every problem in every package.
    """
    registry = read_registry()
    db_path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=db_path.parent, prefix=".building-") as folder:
        packages = _packages(surveys, registry.kommun)
        if example:
            write_example(Path(folder) / SURVEY, registry.kommun)
            packages.append(read_package(Path(folder) / SURVEY, registry.kommun))
        new = Path(folder) / db_path.name
        _write(new, registry, packages, fingerprint(surveys, example=example))
        new.replace(db_path)
    return [f"{package.survey['id']}: {notice}" for package in packages for notice in package.notices]


def _packages(surveys: Path, kommun: pd.DataFrame) -> list[Package]:
    problems: list[Problem] = []
    packages = []
    for folder in sorted(path.parent for path in surveys.glob("*/survey.toml")):
        try:
            packages.append(read_package(folder, kommun))
        except InvalidInput as error:
            problems += [Problem(f"{folder.name}/{p.file}", p.message, p.row, p.column) for p in error.problems]
    if not problems and not any(p.survey["scale"] and not p.survey["made_up"] for p in packages):
        problems.append(Problem(str(surveys), "holds no survey package with a scale (a folder with survey.toml)"))
    if problems:
        raise InvalidInput(problems)
    return packages


def _write(path: Path, registry: Registry, packages: list[Package], sources: str) -> None:
    connection = sqlite3.connect(path)
    db = sqlite_utils.Database(connection)
    try:
        db.executescript(SCHEMA.read_text(encoding="utf-8"))
        db.execute("PRAGMA foreign_keys = ON")
        with connection:
            db.table("meta").insert({"key": "fingerprint", "value": sources})
            for table in ("lan", "kommun", "place_name", "not_kommun"):
                db.table(table).insert_all(_rows(getattr(registry, table)))
            for package in packages:
                _write_package(db, package)
            _write_comparable(db, packages)
        db.execute("ANALYZE")
    finally:
        connection.close()


def _write_package(db: sqlite_utils.Database, package: Package) -> None:
    survey = package.survey["id"]
    db.table("survey").insert(package.survey)
    db.table("source").insert_all({"survey": survey, **source} for source in package.source)
    db.table("definition").insert_all({"survey": survey, **definition} for definition in package.definition)
    db.table("component").insert_all({"survey": survey, **component} for component in package.component)
    db.table("component_points").insert_all(_rows(package.component_points.assign(survey=survey)))
    db.table("fact").insert_all(_rows(package.fact.assign(survey=survey)))
    db.table("figure").insert_all(_rows(package.figure.assign(survey=survey)))


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a frame, as sqlite-utils takes them."""
    columns = list(frame.columns)
    return (dict(zip(columns, row, strict=True)) for row in frame.itertuples(index=False, name=None))


def _write_comparable(db: sqlite_utils.Database, packages: list[Package]) -> None:
    """Only pairs of surveys that are both loaded can be compared."""
    loaded = {package.survey["id"] for package in packages}
    db.table("comparable").insert_all(
        {"survey": package.survey["id"], "other": other}
        for package in packages
        for other in package.comparable
        if other in loaded
    )


def main() -> int:
    """Command line: `python -m data.load DB SURVEYS [example]`.

    Notices go to standard output; problems to standard error, with exit status 2.
    """
    db_path, surveys, *example = sys.argv[1:]
    try:
        for notice in build(Path(db_path), Path(surveys), example=bool(example)):
            print(notice)
    except InvalidInput as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"the store {db_path} (EINDEX_DB) cannot be written: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
