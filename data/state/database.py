"""The state store's tables and statements, the same in SQLite and PostgreSQL. The one file that needs SQLAlchemy."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, MetaData, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from data.state.file import CONVERSATIONS, REMEMBER

_LOCK: Final = 0x65696E646578  # an advisory lock of PostgreSQL: "eindex"
_WAIT = 2  # seconds for a connection, a lock or a statement: whoever asks waits three at most
_CONNECTIONS = 5  # of one process at most: a server that takes 100 is enough for twenty
_DAY = 86_400  # seconds
_PRUNED_EVERY = 1000  # events
_SWEPT_EVERY = 600  # seconds

# One tuple of statements a version. What was released is never changed: a new version is added.
_MIGRATIONS: Final = (
    (
        "CREATE TABLE choice (team TEXT, person TEXT, lang TEXT, kommun TEXT, PRIMARY KEY (team, person))",
        "CREATE TABLE refusal (team TEXT, block_type TEXT, PRIMARY KEY (team, block_type))",
        "CREATE TABLE event (id TEXT PRIMARY KEY, taken BIGINT NOT NULL)",
        "CREATE INDEX event_taken ON event (taken)",
    ),
    CONVERSATIONS,
)
_OF_A_TEAM: Final = ("choice", "refusal", "conversation")

_CHOICE = text("SELECT lang, kommun FROM choice WHERE team = :team AND person = :person")
_CHOOSE = text(
    "INSERT INTO choice (team, person, lang, kommun) VALUES (:team, :person, :lang, :kommun) "
    "ON CONFLICT (team, person) DO UPDATE SET lang = excluded.lang, kommun = excluded.kommun"
)
_UNCHOOSE = text("DELETE FROM choice WHERE team = :team AND person = :person")
_REFUSALS = text("SELECT block_type FROM refusal WHERE team = :team")
_REFUSE = text("INSERT INTO refusal (team, block_type) VALUES (:team, :block_type) ON CONFLICT DO NOTHING")
_TAKE = text("INSERT INTO event (id, taken) VALUES (:id, :taken) ON CONFLICT DO NOTHING")
_PRUNE = text("DELETE FROM event WHERE taken < :before")
_RECALL = text(
    "SELECT (SELECT question FROM conversation WHERE team = :team AND id = :id AND until > :now), "
    "(SELECT lang FROM choice WHERE team = :own AND person = :person), "
    "(SELECT kommun FROM choice WHERE team = :own AND person = :person)"
)
_REMEMBER = text(REMEMBER)
_SWEEP = text("DELETE FROM conversation WHERE until <= :now")
_FORGET = tuple(
    text(f"DELETE FROM {table} WHERE team = :team OR substr(team, 1, length(:within)) = :within")
    for table in _OF_A_TEAM
)


class Database:
    """The tables behind `State`. Every method may raise SQLAlchemyError or OSError."""

    def __init__(self, url: str) -> None:
        """Connects at the first use."""
        self.engine = _make_engine(url)
        assert isinstance(self.engine.pool, _Pool)  # noqa: S101  # it was made so
        self._pool = self.engine.pool
        self._prepared = False
        self._taken = 0
        self._swept = 0
        self._lock = threading.Lock()

    def prepare(self, *others: MetaData) -> None:
        """Bring the tables to the newest version, and create those of others; one process at a time."""
        if self.engine.url.database and self.engine.dialect.name == "sqlite":
            Path(self.engine.url.database).touch(mode=0o600)  # it may hold tokens
        with self._alone() as connection:
            connection.execute(text("CREATE TABLE IF NOT EXISTS state_version (version INTEGER PRIMARY KEY)"))
            version = connection.scalar(text("SELECT coalesce(max(version), 0) FROM state_version"))
            for number, statements in enumerate(_MIGRATIONS[version:], version + 1):
                for each in statements:
                    connection.execute(text(each))
                connection.execute(text("INSERT INTO state_version (version) VALUES (:number)"), {"number": number})
            for each_metadata in others:
                each_metadata.create_all(connection)
        self._prepared = True

    def prepare_once(self) -> None:
        """Prepare, where this process has not yet."""
        if not self._prepared:
            with self._lock:
                if not self._prepared:
                    self.prepare()

    def choice(self, team: str, person: str) -> tuple[Any, Any]:
        """The language and the kommun that a person chose, or None for each."""
        with self.engine.connect() as connection:
            row = connection.execute(_CHOICE, {"team": team, "person": person}).first()
        return (row[0], row[1]) if row else (None, None)

    def choose(self, team: str, person: str, lang: str | None, kommun: str | None) -> None:
        """Keep a choice; nothing is kept of who chose nothing."""
        who = {"team": team, "person": person}
        with self.engine.begin() as connection:
            if lang is None and kommun is None:
                connection.execute(_UNCHOOSE, who)
            else:
                connection.execute(_CHOOSE, {**who, "lang": lang, "kommun": kommun})

    def refusals(self, team: str) -> frozenset[str]:
        """The types of blocks that a team refuses."""
        with self.engine.connect() as connection:
            return frozenset(connection.scalars(_REFUSALS, {"team": team}))

    def refuse(self, team: str, block_type: str) -> None:
        """Add a type of block to those a team refuses."""
        with self.engine.begin() as connection:
            connection.execute(_REFUSE, {"team": team, "block_type": block_type})

    def is_new_event(self, event_id: str, now: int) -> bool:
        """Whether this is the first to insert the event; those older than a day are deleted now and then."""
        with self.engine.begin() as connection:
            if self._taken % _PRUNED_EVERY == 0:
                connection.execute(_PRUNE, {"before": now - _DAY})
            self._taken += 1
            return connection.execute(_TAKE, {"id": event_id, "taken": now}).rowcount == 1

    def recall(self, team: str, conversation: str, own: str, person: str, now: int) -> Sequence[Any]:
        """The question a conversation was at, as JSON or None, and what the person chose, of the team `own`."""
        asked = {"team": team, "id": conversation, "own": own, "person": person, "now": now}
        with self.engine.connect() as connection:
            return connection.execute(_RECALL, asked).one()

    def remember(self, rows: Iterable[dict[str, Any]], now: int) -> None:
        """Keep the questions of conversations (team, id, question, until); those whose time is over are deleted."""
        with self.engine.begin() as connection:
            if now >= self._swept + _SWEPT_EVERY:
                connection.execute(_SWEEP, {"now": now})
                self._swept = now
            connection.execute(_REMEMBER, list(rows))

    def forget(self, team: str) -> None:
        """Delete the rows of the team, and of the workspaces within it, in every table."""
        with self.engine.begin() as connection:
            for statement in _FORGET:
                connection.execute(statement, {"team": team, "within": f"{team} "})

    def answers(self) -> bool:
        """True, or an error."""
        with self.engine.connect() as connection:
            return bool(connection.scalar(text("SELECT 1")))

    def close(self) -> None:
        """Close all connections; those in use, or opened by whoever still asks, when they are given back."""
        self._pool.closed = True
        self._pool.dispose()

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        """A transaction that waits for every other process that prepares, and takes effect as a whole."""
        if self.engine.dialect.name == "postgresql":
            with self.engine.begin() as connection:
                connection.execute(text("SET LOCAL lock_timeout = '60s'"))
                connection.execute(text("SET LOCAL statement_timeout = 0"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection
            return
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")


class _Pool(QueuePool):
    """Keeps connections until it is closed. One that is given back meanwhile is let go by whoever is second."""

    __module__ = QueuePool.__module__  # SQLAlchemy names the log of a pool after it
    closed = False

    def _do_return_conn(self, record: ConnectionPoolEntry) -> None:
        super()._do_return_conn(record)
        if self.closed:
            self.dispose()


def _make_engine(url: str) -> Engine:
    """An engine whose errors name no values, since they may be tokens. `postgres://` is what platforms call it."""
    scheme, _, rest = url.partition("://")
    if scheme not in ("postgres", "postgresql"):
        return create_engine(url, poolclass=_Pool, hide_parameters=True, connect_args={"timeout": _WAIT})
    try:
        address = make_url(f"postgresql+psycopg://{rest}")
    except ValueError:
        raise ArgumentError("the address of the database cannot be read") from None  # it would name part of it
    return create_engine(
        address,
        poolclass=_Pool,
        hide_parameters=True,
        pool_pre_ping=True,  # a server that was restarted meanwhile costs nobody an answer
        pool_timeout=_WAIT,
        pool_size=_CONNECTIONS,
        max_overflow=0,  # one that is opened for a single question costs more than the wait for another
        connect_args={
            "connect_timeout": _WAIT,
            "tcp_user_timeout": _WAIT * 1000,
            "options": f"-c statement_timeout={_WAIT}s -c lock_timeout={_WAIT}s",
        },
    )
