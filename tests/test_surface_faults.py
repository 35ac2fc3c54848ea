"""Where our store fails, or is replaced, whoever uses a surface hears it; and nothing said on one pings or leaks."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data.state import Choice, State
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.conftest import in_process
from tests.fake_slack import FakeSlack, Fault, Surfaces, Workspace
from tests.fake_slack.view_rules import elements

FAULT = "Något gick fel hos mig"


@pytest.fixture
def broken(slack: FakeSlack, own_db: str, state: State) -> Surfaces:
    """Somebody whose bot has a store that lacks a table: every question about figures meets a fault."""
    with closing(sqlite3.connect(own_db)) as db:
        db.execute("ALTER TABLE known RENAME TO lost")
    return Surfaces(Workspace(slack, in_process(slack, Answerer(Store(Path(own_db))), state)))


def test_a_list_that_fails_says_so(broken: Surfaces) -> None:
    assert broken.type("katr") == ["Listan gick inte att hämta. Försök igen om en stund.=-"]


def test_a_modal_that_cannot_be_answered_says_so(broken: Surfaces) -> None:
    broken.shortcut("lookup")
    broken.choose("0483")
    assert FAULT in json.dumps(broken.modal()[1], ensure_ascii=False)


def test_a_message_whose_kommuner_cannot_be_told_of_is_said(broken: Surfaces) -> None:
    broken.shortcut("named", message="Katrineholm")
    assert FAULT in json.dumps(broken.modal()[1], ensure_ascii=False)


def test_a_page_that_cannot_be_drawn_becomes_a_message(broken: Surfaces) -> None:
    broken.open_page()
    message = broken.slack.wait_for_messages(1)[0]
    assert message["channel"] == "D0U1"
    assert message["text"].startswith(FAULT)


@pytest.mark.parametrize("callback_id", ["kommun_index", "kommun_choices"])
def test_a_step_that_cannot_be_carried_out_ends_with_a_sentence(broken: Surfaces, callback_id: str) -> None:
    ended = broken.ended(broken.run_step(callback_id, {"kommun": "0483", "query": "katr"}))
    assert ended["error"].startswith(FAULT)


def test_a_button_in_a_modal_that_cannot_be_answered_says_so(broken: Surfaces, answerer: Answerer) -> None:
    broken.shortcut("lookup")
    view_id, _ = broken.modal()
    button = {"type": "button", "action_id": "ask:0", "value": "en top"}
    broken.act({"type": "modal", "blocks": [{"type": "actions", "elements": [button]}]}, "ask:0", view_id=view_id)
    broken.slack.wait_until(lambda: "Something went wrong" in json.dumps(broken.slack.shown.modals), "a sentence")


def test_a_fault_is_told_in_the_language_of_the_question(broken: Surfaces, own_db: str, state: State) -> None:
    slack = broken.slack
    workspace = Workspace(slack, in_process(slack, Answerer(Store(Path(own_db))), state))
    assert workspace.slash("What is the score of Umeå?")["text"].startswith("Something went wrong")
    assert workspace.slash("hur gick det för Umeå")["text"].startswith(FAULT)
    workspace.mention("What is the score of Umeå?")
    assert slack.wait_for_messages(1)[0]["text"].startswith("Something went wrong")
    state.choose("T1", "U1", Choice("en"))
    assert workspace.slash("Umeå")["text"].startswith("Something went wrong")


def test_a_file_that_is_asked_for_in_a_modal_comes(slack: FakeSlack, example: Answerer, state: State) -> None:
    anna = Surfaces(Workspace(slack, in_process(slack, example, state)))
    anna.shortcut("lookup")
    view_id, _ = anna.modal()
    button = {"type": "button", "action_id": "ask:0", "value": "en csv Skåne example"}
    anna.act({"type": "modal", "blocks": [{"type": "actions", "elements": [button]}]}, "ask:0", view_id=view_id)
    assert slack.wait_for_files(1)[0].channel == "D0U1"
    assert "direct message" in json.dumps(anna.modal()[1])


def test_a_language_that_is_chosen_in_a_modal_is_kept(slack: FakeSlack, answerer: Answerer, state: State) -> None:
    anna = Surfaces(Workspace(slack, in_process(slack, answerer, state)))
    button = {"type": "button", "action_id": "ask:0", "value": "sv språk en"}
    anna.act({"type": "home", "blocks": [{"type": "actions", "elements": [button]}]}, "ask:0")
    anna.modal()
    assert state.choice("T1", "U1") == Choice("en")


@pytest.mark.usefixtures("virtual_time")
def test_a_page_that_is_refused_and_whose_message_too_is_logged_with_an_id(
    slack: FakeSlack, answerer: Answerer, state: State, caplog: pytest.LogCaptureFixture
) -> None:
    anna = Surfaces(Workspace(slack, in_process(slack, answerer, state)))
    refused = Fault(200, '{"ok": false, "error": "account_inactive"}')
    slack.fail("views.publish", *[Fault(garbled=True)] * 3)
    slack.fail("chat.postMessage", refused)
    anna.open_page()
    slack.wait_until(lambda: not slack.failing("chat.postMessage"), "a message that is refused")
    slack.wait_until(lambda: "failure " in caplog.text, "a line in the log")


def test_a_survey_that_was_loaded_is_on_the_page_that_is_opened_next(
    slack: FakeSlack, own_db: str, state: State, tmp_path: Path
) -> None:
    anna = Surfaces(Workspace(slack, in_process(slack, Answerer(Store(Path(own_db))), state)))
    anna.open_page()
    assert "Nya undersökningen" not in json.dumps(anna.home(), ensure_ascii=False)
    newer = Path(shutil.copy2(own_db, tmp_path / "newer.db"))
    with closing(sqlite3.connect(newer)) as db, db:
        db.execute("UPDATE survey SET title_sv = 'Nya undersökningen <!channel>'")
    os.replace(newer, own_db)  # noqa: PTH105  # as a load does
    anna.open_page()
    slack.wait_until(lambda: "Nya undersökningen &lt;!channel&gt;" in json.dumps(anna.home(), ensure_ascii=False), "it")


@pytest.mark.parametrize("value", ["v9:profile:0483", "sv " + "x" * 1990, "", "en Oslo", "sv <!channel>"])
def test_a_button_of_another_version_is_answered_in_a_modal(
    slack: FakeSlack, answerer: Answerer, state: State, value: str
) -> None:
    anna = Surfaces(Workspace(slack, in_process(slack, answerer, state)))
    button = {"type": "button", "action_id": "from:1999", "value": value}
    anna.act({"type": "home", "blocks": [{"type": "actions", "elements": [button]}]}, "from:1999")
    assert anna.modal()[1]["blocks"]


@pytest.mark.parametrize("name", ["lookup:v0", "", "compare"])
def test_a_shortcut_of_another_version_opens_something(
    slack: FakeSlack, answerer: Answerer, state: State, name: str
) -> None:
    anna = Surfaces(Workspace(slack, in_process(slack, answerer, state)))
    anna.shortcut(name)
    assert any(each["type"].endswith("external_select") for each in elements(anna.modal()[1]))
