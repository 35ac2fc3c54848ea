"""Modals are answered and shared, through the real Bolt app and the strict fake Slack."""

import json

import pytest

from tests.fake_slack import Fault, Surfaces
from tests.fake_slack.surfaces import headline

BUSY = Fault(429, '{"ok": false, "error": "ratelimited"}', {"Retry-After": "1"})


@pytest.fixture
def shown(anna: Surfaces) -> Surfaces:
    """Somebody who has looked Katrineholm up in a modal."""
    anna.shortcut("lookup")
    anna.choose("0483")
    return anna


def test_a_kommun_is_looked_up_in_a_modal(anna: Surfaces) -> None:
    anna.shortcut("lookup")
    _, view = anna.modal()
    assert view["title"]["text"] == "Slå upp en kommun"
    anna.choose("0483")
    _, view = anna.modal()
    assert headline(view) == "Katrineholm: 10 av 14 poäng"


def test_kommuner_are_compared_in_a_modal(anna: Surfaces) -> None:
    anna.shortcut("compare")
    assert anna.choose("0483") == {"response_action": "errors", "errors": {"kommun": "Välj minst två kommuner."}}
    anna.choose("1480", "1280", "0483")
    _, view = anna.modal()
    assert view["title"]["text"] == "Jämför kommuner"
    assert headline(view) == "Högst poäng: Göteborg 14 och Katrineholm 10; ingen publicerad poäng för Malmö"


@pytest.mark.parametrize("code", ["9999", "-", "04", "'; --"])
def test_what_is_no_kommun_is_complained_of(anna: Surfaces, code: str) -> None:
    anna.shortcut("lookup")
    assert anna.choose(code)["errors"] == {"kommun": "Välj en kommun i listan."}


def test_an_answer_is_shared_in_a_channel(shown: Surfaces) -> None:
    shown.share()
    message = shown.slack.wait_for_messages(1)[0]
    assert (message["method"], message["response_type"]) == ("respond", "in_channel")
    assert message["text"].startswith("Katrineholm: 10 av 14 poäng.")
    assert message["text"].endswith("Delat av <@U1>")
    _, view = shown.modal()
    assert view["blocks"][0]["elements"][0]["text"] == "Svaret är delat i kanalen."


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(404, "expired_url"), "Slack tog inte emot svaret."),
        (Fault(429, "", {"Retry-After": "9"}), "Slack tog inte emot svaret."),
        (Fault(500, "oops"), "Slack tog inte emot svaret."),
        (Fault(200, "ok", after=1.5), "Slack svarade inte i tid."),
    ],
)
def test_what_could_not_be_shared_is_said_in_the_modal(shown: Surfaces, fault: Fault, said: str) -> None:
    shown.slack.fail("respond", fault)
    assert shown.share()["errors"]["channel"].startswith(said)


def test_refused_blocks_are_shared_as_plain_text(shown: Surfaces) -> None:
    shown.slack.fail("respond", Fault(400, "invalid_blocks"))
    shown.share()
    assert "blocks" not in shown.slack.wait_for_messages(1)[0]


BUSY_SENTENCE = "För många frågor just nu. Vänta några sekunder och fråga igen."


def test_who_submits_without_a_pause_is_told_in_the_modal_and_others_are_answered(anna: Surfaces) -> None:
    anna.shortcut("compare")
    said = [anna.choose("0483")["errors"]["kommun"] for _ in range(40)]
    assert said[:20] == ["Välj minst två kommuner."] * 20
    assert said.count(BUSY_SENTENCE) >= 15
    bo = Surfaces(anna.workspace, "U2")
    bo.choose("0483", "1480")
    assert headline(bo.modal()[1]).startswith("Högst poäng: Göteborg 14")


def test_who_shares_without_a_pause_is_told_in_the_modal(shown: Surfaces) -> None:
    shared = [shown.share() for _ in range(40)]
    assert shared[-1] == {"response_action": "errors", "errors": {"channel": BUSY_SENTENCE}}
    assert 19 <= len(shown.slack.messages) <= 25


def test_a_channel_without_the_bot_is_said_kindly(shown: Surfaces) -> None:
    shown.slack.fail("chat.postMessage", Fault(200, '{"ok": false, "error": "not_in_channel"}'))
    assert shown.share(url="")["errors"]["channel"].startswith("Jag är inte med i den kanalen.")
    shown.share(url="")
    assert shown.slack.wait_for_messages(1)[0]["channel"] == "C7"


def test_a_button_of_an_answer_in_a_modal_is_answered_there(shown: Surfaces) -> None:
    view_id, view = shown.modal()
    shown.act(view, "ask:2", view_id=view_id)
    shown.slack.wait_until(
        lambda: headline(shown.slack.shown.modals[view_id]).startswith("Högst poäng i landet"), "the answer"
    )
    shown.share()
    assert shown.slack.wait_for_messages(1)[0]["text"].startswith("Högst poäng i landet: Göteborg")


def test_a_file_that_an_answer_in_a_modal_is_asked_for_comes_privately(shown: Surfaces) -> None:
    view_id, view = shown.modal()
    shown.act(view, "ask:1", view_id=view_id)
    (file,) = shown.slack.wait_for_files(1)
    assert (file.name, file.channel) == ("karta-sodermanlands-lan-skl-2014.png", "D0U1")
    assert "direktmeddelande" in json.dumps(shown.slack.shown.modals[view_id])


def test_a_modal_that_was_closed_is_answered_in_a_message(shown: Surfaces) -> None:
    _, view = shown.modal()
    shown.act(view, "ask:2", view_id="V999")
    assert shown.slack.wait_for_messages(1)[0]["text"].startswith("Högst poäng i landet: Göteborg")


def test_an_answer_of_another_version_is_not_shared_blindly(shown: Surfaces) -> None:
    _, view = shown.modal()
    view["private_metadata"] = '{"v": 0}'
    shown.share()
    assert shown.modal()[1]["callback_id"] == "lookup"
    assert shown.slack.messages == []
