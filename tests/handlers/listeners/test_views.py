"""Shortcuts and modals through the real Bolt app and the strict fake Slack."""

import json

import pytest

from tests.fake_slack import Fault, Surfaces, Workspace

BUSY = Fault(429, '{"ok": false, "error": "ratelimited"}', {"Retry-After": "1"})
EXPIRED = Fault(200, '{"ok": false, "error": "expired_trigger_id"}')
STUMBLES = Fault(500, "oops")


@pytest.fixture
def anna(workspace: Workspace) -> Surfaces:
    return Surfaces(workspace)


def headline(view: dict[str, object]) -> str:
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    return next(str(block["text"]["text"]) for block in blocks if block["type"] in ("header", "section"))


@pytest.mark.parametrize(
    ("typed", "first", "count"),
    [
        ("katr", "Katrineholm · Södermanlands län · 10 av 14=0483", 1),
        ("katrinehlm", "Katrineholm · Södermanlands län · 10 av 14=0483", 1),
        ("katrinhol", "Katrineholm · Södermanlands län · 10 av 14=0483", 1),
        ("Gbg", "Göteborg · Västra Götalands län · 14 av 14=1480", 1),
        ("habo", "Habo · Jönköpings län · ingen publicerad poäng=0643", 2),
        ("håb", "Håbo · Uppsala län · ingen publicerad poäng=0305", 2),
        ("bro", "Upplands-Bro · Stockholms län · ingen publicerad poäng=0139", 2),
        ("visby", "Gotland · Gotlands län · ingen publicerad poäng=0980", 1),
        ("södermanland", "Eskilstuna · Södermanlands län · ingen publicerad poäng=0484", 9),
        ("", "Göteborg · Västra Götalands län · 14 av 14=1480", 8),
    ],
)
def test_a_name_is_suggested_while_it_is_typed(anna: Surfaces, typed: str, first: str, count: int) -> None:
    options = anna.type(typed)
    assert (options[0], len(options)) == (first, count)


@pytest.mark.parametrize("typed", ["pizza", "🍕", "<!channel>", "x" * 3000, "  '; DROP TABLE kommun; --"])
def test_what_is_no_name_suggests_nothing(anna: Surfaces, typed: str) -> None:
    assert anna.type(typed) == []


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
    assert headline(view) == "Göteborg har högst poäng: 14 av 14"


@pytest.mark.parametrize("code", ["9999", "-", "04", "'; --"])
def test_what_is_no_kommun_is_complained_of(anna: Surfaces, code: str) -> None:
    anna.shortcut("lookup")
    assert anna.choose(code)["errors"] == {"kommun": "Välj en kommun i listan."}


def test_an_answer_is_shared_in_a_channel(anna: Surfaces) -> None:
    anna.shortcut("lookup")
    anna.choose("0483")
    anna.share()
    message = anna.slack.wait_for_messages(1)[0]
    assert (message["method"], message["response_type"]) == ("respond", "in_channel")
    assert message["text"].startswith("Katrineholm: 10 av 14 poäng.")
    assert message["text"].endswith("Delat av <@U1>")
    _, view = anna.modal()
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
def test_what_could_not_be_shared_is_said_in_the_modal(anna: Surfaces, fault: Fault, said: str) -> None:
    anna.shortcut("lookup")
    anna.choose("0483")
    anna.slack.fail("respond", fault)
    assert anna.share()["errors"]["channel"].startswith(said)


def test_refused_blocks_are_shared_as_plain_text(anna: Surfaces) -> None:
    anna.shortcut("lookup")
    anna.choose("0483")
    anna.slack.fail("respond", Fault(400, "invalid_blocks"))
    anna.share()
    assert "blocks" not in anna.slack.wait_for_messages(1)[0]


BUSY_SENTENCE = "För många frågor just nu. Vänta några sekunder och fråga igen."


def test_who_submits_without_a_pause_is_told_in_the_modal_and_others_are_answered(anna: Surfaces) -> None:
    anna.shortcut("compare")
    said = [anna.choose("0483")["errors"]["kommun"] for _ in range(40)]
    assert said[:20] == ["Välj minst två kommuner."] * 20
    assert said.count(BUSY_SENTENCE) >= 15
    bo = Surfaces(anna.workspace, "U2")
    bo.choose("0483", "1480")
    assert headline(bo.modal()[1]).startswith("Göteborg har högst poäng")


def test_who_shares_without_a_pause_is_told_in_the_modal(anna: Surfaces) -> None:
    anna.shortcut("lookup")
    anna.choose("0483")
    shared = [anna.share() for _ in range(40)]
    assert shared[-1] == {"response_action": "errors", "errors": {"channel": BUSY_SENTENCE}}
    assert 19 <= len(anna.slack.messages) <= 25


def test_who_floods_a_list_reads_so_in_it_and_may_ask_all_the_same(anna: Surfaces) -> None:
    typed = [anna.type("katr") for _ in range(120)]
    assert all(options[0].startswith("Katrineholm") for options in typed[:60])
    assert ["Listan hinner inte med. Vänta några sekunder och skriv sedan vidare.=-"] in typed
    assert Surfaces(anna.workspace, "U2").type("katr")[0].startswith("Katrineholm")
    assert anna.workspace.slash("Umeå")["text"].startswith("Umeå")


def test_a_channel_without_the_bot_is_said_kindly(anna: Surfaces) -> None:
    anna.shortcut("lookup")
    anna.choose("0483")
    anna.slack.fail("chat.postMessage", Fault(200, '{"ok": false, "error": "not_in_channel"}'))
    assert anna.share(url="")["errors"]["channel"].startswith("Jag är inte med i den kanalen.")
    anna.share(url="")
    assert anna.slack.wait_for_messages(1)[0]["channel"] == "C7"


@pytest.mark.parametrize("name", ["lookup", "compare", "named"])
@pytest.mark.parametrize("fault", [EXPIRED, Fault(200, '{"ok": false, "error": "internal_error"}')])
def test_who_gets_no_modal_is_written_to(anna: Surfaces, name: str, fault: Fault) -> None:
    anna.slack.fail("views.open", fault)
    anna.shortcut(name, message="Katrineholm" if name == "named" else None)
    message = anna.slack.wait_for_messages(1)[0]
    assert message["channel"] == "D0U1"
    expected = "1 av 1 kommuner har en känd poäng" if name == "named" else "Fönstret gick inte att öppna i Slack."
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
    assert headline(view) == "2 av 3 kommuner har en känd poäng"
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


def test_a_button_of_an_answer_in_a_modal_is_answered_there(anna: Surfaces) -> None:
    anna.shortcut("lookup")
    anna.choose("0483")
    view_id, view = anna.modal()
    anna.act(view, "ask:2", view_id=view_id)
    anna.slack.wait_until(lambda: headline(anna.slack.shown.modals[view_id]).startswith("Sex kommuner"), "the answer")
    anna.share()
    assert anna.slack.wait_for_messages(1)[0]["text"].startswith("Sex kommuner delar förstaplatsen")


def test_a_file_that_an_answer_in_a_modal_is_asked_for_comes_privately(anna: Surfaces) -> None:
    anna.shortcut("lookup")
    anna.choose("0483")
    view_id, view = anna.modal()
    anna.act(view, "ask:1", view_id=view_id)
    (file,) = anna.slack.wait_for_files(1)
    assert (file.name, file.channel) == ("karta-sodermanlands-lan-skl-2014.png", "D0U1")
    assert "direktmeddelande" in json.dumps(anna.slack.shown.modals[view_id])


def test_a_modal_that_was_closed_is_answered_in_a_message(anna: Surfaces) -> None:
    anna.shortcut("lookup")
    anna.choose("0483")
    _, view = anna.modal()
    anna.act(view, "ask:2", view_id="V999")
    assert anna.slack.wait_for_messages(1)[0]["text"].startswith("Sex kommuner delar förstaplatsen")


def test_an_answer_of_another_version_is_not_shared_blindly(anna: Surfaces) -> None:
    anna.shortcut("lookup")
    anna.choose("0483")
    _, view = anna.modal()
    view["private_metadata"] = '{"v": 0}'
    anna.share()
    assert anna.modal()[1]["callback_id"] == "lookup"
    assert anna.slack.messages == []


@pytest.mark.parametrize(("locale", "title"), [("en-GB", "Look up a kommun"), ("sv-SE", "Slå upp en kommun")])
def test_modals_speak_the_language_of_the_slack(workspace: Workspace, locale: str, title: str) -> None:
    person = Surfaces(workspace, locale=locale)
    person.shortcut("lookup")
    assert person.modal()[1]["title"]["text"] == title
