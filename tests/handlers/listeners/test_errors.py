"""Where no token is found since the state store is away, whoever asks hears it on every surface that can be told."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from data.state import State, address
from handlers.answering.answerer import Answerer
from tests.conftest import distributed
from tests.fake_slack import FakeSlack, Workspace
from tests.fake_slack.rules import Json
from tests.fake_slack.view_rules import check_options, check_view
from tests.fake_slack.workspace import Ack

VIEW = {"type": "modal", "id": "V1", "callback_id": "lookup", "state": {"values": {}}}
BUTTON = {"type": "button", "action_id": "ask:0", "value": "en Umeå"}


@pytest.fixture
def lost(slack: FakeSlack, answerer: Answerer, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of a bot whose state store cannot be opened."""
    url = address(tmp_path / "no" / "folder.db")
    with closing(State(url)) as state, distributed(slack, answerer, state) as site:
        yield Workspace(slack, site)


def interact(lost: Workspace, payload: Json) -> Ack:
    return lost.act(payload)


def test_a_command_is_answered_in_its_language(lost: Workspace) -> None:
    assert lost.slash("What is the score of Umeå?")["text"].startswith("Something went wrong")
    assert lost.slash("Umeå")["text"].startswith("Något gick fel")


def test_a_click_is_answered_beside_the_message(lost: Workspace) -> None:
    lost.interact(BUTTON)
    told = lost.slack.wait_for_messages(1)[0]
    assert told["text"].startswith("Something went wrong")
    assert (told["response_type"], told["replace_original"]) == ("ephemeral", False)


def test_a_modal_that_is_submitted_says_so(lost: Workspace) -> None:
    view = json.loads(interact(lost, {"type": "view_submission", "view": VIEW}).body)["view"]
    check_view(view)
    assert "Något gick fel" in json.dumps(view, ensure_ascii=False)


def test_a_list_says_so(lost: Workspace) -> None:
    payload = {"type": "block_suggestion", "action_id": "kommun", "block_id": "kommun", "value": "k", "view": VIEW}
    options = json.loads(interact(lost, payload).body)
    check_options(options)
    assert options["options"][0]["value"] == "-"


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "shortcut", "callback_id": "lookup", "trigger_id": "1.1", "action_ts": "1.0"},
        {"type": "block_actions", "actions": [BUTTON], "view": VIEW, "container": {}, "trigger_id": "1.1"},
    ],
)
def test_where_nobody_can_be_told_slack_shows_its_own_warning(lost: Workspace, payload: Json) -> None:
    assert interact(lost, payload).status == 503


def test_an_event_is_delivered_again(lost: Workspace) -> None:
    with pytest.raises(AssertionError, match="503"):
        lost.mention("Umeå")
