"""What was loaded with `python bot.py load`: files of survey packages, kept as text inside the store itself.

So one rename of the store commits all of a load, and a store that is built anew carries them over. Plain sqlite3.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

_SQL = "SELECT survey, name, content, loaded_from, loaded_on FROM loaded_file ORDER BY survey, name"


class LoadedFile(NamedTuple):
    """A file of the package of a survey; fields as the table loaded_file of schema.sql has them."""

    survey: str
    name: str
    content: str
    loaded_from: str
    loaded_on: str


class UnreadableStore(Exception):
    """The file is there, but it is no store."""


def read_loaded(db_path: Path) -> list[LoadedFile]:
    """What was loaded into a store; nothing where there is none. UnreadableStore, or OSError."""
    try:
        with db_path.open("rb") as file:
            if not file.read(1):
                return []
    except FileNotFoundError:
        return []
    try:
        with closing(sqlite3.connect(f"{db_path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if "meta" not in tables:
                raise UnreadableStore("it is another program's SQLite file")
            return [LoadedFile(*row) for row in db.execute(_SQL)] if "loaded_file" in tables else []
    except sqlite3.OperationalError as error:
        raise OSError(f"{db_path}: {error}") from error
    except sqlite3.DatabaseError as error:
        raise UnreadableStore(str(error)) from error


def written(files: Iterable[LoadedFile]) -> str:
    """The files as JSON, for a program that builds a store with them."""
    return json.dumps([tuple(file) for file in files])


def read_written(text: str) -> list[LoadedFile]:
    """The files that `written` wrote."""
    return [LoadedFile(*each) for each in json.loads(text)]


def digest(files: Iterable[LoadedFile]) -> str:
    """A hash of all that was loaded."""
    return hashlib.sha256(repr(sorted(tuple(file) for file in files)).encode()).hexdigest()
