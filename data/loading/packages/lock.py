"""One build at a time in a folder, and nothing left behind by one that was killed."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.store import leftovers


@contextmanager
def alone(folder: Path) -> Iterator[Path]:
    """Wait until nobody else builds in the folder; then lend a new folder within it, which is removed at the end.

    The lock is on the folder itself, so there is no lock file; the system lets go of it when a process is killed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        leftovers.remove(folder)
        with tempfile.TemporaryDirectory(dir=folder, prefix=leftovers.PREFIX) as work:
            yield Path(work)
    finally:
        os.close(handle)
