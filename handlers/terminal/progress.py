"""Tells which step a slow command is at: on standard error, once it has taken more than a second."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

_PATIENCE = 1.0  # seconds


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Lends a function that is told of each step as it begins. In a terminal there is a spinner, else a line a step."""
    lock = threading.Lock()
    steps = ["starting"]
    shown: list[Callable[[str], None]] = []  # how it is shown, once it is
    spinning = ExitStack()

    def show() -> None:
        with lock:
            if steps:
                shown.append(_spinner(spinning) if sys.stderr.isatty() else _print)
                shown[0](steps[-1])

    def begin(step: str) -> None:
        with lock:
            steps.append(step)
            for tell in shown:
                tell(step)

    timer = threading.Timer(_PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield begin
    finally:
        timer.cancel()
        with lock:
            steps.clear()
            spinning.close()


def _print(step: str) -> None:
    print(f"{step} …", file=sys.stderr, flush=True)


def _spinner(spinning: ExitStack) -> Callable[[str], None]:
    from rich.console import Console  # most commands are done before

    status = spinning.enter_context(Console(stderr=True, highlight=False).status(""))
    return lambda step: status.update(f"{step} …")
