"""Which events were already taken: Slack delivers one up to four times."""

import hashlib
import threading
from collections import OrderedDict

from data.state import State

_KEPT = 10_000  # events; more than Slack can repeat in the hour it tries


class Seen:
    """A bounded memory of event ids, and the state store's where machines share one. Safe to share between threads."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._ids: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def is_new_question(self, channel: str, ts: str, text: str) -> bool:
        """Whether a message asks this for the first time: Slack delivers a mention anew when its message is edited."""
        return self.is_new(hashlib.sha256(f"{channel} {ts} {text}".encode()).hexdigest())

    def is_new(self, event_id: str) -> bool:
        """Whether this id comes for the first time; it is remembered."""
        with self._lock:
            if event_id in self._ids:
                return False
            self._ids[event_id] = None
            if len(self._ids) > _KEPT:
                self._ids.popitem(last=False)
        return not self._state.is_shared or self._state.is_new_event(event_id)
