"""The colours of a map, and what they mean. Steps of points, fewest first; whoever has no score is hatched."""

import math
from collections import Counter
from typing import Final

from data.model.value import Value
from handlers.replies.pictures.canvas import HATCHED, Spec
from handlers.replies.pictures.drawing import Drawing, Entry
from handlers.replies.pictures.frame import label

# Viridis, which looks alike to people with and without colour blindness: few points light, many dark.
_COLORS: Final = ("#fde725", "#5ec962", "#21918c", "#3b528b", "#440154")
TAKES_WHITE: Final = frozenset({"#21918c", "#3b528b", "#440154"})
_ROW: Final = 24  # pixels


def classes(picture: Drawing) -> list[tuple[int, int]]:
    """The points of each colour, fewest first: five equal steps, or as many as there are points."""
    scale = math.ceil(picture.high)
    wide = -(-(scale + 1) // len(_COLORS))
    return [(first, min(first + wide - 1, scale)) for first in range(0, scale + 1, wide)]


def counts(picture: Drawing) -> list[tuple[str, int]]:
    """How many kommuner have each colour, most points first."""
    steps = classes(picture)
    many = Counter(_step(entry, steps) for entry in picture.entries)
    return [(_said(steps[i], picture), many[i]) for i in reversed(range(len(steps)))]


def _said(step: tuple[int, int], picture: Drawing) -> str:
    p = picture.phrases
    ends = dict.fromkeys(step)
    if p.measure.unit == "yes_no":
        return p.names([p.bare(Value(end), p.measure) for end in ends])
    return "–".join(p.n(end) for end in ends)


def _step(entry: Entry, steps: list[tuple[int, int]]) -> int | None:
    """Which colour a score has; points are rounded down. None for no score."""
    if entry.value is None:
        return None
    return next((i for i, (_, last) in enumerate(steps) if int(entry.value) <= last), len(steps) - 1)


def color(entry: Entry, picture: Drawing) -> str:
    """The colour of a kommun; the hatch where it has no score."""
    steps = classes(picture)
    step = _step(entry, steps)
    return HATCHED if step is None else _of(step, len(steps))


def _of(step: int, steps: int) -> str:
    """The colour of a step; fewer steps than colours are spread over all of them."""
    return _COLORS[round(step * (len(_COLORS) - 1) / max(steps - 1, 1))]


def legend(picture: Drawing, width: float) -> Spec:
    """What each colour means and how many have it, and what the hatch means."""
    p, many = picture.phrases, counts(picture)
    rows = [
        {"color": _of(i, len(many)), "said": said, "many": count}
        for i, (said, count) in zip(reversed(range(len(many))), many, strict=True)
    ]
    without = sum(entry.value is None for entry in picture.entries)
    if without:
        none = p.say("legend_none" if p.survey.complete else "legend_not_published")
        rows.append({"color": HATCHED, "said": none, "many": without})
    values = [
        {**row, "y": (i + 1) * _ROW + _ROW / 2, "label": p.say("legend_row", what=row["said"], many=row["many"])}
        for i, row in enumerate(rows)
    ]
    title = p.say("legend_title", Name=p.label(p.measure))
    y = {"field": "y", "type": "quantitative", "scale": None, "axis": None}
    return {
        "width": width,
        "height": (len(rows) + 1) * _ROW,
        "layer": [
            {
                "data": {"values": [{}]},
                "mark": label(align="left", baseline="top", x=0, y=0, fontWeight="bold", text=title),
            },
            {
                "data": {"values": values},
                "mark": {"type": "rect", "width": 22, "height": 16, "stroke": "#777", "strokeWidth": 0.5},
                "encoding": {
                    "x": {"value": 11},
                    "y": y,
                    "color": {"field": "color", "type": "nominal", "scale": None},
                },
            },
            {
                "data": {"values": values},
                "mark": label(align="left", baseline="middle"),
                "encoding": {"x": {"value": 30}, "y": y, "text": {"field": "label"}},
            },
        ],
    }
