"""Parts of figures as JSON: places, sources, of how many, and from what a bound follows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from data.model.certainty import Follows
from data.model.facts import Source
from data.model.measures import PERCENTAGES
from data.model.places import Kommun, Lan
from data.model.value import Placed
from handlers.replies.shapes.table import PAGE

Json = dict[str, Any]

BETWEEN: Final = "so it follows from what each kommun that is asked about has, or can have"  # of what is computed
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


def kept(said: Mapping[str, Any], *always: str) -> Json:
    """Without what has nothing to say."""
    return {name: each for name, each in said.items() if name in always or each not in (None, [], {})}


def once(found: Iterable[Json]) -> list[Json]:
    """Each once."""
    told: list[Json] = []
    for each in found:
        if each not in told:
            told.append(each)
    return told


def source(found: Source) -> Json:
    """Where a figure was published."""
    return kept({"title": found.title, "url": found.url, "loaded_on": found.loaded_on or None})


def placed(found: Placed) -> Json:
    """A place, as far as it is known."""
    return kept({"best": found.best, "worst": found.worst, "shared_with": found.shared_with, "of": found.of})


def number(value: float | None) -> float | int | None:
    """A number as it is, whole ones as whole."""
    return int(value) if value is not None and value == int(value) else value


def rule(follows: Follows, names: Mapping[str, str]) -> Json:
    """From what a bound follows, and the kommun that it rests on."""
    return kept({"rule": _RULES[follows.rule], "kommun": names.get(follows.kommun, follows.kommun) or None})


def kommun(found: Kommun) -> Json:
    """Whose a figure is."""
    return {"kind": "kommun", "code": found.code, "name": found.name, "lan": found.lan.name}


def candidate(found: Kommun | Lan) -> Json:
    """A place that may be meant: a kommun by the name that no län has."""
    if isinstance(found, Kommun):
        return kommun(found) | {"name": found.official_name}
    return {"kind": "lan", "code": found.code, "name": found.name}


def named(kommuner: Sequence[Kommun]) -> Json:
    """So many, and who they are as far as a page goes."""
    if not kommuner:
        return {}
    left_out = max(0, len(kommuner) - PAGE) or None
    names = [each.name for each in kommuner[:PAGE]]
    return kept({"count": len(kommuner), "names": names, "names_left_out": left_out})


def unit_of(national: str) -> str:
    """The unit of a national figure."""
    if national in PERCENTAGES:
        return "percent"
    return "number" if national in _COUNTED else "kommuner"
