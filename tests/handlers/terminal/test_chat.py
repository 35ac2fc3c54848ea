"""The local chat: what buttons do in Slack, numbers do here; what only Slack can do is not offered."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.console import Console

from data.state import State
from handlers.answering.answerer import Answerer
from handlers.replies.blocks import section
from handlers.replies.reply import Reply
from handlers.sending.client import make_client
from handlers.serving.app import make_local_app
from handlers.terminal.chat import Chat
from handlers.terminal.draw import draw
from handlers.terminal.saving import save

Talk = Callable[..., list[str]]


@pytest.fixture
def talk(example: Answerer, tmp_path: Path) -> Iterator[Talk]:
    """Says the lines and returns what was answered to each."""
    heard = io.StringIO()
    app = make_local_app(example, make_client("", "http://127.0.0.1:9/"), State(f"sqlite:///{tmp_path}/state.db"))
    console = Console(file=heard, highlight=False, soft_wrap=True)
    chat = Chat(app, console, example.store.names().display, lambda value: save(example, value, tmp_path))

    def talk(*lines: str) -> list[str]:
        answers = []
        for line in lines:
            chat.run(iter([line]))
            answers.append(heard.getvalue())
            heard.seek(0)
            heard.truncate()
        return answers

    yield talk
    chat.close()


def offered(answer: str) -> list[str]:
    return [label.strip() for label in re.findall(r"\[\d+\] ([^\[\n]+)", answer)]


def chosen(answer: str, label: str) -> str:
    return str(offered(answer).index(label) + 1)


@pytest.mark.parametrize("question", ["Katrineholm", "top", "topp Småland", "Katrineholm exempel", "statistik exempel"])
def test_every_number_does_something(talk: Talk, question: str) -> None:
    labels = offered(talk(question)[0])
    assert labels
    assert not {"Dela i kanalen", "Ta bort"} & set(labels)
    for i, label in enumerate(labels, 1):
        _, answer = talk(question, str(i))
        assert answer.strip(), label
        assert "känner jag inte igen" not in answer, label
        assert "För många frågor" not in answer, label


@pytest.mark.parametrize(
    ("question", "label", "line", "answered"),
    [
        (
            "Katrineholm",
            "Jämför med …",
            "flen, trossa",
            "Katrineholm: 10 av 14 poäng; ingen publicerad poäng för Flen eller Trosa",
        ),
        ("Katrineholm", "Jämför med …", "Göteborg", "Högst poäng: Göteborg 14 och Katrineholm 10"),
        ("score for Umeå", "Compare with …", "gothenburg", "Umeå and Göteborg have the same: 14 of 14 points"),
    ],
)
def test_the_next_line_completes_a_comparison(talk: Talk, question: str, label: str, line: str, answered: str) -> None:
    first = talk(question)[0]
    asked, compared, after = talk(chosen(first, label), line, "Tyresö")
    assert asked.strip().endswith(("Skriv namnen.", "Type their names."))
    assert answered in compared
    assert after.startswith("Tyresö: 14 of 14 points" if "score" in question else "Tyresö: 14 av 14 poäng")


@pytest.mark.parametrize(("question", "said"), [("Malmö", "Välj 1–5,"), ("score for Malmö", "Choose 1–3,")])
def test_a_number_that_is_not_offered_is_told_and_the_others_stay(talk: Talk, question: str, said: str) -> None:
    _, wrong, zero, right = talk(question, "99", "0", "1")
    assert wrong.startswith(said)
    assert zero == wrong
    assert "Helsingborg" in right


def test_the_code_of_a_kommun_is_a_question(talk: Talk) -> None:
    assert talk("Malmö", "0483")[1].startswith("Katrineholm: 10 av 14")


def test_pages_turn_both_ways_with_their_tables(talk: Talk) -> None:
    first = talk("lista")[0]
    second = talk(chosen(first, "Nästa sida"))[0]
    back = talk(chosen(second, "Föregående sida"))[0]
    assert ("Visar 1–50 av 290." in first, "Visar 51–100 av 290." in second) == (True, True)
    assert "Filipstad" in second
    assert re.search(r"^1 \(delad\) +Göteborg +14 *$", back, re.MULTILINE)


def test_charts_of_the_newest_kind_are_drawn(talk: Talk) -> None:
    top = talk("top exempel")[0]
    spread = talk(chosen(top, "Statistik"))[0]
    assert re.search(r"^14 █+ \d+$", spread, re.MULTILINE)


@pytest.mark.parametrize(
    ("label", "file", "begins"),
    [
        ("Karta", "karta-skane-lan-exempel.png", b"\x89PNG"),
        ("Ladda ner", "lista-skane-lan-exempel.csv", b"\xef\xbb\xbfPlats;"),
    ],
)
def test_a_file_that_is_chosen_is_written_and_the_table_not_shown_again(
    talk: Talk, tmp_path: Path, label: str, file: str, begins: bytes
) -> None:
    first = talk("topp Skåne exempel")[0]
    told = talk(chosen(first, label))[0]
    assert told.startswith(f"Sparad som {tmp_path / file}: ")
    assert "Kristianstad" not in told
    assert (tmp_path / file).read_bytes().startswith(begins)


def test_a_file_that_is_asked_for_is_told_by_the_command_that_saves_it(talk: Talk) -> None:
    assert "python bot.py save 'csv Skåne' lista-skane-lan-skl-2014.csv" in talk("csv Skåne")[0]


def test_of_a_message_that_goes_on_the_whole_question_is_told(talk: Talk) -> None:
    told = talk("topp Skåne", "som csv")[1]
    assert (
        """python bot.py save '{"v":1,"want":"top","where":{"in":"12"},"order":"most","form":"file"}' lista-""" in told
    )


def test_the_chat_remembers_and_another_chat_does_not(talk: Talk) -> None:
    answers = talk("hur många appar har Lund exempel", "och Malmö?", "hur vet du det?")
    assert "Malmö: 2 appar" in answers[1]
    assert "Så fick jag fram det: Malmö: 2 appar" in answers[2]


@pytest.mark.parametrize("line", ["quit", "Exit", "avsluta", "sluta"])
def test_a_word_that_leaves_is_not_answered(talk: Talk, line: str) -> None:
    assert talk(line) == [""]


def test_a_command_that_is_longer_than_a_line_is_not_broken_into_two() -> None:
    heard, command = io.StringIO(), f"python bot.py save '{'x' * 90}' lista.csv"
    draw(
        Reply("", (section(f"Här sparar du den med `{command}`. {'Och så vidare. ' * 9}"),)),
        Console(file=heard, width=80),
        [],
    )
    assert command in heard.getvalue()


def test_any_number_of_lines_can_be_piped_in(talk: Talk) -> None:
    assert all(answer.startswith("Umeå: 14 av 14") for answer in talk(*["umea"] * 40))
