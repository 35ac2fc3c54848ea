"""What is asked to be true of one kommun: "fick Malmö full pott?", "är Umeå bäst i Västerbotten?"."""

from dataclasses import dataclass
from typing import Literal

from data.model.area import COUNTRY, Area, FullMarks, Places, Points


@dataclass(frozen=True, slots=True)
class Last:
    """That nobody has fewer points."""


@dataclass(frozen=True, slots=True)
class Mean:
    """That its points are above the mean, or below; "beside": how they stand to it is asked."""

    side: Literal["above", "below", "beside"] = "above"


@dataclass(frozen=True, slots=True)
class Has:
    """That it has any of them."""

    of: Literal["e_services", "apps"]


Own = Literal["lan", "group"]  # "i länet": its own, whichever that is
Claimed = FullMarks | Points | Places | Last | Mean | Has


@dataclass(frozen=True, slots=True)
class Claim:
    """What is asked to be true, among the kommuner of an area. Being best is being among the first one."""

    what: Claimed
    area: Area = COUNTRY
    own: Own | None = None
