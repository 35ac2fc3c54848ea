"""`python bot.py ask`, alone, streaming and as JSON; and the help."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bot_process import ROOT, bot, environment
from tests.fake_slack import check_message

SHAPE = ["question", "status", "intent", "places", "survey", "lang", "asked", "text", "blocks"]


def test_one_question_is_answered() -> None:
    done = bot("ask", "top Sörmland")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Högst poäng i Södermanlands län: Katrineholm, 10 av 14 poäng"


def test_the_example_survey_is_known_and_said_to_be_made_up() -> None:
    done = bot("ask", "Katrineholm exempel")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Påhittade siffror: Exempel (påhittat) är ingen riktig undersökning.")


def test_json_has_the_promised_shape() -> None:
    cases: list[list[Any]] = [
        ["Katrineholm exempel", "answer", "profile", ["0483"], "exempel"],
        ["Katrineholm", "answer", "profile", ["0483"], "skl-2014"],
        ["top Sörmland", "answer", "ranking", ["04"], "skl-2014"],
        ["top", "answer", "ranking", [], "skl-2014"],
        ["statistik", "answer", "statistics", [], "skl-2014"],
        ["hjälp", "answer", "help", [], "skl-2014"],
        ["häbo", "ask", "profile", ["0305", "0643"], None],
        ["Oslo", "none", "unknown", [], None],
        ["hej", "none", "unknown", [], None],
    ]
    alone = bot("ask", "Katrineholm exempel", "--json").stdout
    lines = bot("ask", "--json", said="\n".join(case[0] for case in cases)).stdout.splitlines()
    assert alone.splitlines() == lines[:1]
    for case, answer in zip(cases, map(json.loads, lines), strict=True):
        assert list(answer) == SHAPE
        assert [answer[name] for name in SHAPE[:5]] == case
        check_message(answer)


def test_a_number_beyond_all_measure_is_answered() -> None:
    done = bot("ask", said="".join(f"minst {'9' * digits} appar\n" for digits in (16, 29, 200)))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("SKL 2014") >= 3


def test_every_process_suggests_the_same_names_in_the_same_order() -> None:
    said = "mara\nnossjö\nhebo\n"
    answers = [bot("ask", "--json", said=said, PYTHONHASHSEED=seed).stdout for seed in "12"]
    assert answers[0].count('"status": "ask"') == 3
    assert answers[1:] == answers[:1]


def test_questions_on_standard_input_are_answered_in_order_as_they_come() -> None:
    command = [sys.executable, "bot.py", "ask", "--json"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        for question in ("Umeå", "", "  pizza ", "<!channel>", "full pott"):
            process.stdin.write(question + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question  # while standard input is open
        process.stdin.close()
        assert process.wait(10) == 0


def test_lines_can_be_turns_of_a_conversation() -> None:
    said = "topp Skåne exempel\noch i Halland?\n\noch Malmö?\nvarför?\n"
    done = bot("ask", "--conversation", "--json", said=said)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["question"] for answer in answers] == [
        "topp Skåne exempel",
        "och i Halland?",
        "och Malmö?",
        "varför?",
    ]
    assert answers[1]["asked"] == {"v": 1, "want": "top", "where": {"in": "13"}, "order": "most", "survey": "exempel"}
    assert [answer["survey"] for answer in answers] == ["exempel", "exempel", "skl-2014", "skl-2014"]
    assert answers[3]["asked"]["want"] == "explain"
    assert list(answers[0]) == SHAPE


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    command = f"yes Umeå | head -5000 | {sys.executable} bot.py ask --json | head -1"
    done = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, env=environment(), capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout)["question"] == "Umeå"
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("question", "file", "begins"),
    [("karta Sörmland", "a.png", b"\x89PNG"), ("csv Sörmland", "file", b"\xef\xbb\xbfPlats;")],
)
def test_a_picture_or_a_list_is_saved(tmp_path: Path, question: str, file: str, begins: bytes) -> None:
    done = bot("save", question, str(tmp_path / file))
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / file).read_bytes().startswith(begins)
    assert "Södermanlands län" in done.stdout


@pytest.mark.parametrize(
    ("question", "file", "status", "said"),
    [
        ("Umeå", "x.png", 2, "asks for no picture"),
        ("csv Sörmland", "no/such/x.csv", 1, "cannot be written"),
        ("csv Sörmland", "x.xlsx", 2, "a CSV file is named so: "),
        ("karta Sörmland", "x.jpg", 2, "a PNG file is named so: "),
    ],
)
def test_what_cannot_be_saved_is_told(tmp_path: Path, question: str, file: str, status: int, said: str) -> None:
    done = bot("save", question, str(tmp_path / file))
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [["--help"], ["ask", "--help"], ["chat", "--help"], ["socket", "--help"], ["http", "--help"]]
)
def test_help_is_for_people(arguments: list[str]) -> None:
    done = bot(*arguments)
    assert done.returncode == 0
    assert done.stdout.startswith("usage: python bot.py")
    assert "None" not in done.stdout


def test_an_unknown_command_is_told() -> None:
    done = bot("dance")
    assert done.returncode == 2
    assert "invalid choice: 'dance'" in done.stderr
