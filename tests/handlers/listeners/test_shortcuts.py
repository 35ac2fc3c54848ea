"""Shortcuts open modals, through the real Bolt app and the strict fake Slack."""

import pytest

from tests.fake_slack import Fault, Surfaces, Workspace
from tests.fake_slack.surfaces import headline

pytestmark = pytest.mark.usefixtures("virtual_time")


BUSY = Fault(429, '{"ok": false, "error": "ratelimited"}', {"Retry-After": "1"})
EXPIRED = Fault(200, '{"ok": false, "error": "expired_trigger_id"}')
STUMBLES = Fault(500, "oops")


@pytest.mark.parametrize("name", ["lookup", "compare", "named"])
@pytest.mark.parametrize("fault", [EXPIRED, Fault(200, '{"ok": false, "error": "internal_error"}')])
def test_who_gets_no_modal_is_written_to(anna: Surfaces, name: str, fault: Fault) -> None:
    anna.slack.fail("views.open", fault)
    anna.shortcut(name, message="Katrineholm" if name == "named" else None)
    message = anna.slack.wait_for_messages(1)[0]
    assert message["channel"] == "D0U1"
    expected = "Katrineholm: 10 av 14 poäng. " if name == "named" else "Fönstret gick inte att öppna i Slack."
    assert message["text"].startswith(expected)


def test_a_trigger_that_is_too_old_is_expired(anna: Surfaces) -> None:
    anna.shortcut("lookup", age=4.0)
    assert anna.slack.wait_for_messages(1)[0]["channel"] == "D0U1"


@pytest.mark.parametrize("fault", [BUSY, STUMBLES])
def test_a_busy_or_stumbling_slack_is_asked_again(anna: Surfaces, fault: Fault) -> None:
    anna.slack.fail("views.open", fault)
    anna.shortcut("lookup")
    assert anna.modal()[1]["callback_id"] == "lookup"


def test_the_kommuner_that_a_message_names_are_listed(anna: Surfaces) -> None:
    anna.shortcut("named", message="Vi möter Katrineholm, Göteborgs stad och <!channel> Flen i lunch *nästa* vecka")
    _, view = anna.modal()
    assert headline(view) == "Katrineholm, Göteborg och Flen: 2 av 3 har publicerad poäng"
    assert [line.split(" · ")[0] for line in view["blocks"][1]["text"]["text"].split("\n")] == [
        "• *Katrineholm*",
        "• *Göteborg*",
        "• *Flen*",
    ]
    anna.share()
    assert "Göteborg" in anna.slack.wait_for_messages(1)[0]["text"]


def test_a_message_that_names_many_is_listed_in_part(anna: Surfaces) -> None:
    options = [option.split(" · ")[0] for letter in "abcdefg" for option in anna.type(letter)]
    anna.shortcut("named", message=", ".join(f"{name} kommun" for name in options))
    _, view = anna.modal()
    assert len(options) > 60
    assert view["blocks"][1]["text"]["text"].split("\n")[-1].startswith("Visar 40 av ")


@pytest.mark.parametrize("message", ["", "Vi ses på lunch", "x" * 40_000])
def test_a_message_that_names_none_gets_a_kind_sentence(anna: Surfaces, message: str) -> None:
    anna.shortcut("named", message=message)
    _, view = anna.modal()
    assert headline(view).startswith("Jag hittar ingen kommuns namn i meddelandet.")
    assert "submit" not in view


@pytest.mark.parametrize(("locale", "title"), [("en-GB", "Look up a kommun"), ("sv-SE", "Slå upp en kommun")])
def test_modals_speak_the_language_of_the_slack(workspace: Workspace, locale: str, title: str) -> None:
    person = Surfaces(workspace, locale=locale)
    person.shortcut("lookup")
    assert person.modal()[1]["title"]["text"] == title
