"""Socket Mode: the bot calls Slack, so it needs no public address. Several connections, each watched."""

import logging
import os
import signal
import threading
import time

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError

_log = logging.getLogger("eindex.socket_mode")
_SDK_LOG = logging.getLogger("eindex.socket_mode.sdk")
_SDK_LOG.setLevel(logging.CRITICAL)  # whatever it would say, we say; some of it holds payloads
_AT_ONCE = 20  # envelopes handled at once; each holds a thread for well under a millisecond
_PING = 3.0  # seconds between pings
_SILENCE = 20.0  # seconds without an answer to a ping; then the connection is given up
_LOOK = 1.0  # seconds between looks at the connections
_LEAVE_WITHIN = 10.0  # seconds for what is under way to finish after SIGTERM; platforms kill after 10 to 30


class Connection:
    """One connection to Slack. The SDK's own watch never notices one that has not answered a single ping."""

    def __init__(self, app: App, app_token: str, at_once: int) -> None:
        """Connect, and begin to answer. SlackApiError where Slack refuses the token, OSError where it is away."""
        self._opened = time.time()
        self._handler = SocketModeHandler(
            app,
            app_token,
            logger=_SDK_LOG,
            concurrency=at_once,
            ping_interval=_PING,
            auto_reconnect_enabled=False,  # `Connections` does: the SDK would wait for a lock that it holds itself
        )
        try:
            self._handler.connect()  # type: ignore[no-untyped-call]  # Bolt's own lack of types
        except BaseException:
            self.close()
            raise

    def fault(self) -> str:
        """Why it is of no use any longer; empty where it is."""
        session = self._handler.client.current_session
        if session is None or not session.is_active():
            return "lost"
        heard = max(self._opened, float(session.last_ping_pong_time or 0))
        return "silent" if time.time() - heard > _SILENCE else ""

    def close(self) -> None:
        """Take no more, and finish what is under way."""
        self._handler.close()  # type: ignore[no-untyped-call]  # the same


class Connections:
    """As many connections as are wanted; one that is lost or silent is replaced."""

    def __init__(self, app: App, app_token: str, wanted: int) -> None:
        """Connect the first. SlackApiError where Slack refuses the token, OSError where it is out of reach."""
        self._app = app
        self._token = app_token
        self._wanted = wanted
        self._open = [self._connect()]

    def look(self) -> None:
        """Replace what is lost or silent, and connect what is missing."""
        for connection in list(self._open):
            if fault := connection.fault():
                _log.warning("a connection to Slack is %s; connecting anew", fault)
                self._open.remove(connection)
                threading.Thread(target=connection.close, name="closing", daemon=True).start()
        try:
            while len(self._open) < self._wanted:
                self._open.append(self._connect())
        except (SlackApiError, OSError) as error:
            _log.warning("no connection to Slack yet", extra={"error": type(error).__name__})

    def close(self) -> None:
        """Close all at once, and finish what is under way."""
        closing = [threading.Thread(target=connection.close) for connection in self._open]
        for thread in closing:
            thread.start()
        for thread in closing:
            thread.join()

    def _connect(self) -> Connection:
        return Connection(self._app, self._token, max(2, _AT_ONCE // self._wanted))


def wait(connections: Connections) -> None:
    """Answer until SIGTERM or SIGINT; then finish what is under way, within a bound."""
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    _log.info("connected to Slack; answering")
    while True:
        connections.look()
        if stop.wait(_LOOK):
            break
    _log.info("leaving")
    last = threading.Timer(_LEAVE_WITHIN, _leave)
    last.daemon = True
    last.start()
    connections.close()


def _leave() -> None:
    """Leave what has not finished: the interpreter itself would wait for its threads without a bound."""
    _log.warning("left while answers were under way")
    os._exit(1)
