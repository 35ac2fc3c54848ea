"""What can be asked: one frozen value a kind of question, made by `data.parse`, answered by `data.store`."""

from dataclasses import dataclass
from typing import Literal

Lang = Literal["sv", "en"]

Topic = Literal["e_service", "e_government", "index", "sources"]

# Why a question was not understood.
Reason = Literal["unknown", "elsewhere", "greeting", "thanks", "too_long", "no_survey"]


@dataclass(frozen=True, slots=True)
class ProfileQuery:
    """How good is this kommun? `survey`: an id, or None for the newest real survey."""

    kommun: str
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class RankingQuery:
    """Which kommuner are best, in the country or in a län?"""

    lan: str | None = None
    limit: int = 10
    full_marks: bool = False  # only those with the highest possible score
    lowest: bool = False  # those with the fewest points, fewest first
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class StatisticsQuery:
    """What are the national figures?"""

    survey: str | None = None


@dataclass(frozen=True, slots=True)
class CompareQuery:
    """How do these kommuner compare? Two to six, in the order they were named; `left_out` are those past six."""

    kommuner: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class ExplainQuery:
    """Why did this kommun get its score, and what is missing?"""

    kommun: str
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class DefineQuery:
    """What does a word mean, how was the index made, or where are the numbers from?"""

    topic: Topic
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class HelpQuery:
    """What can be asked?"""


@dataclass(frozen=True, slots=True)
class WhichQuery:
    """The name fits several places: which one was meant? Best candidate first."""

    typed: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnclearQuery:
    """Not understood; `typed` is the word that was not, as it was typed."""

    reason: Reason
    typed: str = ""


Query = (
    ProfileQuery
    | RankingQuery
    | CompareQuery
    | StatisticsQuery
    | ExplainQuery
    | DefineQuery
    | HelpQuery
    | WhichQuery
    | UnclearQuery
)


@dataclass(frozen=True, slots=True)
class Heard:
    """A place that was understood from something other than its name."""

    typed: str
    how: Literal["misspelt", "town"]


@dataclass(frozen=True, slots=True)
class Question:
    """A parsed text: what is asked, in which language, and what was understood on the way."""

    query: Query
    lang: Lang
    heard: Heard | None = None
