"""Kommuner beside each other in words and as a table."""

from math import inf
from typing import Final

from data.model.conditions import Has
from data.model.measure import BACKGROUND, Measure
from data.model.result import Row, Rows
from data.model.value import Value
from handlers.replies import blocks
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft, about
from handlers.replies.shapes.table import cell
from handlers.replies.shapes.unknown import bounds, lacking

_ALSO: Final = 3  # other measures that are told in words; the table has all


def draw(rows: Rows, p: Phrases) -> Draft:
    """Who has most, what the others have, and of whom it is not known."""
    question, measure = p.question, p.measure
    said = [each for key in (measure.id, *question.also) for each in _of(p.result.measures[key], rows, p)]
    shown = [each for key in rows.rows[0].values if _is_shown(each := p.result.measures[key], rows, p)]
    said = _so_many_times(rows, said, p) if question.claim else said
    if not question.measure:  # two figures that are known are compared; one alone stands in the table
        also = [each for each in shown if each.id != measure.id and len(_known(rows, each)) > 1]
        said += [_told(each, _known(rows, each), p) for each in also if each.id not in BACKGROUND][:_ALSO]
    if question.topic == "cause":
        said.append(p.say("compare_no_cause"))
    asks = [about(row.kommun, question.survey) for row in rows.rows[:3]]
    head = [p.say("head_measure"), *(row.kommun.name for row in rows.rows)]
    lines = [[p.label(each), *(cell(row, each, p) for row in rows.rows)] for each in shown]
    return Draft(said, blocks.table(said[0], head, lines, frozenset(range(1, len(head)))), asks=asks)


def _so_many_times(rows: Rows, beside: list[str], p: Phrases) -> list[str]:
    """The answer, with how many times as much the first has as the second and whether it is as is claimed."""
    first, second = (row.kommun.name for row in rows.rows[:2])
    names = {"first": first, "second": second, "many": p.words(p.measure).many}
    more = (rows.times or 0) >= 1
    told = [p.say("times_as_many", times=p.n(rows.times or 0), **names), *beside] if more else beside
    if rows.truth in ("yes", "no"):
        return [p.say(f"claim_{rows.truth}", said=told[0] if more else p.small(told[0])), *told[1:]]
    return told


def _of(measure: Measure, rows: Rows, p: Phrases) -> list[str]:
    known = _known(rows, measure)
    unknown = [row for row in rows.rows if row not in known]
    said = _answer(known, unknown, measure, p)
    if unknown and known:
        without = p.say("compare_without", first=said[0].rstrip("."), missing=lacking(unknown, measure, p))
        return [without, *said[1:], *bounds(unknown, measure, p)]
    if unknown:
        key = "no_figure_for" if p.survey.answers_known else "no_figure_published_for"
        said.append(p.say(key, what=p.what(measure), names=p.none_of(unknown)))
    return [*said, *bounds(unknown, measure, p)]


def _answer(known: list[Row], unknown: list[Row], measure: Measure, p: Phrases) -> list[str]:
    """Who has most, or fewest where that is asked, then what the others have, in order.

    Where one whose figure is not known may stand first, nobody is said to.
    """
    if not known:
        return []
    sign = 1 if p.question.order == "fewest" else -1
    ordered = sorted(known, key=lambda row: (row.values[measure.id].settled or 0) * sign)
    first = ordered[0].values[measure.id]
    best = [row for row in ordered if row.values[measure.id].settled == first.settled]
    if measure.unit == "yes_no":
        return [_yes_and_no(known, measure, p)]
    told = {"names": p.kommuner(best), "have": p.have(len(best)), "amount": p.figure(first, measure)}
    if len(best) == len(known) > 1:
        return [p.say("compare_same", **told)]
    others = [value for row in unknown if (value := row.values[measure.id]).exists != "no"]
    ahead = all(_may_be(value, sign) > (first.settled or 0) * sign for value in others)
    if ahead and (others or len(best) < len(ordered)):
        headline = p.capital(p.end(p.question.order, measure))
        return [p.say("head_list", headline=headline, list=p.scored(ordered, measure))]
    if len(best) == len(ordered):
        return [p.say("value", kommun=told["names"], amount=told["amount"])]
    headline = p.capital(p.words(measure).name)
    return [p.say("head_list", headline=headline, list=p.scored(ordered, measure))]


def _may_be(value: Value, sign: int) -> float:
    """How far to the front a figure that is not known may be: the least of what it may be, times the sign."""
    end = value.low if sign > 0 else value.high
    return -inf if end is None else end * sign


def _yes_and_no(rows: list[Row], measure: Measure, p: Phrases) -> str:
    """As in "Lund och Malmö har egen e-strategi och Flen saknar egen e-strategi."."""
    said = []
    for value in (1, 0):
        those = [row for row in rows if row.values[measure.id].settled == value]
        if those:
            what = p.predicate(Has(measure.id, "==", value), one=len(those) == 1)
            said.append(f"{p.kommuner(those)} {what}")
    return f"{p.names(said)}."


def _known(rows: Rows, measure: Measure) -> list[Row]:
    return [row for row in rows.rows if row.values[measure.id].settled is not None]


def _told(measure: Measure, known: list[Row], p: Phrases) -> str:
    """As in "Appar: Göteborg 5 och Malmö 3."."""
    headline = p.label(measure) if measure.unit == "yes_no" else p.capital(p.words(measure).many)
    return p.say("head_list", headline=headline, list=p.scored(known, measure))


def _is_shown(measure: Measure, rows: Rows, p: Phrases) -> bool:
    if p.question.measure:
        return measure.id in (p.question.measure, *p.question.also)
    return measure.id != "answered" and bool(_known(rows, measure))
