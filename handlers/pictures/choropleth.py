"""A map of a län or of the country, coloured by score: colours for the colour-blind, and a hatch for no score."""

from dataclasses import dataclass
from typing import Any, Final

from data import borders
from data.answer import Picture
from data.facts import Entry
from handlers.pictures import legend
from handlers.pictures.canvas import HATCHED, Spec
from handlers.pictures.frame import INK, MARKED, WIDTH, label
from handlers.pictures.legend import TAKES_WHITE, color
from handlers.texts.texts import Texts
from handlers.wording import number

_TALLEST: Final = 680  # pixels
_MARGIN: Final = 6
_LEGEND: Final = 205  # pixels beside the map
_CHARACTER: Final = 6.2  # pixels of a letter of a name
_NAME: Final = 12  # pixels, its size
_FEWEST_TO_COUNT: Final = 60  # kommuner: of more the map has no labels


@dataclass(frozen=True, slots=True)
class _Fit:
    """How the map lies on the picture: pixels a unit, and where the first unit is."""

    scale: float
    left: float
    top: float
    width: float
    height: float

    def at(self, point: tuple[int, int]) -> tuple[float, float]:
        return self.left + point[0] * self.scale, self.top - point[1] * self.scale


def chart(picture: Picture, texts: Texts) -> Spec:
    """The map with its legend, and the points of every kommun where there is room for them."""
    fit = _fit(picture.entries)
    by_color: dict[str, list[Entry]] = {}
    for entry in reversed(picture.entries):  # the hatched lie below
        by_color.setdefault(color(entry, picture), []).append(entry)
    shapes = [_shape(entries, fill) for fill, entries in by_color.items()]
    lan = [
        {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": borders.lan(code)}}
        for code in sorted({entry.kommun[:2] for entry in picture.entries})
    ]
    projection = {"type": "identity", "reflectY": True, "scale": fit.scale, "translate": [fit.left, fit.top]}
    whole = len(picture.entries) > _FEWEST_TO_COUNT
    drawn = {
        "width": fit.width,
        "height": fit.height,
        "layer": [
            {
                "data": {"values": shapes},
                "projection": projection,
                "mark": {"type": "geoshape", "strokeWidth": 0.4 if whole else 1},
                "encoding": {
                    "fill": {"field": "properties.color", "type": "nominal", "scale": None},
                    "stroke": {"field": "properties.line", "type": "nominal", "scale": None},
                },
            },
            {
                "data": {"values": lan},
                "projection": projection,
                "mark": {"type": "geoshape", "filled": False, "stroke": "#444", "strokeWidth": 0.7},
            },
            *_marked(picture, projection),
            *([] if whole else _labels(picture, fit, texts)),
        ],
    }
    return {"hconcat": [drawn, legend.legend(picture, fit.height, _LEGEND - 30, texts)], "spacing": 16}


def _shape(entries: list[Entry], color: str) -> Spec:
    """The kommuner of one colour as one shape: hatching each takes twice as long as all the rest (measured)."""
    polygons = [polygon for entry in entries for polygon in borders.kommun(entry.kommun).polygons]
    return {
        "type": "Feature",
        "properties": {"color": color, "line": "#a0a0a0" if color == HATCHED else "white"},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


def _fit(entries: tuple[Entry, ...]) -> _Fit:
    points = [point for entry in entries for polygon in borders.kommun(entry.kommun).polygons for point in polygon[0]]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    room = WIDTH - _LEGEND - 2 * _MARGIN
    scale = min(room / (east - west), (_TALLEST - 2 * _MARGIN) / (north - south))
    return _Fit(
        scale=scale,
        left=_MARGIN - west * scale,
        top=_MARGIN + north * scale,
        width=(east - west) * scale + 2 * _MARGIN,
        height=(north - south) * scale + 2 * _MARGIN,
    )


def _marked(picture: Picture, projection: Spec) -> list[Spec]:
    """A thick line around the kommun that was asked for."""
    found = [entry for entry in picture.entries if picture.kommun and entry.kommun == picture.kommun.code]
    return [
        {
            "data": {"values": [_shape([entry], "")]},
            "projection": projection,
            "mark": {"type": "geoshape", "filled": False, "stroke": MARKED, "strokeWidth": 3.5},
        }
        for entry in found
    ]


def _labels(picture: Picture, fit: _Fit, texts: Texts) -> list[Spec]:
    """Each kommun's name and points where they have room, else its points, else nothing."""
    values: list[dict[str, Any]] = []
    for entry in picture.entries:
        border = borders.kommun(entry.kommun)
        x, y = fit.at(border.middle)
        room = border.room * fit.scale
        points = "" if entry.score is None else number(entry.score, texts)
        lines = [line for line in (entry.name, points) if line]
        if max(len(line) for line in lines) * _CHARACTER / 2 > room * 1.1:
            lines = [points] if points and room > _NAME * 0.6 else []
        if lines:
            fill = color(entry, picture)
            halo = "dark" if fill in TAKES_WHITE else "light"
            values.append({"x": x, "y": y - (len(lines) - 1) * _NAME * 0.6, "lines": lines, "on": halo})
    position = {
        "x": {"field": "x", "type": "quantitative", "scale": None, "axis": None},
        "y": {"field": "y", "type": "quantitative", "scale": None, "axis": None},
        "text": {"field": "lines"},
    }
    size = {"fontSize": _NAME, "lineHeight": _NAME * 1.2, "baseline": "middle"}
    return [
        {
            "data": {"values": [each for each in values if each["on"] == on]},
            "mark": label(**size, **look),
            "encoding": position,
        }
        for on, looks in (
            ("light", ({"stroke": "white", "strokeWidth": 3, "strokeOpacity": 0.7}, {"color": INK})),
            ("dark", ({"color": "white"},)),
        )
        for look in looks
    ]
