"""What an operator's tools may ask the bot: whether it lives, whether it is ready, and its metrics."""

import json
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from data.store.store import Store
from handlers.serving.exchange import Answered

if TYPE_CHECKING:
    from handlers.operating.metrics import Metrics

ALIVE: Final = "/healthz"
READY: Final = "/readyz"
METRICS: Final = "/metrics"
_FRESH = 2.0  # seconds for which the state store is not asked again
_JSON = [("content-type", "application/json")]
_log = logging.getLogger("eindex.health")


class Health:
    """`reachable`: whether the state store can be reached; it may take a moment, and may raise.

    `needed`: whether nobody can be answered before it was reached once, since it holds the tokens.
    """

    def __init__(
        self,
        store: Store | None = None,
        metrics: "Metrics | None" = None,
        reachable: Callable[[], bool] | None = None,
        *,
        needed: bool = False,
    ) -> None:
        self._store = store
        self._metrics = metrics
        self._reachable = reachable
        self._missing = needed and reachable is not None  # it is needed, and was not reached yet
        self._known = (False, -_FRESH)  # whether the state store was reached, and when that was

    def tell(self, path: str) -> Answered | None:
        """The answer for a path that is about this; None for others."""
        if path == ALIVE:
            return _say(200, {"status": "ok", "survey": self._survey()})
        if path == READY:
            return self._ready()
        if path == METRICS and self._metrics:
            return 200, [("content-type", self._metrics.content_type)], self._metrics.page()
        return None

    def _ready(self) -> Answered:
        """503 until the state store was reached, where it is needed. The last good survey is good enough to be ready.

        Lost later, it takes nobody out: every replica would leave at once, though each still answers those it knows.
        """
        state = self._state()
        self._missing = self._missing and state == "unreachable"
        ready = not self._missing
        return _say(200 if ready else 503, {"ready": ready, "survey": self._survey(), "state": state})

    def _survey(self) -> str:
        """Where the answers are the last good ones, it says so: questions are answered all the same."""
        if self._store is None:
            return "none"
        self._store.edition()  # looks at the file
        faulty = self._store.fault or self._store.behind
        return "the last good one is used; see the log" if faulty else "ok"

    def _state(self) -> str:
        if self._reachable is None:
            return "none"
        reached, when = self._known
        if time.monotonic() - when >= _FRESH:
            reached = _is_reached(self._reachable)
            self._known = (reached, time.monotonic())
        return "ok" if reached else "unreachable"


@contextmanager
def served(health: Health, port: int) -> Iterator[None]:
    """Serve this alone over HTTP, for a bot that serves nothing else there. OSError where the port is taken."""
    import threading
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    class Handler(BaseHTTPRequestHandler):
        timeout = 5  # seconds a client may take

        def do_GET(self) -> None:
            status, headers, body = health.tell(self.path.partition("?")[0]) or _say(404, {"error": "not found"})
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Not logged: it is asked every few seconds."""

    server = ThreadingHTTPServer(("0.0.0.0", port), Handler)  # noqa: S104  # it is asked from outside
    server.daemon_threads = True
    threading.Thread(target=partial(server.serve_forever, 0.2), name="metrics", daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def _is_reached(reachable: Callable[[], bool]) -> bool:
    try:
        return reachable()
    except Exception as error:
        _log.warning("the state store is out of reach", extra={"error": type(error).__name__})
        return False


def _say(status: int, body: dict[str, str | bool]) -> Answered:
    return status, _JSON, json.dumps(body).encode()
