"""The one place that reads the store: `Store.answer(query) -> Answer`. Read-only, safe to share between threads."""

import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from data import profile, ranking, read, statistics
from data.answer import Answer, Help, Survey, Unclear, Which
from data.names import Names
from data.places import Kommun, Lan
from data.query import (
    HelpQuery,
    ProfileQuery,
    Query,
    RankingQuery,
    StatisticsQuery,
    UnclearQuery,
    WhichQuery,
)

_Version = tuple[int, int, int]  # which file it is: inode, time of change (ns), size


@dataclass(frozen=True, slots=True)
class _Opened:
    """A connection to one version of the file, and what every answer from it needs."""

    version: _Version
    db: sqlite3.Connection
    survey: Survey


class Store:
    """A SQLite file built by `data.load`. When the file is replaced, the next question reads the new one.

    Each thread keeps a connection of its own: opening one costs ten times an answer.
    """

    def __init__(self, path: Path) -> None:
        """Raise FileNotFoundError where there is no such file, sqlite3.DatabaseError where it is no store."""
        self._path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        version = self._version()
        self._names: tuple[_Version, Names] = (version, read.names(self._connection(version).db))

    def names(self) -> Names:
        """The place names of the store, for `data.parse`."""
        version = self._version()
        if self._names[0] != version:
            with self._lock:
                if self._names[0] != version:
                    self._names = (version, read.names(self._connection(version).db))
        return self._names[1]

    def answer(self, query: Query) -> Answer:
        """The answer to a query, from one state of the file."""
        opened = self._connection(self._version())
        db, survey = opened.db, opened.survey
        match query:
            case ProfileQuery():
                return profile.answer(db, survey, query)
            case RankingQuery():
                return ranking.answer(db, survey, query)
            case StatisticsQuery():
                return statistics.answer(db, survey)
            case HelpQuery():
                return Help(survey)
            case WhichQuery():
                return Which(query.typed, tuple(read.place(db, code) for code in query.places))
            case UnclearQuery():
                return Unclear(query.reason, query.typed)
            case _:
                assert_never(query)

    def place(self, code: str) -> Kommun | Lan:
        """The place with this code. KeyError where there is none."""
        return read.place(self._connection(self._version()).db, code)

    def _version(self) -> _Version:
        found = self._path.stat()
        return (found.st_ino, found.st_mtime_ns, found.st_size)

    def _connection(self, version: _Version) -> _Opened:
        kept: _Opened | None = getattr(self._local, "kept", None)
        if kept is not None:
            if kept.version == version:
                return kept
            kept.db.close()
        db = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True)
        self._local.kept = opened = _Opened(version, db, read.newest_survey(db))
        return opened
