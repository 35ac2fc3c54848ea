"""Turns people away who ask faster than anybody can read, and events that would wait too long for their turn."""

import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

_AT_ONCE = 20.0  # questions
_A_SECOND = 2.0
_KEPT = 10_000  # people who asked lately
_SILENCE = 10.0  # seconds between two words to somebody who is turned away where each word is a message
_WAITING = 400  # answers on their way; 32 threads send some 200 a second


class RateLimit:
    """Who asked how much lately, and how many answers are on their way. Safe to share between threads."""

    def __init__(self, at_once: float = _AT_ONCE, a_second: float = _A_SECOND) -> None:
        """`at_once`: questions somebody may ask in one go; `a_second`: and then."""
        self._at_once = at_once
        self._a_second = a_second
        self._lock = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # questions left, and when that was
        self._told: OrderedDict[str, float] = OrderedDict()
        self._on_their_way = 0

    def admits(self, person: str) -> bool:
        """Whether this person may ask one more."""
        now = time.monotonic()
        with self._lock:
            left, when = self._left.pop(person, (self._at_once, now))
            left = min(self._at_once, left + (now - when) * self._a_second)
            self._left[person] = (max(left - 1, 0.0) if left >= 1 else left, now)
            _forget(self._left)
            return left >= 1

    def is_told(self, person: str) -> bool:
        """Whether this person heard lately that it is too much; it counts as heard now."""
        now = time.monotonic()
        with self._lock:
            told = self._told.pop(person, None)
            lately = told is not None and now - told < _SILENCE
            self._told[person] = told if lately and told is not None else now
            _forget(self._told)
            return lately

    def enters(self) -> bool:
        """Whether there is room for one more answer on its way; if so, `leaving` must follow."""
        with self._lock:
            if self._on_their_way >= _WAITING:
                return False
            self._on_their_way += 1
            return True

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """While an answer is made and sent, or given up: then there is room for another."""
        try:
            yield
        finally:
            with self._lock:
                self._on_their_way -= 1


def _forget(kept: OrderedDict[str, tuple[float, float]] | OrderedDict[str, float]) -> None:
    if len(kept) > _KEPT:
        kept.popitem(last=False)
