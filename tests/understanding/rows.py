"""The evaluation rows, and what the bot made of one of them."""

import csv
from dataclasses import dataclass
from pathlib import Path

from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.names import Names
from data.language.understand import understand
from data.model.conditions import InArea, leaves
from data.model.question import Question
from handlers.answering.status import intent_of, places_of
from handlers.listeners.payloads import plain_text

HERE = Path(__file__).parent
PARTS = ("tune", "frozen")


@dataclass(frozen=True)
class NameRow:
    """A name as it was typed. `kind`: kommun, lan, ambiguous or none."""

    query: str
    kind: str
    codes: tuple[str, ...]
    category: str


@dataclass(frozen=True)
class QuestionRow:
    """A whole question. What is empty was not asked for."""

    query: str
    lang: str
    intent: str
    places: tuple[str, ...]
    count: int | None
    survey: str
    measure: str


@dataclass(frozen=True)
class Heard:
    """What the bot made of a text. `places`: best candidate first."""

    intent: str
    places: tuple[str, ...]
    asked: bool
    lang: str
    count: int | None
    survey: str


def name_rows(part: str) -> list[NameRow]:
    return [
        NameRow(row["query"], row["kind"], _codes(row["codes"]), row["category"]) for row in _read(f"names_{part}.csv")
    ]


def question_rows(part: str) -> list[QuestionRow]:
    return [
        QuestionRow(
            row["query"],
            row["lang"],
            row["intent"],
            _codes(row["places"]),
            int(row["count"]) if row["count"] else None,
            row["survey"],
            row["measure"],
        )
        for row in _read(f"questions_{part}.csv")
    ]


def unseen_rows() -> list[tuple[str, str]]:
    """Questions and their intents, written after the last change of what is learnt from."""
    return [(row["query"], row["intent"]) for row in _read("questions_unseen.csv")]


def hear(text: str, names: Names, vocabulary: Vocabulary) -> Heard:
    """What `understand` makes of a text, in the words of the rows."""
    question = understand(plain_text(text), names, vocabulary)
    return Heard(
        intent=intent_of(question),
        places=_places(question, names),
        asked=question.want == "which",
        lang=question.lang,
        count=question.limit,
        survey=question.survey or "",
    )


def _places(question: Question, names: Names) -> tuple[str, ...]:
    """The codes it is about, of a landscape those of its län; none of what only offers to tell of a place."""
    if question.want in ("which", "text"):
        return question.of if question.want == "which" else ()
    named = [leaf.area for leaf in leaves(question.where) if isinstance(leaf, InArea)]
    areas = [each for each in (*question.of, *named) if not each.isdigit()]
    return tuple(places_of(question)) + tuple(
        code for area in areas for code in names.mentions(area.lower().split())[0].codes
    )


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _read(file: str) -> list[dict[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
