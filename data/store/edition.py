"""An edition of the store: one state of its file, copied, so that nothing that happens to the file can reach it."""

import os
import sqlite3
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from queue import LifoQueue
from typing import TYPE_CHECKING

from data.model.facts import Survey
from data.store import read

if TYPE_CHECKING:
    from data.language.lexicon.vocabulary import Vocabulary
    from data.language.names.names import Names
    from data.model.grounds import Grounds
    from data.model.measure import Measure
    from data.model.question import Question
    from data.model.result import Result

Version = tuple[int, int, int]  # which file it is: inode, time of change (ns), size
_CONNECTIONS = 2  # each takes some 300 kB, and an answer has one for far less than a millisecond
_LOCKED = 0.1  # seconds to wait for another program's lock on the file, while questions wait


def version_of(path: Path) -> Version:
    """Which file it is now: two values differ where it was replaced in between. OSError where there is none."""
    found = os.stat(path)  # noqa: PTH116  # asked at every question: Path.stat takes twice as long
    return (found.st_ino, found.st_mtime_ns, found.st_size)


class Edition:
    """Surveys, names and connections of one state of the file. Safe to share between threads.

    Names, words and measures are read when first needed, and imported then what makes them: no start waits for it.

    The copy has no name: it is gone when the last connection is closed, also where the process is killed. Without it, a
    file that is overwritten in place would be read half old and half new.

    No page is mapped: what was touched of a mapped file stays in memory, 0.3 MB more than a cache holds (measured).

    Connections are kept, since opening one costs ten times an answer, and lent to one thread at a time: a few serve all
    the threads of a server. With one for each of 32 threads the bot took 9 MB more under load (measured).
    """

    def __init__(self, path: Path) -> None:
        """Raise FileNotFoundError where there is no such file, sqlite3.DatabaseError where it is no store or locked."""
        self.version = version_of(path)
        self._free: LifoQueue[sqlite3.Connection] = LifoQueue()
        opened = _copied(path)
        weakref.finalize(self, _close, opened)  # when no thread has it any longer
        for db in opened:
            self._free.put(db)
        with self.connection() as db:
            self.surveys: dict[str, Survey] = read.surveys(db)
        if not self.surveys:
            raise sqlite3.DatabaseError("it holds no survey")

    @cached_property
    def names(self) -> "Names":
        """The index of all place names."""
        from data.store import kept_words  # for the first question

        with self.connection() as db, _read_once(db):
            return kept_words.names(db)

    @cached_property
    def vocabulary(self) -> "Vocabulary":
        """All words: of the lexicons, and what the surveys call their measures."""
        from data.store import kept_words

        with self.connection() as db, _read_once(db):
            return kept_words.vocabulary(db)

    @cached_property
    def loaded(self) -> read.Loaded:
        """The surveys, with the measures and the sources of each."""
        with self.connection() as db:
            return read.loaded(db)

    @property
    def measures(self) -> "dict[str, dict[str, Measure]]":
        """The measures of each survey, by its id and theirs."""
        return self.loaded.measures

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """A connection for this thread alone."""
        db = self._free.get()
        try:
            yield db
        finally:
            self._free.put(db)

    def evaluate(self, question: "Question") -> "Result":
        """The answer to a question."""
        from data.store.evaluate import evaluate, settled_first  # for the first question

        loaded = self.loaded  # before a connection is held: who reads it waits for one
        with self.connection() as db:
            return evaluate(db, loaded, settled_first(db, loaded, question))

    def grounds(self, result: "Result") -> "Grounds":
        """On what the figures of an answer rest."""
        from data.store.evaluate.grounds import grounds  # for the first program that is told it

        loaded = self.loaded
        with self.connection() as db:
            return grounds(db, loaded, result)

    def survey(self, survey_id: str | None) -> Survey:
        """The survey with this id, or the one that is meant where none is named."""
        return self.surveys.get(survey_id or "") or next(iter(self.surveys.values()))


def _copied(path: Path) -> list[sqlite3.Connection]:
    """Connections to a copy of the file, whose name is removed when all are open."""
    handle, name = tempfile.mkstemp(prefix="eindex-")
    os.close(handle)
    copy = Path(name)
    try:
        with (
            closing(sqlite3.connect(_address(path, "mode=ro"), uri=True, timeout=_LOCKED)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            for db in (source, target):
                db.execute("PRAGMA cache_size = 50")  # pages: each is needed once
            source.execute("BEGIN")
            # Here, and not in the copy: a look at every page of it would leave them all in its cache.
            if source.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):  # holds the file still too
                raise sqlite3.DatabaseError("its pages are damaged")
            target.execute("PRAGMA synchronous = OFF")  # it outlives nobody: waiting for the disk is a tenth of a start
            source.backup(target)
        return [_open(copy) for _ in range(_CONNECTIONS)]
    finally:
        copy.unlink()


def _close(opened: list[sqlite3.Connection]) -> None:
    """Connections are not closed by being forgotten: each is part of a cycle, which is collected late."""
    for db in opened:
        db.close()


def _open(copy: Path) -> sqlite3.Connection:
    db = sqlite3.connect(_address(copy, "mode=ro&immutable=1"), uri=True, check_same_thread=False)
    db.execute("SELECT count(*) FROM sqlite_master")  # opens the file, which has its name no longer afterwards
    return db


@contextmanager
def _read_once(db: sqlite3.Connection) -> Iterator[None]:
    """While what is kept packed is read: its pages are not kept in memory."""
    try:
        yield
    finally:
        db.execute("PRAGMA shrink_memory")


def _address(path: Path, how: str) -> str:
    return f"{path.resolve().as_uri()}?{how}"
