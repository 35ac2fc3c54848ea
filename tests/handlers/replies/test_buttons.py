"""Sharing an answer that only its asker sees, taking answers away, turning pages, and comparing from an answer."""

import pytest

from data.model.question import Question
from handlers.answering.answerer import Answerer
from tests.fake_slack import Fault, Workspace
from tests.fake_slack.rules import Json


def labels(message: Json) -> list[str]:
    elements = [each for block in message["blocks"] if block["type"] == "actions" for each in block["elements"]]
    return [str(each["text"]["text"]) for element in elements for each in element.get("options", [element])]


def test_an_answer_is_shared_by_name_and_the_asker_told_so(workspace: Workspace) -> None:
    workspace.click(workspace.slash("Umeå"), "Dela i kanalen")
    shared, told = workspace.slack.wait_for_messages(2)
    assert (shared["response_type"], shared["replace_original"]) == ("in_channel", False)
    assert shared["text"].startswith("Umeå: 14 av 14 poäng.")
    assert shared["text"].endswith("Delat av <@U1>")
    assert "Ta bort" in labels(shared)
    assert "Dela i kanalen" not in labels(shared)
    assert (told["response_type"], told["replace_original"]) == ("ephemeral", True)
    assert told["text"] == "Svaret är delat i kanalen."


def test_what_is_shared_is_in_the_language_of_the_answer(workspace: Workspace) -> None:
    workspace.click(workspace.slash("What about Umeå?"), "Share in the channel")
    shared, told = workspace.slack.wait_for_messages(2)
    assert shared["text"].startswith("Umeå: 14 of 14 points.")
    assert told["text"] == "The answer is shared in the channel."


@pytest.mark.parametrize("question", ["pizza", "häbo", "hjälp", "tack"])
def test_what_is_no_answer_cannot_be_shared(workspace: Workspace, question: str) -> None:
    assert "Dela i kanalen" not in labels(workspace.slash(question))


def test_the_asker_takes_an_answer_away(workspace: Workspace) -> None:
    workspace.click(workspace.slash("Umeå"), "Ta bort")
    workspace.slack.wait_until(lambda: workspace.slack.removed == 1, "a removed message")
    assert workspace.slack.messages == []


def test_somebody_else_cannot_take_an_answer_away(workspace: Workspace) -> None:
    workspace.mention("Umeå")
    answer = workspace.slack.wait_for_messages(1)[0]
    other = Workspace(workspace.slack, workspace.transport, user="U2")
    other.click(answer, "Ta bort", ephemeral=False)
    told = workspace.slack.wait_for_messages(2)[1]
    assert told["text"] == "Bara den som frågade kan ta bort svaret."
    assert told["response_type"] == "ephemeral"
    workspace.click(answer, "Ta bort", ephemeral=False)
    workspace.slack.wait_until(lambda: workspace.slack.removed == 1, "a removed message")


def test_an_old_answer_is_taken_away_though_its_response_url_is_used_up(workspace: Workspace) -> None:
    workspace.mention("Umeå")
    answer = workspace.slack.wait_for_messages(1)[0]
    workspace.slack.fail("respond", Fault(404, "expired_url"))
    workspace.click(answer, "Ta bort", ephemeral=False, ts=answer["ts"])
    workspace.slack.wait_until(lambda: not workspace.slack.messages, "a deleted message")


GONE = Fault(404, "expired_url")
DOWN = Fault(500, "oops")


@pytest.mark.parametrize("fault", [GONE, DOWN, Fault(garbled=True)])
def test_an_answer_whose_response_url_fails_is_shared_as_a_message(workspace: Workspace, fault: Fault) -> None:
    answer = workspace.slash("Umeå")
    workspace.slack.fail("respond", fault)
    workspace.click(answer, "Dela i kanalen")
    shared, told = workspace.slack.wait_for_messages(2)
    assert (shared["method"], shared["channel"]) == ("chat.postMessage", "C1")
    assert "Delat av <@U1>" in shared["text"]
    assert told["text"] == "Svaret är delat i kanalen."


def test_an_answer_that_cannot_be_shared_is_not_said_to_be(workspace: Workspace) -> None:
    answer = workspace.slash("What about Umeå?")
    workspace.slack.left.add("C1")
    workspace.slack.fail("respond", GONE)
    workspace.click(answer, "Share in the channel")
    told = workspace.slack.wait_for_messages(1)
    assert told[0]["text"].startswith("I am not in that channel.")
    assert (told[0]["response_type"], told[0]["replace_original"]) == ("ephemeral", False)


def test_that_there_are_too_many_questions_is_not_shared(workspace: Workspace) -> None:
    answer = workspace.slash("Umeå")
    for _ in range(30):
        workspace.slash("Umeå")
    workspace.click(answer, "Dela i kanalen")
    told = workspace.slack.wait_for_messages(1)[0]
    assert told["text"].startswith("För många frågor")
    assert told["response_type"] == "ephemeral"


def test_what_is_no_answer_any_longer_is_not_shared(workspace: Workspace) -> None:
    button = {
        "type": "button",
        "action_id": "share:0",
        "value": "en pizza",
        "text": {"type": "plain_text", "text": "x"},
    }
    workspace.interact(button)
    told = workspace.slack.wait_for_messages(1)[0]
    assert told["response_type"] == "ephemeral"
    assert "Shared by" not in told["text"]


def test_a_picture_is_shared_with_its_answer(examples: Workspace) -> None:
    examples.click(examples.slash("csv Skåne exempel"), "Dela i kanalen")
    files = examples.slack.wait_for_files(2)
    assert sorted(file.channel for file in files) == ["C1", "D0U1"]


def test_a_refusal_that_comes_as_a_success_is_a_refusal(workspace: Workspace) -> None:
    refused = Fault(200, '{"ok": false, "error": "invalid_blocks"}')
    workspace.slack.fail("respond", refused, refused)
    workspace.click(workspace.slash("Umeå"), "Topp i landet")
    assert workspace.slack.wait_for_messages(1)[0]["text"].startswith("Högst poäng i landet")


def test_where_no_way_is_left_in_the_channel_the_asker_is_written_to(workspace: Workspace) -> None:
    answer = workspace.slash("Umeå")
    workspace.slack.left.add("C1")
    workspace.slack.fail("respond", GONE)
    workspace.click(answer, "Topp i landet")
    message = workspace.slack.wait_for_messages(1)[0]
    assert (message["method"], message["channel"]) == ("chat.postMessage", "D0U1")


def test_an_answer_that_cannot_be_taken_away_is_told(workspace: Workspace) -> None:
    answer = workspace.slash("What about Umeå?")
    workspace.slack.fail("respond", DOWN)
    workspace.click(answer, "Remove")
    assert workspace.slack.wait_for_messages(1)[0]["text"].startswith("Something went wrong")


def test_who_may_not_take_an_answer_away_hears_it_in_its_language(workspace: Workspace) -> None:
    workspace.mention("What about Umeå?")
    answer = workspace.slack.wait_for_messages(1)[0]
    Workspace(workspace.slack, workspace.transport, user="U2").click(answer, "Remove", ephemeral=False)
    assert workspace.slack.wait_for_messages(2)[1]["text"] == "Only whoever asked can remove the answer."


@pytest.mark.parametrize("value", ["-", "U1"])
def test_a_button_of_an_earlier_version_still_takes_an_answer_away(workspace: Workspace, value: str) -> None:
    button = {"type": "button", "action_id": "remove:0", "value": value, "text": {"type": "plain_text", "text": "x"}}
    workspace.interact(button, ephemeral=value == "-")
    workspace.slack.wait_until(lambda: workspace.slack.removed == 1, "a removed message")


def test_pages_of_a_list_are_turned_in_place(examples: Workspace) -> None:
    first = examples.slash("lista exempel")
    assert "Visar 1–50 av 290." in first["text"]
    assert "Föregående sida" not in labels(first)
    examples.click(first, "Nästa sida")
    second = examples.slack.wait_for_messages(1)[0]
    assert second["replace_original"] is True
    assert "Visar 51–100 av 290." in second["text"]
    examples.click(second, "Föregående sida")
    assert "Visar 1–50 av 290." in examples.slack.wait_for_messages(2)[1]["text"]


def test_all_pages_together_hold_everybody_once(example: Answerer) -> None:
    names: list[str] = []
    for page in range(1, 7):
        reply = example.reply(Question("list", survey="exempel", page=page))
        table = next(block for block in reply.blocks if block["type"] == "table")
        names += [row[1]["text"] for row in table["rows"][1:]]
    assert len(names) == len(set(names)) == 290
    last, beyond = (example.reply(Question("list", survey="exempel", page=page)) for page in (6, 99))
    assert beyond.text == last.text


@pytest.mark.parametrize(
    "choice",
    [
        "topp 100",
        "botten 100",
        "minst 1 poäng",
        "plats 1 till 100",
        "lista alla kommuner",
    ],
)
def test_the_next_page_asks_for_the_same_list(example: Answerer, choice: str) -> None:
    reply = example.reply(f"{choice} exempel")
    following = next(b for b in reply.blocks[-1]["elements"] if b.get("text", {}).get("text") == "Nästa sida")
    turned = example.reply(following["value"].removeprefix("sv "), "sv")
    assert turned.blocks[1] == reply.blocks[1]  # the headline
    assert "Visar 51–" in turned.text


def test_the_kommun_one_came_from_is_marked_in_its_lan(example: Answerer) -> None:
    reply = example.reply("topp Skåne län markera Höganäs kommun exempel")
    assert "▸ Höganäs: delad plats 4 av 27 i Skåne län" in reply.text
    assert "▸ Höganäs" in [
        row[1]["text"] for block in reply.blocks if block["type"] == "table" for row in block["rows"]
    ]


def test_a_comparison_begins_with_the_kommun_of_the_answer(workspace: Workspace) -> None:
    workspace.click(workspace.slash("Umeå"), "Jämför med …")
    opened = workspace.slack.shown
    workspace.slack.wait_until(lambda: bool(opened.modals), "a modal")
    field = next(iter(opened.modals.values()))["blocks"][0]["element"]
    assert [option["value"] for option in field["initial_options"]] == ["2480"]
