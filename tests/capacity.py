"""The highest rate that is held: users are raised until p99 passes a bound or something goes wrong, and then a step back.

A way asks with so many users at once, each of whom asks when they have their answer, for some seconds. Two ways are
held in turns of a few seconds, so that both meet whatever else the machine does.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.callers import Tally, p99

LATE = 0.1  # seconds that p99 may take
USERS = (4, 8, 16, 32, 64, 128, 256)  # at once; the bot refuses more than 288 requests under way
TURNS = 6  # of a hold

Way = Callable[[int, float], Tally]  # users, seconds


@dataclass(frozen=True)
class Step:
    """What so many users at once saw: answers a second, and how late the slowest hundredth was (s)."""

    users: int
    rate: float
    p99: float
    wrong: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        return not self.wrong and self.p99 <= LATE


@dataclass(frozen=True)
class Held:
    """The highest rate that was held, and how often it was tried with fewer users until it was."""

    step: Step
    turns: tuple[float, ...]  # rates


def taken(way: Way, users: int, seconds: float) -> Step:
    """One step."""
    tally = way(users, seconds)
    if not tally.seconds:
        return Step(users, 0.0, float("inf"), (*tally.wrong[:3], "nothing was answered"))
    return Step(users, len(tally.seconds) / seconds, p99(tally.seconds), tuple(tally.wrong[:3]))


def climb(way: Way, seconds: float) -> list[Step]:
    """The steps that are good, in order; the first that is not is the end. Before them it is warmed up."""
    way(USERS[0], seconds)
    good: list[Step] = []
    for users in USERS:
        step = taken(way, users, seconds)
        if not step.is_good and not step.wrong:
            step = taken(way, users, seconds)  # late once may be the machine's doing
        if not step.is_good:
            break
        good.append(step)
    return good


def capacity(ways: dict[str, Way], step: float, hold: float) -> dict[str, Held]:
    """The rates held by each way in the same time. `step`, `hold`: seconds. AssertionError where one holds none."""
    waiting = {name: [each.users for each in climb(way, step)] for name, way in ways.items()}
    held: dict[str, Held] = {}
    while len(held) < len(ways):
        turns: dict[str, list[Step]] = {name: [] for name in ways if name not in held}
        for name in turns:
            assert waiting[name], f"{name}: not even {USERS[0]} users at once are answered in time"
        for _ in range(TURNS):
            for name, steps in turns.items():
                steps.append(taken(ways[name], waiting[name][-1], hold / TURNS))
        for name, steps in turns.items():
            users = waiting[name].pop()
            if all(each.is_good for each in steps):
                rates = tuple(each.rate for each in steps)
                held[name] = Held(Step(users, sum(rates) / TURNS, max(each.p99 for each in steps)), rates)
    return held
