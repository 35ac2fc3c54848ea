"""Socket Mode's connections: several, and each that is lost or silent is replaced."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from slack_sdk.socket_mode.builtin import client as sdk
from slack_sdk.socket_mode.builtin.connection import ConnectionState

from data.state import State
from handlers.answering.answerer import Answerer
from handlers.sending.client import make_client
from handlers.serving import socket_mode
from handlers.serving.app import make_app
from handlers.serving.socket_mode import Connections
from tests.conftest import ROOT
from tests.fake_slack import FakeSlack, Fault, OverSocket, Workspace
from tests.fake_slack.server import APP_TOKEN, BOT_TOKEN


@pytest.fixture
def connections(
    slack: FakeSlack, answerer: Answerer, state: State, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Connections]:
    monkeypatch.setattr(socket_mode, "_PING", 0.1)
    app = make_app(answerer, make_client(BOT_TOKEN, slack.api_url), "", state)
    slack.mute = 1
    opened = Connections(app, APP_TOKEN, 2)
    yield opened
    opened.close()


def test_a_connection_that_never_says_anything_is_replaced(slack: FakeSlack, connections: Connections) -> None:
    connections.look()
    slack.wait_for_socket()
    assert slack.sockets == 1
    until = time.monotonic() + 10  # the SDK closes a connection when it no longer waits to read from it
    while slack.sockets < 2 and time.monotonic() < until:
        time.sleep(0.1)
        connections.look()
    slack.wait_for_socket(count=2)
    assert Workspace(slack, OverSocket(slack)).slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")
    time.sleep(0.5)  # five pings
    connections.look()
    assert slack.sockets == 2  # those that answer stay


@pytest.mark.usefixtures("brisk")
@pytest.mark.parametrize(("ghosts", "told"), [(0, []), (3, [2, 3])])
def test_connections_that_are_not_ours_are_warned_of_once(
    slack: FakeSlack, answerer: Answerer, state: State, caplog: pytest.LogCaptureFixture, ghosts: int, told: list[int]
) -> None:
    app = make_app(answerer, make_client(BOT_TOKEN, slack.api_url), "", state)
    slack.ghosts = ghosts
    heard: list[int] = []
    opened = Connections(app, APP_TOKEN, 2, heard.append)
    slack.wait_for_socket()
    opened.look()
    slack.wait_for_socket(count=2)
    for _ in range(100):
        if len(heard) == 2:
            break
        time.sleep(0.05)
    opened.close()
    assert [count for count in heard if count] == told
    warned = [each for each in caplog.messages if "connections of this app" in each]
    assert [each.split(".")[0] for each in warned] == (
        ["Slack counts 4 connections of this app, and this process keeps 2"] if ghosts else []
    )


def test_a_slack_that_refuses_a_connection_is_asked_again(slack: FakeSlack, connections: Connections) -> None:
    slack.fail("apps.connections.open", *[Fault(200, '{"ok": false, "error": "internal_error"}')] * 2)
    connections.look()
    connections.look()
    assert slack.sockets == 0
    connections.look()
    slack.wait_for_socket()
    assert slack.sockets >= 1  # and where the silent one was noticed meanwhile, two


@pytest.mark.usefixtures("brisk")
def test_a_connection_closes_where_the_sdk_began_to_read_while_it_connected(
    slack: FakeSlack, answerer: Answerer, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The SDK's reader has then a state that its own close no longer knows."""
    reading = threading.Event()
    made: list[ConnectionState] = []

    def make() -> ConnectionState:
        if made:
            assert reading.wait(60)  # until hello is read, before the state of this session is made
        made.append(ConnectionState())  # type: ignore[no-untyped-call]  # the SDK has no types
        return made[-1]

    monkeypatch.setattr(sdk, "ConnectionState", make)
    app = make_app(answerer, make_client(BOT_TOKEN, slack.api_url), "", state)
    opened = Connections(app, APP_TOKEN, 1, lambda _: reading.set())
    assert len(made) == 2
    closing = threading.Thread(target=opened.close, daemon=True)
    closing.start()
    closing.join(60)
    assert not closing.is_alive()


def test_what_is_left_after_too_long_is_told_in_the_log() -> None:
    program = (
        "from handlers.operating.logs import start; from handlers.serving.socket_mode import _leave; "
        "start('json'); _leave()"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert '"event": "left while answers were under way"' in done.stdout + done.stderr
