"""Socket Mode: the bot calls Slack, so it needs no public address."""

import logging
import signal
import threading

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

_log = logging.getLogger("eindex.socket_mode")
_AT_ONCE = 20  # envelopes handled at once; each holds a thread for well under a millisecond


def connect(app: App, app_token: str) -> SocketModeHandler:
    """Connect, and begin to answer. SlackApiError where Slack refuses the token, OSError where it is out of reach."""
    connection = SocketModeHandler(app, app_token, logger=_log, concurrency=_AT_ONCE)
    try:
        connection.connect()  # type: ignore[no-untyped-call]  # Bolt's own lack of types
    except BaseException:
        connection.close()  # type: ignore[no-untyped-call]  # the same
        raise
    return connection


def wait(connection: SocketModeHandler) -> None:
    """Answer until SIGTERM or SIGINT; then finish what is under way."""
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    _log.info("connected to Slack; answering")
    stop.wait()
    connection.close()  # type: ignore[no-untyped-call]  # the same
