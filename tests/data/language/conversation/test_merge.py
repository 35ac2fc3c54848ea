"""Conversations turn by turn: each paragraph of conversations.txt, and what holds of every message after any question."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.language.conversation.fragment import Fragment
from data.language.conversation.kept import in_conversation, kept
from data.language.conversation.merge import merge
from data.language.conversation.reading import read_fragment
from data.language.understand import understand
from data.model.conditions import InArea, Is, leaves
from data.model.question import Question
from data.model.question_json import from_json, to_json
from data.store.edition import Edition
from data.store.store import Store
from tests.conftest import DRAWN, LETTERS
from tests.data.language.test_understand import UNDERSTOOD

Turn = tuple[bool, str, dict[str, Any]]  # whether it goes on from the question before, what is said, what it asks
TALKS = Path(__file__).parent / "conversations.txt"
QUESTIONS = [from_json(question) for _, question in UNDERSTOOD]
WITH_FIGURES = [text for text, question in UNDERSTOOD if question["want"] not in ("text", "language", "which")]


def talks() -> list[list[Turn]]:
    _, *paragraphs = TALKS.read_text(encoding="utf-8").split("\n\n")
    return [[_turn(line) for line in paragraph.strip().splitlines()] for paragraph in paragraphs]


def _turn(line: str) -> Turn:
    said, question = line.split("\t")
    return said.startswith("+"), said.removeprefix("+"), json.loads(question)


CONVERSATIONS = talks()


@pytest.fixture(scope="module")
def edition(example_db: Path) -> Edition:
    return Store(example_db).edition()


def after(previous: Question | None, text: str, edition: Edition) -> tuple[bool, Question]:
    fragment = read_fragment(text, edition.names, edition.vocabulary)
    merged = merge(previous, fragment, edition.names) if previous else None
    if merged or previous is None:
        return merged is not None, merged or understand(text, edition.names, edition.vocabulary)
    whole = understand(text, edition.names, edition.vocabulary)
    return False, in_conversation(whole, previous, fragment.lang, edition.measures)


def test_a_conversation_turn_by_turn(edition: Edition) -> None:
    wrong = []
    for talk in CONVERSATIONS:
        previous: Question | None = None
        for goes_on, text, meant in talk:
            went_on, question = after(previous, text, edition)
            said = {name: value for name, value in to_json(question).items() if name not in ("v", "read")}
            if (went_on, said) != (goes_on, meant):
                wrong.append((talk[0][1], text, went_on, said, meant))
            if question.want not in ("language", "which"):
                previous = kept(question, previous, goes_on=went_on)
    assert wrong == []


Read = dict[str, tuple[Question, Fragment]]  # each sentence: what it asks alone, and how it may go on


@pytest.fixture(scope="module")
def read(edition: Edition) -> Read:
    words = (edition.names, edition.vocabulary)
    return {text: (understand(text, *words), read_fragment(text, *words)) for text, _ in UNDERSTOOD}


def test_a_whole_question_takes_nothing_over_but_the_survey(edition: Edition, read: Read) -> None:
    """After some ten of the questions each, others for every one, so that every question comes before many."""
    taken, every = {}, max(1, len(QUESTIONS) * 15 // DRAWN)
    for number, text in enumerate(WITH_FIGURES):
        alone, fragment = read[text]
        for previous in QUESTIONS[number % every :: every]:
            if merge(previous, fragment, edition.names) is None:
                asked = in_conversation(alone, previous, fragment.lang, edition.measures)
                own_survey = {alone.survey} if alone.survey else {alone.survey, previous.survey}
                if replace(asked, survey=alone.survey, lang=alone.lang) != alone or asked.survey not in own_survey:
                    taken[text] = (previous, asked)
    assert taken == {}


def test_nothing_changes_nothing(edition: Edition) -> None:
    nothing = read_fragment("", edition.names, edition.vocabulary)
    assert [merge(question, nothing, edition.names) for question in QUESTIONS] == QUESTIONS


def test_a_whole_question_takes_no_kommun_over(edition: Edition, read: Read) -> None:
    """Sentences that name whom they are about, or all of whom, ask the same after any question."""
    taken = {}
    for text in WITH_FIGURES:
        alone, fragment = read[text]
        if not alone.of and not any(isinstance(leaf, InArea | Is) for leaf in leaves(alone.where)):
            continue
        for previous in (Question("profile", of=("2284",)), Question("compare", of=("2284", "2260"))):
            merged = merge(previous, fragment, edition.names) or alone
            if not fragment.links & {"add", "against", "less"} and not _kommuner(merged) <= _kommuner(alone):
                taken[text] = merged
    assert taken == {}


def _kommuner(question: Question) -> set[str]:
    return {*question.of, *(leaf.kommun for leaf in leaves(question.where) if isinstance(leaf, Is))}


# Sentences that say so little that they are of what was spoken of.
GOES_ON = {
    "karta",
    "ladda ner listan",
    "download the list",
    "can u make a csv of everything in the example survey",
    "hur har apparna utvecklats",
    "Har det blivit bättre sedan 2011?",  # after a kommun, "det" is that one
    "Has it got better since 2011?",
    "på svenska tack",  # the answer again
    "vad är källan",
    "hur många har appar",
    "fler appar än Lund",
    "which have more than 5 apps",  # of a list before it
    "hur många appar har kommunen?",
    "kommuner i vår storlek",  # that of the one that was told
    "similar-sized kommuner",
    "Kommuner av vår storlek med högre poäng",
}


def test_a_sentence_that_is_whole_is_of_no_kommun_that_was_spoken_of(edition: Edition, read: Read) -> None:
    taken = set()
    for text, (_, fragment) in read.items():
        for previous in (Question("profile", of=("2284",)), Question("value", "apps", of=("2284",))):
            merged = merge(previous, fragment, edition.names)
            if merged and "2284" in (*merged.of, merged.marked):
                taken.add(text)
    assert taken <= GOES_ON


_PIECES = st.sampled_from(
    "och då i Skåne Lund den dem där utan bara små fler än 7 appar vilka per län topp 5 hur många snittet add compared to "
    "and it them there why som karta 2011 vem är har bäst sämst tvåa exempel varför riket e-strategi mot samma för ? , €".split()
)


@given(st.sampled_from(QUESTIONS), st.lists(_PIECES, max_size=6).map(" ".join) | st.text(LETTERS, max_size=40))
def test_it_never_raises(question: Question, text: str) -> None:
    edition = _edition()
    merged = merge(question, read_fragment(text, edition.names, edition.vocabulary), edition.names)
    assert merged is None or from_json(to_json(merged)) == merged


_OPENED: list[Edition] = []


def _edition() -> Edition:
    return _OPENED[0]


@pytest.fixture(autouse=True, scope="module")
def _opened(edition: Edition) -> None:
    _OPENED.append(edition)
