"""Tells which step a slow command is at: on standard error, once it has taken more than a second."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

_PATIENCE = 1.0  # seconds


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Lends a function that is told of each step as it begins. In a terminal there is a spinner, else a line a step."""
    console = Console(stderr=True, highlight=False)
    status = console.status("starting")
    lock = threading.Lock()
    steps = ["starting"]
    shown = threading.Event()

    def show() -> None:
        with lock:
            shown.set()
            if sys.stderr.isatty():
                status.start()
            _tell(steps[-1])

    def _tell(step: str) -> None:
        if sys.stderr.isatty():
            status.update(f"{step} …")
        else:
            print(f"{step} …", file=sys.stderr, flush=True)

    def begin(step: str) -> None:
        with lock:
            steps.append(step)
            if shown.is_set():
                _tell(step)

    timer = threading.Timer(_PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield begin
    finally:
        timer.cancel()
        status.stop()
