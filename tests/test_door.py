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
    allowed = [{**workspace.where(), "user_id": "U0BOT", "is_bot": True}]
    workspace.deliver(
        "events_api",
        {
            **workspace.head,
            "type": "event_callback",
            "event_id": event_id,
            "event": event,
            "authorizations": allowed,
        },
    )


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


@pytest.mark.parametrize("error", ["not_in_channel", "channel_not_found", "is_archived", "restricted_action"])
@pytest.mark.parametrize("ephemeral", [True, False])
def test_where_it_may_not_post_the_asker_hears_it_once(
    slack: FakeSlack, workspace: Workspace, error: str, ephemeral: bool
) -> None:
    refusal = Fault(200, json.dumps({"ok": False, "error": error}))
    slack.fail("chat.postMessage", refusal)
    if not ephemeral:
        slack.fail("chat.postEphemeral", refusal)
    mention(workspace, "Katrineholm", "Ev1")
    slack.wait_for_messages(1)
    (heard,) = slack.messages
    assert heard["channel"] == ("C1" if ephemeral else "D0U1")
    assert "Katrineholm" in heard["text"]
