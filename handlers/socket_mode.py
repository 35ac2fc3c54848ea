"""Socket Mode: the bot calls Slack, so it needs no public address."""

import logging
import signal
import threading

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError

_log = logging.getLogger("eindex.socket_mode")
_AT_ONCE = 20  # envelopes handled at once; each holds a thread for well under a millisecond
_PING = 3.0  # seconds between pings; without an answer to four of them, the connection is given up
_LOOK = 1.0  # seconds between looks at whether there is a connection


def connect(app: App, app_token: str) -> SocketModeHandler:
    """Connect, and begin to answer. SlackApiError where Slack refuses the token, OSError where it is out of reach."""
    connection = SocketModeHandler(
        app,
        app_token,
        logger=_log,
        concurrency=_AT_ONCE,
        ping_interval=_PING,
        auto_reconnect_enabled=False,  # `wait` does: the SDK would wait five seconds for a lock that it holds itself
    )
    try:
        connection.connect()  # type: ignore[no-untyped-call]  # Bolt's own lack of types
    except BaseException:
        connection.close()  # type: ignore[no-untyped-call]  # the same
        raise
    return connection


def wait(connection: SocketModeHandler) -> None:
    """Answer until SIGTERM or SIGINT; then finish what is under way. A lost connection is renewed within seconds."""
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    _log.info("connected to Slack; answering")
    while not stop.wait(_LOOK):
        if not connection.client.is_connected():
            _reconnect(connection)
    connection.close()  # type: ignore[no-untyped-call]  # the same


def _reconnect(connection: SocketModeHandler) -> None:
    _log.warning("the connection to Slack is lost; connecting anew")
    try:
        connection.client.connect_to_new_endpoint()
    except (SlackApiError, OSError) as error:
        _log.warning("no connection to Slack yet: %s", error)
