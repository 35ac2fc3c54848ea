"""How the figures of many spread, and whether they go with how many inhabitants a kommun has."""

from collections import Counter
from typing import Final

from data.model.result import Spread
from data.store.evaluate import means
from data.store.evaluate.asking import Asking
from data.store.evaluate.groups import groups

_FEWEST_TO_CORRELATE: Final = 10


def spread(asking: Asking) -> Spread:
    """How the figures spread, where they all are known."""
    import statistics  # for the first spread: with its fractions and decimals it takes half a MB

    measure = asking.measure
    found, (_, open_) = asking.known(asking.where, measure), means.numbers_of(asking, asking.where, measure)
    numbers = [row.values[measure].value or 0.0 for row in found]
    best = numbers[0] if numbers else None
    leaders = tuple(row for row in found if row.values[measure].value == best)
    if open_ or not numbers:
        return Spread({}, None, None, None, leaders=leaders)
    counts = Counter(int(number) for number in numbers)
    high = int(asking.measures[measure].high or max(counts))
    quartiles = statistics.quantiles(numbers, n=4, method="inclusive") if len(numbers) > 1 else None
    by_size = groups(asking.changed(want="mean", by="size", order="", limit=None, claim=None))
    return Spread(
        {each: counts[each] for each in range(high + 1)},
        means.summed("mean", numbers),
        means.summed("median", numbers),
        (quartiles[0], quartiles[2]) if quartiles else None,
        tuple(each for each in by_size.groups if each.known),
        _correlation([row.kommun.population for row in found], numbers),
        leaders,
        tuple(row for row in found if row.values[measure].value == numbers[-1]),
    )


def _correlation(populations: list[int], numbers: list[float]) -> float | None:
    """Spearman's: the correlation of the ranks, ties sharing theirs. None of too few, or where all are alike."""
    if len(numbers) < _FEWEST_TO_CORRELATE or len(set(numbers)) == 1 or len(set(populations)) == 1:
        return None
    import statistics

    return statistics.correlation(_ranks([float(n) for n in populations]), _ranks(numbers))


def _ranks(numbers: list[float]) -> list[float]:
    """The rank of each number, counted from 1; equal numbers share the mean of theirs."""
    first = {number: i for i, number in reversed(list(enumerate(sorted(numbers), 1)))}
    times = Counter(numbers)
    return [first[number] + (times[number] - 1) / 2 for number in numbers]
