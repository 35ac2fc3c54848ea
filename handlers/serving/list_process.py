"""Lists that are dropped in Slack are read in a process of their own, so that the one that serves imports no pandas."""

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from handlers.requests import ListFailed

_BOT: Final = Path(__file__).parents[2] / "bot.py"
_LONGEST: Final = 120  # seconds for one list; one of 100,000 rows takes a tenth of that
_one: Final = threading.Lock()  # two at a time would take twice the memory
_log = logging.getLogger("eindex.lists")


def read_list(asked: Mapping[str, str], content: bytes) -> dict[str, Any]:
    """What `python bot.py dropped` tells; its words are those of data/loading/dropped.py.

    ListFailed where it did not end well. It has the environment of this process, so it loads where this one reads.
    """
    given = json.dumps(asked).encode() + b"\n" + content
    if not _one.acquire(timeout=_LONGEST):
        raise ListFailed("another list is read all the time")
    try:
        done = subprocess.run(
            [sys.executable, str(_BOT), "--log-format", "json", "dropped"],
            input=given,
            capture_output=True,
            check=True,
            timeout=_LONGEST,
        )
        told: dict[str, Any] = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        _log.warning("a list was not read (%s)", type(error).__name__)
        raise ListFailed(type(error).__name__) from None  # the error would hold the file
    finally:
        _one.release()
    if "failed" in told:
        _log.error("the store could not be written: %s", told["failed"])
        raise ListFailed(told["failed"])
    return told
