"""What a question is answered with: one of a few shapes of figures, each with what is known and from what it follows.

A figure that is not known is an interval: what it is at least, and at most. 0 is not unknown.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from data.model.conditions import Condition
from data.model.facts import Part, Source, Survey
from data.model.frozen import frozen
from data.model.measure import Measure
from data.model.places import Kommun, Lan
from data.model.question import Question
from data.model.value import Placed, Truth, Value


class Row(NamedTuple):
    """A kommun, with its figures by measure, in the order they are asked for."""

    kommun: Kommun
    values: Mapping[str, Value]
    placed: Placed | None = None  # by the measure of the question, among `where`


class Scope(NamedTuple):
    """Who was asked about: how many fit `where` surely, how many may, and of how many the figure is known."""

    kommuner: int  # that fit what is said of area, group and size
    fit: int  # that surely fit all of `where`
    may_fit: int  # of which it is not known whether they do
    known: int  # of those that surely fit: whose figure (of the measure, else of what is asked) is known
    lan: tuple[Lan, ...] = ()  # named in `where`
    in_part: tuple[tuple[str, tuple[Lan, ...]], ...] = ()  # areas that are but a part of the län they are answered for
    whole: str = ""  # the name of the one area that is several whole län: Småland
    than: tuple[Row, ...] = ()  # whose figure others are held against in `where`, and that is not known


@frozen
class Figure:
    """One figure: a value, a place, a share, a mean … An uncertain count is `low` at least and `high` at most."""

    value: Value
    row: Row | None = None  # whose it is
    other: Row | None = None  # of a difference: whom it is held against; of an extreme: see `holders`
    holders: tuple[Row, ...] = ()  # of an extreme: all that have it; of a count or share: who, where they are few
    placed: Placed | None = None
    whole: int | None = None  # of a share: of how many
    part: int | None = None  # of a share: how many
    national: Value | None = None  # the published figure of the country that answers it, where rows do not
    differs: Value | None = None  # the same as a source in conflict with the others has it
    truth: Truth | None = None  # of a claim
    shares: tuple[tuple[Condition, Value], ...] = ()  # published, of parts of what is asked
    silent: int = 0  # of a count by answers: how many of those asked about did not answer; of a part: have no figure
    otherwise: Mapping[str, Placed] = field(default_factory=dict)  # of a place: as in a profile


@frozen
class Rows:
    """Kommuner: of a ranking, a list, a comparison. `rows` holds all of them; the reply shows a page."""

    rows: tuple[Row, ...]  # that surely fit, in order
    unknown: tuple[Kommun, ...] = ()  # that may fit; of a ranking, of an area: whose figure is not known
    silent: tuple[Kommun, ...] = ()  # that did not answer
    complete: bool = True  # nobody else can stand above the last of `rows`, or fit
    next: tuple[Row, ...] = ()  # of a ranking that is not whole: the next known ones, below a gap
    elsewhere: tuple[Row, ...] = ()  # where nothing is known of the area: the best of the country
    highest: Value | None = None  # national: the most that any kommun has, where who has it is not known
    shares: tuple[tuple[Condition, Value], ...] = ()  # national, where it is not known who fits: of each part how many
    times: float | None = None  # of a comparison of two: how many times as much the first has as the second
    truth: Truth | None = None  # of what is claimed of that


class Grouped(NamedTuple):
    """One län, kommungrupp, size, area or side, with its figure. `rows`: its leaders, where those are asked for."""

    name: str  # code of a län, name of a group or area, the least size, or which of the sides: 0, 1 …
    value: Value
    kommuner: int
    known: int
    rows: tuple[Row, ...] = ()
    part: int | None = None
    whole: int | None = None
    ends: tuple[float, float] | None = None  # of how its figures spread: the lowest and the highest


@frozen
class Groups:
    """A figure for each group, or for each that what is claimed is so of, in order; those without a known one last."""

    groups: tuple[Grouped, ...]
    truth: Truth | None = None  # of what is claimed: of how the first two sides differ, or of which group is the first
    open: int = 0  # that may have a figure, and it is not known on which side they are; or groups, if it is so of them
    of: int = 0  # groups, where something is claimed of each
    all: Value | None = None  # the figure of all of them together, where it is claimed how each stands to it


@frozen
class Check:
    """Whether it is so. `rows`: of those it is about, with the figures that tell it; `counter`: those that do not."""

    truth: Truth
    rows: tuple[Row, ...] = ()
    fits: int = 0
    whole: int = 0
    counter: tuple[Row, ...] = ()
    mean: Value | None = None  # or the median that it is held against
    than: Row | None = None  # the kommun that it is
    placed: Placed | None = None
    national: Value | None = None
    shares: tuple[tuple[Condition, Value], ...] = ()  # published, of parts of what is asked


class Moment(NamedTuple):
    """What one survey of a series says."""

    survey: Survey
    figures: Mapping[str, Value]  # by measure, or by national figure


@frozen
class Series:
    """The same figures survey by survey, oldest first."""

    moments: tuple[Moment, ...]
    kommun: Kommun | None = None
    times: Value | None = None  # of a claim: how many times as much the last is as the first, of the share asked about
    truth: Truth | None = None


@frozen
class Parts:
    """A kommun's score, part by part of the rule; empty where the rule or its answers are not known."""

    row: Row
    parts: tuple[Part, ...] = ()
    unanswered: tuple[Part, ...] = ()  # parts whose question it left out, where it answered others
    next_score: float | None = None  # of the rank group above
    leaders: tuple[Row, ...] = ()  # of its län


@frozen
class Profile:
    """All that is known of a kommun, and of its surroundings where its own score is not known."""

    row: Row
    lan_leaders: tuple[Row, ...] = ()
    shared_with: tuple[str, ...] = ()  # names of those known to share its place
    namesake: Lan | None = None  # the län that goes by the same everyday name
    other_surveys: tuple[Survey, ...] = ()  # newest first; those that know a score of it too
    places: Mapping[str, Placed] = field(default_factory=dict)  # by area, group or size; "rank_group" counts 1, 1, 2
    otherwise: Mapping[str, Placed] = field(default_factory=dict)  # the same as published, where scores come to others
    elsewhere: tuple[tuple[Measure, Value], ...] = ()  # of measures that other surveys have


@frozen
class National:
    """The national figures of a survey, in order, and those of the comparable survey before it."""

    figures: Mapping[str, tuple[Value, ...]]
    texts: Mapping[str, tuple[tuple[str, str], ...]]  # of figures that are lists: what each line says, sv and en
    earlier: Survey | None = None
    before: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)


@frozen
class Spread:
    """How figures spread: how many have each whole number (rounded down); means, quartiles; by size."""

    counts: Mapping[int, int]
    mean: float | None
    median: float | None
    middle_half: tuple[float, float] | None
    sizes: tuple[Grouped, ...] = ()
    with_size: float | None = None  # rank correlation with inhabitants (Spearman), -1 to 1; None for too few
    leaders: tuple[Row, ...] = ()
    last: tuple[Row, ...] = ()  # who has the lowest figure, where all are known


@frozen
class Association:
    """How the figures of two measures go together, from -1 to 1; None of too few, or where all are alike."""

    rows: tuple[Row, ...]  # of which both are known
    pearson: float | None = None
    spearman: float | None = None  # of the ranks
    open: int = 0  # more of which both may be: then nothing is told


@frozen
class Text:
    """What needs no figures, or only those that are named: a definition, the method, sources, a word on oneself."""

    topic: str
    said_sv: str = ""  # of the survey's own words
    said_en: str = ""
    sources: tuple[Source, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)  # kommuner by kommungrupp, or by län
    surveys: tuple[Survey, ...] = ()


@frozen
class Which:
    """Several places fit what was typed: which one was meant? Best candidate first."""

    places: tuple[Kommun | Lan, ...]


Shape = Figure | Rows | Groups | Check | Series | Parts | Profile | National | Spread | Association | Text | Which


@frozen
class Result:
    """The answer to a question. `measures`: those of its survey, by id; `names`: of every code that it speaks of."""

    question: Question  # as evaluated: its survey and measure are filled in
    survey: Survey
    shape: Shape
    scope: Scope | None = None
    measures: Mapping[str, Measure] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)  # of kommuner and län that conditions speak of
    sources: tuple[Source, ...] = ()  # of the figures shown
    official_names: Mapping[str, str] = field(default_factory=dict)  # of kommuner that were named by a town in them
