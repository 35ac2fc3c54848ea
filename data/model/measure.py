"""A measure: what a survey knows of each kommun, as data. Which measures there are, only surveys and this file say."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

Unit = Literal["points", "number", "percent", "yes_no"]
BACKGROUND: Final = frozenset({"answered", "population"})  # told of whoever it is, and no answer by itself
PER: Final = (1000, 10_000)  # inhabitants that a number of things is also told for


class Words(NamedTuple):
    """What a measure is called in one language: "app", "appar", "apparna"; of yes or no, what those with it have."""

    one: str  # en e-tjänst; a count of one
    many: str  # e-tjänster
    name: str  # antal e-tjänster: as a heading, and after "efter"


class Measure(NamedTuple):
    """`low` and `high` bound what it can be, where anything does; of points `high` is the scale of the survey."""

    id: str
    unit: Unit
    sv: Words
    en: Words
    higher_is_better: bool = True
    low: float | None = 0
    high: float | None = None
    decimals: int = 0  # of one kommun's figure, at most
    share: str = ""  # national figure, % of those that answered, that have any of it
    none: str = ""  # national figure, % of those that answered, that have none of it
    highest: str = ""  # national figure: the most that any kommun has
    lowest: str = ""
    per: int = 0  # of a measure that follows from another one: for so many inhabitants


def main_measure(measures: Mapping[str, Measure]) -> str:
    """The one that is meant where none is named: the score; of a survey without an index, its first, if it has any."""
    return "score" if "score" in measures else min(measures, key=lambda measure: measure in BACKGROUND, default="")


def per_inhabitants(measure: str, many: int) -> str:
    """The id of the measure that is another one for so many inhabitants."""
    return f"{measure}_per_{many}"


def of_inhabitants(measure: str) -> str:
    """The id of the measure that this one is for so many inhabitants; empty where it is none such."""
    return next((measure.removesuffix(end) for end in _ENDINGS if measure.endswith(end)), "")


_ENDINGS: Final = tuple(per_inhabitants("", many) for many in PER)
