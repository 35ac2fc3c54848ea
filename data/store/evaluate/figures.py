"""One figure: a value, a place, a count, a share, a sum, a difference."""

import statistics
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from data.model.conditions import EVERYONE, Beside, Condition, Has, Is, Not, both, leaves
from data.model.question import Claim
from data.model.result import Figure, Row, Truth, Value
from data.store.evaluate.asking import Asking, national
from data.store.evaluate.places import placed

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
    found = placed(asking, row, measure, asking.where)
    inside = asking.count(both(asking.where, _is(row)))[1] > 0
    return Figure(row.values[measure], replace(row, placed=found), placed=found if inside else None)


def count(asking: Asking) -> Figure:
    """How many fit: so many at least, and at most. Who, where they are few."""
    sure, may = asking.count(asking.where)
    holders = asking.rows(asking.where, _spoken(asking)) if 0 < sure <= _NAMED else []
    return _claimed(asking, Figure(_number(sure, may), holders=tuple(holders), national=_national_count(asking)))


def share(asking: Asking) -> Figure:
    """% of those that fit, and of which it is known whether, that fit `that` as well."""
    that = asking.resolved(asking.question.that or EVERYONE)
    sure, may = asking.count(both(asking.where, that), scope=asking.where)
    denied = _denied(asking, that)
    whole = sure + denied
    exact = sure == may and whole > 0
    figure = 100 * sure / whole if exact else None
    published = _national_share(asking, that)
    found = Value(figure, figure, figure, "yes" if exact else "unknown", computed=True)
    known = found if exact and not (published and not asking.survey.answers_known) else published or found
    holders = asking.rows(both(asking.where, that), _spoken(asking, that), scope=asking.where) if 0 < sure <= _NAMED else []
    return _claimed(
        asking,
        Figure(known, whole=whole if exact else None, part=sure if exact else None, national=published, holders=tuple(holders)),
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
    measure, most = asking.measure, asking.question.order != "fewest"
    function = "max" if most else "min"
    [(end, known, open_)] = asking.select(
        f"{function}({{{measure}}}.value), count({{{measure}}}.value), {_open(measure)}", asking.where, [measure]
    )
    bound = asking.measures[measure].highest if most else asking.measures[measure].lowest
    published = national(asking, bound) if asking.where == EVERYONE else None
    if end is None or (open_ and not _cannot_be_passed(asking, measure, end, most=most)):
        rows = asking.rows(both(asking.where, Has(measure, "==", end)), [measure]) if end is not None else []
        return Figure(published or Value(low=end if most else None, high=None if most else end), holders=tuple(rows), national=published, whole=known)
    rows = asking.rows(both(asking.where, Has(measure, "==", end)), [measure], scope=asking.where)
    return Figure(Value(end, end, end, "yes", source=rows[0].values[measure].source if rows else None), holders=tuple(rows), whole=known)


def difference(asking: Asking) -> Figure:
    """How much the first has more than the second, than the best of those that fit, the highest possible or the mean."""
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
            found = extreme(replace_question(asking, want="extreme", order="most"))
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
    return _claimed(asking, Figure(Value(gap, low, high_, "yes" if gap is not None else "unknown", computed=True), row, other, holders, national=against))


# --- pieces


def numbers_of(asking: Asking, condition: Condition, measure: str, scope: Condition | None = None) -> tuple[list[float], int]:
    """The known figures of those that fit, and how many more may have one that is not known."""
    rows = asking.select(
        f"{{{measure}}}.value, {{{measure}}}.value IS NULL AND coalesce({{{measure}}}.has, 1) = 1 AND {{{measure}}}.kommun IS NOT NULL",
        condition, [measure], scope=scope,
    )  # fmt: skip
    sure, may = asking.count(condition, scope=scope)
    return [number for number, _ in rows if number is not None], sum(bool(left) for _, left in rows) + may - sure


def summed(want: str, numbers: Sequence[float]) -> float | None:
    """The mean, the median or the total; None of nothing."""
    if not numbers:
        return None
    return {"mean": statistics.fmean, "median": statistics.median, "total": sum}[want](numbers)


def replace_question(asking: Asking, **changes: object) -> Asking:
    """The same asking of another question of the same survey."""
    return Asking(asking.db, asking.survey, replace(asking.question, **changes), asking.measures)  # type: ignore[arg-type]


def holds(claim: Claim, value: Value) -> Truth:
    """Whether a claim about a figure is so. "About" allows a tenth, and what rounds to it."""
    low = value.value if value.value is not None else value.low
    high = value.value if value.value is not None else value.high
    if low is None and high is None:
        return "unknown"
    slack = max(abs(claim.value) * 0.05, 0.5) if claim.about or value.precision == "approximate" else 0.5 if claim.op == "==" and value.computed else 0
    least, most = (-9e9 if low is None else low), (9e9 if high is None else high)
    tests = {
        ">=": (least >= claim.value - slack, most < claim.value - slack),
        ">": (least > claim.value, most <= claim.value),
        "<=": (most <= claim.value + slack, least > claim.value + slack),
        "<": (most < claim.value, least >= claim.value),
        "==": (abs(least - claim.value) <= slack and abs(most - claim.value) <= slack, least > claim.value + slack or most < claim.value - slack),
    }
    true, false = tests[claim.op]
    return "yes" if true else "no" if false else "unknown"


def _claimed(asking: Asking, figure: Figure) -> Figure:
    claim = asking.question.claim
    return replace(figure, truth=holds(claim, figure.value)) if claim else figure


def _number(sure: int, may: int) -> Value:
    return Value(sure if sure == may else None, sure, may, "yes", computed=True)


def _denied(asking: Asking, that: Condition) -> int:
    return asking.count(both(asking.where, Not(that)), scope=asking.where)[0]


def _is(row: Row) -> Condition:
    return Is(row.kommun.code)


def _open(measure: str) -> str:
    return f"count(CASE WHEN {{{measure}}}.value IS NULL AND coalesce({{{measure}}}.has, 1) = 1 AND {{{measure}}}.kommun IS NOT NULL THEN 1 END)"


def _cannot_be_passed(asking: Asking, measure: str, end: float, *, most: bool) -> bool:
    """Whether nobody whose figure is not known can have more than the highest that is."""
    condition = both(asking.where, Has(measure, ">" if most else "<", end))
    return asking.count(condition, scope=asking.where)[1] == 0


def _spoken(asking: Asking, *more: Condition) -> list[str]:
    """The measures that the conditions speak of, to be shown beside names; of two or more none are."""
    spoken = dict.fromkeys(leaf.measure for condition in (asking.where, *more) for leaf in leaves(condition) if isinstance(leaf, Has | Beside))
    return [measure for measure in spoken if measure in asking.measures]


def _national_share(asking: Asking, that: Condition) -> Value | None:
    """The published share of the country's kommuner that have any of a measure, or none."""
    if asking.where not in (EVERYONE, Has("answered", "==", 1)) or not isinstance(that, Has) or that.measure not in asking.measures:
        return None
    measure = asking.measures[that.measure]
    if that.measure == "answered" and that.value == 1 and asking.survey.invited:
        answered = national(asking, "answered")
        return replace(answered, value=100 * (answered.value or 0) / asking.survey.invited, low=None, high=None, computed=True) if answered else None
    if (that.op, that.value) in ((">=", 1), (">", 0), ("==", 1)):
        return national(asking, measure.share)
    return national(asking, measure.none) if that.value == 0 and that.op == "==" else None


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


