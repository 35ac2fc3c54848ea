"""Places 1, 1, 3 by a measure among kommuner whose figures may lie between two: the best and the worst they can be.

And published places, with what follows from them for whoever stands before or after.
"""

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from math import inf
from typing import Final, NamedTuple

from data.model.conditions import EVERYONE, Condition, InArea, InGroup, Place
from data.model.facts import Source
from data.model.value import Placed

_EXACT: Final = ("exact", "derived")


class Member(NamedTuple):
    """A kommun that fits, surely or maybe, with its figure or the bounds of it. `has`: as in table `known`."""

    code: str
    name: str
    sure: int
    value: float | None
    low: float | None
    high: float | None
    has: int | None

    @property
    def settled(self) -> bool:
        """Whether its figure is known, or its bounds leave but one."""
        return self.value is not None or (self.has == 1 and self.low is not None and self.low == self.high)


def ends(member: Member, descending: bool) -> tuple[float, float]:
    """What its figure is at least and at most, turned so that a greater one comes first."""
    low = -inf if member.low is None else member.low
    high = inf if member.high is None else member.high
    return (low, high) if descending else (-high, -low)


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
        case InArea(area) if area.isdigit():  # one län
            return "lan_position", "lan_position_size"
        case InGroup():
            return "kommungrupp_position", ""
        case _:
            return ("position", "rank_group_size") if scope == EVERYONE else ("", "")


class Limit:
    """The worst place of whoever has a figure at least so good, as others with published places tell.

    Who has as much as somebody on a place has that place too; who has more stands before it. Places and figures with
    their signs turned give the best place.
    """

    def __init__(self, told: Iterable[tuple[float, int | None]]) -> None:
        """Of the most that each may have, and its worst place."""
        known = sorted((figure, place) for figure, place in told if place is not None)
        self.figures = [figure for figure, _ in known]
        self.places: list[float] = list(accumulate((place for _, place in known), min))  # the least up to each figure

    def at(self, least: float) -> float:
        """Of whoever has at least this much."""
        equal, below = bisect_right(self.figures, least), bisect_left(self.figures, least)
        return min(self.places[equal - 1] if equal else inf, self.places[below - 1] - 1 if below else inf)


class Standings:
    """The figures of those that fit, sorted, and the places that are published of them."""

    def __init__(
        self,
        members: Sequence[Member],
        descending: bool,
        told: Mapping[str, Placed] | None = None,
        whole: "Standings | None" = None,
        ranked: int | None = None,
    ) -> None:
        """`told`: the published places. `whole`: of all, where these are but some: nobody stands worse among fewer.

        `ranked`: how many have a place, as published.
        """
        self.descending, self.told, self.whole, self.ranked = descending, told or {}, whole, ranked
        there = [each for each in members if each.has != 0]
        self.members = {each.code: each for each in there}  # that may have a place
        may = [ends(each, descending) for each in there]
        sure = [both for each, both in zip(there, may, strict=True) if each.sure and each.has == 1]
        self.sure_low, self.sure_high = (sorted(pair[i] for pair in sure) for i in (0, 1))  # that surely have a place
        self.may_low, self.may_high = (sorted(pair[i] for pair in may) for i in (0, 1))  # that may have one

    def placed(self, member: Member) -> Placed:
        """The place of one, if it has one: the best and the worst, and how many share it."""
        low, high = ends(member, self.descending)
        best = 1 + len(self.sure_low) - bisect_right(self.sure_low, high)
        inside = member.code in self.members
        worst = 1 + len(self.may_high) - bisect_right(self.may_high, low) - (1 if inside and high > low else 0)
        shared = self._shared(low) - inside if low == high and self._is_known(low) else None
        own = self.told.get(member.code, Placed())
        before, after = self._limits
        least = max(best, own.best or 1, -after.at(-high))
        most = min(worst, own.worst or worst, before.at(low), self.ranked or worst)
        if self.whole is not None:
            most = min(most, self.whole.placed(member).worst or most)
        if least > most:  # what is published does not go together: nothing follows
            least, most = best, worst
        return Placed(int(least), int(most), own.shared_with if shared is None else shared, self.size, own.source)

    def within(self, place: Place, *, denied: bool) -> tuple[list[str], list[str]]:
        """Codes of who surely has one of the places, counted from the end that these begin with, and of who may; or
        none of them, if that is `denied`. Those who share a place have all places up to the next.
        """
        surely, may = [], []
        for code, member in self.members.items():
            spot = self.placed(member)
            best, worst = spot.best or 1, spot.worst or len(self.members)
            least, most = self._ends(member, spot)
            inside, outside = place.first <= least and worst <= place.last, most < place.first or best > place.last
            fits, fails = (outside, inside) if denied else (inside, outside)
            if fits and member.sure and member.has == 1:
                surely.append(code)
            if not fails:
                may.append(code)
        return surely, may

    def _ends(self, member: Member, spot: Placed) -> tuple[int, int]:
        """The last of the places that it has with those who share them, at least and at most."""
        if spot.end is not None:
            return spot.end, spot.end
        low, high = ends(member, self.descending)
        least = len(self.sure_low) - bisect_left(self.sure_low, high)
        most = len(self.may_high) - bisect_left(self.may_high, low)
        return max(least, spot.best or 1), max(most, spot.worst or most)

    @cached_property
    def _limits(self) -> tuple[Limit, Limit]:
        """What the published places tell of those before, and of those after."""
        there = [(self.members[code], spot) for code, spot in self.told.items() if code in self.members]
        told = [(ends(member, self.descending), spot) for member, spot in there]
        return (
            Limit((high, spot.worst) for (_, high), spot in told),
            Limit((-low, None if spot.best is None else -spot.best) for (low, _), spot in told),
        )

    @property
    def size(self) -> int | None:
        """How many have a place, where that is known."""
        if self.ranked is not None:
            return self.ranked
        return len(self.may_low) if len(self.may_low) == len(self.sure_low) else None

    def _shared(self, value: float) -> int:
        """How many may have the figure."""
        return bisect_right(self.may_low, value) - bisect_left(self.may_high, value)

    def _is_known(self, value: float) -> bool:
        """Whether all that may have the figure surely have it."""
        return _count(self.sure_low, value) + _count(self.sure_high, value) == 2 * self._shared(value)


def _count(values: Sequence[float], value: float) -> int:
    return bisect_right(values, value) - bisect_left(values, value)
