"""Which kommuner a question is about, and which of those it asks for."""

from dataclasses import dataclass, replace
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Area:
    """The kommuner that a question is about: those that fit all that is said, and nothing that is left out."""

    lan: tuple[str, ...] = ()  # codes
    landscape: str = ""  # by what name the län were meant, where it was not their own
    group: str = ""  # SKL's kommungrupp of 2011
    least: int = 0  # inhabitants
    below: int | None = None  # inhabitants; the first number that is too many
    kommun: str = ""  # code of the only one; of what is left out
    without: tuple["Area", ...] = ()  # what is left out, as it was named; nothing is left out of that in turn

    @property
    def whole(self) -> "Area":
        """The same with nothing left out."""
        return replace(self, without=())

    @property
    def is_place(self) -> bool:
        """Whether it is some län, or a landscape, with or without what is left out."""
        return bool(self.lan) and self.whole == Area(lan=self.lan, landscape=self.landscape)


COUNTRY: Final = Area()


@dataclass(frozen=True, slots=True)
class Best:
    """Those with most points; shared places are kept together. `score`: how many they have is asked for."""

    limit: int = 10
    score: bool = False


@dataclass(frozen=True, slots=True)
class Lowest:
    """Those with the fewest points, fewest first. `score`: how many they have is asked for."""

    limit: int = 10
    score: bool = False


@dataclass(frozen=True, slots=True)
class FullMarks:
    """Those with the highest possible score; `missed`: those without it."""

    missed: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Those with so many points."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Places:
    """Those whose place in the area lies between two, both included."""

    first: int
    last: int


Standing = Literal["better", "worse", "same"]


@dataclass(frozen=True, slots=True)
class Against:
    """Those with more points than a kommun, with fewer, or with as many."""

    kommun: str  # code
    how: Standing


@dataclass(frozen=True, slots=True)
class Everyone:
    """All of the area, also those without a score."""


Choice = Best | Lowest | FullMarks | Points | Places | Against | Everyone

TEN_BEST: Final = Best()
EVERYONE: Final = Everyone()
