"""What follows from what is published: the rules, each a sentence and the published fact that it rests on.

A rule narrows what a kommun's figure can be (if it has one), or finds out whether it has one. They are tried again until
nothing more is found. Nothing else than these rules bounds a figure.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.loading.bounds import Bounds, Floats, Mask

# Published places of kommuner by their score: within which column of the registry, and the fact that says how many
# share the place. A rank group is dense (1, 1, 2), the others push the next place down (1, 1, 3).
_DENSE = "rank_group"
_PLACES = {
    _DENSE: ("", "rank_group_size"),
    "position": ("", ""),
    "lan_position": ("lan", "lan_position_size"),
    "kommungrupp_position": ("kommungrupp", ""),
    "size_class_position": ("size_class", ""),
}
_TURNS = 20  # enough for every chain of conclusions there is; a rule only ever narrows, so fewer would be true too


@dataclass(frozen=True)
class Known:
    """What a survey says: figures of kommuner by measure, published places, exact national figures."""

    bounds: dict[str, Bounds]
    kommun: pd.DataFrame  # the registry's table, by code, in the order of every Bounds
    places: dict[str, tuple[Floats, Floats]]  # by fact: the exact place, and the worst it can be; NaN: not published
    sizes: dict[str, Floats]  # by fact: how many share the place
    national: dict[str, float]
    answers_known: bool


@dataclass(frozen=True)
class Field:
    """Kommuner that are ranked together by score: the country, a län, a kommungrupp, a size. Positions in Bounds."""

    name: str  # of the fact that tells the places
    who: Mask
    place: Floats
    worst: Floats
    shared: Floats


def infer(known: Known) -> None:
    """Narrow every figure as far as the rules do."""
    for _ in range(_TURNS):
        for bounds in known.bounds.values():
            bounds.narrowed = False
        for rule in RULES:
            rule(known)
        if not any(bounds.narrowed for bounds in known.bounds.values()):
            return


def of_the_scale(known: Known) -> None:
    """What a measure can be at all bounds it: a score is 0 to the scale, a share 0 to 100 %."""
    for bounds in known.bounds.values():
        measure = bounds.measure
        if measure.low is not None:
            bounds.at_least(bounds.open, measure.low, "scale")
        if measure.high is not None:
            bounds.at_most(bounds.open, measure.high, "scale")


def most_and_fewest(known: Known) -> None:
    """No kommun has more than the most that any has, where that is published (140 e-services); nor fewer than the fewest."""
    for bounds in known.bounds.values():
        if (most := known.national.get(bounds.measure.highest)) is not None:
            bounds.at_most(bounds.open, most, "highest")
        if (least := known.national.get(bounds.measure.lowest)) is not None:
            bounds.at_least(bounds.open, least, "highest")


def who_answered(known: Known) -> None:
    """The ranking list holds kommuner that answered, so who has a score did; who did not answer has no figure at all."""
    answered = known.bounds.get("answered")
    if answered is None:
        return
    if score := known.bounds.get("score"):
        answered.at_least(score.certain, 1, "answered")
    for bounds in _asked(known):
        bounds.exists(answered.high == 0, there=False, rule="answered")


def left_out(known: Known) -> None:
    """Where all answers are here, a question that has no answer here was left out."""
    if known.answers_known:
        for bounds in _asked(known):
            bounds.exists(np.full(len(bounds.codes), True), there=False, rule="answered")


def placed(known: Known) -> None:
    """Who has a place in the ranking list has a score."""
    if score := known.bounds.get("score"):
        for place, worst in known.places.values():
            score.exists(~np.isnan(place) | ~np.isnan(worst), there=True, rule="rank_group")


def whole_list(known: Known) -> None:
    """So many are in the ranking list (186), and so many answered (220): when all of them are known, nobody else is and did."""
    score, answered = known.bounds.get("score"), known.bounds.get("answered")
    in_list, did = known.national.get("ranked"), known.national.get("answered")
    if score and in_list is not None:
        if score.certain.sum() == in_list:
            score.exists(~score.certain, there=False, rule="list")
        elif (score.has != 0).sum() == in_list:
            score.exists(score.has != 0, there=True, rule="list")
    if answered and did is not None:
        surely, maybe = answered.low == 1, answered.high == 1
        if surely.sum() == did:
            answered.at_most(~surely, 0, "list")
        elif maybe.sum() == did:
            answered.at_least(maybe, 1, "list")


def full_marks(known: Known) -> None:
    """So many have full marks (six of 14): when all of them are known, everybody else has less."""
    score = known.bounds.get("score")
    number = known.national.get("full_marks")
    if score is None or number is None or score.measure.high is None:
        return
    full = score.certain & (score.low == score.measure.high)
    if full.sum() == number:
        score.at_most(~full, score.measure.high - score.step, "full_marks")


def best_of_its_field(known: Known) -> None:
    """Whoever is placed 1st has most of its län (Katrineholm, 10), so the others there have at most as much.

    The same of any place: where all that can stand before it are known to, the rest has at most as much as it has; and
    less, where all that share the place are known too.
    """
    if score := known.bounds.get("score"):
        for ranked in _fields(known):
            if ranked.name == _DENSE:
                _below_the_best_group(score, ranked)
            else:
                _below_a_place(score, ranked)


def in_order(known: Known) -> None:
    """Equal places, equal scores; and a later place has less. Of rank groups none is skipped: the third is 2 below the first.

    So too from the other end, where it is published how many groups there are: with 15 groups, of the whole scores 0
    to 14, each score is had by someone.
    """
    score = known.bounds.get("score")
    if score is None:
        return
    for ranked in _fields(known):
        place = ranked.place.copy()
        there = ~np.isnan(place)
        if not there.any():
            continue
        dense = ranked.name == _DENSE
        order = place if dense else _numbered(place)
        ends = (score.measure.low, score.measure.high, known.national.get("rank_groups")) if dense else (None,) * 3
        _order(score, there, order, ends, "rank_group" if dense else "place")


def _order(
    score: Bounds, there: Mask, order: Floats, ends: tuple[float | None, float | None, float | None], rule: str
) -> None:
    """Bounds by place: `order` grows by at least one with each place that has a lower score. `ends`: of all scores,
    and how many places there are."""
    least, most, last = ends
    rows = np.flatnonzero(there)
    level = order[rows] * score.step
    frame = pd.DataFrame({"order": order[rows], "high": score.high[rows] + level, "low": score.low[rows] + level})
    by_place = frame.groupby("order").agg({"high": "min", "low": "max"})  # sorted by place
    high = np.minimum.accumulate(by_place["high"].to_numpy())
    low = np.maximum.accumulate(by_place["low"].to_numpy()[::-1])[::-1]
    if most is not None:
        high = np.minimum(high, most + score.step)
    if least is not None and last is not None:
        low = np.maximum(low, least + last * score.step)
    index = by_place.index.get_indexer(frame["order"])
    new_high, new_low = score.high.copy(), score.low.copy()
    new_high[rows] = high[index] - level
    new_low[rows] = low[index] - level
    score.at_most(there, new_high, rule)  # type: ignore[arg-type]
    score.at_least(there, new_low, rule)  # type: ignore[arg-type]


def _below_the_best_group(score: Bounds, ranked: Field) -> None:
    """Rank group 1 has the most of all; and nobody else has as much, where all of the group are known."""
    best = ranked.who & (ranked.place == 1)
    if not best.any():
        return
    first = int(np.flatnonzero(best)[0])
    most, code = score.high[first], str(score.codes[first])
    same = best | (score.certain & (score.low == score.high) & (score.high == most))
    score.at_most(~best, most, "rank_group", code)
    if same.sum() == ranked.shared[first] and score.low[first] == most:
        score.at_most(~same, most - score.step, "rank_group", code)


def _below_a_place(score: Bounds, ranked: Field) -> None:
    """Who stands at place p has at most p-1 before it: where these are known, nobody else has more."""
    lows = np.sort(score.low[ranked.who & score.certain])
    for row in np.flatnonzero(ranked.who & ~np.isnan(ranked.worst) & np.isfinite(score.high)):
        most = score.high[row]
        if len(lows) - np.searchsorted(lows, most, "right") < ranked.worst[row] - 1:
            continue
        rule = "lan_best" if ranked.name == "lan_position" else "place"
        before = score.certain & (score.low > most)
        rest = ranked.who & ~before
        score.at_most(rest, most, rule, str(score.codes[row]))
        if score.low[row] == most:
            same = rest & score.certain & (score.low == most) & (score.high == most)
            if same.sum() == ranked.shared[row]:
                score.at_most(rest & ~same, most - score.step, rule, str(score.codes[row]))


def _numbered(place: Floats) -> Floats:
    """Places as 1, 2, 3 in order, whatever they are: between two of them there may be others, or none."""
    there = ~np.isnan(place)
    numbered = place.copy()
    numbered[there] = np.unique(place[there], return_inverse=True)[1] + 1.0
    return numbered


def _fields(known: Known) -> Iterator[Field]:
    for name, (column, size) in _PLACES.items():
        if name not in known.places:
            continue
        place, worst = known.places[name]
        shared = known.sizes.get(size, np.full(len(place), np.nan))
        if not column:
            yield Field(name, np.full(len(place), True), place, worst, shared)
            continue
        within = known.kommun[column].to_numpy()
        for each in pd.unique(within[~np.isnan(worst)]):
            who = within == each
            yield Field(name, who, np.where(who, place, np.nan), np.where(who, worst, np.nan), shared)


def _asked(known: Known) -> list[Bounds]:
    """The measures that a kommun has by answering."""
    return [bounds for name, bounds in known.bounds.items() if name not in ("answered", "population")]


RULES: tuple[Callable[[Known], None], ...] = (
    of_the_scale,
    most_and_fewest,
    placed,
    whole_list,
    who_answered,
    left_out,
    full_marks,
    best_of_its_field,
    in_order,
)
