"""Every surface through the real Bolt app and the strict fake Slack."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data.state import State
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.conftest import in_process
from tests.fake_slack import FakeSlack, Fault, Workspace

pytestmark = pytest.mark.usefixtures("virtual_time")


RATE_LIMITED = Fault(429, '{"ok": false, "error": "ratelimited"}', {"Retry-After": "1"})
REFUSED_BLOCKS = Fault(200, '{"ok": false, "error": "invalid_blocks"}')


def test_a_command_is_answered_in_its_acknowledgement_without_a_call_to_slack(workspace: Workspace) -> None:
    workspace.slack.calls.clear()
    answer = workspace.slash("Katrineholm")
    assert answer["text"].startswith("Katrineholm: 10 av 14 poäng.")
    assert answer["blocks"][0]["text"]["text"] == "Katrineholm: 10 av 14 poäng"
    assert workspace.slack.calls == []


@pytest.mark.parametrize("text", ["", "   ", "hjälp"])
def test_nothing_at_all_gives_help(workspace: Workspace, text: str) -> None:
    assert workspace.slash(text)["text"].startswith("Fråga om en kommun, ett län eller hela landet:")


def test_a_mention_is_answered_in_a_thread_on_it(workspace: Workspace) -> None:
    ts = workspace.mention("topp Sörmland")
    message = workspace.slack.wait_for_messages(1)[0]
    assert (message["channel"], message["thread_ts"]) == ("C1", ts)
    assert message["text"].startswith("Högst poäng i Södermanlands län: Katrineholm, 10 av 14 poäng.")


def test_a_mention_in_a_thread_is_answered_in_that_thread(workspace: Workspace) -> None:
    workspace.mention("Umeå", thread="1.5")
    assert workspace.slack.wait_for_messages(1)[0]["thread_ts"] == "1.5"


def test_a_direct_message_is_answered_beside_it_or_in_its_thread(workspace: Workspace) -> None:
    workspace.direct_message("Umeå")
    workspace.direct_message("Umeå", thread="1.5")
    first, second = sorted(workspace.slack.wait_for_messages(2), key=lambda m: m.get("thread_ts", ""))
    assert "thread_ts" not in first
    assert second["thread_ts"] == "1.5"
    assert first["channel"] == second["channel"] == "D1"


def test_all_surfaces_give_the_same_answer(workspace: Workspace) -> None:
    slash = workspace.slash("statistik")
    workspace.mention("statistik")
    workspace.direct_message("statistik")
    for message in workspace.slack.wait_for_messages(2):
        assert (message["text"], message["blocks"][:-1]) == (slash["text"], slash["blocks"][:-1])
        buttons = [[b["text"]["text"] for b in said["blocks"][-1]["elements"]] for said in (message, slash)]
        assert buttons[0] == [label for label in buttons[1] if label != "Dela i kanalen"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("pizza", "Det vet jag inget om: jag svarar bara på hur bra kommunerna är på e-tjänster."),
        ("häbo", "Vilken menar du med ”häbo”: Håbo kommun eller Habo kommun?"),
        ("tack!", "Varsågod! Fråga gärna om en kommun till."),
    ],
)
def test_what_is_not_understood_takes_one_sentence_where_others_listen(
    workspace: Workspace, typed: str, said: str
) -> None:
    workspace.mention(typed)
    message = workspace.slack.wait_for_messages(1)[0]
    assert message["text"] == said
    assert "blocks" not in message
    workspace.direct_message(typed)
    private = workspace.slack.wait_for_messages(2)[1]
    assert private["text"].startswith(said)
    assert private["blocks"]


def test_an_event_delivered_again_is_answered_once(workspace: Workspace) -> None:
    for _ in range(4):
        workspace.mention("Umeå", event_id="Ev7")
    workspace.mention("Luleå", event_id="Ev8")
    texts = [message["text"] for message in workspace.slack.wait_for_messages(2)]
    assert sorted(text.split(":")[0] for text in texts) == ["Luleå", "Umeå"]


@pytest.mark.parametrize(
    "fields",
    [{"bot_id": "B2"}, {"subtype": "channel_join"}, {"channel_type": "channel"}],
)
def test_what_needs_no_answer_gets_none(workspace: Workspace, fields: dict[str, str]) -> None:
    workspace.direct_message("Umeå", **fields)
    message = {"type": "message", "text": "Umeå", "user": "U1", "ts": "1.0"}
    edited = {"type": "message", "subtype": "message_changed", "message": message, "previous_message": message}
    workspace.event({**edited, "hidden": True, "channel": "D1", "channel_type": "im", "ts": "2.0", "event_ts": "2.0"})
    workspace.direct_message("Luleå")
    assert [m["text"].split(":")[0] for m in workspace.slack.wait_for_messages(1)] == ["Luleå"]


@pytest.mark.parametrize("subtype", ["file_share", "me_message", "thread_broadcast"])
def test_whoever_says_something_in_another_way_is_answered_too(workspace: Workspace, subtype: str) -> None:
    workspace.direct_message("Umeå", subtype=subtype)
    assert workspace.slack.wait_for_messages(1)[0]["text"].startswith("Umeå: 14 av 14 poäng.")


def test_a_button_that_chooses_puts_the_answer_in_the_place_of_the_question(workspace: Workspace) -> None:
    asked = workspace.slash("häbo")
    assert asked["text"] == "Vilken menar du med ”häbo”: Håbo kommun eller Habo kommun?"
    workspace.click(asked, "Habo kommun")
    answer = workspace.slack.wait_for_messages(1)[0]
    assert answer["text"].startswith("Habo: ingen publicerad poäng.")
    assert (answer["replace_original"], answer["response_type"]) == (True, "ephemeral")


def test_a_button_that_asks_on_leaves_the_message_and_stays_in_the_thread(workspace: Workspace) -> None:
    answer = workspace.slash("Gothenburg")
    workspace.click(answer, "Top of Västra Götalands län", ephemeral=False, thread="1.5")
    message = workspace.slack.wait_for_messages(1)[0]
    assert message["text"].startswith("Highest score in Västra Götalands län: Göteborg, 14 of 14 points.")
    assert (message["replace_original"], message["thread_ts"]) == (False, "1.5")
    assert message["response_type"] == "in_channel"


def test_a_choice_from_a_menu_asks_on(workspace: Workspace) -> None:
    workspace.click(workspace.slash("top"), "Statistik")
    told = workspace.slack.wait_for_messages(1)[0]
    assert told["text"].startswith("SKL 2014: 220 av 290 kommuner svarade.")
    assert told["replace_original"] is False


@pytest.mark.parametrize("value", ["Umeå", "xx Umeå", "", "sv", "v9:profile:0483", "sv " + "x" * 1990])
def test_a_button_of_another_version_is_answered(workspace: Workspace, value: str) -> None:
    workspace.interact({"type": "button", "action_id": "ask:0", "value": value})
    assert workspace.slack.wait_for_messages(1)[0]["text"]


@pytest.mark.parametrize("button", [{"action_id": "old"}, {"action_id": "from:1999", "value": "sv Umeå"}])
def test_a_button_that_is_not_known_gets_a_kind_sentence(workspace: Workspace, button: dict[str, str]) -> None:
    workspace.interact({"type": "button", **button})
    message = workspace.slack.wait_for_messages(1)[0]
    assert message["text"] == "Den knappen känner jag inte igen längre. Skriv frågan, så svarar jag."
    assert message["replace_original"] is False


def test_refused_blocks_are_sent_as_plain_text(workspace: Workspace) -> None:
    workspace.slack.fail("chat.postMessage", REFUSED_BLOCKS)
    workspace.mention("Umeå")  # without a table, so that there is nothing between its blocks and its text
    message = workspace.slack.wait_for_messages(1)[0]
    assert "blocks" not in message
    assert message["text"].startswith("Umeå: 14 av 14 poäng.")


def test_refused_blocks_of_an_answer_to_a_click_are_sent_as_plain_text(workspace: Workspace) -> None:
    workspace.slack.fail("respond", Fault(400, "invalid_blocks"), Fault(400, "invalid_blocks"))
    workspace.click(workspace.slash("Umeå"), "Topp i landet")
    message = workspace.slack.wait_for_messages(1)[0]
    assert "blocks" not in message
    assert message["text"].startswith("Högst poäng i landet: Göteborg")


@pytest.mark.parametrize("fault", [RATE_LIMITED, Fault(500, "oops"), Fault(503, "")])
def test_a_busy_or_stumbling_slack_is_asked_again(workspace: Workspace, fault: Fault) -> None:
    workspace.slack.fail("chat.postMessage", fault)
    workspace.mention("Umeå")
    assert workspace.slack.wait_for_messages(1)[0]["blocks"]


def test_an_answer_to_a_click_waits_out_the_rate_limit(workspace: Workspace) -> None:
    workspace.slack.fail("respond", RATE_LIMITED)
    workspace.click(workspace.slash("Umeå"), "Topp i landet")
    assert workspace.slack.wait_for_messages(1)[0]["blocks"]


@pytest.mark.parametrize("body", ["expired_url", "used_url"])
def test_an_expired_response_url_becomes_a_message_to_the_asker(workspace: Workspace, body: str) -> None:
    workspace.slack.fail("respond", Fault(404, body), Fault(404, body))
    workspace.click(workspace.slash("Umeå"), "Topp i landet")
    message = workspace.slack.wait_for_messages(1)[0]
    assert (message["method"], message["user"], message["channel"]) == ("chat.postEphemeral", "U1", "C1")


def test_an_unreachable_response_url_becomes_a_message_to_the_asker(workspace: Workspace) -> None:
    workspace.interact({"type": "button", "action_id": "ask:0", "value": "sv Umeå"}, url="http://127.0.0.1:9/")
    message = workspace.slack.wait_for_messages(1)[0]
    assert message["method"] == "chat.postEphemeral"
    assert message["text"].startswith("Umeå: 14 av 14 poäng.")


def test_a_slack_that_is_silent_for_a_while_is_waited_for(workspace: Workspace) -> None:
    workspace.slack.fail("chat.postMessage", Fault(503, "", after=1.0))
    workspace.mention("Umeå")  # acknowledged in time all the same
    assert workspace.slack.wait_for_messages(1)[0]["text"].startswith("Umeå: 14 av 14 poäng.")


@pytest.fixture
def broken(slack: FakeSlack, db_path: Path, tmp_path: Path, state: State) -> Workspace:
    """A workspace whose bot has a store that lacks a table: every question about figures meets a fault."""
    path = tmp_path / "lacking.db"
    shutil.copy(db_path, path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("ALTER TABLE known RENAME TO lost")
    return Workspace(slack, in_process(slack, Answerer(Store(path)), state))


def test_a_fault_of_ours_is_told_with_an_id_that_the_log_has(
    broken: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    message = broken.slash("Umeå")
    assert message["text"].startswith("Något gick fel hos mig, och ditt svar kom inte fram.")
    error_id = message["text"].removesuffix(".").rsplit(" ", 1)[1]
    record = next(record for record in caplog.records if error_id in record.getMessage())
    assert record.exc_info
    assert "Traceback" not in json.dumps(message)


def test_a_fault_of_ours_is_told_on_every_surface(broken: Workspace, slack: FakeSlack) -> None:
    broken.mention("Umeå")
    broken.direct_message("Umeå")
    broken.interact({"type": "button", "action_id": "ask:0", "value": "en top"})
    texts = sorted(message["text"][:20] for message in slack.wait_for_messages(3))
    assert texts == ["Något gick fel hos m", "Något gick fel hos m", "Something went wrong"]


HOSTILE = [
    *("Oslo", "pizza", "hej", "x" * 5000, "🍕🍕", "'; DROP TABLE kommun; --", "<!channel>", "<!here|@here>", "<@U123>"),
    *(
        "payload",
        "payload=3",
        "<#C1|general>",
        "*fet* _kursiv_ `kod`",
        "<http://evil.example|Katrinehlm>",
        "&lt;!everyone&gt;",
        "\x00",
        "0",
        "%s {x}",
    ),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_no_question_gets_a_short_kind_sentence(workspace: Workspace, text: str) -> None:
    answer = workspace.slash(text)  # the fake Slack refuses a ping
    assert len(answer["text"]) < 1000


def test_nothing_is_pinged_by_what_is_echoed(workspace: Workspace) -> None:
    assert workspace.slash("<!channel>")["text"].startswith("I did not understand “channel”.")
