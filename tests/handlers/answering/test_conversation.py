"""Conversations in which what is asked goes on from what an answer told: who led, who was alone, what was shown."""

import json
from pathlib import Path
from typing import Any

import pytest

from data.model.question import Question
from data.model.question_json import to_json
from handlers.answering.answerer import Answerer

_, *PARAGRAPHS = (Path(__file__).parent / "conversations.txt").read_text(encoding="utf-8").strip().split("\n\n")
TALKS = [[line.split("\t") for line in paragraph.splitlines()] for paragraph in PARAGRAPHS]


@pytest.mark.parametrize("talk", TALKS, ids=[talk[0][0] for talk in TALKS])
def test_a_conversation_with_what_was_told(talk: list[list[str]], example: Answerer) -> None:
    reader, previous = example.reader, None
    for text, meant in talk:
        asked = reader.after(previous, text)
        said = [_said(each) for each in reader.questions(asked)]
        expected = json.loads(meant)
        assert said == (expected if isinstance(expected, list) else [expected]), text
        previous = example.kept(asked, previous, goes_on=reader.goes_on(text, previous))


def _said(question: Question) -> dict[str, Any]:
    return {name: value for name, value in to_json(question).items() if name not in ("v", "read")}
