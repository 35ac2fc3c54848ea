"""Surveys that are loaded for every machine: kept in the database, and built by each process beside its old store."""

import logging
import os
import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from data.model.problems import InvalidInput
from data.state import State, StateFailed
from data.store.building import tidy
from data.store.freshness import ensure_fresh
from data.store.loaded_files import LoadedFile
from handlers.serving.configuration import BadConfiguration, Config

if TYPE_CHECKING:
    from data.store.store import Store

_EVERY: Final = 3.0  # seconds between two looks
_SEEN: Final = 60.0  # seconds for which a process that reported is taken to be there
_log = logging.getLogger("eindex.shared")


class Kept:
    """What is loaded for every machine, in the state store's database."""

    def __init__(self, state: State) -> None:
        """Connects at the first use."""
        from data.state.shelf import Shelf

        self.shelf = Shelf(state)

    def read(self) -> tuple[int, list[LoadedFile]]:
        """The newest revision, and its files. BadConfiguration where the database cannot be reached."""
        try:
            revision, rows = self.shelf.read()
        except StateFailed as error:
            raise BadConfiguration(f"What is loaded is kept in DATABASE_URL, which failed: {error}") from error
        return revision, [LoadedFile(*row) for row in rows]

    def write(self, revision: int, files: list[LoadedFile]) -> bool:
        """Keep the files as the next revision; False where this one is no longer the newest."""
        try:
            return self.shelf.write(revision, files)
        except StateFailed as error:
            raise BadConfiguration(f"What is loaded is kept in DATABASE_URL, which failed: {error}") from error


def kept(config: Config) -> Kept | None:
    """What is loaded for every machine, where there may be several."""
    state = State(config.state_url)
    return Kept(state) if state.is_shared else None


def bring_up(config: Config) -> None:
    """Build the store where it is missing or stale, with what is loaded for every machine.

    A database that cannot be reached, or surveys that cannot be built, leave the store that is there. What a killed
    build left beside it is removed.
    """
    tidy(config.db.resolve().parent)
    shared = kept(config)
    files = None
    if shared:
        with suppress(BadConfiguration):  # the log has it already
            revision, found = shared.read()
            files = found if revision else None
    try:
        ensure_fresh(config.db, config.surveys, files=files)
    except InvalidInput as error:
        if files is None or not config.db.is_file():
            raise
        _log.error("what is loaded could not be built, the last good store is used: %s", error)


def follow(config: Config, store: "Store") -> None:
    """Look for a new revision every few seconds, in a thread of its own; nothing where there is no database."""
    if shared := kept(config):
        threading.Thread(target=_Follower(config, store, shared).run, name="surveys", daemon=True).start()


def processes(config: Config) -> list[tuple[str, int, str]]:
    """Which processes answer now: name, revision, and what is wrong. Empty where there is no database."""
    shared = kept(config)
    try:
        return shared.shelf.processes(_SEEN) if shared else []
    except StateFailed:
        return []


class _Follower:
    def __init__(self, config: Config, store: "Store", shared: Kept) -> None:
        self._config = config
        self._store = store
        self._shared = shared
        self._name = f"{socket.gethostname()}:{os.getpid()}"
        self._tried = -1  # the revision that was built last, or could not be
        self._used = 0
        self._wake = threading.Event()

    def run(self) -> None:
        while True:
            try:
                with suppress(StateFailed):  # the log has it already; the next look tries again
                    self._look()
            except Exception:
                _log.exception("surveys that are loaded for every machine could not be looked for")
            self._wake.wait(_EVERY)

    def _look(self) -> None:
        if self._shared.shelf.revision() != self._tried:
            self._build()
        self._shared.shelf.report(self._name, self._used, self._store.behind or "")

    def _build(self) -> None:
        read, rows = self._shared.shelf.read()
        self._tried = read
        try:
            if read:
                files = [LoadedFile(*row) for row in rows]
                ensure_fresh(self._config.db, self._config.surveys, files=files)
        except (InvalidInput, OSError) as error:
            self._store.behind = f"revision {read} of what is loaded could not be built: {error}"
            _log.error("%s; the last good one is used", self._store.behind)
        else:
            self._used, self._store.behind = read, None
            _log.info("answers from revision %d of what is loaded", read)
