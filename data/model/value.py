"""A figure, and a place: what is known of them, and between what they lie where they are not."""

from typing import Literal, NamedTuple

from data.model.certainty import Follows
from data.model.facts import Source
from data.model.measures import Precision

Truth = Literal["yes", "no", "unknown"]


class Value(NamedTuple):
    """A figure. `value` is None where it is not known; then `low` and `high` hold it, if there is one.

    `exists`: whether there is a figure at all, known or not; of a kommun outside the ranking list there is no score.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    exists: Truth = "unknown"
    precision: Precision = "exact"
    computed: bool = False  # from answers or from other figures, not published as it is
    source: Source | None = None
    follows: tuple[Follows, ...] = ()

    @property
    def settled(self) -> float | None:
        """The figure, where it is known or its bounds leave but one."""
        return self.value if self.value is not None or self.low != self.high else self.low


class Placed(NamedTuple):
    """A place, 1 the best: the best and the worst it can be, and how many others share it, where that is known."""

    best: int | None = None
    worst: int | None = None
    shared_with: int | None = None
    of: int | None = None  # how many have a place there
    source: Source | None = None

    @property
    def exact(self) -> int | None:
        """The place, where it is known."""
        return self.best if self.best is not None and self.best == self.worst else None

    @property
    def end(self) -> int | None:
        """The last of the places that they have together who share one: three on place 2 have 2, 3 and 4."""
        return None if self.exact is None or self.shared_with is None else self.exact + self.shared_with

    def from_end(self) -> "Placed":
        """The same counted from the other end, where it is exact."""
        if self.of is None or self.end is None:
            return Placed()
        first = self.of + 1 - self.end
        return self._replace(best=first, worst=first)
