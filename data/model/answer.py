"""What can be answered: one frozen value a kind of answer, made by `data.store`, drawn by `handlers.render`.

Scores are points of `Survey.scale`. A number that is None is not known, which is not the same as 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.model.area import Choice, Standing
from data.model.compared import AreaComparison, AreaRanking, Comparison
from data.model.condition import Condition, Held, WhichOnes
from data.model.facts import (
    Entry,
    Fact,
    Figure,
    Holder,
    Moment,
    Part,
    Placed,
    Region,
    Row,
    Scored,
    Source,
    Spread,
    Survey,
)
from data.model.guidance import Help, Language, Unclear, Which
from data.model.places import Kommun, Lan
from data.model.query import Measure, PictureKind, Summed, Topic
from data.model.verdict import Verdict


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
    answered: Figure | None = None  # how many kommuner did, where that is asked of one
    parts: tuple[Part, ...] = ()  # its points by component, where one is asked for
    verdict: Verdict | None = None  # on what was asked to be true of it
    other_surveys: tuple[Survey, ...] = ()  # newest first; those that know a score of it too


@dataclass(frozen=True, slots=True)
class Ranking:
    """Kommuner of the country or of a region by their points, shared places kept together."""

    survey: Survey
    region: Region
    choice: Choice
    known: int  # how many scores of the region are known
    counted: bool  # how many they are was asked for
    exact: bool  # nobody else can have the points that were asked for
    rows: tuple[Row, ...]  # those asked for: fewest points first where the lowest are, else most first
    runners_up: tuple[Row, ...]  # the next known ones, where the ranking is not complete
    placed: tuple[Placed, ...]
    without: tuple[str, ...]  # names in the region without a known score, but for the unanswered
    unanswered: tuple[str, ...]  # names in the region that did not answer; empty where that is not known
    national_top: tuple[Row, ...]  # where the region has no known score at all
    page: int = 1  # the one that was asked for; those past the last mean the last
    against: Scored | None = None  # the kommun whose points the others' are held against
    marked: Row | None = None  # the kommun that is looked for in it, if it has a known score in the region


@dataclass(frozen=True, slots=True)
class Counted:
    """A kommun, how much it has of something if that is known, and how others were to stand against it."""

    name: str
    how: Standing
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class Holders:
    """Kommuner with most or fewest of something, with some of it, or with none."""

    survey: Survey
    region: Region
    of: Held
    which: WhichOnes
    least: float | None  # of those with some: the bounds that were asked for
    most: float | None
    counted: bool  # how many they are was asked for
    rows: tuple[Holder, ...]  # those asked for, as far as they are known: by how much they have, else by name
    known: int  # kommuner of the region whose figure is known
    whole: bool  # what every kommun answered is known
    figures: Mapping[str, tuple[Figure, ...]]  # national ones, by measure
    also: tuple[Condition, ...] = ()  # what was required besides
    either: bool = False  # one of all that was required is enough
    left_out: tuple[Condition, ...] = ()  # what was said besides, and is not taken into account
    by_points: Literal["best", "lowest"] | None = None  # the first or the last of them were asked for, by points
    than: Counted | None = None  # the kommun that their figure is held against

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All that was required."""
        return (Condition(self.of, self.which, self.least, self.most), *self.also)

    @property
    def bounded(self) -> bool:
        """Whether those with so many were asked for."""
        return self.conditions[0].bounded


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
    summed: Summed | None = None  # of so many e-services or apps as kommuner have: which number was asked for
    sum: float | None = None  # that number; None where it is not known


@dataclass(frozen=True, slots=True)
class Trend:
    """What has changed from survey to survey, oldest first, of those that may be compared."""

    survey: Survey
    kommun: Kommun | None
    region: Region
    moments: tuple[Moment, ...]
    not_comparable: tuple[Survey, ...]  # other real surveys, which do not say that they may be compared


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
    lan: Mapping[str, int]  # the same by län
    newest: bool  # no newer real survey is loaded


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


# Answers whose numbers are of one survey.
OfSurvey = (
    Profile
    | Ranking
    | Holders
    | Comparison
    | AreaComparison
    | AreaRanking
    | Explanation
    | Statistics
    | Trend
    | Definition
    | ScoreList
    | Picture
    | Download
)
Answer = OfSurvey | Language | Help | Which | Unclear
