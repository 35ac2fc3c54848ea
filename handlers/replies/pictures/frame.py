"""What every picture has around it: the finding as its title, what it shows, its source; and that it is made up."""

import textwrap
from typing import Any, Final

from handlers.replies.pictures.canvas import FONT, Spec
from handlers.replies.pictures.drawing import Drawing
from handlers.replies.sources import survey_line, titled

WIDTH: Final = 640  # of what is drawn
INK: Final = "#1a1a1a"
GREY: Final = "#5c5c5c"
BAR: Final = "#7a9cc0"
MARKED: Final = "#c8510b"
_TITLE_WIDE: Final = 54  # characters of a line
_TEXT_WIDE: Final = 104


def framed(drawn: Spec, picture: Drawing, left: int, *, shown: int | None = None) -> Spec:
    """The picture with its words, on white, so that it reads in dark mode too.

    `left`: pixels left of its axis; `shown`: how many of the known figures are drawn, where not all are.
    """
    p = picture.phrases
    made_up = [p.say("picture_made_up")] if p.survey.made_up else []
    above = [
        *(_lines([said], left, bold=True, size=13, color=MARKED) for said in made_up),
        _lines(textwrap.wrap(picture.finding, _TITLE_WIDE), left, bold=True, size=21, color=INK),
        _lines(textwrap.wrap(_subtitle(picture, shown), _TEXT_WIDE), left, size=13, color=GREY),
    ]
    source = _lines(textwrap.wrap(_source(picture), round(_TEXT_WIDE * 1.15)), left, size=11, color=GREY)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "white",
        "padding": 20,
        "spacing": 10,
        "vconcat": [*above, drawn, source],
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


def _lines(lines: list[str], left: int, *, size: int, color: str, bold: bool = False) -> Spec:
    high, weight = round(size * 1.25), "bold" if bold else "normal"
    return {
        "data": {"values": [{"said": lines}]},
        "width": WIDTH - left,
        "height": high * max(len(lines), 1),
        "mark": {
            "type": "text", "align": "left", "baseline": "top", "fontSize": size, "fontWeight": weight, "color": color,
            "lineHeight": high,
        },
        "encoding": {"x": {"value": -left}, "y": {"value": 0}, "text": {"field": "said"}},
    }  # fmt: skip


def _subtitle(picture: Drawing, shown: int | None) -> str:
    """What is drawn, of which survey, and how much of it is known."""
    p = picture.phrases
    known = sum(entry.value is not None for entry in picture.entries)
    key = "picture_known" if p.survey.complete else "picture_published"
    want, grouped = p.question.want, p.question.grouped
    summed = grouped and want in ("mean", "median", "total")
    name = p.capital(p.summed(want, p.measure)) if summed else p.label(p.measure)
    said = p.say("picture_shows", Name=name, among=p.among(), survey=p.survey.name)
    if picture.entries and picture.entries[0].population:
        said += f" {p.say(key, known=p.n(known), all=p.n(len(picture.entries)))}"
    if shown and shown < known:
        said += f" {p.say('shows', first=p.n(1), last=p.n(shown), all=p.n(known))}"
    return said


def _source(picture: Drawing) -> str:
    """Where the numbers were published."""
    p = picture.phrases
    said, sources = survey_line(p.survey, p.survey.name, p.lang), p.result.sources
    if not sources:
        return said
    titles = "; ".join(titled(each, p.lang) for each in sources)
    return f"{said} {p.say('sources' if len(sources) > 1 else 'source', list=titles)}"
