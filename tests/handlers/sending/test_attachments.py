"""Pictures and lists as files, through the real Bolt app and the strict fake Slack: asked everywhere, with every fault."""

import builtins
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.fake_slack import FakeSlack, Fault, Workspace
from tests.fake_slack.files import PNG, File

pytestmark = pytest.mark.usefixtures("virtual_time")


PRIVATELY = "Filen kommer i ett direktmeddelande från mig: i ett svar som bara du ser kan Slack inte visa den."
NO_SCOPE = "Filen kunde inte skickas: appen saknar behörigheten files:write."
FAILED = "Filen kunde inte skickas. Försök igen om en stund."
RATE_LIMITED = Fault(429, '{"ok": false, "error": "ratelimited"}', {"Retry-After": "1"})
BEGIN, COMPLETE = "files.getUploadURLExternal", "files.completeUploadExternal"


def only_file(slack: FakeSlack) -> File:
    (file,) = slack.wait_for_files(1)
    return file


def texts(slack: FakeSlack) -> list[str]:
    return [message["text"] for message in slack.messages]


def test_a_command_is_answered_at_once_and_its_picture_follows_in_a_direct_message(examples: Workspace) -> None:
    slack = examples.slack
    answer = examples.slash("karta Sörmland exempel")
    assert slack.calls[-1].method == "auth.test"  # nothing was sent before the acknowledgement
    assert "Högst poäng i Södermanlands län: Katrineholm, 10 av 14 poäng." in answer["text"]
    assert answer["text"].endswith(PRIVATELY)
    file = only_file(slack)
    assert (file.channel, file.thread, file.name) == ("D0U1", "", "karta-sodermanlands-lan-exempel.png")
    assert file.content
    assert file.content.startswith(PNG)
    assert file.alt.startswith(
        "PÅHITTADE SIFFROR. Karta: Högst poäng i Södermanlands län: Katrineholm, 10 av 14 poäng."
    )
    assert [m["channel"] for m in slack.messages] == ["D0U1"]
    assert texts(slack) == ["Högst poäng i Södermanlands län: Katrineholm, 10 av 14 poäng"]


def test_a_mention_gets_the_answer_and_then_the_picture_in_its_thread(examples: Workspace) -> None:
    ts = examples.mention("bar chart of Sörmland example")
    file = only_file(examples.slack)
    assert (file.channel, file.thread) == ("C1", ts)
    assert file.alt.startswith("MADE-UP FIGURES. Bar chart: ")
    assert [call.method for call in examples.slack.calls[-4:]] == ["chat.postMessage", BEGIN, "upload", COMPLETE]


@pytest.mark.parametrize("thread", [None, "1.5"])
def test_a_direct_message_gets_the_file_beside_its_answer(workspace: Workspace, thread: str | None) -> None:
    workspace.direct_message("csv Sörmland", thread=thread)
    file = only_file(workspace.slack)
    assert (file.channel, file.thread) == ("D1", thread or "")
    assert file.name == "lista-sodermanlands-lan-skl-2014.csv"
    assert file.title == "Kommuner i Södermanlands län: 9"


def test_the_buttons_of_an_answer_draw_it_and_save_it(examples: Workspace) -> None:
    answer = examples.slash("topp Sörmland exempel")
    for label in ("Diagram", "Karta", "Ladda ner"):
        examples.click(answer, label)
    files = examples.slack.wait_for_files(3)
    assert sum(text.endswith(PRIVATELY) for text in texts(examples.slack)) == 3
    assert sorted(file.name.split("-")[0] for file in files) == ["karta", "lista", "stapeldiagram"]
    assert {file.channel for file in files} == {"D0U1"}  # the answer was seen by nobody else


def test_a_click_where_all_see_the_answer_brings_the_file_for_all(workspace: Workspace) -> None:
    answer = workspace.slash("topp Sörmland")
    workspace.click(answer, "Ladda ner", ephemeral=False, thread="1.5")
    file = only_file(workspace.slack)
    assert (file.channel, file.thread) == ("C1", "1.5")
    assert not workspace.slack.messages[0]["text"].endswith(PRIVATELY)


def test_an_answer_without_a_file_calls_nothing(workspace: Workspace) -> None:
    workspace.slack.calls.clear()
    workspace.slash("topp Sörmland")
    workspace.slash("karta Dalarna")  # nobody's score is known there
    time.sleep(0.04)
    assert workspace.slack.calls == []


@pytest.mark.parametrize("method", [BEGIN, "upload", COMPLETE])
@pytest.mark.parametrize("fault", [RATE_LIMITED, Fault(500, "oops"), Fault(503, "")], ids=["429", "500", "503"])
def test_a_busy_or_stumbling_slack_is_asked_again(workspace: Workspace, method: str, fault: Fault) -> None:
    workspace.slack.fail(method, fault)
    workspace.direct_message("csv Sörmland")
    assert only_file(workspace.slack).channel == "D1"
    assert len(workspace.slack.messages) == 1


def button(action: str) -> dict[str, str]:
    return {"type": "button", "action_id": action, "value": "sv csv Sörmland"}


ASK: dict[str, Callable[[Workspace], Any]] = {
    "slash": lambda workspace: workspace.slash("csv Sörmland"),
    "mention": lambda workspace: workspace.mention("csv Sörmland"),
    "message": lambda workspace: workspace.direct_message("csv Sörmland"),
    "click": lambda workspace: workspace.interact(button("ask:0")),
    "click that chooses": lambda workspace: workspace.interact(button("pick:0")),
}


@pytest.mark.parametrize("surface", list(ASK))
def test_a_missing_scope_is_told_in_a_sentence_after_the_answer(workspace: Workspace, surface: str) -> None:
    workspace.slack.scopes.remove("files:write")
    ASK[surface](workspace)
    message = workspace.slack.wait_for_text(NO_SCOPE)
    assert message.get("response_type", "ephemeral") == "ephemeral"
    assert message.get("replace_original", False) is False
    assert workspace.slack.messages[-1] == message
    assert len(workspace.slack.messages) == (1 if surface == "slash" else 2)  # and none that has lost its file


@pytest.mark.parametrize("surface", list(ASK))
@pytest.mark.parametrize("method", [BEGIN, "upload", COMPLETE])
def test_a_slack_that_keeps_failing_is_told_with_an_id_that_the_log_has(
    workspace: Workspace, surface: str, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    workspace.slack.fail(
        method, *[Fault(200 if method != "upload" else 500, '{"ok": false, "error": "fatal_error"}')] * 4
    )
    ASK[surface](workspace)
    said = workspace.slack.wait_for_text(FAILED)["text"]
    assert said.removesuffix(".").rsplit(" ", 1)[1] in caplog.text
    assert workspace.slack.files.shared == []


def test_a_channel_that_the_bot_is_not_in_is_told_to_the_asker(workspace: Workspace) -> None:
    workspace.slack.left.add("C1")
    workspace.interact({"type": "button", "action_id": "ask:0", "value": "en csv Sörmland"}, ephemeral=False)
    said = workspace.slack.wait_for_messages(2)[1]["text"]
    assert (
        said == "The file could not be sent here, since I am not in the channel. Invite me with /invite and ask again."
    )


def test_without_the_extra_a_picture_is_a_sentence_and_a_list_still_comes(
    examples: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name == "vl_convert":
            raise ModuleNotFoundError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    examples.direct_message("karta Uppsala län exempel")
    messages = examples.slack.wait_for_messages(2)
    assert messages[1]["text"].startswith("Bilden kunde inte ritas: vl-convert-python är inte installerat")
    examples.direct_message("csv Uppsala län exempel")
    assert only_file(examples.slack).name.endswith(".csv")
