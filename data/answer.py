"""What can be answered: one frozen value a kind of answer, made by `data.store`, drawn by `handlers.render`.

Scores are points of `Survey.scale`. A number that is None is not known, which is not the same as 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from data.facts import Entry, Fact, Figure, Part, Placed, Region, Row, Source, Survey
from data.places import Kommun, Lan
from data.query import Area, Choice, Lang, Measure, PictureKind, Reason, Topic


@dataclass(frozen=True, slots=True)
class Profile:
    """One kommun: what is known of it, and of its surroundings where its own score is not known."""

    survey: Survey
    kommun: Kommun
    facts: Mapping[str, Fact]  # by measure
    shared_with: tuple[str, ...]  # names of those known to share its place
    lan_leaders: tuple[Row, ...]  # best known of its län; filled where its own score is not known
    namesake_lan: Lan | None  # the län that goes by the same everyday name
    measure: Measure | None = None  # the one figure that was asked for


@dataclass(frozen=True, slots=True)
class Ranking:
    """Kommuner of the country or of a region by their points, shared places kept together."""

    survey: Survey
    region: Region
    choice: Choice
    known: int  # how many scores of the region are known
    rows: tuple[Row, ...]  # those asked for: fewest points first where the lowest are, else most first
    runners_up: tuple[Row, ...]  # the next known ones, where the ranking is not complete
    placed: tuple[Placed, ...]
    without: tuple[str, ...]  # names in the region without a known score, but for the unanswered
    unanswered: tuple[str, ...]  # names in the region that did not answer; empty where that is not known
    national_top: tuple[Row, ...]  # where the region has no known score at all


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
    no_e_services: float | None  # % of those that answered
    offers_apps: float | None  # % of those that answered
    sizes: tuple[Group, ...]  # by inhabitants, smallest first; those that have any
    groups: tuple[Group, ...]  # SKL's kommungrupper, most points first; those that have any
    sources: tuple[Source, ...]  # of the scores
    with_size: float | None  # rank correlation of inhabitants and points (Spearman), -1 to 1; None for too few


@dataclass(frozen=True, slots=True)
class Statistics:
    """The national figures of a survey, or a region's spread. `earlier`: of the newest comparable survey before it."""

    survey: Survey
    region: Region
    by_size: bool
    known: int  # how many scores of the region are known
    answered: int | None  # how many of the region answered; None where that is not known
    spread: Spread | None  # None where not every score is known
    figures: Mapping[str, tuple[Figure, ...]]  # national ones, by measure, in order
    full_marks: tuple[Row, ...]
    earlier_survey: Survey | None
    earlier: Mapping[str, tuple[Figure, ...]]
    measure: Measure | None = None  # the one figure that was asked for


@dataclass(frozen=True, slots=True)
class Moment:
    """What one survey of a trend says."""

    survey: Survey
    facts: Mapping[str, Fact]  # of the kommun, by measure
    figures: Mapping[str, Figure]  # of the country, by measure; lists left out


@dataclass(frozen=True, slots=True)
class Trend:
    """What has changed from survey to survey, oldest first, of those that may be compared."""

    survey: Survey
    kommun: Kommun | None
    region: Region
    moments: tuple[Moment, ...]
    not_comparable: tuple[Survey, ...]  # other real surveys, which do not say that they may be compared


@dataclass(frozen=True, slots=True)
class Side:
    """One kommun of a comparison."""

    kommun: Kommun
    population: int  # 31 December 2013
    facts: Mapping[str, Fact]  # by measure
    parts: tuple[Part, ...]  # its points by component; those that are known


@dataclass(frozen=True, slots=True)
class Comparison:
    """Kommuner side by side, in the order they were named."""

    survey: Survey
    sides: tuple[Side, ...]
    left_out: tuple[str, ...]  # names of those that were named too, past the most that are compared


@dataclass(frozen=True, slots=True)
class AreaSide:
    """One län or landscape of a comparison."""

    region: Region
    known: int  # how many of its scores are known
    spread: Spread | None  # None where not every score is known
    leaders: tuple[Row, ...]  # those with most points, of the known ones


@dataclass(frozen=True, slots=True)
class AreaComparison:
    """Län or landscapes side by side, in the order they were named."""

    survey: Survey
    sides: tuple[AreaSide, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a kommun got its score. `parts` is empty where the survey's rule or the kommun's answers are not known."""

    survey: Survey
    kommun: Kommun
    score: Fact | None
    parts: tuple[Part, ...]
    unanswered: tuple[Part, ...]  # parts whose question it left out, where it answered the others
    next_score: float | None  # of the rank group above; None at the top, and where not every score is known
    lan_leaders: tuple[Row, ...]  # best of its län; empty where it is itself among them, or not every score is known


@dataclass(frozen=True, slots=True)
class Definition:
    """What a word means in the survey, how its index was made, or where its numbers are from."""

    survey: Survey
    topic: Topic
    text_sv: str  # of a word; empty where the survey does not define it
    text_en: str
    rank_groups: int | None
    answered: int | None
    sources: tuple[Source, ...]
    group: str  # the kommungrupp that is asked about; empty where all of them are
    groups: Mapping[str, int]  # number of kommuner by kommungrupp; empty where another topic is asked about


@dataclass(frozen=True, slots=True)
class Scored:
    """One kommun of a list of scores."""

    kommun: str  # code
    name: str
    lan: str  # Södermanlands län
    score: float | None
    source: Source | None  # of the score


@dataclass(frozen=True, slots=True)
class ScoreList:
    """The scores of some kommuner, in the order they were asked for."""

    survey: Survey
    rows: tuple[Scored, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is to be drawn, and the same in figures."""

    survey: Survey
    kind: PictureKind
    shown: Ranking | Statistics  # of bars and a map, a ranking; else how the scores spread
    kommun: Kommun | None  # the one that is marked
    entries: tuple[Entry, ...]  # every kommun of the area: most points first, then those without a score


@dataclass(frozen=True, slots=True)
class Download:
    """A list as a file: the whole of it, however little of it a message shows."""

    survey: Survey
    shown: Ranking
    entries: tuple[Entry, ...]  # most points first, then those without a score


@dataclass(frozen=True, slots=True)
class Help:
    """What can be asked."""

    survey: Survey


@dataclass(frozen=True, slots=True)
class Language:
    """Somebody wishes to be answered in a language; None where they did not say which."""

    lang: Lang | None


@dataclass(frozen=True, slots=True)
class Which:
    """Several places fit: which one was meant? Best candidate first."""

    typed: str
    places: tuple[Kommun | Lan, ...]


@dataclass(frozen=True, slots=True)
class Unclear:
    """Not understood, and why."""

    reason: Reason
    typed: str


Answer = (
    Profile
    | Ranking
    | Comparison
    | AreaComparison
    | Explanation
    | Statistics
    | Trend
    | Definition
    | ScoreList
    | Language
    | Picture
    | Download
    | Help
    | Which
    | Unclear
)
