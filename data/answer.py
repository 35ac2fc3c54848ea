"""What can be answered: one frozen value a kind of answer, made by `data.store`, drawn by `handlers.render`.

Scores are points of `Survey.scale`. A number that is None is not known, which is not the same as 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from data.measures import Precision
from data.places import Kommun, Lan
from data.query import Reason, Topic


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
class Profile:
    """One kommun: what is known of it, and of its surroundings where its own score is not known."""

    survey: Survey
    kommun: Kommun
    facts: Mapping[str, Fact]  # by measure
    shared_with: tuple[str, ...]  # names of those known to share its place
    lan_leaders: tuple[Row, ...]  # best known of its län; filled where its own score is not known
    namesake_lan: Lan | None  # the län that goes by the same everyday name


@dataclass(frozen=True, slots=True)
class Placed:
    """A kommun whose place is published though its score is not."""

    kommun: str  # code
    name: str
    place: int
    shared_by: int | None
    source: Source


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best of the country or of a län, shared places kept together."""

    survey: Survey
    lan: Lan | None
    full_marks: bool
    lowest: bool  # the other end of it: fewest points first
    known: int  # how many scores of the area are known
    rows: tuple[Row, ...]
    runners_up: tuple[Row, ...]  # the next known ones, where the ranking is not complete
    placed: tuple[Placed, ...]
    without: tuple[str, ...]  # names in the län without a known score, but for the unanswered
    unanswered: tuple[str, ...]  # names in the län that did not answer; empty where that is not known
    national_top: tuple[Row, ...]  # where the län has no known score at all


@dataclass(frozen=True, slots=True)
class Statistics:
    """The national figures of a survey. `earlier` holds those of the newest comparable survey before it."""

    survey: Survey
    figures: Mapping[str, tuple[Figure, ...]]  # by measure, in order
    full_marks: tuple[Row, ...]
    earlier_survey: Survey | None
    earlier: Mapping[str, tuple[Figure, ...]]


@dataclass(frozen=True, slots=True)
class Side:
    """One kommun of a comparison."""

    kommun: Kommun
    population: int  # 31 December 2013
    facts: Mapping[str, Fact]  # by measure


@dataclass(frozen=True, slots=True)
class Comparison:
    """Kommuner side by side, in the order they were named."""

    survey: Survey
    sides: tuple[Side, ...]
    left_out: tuple[str, ...]  # names of those that were named too, past the most that are compared


@dataclass(frozen=True, slots=True)
class Part:
    """A kommun's points for one component of the index."""

    title_sv: str
    title_en: str
    points: float
    maximum: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a kommun got its score. `parts` is empty where the survey's rule or the kommun's answers are not known."""

    survey: Survey
    kommun: Kommun
    score: Fact | None
    parts: tuple[Part, ...]
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


@dataclass(frozen=True, slots=True)
class Help:
    """What can be asked."""

    survey: Survey


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


Answer = Profile | Ranking | Comparison | Explanation | Statistics | Definition | Help | Which | Unclear
