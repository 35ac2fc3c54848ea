"""Turns people away who ask faster than anybody can read, and events that would wait too long for their turn."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_AT_ONCE = 20.0  # questions
_A_SECOND = 2.0
_KEPT = 2_000  # people who asked lately
_MISSED = 1e-6  # seconds that a sum of floats may miss
_SILENCE = 10.0  # seconds between two words to somebody who is turned away where each word is a message
_WAITING = 400  # answers on their way; 32 threads send some 200 a second


class RateLimit:
    """Who asked how much lately, and how many answers are on their way. Safe to share between threads."""

    def __init__(self, at_once: float = _AT_ONCE, a_second: float = _A_SECOND) -> None:
        """`at_once`: questions somebody may ask in one go; `a_second`: and then."""
        self._each = 1 / a_second  # seconds that a question takes
        self._ahead = (at_once - 1) * self._each + _MISSED
        self._lock = threading.Lock()
        self._done: dict[str, float] = {}  # when all that somebody asked has taken its time
        self._silent: dict[str, float] = {}  # until when somebody is not told again
        self._on_their_way = 0

    def admits(self, person: str) -> bool:
        """Whether this person may ask one more."""
        now = time.monotonic()
        with self._lock:
            done = max(self._done.pop(person, now), now)
            admitted = done - now <= self._ahead
            self._done[person] = done + self._each if admitted else done
            self._done = _lately(self._done, now)
            return admitted

    def is_told(self, person: str) -> bool:
        """Whether this person heard lately that it is too much; it counts as heard now."""
        now = time.monotonic()
        with self._lock:
            if self._silent.get(person, now) > now:
                return True
            self._silent[person] = now + _SILENCE
            self._silent = _lately(self._silent, now)
            return False

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


def _lately(until: dict[str, float], now: float) -> dict[str, float]:
    """Without those whose time is over, where there are too many; the last of them where there still are."""
    return until if len(until) <= _KEPT else dict([each for each in until.items() if each[1] > now][-_KEPT // 2 :])
