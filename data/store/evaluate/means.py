"""Means, medians and totals of a measure among those that fit: what they are, or are at least and at most."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from data.model.conditions import COUNTRY, COUNTRY_MEDIAN, EVERYONE, MEDIANS, Condition
from data.model.value import Value
from data.store.evaluate.standings import Member, ends

if TYPE_CHECKING:
    from data.store.evaluate.asking import Asking

SPREADS: Final = frozenset({"deviation", "range"})  # of which the ends of figures tell no ends


def numbers_of(asking: "Asking", condition: Condition, measure: str) -> tuple[list[float], int]:
    """The known figures of those that fit, and how many more may have one that is not known."""
    there = asking.there(condition, measure)
    numbers = [each.value for each in there if each.sure and each.value is not None]
    return numbers, len(there) - len(numbers)


def summed(want: str, numbers: Sequence[float]) -> float | None:
    """The mean, the median, the total or how they spread; None of nothing."""
    if not numbers:
        return None
    match want:
        case "mean":
            return math.fsum(numbers) / len(numbers)
        case "median":
            middle = sorted(numbers)[(len(numbers) - 1) // 2 : len(numbers) // 2 + 1]
            return math.fsum(middle) / len(middle)
        case "deviation":  # of all there are, not of a sample
            mean = math.fsum(numbers) / len(numbers)
            return math.sqrt(math.fsum((n - mean) ** 2 for n in numbers) / len(numbers))
        case "range":
            return max(numbers) - min(numbers)
        case _:
            return sum(numbers)


def computed(number: float | None) -> Value:
    """A figure that follows from others; None where they leave none."""
    return Value(number, number, number, "unknown" if number is None else "yes", computed=True)


def bounded(asking: "Asking", want: str, measure: str, condition: Condition) -> Value:
    """A mean, a median or a total where it is certain whose figures it is of, and each lies between two."""
    there = asking.there(condition, measure)
    if want in SPREADS or not all(each.sure and each.has == 1 for each in there):
        return Value()
    lows = [each.low for each in there if each.low is not None]
    highs = [each.high for each in there if each.high is not None]
    low, high = (summed(want, ends) if len(ends) == len(there) else None for ends in (lows, highs))
    return Value(low if low == high else None, low, high, "yes" if there else "unknown", computed=True)


def of_many(asking: "Asking", than: str, measure: str, scope: Condition) -> Value:
    """What a figure is held against: the mean or the median of those in scope, or of the country.

    Of a mean of which not every figure is known, what it is at least and at most.
    """
    scope = EVERYONE if than in (COUNTRY, COUNTRY_MEDIAN) else scope
    if than in MEDIANS:
        return bounded(asking, "median", measure, scope)
    numbers, open_ = numbers_of(asking, scope, measure)
    if not open_:
        found = summed("mean", numbers)
        return Value(found, found, found, "no" if found is None else "yes", computed=True)
    bounds = between(asking.members(scope, measure))
    return Value(None, *bounds, "yes", computed=True) if bounds else Value()


def between(members: Sequence[Member]) -> tuple[float | None, float | None] | None:
    """What the mean of those that fit is at least and at most, where it is bounded; None where it may be of none.

    The most it can be: all that surely count have their best, and of the others those whose best raises it are there.
    """
    there = [each for each in members if each.has != 0]
    found = []
    for descending in (False, True):
        most = [(ends(each, descending)[1], bool(each.sure) and each.has == 1) for each in there]
        counted = [best for best, sure in most if sure]
        if not counted:
            return None
        total, many = sum(counted), len(counted)
        for best in sorted((best for best, sure in most if not sure), reverse=True):
            if best * many <= total:
                break
            total, many = total + best, many + 1
        found.append(total / many)
    low, high = -found[0], found[1]
    return low if math.isfinite(low) else None, high if math.isfinite(high) else None
