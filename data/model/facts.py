"""What answers are made of: surveys, single numbers with their sources, places in a ranking.

Scores are points of `Survey.scale`. A number that is None is not known, which is not the same as 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from data.model.area import COUNTRY, Area
from data.model.measures import Precision
from data.model.places import Lan


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number was published."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Survey:
    """A loaded survey, and how much of it is known here."""

    id: str
    year: int
    name: str  # SKL 2014
    title_sv: str
    title_en: str
    publisher: str
    published: str  # 2014-06-19, or 2011-10 where the day is not known
    invited: int | None
    scale: int | None  # the highest possible score
    scored: int  # kommuner whose score is known here
    ranked: int | None  # kommuner in the survey's own ranking list
    ranked_source: Source | None  # of that number
    complete: bool  # every score of the ranking list is known
    answers_known: bool  # it is known who answered
    made_up: bool
    from_list: bool  # some of its scores are from a list that was loaded, and were not openly published


@dataclass(frozen=True, slots=True)
class Fact:
    """One number about one kommun."""

    value: float
    precision: Precision
    source: Source


@dataclass(frozen=True, slots=True)
class Figure:
    """One national figure, or one line of a national list."""

    value: float
    text_sv: str
    text_en: str
    precision: Precision
    source: Source


@dataclass(frozen=True, slots=True)
class Row:
    """A kommun in a ranking."""

    kommun: str  # code
    name: str
    score: float
    place: int | None  # within the asked area; None where no source tells it
    source: Source


@dataclass(frozen=True, slots=True)
class Holder:
    """A kommun, and how much it has of something."""

    kommun: str  # code
    name: str
    fact: Fact | None  # None where it did not answer


@dataclass(frozen=True, slots=True)
class Entry:
    """A kommun of an area, with a score or without."""

    kommun: str  # code
    name: str
    lan: str  # name
    population: int  # 31 December 2013
    score: float | None
    place: int | None  # within the asked area; None where no source tells it
    answered: bool | None  # None where it is not known who did
    source: Source | None  # of its score or place


@dataclass(frozen=True, slots=True)
class Placed:
    """A kommun whose place is published though its score is not."""

    kommun: str  # code
    name: str
    place: int
    shared_by: int | None
    source: Source


@dataclass(frozen=True, slots=True)
class Region:
    """The kommuner that an answer is about."""

    area: Area
    lan: tuple[Lan, ...]  # those it names
    kommuner: int  # how many it holds
    in_part: bool = False  # it was named by a landscape that is but a part of its län: what is told is of the län
    kommun: str = ""  # name of the only one
    without: tuple["Region", ...] = ()  # what is left out of it

    @property
    def is_country(self) -> bool:
        """Whether it is all of them."""
        return self.area == COUNTRY


@dataclass(frozen=True, slots=True)
class Part:
    """A kommun's points for one component of the index."""

    key: str
    title_sv: str
    title_en: str
    points: float
    maximum: float


@dataclass(frozen=True, slots=True)
class Group:
    """The kommuner of one size, or of one of SKL's kommungrupper, in a survey whose every score is known."""

    area: Area
    scored: int
    mean: float  # points


@dataclass(frozen=True, slots=True)
class Spread:
    """How the scores of a region spread, in a survey whose every score is known."""

    counts: Mapping[int, int]  # how many have so many points, rounded down, from 0 to the scale
    mean: float
    median: float
    middle_half: tuple[float, float] | None  # lower and upper quartile; None for fewer than two scores
    no_e_services: float | None  # % of those that answered
    offers_apps: float | None  # % of those that answered
    sizes: tuple[Group, ...]  # by inhabitants, smallest first; those that have any
    groups: tuple[Group, ...]  # SKL's kommungrupper, most points first; those that have any
    sources: tuple[Source, ...]  # of the scores
    with_size: float | None  # rank correlation of inhabitants and points (Spearman), -1 to 1; None for too few


@dataclass(frozen=True, slots=True)
class Moment:
    """What one survey of a trend says."""

    survey: Survey
    facts: Mapping[str, Fact]  # of the kommun, by measure
    figures: Mapping[str, Figure]  # of the country, by measure; lists left out


@dataclass(frozen=True, slots=True)
class Scored:
    """One kommun of a list of scores."""

    kommun: str  # code
    name: str
    lan: str  # Södermanlands län
    score: float | None
    source: Source | None  # of the score
