"""The state store as the rest sees it: opened when first needed, and never in the way of an answer."""

import logging
import os
import secrets
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar

from data.state.file import SCHEME, Choice, File, StateFailed

if TYPE_CHECKING:
    from sqlalchemy import Engine, MetaData

    from data.state.conversations import Conversations
    from data.state.database import Database

_log = logging.getLogger("eindex.state")
_MEMORY: Final = 8 * 3600.0  # seconds
_REST = 2.0  # seconds in which a store that failed is not asked again, so that nobody waits for it twice
_AT_HAND = 60.0  # seconds
_BESIDE = 1.0  # seconds in which what was read beside a question is that of the same answer
_KEPT: Final = 10_000  # choices at hand
_REMEMBERED = 600.0  # seconds; a refusal that another process learnt meanwhile costs one more refused message

_NOTHING: Final[tuple[float, dict[tuple[str, str], Choice]]] = (0.0, {})  # until when; what people chose

_T = TypeVar("_T")


class State:
    """The writable store: SQLite in a file, or PostgreSQL. Safe to share between threads and processes.

    A team is a workspace, or the whole organisation where the app is installed for all of it: a workspace within it is
    "E1 T1", and forgotten with it. Reading never raises: where the store fails, nothing was chosen, nothing is refused
    and every event is new; the log says so with an id. Nothing is opened, and SQLAlchemy not imported, before something
    is written or there is something to read.
    """

    def __init__(self, url: str, memory: float = _MEMORY) -> None:
        """`url`: sqlite:///path, or postgres://user:password@host/name. It is never logged: it may hold a password.

        `memory`: for how many seconds it is kept what a conversation was at; 0: it is not.
        """
        self._url = url
        self.memory = memory
        self._plain = File(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        self._database: Database | None = None
        self._closed = False
        self._lock = threading.Lock()
        self._rest_until = 0.0
        self._refusals: dict[str, tuple[float, frozenset[str]]] = {}
        self._changes = 0
        self._chose = _NOTHING
        self._read_beside: dict[tuple[str, str], tuple[float, Choice]] = {}  # until when
        self._beside: list[Conversations] = []

    def __repr__(self) -> str:
        return f"State({self._url.partition(':')[0]})"

    @property
    def is_shared(self) -> bool:
        """Whether processes on other machines may use it too: it is a server, not a file."""
        return self._plain is None

    def choice(self, team: str, user: str) -> Choice:
        """What this person chose in this team. Of a file, another process's change may be seen a minute later."""
        if self._plain is not None:
            return self._all_chosen().get((team, user), Choice())
        until, beside = self._read_beside.pop((team, user), (0.0, Choice()))
        if time.monotonic() < until:
            return beside
        return self._read(lambda database: Choice(*database.choice(team, user)), Choice())

    def _all_chosen(self) -> dict[tuple[str, str], Choice]:
        """All choices of a file, at hand for a while: to read each person's would take longer than the answer."""
        until, chose = self._chose
        if time.monotonic() < until:
            return chose
        if self._plain is None or self._is_resting():
            return {}
        changes = self._changes
        chose = self._attempt(self._plain.choices, {})
        if changes == self._changes and not self._is_resting():  # else it may be what was chosen before
            self._chose = (time.monotonic() + _AT_HAND, chose)
        return chose

    def choose(self, team: str, user: str, choice: Choice) -> None:
        """Keep what this person chose, in place of what they chose before. StateFailed where it cannot be kept."""
        self._write(lambda database: database.choose(team, user, choice.lang, choice.kommun))
        self._changes += 1
        self._chose = _NOTHING

    def refusals(self, team: str) -> frozenset[str]:
        """The types of blocks that this team's Slack refuses. May be ten minutes old."""
        now = time.monotonic()
        until, known = self._refusals.get(team, (0.0, frozenset()))
        if now >= until:
            known = self._read(lambda database: database.refusals(team), known)
            self._remember(team, known)
        return known

    def refuse(self, team: str, block_type: str) -> None:
        """Remember that this team's Slack refuses a type of block; where it cannot be kept, until the process ends."""
        self._remember(team, self.refusals(team) | {block_type})
        self._attempt(lambda: self._opened().refuse(team, block_type), None)

    def is_new_event(self, event_id: str) -> bool:
        """Whether no process has asked for this event during the last day; it is remembered."""
        if self._is_resting():
            return True
        return self._attempt(lambda: self._opened().is_new_event(event_id, int(time.time())), default=True)

    def recall(self, team: str, conversation: str, asker: tuple[str, str]) -> str | None:
        """What a conversation was at, as JSON. StateFailed where it cannot be read.

        `asker`: team and user. What they chose is read with it, so that an answer takes one look into the store.
        """
        self._refuse_at_rest()
        now = int(time.time())
        if plain := self._plain:
            return self._surely(lambda: plain.recall(team, conversation, now))
        question, *said = self._write(lambda database: database.recall(team, conversation, *asker, now))
        if len(self._read_beside) >= _KEPT:
            self._read_beside.clear()
        self._read_beside[asker] = (time.monotonic() + _BESIDE, Choice(*said))
        return str(question) if question else None

    def conversations(self) -> Sequence[int]:
        """Those that a file holds, each as the hash of its team and id. StateFailed where it cannot be read."""
        self._refuse_at_rest()
        plain = self._plain
        return self._surely(lambda: plain.conversations(int(time.time()))) if plain else ()

    def remember(self, rows: Iterable[dict[str, Any]]) -> None:
        """Keep what conversations are at: rows of team, id, question and until. Where it cannot be kept, it is lost."""
        now = int(time.time())
        if not self._is_resting():
            self._attempt(lambda: (self._plain or self._opened()).remember(rows, now), None)

    def forget(self, team: str) -> None:
        """Delete all that is kept of a team. StateFailed where it cannot be deleted."""
        for beside in self._beside:
            beside.forget(team)
        for each in [each for each in list(self._refusals) if f"{each} ".startswith(f"{team} ")]:
            self._refusals.pop(each, None)
        if self._is_there():
            self._write(lambda database: database.forget(team))
        self._changes += 1
        self._chose = _NOTHING

    def attach(self, beside: "Conversations") -> None:
        """Let what is at hand beside the store be forgotten with a team, and written before the store is closed."""
        self._beside.append(beside)

    def reachable(self) -> bool:
        """Whether the store answers now. A file that nothing was written to yet does."""
        if not self._is_there():
            return True
        return self._attempt(lambda: self._opened().answers(), default=False)

    def prepare(self, *others: "MetaData") -> None:
        """Create the tables, and those of others beside them, without waiting for a first use. StateFailed if not."""
        self._write(lambda database: database.prepare(*others))

    def through(self, work: Callable[[], _T]) -> _T:
        """Do the work of another store that shares the database. StateFailed where it fails, or failed just now."""
        self._refuse_at_rest()
        return self._write(lambda _: work())

    @property
    def engine(self) -> "Engine":
        """The engine, for stores of others that share the database. Nothing is connected by asking for it."""
        return self._made().engine

    def close(self) -> None:
        """Close all connections. Whoever still asks is answered, by a connection that is closed at once."""
        for each in self._beside:
            each.flush()
        with self._lock:
            self._closed = True
            for each_store in (self._plain, self._database):
                if each_store:
                    each_store.close()

    def _read(self, work: "Callable[[Database], _T]", default: _T) -> _T:
        if self._is_resting() or not self._is_there():
            return default
        return self._attempt(lambda: work(self._opened()), default)

    def _write(self, work: "Callable[[Database], _T]") -> _T:
        return self._surely(lambda: work(self._opened()))

    def _refuse_at_rest(self) -> None:
        if self._is_resting():
            raise StateFailed("The state store failed a moment ago.")

    def _surely(self, work: Callable[[], _T]) -> _T:
        try:
            return work()
        except self._errors() as error:
            self._rest_until = time.monotonic() + _REST
            error_id = secrets.token_hex(4)
            said = str(error).split("\n(Background")[0].split()
            _log.error("state store failure %s: %s", error_id, " ".join(said))
            raise StateFailed(f"The state store failed ({error_id}).") from None

    def _attempt(self, work: Callable[[], _T], default: _T) -> _T:
        with suppress(StateFailed):  # the log has it
            return self._surely(work)
        return default

    def _is_resting(self) -> bool:
        return time.monotonic() < self._rest_until

    def _is_there(self) -> bool:
        """Whether there may be something to read."""
        return self._plain is None or os.path.exists(self._plain.path)  # noqa: PTH110  # asked at many questions: Path takes 5 µs

    def _remember(self, team: str, refused: frozenset[str]) -> None:
        if len(self._refusals) >= 10_000:
            self._refusals.clear()
        self._refusals[team] = (time.monotonic() + _REMEMBERED, refused)

    def _made(self) -> "Database":
        with self._lock:
            if self._database is None:
                from data.state.database import Database

                self._database = Database(self._url)
                if self._closed:
                    self._database.close()
            return self._database

    def _opened(self) -> "Database":
        database = self._made()
        database.prepare_once()
        return database

    def _errors(self) -> tuple[type[Exception], ...]:
        """What a database raises when it fails. A tuple made late, since naming it imports SQLAlchemy."""
        if "sqlalchemy.exc" not in sys.modules:  # then nothing of it failed
            return (sqlite3.Error, OSError)
        from sqlalchemy.exc import SQLAlchemyError

        return (SQLAlchemyError, sqlite3.Error, OSError)
