"""Whether the figures of two measures go together: correlation, of the figures and of their ranks."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from data.model.conditions import Known, flat
from data.model.result import Association
from data.store.evaluate.asking import Asking

_FEWEST_TO_CORRELATE: Final = 10


def association(asking: Asking) -> Association:
    """Of those that fit and have both, where nobody else may have both."""
    pair = [asking.measure, asking.question.also[0]]
    both = asking.rows(flat([asking.where, *map(Known, pair)]), pair, f"{{{pair[0]}}}.value DESC,")
    first, second = ({each.code for each in asking.there(asking.where, measure)} for measure in pair)
    open_ = len(first & second) - len(both)
    if open_:
        return Association(tuple(both), open=open_)
    ones, others = ([row.values[measure].value or 0.0 for row in both] for measure in pair)
    return Association(tuple(both), correlation(ones, others), of_ranks(ones, others))


def of_ranks(ones: Sequence[float], others: Sequence[float]) -> float | None:
    """Spearman's: the correlation of the ranks, ties sharing theirs."""
    return correlation(_ranks(ones), _ranks(others))


def correlation(ones: Sequence[float], others: Sequence[float]) -> float | None:
    """Pearson's, -1 to 1. None of too few, or where all are alike."""
    if len(ones) < _FEWEST_TO_CORRELATE or len(set(ones)) == 1 or len(set(others)) == 1:
        return None
    import statistics  # for the first that asks: with its fractions and decimals it takes half a MB

    return statistics.correlation(ones, others)


def _ranks(numbers: Sequence[float]) -> list[float]:
    """The rank of each number, counted from 1; equal numbers share the mean of theirs."""
    first = {number: i for i, number in reversed(list(enumerate(sorted(numbers), 1)))}
    times = Counter(numbers)
    return [first[number] + (times[number] - 1) / 2 for number in numbers]
