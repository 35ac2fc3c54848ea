"""The state store in a file, as far as answers need it: by Python's own SQLite, so that SQLAlchemy is not imported.

What is changed more seldom, and all of a server's, goes through `database`, whose tables these are.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from data.model.question import Lang

SCHEME: Final = "sqlite:///"
_WAIT: Final = 2.0  # seconds for a lock
_CONNECTIONS: Final = 2  # at once; each opened beside them would leave 200 kB in the memory of its thread (measured)
_CACHED: Final = 50  # pages of 4 kB; with SQLite's 2 MB a bot of many conversations took 1 MB more (measured)
_TURN: Final = 0.5  # seconds to wait for one of them: with those for a lock, less than Slack's three
CONVERSATIONS: Final = (  # the second version of database._MIGRATIONS
    "CREATE TABLE IF NOT EXISTS conversation (team TEXT, id TEXT, question TEXT NOT NULL, until BIGINT NOT NULL, PRIMARY KEY (team, id))",  # noqa: E501
    "CREATE INDEX IF NOT EXISTS conversation_until ON conversation (until)",
)
REMEMBER: Final = (
    "INSERT INTO conversation (team, id, question, until) VALUES (:team, :id, :question, :until) "
    "ON CONFLICT (team, id) DO UPDATE SET question = excluded.question, until = excluded.until"
)


class StateFailed(Exception):
    """The state store could not keep or delete something. The log says why, under the id that the sentence names."""


class Choice(NamedTuple):
    """What one person chose. None: nothing, so the words of a question decide."""

    lang: "Lang | None" = None
    kommun: str | None = None  # code, four digits


def address(path: Path) -> str:
    """The URL of a state store in a file."""
    return f"{SCHEME}{path.absolute()}"


class File:
    """A SQLite file that may not be there. Every method may raise sqlite3.Error or OSError.

    A few connections are kept, for opening one takes longer than the answer, and each is lent to one thread at a time.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._free: list[tuple[tuple[int, int], sqlite3.Connection]] = []  # of which file they are
        self._most = _CONNECTIONS
        self._turn = threading.BoundedSemaphore(_CONNECTIONS)

    def choices(self) -> dict[tuple[str, str], Choice]:
        """All that anybody chose, by team and person."""
        rows = self._rows("choice", "SELECT team, person, lang, kommun FROM choice")
        return {(team, person): Choice(*said) for team, person, *said in rows}

    def recall(self, team: str, conversation: str, now: int) -> str | None:
        """The question that a conversation is at, as JSON; None where there is none, and no file."""
        said = "SELECT question FROM conversation WHERE team = ? AND id = ? AND until > ?"
        rows = self._rows("conversation", said, (team, conversation, now))
        return rows[0][0] if rows else None

    def conversations(self, now: int) -> list[int]:
        """The conversations that it holds, each as the hash of its team and id: to look each up takes more."""
        return self._rows("conversation", "SELECT team, id FROM conversation WHERE until > ?", (now,), hash)

    def remember(self, rows: Iterable[dict[str, Any]], now: int) -> None:
        """Keep the questions of conversations (team, id, question, until); those whose time is over are deleted."""
        Path(self.path).touch(mode=0o600)
        with self._opened() as db, db:
            for statement in CONVERSATIONS:
                db.execute(statement)
            db.execute("DELETE FROM conversation WHERE until <= ?", (now,))
            db.executemany(REMEMBER, rows)

    def close(self) -> None:
        """Close the connections; those in use when they are given back."""
        self._most = 0
        self._taken((0, 0))

    def _rows(self, table: str, sql: str, asked: Sequence[Any] = (), of: Callable[[Any], Any] = tuple) -> list[Any]:
        """What is asked `of` each row of a table; nothing where there is no file, or no such table in it yet."""
        there = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
        with suppress(FileNotFoundError), self._opened() as db:
            if db.execute(there, (table,)).fetchone():
                return list(map(of, db.execute(sql, asked)))  # of thousands, never all rows at once
        return []

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection for this thread alone; it is not used again where it failed, or the file was replaced."""
        there = os.stat(self.path)  # noqa: PTH116  # asked at many questions: Path.stat takes twice as long
        file = (there.st_dev, there.st_ino)
        if not self._turn.acquire(timeout=_TURN):
            raise sqlite3.OperationalError("no connection is free")
        try:
            db = self._taken(file) or self._connected()
            try:
                yield db
            except BaseException:
                db.close()
                raise
            if len(self._free) < self._most:
                self._free.append((file, db))
            else:
                db.close()
        finally:
            self._turn.release()

    def _connected(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=_WAIT, check_same_thread=False)
        db.execute(f"PRAGMA cache_size = {_CACHED}")
        return db

    def _taken(self, file: tuple[int, int]) -> sqlite3.Connection | None:
        """A connection to the file that nobody has; those to one that was replaced are closed."""
        with suppress(IndexError):  # another thread took the last one
            while self._free:
                of, db = self._free.pop()
                if of == file:
                    return db
                db.close()
        return None
