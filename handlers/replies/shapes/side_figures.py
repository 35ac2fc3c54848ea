"""Figures of sides: numbers, per cent, and by how much two of them differ."""

from data.model.result import Value
from handlers.replies.phrases import Phrases


def written(value: Value, p: Phrases) -> str:
    """A figure alone, or between what it lies."""
    if value.value is not None:
        return number(value.value, p)
    if value.low is not None and value.high is not None:
        return f"{number(value.low, p)}–{number(value.high, p)}"
    if value.low is not None:
        return p.say("at_least", n=number(value.low, p))
    return p.say("at_most", n=number(value.high, p)) if value.high is not None else p.say("sides_no_figure")


def in_percent(value: float, p: Phrases) -> float | None:
    """The figure in per cent; None where it is none. The mean of yes and no is the share of yes."""
    want, unit = p.result.question.want, p.measure.unit
    if want == "share" or (want != "count" and unit == "percent"):
        return value
    return 100 * value if unit == "yes_no" and want in ("mean", "median") else None


def number(value: float, p: Phrases) -> str:
    """A number, or per cent, with the decimals of the measure."""
    percent = in_percent(value, p)
    return p.n(value, max(1, p.measure.decimals)) if percent is None else p.percent(percent)


def difference(gap: float, p: Phrases) -> str:
    """By how much two figures differ: of per cent in percentage points."""
    percent = in_percent(gap, p)
    return number(gap, p) if percent is None else p.say("sides_points", n=p.n(percent))
