"""The prober: it asks bots that run, and says where one is silent or says something else than what is known."""

import re
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from slack_bolt import App

from data.state import State
from handlers.answering.answerer import Answerer
from handlers.operating import probe as prober
from handlers.operating.probe import ANSWER
from handlers.sending.client import make_client
from handlers.serving import socket_mode
from handlers.serving.app import make_app
from handlers.serving.socket_mode import Connections
from tests.bot_process import MANY, bot, free_port, running, serving, socket_settings, wait_for_health
from tests.fake_slack import Browser, FakeSlack, OverHttp
from tests.fake_slack.server import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET

BOT = [sys.executable, "bot.py"]
SECRET = {"SLACK_SIGNING_SECRET": SIGNING_SECRET}


def test_a_bot_that_serves_is_asked_through_the_network(slack: FakeSlack, own_db: str) -> None:
    with serving(slack, {"EINDEX_DB": own_db}) as one:
        url = one.url
        for address in (url, f"{url}/", f"{url}/slack/events"):
            well = bot("probe", address, **SECRET)
            assert (well.returncode, well.stderr) == (0, "")
            assert re.fullmatch(rf"{url}/slack/events gave the known answer in \d+ ms\.\n", well.stdout)
        refused = bot("probe", url, SLACK_SIGNING_SECRET="0" * 32)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert (
            refused.stderr
            == f"{url}/slack/events refused the question with status 401: check SLACK_SIGNING_SECRET and the clock.\n"
        )
        one.process.terminate()
        one.process.wait(15)
        gone = bot("probe", url, **SECRET)
        assert (gone.returncode, gone.stderr) == (
            1, f"{url}/slack/events did not answer within 3 s (ConnectionRefusedError).\n"
        )  # fmt: skip


def test_a_bot_of_many_workspaces_is_asked_as_one_that_has_it(slack: FakeSlack, own_db: str) -> None:
    many = {**MANY, **SECRET}
    with serving(slack, {"EINDEX_DB": own_db, **many}) as one:
        Browser(slack, OverHttp(one.url)).install("T1")
        assert bot("probe", one.url, "--team", "T1", **many).returncode == 0
        assert bot("probe", one.url, "--team", "T9", **many).returncode == 1
    assert "--team" in bot("probe", one.url, **many).stderr


@contextmanager
def saying(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """A server that answers everything in its own way."""
    handler = type("Handler", (BaseHTTPRequestHandler,), {"do_POST": answer, "log_message": lambda *_: None})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def said(text: str, pause: float = 0.0) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.rfile.read(int(request.headers["Content-Length"]))
        body = text.encode()
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        for half in (body[:1], body[1:]):
            time.sleep(pause / 2)
            request.wfile.write(half)

    return answer


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (f'{{"text": "{ANSWER} SKL 2014."}}', "right"),
        ('{"text": "Kommuner i Södermanlands län: 90."}', "wrong"),
        ('{"text": "Något gick fel (a1b2)."}', "wrong"),
        ('{"blocks": []}', "wrong"),
        ("[]", "wrong"),
        ("<html>", "wrong"),
        ("", "wrong"),
    ],
)
def test_only_the_known_answer_is_right(text: str, outcome: str) -> None:
    with saying(said(text)) as url:
        assert prober.probe(url, "x", "T0").outcome == outcome


def test_an_answer_that_comes_too_late_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prober, "WITHIN", 0.04)
    with saying(said(f'{{"text": "{ANSWER}"}}', 0.05)) as url:  # each step within the bound, the whole beyond it
        assert prober.probe(url, "x", "T0").outcome == "silent"


def test_what_is_no_address_is_told() -> None:
    done = bot("probe", "eindex.example", **SECRET)
    assert (done.returncode, "must start with https://" in done.stderr) == (1, True)
    done = bot("probe", "https://eindex.example")
    assert (done.returncode, done.stderr) == (1, "SLACK_SIGNING_SECRET is missing; see .env.example.\n")


def test_socket_mode_asks_itself_and_tells_it(slack: FakeSlack, own_db: str) -> None:
    port = free_port()
    settings = {**socket_settings(slack), "EINDEX_DB": own_db, "EINDEX_METRICS_PORT": str(port)}
    with running(BOT, settings):
        url = wait_for_health(port)
        slack.wait_for_socket()
        until = time.monotonic() + 10
        while True:
            with urllib.request.urlopen(f"{url}/metrics", timeout=5) as page:
                metrics = page.read().decode()
            if 'eindex_probes_total{outcome="right"} 1.0' in metrics:
                break
            assert time.monotonic() < until, metrics
            time.sleep(0.02)
    answered = re.search(r"^eindex_probe_answered_timestamp_seconds (\S+)$", metrics, re.MULTILINE)
    assert answered
    assert abs(time.time() - float(answered[1])) < 60
    assert slack.messages == []  # Slack saw none of it


@pytest.fixture
def app(slack: FakeSlack, answerer: Answerer, state: State) -> App:
    return make_app(answerer, make_client(BOT_TOKEN, slack.api_url), "", state)


def test_each_way_to_come_to_nothing_is_told(
    slack: FakeSlack, app: App, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stuck = threading.Event()
    opened = Connections(app, APP_TOKEN, 1)
    slack.wait_for_socket()
    assert opened.probe() == "right"
    assert caplog.messages == []
    monkeypatch.setattr(socket_mode, "WITHIN", 0.3)

    workers = opened._open[0]._handler.client.message_workers
    for _ in range(20):
        workers.submit(stuck.wait, 2)
    assert opened.probe() == "silent"  # every thread is held
    stuck.set()

    monkeypatch.setattr(socket_mode, "WITHIN", 3.0)
    monkeypatch.setattr(socket_mode, "command", lambda: prober.command() | {"text": "Umeå"})
    assert opened.probe() == "wrong"
    opened.close()
    assert opened.probe() == "silent"
    assert caplog.messages == ["a question with a known answer came to nothing"] * 3


def test_every_connection_is_asked(slack: FakeSlack, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Connections(app, APP_TOKEN, 2)
    opened.look()
    slack.wait_for_socket(count=2)
    assert opened.probe() == "right"
    monkeypatch.setattr(socket_mode, "WITHIN", 0.3)
    for connection in opened._open:
        stuck = threading.Event()
        for _ in range(20):
            connection._handler.client.message_workers.submit(stuck.wait, 2)
        assert opened.probe() == "silent"
        stuck.set()
    opened.close()


def test_it_is_asked_again_and_again_until_the_end(slack: FakeSlack, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket_mode, "_PROBE", 0.0)
    opened, stop = Connections(app, APP_TOKEN, 1), threading.Event()
    heard: list[str] = []

    def hear(outcome: str) -> None:
        heard.append(outcome)
        if len(heard) == 3:
            stop.set()

    socket_mode._keep_probing(opened, hear, stop)
    opened.close()
    assert heard == ["right"] * 3
