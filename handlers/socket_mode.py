"""Socket Mode: the bot calls Slack, so it needs no public address."""

import logging
import signal
import threading

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

_log = logging.getLogger("eindex.socket_mode")


def serve(app: App, app_token: str) -> None:
    """Answer until SIGTERM or SIGINT. SlackApiError or OSError where the first connection fails."""
    stop = threading.Event()
    handler = SocketModeHandler(app, app_token, concurrency=20)
    try:
        handler.connect()  # type: ignore[no-untyped-call]  # Bolt's own lack of types
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        _log.info("connected to Slack; answering")
        stop.wait()
    finally:
        handler.close()  # type: ignore[no-untyped-call]  # the same
