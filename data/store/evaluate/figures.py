"""One figure: a value, a place, a count, a share, a sum, a difference."""

import statistics
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from data.model.conditions import EVERYONE, Beside, Condition, Has, Is, both, leaves
from data.model.question import Claim
from data.model.result import Figure, Row, Truth, Value
from data.store.evaluate.asking import Asking, national
from data.store.evaluate.places import placed
from data.store.evaluate.standings import ends

_NAMED: Final = 10  # kommuner that a count names
_TRUE: Final[dict[bool, Truth]] = {True: "yes", False: "no"}


def value(asking: Asking) -> Figure:
    """The figure of one kommun."""
    measure = asking.measure
    row = asking.row_of(asking.question.of[0], [measure])
    return _claimed(asking, Figure(row.values[measure], row))


def place(asking: Asking) -> Figure:
    """Its place among those that fit."""
    measure = asking.measure
    row = asking.row_of(asking.question.of[0], [measure])
    found = placed(asking, row, measure, asking.among)
    inside = asking.count(both(asking.among, _is(row)))[1] > 0
    return Figure(row.values[measure], replace(row, placed=found), placed=found if inside else None)


def count(asking: Asking) -> Figure:
    """How many fit: so many at least, and at most. Who, where they are few."""
    members = asking.members(asking.where, asking.measure)
    sure, may = sum(each.sure for each in members), len(members)
    holders = asking.rows(asking.where, _spoken(asking)) if 0 < sure <= _NAMED else []
    national, claim = _national_count(asking), asking.question.claim
    found = _claimed(asking, Figure(_number(sure, may), holders=tuple(holders), national=national))
    if (
        claim
        and national
        and found.truth == "unknown"
        and isinstance(asking.where, Has)
        and asking.where.measure == "answered"
    ):
        return replace(found, truth=holds(claim, national))  # a number of kommuner; the others are shares
    return found


def share(asking: Asking) -> Figure:
    """% of those that fit, and of which it is known whether, that fit `that` as well."""
    that = asking.resolved(asking.question.that or EVERYONE)
    told = asking.verdicts(asking.where, that)
    part = sum(fit and sure for _, fit, sure, *_ in told)
    whole = part + sum(fit and sure_not for _, fit, _, _, sure_not, _ in told)
    certain = all(fit and (sure or sure_not) for _, fit, sure, may, sure_not, may_not in told if may or may_not)
    exact = certain and whole > 0
    figure = 100 * part / whole if exact else None
    published = _national_share(asking, that)
    found = Value(figure, figure, figure, "yes" if exact else "unknown", computed=True)
    known = found if exact and not (published and not asking.survey.answers_known) else published or found
    codes = [code for code, fit, sure, *_ in told if fit and sure]
    holders = asking.rows_of(codes, _spoken(asking, that)) if len(codes) <= _NAMED else []
    return _claimed(
        asking,
        Figure(
            known,
            whole=whole if exact else None,
            part=part if exact else None,
            national=published,
            holders=tuple(holders),
        ),
    )


def sums(asking: Asking, want: str) -> Figure:
    """The mean, the median or the total of the known figures, where they all are known."""
    measure = asking.measure
    numbers, open_ = numbers_of(asking, asking.where, measure)
    value_ = summed(want, numbers)
    exact = open_ == 0 and value_ is not None
    found = Value(value_, value_, value_, "yes", computed=True) if exact else Value()
    return _claimed(asking, Figure(found, whole=len(numbers)))


def extreme(asking: Asking) -> Figure:
    """The highest or the lowest figure among those that fit, and whose it is."""
    measure, most = asking.measure, asking.descending
    there = [each for each in asking.members(asking.where, measure) if each.has != 0]
    known = [each for each in there if each.sure and each.value is not None]
    if not known:
        return _claimed(
            asking,
            Figure(_published_end(asking, most=most) or Value(), national=_published_end(asking, most=most), whole=0),
        )
    best = max(ends(each, most)[0] for each in known)
    bound = max(ends(each, most)[1] for each in there)
    holders = tuple(asking.rows_of([each.code for each in known if ends(each, most)[0] == best], [measure]))
    end = best if most else -best
    if bound > best:
        published = _published_end(asking, most=most)
        limit = None if bound == float("inf") else bound if most else -bound
        value_ = published or Value(low=end if most else limit, high=limit if most else end)
        return _claimed(asking, Figure(value_, holders=holders, national=published, whole=len(known)))
    return _claimed(
        asking,
        Figure(
            Value(end, end, end, "yes", source=holders[0].values[measure].source), holders=holders, whole=len(known)
        ),
    )


def _published_end(asking: Asking, *, most: bool) -> Value | None:
    """The highest or lowest figure of the country, where it is published and the country is asked about."""
    measure = asking.measures[asking.measure]
    return national(asking, measure.highest if most else measure.lowest) if asking.where == EVERYONE else None


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
            against = Value(high, high, high, "yes")
        case "best":
            found = extreme(replace_question(asking, want="extreme", order="most", claim=None))
            against, holders = found.value, found.holders
        case "mean":
            mean, known, whole = asking.mean(measure, asking.where)
            against = Value(mean, mean, mean, "yes", computed=True) if whole and known else Value()
        case _:
            other = asking.row_of(question.of[1], [measure])
            against = other.values[measure]
    gap = None if own.value is None or against.value is None else own.value - against.value
    low = None if own.low is None or against.high is None else own.low - against.high
    high_ = None if own.high is None or against.low is None else own.high - against.low
    return _claimed(
        asking,
        Figure(
            Value(gap, low, high_, "yes" if gap is not None else "unknown", computed=True),
            row,
            other,
            holders,
            national=against,
        ),
    )


# --- pieces


def numbers_of(asking: Asking, condition: Condition, measure: str) -> tuple[list[float], int]:
    """The known figures of those that fit, and how many more may have one that is not known."""
    there = [each for each in asking.members(condition, measure) if each.has != 0]
    numbers = [each.value for each in there if each.sure and each.value is not None]
    return numbers, len(there) - len(numbers)


def summed(want: str, numbers: Sequence[float]) -> float | None:
    """The mean, the median or the total; None of nothing."""
    if not numbers:
        return None
    match want:
        case "mean":
            return statistics.fmean(numbers)
        case "median":
            return statistics.median(numbers)
        case _:
            return sum(numbers)


def replace_question(asking: Asking, **changes: object) -> Asking:
    """The same asking of another question of the same survey."""
    question = replace(asking.question, **changes)  # type: ignore[arg-type]
    return Asking(asking.db, asking.survey, question, asking.measures, asking.among, asking.known_members)


def holds(claim: Claim, value: Value) -> Truth:
    """Whether a claim about a figure is so. "About" allows a tenth, and what rounds to it."""
    low = value.value if value.value is not None else value.low
    high = value.value if value.value is not None else value.high
    if low is None and high is None:
        return "unknown"
    slack = (
        max(abs(claim.value) * 0.05, 0.5)
        if claim.about or value.precision == "approximate"
        else _said(claim.value)
        if claim.op == "==" and value.computed
        else 0
    )
    least, most = (-9e9 if low is None else low), (9e9 if high is None else high)
    tests = {
        ">=": (least >= claim.value - slack, most < claim.value - slack),
        ">": (least > claim.value, most <= claim.value),
        "<=": (most <= claim.value + slack, least > claim.value + slack),
        "<": (most < claim.value, least >= claim.value),
        "==": (
            abs(least - claim.value) <= slack and abs(most - claim.value) <= slack,
            least > claim.value + slack or most < claim.value - slack,
        ),
    }
    true, false = tests[claim.op]
    return "yes" if true else "no" if false else "unknown"


def _said(number: float) -> float:
    """Half of the last decimal that was said: what rounds to it is it."""
    decimals = len(repr(float(number)).partition(".")[2].rstrip("0"))
    return 0.5 * float(10) ** -decimals + 1e-9


def _claimed(asking: Asking, figure: Figure) -> Figure:
    claim = asking.question.claim
    return replace(figure, truth=holds(claim, figure.value)) if claim else figure


def _number(sure: int, may: int) -> Value:
    return Value(sure if sure == may else None, sure, may, "yes", computed=True)


def _is(row: Row) -> Condition:
    return Is(row.kommun.code)


def _spoken(asking: Asking, *more: Condition) -> list[str]:
    """The measures that the conditions speak of, to be shown beside names; of two or more none are."""
    spoken = dict.fromkeys(
        leaf.measure
        for condition in (asking.where, *more)
        for leaf in leaves(condition)
        if isinstance(leaf, Has | Beside)
    )
    return [measure for measure in spoken if measure in asking.measures]


def _national_share(asking: Asking, that: Condition) -> Value | None:
    """The published share of the country's kommuner that have any of a measure, or none."""
    if (
        asking.where not in (EVERYONE, Has("answered", "==", 1))
        or not isinstance(that, Has)
        or that.measure not in asking.measures
    ):
        return None
    measure = asking.measures[that.measure]
    if that.measure == "answered" and that.value == 1 and asking.survey.invited:
        answered = national(asking, "answered")
        return (
            replace(
                answered, value=100 * (answered.value or 0) / asking.survey.invited, low=None, high=None, computed=True
            )
            if answered
            else None
        )
    if (that.op, that.value) in ((">=", 1), (">", 0), ("==", 1)):
        return national(asking, measure.share)
    if that.value == 0 and that.op == "==":
        return national(asking, measure.none) or _rest(national(asking, measure.share))
    return None


def _rest(share_: Value | None) -> Value | None:
    """What is left of 100 %."""
    if share_ is None or share_.value is None:
        return None
    rest = 100 - share_.value
    return replace(share_, value=rest, low=rest, high=rest, computed=True)


def _national_count(asking: Asking) -> Value | None:
    """A published count of the country's kommuner: of those that answered, that are ranked, that have full marks."""
    where = asking.where
    if where == Has("answered", "==", 1):
        return national(asking, "answered")
    if where in (Has("score", "==", "max"), Has("score", "==", asking.survey.scale or -1)):
        return national(asking, "full_marks")
    if where == Has("answered", "==", 0) and asking.survey.invited and (answered := national(asking, "answered")):
        silent = asking.survey.invited - (answered.value or 0)
        return replace(answered, value=silent, low=silent, high=silent, computed=True)
    if isinstance(where, Has) and where.measure in asking.measures:
        return _national_share(replace_question(asking, where=EVERYONE), where)
    return None
