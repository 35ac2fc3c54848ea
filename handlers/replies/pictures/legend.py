"""The colours of a map, and what they mean. Steps of points, fewest first; whoever has no score is hatched."""

from collections import Counter
from typing import Final

from data.model.answer import Picture
from data.model.facts import Entry
from handlers.replies.pictures.canvas import HATCHED, Spec
from handlers.replies.pictures.frame import label
from handlers.replies.texts.texts import Texts

# Viridis, which looks alike to people with and without colour blindness: few points light, many dark.
_COLORS: Final = ("#fde725", "#5ec962", "#21918c", "#3b528b", "#440154")
TAKES_WHITE: Final = frozenset({"#21918c", "#3b528b", "#440154"})
_ROW: Final = 24  # pixels


def classes(picture: Picture) -> list[tuple[int, int]]:
    """The points of each colour, fewest first: five equal steps, or as many as there are points."""
    scale = picture.survey.scale or 0
    wide = -(-(scale + 1) // len(_COLORS))
    return [(first, min(first + wide - 1, scale)) for first in range(0, scale + 1, wide)]


def counts(picture: Picture) -> list[tuple[str, int]]:
    """How many kommuner have each colour, most points first: for the legend, and for those who hear the picture."""
    steps = classes(picture)
    many = Counter(_step(entry, steps) for entry in picture.entries)
    return [(_said(steps[i]), many[i]) for i in reversed(range(len(steps)))]


def _said(step: tuple[int, int]) -> str:
    return str(step[0]) if step[0] == step[1] else f"{step[0]}–{step[1]}"


def _step(entry: Entry, steps: list[tuple[int, int]]) -> int | None:
    """Which colour a score has; points are rounded down. None for no score."""
    if entry.score is None:
        return None
    return next((i for i, (_, last) in enumerate(steps) if int(entry.score) <= last), len(steps) - 1)


def color(entry: Entry, picture: Picture) -> str:
    """The colour of a kommun; the hatch where it has no score."""
    steps = classes(picture)
    step = _step(entry, steps)
    return HATCHED if step is None else _of(step, len(steps))


def _of(step: int, steps: int) -> str:
    """The colour of a step; fewer steps than colours are spread over all of them."""
    return _COLORS[round(step * (len(_COLORS) - 1) / max(steps - 1, 1))]


def legend(picture: Picture, width: float, texts: Texts) -> Spec:
    """What each colour means and how many have it, and what the hatch means."""
    many = counts(picture)
    rows = [
        {"color": _of(i, len(many)), "said": said, "many": count}
        for i, (said, count) in zip(reversed(range(len(many))), many, strict=True)
    ]
    without = sum(entry.score is None for entry in picture.entries)
    if without:
        none = texts.cell_no_score if picture.survey.complete else texts.legend_not_published
        rows.append({"color": HATCHED, "said": none, "many": without})
    values = [
        {**row, "y": (i + 1) * _ROW + _ROW / 2, "label": texts.legend_row.format(what=row["said"], many=row["many"])}
        for i, row in enumerate(rows)
    ]
    y = {"field": "y", "type": "quantitative", "scale": None, "axis": None}
    return {
        "width": width,
        "height": (len(rows) + 1) * _ROW,
        "layer": [
            {
                "data": {"values": [{}]},
                "mark": label(align="left", baseline="top", x=0, y=0, fontWeight="bold", text=texts.legend_title),
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
