"""Socket Mode's connections: several, and each that is lost or silent is replaced."""

import time
from collections.abc import Iterator

import pytest

from data.state import State
from handlers.answering.answerer import Answerer
from handlers.serving import socket_mode
from handlers.serving.app import make_app, make_client
from handlers.serving.socket_mode import Connections
from tests.fake_slack import FakeSlack, Fault, OverSocket, Workspace
from tests.fake_slack.server import APP_TOKEN, BOT_TOKEN


@pytest.fixture
def connections(slack: FakeSlack, answerer: Answerer, state: State) -> Iterator[Connections]:
    app = make_app(answerer, make_client(BOT_TOKEN, slack.api_url), "", state)
    slack.mute = 1
    opened = Connections(app, APP_TOKEN, 2)
    yield opened
    opened.close()


def test_a_connection_that_never_says_anything_is_replaced(
    slack: FakeSlack, connections: Connections, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections.look()
    slack.wait_for_socket()
    assert slack.sockets == 1
    monkeypatch.setattr(socket_mode, "_SILENCE", 0.3)
    monkeypatch.setattr(socket_mode.Connection, "fault", only_if_muted(socket_mode.Connection.fault))
    time.sleep(0.4)
    connections.look()
    slack.wait_for_socket(count=2)
    assert Workspace(slack, OverSocket(slack)).slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")


def only_if_muted(fault: object) -> object:
    """The fault of connections that got no answer to a ping; the others ping too seldom for this test."""

    def found(connection: socket_mode.Connection) -> str:
        session = connection._handler.client.current_session
        heard = session is not None and session.last_ping_pong_time
        return "" if heard else fault(connection)  # type: ignore[operator]

    return found


def test_a_slack_that_refuses_a_connection_is_asked_again(slack: FakeSlack, connections: Connections) -> None:
    slack.fail("apps.connections.open", *[Fault(200, '{"ok": false, "error": "internal_error"}')] * 2)
    connections.look()
    connections.look()
    assert slack.sockets == 0
    connections.look()
    slack.wait_for_socket()
    assert slack.sockets == 1
