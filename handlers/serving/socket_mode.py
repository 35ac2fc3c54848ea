"""Socket Mode: the bot calls Slack, so it needs no public address. Several connections, each watched."""

import json
import logging
import os
import signal
import threading
import uuid
from collections.abc import Callable
from queue import Empty, SimpleQueue

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from handlers.operating.probe import WITHIN, Outcome, command, outcome

_log = logging.getLogger("eindex.socket_mode")
_SDK_LOG = logging.getLogger("eindex.socket_mode.sdk")
_SDK_LOG.setLevel(logging.CRITICAL)  # whatever it would say, we say; some of it holds payloads
_AT_ONCE = 20  # envelopes handled at once; each holds a thread for well under a millisecond
_PING = 3.0  # seconds between pings; the SDK gives a connection up that has answered none for four times as long
_LOOK = 1.0  # seconds between looks at the connections
_PROBE = 60.0  # seconds between two questions with a known answer
_LEAVE_WITHIN = 10.0  # seconds for what is under way to finish after SIGTERM; platforms kill after 10 to 30


class _Handler(SocketModeHandler):
    """Bolt's, which keeps the acknowledgement of a question of our own: Slack knows nothing of it."""

    waiting: dict[str, SimpleQueue[str]]  # by envelope

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # as Bolt
        """Answer an envelope."""
        asker = self.waiting.get(req.envelope_id)
        if asker is None:
            super().handle(client, req)
        else:
            asker.put(run_bolt_app(self.app, req).body)


class Connection:
    """One connection to Slack. The SDK pings, and closes one that is silent."""

    def __init__(self, app: App, app_token: str, at_once: int, heard: Callable[[str], None]) -> None:
        """Connect, and begin to answer. `heard` gets each message as it is.

        SlackApiError where Slack refuses the token, OSError where it is away.
        """
        self._handler = _Handler(
            app,
            app_token,
            logger=_SDK_LOG,
            concurrency=at_once,
            ping_interval=_PING,
            auto_reconnect_enabled=False,  # `Connections` does: the SDK would wait for a lock that it holds itself
        )
        self._handler.waiting = {}
        client = self._handler.client
        client.on_message_listeners.append(heard)
        self._states = [client.current_session_state]
        try:
            self._handler.connect()  # type: ignore[no-untyped-call]  # Bolt's own lack of types
        except BaseException:
            self.close()
            raise
        self._states.append(client.current_session_state)

    def is_lost(self) -> bool:
        """Whether it is of no use any longer."""
        return not self._handler.client.is_connected()

    def probe(self) -> Outcome:
        """Ask a question with a known answer: it takes its place among what Slack sends, and goes the same way."""
        if self.is_lost():
            return "silent"
        asker = SimpleQueue[str]()
        name = uuid.uuid4().hex
        self._handler.waiting[name] = asker
        envelope = {"type": "slash_commands", "envelope_id": name, "payload": command()}
        self._handler.client.enqueue_message(json.dumps(envelope))
        try:
            return outcome(asker.get(timeout=WITHIN))
        except Empty:
            return "silent"
        finally:
            del self._handler.waiting[name]

    def close(self) -> None:
        """Take no more, and finish what is under way.

        The thread that reads may have begun with the state that `connect` was just replacing. The SDK's close (3.48,
        its #1962) ends only the newest one, and would wait for that thread without a bound.
        """
        client = self._handler.client
        reader = client.current_session_runner
        reader.event.set()
        client.disconnect()
        while reader.is_alive():
            for state in self._states:
                state.terminated = True  # again, where it was just about to begin
            reader.thread.join(0.02)
        self._handler.close()  # type: ignore[no-untyped-call]  # the same


class Connections:
    """As many connections as are wanted; one that is lost is replaced."""

    def __init__(self, app: App, app_token: str, wanted: int, others: Callable[[int], None] = lambda _: None) -> None:
        """Connect the first. `others` hears at each connecting how many of the app's connections are not ours.

        SlackApiError where Slack refuses the token, OSError where it is out of reach.
        """
        self._app = app
        self._token = app_token
        self._wanted = wanted
        self._others = others
        self._warned = False
        self._open = [self._connect()]

    def look(self) -> None:
        """Replace what is lost, and connect what is missing."""
        for connection in list(self._open):
            if connection.is_lost():
                _log.warning("a connection to Slack is lost; connecting anew")
                self._open.remove(connection)
                threading.Thread(target=connection.close, name="closing", daemon=True).start()
        try:
            while len(self._open) < self._wanted:
                self._open.append(self._connect())
        except (SlackApiError, OSError) as error:
            _log.warning("no connection to Slack yet", extra={"error": type(error).__name__})

    def probe(self) -> Outcome:
        """The worst that comes of a question with a known answer on each connection; silence where there is none."""
        outcomes = {connection.probe() for connection in list(self._open)} or {"silent"}
        worst: Outcome = "silent" if "silent" in outcomes else "wrong" if "wrong" in outcomes else "right"
        if worst != "right":
            _log.warning("a question with a known answer came to nothing", extra={"error": worst})
        return worst

    def close(self) -> None:
        """Close all at once, and finish what is under way."""
        closing = [threading.Thread(target=connection.close) for connection in self._open]
        for thread in closing:
            thread.start()
        for thread in closing:
            thread.join()

    def _connect(self) -> Connection:
        return Connection(self._app, self._token, max(2, _AT_ONCE // self._wanted), self._hear)

    def _hear(self, message: str) -> None:
        """Look at Slack's hello, which counts the app's connections; Slack gives each of them a share of what is asked.

        One that nobody reads, as a NAT may leave behind, loses its share (python-slack-sdk #1940).
        """
        if '"num_connections"' not in message:
            return
        hello = json.loads(message)
        if hello.get("type") != "hello":
            return
        others = max(0, int(hello.get("num_connections") or 0) - self._wanted)
        self._others(others)
        if others and not self._warned:
            self._warned = True
            _log.warning(
                "Slack counts %d connections of this app, and this process keeps %d. The others get a share of what "
                "people ask. If no other process of yours uses SLACK_APP_TOKEN, stop what does, or generate a new one",
                others + self._wanted,
                self._wanted,
            )


def stop_at_signals() -> threading.Event:
    """What SIGTERM and SIGINT set from now on. It is needed before the first connection, which is asked at once."""
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    return stop


def wait(connections: Connections, stop: threading.Event, probed: Callable[[Outcome], None] = lambda _: None) -> None:
    """Answer until `stop`; then finish what is under way, within a bound.

    Meanwhile `probed` hears each minute what came of a question with a known answer.
    """
    _log.info("connected to Slack; answering")
    threading.Thread(target=_keep_probing, args=(connections, probed, stop), name="probe", daemon=True).start()
    while True:
        connections.look()
        if stop.wait(_LOOK):
            break
    _log.info("leaving")
    last = threading.Timer(_LEAVE_WITHIN, _leave)
    last.daemon = True
    last.start()
    connections.close()


def _keep_probing(connections: Connections, probed: Callable[[Outcome], None], stop: threading.Event) -> None:
    while not stop.is_set():
        probed(connections.probe())
        stop.wait(_PROBE)


def _leave() -> None:
    """Leave what has not finished: the interpreter itself would wait for its threads without a bound."""
    _log.warning("left while answers were under way")
    logging.shutdown()  # what is left to the thread that writes
    os._exit(1)
