"""Which events were already taken: Slack delivers one up to four times."""

import threading
from collections import OrderedDict

_KEPT = 10_000  # events; more than Slack can repeat in the hour it tries


class Seen:
    """A bounded memory of event ids. Safe to share between threads."""

    def __init__(self) -> None:
        self._ids: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def is_new(self, event_id: str) -> bool:
        """Whether this id comes for the first time; it is remembered."""
        with self._lock:
            if event_id in self._ids:
                return False
            self._ids[event_id] = None
            if len(self._ids) > _KEPT:
                self._ids.popitem(last=False)
            return True
