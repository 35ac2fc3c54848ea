"""A column whose values are encrypted at rest, with keys that can be changed one by one."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Dialect, Table, Text
from sqlalchemy.types import TypeDecorator

_SEALED = "gAAAA"  # how everything that Fernet encrypts begins


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
