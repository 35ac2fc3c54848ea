"""Time that tests turn: nobody sleeps, and days pass at a word.

The clock of the process is the one that is turned, since Slack's SDK reads it too: whoever asks `time` for the time, or
sleeps, is told of later. Waiting for threads, sockets and databases goes on as ever.
"""

import sys
import threading
import time
from datetime import datetime, tzinfo
from typing import Any, ClassVar, Final

_SHORT: Final = 0.05  # seconds: who sleeps less waits for another thread, and really does
_REAL: Final[dict[str, Any]] = {
    "time": time.time,
    "monotonic": time.monotonic,
    "sleep": time.sleep,
    "datetime": datetime,
}


class VirtualTime:
    """Use as a context manager. Time goes on as it does, and further where somebody sleeps or it is turned."""

    now: ClassVar["VirtualTime | None"] = None

    def __init__(self) -> None:
        self.slept: list[float] = []  # seconds, of each who slept
        self.ahead = 0.0  # seconds
        self._lock = threading.Lock()
        self._bound: list[tuple[Any, str]] = []  # where another module has the functions by a name of its own

    def __enter__(self) -> "VirtualTime":
        slacks = [module for name, module in sys.modules.copy().items() if name.startswith(("slack_sdk", "slack_bolt"))]
        for module in (time, *slacks):
            for name, turned in _TURNED.items():
                if vars(module).get(name) is _REAL[name]:
                    self._bound.append((module, name))
                    setattr(module, name, turned)
        VirtualTime.now = self
        return self

    def __exit__(self, *_: object) -> None:
        VirtualTime.now = None
        for module, name in self._bound:
            setattr(module, name, _REAL[name])

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        with self._lock:
            self.ahead += seconds


def _time() -> float:
    return float(_REAL["time"]()) + _ahead()


def _monotonic() -> float:
    return float(_REAL["monotonic"]()) + _ahead()


def _sleep(seconds: float) -> None:
    """Let as much time pass, at once."""
    if VirtualTime.now is None or seconds < _SHORT:
        _REAL["sleep"](seconds)
        return
    VirtualTime.now.slept.append(seconds)
    VirtualTime.now.advance(seconds)
    _REAL["sleep"](0.001)  # others' turn


def _ahead() -> float:
    return VirtualTime.now.ahead if VirtualTime.now else 0.0


class _IsDatetime(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, datetime)


class _Datetime(datetime, metaclass=_IsDatetime):
    """The SDK's, to ask for the time; what it makes are ordinary ones."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.fromtimestamp(_time(), tz)


_TURNED: Final[dict[str, Any]] = {
    "time": _time,
    "monotonic": _monotonic,
    "sleep": _sleep,
    "datetime": _Datetime,
}  # a module imported while
# time is turned may keep these for good: they tell the real time when it no longer is
