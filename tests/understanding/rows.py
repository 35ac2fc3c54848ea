"""The evaluation rows, and what the bot made of one of them."""

import csv
from dataclasses import dataclass
from pathlib import Path

from data.language.parse import parse
from data.model.area import Best, Lowest
from data.model.parsed import intent_of
from data.model.query import (
    CompareAreasQuery,
    CompareQuery,
    ExplainQuery,
    ProfileQuery,
    Query,
    RankingQuery,
    StatisticsQuery,
    TrendQuery,
    WhichQuery,
)

from data.language.names import Names
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


def hear(text: str, names: Names) -> Heard:
    """What `parse` makes of a text, in the words of the rows."""
    question = parse(plain_text(text), names)
    query = question.query
    count = query.choice.limit if isinstance(query, RankingQuery) and isinstance(query.choice, Best | Lowest) else None
    return Heard(
        intent=intent_of(query),
        places=_places(query),
        asked=isinstance(query, WhichQuery),
        lang=question.lang,
        count=count,
        survey=getattr(query, "survey", None) or "",
    )


def _places(query: Query) -> tuple[str, ...]:
    match query:
        case ProfileQuery(kommun) | ExplainQuery(kommun):
            return (kommun,)
        case TrendQuery(kommun, area):
            return (kommun,) if kommun else area.lan
        case RankingQuery(area) | StatisticsQuery(area):
            return area.lan
        case CompareQuery(kommuner):
            return kommuner
        case CompareAreasQuery(areas):
            return tuple(code for area in areas for code in area.lan)
        case WhichQuery(_, places):
            return places
        case _:
            return ()


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _read(file: str) -> list[dict[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
