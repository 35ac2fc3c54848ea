"""A mention that is edited, and a channel where the bot may not post."""

import json

import pytest

from tests.fake_slack import FakeSlack, Fault, Workspace

HEAD = {
    "type": "app_mention",
    "user": "U1",
    "ts": "1700000000.000100",
    "event_ts": "1700000000.000100",
    "channel": "C1",
}
EDITED = {"edited": {"user": "U1", "ts": "1700000009.000000"}}


def mention(workspace: Workspace, text: str, event_id: str, **fields: object) -> None:
    event = {**HEAD, "text": f"<@U0BOT> {text}", **fields}
    workspace.event(event, event_id)


def test_an_edited_mention_is_answered_where_its_question_changed(slack: FakeSlack, workspace: Workspace) -> None:
    mention(workspace, "Katrineholm", "Ev1")
    slack.wait_for_messages(1)
    mention(workspace, "Katrineholm", "Ev2", **EDITED)
    mention(workspace, "Flen", "Ev3", **EDITED)
    slack.wait_for_messages(2)
    assert [(m["thread_ts"], m["text"].split()[0].strip("*")[:4]) for m in slack.messages] == [
        (HEAD["ts"], "Katr"),
        (HEAD["ts"], "Flen"),
    ]


INVITE = "I <#C1> får jag inte skriva. Bjud in mig med /invite, så svarar jag där."
CLOSED = "I <#C1> får jag inte skriva, så svaret kommer bara till dig."


def refusal(error: str) -> Fault:
    return Fault(200, json.dumps({"ok": False, "error": error}))


@pytest.mark.parametrize(
    ("error", "why"),
    [
        ("not_in_channel", INVITE),
        ("channel_not_found", INVITE),
        ("is_archived", CLOSED),
        ("restricted_action", CLOSED),
        ("restricted_action_read_only_channel", CLOSED),
    ],
)
@pytest.mark.parametrize("ephemeral", [True, False])
def test_where_it_may_not_post_the_asker_hears_why_and_the_answer(
    slack: FakeSlack, workspace: Workspace, error: str, why: str, ephemeral: bool
) -> None:
    slack.fail("chat.postMessage", refusal(error))
    if not ephemeral:
        slack.fail("chat.postEphemeral", refusal(error))
    mention(workspace, "Katrineholm", "Ev1")
    (heard,) = slack.wait_for_messages(1)
    assert heard["channel"] == ("C1" if ephemeral else "D0U1")
    assert heard["text"].startswith(f"{why} Katrineholm: 10 av 14")
    assert heard["blocks"][0]["text"]["text"] == why
    assert "Katrineholm" in json.dumps(heard["blocks"][1:], ensure_ascii=False)


def test_an_english_question_hears_it_in_english(slack: FakeSlack, workspace: Workspace) -> None:
    slack.left.add("C1")
    mention(workspace, "best in Skåne", "Ev1")
    (heard,) = slack.wait_for_messages(1)
    assert heard["text"].startswith("I cannot post in <#C1>. Invite me with /invite, and I will answer there. ")


def test_blocks_that_are_refused_there_too_become_text(slack: FakeSlack, workspace: Workspace) -> None:
    slack.fail("chat.postMessage", refusal("restricted_action"))
    slack.fail("chat.postEphemeral", *[refusal("invalid_blocks")] * 2)
    mention(workspace, "topp Stockholms län", "Ev1")
    (heard,) = slack.wait_for_messages(1)
    assert heard["text"].startswith(CLOSED)


@pytest.mark.parametrize("comes", [True, False])
def test_a_file_follows_the_answer_to_the_asker_and_its_failure_does_not_explain_again(
    slack: FakeSlack, workspace: Workspace, comes: bool
) -> None:
    slack.left.add("C1")
    if not comes:
        slack.fail("files.completeUploadExternal", *[refusal("fatal_error")] * 4)
    mention(workspace, "csv Sörmland", "Ev1")
    if comes:
        (file,) = slack.wait_for_files(1)
        assert file.channel == "D0U1"
    else:
        slack.wait_for_text("Filen kunde inte skickas.")
    told = [each["text"] for each in slack.messages if "får jag inte skriva" in each["text"]]
    assert len(told) == 1
    assert {each["channel"] for each in slack.messages} == {"D0U1"}
