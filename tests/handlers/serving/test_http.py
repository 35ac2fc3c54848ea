"""The HTTP edge refuses what is malformed: 4xx, never 500, and nothing of ours in the answer."""

import json
import time
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import LETTERS
from tests.fake_slack import InProcess
from tests.fake_slack.workspace import signed

EVENTS = "/slack/events"
BODY = json.dumps({"type": "url_verification", "challenge": "abc"})

NO_EVENT = '{"type": "event_callback", "event": null}'  # these two were found by make fuzz
LIST_EVENT = '{"type": "event_callback", "event": ["x"]}'


def headers(body: str = BODY, kind: str = "events_api", **changed: str) -> dict[str, str]:
    return signed(body, kind) | {name.replace("_", "-"): value for name, value in changed.items()}


def test_slack_can_verify_the_url(transport: InProcess) -> None:
    ack = transport.request("POST", EVENTS, BODY.encode(), headers())
    assert (ack.status, json.loads(ack.body)) == (200, {"challenge": "abc"})


def test_health_is_told(transport: InProcess) -> None:
    assert transport.request("GET", "/healthz", b"", {}).status == 200


@pytest.mark.parametrize(
    ("status", "method", "path", "body", "head"),
    [
        (404, "POST", "/", BODY, headers),
        (404, "GET", "/slack/events/../secret", "", {}),
        (405, "GET", EVENTS, "", {}),
        (405, "PUT", EVENTS, BODY, headers),
        (401, "POST", EVENTS, BODY, {}),
        (401, "POST", EVENTS, BODY, partial(headers, X_Slack_Signature="v0=0000")),
        (401, "POST", EVENTS, BODY, partial(headers, X_Slack_Signature="v0=åäö")),
        (401, "POST", EVENTS, BODY, partial(headers, X_Slack_Request_Timestamp="now")),
        (401, "POST", EVENTS, BODY, partial(headers, X_Slack_Request_Timestamp="١٢٣")),
        (401, "POST", EVENTS, BODY, partial(headers, X_Slack_Request_Timestamp=str(int(time.time()) - 3600))),
        *[
            (401, "POST", EVENTS, BODY, partial(headers, X_Slack_Request_Timestamp="9" * digits))
            for digits in (13, 400, 5000)
        ],
        (401, "POST", EVENTS, BODY + " ", headers),
        (400, "POST", EVENTS, "{", partial(headers, "{")),
        (400, "POST", EVENTS, "[]", partial(headers, "[]")),
        (400, "POST", EVENTS, "null", partial(headers, "null")),
        (400, "POST", EVENTS, "[" * 100_000, partial(headers, "[" * 100_000)),
        (400, "POST", EVENTS, "payload=%7B", partial(headers, "payload=%7B", "interactive")),
        (400, "POST", EVENTS, "payload=3", partial(headers, "payload=3", "interactive")),
        (413, "POST", EVENTS, "x" * 2_000_000, partial(headers, "x" * 2_000_000)),
        (400, "POST", EVENTS, BODY, partial(headers, Content_Length="many")),
        (404, "POST", EVENTS, '{"type": "unheard_of"}', partial(headers, '{"type": "unheard_of"}')),
        (400, "POST", EVENTS, NO_EVENT, partial(headers, NO_EVENT)),
        (400, "POST", EVENTS, LIST_EVENT, partial(headers, LIST_EVENT)),
        (401, "POST", EVENTS, LIST_EVENT, {}),
    ],
)
def test_what_is_malformed_is_refused(
    transport: InProcess,
    status: int,
    method: str,
    path: str,
    body: str,
    head: dict[str, str] | Callable[[], dict[str, str]],
) -> None:
    sent = head() if callable(head) else head  # signed now: a signature is good for five minutes
    ack = transport.request(method, path, body.encode(), sent)
    assert ack.status == status
    assert "Traceback" not in ack.body


@pytest.mark.parametrize(
    ("status", "body"),
    [(200, "ssl_check=1&token=x"), (401, "ssl_check=2&token=x"), (401, "ssl_check=&command=/eindex")],
)
def test_slack_may_check_the_certificate_unsigned(transport: InProcess, status: int, body: str) -> None:
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    ack = transport.request("POST", EVENTS, body.encode(), head)
    assert (ack.status, "failure" in ack.body) == (status, False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["GET", "POST", "HEAD", "DELETE"]),
    path=st.sampled_from([EVENTS, "/healthz", "/"]),
    body=st.one_of(
        st.binary(max_size=200), st.text(LETTERS).map(lambda t: json.dumps({"type": t, "event": t}).encode())
    ),
    sign=st.booleans(),
    timestamp=st.one_of(st.text(LETTERS, max_size=12), st.integers(1, 6000).map(lambda digits: "9" * digits)),
    content_type=st.sampled_from(["application/json", "application/x-www-form-urlencoded", "text/plain", ""]),
)
def test_nothing_makes_it_fail(
    transport: InProcess, method: str, path: str, body: bytes, sign: bool, timestamp: str, content_type: str
) -> None:
    head = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": "v0=1"}
    if sign:
        head = signed(body.decode("utf-8", "replace"), "events_api")
    head["Content-Type"] = content_type
    assert transport.request(method, path, body, head).status in {200, 400, 401, 404, 405, 413}
