"""Parts of figures as JSON: kommuner, places, sources, and from what a bound follows."""

from collections.abc import Mapping
from typing import Any, Final

from data.model.certainty import Follows
from data.model.facts import Source
from data.model.measures import PERCENTAGES
from data.model.places import Kommun
from data.model.result import Placed

Json = dict[str, Any]

_RULES: Final = {
    "scale": "a score lies between 0 and the highest possible",
    "full_marks": "every kommun with full marks is named, so no other has them",
    "lan_best": "this kommun is best in its county, so nobody there has more",
    "rank_group": "its place among the rank groups is published",
    "place": "who stands before this place is known",
    "highest": "the highest figure of any kommun is published",
    "list": "the whole list is known",
    "answered": "a kommun that did not answer is in no list",
}
_COUNTED: Final = ("rank_groups", "e_services_min", "e_services_max")  # national figures that count no kommuner


def source(found: Source) -> Json:
    """Where a figure was published."""
    told = {"title": found.title, "url": found.url}
    return {**told, "loaded_on": found.loaded_on} if found.loaded_on else told


def placed(found: Placed) -> Json:
    """A place, as far as it is known."""
    told = {"best": found.best, "worst": found.worst, "shared_with": found.shared_with, "of": found.of}
    return {name: each for name, each in told.items() if each is not None}


def number(value: float | None) -> float | int | None:
    """A number as it is, whole ones as whole."""
    return int(value) if value is not None and value == int(value) else value


def rule(follows: Follows, names: Mapping[str, str]) -> Json:
    """From what a bound follows, and the kommun that it rests on."""
    on = names.get(follows.kommun, follows.kommun)
    return {"rule": _RULES[follows.rule], **({"kommun": on} if on else {})}


def kommun(found: Kommun) -> Json:
    """Whose a figure is."""
    return {"kind": "kommun", "code": found.code, "name": found.name, "lan": found.lan.name}


def unit_of(national: str) -> str:
    """The unit of a national figure."""
    if national in PERCENTAGES:
        return "percent"
    return "number" if national in _COUNTED else "kommuner"
