"""What a build that was killed leaves beside the store: it may hold rows of a list that was only looked at."""

import fcntl
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

PREFIX: Final = ".building-"  # of the folders that builds work in


def remove(folder: Path) -> None:
    """Remove it; for whoever holds the lock on the folder."""
    for left in folder.glob(f"{PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)


def tidy(folder: Path) -> None:
    """Remove it, unless somebody builds there now, who does it too."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            remove(folder)
        finally:
            os.close(handle)
