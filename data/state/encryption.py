"""A column whose values are encrypted at rest, with keys that can be changed one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Connection, Dialect, Engine, Table, Text, select, type_coerce, update
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from cryptography.fernet import Fernet, MultiFernet

_SEALED = "gAAAA"  # how everything that Fernet encrypts begins
_AT_ONCE = 100  # values changed in one transaction: others wait for it


@dataclass(frozen=True, slots=True)
class Resealed:
    """How many values there are; how many were changed, and how many none of the keys fits."""

    values: int
    changed: int
    unreadable: int


class Sealed(TypeDecorator[str]):
    """A text encrypted with the first key, and read with any of them. What was kept before there was a key is read too.

    Reading raises cryptography's InvalidToken where none of the keys fits.
    """

    impl = Text
    cache_ok = False  # the keys are no part of a statement

    def __init__(self, keys: Sequence[str]) -> None:
        from cryptography.fernet import Fernet, MultiFernet

        super().__init__()
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def __repr__(self) -> str:
        return "Sealed()"

    def process_bind_param(self, value: str | None, _: Dialect) -> str | None:
        """What is kept of a value."""
        return value and self._fernet.encrypt(value.encode()).decode()

    def process_result_value(self, value: str | None, _: Dialect) -> str | None:
        """The value of what was kept."""
        return self._fernet.decrypt(value).decode() if value and value.startswith(_SEALED) else value


def seal(tables: Iterable[Table], names: frozenset[str], keys: Sequence[str]) -> None:
    """Let columns of others' tables, not created yet, hold texts of any length; encrypted where there is a key."""
    for table in tables:
        for column in table.c:
            if column.name in names:
                column.type = Sealed(keys) if keys else Text()


def reseal(engine: Engine, tables: Iterable[Table], names: frozenset[str], keys: Sequence[str]) -> Resealed:
    """Encrypt with the first key what is kept in another way, in tables that were sealed and whose rows have an `id`.

    Safe while others read and write, and when done by several at once: a value that somebody changed meanwhile is left.
    """
    from cryptography.fernet import Fernet, MultiFernet

    first, every = Fernet(keys[0]), MultiFernet([Fernet(key) for key in keys])
    with engine.connect() as connection:
        found = list(_kept(connection, tables, names))
    others = [each for each in found if not _fits(first, each.value)]
    readable = [each for each in others if not each.value.startswith(_SEALED) or _fits(every, each.value)]
    changed = 0
    for start in range(0, len(readable), _AT_ONCE):
        with engine.begin() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA secure_delete = ON")  # nothing of it stays behind in the file
            changed += sum(_replace(connection, each, every) for each in readable[start : start + _AT_ONCE])
    return Resealed(len(found), changed, len(others) - len(readable))


@dataclass(frozen=True, slots=True)
class _Kept:
    """A value as it is kept, and where."""

    column: Column[Any]
    row: int
    value: str


def _kept(connection: Connection, tables: Iterable[Table], names: frozenset[str]) -> Iterator[_Kept]:
    for table in tables:
        for column in table.c:
            if column.name in names:
                rows = connection.execute(select(table.c.id, type_coerce(column, Text)))
                yield from (_Kept(column, row, value) for row, value in rows if value)


def _fits(keys: "Fernet | MultiFernet", value: str) -> bool:
    from cryptography.fernet import InvalidToken

    try:
        return bool(keys.decrypt(value))
    except InvalidToken:
        return False


def _replace(connection: Connection, kept: _Kept, keys: "MultiFernet") -> int:
    """Encrypt one value anew; 0 where it is another one by now."""
    opened = keys.decrypt(kept.value) if kept.value.startswith(_SEALED) else kept.value.encode()
    table, column = kept.column.table, type_coerce(kept.column, Text)
    same = (table.c.id == kept.row) & (column == kept.value)
    anew = type_coerce(keys.encrypt(opened).decode(), Text)
    return connection.execute(update(table).where(same).values({kept.column: anew})).rowcount
