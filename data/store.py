"""The one place that reads the store: `Store.answer(query) -> Answer`. Read-only, safe to share between threads."""

import sqlite3
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from data.answer import Answer, Help, Unclear, Which
from data.facts import Survey
from data.query import (
    CompareQuery,
    DefineQuery,
    DownloadQuery,
    ExplainQuery,
    HelpQuery,
    PictureQuery,
    ProfileQuery,
    Query,
    RankingQuery,
    StatisticsQuery,
    TrendQuery,
    UnclearQuery,
    WhichQuery,
)
from data.reading import comparison, definition, explanation, file, profile, ranking, read, statistics, trend
from data.text.names import Names

Version = tuple[int, int, int]  # which file it is: inode, time of change (ns), size
_CONNECTIONS = 4  # at most; each takes some 300 kB, and an answer has one for far less than a millisecond
_MAPPED = 1 << 30  # bytes of a store that are read in place


@dataclass(frozen=True, slots=True)
class _Opened:
    """A connection to one version of the file, and what every answer from it needs."""

    version: Version
    db: sqlite3.Connection
    surveys: dict[str, Survey]

    def survey(self, survey_id: str | None) -> Survey:
        """The survey with this id, or the one that is meant where none is named."""
        return self.surveys.get(survey_id or "") or next(iter(self.surveys.values()))


class Store:
    """A SQLite file built by `data.load`. When the file is replaced, the next question reads the new one.

    Connections are kept, since opening one costs ten times an answer, and lent to one thread at a time: a few serve all
    the threads of a server. With one for each of 32 threads the bot took 9 MB more under load (measured).
    """

    def __init__(self, path: Path) -> None:
        """Raise FileNotFoundError where there is no such file, sqlite3.DatabaseError where it is no store."""
        self._path = path
        self._kept: deque[_Opened] = deque()
        self._turns = threading.BoundedSemaphore(_CONNECTIONS)
        self._lock = threading.Lock()
        self._names = self._read_names()

    def version(self) -> Version:
        """Which file is read now: two values differ where the file was replaced in between."""
        found = self._path.stat()
        return (found.st_ino, found.st_mtime_ns, found.st_size)

    def names(self) -> Names:
        """The place names of the store, for `data.parse`."""
        if self._names[0] != self.version():
            with self._lock:
                if self._names[0] != self.version():
                    self._names = self._read_names()
        return self._names[1]

    def answer(self, query: Query) -> Answer:
        """The answer to a query, from one state of the file."""
        with self._borrowed() as opened:
            db = opened.db
            match query:
                case ProfileQuery():
                    return profile.answer(db, opened.survey(query.survey), query)
                case RankingQuery():
                    return ranking.answer(db, opened.survey(query.survey), query)
                case CompareQuery():
                    return comparison.answer(db, opened.survey(query.survey), query)
                case ExplainQuery():
                    return explanation.answer(db, opened.survey(query.survey), query)
                case DefineQuery():
                    return definition.answer(db, opened.survey(query.survey), query)
                case StatisticsQuery():
                    return statistics.answer(db, opened.survey(query.survey), query)
                case TrendQuery():
                    return trend.answer(db, opened.survey(query.survey), query)
                case PictureQuery():
                    return file.picture(db, opened.survey(query.survey), query)
                case DownloadQuery():
                    return file.download(db, opened.survey(query.survey), query)
                case HelpQuery():
                    return Help(opened.survey(None))
                case WhichQuery():
                    return Which(query.typed, tuple(read.place(db, code) for code in query.places))
                case UnclearQuery():
                    return Unclear(query.reason, query.typed)
                case _:
                    assert_never(query)

    def _read_names(self) -> tuple[Version, Names]:
        with self._borrowed() as opened:
            return (opened.version, read.names(opened.db))

    @contextmanager
    def _borrowed(self) -> Iterator[_Opened]:
        """A connection to the file as it is now, for this thread alone."""
        with self._turns:
            opened = self._open(self.version())
            try:
                yield opened
            finally:
                self._kept.append(opened)

    def _open(self, version: Version) -> _Opened:
        with suppress(IndexError):  # none is kept, or another thread was faster
            opened = self._kept.pop()
            if opened.version == version:
                return opened
            opened.db.close()
        db = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        db.execute(f"PRAGMA mmap_size = {_MAPPED}")
        return _Opened(version, db, read.surveys(db))
