"""A response_url that keeps silent: nobody waits long for it, and whoever clicked hears it in another way."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from data.state import State
from handlers.answering.answerer import Answerer
from handlers.serving.oauth import prepare
from tests.conftest import PLAIN, distributed
from tests.fake_slack import FakeSlack, Fault, Surfaces, Workspace

SILENCE = Fault(after=20.0)
FEW = 5.0  # seconds; alone it is a moment

pytestmark = pytest.mark.usefixtures("hasty")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds


def test_a_click_is_answered_beside_its_message(workspace: Workspace) -> None:
    answer = workspace.slash("Umeå")
    workspace.slack.fail("respond", SILENCE)
    with within(FEW):
        workspace.click(answer, "Topp i landet")
        message = workspace.slack.wait_for_messages(1, FEW)[0]
    assert (message["method"], message["user"]) == ("chat.postEphemeral", "U1")
    assert message["text"].startswith("Högst poäng i landet: Göteborg")


def test_an_answer_is_shared_and_its_asker_told_after_one_silence(workspace: Workspace) -> None:
    answer = workspace.slash("Umeå")
    workspace.slack.fail("respond", SILENCE, SILENCE)
    with within(FEW):
        workspace.click(answer, "Dela i kanalen")
        shared, told = workspace.slack.wait_for_messages(2, FEW)
    assert shared["text"].endswith("Delat av <@U1>")
    assert (told["method"], told["text"]) == ("chat.postEphemeral", "Svaret är delat i kanalen.")
    assert workspace.slack.failing("respond") == 1


def test_an_answer_that_was_perhaps_not_taken_away_is_told_of(workspace: Workspace) -> None:
    answer = workspace.slash("Umeå")
    workspace.slack.fail("respond", SILENCE)
    with within(FEW):
        workspace.click(answer, "Ta bort")
        told = workspace.slack.wait_for_messages(1, FEW)[0]
    assert told["text"].startswith("Något gick fel")


def test_a_patience_that_nobody_has_is_not_waited_for(workspace: Workspace) -> None:
    answer = workspace.slash("Umeå")
    workspace.slack.fail("respond", Fault(429, "", {"Retry-After": "3600"}))
    with within(2.0):
        workspace.click(answer, "Topp i landet")
        assert workspace.slack.wait_for_messages(1)[0]["method"] == "chat.postEphemeral"


def test_a_click_whose_payload_has_no_response_url_is_answered(workspace: Workspace) -> None:
    button = {"type": "button", "action_id": "ask:0", "value": "sv Umeå"}
    payload = {
        "type": "block_actions",
        "channel": {"id": "C1"},
        "container": {"type": "message", "channel_id": "C1", "message_ts": "1.0", "is_ephemeral": True},
        "actions": [{**button, "block_id": "b", "action_ts": "1.0"}],
        "trigger_id": "1.1",
    }
    assert workspace.act(payload).status == 200
    assert workspace.slack.wait_for_messages(1)[0]["text"].startswith("Umeå: 14 av 14 poäng.")


def test_threads_are_free_again_soon(workspace: Workspace) -> None:
    slack = workspace.slack
    answer = workspace.slash("Umeå")
    slack.fail("respond", *[SILENCE] * 32)
    for number in range(32):
        Workspace(slack, workspace.transport, user=f"U{number + 100}").click(answer, "Topp i landet")
    with within(FEW):
        workspace.mention("Luleå")
        slack.wait_for_text("Luleå", FEW)
    slack.wait_for_messages(33)


def test_a_modal_is_acknowledged_though_it_could_not_be_shared(workspace: Workspace) -> None:
    anna = Surfaces(workspace)
    anna.shortcut("lookup")
    anna.choose("0483")
    anna.slack.fail("respond", SILENCE)
    assert anna.share()["errors"]["channel"].startswith("Slack svarade inte i tid.")


def test_where_it_is_not_installed_a_click_is_acknowledged_in_time(
    slack: FakeSlack, answerer: Answerer, state: State
) -> None:
    prepare(PLAIN, state._url)
    with closing(state), distributed(slack, answerer, state) as site:
        nobody = Workspace(slack, site, "T9")
        button = {"type": "button", "action_id": "ask:0", "value": "sv Umeå"}
        nobody.interact(button)
        assert "no longer installed" in slack.wait_for_messages(1)[0]["text"]
        slack.fail("respond", SILENCE)
        nobody.interact(button)  # an AssertionError where it takes three seconds
        assert len(slack.messages) == 1


def test_where_the_state_store_is_away_a_click_is_acknowledged_in_time(
    slack: FakeSlack, answerer: Answerer, tmp_path: object
) -> None:
    state = State(f"sqlite:///{tmp_path}/no/folder.db")
    with closing(state), distributed(slack, answerer, state) as site:
        lost = Workspace(slack, site)
        slack.fail("respond", SILENCE)
        with pytest.raises(AssertionError, match="503"):  # and not: acknowledged after 20 s
            lost.interact({"type": "button", "action_id": "ask:0", "value": "sv Umeå"})
        assert slack.messages == []
