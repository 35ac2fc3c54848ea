"""Places 1, 1, 3 by a measure among kommuner whose figures may lie between two: the best and the worst they can be."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from data.model.conditions import Place
from data.model.result import Placed
from data.store.evaluate.predicate import Within

_ENDLESS = float("inf")


class Member(NamedTuple):
    """A kommun that fits, surely or maybe, with its figure or the bounds of it. `has`: as in table `known`."""

    code: str
    name: str
    sure: int
    value: float | None
    low: float | None
    high: float | None
    has: int | None


def ends(member: Member, descending: bool) -> tuple[float, float]:
    """What its figure is at least and at most, turned so that a greater one comes first."""
    low = -_ENDLESS if member.low is None else member.low
    high = _ENDLESS if member.high is None else member.high
    return (low, high) if descending else (-high, -low)


@dataclass(frozen=True)
class Standings:
    """The figures of those that fit, sorted."""

    members: dict[str, Member]  # that may have a place
    descending: bool
    sure_low: Sequence[float]  # of those that surely have a place
    sure_high: Sequence[float]
    may_low: Sequence[float]  # of those that may have one
    may_high: Sequence[float]

    @classmethod
    def of(cls, members: Sequence[Member], descending: bool) -> "Standings":
        """Of these."""
        there = [each for each in members if each.has != 0]
        may = [ends(each, descending) for each in there]
        sure = [both for each, both in zip(there, may, strict=True) if each.sure and each.has == 1]
        return cls(
            {each.code: each for each in there},
            descending,
            *(sorted(pair[i] for pair in pairs) for pairs in (sure, may) for i in (0, 1)),
        )

    def placed(self, member: Member) -> Placed:
        """The place of one, if it has one: the best and the worst, and how many share it."""
        low, high = ends(member, self.descending)
        best = 1 + len(self.sure_low) - bisect_right(self.sure_low, high)
        inside = member.code in self.members
        worst = 1 + len(self.may_high) - bisect_right(self.may_high, low) - (1 if inside and high > low else 0)
        shared = self._shared(low) - inside if low == high and self._is_known(low) else None
        return Placed(best, worst, shared, self.size)

    @property
    def size(self) -> int | None:
        """How many have a place, where that is known."""
        return len(self.may_low) if len(self.may_low) == len(self.sure_low) else None

    def _shared(self, value: float) -> int:
        """How many may have the figure."""
        return bisect_right(self.may_low, value) - bisect_left(self.may_high, value)

    def _is_known(self, value: float) -> bool:
        """Whether all that may have the figure surely have it."""
        return _count(self.sure_low, value) + _count(self.sure_high, value) == 2 * self._shared(value)


def _count(values: Sequence[float], value: float) -> int:
    return bisect_right(values, value) - bisect_left(values, value)


def within(members: Sequence[Member], place: Place) -> Within:
    """Who has one of the places among those that fit, counted from one end."""
    standings = Standings.of(members, place.order == "most")
    sure: set[str] = set()
    may: set[str] = set()
    sure_not: set[str] = set()
    may_not: set[str] = set()
    for code, member in standings.members.items():
        spot = standings.placed(member)
        best, worst = spot.best or 1, spot.worst or len(standings.members)
        inside, outside = place.first <= best and worst <= place.last, worst < place.first or best > place.last
        certain = member.sure and member.has == 1
        for codes, holds in (
            (sure, inside and certain),
            (may, not outside),
            (sure_not, outside and certain),
            (may_not, not inside),
        ):
            if holds:
                codes.add(code)
    return Within(*map(frozenset, (sure, may, sure_not, may_not)))
