"""What an operator sees: health, readiness, metrics and the log, which tells neither what was asked nor by whom."""

import io
import json
import logging
import re
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from data.state import State
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.operating import logs
from handlers.operating.health import Health, served
from handlers.operating.logs import JsonLines, TextLines, Writer
from handlers.operating.metrics import Metrics
from handlers.operating.question_log import Journal
from handlers.sending.client import make_client
from handlers.serving.app import make_app
from handlers.serving.http import make_site
from tests.bot_process import free_port
from tests.fake_slack import FakeSlack, Fault, InProcess, Surfaces, Workspace
from tests.fake_slack.server import BOT_TOKEN, SIGNING_SECRET
from tests.virtual_time import VirtualTime

pytestmark = pytest.mark.usefixtures("virtual_time")


@pytest.fixture
def metrics(store: Store) -> Metrics:
    return Metrics(store)


@pytest.fixture
def watched(slack: FakeSlack, answerer: Answerer, metrics: Metrics, state: State) -> InProcess:
    client = make_client(BOT_TOKEN, slack.api_url, metrics.slack_error)
    app = make_app(answerer, client, SIGNING_SECRET, state, Journal(metrics.question))
    return InProcess(make_site(app, Health(answerer.store, metrics, lambda: True)))


def read(transport: InProcess, path: str) -> str:
    ack = transport.request("GET", path, b"", {})
    assert ack.status == 200
    return ack.body


def value(page: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", page, re.MULTILINE)
    assert found, page
    return float(found[1])


def test_questions_are_counted_by_what_became_of_them(slack: FakeSlack, watched: InProcess) -> None:
    workspace = Workspace(slack, watched)
    for text in ("Umeå", "Luleå", "best in Skåne", "pizza", "häbo"):
        workspace.slash(text)
    workspace.mention("statistik")
    slack.wait_for_messages(1)
    page = read(watched, "/metrics")
    label = 'eindex_questions_total{{intent="{}",language="{}",status="{}",surface="{}"}}'
    assert value(page, label.format("profile", "sv", "answer", "command")) == 2
    assert value(page, label.format("ranking", "en", "answer", "command")) == 1
    assert value(page, label.format("unknown", "en", "none", "command")) == 1
    assert value(page, label.format("profile", "en", "ask", "command")) == 1
    assert value(page, 'eindex_question_seconds_count{surface="command"}') == 5
    assert value(page, "eindex_unmatched_ratio") == pytest.approx(1 / 6, abs=0.04)
    assert 0 <= value(page, "eindex_survey_age_seconds") < 3600
    assert value(page, "eindex_store_fault") == 0


def test_what_is_shared_from_a_modal_is_counted_as_what_is_shared_elsewhere(
    slack: FakeSlack, watched: InProcess
) -> None:
    anna = Surfaces(Workspace(slack, watched))
    anna.shortcut("lookup")
    anna.choose("0483")
    anna.share()
    slack.fail("respond", Fault(404, "expired_url"))
    anna.share()  # is not
    label = 'eindex_questions_total{intent="profile",language="sv",status="answer",surface="modal"}'
    assert value(read(watched, "/metrics"), label) == 2


def test_failed_calls_to_slack_are_counted_by_method_and_error(slack: FakeSlack, watched: InProcess) -> None:
    slack.fail(
        "chat.postMessage",
        Fault(429, "", {"Retry-After": "0"}),
        Fault(503),
        Fault(200, '{"ok": false, "error": "invalid_blocks"}'),
    )
    Workspace(slack, watched).mention("Umeå")
    slack.wait_for_messages(1)
    page = read(watched, "/metrics")
    for error in ("ratelimited", "http_503", "invalid_blocks"):
        assert value(page, f'eindex_slack_errors_total{{error="{error}",method="chat.postMessage"}}') == 1


def unreachable() -> bool:
    raise ConnectionError("postgres://user:password@host")


@pytest.mark.parametrize(
    ("reachable", "status", "state"),
    [
        (None, 200, "none"),
        (lambda: True, 200, "ok"),
        (lambda: False, 503, "unreachable"),
        (unreachable, 503, "unreachable"),
    ],
)
def test_readiness_tells_of_the_state_store(
    store: Store, reachable: Callable[[], bool] | None, status: int, state: str, caplog: pytest.LogCaptureFixture
) -> None:
    told = Health(store, None, reachable, needed=True).tell("/readyz")
    assert told
    assert (told[0], json.loads(told[2])) == (status, {"ready": status == 200, "survey": "ok", "state": state})
    assert "password" not in caplog.text


def test_a_bot_that_answers_is_not_taken_out_when_the_state_store_goes(store: Store, virtual_time: VirtualTime) -> None:
    there = [False]
    health = Health(store, None, lambda: there[0], needed=True)

    def ready() -> tuple[int, str]:
        virtual_time.advance(10)
        told = health.tell("/readyz")
        assert told
        return told[0], json.loads(told[2])["state"]

    assert ready() == (503, "unreachable")
    there[0] = True
    assert ready() == (200, "ok")
    there[0] = False
    assert ready() == (200, "unreachable")
    one_workspace = Health(store, None, lambda: False).tell("/readyz")
    assert one_workspace
    assert one_workspace[0] == 200


def test_questions_of_every_surface_are_counted(slack: FakeSlack, watched: InProcess) -> None:
    anna = Surfaces(Workspace(slack, watched))
    anna.shortcut("lookup")
    anna.choose("0483")
    anna.shortcut("named", message="Katrineholm och Umeå")
    anna.ended(anna.run_step("kommun_index", {"kommun": "Umeå"}))
    button = {"type": "button", "action_id": "ask:0", "value": "sv top"}
    anna.act({"type": "home", "blocks": [{"type": "actions", "elements": [button]}]}, "ask:0")
    label = 'eindex_questions_total{{intent="{}",language="sv",status="answer",surface="{}"}} 1.0'
    wanted = [("profile", "modal"), ("list", "modal"), ("profile", "workflow"), ("ranking", "home")]
    slack.wait_until(lambda: all(label.format(*each) in read(watched, "/metrics") for each in wanted), "counts")


def test_no_log_of_ours_or_of_others_tells_a_token(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        logs.start("json")
        logging.getLogger("somebody.else").warning("refused %s", "xoxb-1-secret")
        root.handlers[0].flush()
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    said = capsys.readouterr().err
    assert "[secret]" in said
    assert "xoxb" not in said


def test_health_tells_that_the_survey_is_gone(db_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "eindex.db"
    path.write_bytes(db_path.read_bytes())
    health = Health(Store(path))
    path.unlink()
    for asked in ("/healthz", "/readyz"):
        told = health.tell(asked)
        assert told
        assert told[0] == 200
        assert json.loads(told[2])["survey"] == "the last good one is used; see the log"


def test_metrics_are_not_there_where_nobody_asked_for_them(transport: InProcess) -> None:
    assert transport.request("GET", "/metrics", b"", {}).status == 404
    assert transport.request("POST", "/healthz", b"", {}).status == 404


def test_socket_mode_can_serve_them_on_a_port(store: Store, metrics: Metrics) -> None:
    port = free_port()
    with served(Health(store, metrics), port):
        for path in ("healthz", "readyz", "metrics"):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}?x=1", timeout=5) as answer:
                assert answer.status == 200
        with pytest.raises(urllib.error.HTTPError, match="404") as refused:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/slack/events", timeout=5)
        refused.value.close()


def test_a_question_is_one_json_line_without_its_words_and_who_asked(
    slack: FakeSlack, watched: InProcess, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "eindex")
    workspace = Workspace(slack, watched)
    workspace.slash("poäng för katrinehlm, hälsar Anna Andersson")
    workspace.mention("topp Sörmland", event_id="Ev5")
    slack.wait_for_messages(1)
    end = time.monotonic() + 10
    while len(caplog.records) < 2:  # it is written once the message is sent
        assert time.monotonic() < end
        time.sleep(0.01)
    lines = [JsonLines().format(record) for record in caplog.records]
    command, mention = map(json.loads, lines)
    fields = {"time", "level", "logger", "event", "surface", "status", "intent", "lang", "ms", "team", "id"}
    assert set(command) == fields
    assert [command[each] for each in ("surface", "intent", "lang", "team")] == ["command", "profile", "sv", "T1"]
    assert (mention["surface"], mention["status"], mention["id"]) == ("mention", "answer", "Ev5")
    for secret in ("atrin", "Anna", "anna", "U1", "opp", "C1"):
        assert secret not in "".join(lines)


def test_an_error_in_the_log_is_its_kind_and_its_place() -> None:
    try:
        int("xoxb-secret asked by Anna")
    except ValueError as error:
        record = logging.LogRecord("eindex", logging.ERROR, "", 0, "failure %s", ("ab12",), (ValueError, error, None))
        record.exc_info = (ValueError, error, error.__traceback__)
    line = json.loads(JsonLines().format(record))
    assert (line["event"], line["raised"]) == ("failure ab12", "ValueError")
    assert line["at"][0].startswith("tests/handlers/operating/test_operation.py:")
    text = TextLines().format(record)
    assert "ValueError at tests/handlers/operating/test_operation.py" in text
    assert "secret" not in text + json.dumps(line)


class Blocked(io.StringIO):
    """A pipe that nobody reads, until it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open = threading.Event()

    def write(self, text: str) -> int:
        self.open.wait()
        return super().write(text)


def test_a_log_that_nobody_reads_stops_nobody_and_tells_what_was_lost() -> None:
    stream = Blocked()
    writer = Writer(stream)
    began = time.monotonic()
    for number in range(12_000):
        writer.handle(logging.makeLogRecord({"msg": f"line {number}"}))
    assert time.monotonic() - began < 5
    stream.open.set()
    writer.flush()
    lines = stream.getvalue().splitlines()
    assert lines[:2] == ["line 0", "line 1"]
    lost = [int(line.split()[0]) for line in lines if line.endswith("lines of the log were lost")]
    assert sum(lost) + len(lines) - len(lost) == 12_000
