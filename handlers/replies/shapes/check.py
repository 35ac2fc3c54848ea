"""Whether it is so: yes, no or that it cannot be told, with what tells it."""

from collections.abc import Sequence

from data.model.conditions import (
    EVERYONE,
    MEAN,
    MEANS,
    MEDIAN,
    MEDIANS,
    Against,
    Beside,
    Condition,
    Has,
    InArea,
    Not,
    Place,
    leaves,
)
from data.model.measure import Measure
from data.model.result import Check, Row
from data.model.value import Placed, Value
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.check_of_many import of_many
from handlers.replies.shapes.draft import Draft, about
from handlers.replies.shapes.unknown import bounds, lacking, unknown, why_of

_NAMED, _BOUNDS = 6, 2  # kommuner, and sentences


def draw(check: Check, p: Phrases) -> Draft:
    """Of named kommuner, or of all or any that fit."""
    drawn = _named(check, p) if p.question.of else of_many(check, p)
    for measure in _passed(p.question.that or EVERYONE, p):
        drawn.sentences.insert(1, p.say("scale", low=p.n(measure.low or 0), high=p.n(measure.high or 0)))
    return drawn


def _passed(condition: Condition, p: Phrases) -> list[Measure]:
    """The measures of points of which more is spoken of than anybody can have."""
    spoken = [leaf for leaf in leaves(condition) if isinstance(leaf, Has) and leaf.value != "max"]
    measures = [(p.result.measures[leaf.measure], float(leaf.value)) for leaf in spoken]
    return [each for each, value in measures if each.unit == "points" and value > (each.high or value)]


def _named(check: Check, p: Phrases) -> Draft:
    """What was asked is said of them, or denied, with the figures that tell it."""
    question, row, one = p.question, check.rows[0], len(check.rows) == 1
    that = question.that or EVERYONE
    asks = [about(row.kommun, p.survey.id)]
    key = f"check_{check.truth}"
    if check.truth == "unknown":
        what = p.whether(that, one=one)
    elif check.truth == "no" and not one:
        key, what = "check_not_all", p.clause(that)
    else:
        what = p.predicate(that if check.truth == "yes" else Not(that), one=one)
    if any(
        isinstance(leaf, Place) or (isinstance(leaf, Beside) and leaf.than in (MEAN, MEDIAN)) for leaf in leaves(that)
    ):
        what = f"{what} {p.among()}"
    told = "; ".join(dict.fromkeys(filter(None, (_told(check, leaf, p) for leaf in leaves(that)))))
    if check.truth != "unknown":
        told = f" – {told}" if told and not told.startswith(",") else told
    rest = _bounds(check, p) if check.truth == "unknown" or not one else []
    first = p.say(key, names=p.kommuner(check.rows), what=what, told=told)
    return Draft([first, *rest[:_BOUNDS]], asks=asks, compare=row.kommun.code)


def _bounds(check: Check, p: Phrases) -> list[str]:
    """What can be said of those whose figures are not known."""
    rows = [*check.rows, *([check.than] if check.than else [])]
    measures = [p.result.measures[key] for key in check.rows[0].values if key != "answered"]
    return [said for each in measures for said in bounds([row for row in rows if each.id in row.values], each, p)]


def _told(check: Check, leaf: Condition, p: Phrases) -> str:
    """The figures that tell whether a part of it is so; empty where there is nothing more to say."""
    match leaf:
        case Place():
            return _placed(check, leaf, p)
        case Beside():
            return _against(check, leaf, p)
        case Against(key, _, other):
            return "; ".join(dict.fromkeys(_each(check.rows, p.measure_of(each), p) for each in (key, other)))
        case InArea() if leaf == p.question.that and len(check.rows) == 1 and check.truth == "no":
            return p.say("told_area", lan=check.rows[0].kommun.lan.name)
        case Has(key):
            return _had(check, leaf, p) if key in check.rows[0].values else ""
        case _:
            return ""


def _had(check: Check, leaf: Has, p: Phrases) -> str:
    measure = p.result.measures[leaf.measure]
    alone = leaf == p.question.that
    if check.truth == "yes" and measure.unit == "yes_no":
        return ""
    if len(check.rows) > 1 or check.truth == "unknown":
        return _each(check.rows, measure, p, alone=alone)
    row = check.rows[0]
    value = row.values[measure.id]
    if value.settled is not None and measure.unit == "yes_no":
        return "" if alone else p.predicate(Has(measure.id, "==", value.settled), one=True)
    if value.settled is not None:
        exactly = check.truth == "yes" and leaf.op == "==" and leaf.value != "max"
        lacks = value.value == 0 and (leaf.op, leaf.value) in ((">=", 1), (">", 0))
        if alone and (exactly or lacks) and value.value is not None and value.precision == "exact":
            return ""
        return _figure(value, measure, p) if alone else p.figure(value, measure)
    least = leaf.op in ((">", ">=") if check.truth == "yes" else ("<", "<="))
    end = value.low if least else value.high
    if alone and end == leaf.value:  # what was said is the bound
        return _since(value, p)
    return _bound(value, end, measure, p, least=least)


def _since(value: Value, p: Phrases) -> str:
    why = why_of(value, p)
    return p.say("since", why=why) if why else ""


def _bound(
    value: Value, end: float | None, measure: Measure, p: Phrases, *, least: bool = False, having: str = ""
) -> str:
    """As in "högst 13 av 14 poäng, eftersom alla med full pott är kända"."""
    if end is None:
        return ""
    bound = p.say("at_least" if least else "at_most", n=p.amount(end, measure))
    return f"{bound}{having}{_since(value, p)}"


def _figure(value: Value, measure: Measure, p: Phrases) -> str:
    """A figure whose measure was said before: "5", "10 av 14 poäng"."""
    return p.figure(value, measure) if measure.unit == "points" else p.bare(value, measure)


def _each(rows: Sequence[Row], measure: Measure, p: Phrases, *, alone: bool = True) -> str:
    """The figure of each, or that it has none; `alone`: where nothing else is asked of them."""
    known = [row for row in rows if row.values[measure.id].settled is not None]
    without = [row for row in rows if row not in known]
    said = [_of_one(known[0], measure, p) if len(rows) == 1 else p.scored(known, measure)] if known else []
    if not without:
        return said[0]
    if p.survey.answers_known:
        return ", ".join([*said, *(unknown(row, measure, p)[0].rstrip(".") for row in without)])
    if alone and measure.unit != "points" and len(rows) == 1:
        return p.say("told_not_published")
    return ", ".join([*said, lacking(without, measure, p)])


def _of_one(row: Row, measure: Measure, p: Phrases) -> str:
    value = row.values[measure.id]
    if measure.unit == "yes_no":
        return p.predicate(Has(measure.id, "==", value.settled or 0), one=True)
    return p.figure(value, measure)


def _placed(check: Check, place: Place, p: Phrases) -> str:
    row, placed, measure = check.rows[0], check.placed, p.measure_of(place.measure)
    if len(check.rows) > 1:
        return _each(check.rows, measure, p)
    said = []
    if placed is not None and placed.exact is not None:
        differs = row.placed is not None and row.placed != placed  # from how the source counts
        inside = check.truth == "yes" and place.first > 1
        spot = _spot(placed, p, known=inside and place.first == place.last == placed.exact, span=inside and not differs)
        said = [", ".join(filter(None, [p.say("told_counted") if differs else "", spot]))]
    elif row.values[measure.id].value is not None:
        said = [p.figure(row.values[measure.id], measure)]
    elif check.truth == "unknown":
        return _each([row], measure, p)
    if placed is not None and placed.exact is None and placed.best not in (None, 1) and place.order != "fewest":
        key = "told_between" if check.truth == "yes" else "told_best"
        said.append(p.say(key, best=p.n(placed.best or 1), worst=p.n(placed.worst or 1)))
    if check.truth == "no" and place.first == 1 and row not in check.counter and 0 < len(check.counter) <= _NAMED:
        ends = "told_lasts" if place.order == "fewest" else "told_leaders"
        amount = p.figure(check.counter[0].values[measure.id], measure)
        own = row.values[measure.id]
        if own.value is not None and placed is not None and placed.exact is not None:
            amount = p.say("told_against", a=amount, b=p.bare(own, measure))
        said.append(p.say(ends, names=p.kommuner(check.counter), amount=amount))
        said += [_each([row], measure, p)] if own.settled is None else []
    return "; ".join(filter(None, said))


def _spot(placed: Placed, p: Phrases, *, known: bool, span: bool) -> str:
    """As in "plats 3 av 33, delad med en annan kommun"; `known`: which place it is was said before.

    `span`: all places are told that they have who share it.
    """
    of = p.say("place_of", of=p.n(placed.of)) if placed.of else ""
    if span and placed.shared_with and placed.end:
        told = {"place": p.n(placed.exact or 0), "end": p.n(placed.end), "many": p.others(placed.shared_with)}
        return p.say("told_span", of="" if known else of, **told)
    said = [] if known else [p.say("told_place", place=p.n(placed.exact or 0), of=of)]
    shared = [p.say("told_shared", many=p.others(placed.shared_with))] if placed.shared_with else []
    return ", ".join([*said, *shared])


def _against(check: Check, beside: Beside, p: Phrases) -> str:
    measure = p.measure_of(beside.measure)
    than = check.than if check.than and measure.id in check.than.values else None  # that of another condition
    rows = [*check.rows, *([than] if than and beside.than not in MEANS else [])]
    without = [row for row in rows if row.values[measure.id].settled is None]
    if not without:
        one = len(check.rows) == 1
        own = _figure(check.rows[0].values[measure.id], measure, p) if one else p.scored(check.rows, measure)
        if beside.than in MEANS:
            key = "told_median" if beside.than in MEDIANS else "told_mean"
            return p.say(key, a=own, b=_mean(check, check.mean or Value(), beside, p))
        return p.say("told_against", a=own, b=p.bare(than.values[measure.id], measure)) if than else own
    if check.truth == "unknown":
        return _each(rows, measure, p)
    told = []
    for row in rows:
        value = row.values[measure.id]
        sure = row not in without or value.exists == "yes"
        having = "" if sure else p.say_of("one", "if_it_has")
        amount = _bound(value, value.high, measure, p, having=having) if row in without else p.figure(value, measure)
        told.append(p.say("said_value", kommun=row.kommun.name, amount=amount))
    return ", ".join(told)


def _mean(check: Check, mean: Value, beside: Beside, p: Phrases) -> str:
    """The mean; where it is not known, the bound from which it follows on which side of it they are."""
    if mean.value is not None:
        return p.n(mean.value)
    higher = (check.truth == "yes") == (beside.side == "worse")
    end = mean.low if higher else mean.high
    if end is None or check.truth == "unknown":
        return p.say("not_known")
    return p.say("at_least" if higher else "at_most", n=p.n(end))
