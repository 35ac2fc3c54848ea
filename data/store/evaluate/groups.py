"""A figure for each län, kommungrupp or size, or for each of the sides that are named."""

from dataclasses import replace
from typing import Final

from data.model.conditions import EVERYONE, Any, Condition, InArea, InGroup, Size, both
from data.model.places import SIZE_CLASSES, size_class_end
from data.model.question import Order
from data.model.result import Figure, Grouped, Groups
from data.model.value import Truth, Value
from data.store.evaluate import figures, means
from data.store.evaluate.asking import Asking
from data.store.evaluate.claims import holds
from data.store.evaluate.scope import filters

_LEADERS: Final = 6
_SUMS: Final = frozenset({"mean", "median", "total", *means.SPREADS})


def groups(asking: Asking) -> Groups:
    """The groups in order of their figure, those with the highest first, or as asked; those without one last.

    Of a claim those that it is so of.
    """
    question = asking.question
    of_each = (
        (asking.changed(where=both(asking.where, each), by="", claim=None), name) for name, each in parts_of(asking)
    )
    found = [each for each in (one(*of_one) for of_one in of_each) if each.kommuner]
    ordered, rest = _in_order(found, question.order)
    if question.claim and ordered:
        all_ = one(asking.changed(by="", claim=None, to=""), "").value if question.to else None
        told = {each.name: holds(question.claim, _apart(each.value, all_)) for each in found}
        fit = tuple(each for each in (*ordered, *rest) if told[each.name] == "yes")
        return Groups(fit, open=list(told.values()).count("unknown"), of=len(found), all=all_)
    limit = question.limit if question.want != "top" else None
    if limit and len(ordered) > limit:
        last = ordered[limit - 1].value.value
        ordered = [each for i, each in enumerate(ordered) if i < limit or each.value.value == last]
    if question.by == "size" and not question.order:
        ordered = [each for each in found if each in ordered]
    return Groups((*ordered, *rest))


def first(asking: Asking) -> Groups:
    """The groups in order, those first that are said to be, and whether the one of `that` is among those."""
    question = asking.question
    told = groups(asking.changed(want=question.topic, that=None, topic="", limit=None))
    claimed = next((name for name, who in parts_of(asking) if who == question.that), "")
    values = {each.name: each.value.value for each in told.groups}
    if None in values.values() or claimed not in values:
        return replace(told, truth="unknown")
    return replace(told, truth="yes" if values[claimed] == values[told.groups[0].name] else "no")


def sides(asking: Asking) -> Groups:
    """The sides as they are named, or in order of their figure where one is asked for."""
    question = asking.question
    of = [asking.resolved(each) for each in question.sides]
    fits_each = question.want == "share" and question.that is None  # of all, how many are on a side
    found = [
        one(
            asking.changed(sides=(), **({"that": side} if fits_each else {"where": both(asking.where, side)})),
            str(number),
        )
        for number, side in enumerate(of)
    ]
    ordered, rest = _in_order(found, question.order) if question.order else (found, [])
    counted = question.want == "count" and all(each.value.value is not None for each in found)
    told = counted and not asking.survey.answers_known  # what is published leaves nobody open
    open_ = 0 if fits_each or told else _on_neither(asking, Any(tuple(of)))
    return Groups((*ordered, *rest), _claimed(asking, found), open_)


def _in_order(found: list[Grouped], order: Order) -> tuple[list[Grouped], list[Grouped]]:
    """Those with a figure in order of it, and those without."""
    known = [each for each in found if each.value.value is not None]
    ordered = sorted(known, key=lambda each: ((each.value.value or 0) * (1 if order == "fewest" else -1), each.name))
    return ordered, [each for each in found if each.value.value is None]


def _on_neither(asking: Asking, on_a_side: Condition) -> int:
    """How many it is not known of on which side they are, of those that have a figure or may have one."""
    told = asking.verdicts(asking.where, on_a_side)
    neither = {code for code, fit, sure, _, sure_not, _ in told if fit and not (sure or sure_not)}
    if asking.question.want == "share":
        told = asking.verdicts(asking.where, asking.question.that or EVERYONE)
        neither &= {code for code, _, sure, _, sure_not, _ in told if sure or sure_not}
    elif asking.question.want != "count":
        neither &= {each.code for each in asking.there(asking.where, asking.measure)}
    return len(neither)


def _claimed(asking: Asking, found: list[Grouped]) -> Truth | None:
    """Whether the first side has so much more than the second as is claimed."""
    claim = asking.question.claim
    if claim is None or len(found) < 2:
        return None
    return holds(claim, _apart(found[0].value, found[1].value))


def _apart(first: Value, second: Value | None) -> Value:
    """How much more the first is; the first itself where it is held against nothing."""
    if second is None:
        return first
    return Value(low=_gap(first.low, second.high), high=_gap(first.high, second.low))


def _gap(one: float | None, other: float | None) -> float | None:
    """How much more; means that are the same may miss each other by a trifle."""
    return None if one is None or other is None else round(one - other, 9)


def one(asking: Asking, name: str) -> Grouped:
    """A group with its figure."""
    measure, want = asking.measure, asking.question.want
    if want == "difference":  # of the groups: `topic` says of which sum
        return one(asking.changed(want=asking.question.topic or "mean", to="", topic=""), name)
    kommuner, _ = asking.count(asking.where)
    numbers, open_ = means.numbers_of(asking, asking.where, measure) if measure in asking.measures else ([], 0)
    if want == "count":  # where nobody fits, there are none: a group is left out where nobody is at all
        counted = figures.count(asking)
        published = counted.national if counted.whole is not None and counted.value.value is None else None
        return Grouped(name, published or counted.value, asking.count(filters(asking.where))[0], len(numbers))
    if want == "share":
        figure: Figure = figures.share(asking)
        return Grouped(name, figure.value, kommuner, figure.whole or 0, part=figure.part, whole=figure.whole)
    if want in ("top", "extreme"):
        figure = figures.extreme(asking.changed(want="extreme", claim=None))
        return Grouped(name, figure.value, kommuner, len(numbers), figure.holders)
    figure = figures.sums(asking.changed(want=want if want in _SUMS else "mean", claim=None))
    leaders = asking.known(asking.where, measure, _LEADERS) if open_ else ()
    ends = (min(numbers), max(numbers)) if want in means.SPREADS and numbers and not open_ else None
    return Grouped(name, figure.value, kommuner, len(numbers), leaders, ends=ends)


def parts_of(asking: Asking) -> list[tuple[str, Condition]]:
    """The groups by their names, or the sides by their numbers, each with who is in it; none where neither is asked."""
    match asking.question.by:
        case "":
            return [(str(number), asking.resolved(each)) for number, each in enumerate(asking.question.sides)]
        case "lan":
            return [(code, InArea(code)) for code in asking.loaded.lan]
        case "group":
            found = sorted({kommun.kommungrupp for kommun in asking.loaded.kommuner.values()})
            return [(group, InGroup(group)) for group in found]
        case _:
            return [(str(least), Size(least, size_class_end(least))) for least in SIZE_CLASSES]
