"""What conversations are at: the last question of each, for some hours, as JSON and never as text."""

import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final, NamedTuple

from data.model.question import Question
from data.model.question_json import from_value, to_value
from data.state.store import State

_AT_HAND: Final = 5_000  # conversations, of a third of a kB each; those before are read from the store
_MARKS: Final = 1 << 20  # bits
_GATHERED: Final = 0.5  # seconds in which questions are gathered: who reads the file waits while it is written to
_BETWEEN: Final = "\n"  # team and conversation in one string: a tuple of two takes a hundred bytes more
_FRESH: Final = 60.0  # seconds in which the same question is not kept once more, and a file's list is not read anew


class Kept(NamedTuple):
    """A question, and until when it is kept (s since 1970)."""

    question: Question
    until: float


class Conversations:
    """The memory of conversations. Safe to share between threads, and between processes by the state store.

    A server's is read and written while its asker waits, for the next message may reach another machine. To a file it
    is written a moment later and by another thread: that takes longer than the answer. What was said a moment ago is
    at hand meanwhile. Of a file it is known which conversations it holds: most messages begin one, and the threads of a
    server stand aside for each look into it. What another process begins in the same file may be seen a minute later.
    """

    def __init__(self, state: State, seconds: float, *, kept: bool = True) -> None:
        """`seconds`: how long a question is kept; 0: none is. `kept`: in the state store; else for the process only."""
        self._state = state
        self._kept = kept
        self._seconds = seconds
        self._at_hand: dict[str, Kept] = {}  # the latest last; an OrderedDict takes twice as much
        self._pending: dict[str, Kept] = {}
        self._in_file = _Marks()  # of hashes of conversations
        self._list_again = 0.0  # when the file's list is read anew
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="memory")  # what it has to do is done before the end
        state.attach(self)

    @property
    def is_on(self) -> bool:
        """Whether anything is remembered."""
        return self._seconds > 0

    def recall(self, team: str, conversation: str, asker: tuple[str, str]) -> Question | None:
        """The question that a conversation is at. `asker`: team and user. StateFailed where that cannot be read."""
        if not (self._kept and self._state.is_shared):
            key = team + _BETWEEN + conversation
            kept = self._at_hand.get(key) or self._pending.get(key)
            if kept is not None:
                return kept.question if kept.until > time.time() else None
            if not (self._kept and hash((team, conversation)) in self._listed()):
                return None
        found = self._state.recall(team, conversation, asker)
        return from_value(found) if found else None

    def _listed(self) -> "_Marks":
        """The conversations in the file, by their hashes. StateFailed where it cannot be read."""
        if time.monotonic() >= self._list_again:
            with self._lock:
                if time.monotonic() >= self._list_again:
                    self._in_file = _Marks(self._state.conversations())
                    self._list_again = time.monotonic() + _FRESH
        return self._in_file

    def remember(self, team: str, conversation: str, question: Question, seconds: float | None = None) -> None:
        """Keep what a conversation is at, for `seconds` at most. How its words were read is not kept: that is text."""
        if not self.is_on:
            return
        key, until = team + _BETWEEN + conversation, time.time() + min(self._seconds, seconds or self._seconds)
        known = self._at_hand.get(key)
        if known is not None and until - known.until < _FRESH and known.question == question:
            return
        kept = Kept(question, until)
        if self._kept and self._state.is_shared:
            self._state.remember([_row(key, kept)])
            return
        with self._lock:
            is_first = not self._pending
            self._at_hand.pop(key, None)
            self._at_hand[key] = self._pending[key] = kept
            while len(self._at_hand) > _AT_HAND:
                oldest = next(iter(self._at_hand))
                del self._at_hand[oldest]
                self._in_file.add(hash(_parts(oldest)))
        if is_first and self._kept:
            try:
                self._writer.submit(self._write)
            except RuntimeError:  # the process is about to end: no thread takes anything on
                self.flush()

    def flush(self) -> None:
        """Write what is not written yet, when what another thread writes is written."""
        with self._writing:
            with self._lock:
                pending, self._pending = self._pending, {}
            if pending and self._kept:
                self._state.remember(_row(key, kept) for key, kept in pending.items())

    def _write(self) -> None:
        time.sleep(_GATHERED)
        self.flush()

    def forget(self, team: str) -> None:
        """Drop what is at hand of a team, or of a workspace within it."""
        with self._lock:
            for kept in (self._at_hand, self._pending):
                for key in [key for key in kept if f"{_parts(key)[0]} ".startswith(f"{team} ")]:
                    kept.pop(key)


class _Marks:
    """Numbers by a bit each, in 128 kB however many they are: a set takes 100 bytes for each.

    Two may have one bit, as one in twenty of 50,000 do: then it is looked for in the file in vain.
    """

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self._bits = bytearray(_MARKS // 8)
        for number in numbers:
            self.add(number)

    def add(self, number: int) -> None:
        """Mark a number, one thread at a time."""
        self._bits[number % _MARKS >> 3] |= 1 << (number & 7)

    def __contains__(self, number: int) -> bool:
        return bool(self._bits[number % _MARKS >> 3] & 1 << (number & 7))


@lru_cache(1000)
def _value(question: Question) -> str:
    """The question as JSON, without how its words were read: that is text."""
    return to_value(replace(question, read=(), unused=()))


def _parts(key: str) -> tuple[str, str]:
    team, _, conversation = key.partition(_BETWEEN)
    return team, conversation


def _row(key: str, kept: Kept) -> dict[str, Any]:
    team, conversation = _parts(key)
    return {"team": team, "id": conversation, "question": _value(kept.question), "until": int(kept.until)}
