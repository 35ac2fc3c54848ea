"""Published places, and what follows from them for whoever stands before or after."""

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Final

from data.model.conditions import EVERYONE, Condition, InArea, InGroup
from data.model.facts import Source
from data.model.frozen import frozen
from data.model.result import Placed

_ENDLESS: Final = float("inf")
_EXACT: Final = ("exact", "derived")


def told_places(
    db: sqlite3.Connection, survey: str, scope: Condition, sources: Mapping[str, Source]
) -> dict[str, Placed]:
    """By code: the places by score among those that fit, as far as they are published, and how many share them."""
    fact, size = _facts(scope)
    found: dict[str, Placed] = {}
    rows = db.execute(
        "SELECT kommun, measure, value, precision, source FROM fact WHERE survey = ? AND measure IN (?, ?)",
        (survey, fact, size),
    )
    for kommun, measure, value, precision, source in rows:
        told = found.get(kommun, Placed())
        if measure == size:
            found[kommun] = told._replace(shared_with=int(value) - 1)
        elif precision in (*_EXACT, "bound"):  # from what is but about so nothing follows
            best = int(value) if precision in _EXACT else None
            found[kommun] = told._replace(best=best, worst=int(value), source=sources.get(source))
    return found


def _facts(scope: Condition) -> tuple[str, str]:
    """The facts that are the published place among those that fit, and how many share it; empty for none."""
    match scope:
        case InArea():
            return "lan_position", "lan_position_size"
        case InGroup():
            return "kommungrupp_position", ""
        case _:
            return ("position", "rank_group_size") if scope == EVERYONE else ("", "")


@frozen
class Limit:
    """The worst place of whoever has a figure at least so good, as others with published places tell.

    Who has as much as somebody on a place has that place too; who has more stands before it. Places and figures with
    their signs turned give the best place.
    """

    figures: Sequence[float]
    places: Sequence[float]  # the least of those up to each figure

    @classmethod
    def of(cls, told: Iterable[tuple[float, int | None]]) -> "Limit":
        """Of the most that each may have, and its worst place."""
        known = sorted((figure, place) for figure, place in told if place is not None)
        return cls([figure for figure, _ in known], list(accumulate((place for _, place in known), min)))

    def at(self, least: float) -> float:
        """Of whoever has at least this much."""
        equal, below = bisect_right(self.figures, least), bisect_left(self.figures, least)
        return min(self.places[equal - 1] if equal else _ENDLESS, self.places[below - 1] - 1 if below else _ENDLESS)
