"""What can be asked: one frozen value a kind of question, made by `data.parse`, answered by `data.store`."""

from dataclasses import dataclass
from typing import Literal

from data.model.area import COUNTRY, EVERYONE, TEN_BEST, Against, Area, Choice
from data.model.claim import Claim
from data.model.condition import Condition, Held, WhichOnes

Lang = Literal["sv", "en"]

# Bars of a ranking, how many have so many points, size against score, a map.
PictureKind = Literal["bars", "histogram", "size", "map"]

Summed = Literal["mean", "median", "total"]
KindOfArea = Literal["lan", "groups"]  # SKL's kommungrupper of 2011

Topic = Literal[
    "e_service", "e_government", "index", "survey", "coverage", "sources", "groups", "lan", "kommun", "word"
]

# One figure that is asked for: of a kommun, or of the country.
Measure = Literal[
    "score", "position", "lan_position", "rank_group", "e_services", "e_services_planned", "apps", "answered",
    "ranked", "full_marks", "population", "silent", "mean", "median", "no_apps", "e_strategy", "e_responsible",
    "offers_apps", "offers_e_services", "no_e_services", "e_services_max", "commonest", "success_factor",
    "cooperates_procurement", "cooperates_operations",
    "my_pages", "eid", "lan", "kommungrupp", "to_full_marks",
]  # fmt: skip

# Why a question was not understood.
Reason = Literal["unknown", "elsewhere", "other_subject", "not_by_area", "greeting", "thanks", "too_long", "no_survey"]


@dataclass(frozen=True, slots=True)
class ProfileQuery:
    """How good is this kommun? `survey`: an id, or None for the newest real survey."""

    kommun: str
    survey: str | None = None
    measure: Measure | None = None  # the one figure that is asked for
    claim: Claim | None = None  # what is asked to be true of it


@dataclass(frozen=True, slots=True)
class RankingQuery:
    """Which kommuner of an area have how many points?"""

    area: Area = COUNTRY
    choice: Choice = TEN_BEST
    counted: bool = False  # how many they are is asked for
    survey: str | None = None
    page: int = 1  # of a list that one message does not hold
    marked: str | None = None  # code of the kommun that is looked for in it


@dataclass(frozen=True, slots=True)
class HoldersQuery:
    """Which kommuner of an area have most or fewest of something, some of it, or none?"""

    of: Held
    which: WhichOnes
    area: Area = COUNTRY
    limit: int = 10  # of those with most or fewest
    least: float | None = None  # of those with some: so much, or more
    most: float | None = None  # the same: so much, or less
    counted: bool = False  # how many they are is asked for
    survey: str | None = None
    also: tuple[Condition, ...] = ()  # what is required besides
    either: bool = False  # one of all that is required is enough
    left_out: tuple[Condition, ...] = ()  # what was said besides, and cannot be taken into account
    by_points: Literal["best", "lowest"] | None = None  # of those, the best: `limit` of them
    against: Against | None = None  # those with more of it than a kommun, less or as much


@dataclass(frozen=True, slots=True)
class StatisticsQuery:
    """What are the figures of the country, or how do the scores of an area spread?"""

    area: Area = COUNTRY
    by_size: bool = False  # how size and score go together
    survey: str | None = None
    measure: Measure | None = None  # the one figure that is asked for
    summed: Summed | None = None  # of so many e-services or apps as kommuner have, which number is asked for


@dataclass(frozen=True, slots=True)
class TrendQuery:
    """What has changed since the surveys before, for a kommun, an area or the country?"""

    kommun: str | None = None
    area: Area = COUNTRY
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class CompareQuery:
    """How do these kommuner compare? Two to six, in the order they were named; `left_out` are those past six."""

    kommuner: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    measure: Measure | None = None  # the one figure that is asked for
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class CompareAreasQuery:
    """How do these län or landscapes compare? Two to six, as they were named; `left_out` are those past six."""

    areas: tuple[Area, ...]
    left_out: tuple[Area, ...] = ()
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class RankAreasQuery:
    """Which län, or which kommungrupper, have the highest or the lowest mean?"""

    of: KindOfArea
    lowest: bool = False  # the lowest come first
    means: bool = False  # their means are asked for, and not who is best
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
    group: str = ""  # the kommungrupp that is to be defined; empty for all of them
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class ScoresQuery:
    """What scores do these kommuner have? For lists to choose from, and for those that a message names."""

    kommuner: tuple[str, ...]
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class PictureQuery:
    """What does it look like? `kommun` is marked; its bars and its map are of its län where no area is named."""

    kind: PictureKind
    area: Area = COUNTRY
    kommun: str | None = None
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class DownloadQuery:
    """A list as a file, whole. `kommun`: the list of its län, where no area is named."""

    area: Area = COUNTRY
    choice: Choice = EVERYONE
    kommun: str | None = None
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class LanguageQuery:
    """Answer me in this language from now on; None where none was named."""

    lang: Lang | None


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
    """Not understood; `typed` is the word that was not, as it was typed.

    Of another subject, it is the place that it is asked of; of a survey that is not loaded, its year.
    """

    reason: Reason
    typed: str = ""


Query = (
    ProfileQuery
    | RankingQuery
    | HoldersQuery
    | CompareQuery
    | CompareAreasQuery
    | RankAreasQuery
    | StatisticsQuery
    | ExplainQuery
    | TrendQuery
    | DefineQuery
    | ScoresQuery
    | LanguageQuery
    | PictureQuery
    | DownloadQuery
    | HelpQuery
    | WhichQuery
    | UnclearQuery
)
