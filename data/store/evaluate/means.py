"""The mean of a measure among those that fit: what it is, or what it is at least and at most."""

import math
import statistics
from collections.abc import Sequence
from typing import TYPE_CHECKING

from data.model.conditions import COUNTRY, COUNTRY_MEDIAN, EVERYONE, MEDIANS, Condition
from data.model.result import Value
from data.store.evaluate.standings import Member, ends

if TYPE_CHECKING:
    from data.store.evaluate.asking import Asking


def mean(asking: "Asking", measure: str, condition: Condition) -> tuple[float | None, int, bool]:
    """The mean of a measure among those that fit, of how many, and whether every figure is known."""
    there = [each for each in asking.members(condition, measure) if each.has != 0]
    numbers = [each.value for each in there if each.sure and each.value is not None]
    found = statistics.fmean(numbers) if numbers else None
    return found, len(numbers), len(numbers) == len(there)


def mean_value(asking: "Asking", measure: str, condition: Condition) -> Value:
    """The mean of those that fit; where not every figure is known, what it is at least and at most."""
    found, _, whole = mean(asking, measure, condition)
    if whole:
        return Value(found, found, found, "no" if found is None else "yes", computed=True)
    bounds = between(asking.members(condition, measure))
    return Value(None, *bounds, "yes", computed=True) if bounds else Value()


def of_many(asking: "Asking", than: str, measure: str, scope: Condition) -> Value:
    """What a figure is held against: the mean or the median of those in scope, or of the country."""
    scope = EVERYONE if than in (COUNTRY, COUNTRY_MEDIAN) else scope
    if than not in MEDIANS:
        return mean_value(asking, measure, scope)
    there = [each for each in asking.members(scope, measure) if each.has != 0]
    if not there or not all(each.sure and each.has == 1 for each in there):
        return Value()
    lows = [each.low for each in there if each.low is not None]
    highs = [each.high for each in there if each.high is not None]
    low, high = (statistics.median(each) if len(each) == len(there) else None for each in (lows, highs))
    return Value(low if low == high else None, low, high, "yes", computed=True)


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
