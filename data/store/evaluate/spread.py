"""How the figures of many spread, and whether they go with how many inhabitants a kommun has."""

from collections import Counter

from data.model.result import Spread
from data.store.evaluate import means
from data.store.evaluate.asking import Asking
from data.store.evaluate.association import of_ranks
from data.store.evaluate.groups import groups


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
        of_ranks([row.kommun.population for row in found], numbers),
        leaders,
        tuple(row for row in found if row.values[measure].value == numbers[-1]),
    )
