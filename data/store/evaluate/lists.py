"""Kommuner: a ranking, a list, a comparison."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import Final

from data.model.conditions import EVERYONE, Any, Condition, InArea, Is, Known, Place, both, demanded, leaves, spoken_of
from data.model.places import Kommun, is_kommun
from data.model.question import Claim
from data.model.result import Grouped, Groups, Rows
from data.store.evaluate import means
from data.store.evaluate.asking import Asking
from data.store.evaluate.claims import holds
from data.store.evaluate.groups import one
from data.store.evaluate.places import with_places
from data.store.evaluate.published import national, shares_of_country
from data.store.evaluate.scope import silent
from data.store.evaluate.standings import Member, ends

_TEN: Final = 10
_NEXT: Final = 4  # known ones below a gap
_LEADERS: Final = 6
_SETTLED: Final = "coalesce({0}.value, CASE WHEN {0}.low = {0}.high AND {0}.has THEN {0}.low END)"
_FLOATING: Final = 1e-9  # by so much floats may miss


def top(asking: Asking) -> Rows:
    """Those with most or fewest, with all that share the last place asked for.

    Where somebody whose figure is not known may stand above them, only those above whom nobody can are a ranking;
    the others are the next known ones.
    """
    measure, question = asking.measure, asking.question
    if question.order == "nearest":
        return _nearest(asking)
    descending = asking.descending
    there = asking.there(asking.where, measure)
    known = [each for each in there if each.sure and each.settled]
    known.sort(key=lambda each: (-ends(each, descending)[0], each.name))
    ranged = any(isinstance(leaf, Place) for leaf in demanded(asking.where))  # all on certain places are asked for
    limit = question.limit or (max(len(known), 1) if ranged else _TEN)
    if question.marked in (codes := [each.code for each in known]):
        limit = max(limit, codes.index(question.marked) + 1)
    shown = _cut(known, limit)
    above = max((ends(each, descending)[1] for each in there if not each.sure or not each.settled), default=-inf)
    certain = [each for each in shown if ends(each, descending)[0] >= above]
    below = shown[len(certain) :][:_NEXT] if certain else known[:_TEN]
    if published := _as_published(asking, {each.code for each in certain}):
        shown, certain, below = [], [], []
    codes = [each.code for each in certain + below] or published
    rows = asking.rows_of(codes, [*_shown(asking, measure), *question.also])
    placed = with_places(asking, rows, measure, asking.among)
    whole = len(known) == len(there) or (len(shown) >= limit and ends(shown[-1], descending)[0] > above)
    found = _unknown(asking, measure, anybody=bool(known))
    return replace(found, rows=tuple(placed[: len(certain)]), next=tuple(placed[len(certain) :]), complete=whole)


def _as_published(asking: Asking, others: set[str]) -> list[str]:
    """Whose published place is the one that is asked for, in the country: as the survey counts, 1, 1, 2.

    Nobody where others have that place, 1, 1, 3, and so do they.
    """
    place = asking.where
    if asking.survey.complete or not isinstance(place, Place) or (place.measure, place.order) != ("score", "most"):
        return []
    rows = asking.db.execute(
        "SELECT kommun FROM fact WHERE survey = ? AND measure = 'rank_group' AND precision <> 'bound' "
        "AND value BETWEEN ? AND ? ORDER BY value, kommun",
        (asking.survey.id, place.first, place.last),
    )
    found = [code for (code,) in rows]
    return [] if others.intersection(found) else found


def _cut(known: Sequence[Member], limit: int) -> list[Member]:
    """The first so many, and all that share the last place."""
    if len(known) <= limit:
        return list(known)
    last = ends(known[limit - 1], descending=True)
    return [each for i, each in enumerate(known) if i < limit or ends(each, descending=True) == last]


def _nearest(asking: Asking) -> Rows:
    """Those whose figures are nearest to that of a kommun, else to the mean of those that fit, or of the country."""
    measure, of = asking.measure, asking.question.of
    among = EVERYONE if asking.question.to == "mean" else asking.where
    numbers, open_ = means.numbers_of(asking, among, measure)
    to = asking.row_of(of[0], [measure]).values[measure].value if of else means.summed("mean", numbers)
    members = [each for each in asking.there(asking.where, measure) if each.code not in of]
    known = [(abs(each.value - (to or 0)), each) for each in members if each.sure and each.value is not None]
    if to is None or (open_ and not of) or not known:
        return _unknown(asking, measure, anybody=True)
    known.sort(key=lambda pair: (pair[0], pair[1].name))
    cut = known[min(asking.question.limit or 1, len(known)) - 1][0]
    near = [each.code for away, each in known if away <= cut + _FLOATING]
    return Rows(tuple(asking.rows_of(near, [measure, *asking.question.also])), complete=len(known) == len(members))


def _unknown(asking: Asking, measure: str, *, anybody: bool) -> Rows:
    """What is said beside the rows: whose figure is not known, who did not answer, and the best elsewhere."""
    told = asking.measures[measure]
    highest = national(asking, told.highest) if asking.descending else None
    where = asking.among
    if where == EVERYONE:
        return Rows((), highest=highest)
    lacking = tuple(Is(each.code) for each in asking.there(where, measure) if not each.settled)
    unknown = tuple(row.kommun for row in asking.rows(Any(lacking), []))
    elsewhere = () if anybody else asking.known(EVERYONE, measure, _LEADERS)
    return Rows((), unknown, _silent(asking, where), elsewhere=elsewhere, highest=highest)


def _silent(asking: Asking, where: Condition) -> tuple[Kommun, ...]:
    """Who did not answer, where it is known who did."""
    if not asking.survey.answers_known:
        return ()
    return tuple(row.kommun for row in asking.rows(silent(where), []))


def _shown(asking: Asking, measure: str) -> list[str]:
    """The measures to show of each row: that which is asked for, and those that conditions speak of."""
    spoken = spoken_of(*(leaf for leaf in leaves(asking.where) if not isinstance(leaf, Known)))
    return list(dict.fromkeys([measure, *(each for each in spoken if each != "answered" and each in asking.measures)]))


def listing(asking: Asking) -> Rows:
    """All that surely fit, and who may. With a measure those with most first; without figures by name."""
    measure = asking.measure
    spoken = spoken_of(asking.where)
    named = asking.question.measure or next((each for each in spoken if each not in ("answered", "population")), "")
    shown = list(dict.fromkeys([*_shown(asking, named or measure), *asking.question.also]))
    shown = asking.told(shown) if "answered" in spoken else shown  # then why there is no figure is told
    figure = _SETTLED.format(f"{{{shown[0]}}}")
    order = f"{figure} IS NULL, {figure} {'ASC' if asking.question.order == 'fewest' else 'DESC'},"
    found = asking.rows_in_order(asking.where, shown, order, maybe=True)
    sure = [row for row, fits in found if fits]
    may = tuple(row.kommun for row, fits in found if not fits)
    if not spoken:
        sure = with_places(asking, sure, shown[0], asking.among)
    shares = () if sure or not may else shares_of_country(asking)
    return Rows(tuple(sure), may, _silent(asking, asking.where), complete=not may, shares=shares)


def compare(asking: Asking) -> Rows | Groups:
    """The places it names beside each other: kommuner with all their figures, or areas with their means."""
    question = asking.question
    if all(map(is_kommun, question.of)):
        measures = [asking.measure, *question.also] if question.measure else asking.own_measures
        rows = [asking.row_of(code, measures) for code in question.of]
        beside = Rows(tuple(with_places(asking, rows, asking.measure, asking.among)))
        return _so_many_times(beside, question.claim, asking.measure) if question.claim and len(rows) == 2 else beside
    return Groups(tuple(_side(asking, code) for code in question.of))


def _so_many_times(beside: Rows, claim: Claim, measure: str) -> Rows:
    """The two with how many times as much the first has as the second, and whether it is as is claimed."""
    first, second = (row.values[measure] for row in beside.rows[:2])
    if first.value is None or second.value is None:
        return beside
    if not second.value:  # of nothing there is no double
        return replace(beside, truth="no" if claim.value else None)
    of_second = claim._replace(value=claim.value * second.value)
    truth = holds(of_second, first) if claim.value else None
    return replace(beside, times=first.value / second.value, truth=truth)


def _side(asking: Asking, code: str) -> Grouped:
    measure = asking.measure
    if is_kommun(code):
        row = asking.row_of(code, [measure])
        return Grouped(code, row.values[measure], 1, int(row.values[measure].value is not None), (row,))
    condition = both(InArea(code), asking.where)
    want = "median" if asking.question.topic == "median" else "mean"
    found = one(asking.changed(where=condition, want=want, topic=""), code)
    leaders = asking.known(condition, measure, _LEADERS)
    best = leaders[0].values[measure].value if leaders else None
    return found._replace(rows=tuple(row for row in leaders if row.values[measure].value == best))
