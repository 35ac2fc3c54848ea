"""The server itself, over the network: whole requests within bounds of size and time, whatever is sent to it."""

import shutil
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bench import memory
from tests.bot_process import serving
from tests.fake_slack import FakeSlack, Fault, OverHttp, Workspace
from tests.fake_slack.workspace import signed

BODY = b'{"type": "url_verification", "challenge": "abc"}'
BEGIN = b"POST /slack/events HTTP/1.1\r\nHost: x\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
SLOW = 300  # clients


class Bot:
    """A bot that serves HTTP, and who talks to it byte by byte."""

    def __init__(self, pid: int, port: int, slack: FakeSlack) -> None:
        self.pid = pid
        self.port = port
        self.slack = slack

    def begin(self, sent: bytes) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        connection.sendall(sent)
        return connection

    def status(self, sent: bytes) -> int:
        """The status of the answer; 0 where the connection is closed without one."""
        with self.begin(sent) as connection:
            return status_of(connection)

    def ask(self) -> float:
        """Seconds until /eindex is answered."""
        workspace = Workspace(self.slack, OverHttp(f"http://127.0.0.1:{self.port}"))
        began = time.monotonic()
        assert workspace.slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")
        return time.monotonic() - began


def status_of(connection: socket.socket) -> int:
    try:
        head = connection.recv(65536)
    except ConnectionResetError:
        return 0
    assert b"Traceback" not in head
    return int(head.split()[1]) if head else 0


@pytest.fixture(scope="module")
def bot(db_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    db = shutil.copy2(db_path, tmp_path_factory.mktemp("server") / "eindex.db")
    with FakeSlack() as slack, serving(slack, {"EINDEX_DB": str(db)}) as one:
        yield Bot(one.process.pid, one.port, slack)


def head(length: int | None = None, body: bytes = BODY) -> bytes:
    lines = signed(body.decode(), "events_api")
    if length is not None:
        lines["Content-Length"] = str(length)
    return BEGIN + "".join(f"{name}: {value}\r\n" for name, value in lines.items()).encode()


def chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


@pytest.mark.parametrize(
    ("statuses", "sent"),
    [
        ({200}, lambda: head(len(BODY)) + b"\r\n" + BODY),
        ({200}, lambda: head() + CHUNKED + chunk(BODY[:9]) + chunk(BODY[9:]) + chunk(b"")),
        ({200}, lambda: head(len(BODY)) + b"Expect: a miracle\r\n\r\n" + BODY),
        ({400, 200}, lambda: head(5) + CHUNKED + chunk(BODY) + chunk(b"")),
        ({400}, lambda: head(len(BODY) - 3) + b"\r\n" + BODY),
        ({400}, lambda: head(5) + b"Content-Length: 6\r\n\r\n" + BODY),
        ({400}, lambda: head(-5) + b"\r\n" + BODY),
        ({400}, lambda: head() + CHUNKED + b"no number\r\n"),
        ({400}, lambda: head() + b"\r\n"),
        ({401}, lambda: head(len(BODY)) + b"\r\n" + BODY.replace(b"abc", b"abd")),
        ({401}, lambda: BEGIN + "X-Slack-Signature: v0=åäö\r\nX-Slack-Request-Timestamp: 1\r\n\r\n".encode()),
        ({401}, lambda: BEGIN + "X-Slack-Signature: v0=åäö\r\nX-Slack-Request-Timestamp: 1\r\n\r\n".encode("latin-1")),
        ({400}, lambda: b"\x16\x03\x01 hello\r\n\r\n"),
        ({400}, lambda: b"GET /\r\n\r\n"),
        ({0, 400}, lambda: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        ({431}, lambda: BEGIN + b"X: " + b"a" * 400_000 + b"\r\n\r\n"),
        ({431}, lambda: BEGIN + b"".join(b"X%d: a\r\n" % i for i in range(500)) + b"\r\n"),
        ({404}, "GET /å HTTP/1.1\r\nHost: x\r\n\r\n".encode),
        ({404}, lambda: b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"),
        ({405}, lambda: b"BREW /slack/events HTTP/1.1\r\nHost: x\r\n\r\n"),
        ({405}, lambda: b"GET /slack/events HTTP/1.1\r\nHost: x\r\n\r\n"),
        ({413}, lambda: head(2_000_000) + b"\r\n" + b"x" * 100_000),
        ({413}, lambda: head() + CHUNKED + chunk(b"x" * 100_000) * 20 + chunk(b"")),
    ],
)  # fmt: skip
def test_whatever_is_sent_is_answered_or_refused(bot: Bot, statuses: set[int], sent: Callable[[], bytes]) -> None:
    assert bot.status(sent()) in statuses  # signed now: a signature is good for five minutes


def test_a_body_that_breaks_off_is_refused(bot: Bot) -> None:
    with bot.begin(head(len(BODY) + 10) + b"\r\n" + BODY) as connection:
        connection.shutdown(socket.SHUT_WR)
        assert status_of(connection) == 400


def test_slow_clients_hold_nobody_up_and_are_sent_away(bot: Bot) -> None:
    bot.ask()
    before = memory(bot.pid)
    half = head(100_000) + b"\r\n" + b"x" * 50_000
    slow = [bot.begin(half if i % 2 else BEGIN) for i in range(SLOW)]
    time.sleep(0.5)
    assert max(bot.ask() for _ in range(5)) < 1.0
    assert memory(bot.pid) - before < 40
    assert {status_of(connection) for connection in slow[1::2]} == {408}
    for connection in slow:
        connection.close()
    assert bot.ask() < 1.0


def test_sigterm_over_http_lets_what_is_under_way_finish(slack: FakeSlack, own_db: str) -> None:
    with serving(slack, {"EINDEX_DB": own_db}) as one:
        slack.fail("chat.postMessage", Fault(503, "", after=1.0))
        Workspace(slack, OverHttp(one.url)).mention("Umeå")
        one.process.terminate()
        assert slack.wait_for_messages(1)[0]["text"].startswith("Umeå: 14 av 14 poäng.")
    assert one.process.returncode == 0
