"""Kommuner, län and kommungrupper held beside each other: the answers, and what they are made of.

Scores are points of `Survey.scale`. A number that is None is not known, which is not the same as 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from data.model.facts import Fact, Part, Region, Row, Spread, Survey
from data.model.places import Kommun
from data.model.query import KindOfArea, Measure


@dataclass(frozen=True, slots=True)
class Side:
    """One kommun of a comparison."""

    kommun: Kommun
    facts: Mapping[str, Fact]  # by measure
    parts: tuple[Part, ...]  # its points by component; those that are known


@dataclass(frozen=True, slots=True)
class AreaSide:
    """One län or landscape of a comparison."""

    region: Region
    known: int  # how many of its scores are known
    spread: Spread | None  # None where not every score is known
    leaders: tuple[Row, ...]  # those with most points, of the known ones


@dataclass(frozen=True, slots=True)
class AreaScores:
    """The known scores of one län or kommungrupp among all of them."""

    region: Region
    rows: tuple[Row, ...]  # most points first
    mean: float | None  # None where not every score is known, and where nobody has one


@dataclass(frozen=True, slots=True)
class Comparison:
    """Kommuner side by side, in the order they were named."""

    survey: Survey
    sides: tuple[Side, ...]
    left_out: tuple[str, ...]  # names of those that were named too, past the most that are compared
    measure: Measure | None  # the one figure that was asked for


@dataclass(frozen=True, slots=True)
class AreaComparison:
    """Län or landscapes side by side, in the order they were named."""

    survey: Survey
    sides: tuple[AreaSide, ...]
    left_out: tuple[Region, ...]  # those that were named too, past the most that are compared


@dataclass(frozen=True, slots=True)
class AreaRanking:
    """All län or kommungrupper: by their mean where every score is known, else by what is."""

    survey: Survey
    of: KindOfArea
    lowest: bool  # the lowest means come first
    means: bool  # the means were asked for, and not who is best
    full_marks_known: bool  # who has full marks is known of everyone
    areas: tuple[AreaScores, ...]  # in order; those without a known score last
