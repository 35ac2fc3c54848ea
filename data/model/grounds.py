"""On what the figures of an answer rest, for programs that are told each figure by itself."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from data.model.certainty import Follows, Rule
from data.model.facts import Source
from data.model.measure import Measure
from data.model.value import Placed

_FIGURES: Final[Mapping[Rule, str]] = {  # the national figure that a rule rests on
    "scale": "full_marks",
    "full_marks": "full_marks",
    "list": "ranked",
    "answered": "answered",
}
_PLACES: Final[Mapping[Rule, tuple[str, ...]]] = {  # the facts of a kommun that a rule rests on
    "lan_best": ("lan_position",),
    "rank_group": ("rank_group", "rank_group_size"),
    "place": ("position", "lan_position", "kommungrupp_position", "size_class_position"),
}
PLACES: Final = tuple(dict.fromkeys(fact for facts in _PLACES.values() for fact in facts))


class Published(NamedTuple):
    """Where a survey's national figures, and the places of its kommuner (by code and fact), were published."""

    figures: Mapping[str, Source]
    places: Mapping[tuple[str, str], Source]

    def of_rule(self, follows: Follows, measure: Measure, own: str) -> Source | None:
        """Where what a bound follows from was published. `own`: the kommun whose bound it is."""
        rule, kommun = follows
        if rule == "highest":
            return self.figures.get(measure.highest) or self.figures.get(measure.lowest)
        if rule in _FIGURES:
            return self.figures.get(_FIGURES[rule])
        found = (self.places.get((kommun or own, fact)) for fact in _PLACES[rule])
        return next((each for each in found if each is not None), None)


class Grounds(NamedTuple):
    """On what a result rests, besides what its shape says.

    `known`: of how many of those asked about it is known whether they fit what is counted; by the name of the group,
    empty where there are none.
    """

    published: Published = Published({}, {})
    sources: tuple[Source, ...] = ()  # of the figures that are counted, or computed with
    known: Mapping[str, int] = {}
    places: Mapping[str, Placed] = {}  # of a profile, with how many share each and how many have one
