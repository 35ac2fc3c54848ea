"""Slack's side failing, on any call: tried again within reason, then said or logged with an id; and a flood of one."""

import logging
import re
import threading
import time

import pytest

from data.state import State
from handlers.answering.answerer import Answerer
from handlers.sending.client import make_client
from handlers.serving.app import make_app
from handlers.serving.http import make_site
from tests.conftest import in_process
from tests.fake_slack import FakeSlack, Fault, InProcess, Workspace
from tests.fake_slack.server import BOT_TOKEN, SIGNING_SECRET
from tests.virtual_time import VirtualTime

FAULTS = {
    "rate limit": Fault(429, '{"ok": false, "error": "ratelimited"}', {"Retry-After": "1"}),
    "rate limit without a time": Fault(429, ""),
    "500": Fault(500, "oops"),
    "502": Fault(502, "<html>bad gateway</html>"),
    "reset": Fault(reset=True),
    "garbage": Fault(200, "<html>maintenance</html>"),
    "half JSON": Fault(200, '{"ok": tr'),
    "silence": Fault(after=1.0),
    "no HTTP": Fault(garbled=True),
    "refused blocks": Fault(200, '{"ok": false, "error": "invalid_blocks"}'),
}
LASTING = {
    "a day's rate limit": Fault(429, "", {"Retry-After": "86400"}),
    "a rate limit of nonsense": Fault(429, "", {"Retry-After": "soon"}),
    "missing scope": Fault(200, '{"ok": false, "error": "missing_scope"}'),
    "another's token": Fault(200, '{"ok": false, "error": "account_inactive"}'),
}


@pytest.fixture
def impatient(
    slack: FakeSlack,
    answerer: Answerer,
    state: State,
    virtual_time: VirtualTime,
    request: pytest.FixtureRequest,
) -> Workspace:
    """A workspace whose bot waits half a second for Slack, and a moment where it is to keep silent."""
    client = make_client(BOT_TOKEN, slack.api_url)
    client.timeout = 0.04 if "silence" in request.node.name else 0.5  # type: ignore[assignment]  # the SDK passes it on as it is
    return Workspace(slack, InProcess(make_site(make_app(answerer, client, SIGNING_SECRET, state))))


@pytest.mark.parametrize("name", FAULTS)
def test_a_call_that_fails_once_is_made_again(impatient: Workspace, name: str) -> None:
    impatient.slack.fail("chat.postMessage", FAULTS[name])
    impatient.mention("Umeå")
    said = impatient.slack.wait_for_messages(1)
    assert said[0]["text"].startswith("Umeå: 14 av 14 poäng.")


@pytest.mark.parametrize("name", LASTING)
def test_a_call_that_goes_on_failing_is_told_or_logged_with_an_id(
    impatient: Workspace, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    slack, fault = impatient.slack, LASTING[name]
    slack.fail("chat.postMessage", fault)
    impatient.mention("Umeå")
    failure = slack.wait_for_messages(1)[0]["text"]
    error_id = re.search(r"([0-9a-f]{8})\.$", failure)
    assert error_id
    assert f"failure {error_id[1]}" in caplog.text

    slack.fail("chat.postMessage", fault, fault)
    impatient.mention("Umeå")
    slack.wait_until(lambda: "could not be told to the asker" in caplog.text, "a line in the log")
    assert len(slack.messages) == 1
    impatient.mention("Luleå")  # and the bot goes on
    assert slack.wait_for_messages(2)[1]["text"].startswith("Luleå")


def test_failures_lose_no_thread(impatient: Workspace) -> None:
    slack = impatient.slack
    of_others = set(threading.enumerate())  # apps of tests before
    impatient.mention("Umeå")
    slack.wait_for_messages(1)
    slack.fail("chat.postMessage", *[LASTING["missing scope"]] * 120)
    for number in range(60):
        Workspace(slack, impatient.transport, f"U{number}").mention("Umeå")
    slack.wait_until(lambda: not slack.failing("chat.postMessage"), "120 failures", 90)
    before = len(slack.messages)
    for number in range(40):
        Workspace(slack, impatient.transport, f"U{number + 100}").mention("Luleå")
    slack.wait_for_messages(before + 40)
    ours = [thread for thread in threading.enumerate() if thread not in of_others and thread.name.startswith("answer")]
    assert len(ours) <= 32


def test_somebody_who_floods_is_told_and_others_are_answered(workspace: Workspace) -> None:
    texts = [workspace.slash("top 3 in Skåne")["text"] for _ in range(200)]
    busy = "Too many questions right now. Please wait a few seconds and ask again."
    assert texts.count(busy) > 150
    assert busy not in texts[:20]
    other = Workspace(workspace.slack, workspace.transport, "U2")
    began = time.monotonic()
    assert other.slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")
    assert time.monotonic() - began < 0.5


def test_who_floods_with_messages_is_told_once_and_a_click_leaves_its_message(workspace: Workspace) -> None:
    for _ in range(60):
        workspace.direct_message("Umeå")
    messages = workspace.slack.wait_for_messages(21)
    time.sleep(0.04)
    assert [m["text"] for m in messages].count("För många frågor just nu. Vänta några sekunder och fråga igen.") == 1
    assert len(messages) <= 25


def test_an_event_for_which_there_is_no_room_is_left_to_slack(
    slack: FakeSlack, answerer: Answerer, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.answering.rate_limit._WAITING", 0)
    workspace = Workspace(slack, in_process(slack, answerer, state))
    with pytest.raises(AssertionError, match="503"):
        workspace.mention("Umeå", event_id="Ev1")
    time.sleep(0.04)
    assert slack.messages == []
    monkeypatch.setattr("handlers.answering.rate_limit._WAITING", 1)
    workspace.mention("Umeå", event_id="Ev1")  # delivered again
    slack.wait_for_messages(1)


def test_what_fails_is_logged_without_what_was_asked(impatient: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    impatient.slack.fail("chat.postMessage", FAULTS["half JSON"], FAULTS["500"])
    impatient.mention("hemligt Umeå")
    impatient.slack.wait_for_messages(1)
    assert "a call to Slack failed" in caplog.text
    assert "hemligt" not in "".join(record.getMessage() for record in caplog.records)
