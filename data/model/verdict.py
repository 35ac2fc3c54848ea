"""Whether what is asked of a kommun is true, and by what that is known."""

from dataclasses import dataclass

from data.model.claim import Claim
from data.model.facts import Region, Row, Source


@dataclass(frozen=True, slots=True)
class Verdict:
    """`true` is None where it does not follow from what is known. Places are those within the region."""

    claim: Claim
    region: Region
    true: bool | None
    inside: bool = True  # the kommun lies in the region
    place: int | None = None
    sharing: int | None = None  # how many others hold its place; None where that is not known
    among: int | None = None  # its place is this one or a better one
    before: str = ""  # whose place tells that, where it is of another with no more points
    leaders: tuple[Row, ...] = ()  # with the highest known score
    ranked: int | None = None  # how many have a place; None where that is not known
    full_marks: tuple[Row, ...] = ()  # all in the country with full marks, where they are known
    mean: float | None = None  # None where not every score is known
    sources: tuple[Source, ...] = ()  # of what the others have
