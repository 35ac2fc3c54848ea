"""The one place that reads the store: `Store.evaluate(question) -> Result`. Read-only, safe to share between threads."""  # noqa: E501

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.model.question import Question
from data.store.edition import Edition, Version, version_of

if TYPE_CHECKING:
    from data.language.names.names import Names
    from data.model.result import Result

UNREADABLE: Final = (OSError, sqlite3.Error)  # what opening a store may raise
_AGAIN = 5.0  # seconds until a file that could not be read is tried again as it is: a lock may be gone
_log = logging.getLogger("eindex.store")


class _Own(threading.local):
    """What a thread holds."""

    edition: Edition | None = None


class Store:
    """A SQLite file built by `data.loading.build`. When the file is replaced, the next question is answered from the new one.

    Where the file is gone, locked or no store, the last good one goes on, `fault` says so, and the log does, once.
    """  # noqa: E501

    def __init__(self, path: Path, every: float = 0.0) -> None:
        """Raise FileNotFoundError where there is no such file, sqlite3.DatabaseError where it is no store.

        `every`: seconds in which the file is looked at once only. A server's threads stand aside for each look.
        """
        self._path = path
        self._every = every
        self._looked = time.monotonic()
        self._lock = threading.Lock()
        self._edition = Edition(path)
        self._own = _Own()
        self._tried: tuple[Version | None, float] = (self._edition.version, time.monotonic())
        self.fault: str | None = None  # a sentence
        self.behind: str | None = None  # a sentence: why the newest of what is loaded is not in the file

    def names(self) -> "Names":
        """The place names of the store, for `data.language`."""
        return self.edition().names

    def evaluate(self, question: Question) -> "Result":
        """The answer to a question, from the state of the file that is there now."""
        return self.edition().evaluate(question)

    def edition(self) -> Edition:
        """The state of the file that this thread holds, or the newest."""
        return self._own.edition or self._newest()

    @contextmanager
    def held(self) -> Iterator[Edition]:
        """One state of the file for all that this thread asks meanwhile: a reply is read and answered from one."""
        before = self._own.edition
        self._own.edition = before or self._newest()
        try:
            yield self._own.edition
        finally:
            self._own.edition = before

    def _newest(self) -> Edition:
        """The state of the file as it is now; the last good one where it cannot be read."""
        now = time.monotonic()
        if now - self._looked >= self._every:
            self._looked = now
            if self._is_due():
                with self._lock:
                    if self._is_due():
                        self._take()
        return self._edition

    def _is_due(self) -> bool:
        """Whether the file is another than was tried last, or could not be read then, some seconds ago."""
        tried, when = self._tried
        return self._found() != tried or (self.fault is not None and time.monotonic() - when > _AGAIN)

    def _found(self) -> Version | None:
        try:
            return version_of(self._path)
        except OSError:
            return None

    def _take(self) -> None:
        """Answer from the file as it is now, if that can be done."""
        found = self._found()
        try:
            self._edition = Edition(self._path)
        except FileNotFoundError:
            self._say(f"{self._path} is gone")
        except UNREADABLE as error:
            self._say(f"{self._path} cannot be read ({error})")
        else:
            self._say(None)
        self._tried = (found, time.monotonic())

    def _say(self, fault: str | None) -> None:
        if fault and fault != self.fault:
            _log.error("%s; the last good answers go on. Build it anew: python bot.py surveys, or restart.", fault)
        elif self.fault and not fault:
            _log.info("%s is answered from again", self._path)
        self.fault = fault
