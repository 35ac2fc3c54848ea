"""What the README shows is what happens: its examples are asked, and its commands are the Makefile's."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from data.model.question import Question
from data.model.question_json import read_question, to_json
from handlers.answering.answerer import Answerer
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ASKING = (ROOT / "docs" / "asking.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `([^`]+)`((?:, `[^`]+`)*) \| (.+) \|$", README + ASKING, re.MULTILINE)
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
CASES = [
    (question, answer) for first, others, answer in EXAMPLES for question in (first, *re.findall(r"`([^`]+)`", others))
]


def test_there_are_examples() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("question", "answer"), CASES)
def test_an_example_is_answered_as_shown(answerer: Answerer, question: str, answer: str) -> None:
    text = answerer.reply(question).text
    for part in answer.split(" … "):
        assert part in text, text


def test_its_links_within_the_project_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / target).exists(), f"{name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_paths_that_a_page_names_are_there(page: Path) -> None:
    named = re.findall(r"\b(?:handlers|data|tests)/[\w./-]*\w/?", page.read_text(encoding="utf-8"))
    gone = {path for path in named if not path.endswith(".db") and not (ROOT / path).exists()}  # stores are built
    assert not gone


def test_its_pictures_say_what_they_show_and_are_small() -> None:
    pictures = dict(re.findall(r"!\[([^\]]*)\]\((docs/[^)]+)\)", README))
    loading = (ROOT / "docs" / "loading.md").read_text(encoding="utf-8")
    pictures |= {said: f"docs/{name}" for said, name in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", loading)}
    assert set(pictures.values()) == {str(p.relative_to(ROOT)) for p in (ROOT / "docs").glob("*.png")}
    for said, path in pictures.items():
        assert re.search(r"\d", said), said  # the finding
        assert (ROOT / path).stat().st_size < 150_000, path


def test_its_commands_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make ([a-z]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_environment_variables_are_the_ones_that_are_read() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    code = (ROOT / "handlers" / "serving" / "configuration.py").read_text(encoding="utf-8")
    shown = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))
    read = set(re.findall(r'env\.get\("([A-Z_]+)"', code)) - {"SLACK_CLI_XOXB", "SLACK_CLI_XAPP"}
    assert shown == read


QUESTIONS = re.findall(r"`(\{.+\})` \|$", (ROOT / "docs" / "questions.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_as_data_is_answered_and_comes_back_as_written(example: Answerer, question: str) -> None:
    read = read_question(question)
    assert {"v": 1, **json.loads(question)} == to_json(read)
    assert example.in_full(read)["status"] == "answer"


def test_every_field_and_leaf_of_a_question_is_shown() -> None:
    shown = set(re.findall(r'"(\w+)": ', " ".join(QUESTIONS)))
    assert {field.name for field in fields(Question)} - {"read"} <= shown
