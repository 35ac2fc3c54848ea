"""The App Home, prompts and the choice of a language, through the real Bolt app and the strict fake Slack."""

import json
from typing import Any

import pytest

from data.state import Choice, State
from tests.fake_slack import Fault, Surfaces, Workspace
from tests.fake_slack.view_rules import elements

pytestmark = pytest.mark.usefixtures("virtual_time")


LOST = Fault(200, '{"ok": false, "error": "internal_error"}')


def said(view: dict[str, Any]) -> str:
    return json.dumps(view, ensure_ascii=False)


def wait_for(person: Surfaces, words: str) -> dict[str, Any]:
    person.slack.wait_until(lambda: words in said(person.slack.shown.homes.get("U1", {})), f"a page that says {words}")
    return person.slack.shown.homes["U1"]


def test_the_page_shows_leaders_the_country_a_search_and_help(anna: Surfaces) -> None:
    anna.open_page()
    page = said(anna.home())
    for words in (
        "Slå upp en kommun",
        "Högst poäng i landet: Göteborg, Helsingborg, Skellefteå, Stockholm, Tyresö och Umeå, 14 av 14 poäng",
        "SKL 2014: 220 av 290 kommuner svarade",
        "Välj en kommun, så visas den här.",
        "Senaste undersökningen: SKL:s undersökning av e-tjänster och appar 2014.",
        "Hjälp",
    ):
        assert words in page


def test_the_page_speaks_the_language_of_the_slack(workspace: Workspace) -> None:
    person = Surfaces(workspace, locale="en-US")
    person.open_page()
    assert "Highest score in the country: Göteborg, Helsingborg" in said(person.home())


def test_my_kommun_is_chosen_kept_and_forgotten(anna: Surfaces, state: State) -> None:
    anna.open_page()
    anna.act(anna.home(), "choose:kommun", chosen="0483")
    page = wait_for(anna, "Katrineholm: 10 av 14 poäng")
    assert state.choice("T1", "U1") == Choice(kommun="0483")
    anna.act(page, "choose:no kommun")
    wait_for(anna, "Välj en kommun, så visas den här.")
    assert state.choice("T1", "U1") == Choice()


def test_my_kommun_is_nobody_elses_and_is_forgotten_with_the_workspace(anna: Surfaces, state: State) -> None:
    anna.open_page()
    anna.act(anna.home(), "choose:kommun", chosen="0483")
    wait_for(anna, "Katrineholm: 10 av 14 poäng")
    other = Surfaces(Workspace(anna.slack, anna.workspace.transport), user="U2")
    other.open_page()
    assert "Katrineholm: 10 av 14 poäng" not in said(other.home())
    state.forget("T1")
    anna.open_page()
    wait_for(anna, "Välj en kommun, så visas den här.")


@pytest.mark.parametrize("chosen", ["9999", "04", "-"])
def test_what_is_no_kommun_is_not_kept(anna: Surfaces, state: State, chosen: str) -> None:
    anna.open_page()
    anna.act(anna.home(), "choose:kommun", chosen=chosen)
    anna.slack.wait_until(lambda: [c.method for c in anna.slack.calls].count("views.publish") == 2, "the page anew")
    assert state.choice("T1", "U1") == Choice()


def test_a_kommun_that_is_gone_is_asked_for_anew(anna: Surfaces, state: State) -> None:
    state.choose("T1", "U1", Choice(kommun="9999"))
    anna.open_page()
    assert "Välj en kommun, så visas den här." in said(anna.home())


def test_the_language_is_chosen_on_the_page(anna: Surfaces, workspace: Workspace) -> None:
    anna.open_page()
    anna.act(anna.home(), "choose:language")
    page = wait_for(anna, "Ask about a kommun")
    assert workspace.slash("Katrineholm")["text"].startswith("Katrineholm: 10 of 14 points.")
    anna.act(page, "choose:language")
    wait_for(anna, "Fråga om en kommun")


@pytest.mark.parametrize(
    ("action", "title"), [("open:lookup", "Slå upp en kommun"), ("open:compare", "Jämför kommuner")]
)
def test_the_search_of_the_page_opens_a_modal(anna: Surfaces, action: str, title: str) -> None:
    anna.open_page()
    anna.act(anna.home(), action)
    assert anna.modal()[1]["title"]["text"] == title


def test_every_button_of_the_page_does_something(anna: Surfaces) -> None:
    anna.open_page()
    asking = [each["action_id"] for each in elements(anna.home()) if each["action_id"].startswith("ask")]
    for number, action in enumerate(asking, 1):
        anna.act(anna.home(), action)
        anna.slack.wait_until(lambda number=number: len(anna.slack.shown.modals) == number, "a modal")  # type: ignore[misc]
    assert len(asking) == 3


def test_a_page_that_slack_refuses_becomes_a_message(anna: Surfaces) -> None:
    anna.slack.fail("views.publish", LOST)
    anna.open_page()
    message = anna.slack.wait_for_messages(1)[0]
    assert message["channel"] == "D0U1"
    assert message["text"].startswith("Startsidan gick inte att visa just nu.")


@pytest.mark.parametrize("fault", [Fault(429, "", {"Retry-After": "1"}), Fault(500, "oops")])
def test_a_busy_or_stumbling_slack_is_asked_again(anna: Surfaces, fault: Fault) -> None:
    anna.slack.fail("views.publish", fault)
    anna.open_page()
    assert anna.home()["type"] == "home"


def test_a_search_that_cannot_be_opened_becomes_a_message(anna: Surfaces) -> None:
    anna.open_page()
    anna.act(anna.home(), "open:lookup", age=4.0)
    assert anna.slack.wait_for_messages(1)[0]["text"].startswith("Fönstret gick inte att öppna i Slack.")


@pytest.mark.parametrize(
    ("locale", "first"), [("", "Hur gick det för Katrineholm?"), ("en-GB", "How did Katrineholm do?")]
)
def test_who_opens_the_conversation_gets_prompts_that_are_understood(
    workspace: Workspace, locale: str, first: str
) -> None:
    person = Surfaces(workspace, locale=locale)
    person.open_page("messages")
    prompts = person.slack.shown.prompts
    person.slack.wait_until(lambda: "D1" in prompts, "prompts")
    assert prompts["D1"][0]["title"] == first
    for prompt in prompts["D1"]:
        workspace.direct_message(prompt["message"])
    for message in workspace.slack.wait_for_messages(4):
        assert message["blocks"][0]["type"] == "header"
        assert (" of 14" in message["text"] or "SKL 2014: 220 of 290" in message["text"]) == bool(locale)


def test_without_prompts_whoever_writes_is_answered_all_the_same(anna: Surfaces, workspace: Workspace) -> None:
    anna.slack.fail("assistant.threads.setSuggestedPrompts", Fault(200, '{"ok": false, "error": "missing_scope"}'))
    anna.open_page("messages")
    workspace.direct_message("Umeå")
    assert workspace.slack.wait_for_messages(1)[0]["text"].startswith("Umeå: 14 av 14")


@pytest.mark.parametrize(
    ("typed", "kept", "answer"),
    [
        ("språk en", "From now on I answer you in English.", "Katrineholm: 10 of 14 points."),
        ("language English", "From now on I answer you in English.", "Katrineholm: 10 of 14 points."),
        ("in english", "From now on I answer you in English.", "Katrineholm: 10 of 14 points."),
        ("language sv", "Från och med nu svarar jag dig på svenska.", "Katrineholm: 10 av 14 poäng."),
    ],
)
def test_a_language_is_remembered_whatever_words_are_used(
    workspace: Workspace, typed: str, kept: str, answer: str
) -> None:
    assert workspace.slash(typed)["text"].startswith(kept)
    for asked in ("Katrineholm", "What's the score for Katrineholm?"):
        assert workspace.slash(asked)["text"].startswith(answer)
    workspace.mention("Katrineholm")
    assert workspace.slack.wait_for_messages(1)[0]["text"].startswith(answer)


def test_a_language_that_cannot_be_kept_is_said_to_be_not(workspace: Workspace, state: State) -> None:
    state._url = "sqlite:////nowhere/at/all.db"
    assert workspace.slash("språk en")["text"].startswith("I cannot remember a language here.")
    assert workspace.slash("Katrineholm")["text"].startswith("Katrineholm: 10 av 14 poäng.")


def test_a_choice_that_cannot_be_kept_is_said_on_the_page(anna: Surfaces, state: State) -> None:
    anna.open_page()
    page = anna.home()
    state._url = "sqlite:////nowhere/at/all.db"
    anna.act(page, "choose:kommun", chosen="0483")
    wait_for(anna, "Valet gick inte att spara.")


def test_which_language_is_asked_for(workspace: Workspace) -> None:
    assert workspace.slash("språk")["text"].startswith("Jag svarar på svenska och engelska.")
