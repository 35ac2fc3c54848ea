"""The state store in a file, as far as answers need it: by Python's own SQLite, so that SQLAlchemy is not imported.

What is changed more seldom, and all of a server's, goes through `database`, whose tables these are.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from data.state.values import Choice

_WAIT: Final = 2.0  # seconds for a lock
_TABLES: Final = (  # as the second version of database._MIGRATIONS has them
    "CREATE TABLE IF NOT EXISTS conversation (team TEXT, id TEXT, question TEXT NOT NULL, until BIGINT NOT NULL, PRIMARY KEY (team, id))",  # noqa: E501
    "CREATE INDEX IF NOT EXISTS conversation_until ON conversation (until)",
)
_REMEMBER: Final = (
    "INSERT INTO conversation (team, id, question, until) VALUES (:team, :id, :question, :until) "
    "ON CONFLICT (team, id) DO UPDATE SET question = excluded.question, until = excluded.until"
)


class File:
    """A SQLite file that may not be there. Every method may raise sqlite3.Error or OSError."""

    def __init__(self, path: str) -> None:
        self._path = path

    def choices(self) -> dict[tuple[str, str], Choice]:
        """All that anybody chose, by team and person."""
        with self._opened() as db:
            if not _has(db, "choice"):
                return {}
            rows = db.execute("SELECT team, person, lang, kommun FROM choice")
            return {(team, person): Choice(*said) for team, person, *said in rows}

    def recall(self, team: str, conversation: str, now: int) -> str | None:
        """The question that a conversation is at, as JSON."""
        with self._opened() as db:
            if not _has(db, "conversation"):
                return None
            asked = (team, conversation, now)
            said = "SELECT question FROM conversation WHERE team = ? AND id = ? AND until > ?"
            row = db.execute(said, asked).fetchone()
        return row[0] if row else None

    def remember(self, rows: Sequence[dict[str, Any]], now: int) -> None:
        """Keep the questions of conversations (team, id, question, until); those whose time is over are deleted."""
        Path(self._path).touch(mode=0o600)
        with self._opened() as db, db:
            for statement in _TABLES:
                db.execute(statement)
            db.execute("DELETE FROM conversation WHERE until <= ?", (now,))
            db.executemany(_REMEMBER, rows)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=_WAIT)) as db:
            yield db


def _has(db: sqlite3.Connection, table: str) -> bool:
    return bool(db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone())
