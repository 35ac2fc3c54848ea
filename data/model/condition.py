"""What kommuner have more or less of, and what is required of those that are asked for."""

from dataclasses import dataclass
from typing import Literal

# "answered none" are those that did not answer.
Held = Literal[
    "e_services", "e_services_planned", "apps", "answered", "e_strategy", "e_responsible", "score", "full_marks"
]  # fmt: skip
WhichOnes = Literal["most", "fewest", "some", "none"]


@dataclass(frozen=True, slots=True)
class Condition:
    """Some of something, none of it, or so much."""

    of: Held
    which: WhichOnes = "some"
    least: float | None = None  # of those with some: so much, or more
    most: float | None = None  # the same: so much, or less

    @property
    def bounded(self) -> bool:
        """Whether it says how much."""
        return self.least is not None or self.most is not None
