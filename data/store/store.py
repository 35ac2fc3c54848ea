"""The one place that reads the store: `Store.evaluate(question) -> Result`. Read-only, safe to share between threads."""  # noqa: E501

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.model.facts import Survey
from data.model.question import Question
from data.store.edition import Edition, Version, version_of

if TYPE_CHECKING:
    from data.language.names import Names
    from data.model.result import Result

__all__ = ["UNREADABLE", "Store", "Version"]

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

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Raise FileNotFoundError where there is no such file, sqlite3.DatabaseError where it is no store."""
        self._path = path
        self._clock = clock
        self._lock = threading.Lock()
        self._edition = Edition(path)
        self._own = _Own()
        self._tried: tuple[Version | None, float] = (self._edition.version, clock())
        self.fault: str | None = None  # a sentence
        self.behind: str | None = None  # a sentence: why the newest of what is loaded is not in the file

    def version(self) -> Version:
        """Which file is answered from."""
        return self._current().version

    def names(self) -> "Names":
        """The place names of the store, for `data.language`."""
        return self._current().names

    def meant(self) -> Survey:
        """The survey that is meant where none is named."""
        return self._current().survey(None)

    def edition(self) -> Edition:
        """The state of the file that is answered from now: for a text whose places are looked up first."""
        return self._current()

    def evaluate(self, question: Question, edition: Edition | None = None) -> "Result":
        """The answer to a question, from one state of the file: the one that is there now, if none is given."""
        from data.store.evaluate import evaluate, settled_first  # for the first question

        opened = edition or self._current()
        with opened.connection() as db:
            asked = settled_first(db, opened.surveys, opened.measures, question)
            return evaluate(db, opened.surveys, opened.measures, asked)

    @contextmanager
    def held(self) -> Iterator[Edition]:
        """One state of the file for all that this thread asks meanwhile: a reply is read and answered from one."""
        before = self._own.edition
        self._own.edition = before or self._newest()
        try:
            yield self._own.edition
        finally:
            self._own.edition = before

    def _current(self) -> Edition:
        """The edition that this thread holds, or that of the file as it is now."""
        return self._own.edition or self._newest()

    def _newest(self) -> Edition:
        """The edition of the file as it is now; the last good one where it cannot be read."""
        if self._is_due():
            with self._lock:
                if self._is_due():
                    self._take()
        return self._edition

    def _is_due(self) -> bool:
        """Whether the file is another than was tried last, or could not be read then, some seconds ago."""
        tried, when = self._tried
        return self._found() != tried or (self.fault is not None and self._clock() - when > _AGAIN)

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
        self._tried = (found, self._clock())

    def _say(self, fault: str | None) -> None:
        if fault and fault != self.fault:
            _log.error("%s; the last good answers go on. Build it anew: python bot.py surveys, or restart.", fault)
        elif self.fault and not fault:
            _log.info("%s is answered from again", self._path)
        self.fault = fault
