"""Builds beside the store: one at a time in a folder, and nothing left behind by one that was killed.

That may hold rows of a list that was only looked at.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_PREFIX: Final = ".building-"  # of the folders that builds work in


@contextmanager
def alone(folder: Path) -> Iterator[Path]:
    """Wait until nobody else builds in the folder; then lend a new folder within it, which is removed at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder, fcntl.LOCK_EX), tempfile.TemporaryDirectory(dir=folder, prefix=_PREFIX) as work:
        yield Path(work)


def tidy(folder: Path) -> None:
    """Remove what is left behind, unless somebody builds there now, who does it too."""
    with suppress(OSError), _locked(folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
        pass


@contextmanager
def _locked(folder: Path, how: int) -> Iterator[None]:
    """Hold the lock, and the folder without what was left there. OSError where it is not to be waited for, and taken.

    The lock is on the folder itself, so there is no lock file; the system lets go of it when a process is killed.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, how)
        for left in folder.glob(f"{_PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield
    finally:
        os.close(handle)
