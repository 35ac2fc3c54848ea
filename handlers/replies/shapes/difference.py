"""How far it is from one figure to another in words."""

from collections.abc import Sequence

from data.model.conditions import Has
from data.model.result import Figure, Row
from data.model.value import Value
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.unknown import bounds, lacking

_NAMED = 6  # that share an end


def draw(figure: Figure, p: Phrases) -> Draft:
    """To another kommun, to the best, to the highest possible or to the mean."""
    measure, row, to = p.measure, figure.row, p.question.to or "other"
    assert row is not None and figure.national is not None  # noqa: S101, PT018  # the two that differ
    own, against, gap = row.values[measure.id], figure.national, figure.value.settled
    if gap is None or own.settled is None or against.settled is None:
        return _at_least(figure, row, against, p) or _unknown(figure, p)
    if measure.unit == "yes_no" and figure.other is not None:
        return _yes_and_no([row, figure.other], p)
    said = {
        "first": row.kommun.name,
        "second": figure.other.kommun.name if figure.other else "",
        "names": p.kommuner(figure.holders),
        "among": p.among(),
        "amount": p.amount(abs(gap), measure, scale=False) + p.unrounded(own.settled, against.settled),
        "side": p.say("side_above" if gap > 0 else "side_below"),
        "a": p.bare(own, measure),
        "b": p.bare(against, measure),
    }
    if to == "other" and gap < 0:
        said |= {"first": said["second"], "second": said["first"], "a": said["b"], "b": said["a"]}
    if not gap:
        return Draft([p.say(f"no_difference_{to}", **{**said, "a": p.figure(own, measure)})])
    counted = to == "other" and measure.unit == "number"
    return Draft([p.say("difference_many" if counted else f"difference_{to}", **said)])


def _at_least(figure: Figure, row: Row, mean: Value, p: Phrases) -> Draft | None:
    """How far at least from a mean of which only the bounds are known; None where they leave its side open."""
    own, measure = row.values[p.measure.id], p.measure
    ends = ((figure.value.low, "above", mean.high, "at_most"), (figure.value.high, "below", mean.low, "at_least"))
    for apart, side, end, bound in ends if p.question.to == "mean" else ():
        if apart is not None and end is not None and (apart > 0) == (side == "above"):
            if not p.n(abs(apart)).strip("0,."):
                return None
            said = {
                "first": row.kommun.name,
                "amount": p.say("at_least", n=p.amount(abs(apart), measure, scale=False)),
                "side": p.say(f"side_{side}"),
                "among": p.among(),
                "a": p.bare(own, measure),
                "b": p.say(bound, n=p.n(end)),
            }
            return Draft([p.say("difference_mean", **said)])
    return None


def ends_apart(figure: Figure, p: Phrases) -> Draft:
    """The highest and the lowest of a list, with who has them."""
    measure, gap, said = p.measure, figure.value.value, {"name": p.words(p.measure).name, "among": p.among()}
    if gap is None or figure.row is None or figure.other is None:
        return Draft([p.say("ends_unknown", **said)])
    high, low = (
        [row for row in figure.holders if row.values[measure.id] == end.values[measure.id]]
        for end in (figure.row, figure.other)
    )
    if not gap:
        return Draft([p.say("no_ends", a=p.figure(figure.row.values[measure.id], measure), **said)])
    told = {
        "amount": p.amount(gap, measure, scale=False),
        "first": p.some(high, _NAMED),
        "second": p.some(low, _NAMED),
        "a": p.bare(figure.row.values[measure.id], measure),
        "b": p.bare(figure.other.values[measure.id], measure),
    }
    return Draft([p.say("ends_apart", **told, **said)])


def _yes_and_no(rows: Sequence[Row], p: Phrases) -> Draft:
    """What differs between two that have it or not is told of each."""
    key = p.measure.id
    told = [(row.kommun.name, p.predicate(Has(key, "==", row.values[key].settled or 0), one=True)) for row in rows]
    return Draft([f"{p.names([f'{name} {what}' for name, what in told])}."])


def _to_full_marks(row: Row, p: Phrases) -> list[str]:
    """How many points it has left to the highest possible score; nothing of another measure."""
    own, scale = row.values[p.measure.id].settled, p.survey.scale
    if p.measure.id != "score" or own is None or not scale or own >= scale:
        return []
    amount = p.amount(scale - own, p.measure, scale=False)
    return [p.say("difference_max", first=row.kommun.name, amount=amount, a=p.n(own), b=p.n(scale))]


def _unknown(figure: Figure, p: Phrases) -> Draft:
    measure = p.measure
    rows = [each for each in (figure.row, figure.other) if each is not None]
    missing = [each for each in rows if each.values[measure.id].settled is None]
    second = figure.other.kommun.name if figure.other else p.say(f"to_{p.question.to}", among=p.among())
    between = {"name": p.words(measure).name, "first": rows[0].kommun.name, "second": second}
    known = [
        p.say("value", kommun=row.kommun.name, amount=p.figure(row.values[measure.id], measure))
        for row in rows
        if row not in missing
    ]
    if not missing:
        left = _to_full_marks(rows[0], p) or known
        return Draft([p.say("difference_unknown", missing=p.say("told_not_published"), **between), *left])
    first = p.say("difference_unknown", missing=lacking(missing, measure, p), **between)
    return Draft([first, *known, *bounds(missing, measure, p)])
