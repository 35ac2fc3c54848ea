"""The search for the highest rate that is held, on servers whose capacity is known."""

import itertools

import pytest

from tests.callers import Tally
from tests.capacity import LATE, TURNS, Way, capacity, climb


def server(rate: float, *, most: int = 10_000, spoilt: int = 0) -> Way:
    """One that answers so many a second, one after the other; with more than `most` users it refuses.

    `spoilt`: so many holds with its most users end late.
    """
    late = itertools.count()

    def way(users: int, seconds: float) -> Tally:
        took = users / rate
        tally = Tally([took] * max(1, int(rate * seconds)))
        if users > most:
            tally.wrong.append("status 503")
        if seconds > 1 and spoilt and users >= 32 and next(late) < spoilt:
            tally.seconds[-max(1, len(tally.seconds) // 50) :] = [1.0] * max(1, len(tally.seconds) // 50)
        return tally

    return way


def test_it_climbs_until_p99_passes_the_bound() -> None:
    assert [each.users for each in climb(server(1000), 0.5)] == [4, 8, 16, 32, 64]
    assert [each.users for each in climb(server(100), 0.5)] == [4, 8]


def test_it_climbs_until_something_is_refused() -> None:
    assert [each.users for each in climb(server(100_000, most=20), 0.5)] == [4, 8, 16]


def test_two_are_held_in_turns_and_compared() -> None:
    held = capacity({"bare": server(1000), "ours": server(800)}, 0.1, 12.0)
    assert held["ours"].step.rate / held["bare"].step.rate == pytest.approx(0.8)
    assert all(len(each.turns) == TURNS for each in held.values())
    assert all(each.step.p99 <= LATE for each in held.values())


def test_what_is_not_held_is_tried_with_fewer() -> None:
    held = capacity({"bare": server(1000), "ours": server(600, spoilt=1)}, 0.1, 12.0)
    assert (held["bare"].step.users, held["ours"].step.users) == (64, 16)


def test_what_holds_nothing_is_told() -> None:
    with pytest.raises(AssertionError, match="slow: not even 4 users"):
        capacity({"slow": server(5)}, 0.5, 1.0)
    with pytest.raises(AssertionError, match="dead: not even 4 users"):
        capacity({"dead": lambda _, __: Tally()}, 0.5, 1.0)
