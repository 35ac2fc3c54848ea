"""What is published of the whole country: it answers where the figures of kommuner are not known."""

from typing import Final

from data.model.conditions import EVERYONE, All, Any, Condition, Has, Not, Size
from data.model.measure import Measure
from data.model.places import SMALL
from data.model.question import Question
from data.model.value import Value
from data.store.evaluate.asking import Asking

_SMALL: Final = Size(0, SMALL)  # as SKL says it of those without e-services
_ARE_SMALL: Final = (_SMALL, Has("population", "<", SMALL))


def national(asking: Asking, figure: str) -> Value | None:
    """A published national figure as a value; None where it is not published."""
    lines = asking.loaded.national[asking.survey.id].get(figure)
    if not lines:
        return None
    value, _, _, precision, origin, source = lines[0]
    return Value(value, value, value, "yes", precision, origin == "computed", asking.sources[source])


def published_end(asking: Asking, *, most: bool) -> Value | None:
    """The highest or lowest figure of the country, where it is published and the country is asked about."""
    measure = asking.measures[asking.measure]
    return national(asking, measure.highest if most else measure.lowest) if asking.where == EVERYONE else None


def published_share(asking: Asking, that: Condition) -> Value | None:
    """The published share of the country's kommuner that have any of a measure, none, or full marks; or of those
    without one, the share that is small.
    """
    lacked = _any_or_none(asking, asking.where)
    if lacked and not lacked[1] and that in _ARE_SMALL:
        return national(asking, _small(lacked[0]))
    if asking.where == EVERYONE and that in _full(asking):
        return _of_invited(asking, "full_marks")
    held = _any_or_none(asking, that) if asking.where in (EVERYONE, Has("answered", "==", 1)) else None
    if held is None:
        return None
    measure, have = held
    share = _of_invited(asking, "answered") if measure.id == "answered" else national(asking, measure.share)
    return share if have else national(asking, measure.none) or _rest(share)


def shares_of_parts(asking: Asking, that: Condition) -> tuple[tuple[Condition, Value], ...]:
    """The published shares of the parts of a condition of the whole country, where each has one: "A or B"."""
    parts = that.of if isinstance(that, All | Any) and asking.where == EVERYONE else ()
    shares = [(part, published_share(asking, part)) for part in parts]
    return tuple((part, share) for part, share in shares if share is not None) if all(s for _, s in shares) else ()


def shares_of_country(asking: Asking) -> tuple[tuple[Condition, Value], ...]:
    """How many of the country's kommuner fit, where that is published; else how many fit each part of it."""
    country = asking.changed(where=EVERYONE)
    share = published_share(country, asking.where)
    return ((asking.where, share),) if share else shares_of_parts(country, asking.where)


def _small(measure: Measure) -> str:
    """The national figure: % that are small, of those without any of a measure."""
    return f"{measure.none}_small" if measure.none else ""


def _any_or_none(asking: Asking, that: Condition) -> tuple[Measure, bool] | None:
    """The measure that a condition says they have any of (True), or none of; None where it says another thing."""
    if isinstance(that, Not):
        held = _any_or_none(asking, that.what)
        return None if held is None else (held[0], not held[1])
    measure = asking.measures.get(that.measure) if isinstance(that, Has) else None
    if not isinstance(that, Has) or measure is None or measure.unit not in ("number", "yes_no") or measure.decimals:
        return None
    if (that.op, that.value) in ((">=", 1), (">", 0)) or (measure.unit, that.op, that.value) == ("yes_no", "==", 1):
        return measure, True
    return (measure, False) if (that.op, that.value) in (("==", 0), ("<=", 0), ("<", 1)) else None


def _of_invited(asking: Asking, counted: str) -> Value | None:
    """% of those invited that are counted in a published figure: that answered, that have full marks."""
    many = national(asking, counted)
    if many is None or not asking.survey.invited:
        return None
    share = 100 * (many.value or 0) / asking.survey.invited
    return many._replace(value=share, low=None, high=None, computed=True)


def _full(asking: Asking) -> tuple[Condition, ...]:
    """What says that a kommun has full marks."""
    return Has("score", "==", "max"), Has("score", "==", asking.survey.scale or -1)


def _rest(share_: Value | None) -> Value | None:
    """What is left of 100 %."""
    if share_ is None or share_.value is None:
        return None
    rest = 100 - share_.value
    return share_._replace(value=rest, low=rest, high=rest, computed=True)


def published_count(asking: Asking) -> tuple[Value | None, Value | None]:
    """A published count of the country's kommuner, and what another source has instead: of those that answered, that
    have full marks.
    """
    where = asking.where
    if where == Has("answered", "==", 1):
        return national(asking, "answered"), national(asking, "answered_other")
    if where in _full(asking):
        return national(asking, "full_marks"), None
    silent_ones = (Has("answered", "==", 0), Not(Has("answered", "==", 1)))
    if where in silent_ones and asking.survey.invited and (answered := national(asking, "answered")):
        silent = asking.survey.invited - (answered.value or 0)
        return answered._replace(value=silent, low=silent, high=silent, computed=True), None
    return None, None


def answered_by(measure: Measure) -> dict[str, Question]:
    """The questions that the national figures of a measure answer, by those."""
    found = {
        measure.share: Question("share", that=Has(measure.id, "==" if measure.unit == "yes_no" else ">=", 1)),
        measure.none: Question("share", that=Has(measure.id, "==", 0)),
        _small(measure): Question("share", where=Has(measure.id, "==", 0), that=_SMALL),
        measure.highest: Question("extreme", measure.id, order="most"),
        measure.lowest: Question("extreme", measure.id, order="fewest"),
    }
    counted = {"answered": ("answered", Has("answered", "==", 1)), "score": ("full_marks", Has("score", "==", "max"))}
    if measure.id in counted:
        name, where = counted[measure.id]
        found[name] = Question("count", where=where)
    return found
