"""One figure: a value, a place, a count, a share, a sum, a difference."""

from dataclasses import replace
from math import inf
from typing import Final

from data.model.certainty import Follows
from data.model.conditions import EVERYONE, Against, Beside, Condition, Has, Is, Known, Not, both, leaves, spoken_of
from data.model.result import Figure, Row
from data.model.value import Value
from data.store.evaluate import means
from data.store.evaluate.asking import Asking
from data.store.evaluate.claims import holds
from data.store.evaluate.places import placed, told_of
from data.store.evaluate.published import published_count, published_end, published_share, shares_of_parts
from data.store.evaluate.scope import silent
from data.store.evaluate.standings import Member, ends

_NAMED: Final = 10  # kommuner that a count names


def value(asking: Asking) -> Figure:
    """The figure of one kommun, and those that are asked for beside it."""
    row = asking.row_of(asking.question.of[0], [asking.measure, *asking.question.also])
    return _claimed(asking, Figure(row.values[asking.measure], row))


def place(asking: Asking) -> Figure:
    """Its place among those that fit."""
    measure = asking.measure
    row = asking.row_of(asking.question.of[0], [measure])
    last_first = None if asking.question.order != "fewest" else not asking.measures[measure].higher_is_better
    found = placed(asking, row, measure, asking.among, last_first)
    inside = asking.count(both(asking.among, Is(row.kommun.code)))[1] > 0
    if inside and (supposed := asking.question.claim) and row.values[measure].value is not None:
        as_if = _supposed(asking, row, supposed.value)
        others = both(asking.among, Not(Is(row.kommun.code)))
        spot = asking.standings(measure, others, last_first).placed(as_if)
        return Figure(means.computed(as_if.value or 0), row._replace(placed=found), placed=spot)
    told = told_of(asking, row.kommun.code, published=True) if measure == "score" else {}
    return Figure(row.values[measure], row._replace(placed=found), placed=found if inside else None, otherwise=told)


def _supposed(asking: Asking, row: Row, more: float) -> Member:
    """One that has so much more than a kommun has, as far as the measure goes."""
    had, high = row.values[asking.measure].value or 0, asking.measures[asking.measure].high
    has = had + more if high is None else min(had + more, high)
    return Member("", row.kommun.name, 1, has, has, has, 1)


def count(asking: Asking) -> Figure:
    """How many fit: so many at least, and at most. Who, where they are few."""
    members = asking.members(asking.where, asking.measure)
    sure, may = sum(each.sure for each in members), len(members)
    holders = asking.rows(asking.where, _spoken(asking)) if 0 < sure <= _NAMED else []
    published, other = published_count(asking)
    whole = asking.survey.invited if published else None
    country = asking.changed(where=EVERYONE)
    told = published or published_share(country, asking.where)
    shares = () if told or sure == may else shares_of_parts(country, asking.where)
    many = Value(sure if sure == may else None, sure, may, "yes", computed=True)
    found = Figure(many, holders=tuple(holders), whole=whole, national=told, differs=other, shares=shares)
    if asking.survey.answers_known and {*spoken_of(asking.where)} - {"answered", "population"}:
        found = replace(found, silent=asking.count(silent(asking.where))[0])
    decisive = published if published and sure != may else found.value  # what is told: a share is no count
    return _claimed(asking, found, decisive)


def share(asking: Asking) -> Figure:
    """% of those that fit, and of which it is known whether, that fit `that` as well."""
    that = asking.that
    told = asking.verdicts(asking.where, that)
    part = sum(fit and sure for _, fit, sure, *_ in told)
    whole = part + sum(fit and sure_not for _, fit, _, _, sure_not, _ in told)
    certain = all(fit and (sure or sure_not) for _, fit, sure, may, sure_not, may_not in told if may or may_not)
    exact = certain and whole > 0
    figure = 100 * part / whole if exact else None
    published = published_share(asking, that)
    found = means.computed(figure)
    known = found if exact and not (published and not asking.survey.answers_known) else published or found
    of_all = asking.where == EVERYONE and not exact
    counted, _ = published_count(asking.changed(where=that)) if of_all else (None, None)
    if counted:
        whole, part = asking.survey.invited or 0, int(counted.value or 0)
    codes = [code for code, fit, sure, *_ in told if fit and sure]
    holders = asking.rows_of(codes, _spoken(asking, that)) if len(codes) <= _NAMED else []
    found_of = (whole, part) if exact or counted else (None, None)
    shares = () if exact or published else shares_of_parts(asking, that)
    share_ = Figure(
        known, whole=found_of[0], part=found_of[1], national=published, holders=tuple(holders), shares=shares
    )
    return _claimed(asking, share_)


def sums(asking: Asking) -> Figure:
    """The mean, the median, the total or the deviation of the known figures, where all are; else what bounds it."""
    measure, want = asking.measure, asking.question.want
    if want == "total" and asking.question.that is not None:
        return _part_of_total(asking)
    numbers, open_ = means.numbers_of(asking, asking.where, measure)
    value_ = means.summed(want, numbers)
    if open_ or value_ is None:
        known = asking.rows(both(asking.where, Known(measure)), [measure]) if len(numbers) <= _NAMED else []
        return _claimed(
            asking, Figure(means.bounded(asking, want, measure, asking.where), holders=tuple(known), whole=len(numbers))
        )
    return _claimed(asking, Figure(means.computed(value_), whole=len(numbers)))


def _part_of_total(asking: Asking) -> Figure:
    """% of the total that those have who fit `that`, where it is known whose the figures are."""
    there = {each.code: each for each in asking.there(asking.where, asking.measure)}
    few = any(isinstance(leaf, Known) for leaf in leaves(asking.where)) and not asking.survey.answers_known
    if few:  # a part of those that happen to be published would tell nothing of the whole
        return Figure(Value(), whole=0)
    told = [verdict for verdict in asking.verdicts(asking.where, asking.that) if verdict[0] in there]
    numbers = [(there[code].value, sure) for code, fit, sure, _, sure_not, _ in told if fit and (sure or sure_not)]
    open_ = len(there) - len(numbers)  # of those without an answer it will never be known: they are a part of the whole
    if open_ and asking.survey.answers_known:
        numbers = [(there[code].value, sure) for code, fit, sure, *_ in told if fit]
    whole = sum(number or 0 for number, _ in numbers)
    if len(numbers) < len(there) or not whole or any(number is None for number, _ in numbers):
        return Figure(Value(), whole=0)
    part = sum(number or 0 for number, sure in numbers if sure)
    return Figure(means.computed(100 * part / whole), whole=int(whole), part=int(part), silent=open_)


def extreme(asking: Asking) -> Figure:
    """The highest or the lowest figure among those that fit, and whose it is."""
    measure, most = asking.measure, asking.descending
    there, published = asking.there(asking.where, measure), published_end(asking, most=most)
    known = [each for each in there if each.sure and each.value is not None]
    if not known:
        return _claimed(asking, Figure(published or Value(), national=published, whole=0))
    best = max(ends(each, most)[0] for each in known)
    bound = max(ends(each, most)[1] for each in there)
    end = best if most else -best
    if bound > best:  # somebody may stand above the known ones: all of these are told
        ordered = sorted(known, key=lambda each: (-ends(each, most)[0], each.name))
        holders = tuple(asking.rows_of([each.code for each in ordered[:_NAMED]], [measure]))
        limit = None if bound == inf else bound if most else -bound
        value_ = published or Value(low=end if most else limit, high=limit if most else end)
        return _claimed(asking, Figure(value_, holders=holders, national=published, whole=len(known)))
    holders = tuple(asking.rows_of([each.code for each in known if ends(each, most)[0] == best], [measure]))
    value_ = Value(end, end, end, "yes", source=holders[0].values[measure].source)
    return _claimed(asking, Figure(value_, holders=holders, whole=len(known)))


def difference(asking: Asking) -> Figure:
    """How much more the first has than the second, the best of those that fit, the highest possible or the mean."""
    measure, question = asking.measure, asking.question
    row = asking.row_of(question.of[0], [measure])
    own = row.values[measure]
    holders: tuple[Row, ...] = ()
    other: Row | None = None
    match question.to:
        case "max":
            high = asking.measures[measure].high
            against = Value(high, high, high, "yes", follows=(Follows("scale"),))
        case "best":
            found = extreme(asking.changed(want="extreme", order="", claim=None))
            against, holders = found.value, found.holders
        case "mean" | "median":
            against = means.of_many(asking, question.to, measure, asking.where)
        case _:
            other = asking.row_of(question.of[1], [measure])
            against = other.values[measure]
    gap = None if own.value is None or against.value is None else own.value - against.value
    low = None if own.low is None or against.high is None else own.low - against.high
    high_ = None if own.high is None or against.low is None else own.high - against.low
    apart = Value(gap, low, high_, "yes" if gap is not None else "unknown", computed=True)
    return _claimed(asking, Figure(apart, row, other, holders, national=against))


def ends_apart(asking: Asking) -> Figure:
    """How far the highest and the lowest of those that fit lie apart; `row` and `other` are of those who have them."""
    high = extreme(asking.changed(want="extreme", order="most", claim=None))
    low = extreme(asking.changed(want="extreme", order="fewest", claim=None))
    if high.value.value is None or low.value.value is None or not (high.holders and low.holders):
        return _claimed(asking, Figure(Value(), whole=high.whole))
    gap = means.computed(high.value.value - low.value.value)
    return _claimed(asking, Figure(gap, high.holders[0], low.holders[0], (*high.holders, *low.holders)))


# --- pieces


def _claimed(asking: Asking, figure: Figure, decisive: Value | None = None) -> Figure:
    """The figure, with the truth of what is claimed of it. `decisive`: what is known of it, where it is not `value`."""
    claim = asking.question.claim
    return replace(figure, truth=holds(claim, decisive or figure.value)) if claim else figure


def _spoken(asking: Asking, *more: Condition) -> list[str]:
    """The measures that the conditions speak of, to be shown beside names; of two or more none are."""
    told = (leaf for each in (asking.where, *more) for leaf in leaves(each) if isinstance(leaf, Has | Beside | Against))
    return [measure for measure in spoken_of(*told) if measure in asking.measures]
