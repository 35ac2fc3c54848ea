"""Surveys that are loaded for every machine: kept in the database, and built by each process beside its old store."""

import logging
import os
import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from data.model.problems import InvalidInput
from data.state import State, StateFailed
from data.store.building import tidy
from data.store.freshness import ensure_fresh
from data.store.loaded_files import LoadedFile
from handlers.serving.configuration import BadConfiguration, Config

if TYPE_CHECKING:
    from data.state.shelf import Row
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
        threading.Thread(target=_keep_looking, args=(config, store, shared), name="surveys", daemon=True).start()


def processes(config: Config) -> list[tuple[str, int, str]]:
    """Which processes answer now: name, revision, and what is wrong. Empty where there is no database."""
    shared = kept(config)
    try:
        return shared.shelf.processes(_SEEN) if shared else []
    except StateFailed:
        return []


def _keep_looking(config: Config, store: "Store", shared: Kept) -> None:
    name = f"{socket.gethostname()}:{os.getpid()}"
    tried, used = -1, 0  # the revision that was built last, or could not be; the one that is answered from
    while True:
        try:
            with suppress(StateFailed):  # the log has it already; the next look tries again
                if shared.shelf.revision() != tried:
                    tried, rows = shared.shelf.read()
                    used = tried if _is_built(config, store, tried, rows) else used
                shared.shelf.report(name, used, store.behind or "")
        except Exception:
            _log.exception("surveys that are loaded for every machine could not be looked for")
        time.sleep(_EVERY)


def _is_built(config: Config, store: "Store", revision: int, rows: "list[Row]") -> bool:
    """Build the store of a revision; what keeps it from being built is told of the store."""
    try:
        if revision:
            ensure_fresh(config.db, config.surveys, files=[LoadedFile(*row) for row in rows])
    except (InvalidInput, OSError) as error:
        store.behind = f"revision {revision} of what is loaded could not be built: {error}"
        _log.error("%s; the last good one is used", store.behind)
        return False
    store.behind = None
    _log.info("answers from revision %d of what is loaded", revision)
    return True
