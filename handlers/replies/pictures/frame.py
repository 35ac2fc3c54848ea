"""What every picture has around it: the finding as its title, what it shows, its source; and that it is made up."""

import textwrap
from dataclasses import dataclass
from typing import Any, Final

from handlers.replies.pictures.canvas import FONT, Spec

WIDTH: Final = 640  # of what is drawn
INK: Final = "#1a1a1a"
GREY: Final = "#5c5c5c"
BAR: Final = "#7a9cc0"
MARKED: Final = "#c8510b"
_TITLE_WIDE: Final = 54  # characters of a line
_TEXT_WIDE: Final = 104


@dataclass(frozen=True, slots=True)
class Head:
    """The words around a picture."""

    title: str  # the finding
    subtitle: str  # what is shown
    source: str
    made_up: str  # empty where the figures are real


def framed(drawn: Spec, head: Head, left: int) -> Spec:
    """The picture with its words, on white, so that it reads in dark mode too. `left`: pixels left of its axis."""
    made_up = [{"mark": _text(bold=True, size=13, color=MARKED), "lines": [head.made_up]}] if head.made_up else []
    lines = [
        *made_up,
        {"mark": _text(bold=True, size=21, color=INK), "lines": textwrap.wrap(head.title, _TITLE_WIDE)},
        {"mark": _text(bold=False, size=13, color=GREY), "lines": textwrap.wrap(head.subtitle, _TEXT_WIDE)},
    ]
    source = {
        "mark": _text(bold=False, size=11, color=GREY),
        "lines": textwrap.wrap(head.source, round(_TEXT_WIDE * 1.15)),
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "white",
        "padding": 20,
        "spacing": 10,
        "vconcat": [*(_lines(line, left) for line in lines), drawn, _lines(source, left)],
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {
                "labelFontSize": 13,
                "titleFontSize": 13,
                "titleFontWeight": "normal",
                "labelColor": INK,
                "titleColor": GREY,
                "domain": False,
                "ticks": False,
                "gridColor": "#e6e6e6",
                "labelPadding": 6,
            },
            "legend": {"labelFontSize": 13, "titleFontSize": 13, "labelLimit": 0},
        },
    }


def label(**mark: Any) -> Spec:
    """A text mark in the pictures' own size."""
    return {"type": "text", "fontSize": 13, "color": INK, **mark}


def _text(*, bold: bool, size: int, color: str) -> Spec:
    weight = "bold" if bold else "normal"
    return {
        "type": "text", "align": "left", "baseline": "top", "fontSize": size, "fontWeight": weight, "color": color,
        "lineHeight": round(size * 1.25),
    }  # fmt: skip


def _lines(said: Spec, left: int) -> Spec:
    mark, lines = said["mark"], said["lines"]
    return {
        "data": {"values": [{"said": lines}]},
        "width": WIDTH - left,
        "height": mark["lineHeight"] * max(len(lines), 1),
        "mark": mark,
        "encoding": {"x": {"value": -left}, "y": {"value": 0}, "text": {"field": "said"}},
    }
