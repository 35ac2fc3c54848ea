"""The rules of inference that rest on published places: of the country, a län, a kommungrupp, a size."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from data.loading.certainty.bounds import Bounds, Floats, Known, Mask
from data.model.certainty import Rule
from data.model.frozen import frozen

# Published places of kommuner by their score: within which column of the registry, and the fact that says how many
# share the place. A rank group is dense (1, 1, 2), the others push the next place down (1, 1, 3).
DENSE = "rank_group"
PLACES = {
    DENSE: ("", "rank_group_size"),
    "position": ("", ""),
    "lan_position": ("lan", "lan_position_size"),
    "kommungrupp_position": ("kommungrupp", ""),
    "size_class_position": ("size_class", ""),
}
SIZES = tuple(size for _, size in PLACES.values() if size)
_DIGITS = 9  # of a sum of steps such as 0.1


@frozen
class Field:
    """Kommuner that are ranked together by score: the country, a län, a kommungrupp, a size. Positions in Bounds."""

    name: str  # of the fact that tells the places
    who: Mask
    place: Floats
    worst: Floats
    shared: Floats


def placed(known: Known) -> None:
    """Who has a place in the ranking list, or shares one, has a score."""
    if score := known.bounds.get("score"):
        said = {name: worst for name, (_, worst) in known.places.items()} | known.sizes
        for name, places in said.items():
            score.exists(~np.isnan(places), there=True, rule="rank_group" if name.startswith(DENSE) else "place")


def shared(known: Known) -> None:
    """So many share a score (six have 14): when all of them are known, it is not that of anybody else."""
    score, size = known.bounds.get("score"), known.sizes.get("rank_group_size")
    if score is None or size is None:
        return
    exact = score.certain & (score.low == score.high)
    rows = np.flatnonzero(exact & ~np.isnan(size))
    for points, row in dict(zip(score.low[rows], rows, strict=True)).items():
        same = exact & (score.low == points)
        if same.sum() == size[row]:
            code = str(score.codes[row])
            score.at_most(~same & (score.high == points), points - score.step, "rank_group", code)
            score.at_least(~same & (score.low == points), points + score.step, "rank_group", code)


def best_of_its_field(known: Known) -> None:
    """Whoever is placed 1st has most of its län (Katrineholm, 10), so the others there have at most as much.

    The same of any place: where all that can stand before it are known to, the rest has at most as much as it has; and
    less, where all that share the place are known too.
    """
    if score := known.bounds.get("score"):
        for ranked in _fields(known):
            if ranked.name == DENSE:
                _below_the_best_group(score, ranked)
            else:
                _below_a_place(score, ranked)


def in_order(known: Known) -> None:
    """Equal places, equal scores; a later place has less. No rank group is skipped: the third is 2 below the first.

    So too from the other end, where it is published how many groups there are: with 15 groups, each of the whole
    scores 0 to 14 is had by someone.
    """
    score = known.bounds.get("score")
    if score is None:
        return
    for ranked in _fields(known):
        place = ranked.place.copy()
        there = ~np.isnan(place)
        if not there.any():
            continue
        dense = ranked.name == DENSE
        order = place if dense else _numbered(place)
        ends = (score.measure.low, score.measure.high, known.national.get("rank_groups")) if dense else (None,) * 3
        _order(score, there, order, ends, "rank_group" if dense else "place")


def _order(
    score: Bounds, there: Mask, order: Floats, ends: tuple[float | None, float | None, float | None], rule: Rule
) -> None:
    """Bounds by place: `order` grows by at least one with each place that has a lower score.

    `ends`: the least and the most that a score can be, and how many places there are.
    """
    least, most, last = ends
    rows = np.flatnonzero(there)
    level = order[rows] * score.step
    places, index = np.unique(order[rows], return_inverse=True)
    high, low = np.full(len(places), np.inf), np.full(len(places), -np.inf)
    np.minimum.at(high, index, score.high[rows] + level)
    np.maximum.at(low, index, score.low[rows] + level)
    high = np.minimum.accumulate(high)
    low = np.maximum.accumulate(low[::-1])[::-1]
    if most is not None:
        high = np.minimum(high, most + score.step)
    if least is not None and last is not None:
        low = np.maximum(low, least + last * score.step)
    new_high, new_low = score.high.copy(), score.low.copy()
    new_high[rows] = np.round(high[index] - level, _DIGITS)
    new_low[rows] = np.round(low[index] - level, _DIGITS)
    score.at_most(there, new_high, rule)
    score.at_least(there, new_low, rule)


def _below_the_best_group(score: Bounds, ranked: Field) -> None:
    """Rank group 1 has the most of all."""
    best = ranked.who & (ranked.place == 1)
    if not best.any():
        return
    first = int(np.flatnonzero(best)[0])
    score.at_most(~best, score.high[first], "rank_group", str(score.codes[first]))


def _below_a_place(score: Bounds, ranked: Field) -> None:
    """Who stands at place p has at most p-1 before it: where these are known, nobody else has more.

    Of all such places the one with the lowest score says most.
    """
    if not (ranked.who & score.open).any():
        return
    rows = np.flatnonzero(ranked.who & ~np.isnan(ranked.worst))
    lows = np.sort(score.low[ranked.who & score.certain])
    before = len(lows) - np.searchsorted(lows, score.high[rows], "right")
    rows = rows[before >= ranked.worst[rows] - 1]
    if not len(rows):
        return
    most = score.high[rows].min()
    rest = ranked.who & ~(score.certain & (score.low > most))
    first = rows[score.high[rows] == most][0]
    best = ranked.name == "lan_position" and ranked.worst[first] == 1
    rule: Rule = "lan_best" if best else "place"
    score.at_most(rest, most, rule, str(score.codes[first]))
    same = rest & score.certain & (score.low == most) & (score.high == most)
    if (same[rows] & (ranked.shared[rows] == same.sum())).any():
        score.at_most(rest & ~same, most - score.step, rule, str(score.codes[first]))


def _numbered(place: Floats) -> Floats:
    """Places as 1, 2, 3 in order, whatever they are: between two of them there may be others, or none."""
    there = ~np.isnan(place)
    numbered = place.copy()
    numbered[there] = np.unique(place[there], return_inverse=True)[1] + 1.0
    return numbered


def _fields(known: Known) -> Iterator[Field]:
    for name, (column, size) in PLACES.items():
        if name not in known.places:
            continue
        place, worst = known.places[name]
        shared = known.sizes.get(size, np.full(len(place), np.nan))
        within = known.kommun[column].to_numpy() if column else np.zeros(len(place))
        for each in pd.unique(within[~np.isnan(worst)]):
            who = within == each
            yield Field(name, who, np.where(who, place, np.nan), np.where(who, worst, np.nan), shared)
