"""POST /mcp: who may ask, and what hostile and malformed requests are answered: as the protocol says, never 500."""

import json
import logging
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.model.question import Form, Group, Order, Target, Want
from data.state import Choice, State, address
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.listeners.mcp.protocol import HANDSHAKE
from handlers.operating.metrics import Metrics
from handlers.operating.question_log import Journal
from handlers.replies.texts import TEXTS
from handlers.sending.client import make_client
from handlers.serving.app import make_app
from handlers.serving.http import make_site
from handlers.serving.oauth import prepare
from tests.conftest import LETTERS, PLAIN, distributed, in_process
from tests.fake_slack import Browser, FakeSlack, InProcess, Workspace
from tests.fake_slack.server import BOT_TOKEN, SIGNING_SECRET
from tests.fake_slack.slackbot import ENVELOPE, META, SOMEBODY, called, post, request
from tests.fake_slack.workspace import signed

ASK, ASK_HEAD = request("tools/call", name="ask", arguments={"question": "Umeå"})
LIST, LIST_HEAD = request("tools/list", None)
FAILED = tuple(texts.failure[:14] for texts in TEXTS.values())


def legacy(method: str, **params: Any) -> str:
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})


def told(body: str) -> Any:
    return json.loads(body)


def test_a_question_is_answered(transport: InProcess) -> None:
    ack = post(transport, ASK, **ASK_HEAD)
    result = told(ack.body)["result"]
    assert result["content"][0]["text"].startswith("Umeå: 14 av 14 poäng.")
    assert (result["resultType"], result["isError"]) == ("complete", False)
    assert result["_meta"][f"{META}serverInfo"]["name"] == "e-index"


@pytest.mark.parametrize("asked", [*HANDSHAKE, "2024-11-05", "2030-01-01", None, 3])
def test_the_earlier_handshake(transport: InProcess, asked: object) -> None:
    result = told(post(transport, legacy("initialize", protocolVersion=asked)).body)["result"]
    assert result["protocolVersion"] == (asked if asked in HANDSHAKE else HANDSHAKE[-1])
    assert set(result) == {"protocolVersion", "capabilities", "serverInfo", "instructions"}
    notified = json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert (post(transport, notified).status, post(transport, notified).body) == (202, "")
    assert told(post(transport, legacy("ping")).body)["result"] == {}
    assert "resultType" not in told(post(transport, legacy("tools/list")).body)["result"]
    assert told(post(transport, legacy("server/discover")).body)["error"]["code"] == -32601


def test_nothing_is_kept_between_two_requests(transport: InProcess) -> None:
    ack = post(transport, legacy("tools/call", name="ask", arguments={"question": "Umeå"}, _meta={"slack": SOMEBODY}))
    assert told(ack.body)["result"]["content"][0]["text"].startswith("Umeå")  # though nobody said initialize


def test_what_may_be_kept_says_how_long(transport: InProcess) -> None:
    for method in ("server/discover", "tools/list", "resources/list", "resources/templates/list", "prompts/list"):
        body, head = request(method)
        result = told(post(transport, body, **head).body)["result"]
        assert result["ttlMs"] > 0, method
        assert (result["cacheScope"], result["resultType"]) == ("public", "complete")


# --- the edge


@pytest.mark.parametrize(
    ("status", "method", "body", "head"),
    [
        (405, "GET", "", {}),
        (405, "DELETE", "", {}),
        (401, "POST", LIST, {}),
        (401, "POST", LIST, signed(LIST, "events_api") | {"X-Slack-Signature": "v0=00"}),
        (401, "POST", LIST, signed(LIST, "events_api") | {"X-Slack-Signature": "v0=åäö"}),
        (401, "POST", LIST, signed(LIST, "events_api") | {"X-Slack-Request-Timestamp": "9" * 400}),
        (401, "POST", LIST, signed(LIST, "events_api") | {"X-Slack-Request-Timestamp": str(int(time.time()) - 3600)}),
        (401, "POST", LIST + " ", signed(LIST, "events_api")),
        (401, "POST", "ssl_check=1", {}),
        (401, "POST", "[" * 100_000, {}),
        (413, "POST", "x" * 2_000_000, signed("x" * 2_000_000, "events_api")),
        (400, "POST", LIST, signed(LIST, "events_api") | {"Content-Length": "many"}),
    ],
)
def test_what_the_guard_refuses(
    transport: InProcess, status: int, method: str, body: str, head: dict[str, str]
) -> None:
    ack = transport.request(method, "/mcp", body.encode(), head | LIST_HEAD)
    assert ack.status == status
    assert "tools" not in ack.body


def test_what_is_no_utf_8_is_refused(transport: InProcess) -> None:
    assert transport.request("POST", "/mcp", b"\xff\xfe", signed("x", "events_api")).status in (400, 401)


def test_the_same_signed_request_again_is_answered_the_same(transport: InProcess) -> None:
    head = signed(ASK, "events_api") | ASK_HEAD
    first, again = (transport.request("POST", "/mcp", ASK.encode(), head) for _ in range(2))
    assert (first.status, first.body) == (again.status, again.body)  # it changes nothing, so nothing is repeated


@pytest.mark.parametrize(
    ("status", "code", "body"),
    [
        (400, -32700, "{"),
        (400, -32700, ""),
        (400, -32700, "[" * 100_000),
        (400, -32700, '{"a":' * 50_000),
        (400, -32700, f'{{"jsonrpc": "2.0", "id": {"9" * 5000}, "method": "ping"}}'),
        (400, -32600, "[]"),
        (400, -32600, f"[{ASK}, {ASK}]"),
        (400, -32600, "3"),
        (400, -32600, "null"),
        (400, -32600, '"tools/list"'),
        (400, -32600, "{}"),
        (400, -32600, '{"jsonrpc": "1.0", "id": 1, "method": "ping"}'),
        (400, -32600, '{"jsonrpc": "2.0", "id": null, "method": "ping"}'),
        (400, -32600, '{"jsonrpc": "2.0", "id": [1], "method": "ping"}'),
        (400, -32600, '{"jsonrpc": "2.0", "id": true, "method": "ping"}'),
        (400, -32600, '{"jsonrpc": "2.0", "id": 1, "method": 3}'),
        (400, -32600, '{"jsonrpc": "2.0", "id": 1, "result": {}}'),
        (200, -32602, '{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": [1]}'),
        (200, -32601, legacy("tools/erase")),
        (200, -32601, legacy("completion/complete")),
        (200, -32602, legacy("tools/list", cursor="x")),
        (200, -32602, legacy("resources/read")),
        (200, -32602, legacy("resources/read", uri={"a": 1})),
        (200, -32602, legacy("prompts/get", name=["a"])),
    ],
)
def test_what_is_malformed_is_an_error_of_the_protocol(transport: InProcess, status: int, code: int, body: str) -> None:
    ack = post(transport, body)
    assert (ack.status, told(ack.body)["error"]["code"]) == (status, code)
    assert "Traceback" not in ack.body


@pytest.mark.parametrize(
    ("status", "code", "headers", "meta", "method"),
    [
        (404, -32601, {}, {}, "tools/erase"),
        (404, -32601, {}, {}, "ping"),
        (404, -32601, {}, {}, "initialize"),
        (404, -32601, {}, {}, "subscriptions/listen"),
        (400, -32020, {"MCP-Protocol-Version": "2025-11-25"}, {}, "tools/list"),
        (400, -32020, {"Mcp-Method": "tools/call"}, {}, "tools/list"),
        (400, -32602, {}, {f"{META}clientCapabilities": None}, "tools/list"),
        (400, -32020, {}, {f"{META}protocolVersion": 3}, "tools/list"),
        (400, -32022, {"MCP-Protocol-Version": "2031-01-01"}, {f"{META}protocolVersion": "2031-01-01"}, "tools/list"),
    ],
)
def test_what_does_not_fit_the_stateless_way(
    transport: InProcess, status: int, code: int, headers: dict[str, str], meta: dict[str, Any], method: str
) -> None:
    _, head = request(method)
    said = {name: each for name, each in (ENVELOPE | meta).items() if each is not None}
    body = json.dumps({"jsonrpc": "2.0", "id": "a", "method": method, "params": {"_meta": said}})
    ack = post(transport, body, **(head | headers))
    answered = told(ack.body)
    assert (ack.status, answered["error"]["code"], answered["id"]) == (status, code, "a")
    if code == -32022:
        assert "2026-07-28" in answered["error"]["data"]["supported"]


def test_the_name_of_what_is_called_stands_in_a_header_too(transport: InProcess) -> None:
    assert post(transport, ASK, **(ASK_HEAD | {"Mcp-Name": "kommun"})).status == 400
    assert post(transport, ASK, **(ASK_HEAD | {"Mcp-Name": "=?base64?YXNr?="})).status == 200
    assert post(transport, ASK, **(ASK_HEAD | {"Mcp-Name": "=?base64?!?="})).status == 400


def test_an_unknown_version_in_the_header_alone_is_refused(transport: InProcess) -> None:
    ack = post(transport, legacy("tools/list"), MCP_Protocol_Version="1999-01-01")
    assert (ack.status, told(ack.body)["error"]["code"]) == (400, -32022)


@pytest.mark.parametrize("method", ["tools/call", "notifications/cancelled", "tools/list", "x"])
def test_a_notification_is_taken_and_not_answered(transport: InProcess, method: str) -> None:
    body = json.dumps({"jsonrpc": "2.0", "method": method, "params": {"name": "ask"}})
    assert (post(transport, body).status, post(transport, body).body) == (202, "")
    assert post(transport, body, MCP_Protocol_Version="2026-07-28").status == 202


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(LETTERS, max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(LETTERS, max_size=8), inner, max_size=4),
    max_leaves=10,
)
NAMES = st.sampled_from(["ask", "query", "kommun", "ranking", "compare", "verify", "surveys"])
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        "question": st.sampled_from(["Umeå", "topp Skåne", "karta", "", "{}", '{"want": "value"}']) | VALUES,
        "name": st.sampled_from(["Umeå", "häbo", "Skåne", "0180", "9999"]) | VALUES,
        "kommun": st.sampled_from(["Umeå", "Oslo"]) | VALUES,
        "places": st.lists(st.sampled_from(["Umeå", "Skåne", "Halland", "Lund", "?"]), max_size=4) | VALUES,
        "area": st.sampled_from(["Skåne", "Stockholm", "små kommuner", "Lund", "inte Skåne"]) | VALUES,
        "measure": st.sampled_from(["score", "apps", "answered", "population", "none"]) | VALUES,
        "statistic": st.sampled_from(["value", "place", "share", "mean", "median", "total"]) | VALUES,
        "claimed": st.integers(-5, 200) | st.floats(allow_nan=False, allow_infinity=False) | VALUES,
        "survey": st.sampled_from(["skl-2014", "skl-2011", "none"]) | VALUES,
        "limit": st.integers(-1, 60) | VALUES,
        "order": st.sampled_from(["most", "fewest"]) | VALUES,
        "language": st.sampled_from(["sv", "en", "fi"]) | VALUES,
        "x": VALUES,
    },
)
MEASURES = st.sampled_from(["score", "apps", "answered", "population", "none", ""])
LEAVES = st.one_of(
    st.sampled_from([{"in": "12"}, {"in": "own"}, {"in": "x"}, {"group": "own"}, {"size": [0, 10000]}, {"is": "9999"}]),
    st.builds(lambda measure, op, value: {"has": [measure, op, value]}, MEASURES, st.sampled_from(["<", "==", ">="]), st.sampled_from([0, 10, "max"])),
    st.builds(lambda measure: {"known": measure}, MEASURES),
    st.builds(lambda measure, first: {"place": [measure, first, first + 2, "most"]}, MEASURES, st.integers(-2, 9)),
    st.builds(lambda measure, than: {"beside": [than, "better", measure]}, MEASURES, st.sampled_from(["0180", "mean", "9999"])),
)  # fmt: skip
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(lambda key, of: {key: of}, st.sampled_from(["all", "any"]), st.lists(inner, max_size=3))
        | st.builds(lambda what: {"not": what}, inner)
    ),
    max_leaves=4,
)
QUESTIONS = st.fixed_dictionaries(
    {"want": st.sampled_from(get_args(Want))},
    optional={
        "measure": MEASURES,
        "where": CONDITIONS,
        "that": CONDITIONS,
        "of": st.lists(st.sampled_from(["0180", "1480", "12", "Småland", "9999", "x"]), max_size=3),
        "by": st.sampled_from(get_args(Group)),
        "to": st.sampled_from(get_args(Target)),
        "order": st.sampled_from(get_args(Order)),
        "form": st.sampled_from(get_args(Form)),
        "limit": st.integers(-1, 3) | st.just(10**30),
        "page": st.integers(-1, 3) | st.just(10**30),
        "claim": st.tuples(st.sampled_from(["<", "=="]), st.sampled_from([1, 10**400]), st.booleans()),
        "survey": st.sampled_from(["skl-2014", "skl-2011", "none"]),
        "since": st.sampled_from(["skl-2011", "none"]),
        "topic": st.sampled_from(["sources", "group:x", "{x}"]),
        "every": st.booleans(),
    },
)
METHODS = st.sampled_from(
    ["tools/call", "tools/list", "resources/read", "prompts/get", "initialize", "server/discover"]
)


@pytest.fixture(scope="module")
def site(answerer: Answerer, tmp_path_factory: pytest.TempPathFactory) -> Any:
    with FakeSlack() as slack:
        yield in_process(slack, answerer, State(address(tmp_path_factory.mktemp("mcp") / "state.db")))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(method=METHODS | st.text(LETTERS, max_size=9), params=VALUES | st.dictionaries(st.sampled_from(["name", "uri", "arguments", "cursor", "_meta"]), VALUES, max_size=5), meta=VALUES, id_=VALUES, header=st.sampled_from(["", "2026-07-28", "2025-11-25", "x"]))  # fmt: skip
def test_nothing_posted_makes_it_fail(
    site: InProcess, method: str, params: Any, meta: Any, id_: Any, header: str
) -> None:
    if isinstance(params, dict):
        params["_meta"] = {**ENVELOPE, "slack": meta} if header == "2026-07-28" else meta
    body = json.dumps({"jsonrpc": "2.0", "id": id_, "method": method, "params": params})
    head = {"MCP-Protocol-Version": header, "Mcp-Method": method} if header else {}
    ack = post(site, body, **head)
    assert ack.status in {200, 202, 400, 403, 404}, ack
    assert "failure" not in ack.body


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(name=NAMES, arguments=GIVEN, user=st.integers(0, 10**9))
def test_no_arguments_make_a_tool_fail(site: InProcess, name: str, arguments: dict[str, Any], user: int) -> None:
    result = called(site, name, arguments, SOMEBODY | {"user_id": f"U{user}"})
    assert result["structuredContent"]["text"]
    assert not result["content"][0]["text"].startswith(FAILED), (name, arguments)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(question=QUESTIONS, user=st.integers(0, 10**9))
def test_no_question_as_json_makes_it_fail(site: InProcess, question: dict[str, Any], user: int) -> None:
    result = called(site, "query", {"question": question}, SOMEBODY | {"user_id": f"U{user}"})
    assert result["structuredContent"]["text"]
    assert not result["content"][0]["text"].startswith(FAILED), question


# --- who may ask


@pytest.mark.parametrize(
    ("caller", "status"),
    [
        (SOMEBODY, 200),
        ({"team_id": "T1", "user_id": "U1", "enterprise_id": "E1"}, 200),
        ({"team_id": "T2", "user_id": "U1", "enterprise_id": None}, 403),
        ({"team_id": None, "user_id": "U1", "enterprise_id": "E1"}, 403),
        ({"team_id": "T1"}, 403),
        ({"user_id": "U1"}, 403),
        ({"team_id": {"id": "T1"}, "user_id": "U1"}, 403),
        ({}, 403),
        (None, 403),
    ],
)
def test_only_the_bots_own_workspace_may_ask(transport: InProcess, caller: dict[str, Any] | None, status: int) -> None:
    body, head = request("tools/call", caller, name="ask", arguments={"question": "Umeå"})
    ack = post(transport, body, **head)
    assert ack.status == status
    assert ("result" in told(ack.body)) == (status == 200)


def test_whom_slack_signs_for_may_list_what_there_is(transport: InProcess) -> None:
    assert "tools" in told(post(transport, LIST, **LIST_HEAD).body)["result"]
    body, head = request("tools/list", SOMEBODY | {"team_id": "T2"})
    assert post(transport, body, **head).status == 403


def test_a_workspace_that_installed_it_may_ask(slack: FakeSlack, answerer: Answerer, tmp_path: Path) -> None:
    url = address(tmp_path / "state.db")
    prepare(PLAIN, url)
    with closing(State(url)) as state, distributed(slack, answerer, state) as site:
        body, head = request("tools/call", name="ask", arguments={"question": "Umeå"})
        assert post(site, body, **head).status == 403
        assert "result" in told(post(site, LIST, **LIST_HEAD).body)
        Browser(slack, site).install("T1")
        assert post(site, body, **head).status == 200
        other, head = request("tools/call", SOMEBODY | {"team_id": "T9"}, name="ask", arguments={"question": "Umeå"})
        assert post(site, other, **head).status == 403


def test_workspaces_are_asked_for_it_only_where_it_is_wanted(
    slack: FakeSlack, answerer: Answerer, tmp_path: Path
) -> None:
    url = address(tmp_path / "state.db")
    for wanted in (False, True):
        oauth = replace(PLAIN, mcp=wanted)
        prepare(oauth, url)
        with closing(State(url)) as state, distributed(slack, answerer, state, oauth) as site:
            page = site.request("GET", "/slack/install", b"", {})
        assert ("mcp%3Aconnect" in page.body or "mcp:connect" in page.body) is wanted


def test_an_organisation_that_installed_it_may_ask(slack: FakeSlack, answerer: Answerer, tmp_path: Path) -> None:
    url = address(tmp_path / "state.db")
    prepare(PLAIN, url)
    with closing(State(url)) as state, distributed(slack, answerer, state) as site:
        Browser(slack, site).install("", enterprise="E1")
        state.choose("E1", "U1", Choice("en", None))
        for team in (None, "T7"):
            caller = {"team_id": team, "user_id": "U1", "enterprise_id": "E1"}
            answered = called(site, "ask", {"question": "Umeå"}, caller)
            assert answered["content"][0]["text"].startswith("Umeå: 14 of 14 points.")
        other, head = request("tools/call", {"team_id": None, "user_id": "U1", "enterprise_id": "E2"}, name="surveys")
        assert post(site, other, **head).status == 403


# --- as everybody else who asks


def test_the_language_is_the_one_wished_else_the_one_chosen_else_that_of_the_words(
    transport: InProcess, state: State
) -> None:
    def said(**given: Any) -> str:
        return str(called(transport, "ask", given)["content"][0]["text"])

    assert said(question="Umeå").startswith("Umeå: 14 av 14")
    assert said(question="How did Umeå do?").startswith("Umeå: 14 of 14")
    state.choose("T1", "U1", Choice("en", None))
    assert said(question="Umeå").startswith("Umeå: 14 of 14")
    assert said(question="Umeå", language="sv").startswith("Umeå: 14 av 14")
    said(question="språk sv")
    assert state.choice("T1", "U1").lang == "en"  # a tool that only reads chooses nothing


def test_one_who_asks_too_much_is_turned_away_here_and_in_slack(transport: InProcess, workspace: Workspace) -> None:
    for _ in range(20):
        assert called(transport, "kommun", {"name": "Umeå"})["structuredContent"]["status"] == "answer"
    result = called(transport, "kommun", {"name": "Umeå"})
    assert (result["structuredContent"]["status"], result["isError"]) == ("busy", True)
    assert result["content"][0]["text"] == TEXTS["en"].busy
    assert workspace.slash("Umeå")["text"] == TEXTS["sv"].busy
    other = called(transport, "kommun", {"name": "Umeå"}, SOMEBODY | {"user_id": "U2"})
    assert other["structuredContent"]["status"] == "answer"


def test_what_was_asked_is_counted_and_logged_without_its_words(
    slack: FakeSlack, db_path: Path, state: State, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(db_path)
    metrics = Metrics(store)
    app = make_app(
        Answerer(store), make_client(BOT_TOKEN, slack.api_url), SIGNING_SECRET, state, Journal(metrics.question)
    )
    site = InProcess(make_site(app))
    with caplog.at_level(logging.INFO, "eindex.questions"):
        called(site, "kommun", {"name": "Umeå"})
        called(site, "kommun", {"name": "häbo"})
    page = metrics.page().decode()
    assert 'eindex_questions_total{intent="profile",language="sv",status="answer",surface="mcp"} 1.0' in page
    assert 'surface="mcp"' in page
    assert [record.__dict__["team"] for record in caplog.records] == ["T1", "T1"]
    assert "Umeå" not in caplog.text
