"""Files that every process of the bot shares: rows of texts under a revision, and which process is on which one."""

import time
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Table, Text, delete, insert, select, text

from data.state.store import State

_T = TypeVar("_T")
Row = tuple[str, str, str, str, str]  # survey, name, content, where from, when

_TABLES: Final = MetaData()
_FILES: Final = Table(
    "shared_file",
    _TABLES,
    *(Column(name, Text, primary_key=True) for name in ("survey", "name")),
    *(Column(name, Text, nullable=False) for name in ("content", "loaded_from", "loaded_on")),
)
_REVISION: Final = Table(
    "shared_revision", _TABLES, Column("id", Integer, primary_key=True), Column("revision", BigInteger, nullable=False)
)
_PROCESS: Final = Table(
    "shared_process",
    _TABLES,
    Column("name", Text, primary_key=True),
    Column("revision", BigInteger, nullable=False),
    Column("fault", Text, nullable=False),
    Column("seen", BigInteger, nullable=False),
)
_DAY: Final = 86_400  # seconds
_SLOW: Final = "SET LOCAL statement_timeout = '60s'"  # the files may be many


class Shelf:
    """Every method may raise StateFailed. Revision 0: nothing was ever kept."""

    def __init__(self, state: State) -> None:
        """The tables are made at the first use."""
        self._state = state
        self._made = False

    def revision(self) -> int:
        """Which revision is kept."""
        return self._do(_revision)

    def read(self) -> tuple[int, list[Row]]:
        """The revision, and its rows."""
        return self._do(_read)

    def write(self, revision: int, rows: Sequence[Row]) -> bool:
        """Keep the rows as the next revision, whole or not at all; False where this one is no longer the newest."""
        return self._do(lambda db: _write(db, revision, rows))

    def report(self, process: str, revision: int, fault: str) -> None:
        """Tell which revision a process answers from, and what is wrong, if anything."""
        self._do(lambda db: _report(db, process, revision, fault))

    def processes(self, within: float) -> list[tuple[str, int, str]]:
        """Which processes were there in the last seconds: name, revision, and what is wrong."""
        asked = select(_PROCESS.c.name, _PROCESS.c.revision, _PROCESS.c.fault).order_by(_PROCESS.c.name)
        found = self._do(lambda db: db.execute(asked.where(_PROCESS.c.seen >= int(time.time() - within))).all())
        return [(str(name), int(revision), str(fault)) for name, revision, fault in found]

    def _do(self, work: Callable[[Connection], _T]) -> _T:
        """Work in a transaction of its own."""
        if not self._made:
            self._state.prepare(_TABLES)
            self._made = True

        def transaction() -> _T:
            with self._state.engine.begin() as connection:
                return work(connection)

        return self._state.through(transaction)


def _revision(connection: Connection) -> int:
    return connection.scalar(select(_REVISION.c.revision)) or 0


def _read(connection: Connection) -> tuple[int, list[Row]]:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        connection.execute(text(_SLOW))
    rows = connection.execute(select(_FILES)).all()
    return _revision(connection), sorted((str(a), str(b), str(c), str(d), str(e)) for a, b, c, d, e in rows)


def _write(connection: Connection, revision: int, rows: Sequence[Row]) -> bool:
    if connection.dialect.name == "postgresql":
        connection.execute(text(_SLOW))
        connection.execute(text("LOCK TABLE shared_revision IN EXCLUSIVE MODE"))
    if _revision(connection) != revision:
        return False
    connection.execute(delete(_FILES))
    names = [column.name for column in _FILES.columns]
    if rows:
        connection.execute(insert(_FILES), [dict(zip(names, row, strict=True)) for row in rows])
    connection.execute(delete(_REVISION))
    connection.execute(insert(_REVISION).values(id=1, revision=revision + 1))
    return True


def _report(connection: Connection, process: str, revision: int, fault: str) -> None:
    now = int(time.time())
    connection.execute(delete(_PROCESS).where((_PROCESS.c.name == process) | (_PROCESS.c.seen < now - _DAY)))
    connection.execute(insert(_PROCESS).values(name=process, revision=revision, fault=fault, seen=now))
