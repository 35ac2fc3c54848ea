"""A text that was understood: its query, its language, and the kind of question it is."""

from dataclasses import dataclass
from typing import Literal, assert_never

from data.model.area import Against, Best, Everyone, Lowest
from data.model.query import (
    CompareAreasQuery,
    CompareQuery,
    DefineQuery,
    DownloadQuery,
    ExplainQuery,
    HelpQuery,
    HoldersQuery,
    Lang,
    LanguageQuery,
    PictureQuery,
    ProfileQuery,
    Query,
    RankAreasQuery,
    RankingQuery,
    ScoresQuery,
    StatisticsQuery,
    TrendQuery,
    UnclearQuery,
    WhichQuery,
)

Intent = Literal[
    "profile",
    "ranking",
    "statistics",
    "compare",
    "trend",
    "list",
    "explain",
    "define",
    "picture",
    "download",
    "help",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Heard:
    """A place that was understood from something other than its name, or that the answer has to leave in or out.

    "except" is to be left out; "unknown" and "abroad" stand beside a kommun, and are none.
    """

    typed: str
    how: Literal["misspelt", "town", "except", "unknown", "abroad"]


@dataclass(frozen=True, slots=True)
class Question:
    """A parsed text: what is asked, in which language, and what was understood on the way."""

    query: Query
    lang: Lang
    heard: Heard | None = None


def intent_of(query: Query) -> Intent:
    """What kind of question it is. One that has to ask back which place was meant is about that place."""
    match query:
        case ProfileQuery() | WhichQuery():
            return "profile"
        case RankingQuery(choice=Against(), counted=True):
            return "profile"  # how many are better than a kommun is about that kommun
        case RankingQuery(choice=Best(score=True) | Lowest(score=True)):
            return "statistics"
        case RankingQuery(counted=True) | HoldersQuery(counted=True) | RankAreasQuery(means=True):
            return "statistics"
        case HoldersQuery() | RankAreasQuery():
            return "ranking"
        case RankingQuery():
            return "list" if isinstance(query.choice, Everyone) else "ranking"
        case ScoresQuery():
            return "list"
        case StatisticsQuery():
            return "statistics"
        case CompareQuery() | CompareAreasQuery():
            return "compare"
        case TrendQuery():
            return "trend"
        case ExplainQuery():
            return "explain"
        case DefineQuery(topic="lan"):
            return "list"
        case DefineQuery():
            return "define"
        case PictureQuery():
            return "picture"
        case DownloadQuery():
            return "download"
        case HelpQuery() | LanguageQuery():
            return "help"
        case UnclearQuery():
            return "unknown"
        case _:
            assert_never(query)
