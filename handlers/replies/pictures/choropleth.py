"""A map of a län or of the country, coloured by score: colours for the colour-blind, and a hatch for no score."""

from collections.abc import Sequence
from typing import Any, Final

from data import borders
from data.model.frozen import frozen
from handlers.replies.pictures import legend
from handlers.replies.pictures.canvas import HATCHED, Spec
from handlers.replies.pictures.drawing import Drawing, Entry
from handlers.replies.pictures.frame import INK, MARKED, WIDTH, label
from handlers.replies.pictures.legend import TAKES_WHITE, color

_TALLEST: Final = 680  # pixels
_MARGIN: Final = 6
_LEGEND: Final = 205  # pixels beside the map
_GAP: Final = 20
_AS_PLACED: Final = {"type": "identity", "scale": 1, "translate": [0, 0]}
_INSETS: Final = ("01", "14", "12")  # Stockholms, Västra Götalands and Skåne län
_INSET: Final = 155  # pixels, its height
_CHARACTER: Final = 6.2  # pixels of a letter of a name
_NAME: Final = 12  # pixels, its size
_FEWEST_TO_COUNT: Final = 60  # kommuner: of more the map has no labels


@frozen
class _Fit:
    """How the map lies on the picture: pixels a unit, and where the first unit is."""

    scale: float
    left: float
    top: float
    width: float
    height: float

    def at(self, point: Sequence[int]) -> tuple[float, float]:
        """Where a point of the map is on the picture."""
        return round(self.left + point[0] * self.scale, 1), round(self.top - point[1] * self.scale, 1)

    def shape(self, polygons: borders.Polygons, **properties: str) -> Spec:
        """Polygons of the map as a GeoJSON feature on the picture."""
        placed = [[[self.at(point) for point in ring] for ring in polygon] for polygon in polygons]
        geometry = {"type": "MultiPolygon", "coordinates": placed}
        return {"type": "Feature", "properties": properties, "geometry": geometry}


def chart(picture: Drawing) -> Spec:
    """The map with its legend; of the country also the län where kommuner are smallest, larger."""
    fit = _fit(picture.entries, WIDTH - _LEGEND, _TALLEST)
    many = len(picture.entries) > _FEWEST_TO_COUNT
    drawn = _map(picture, picture.entries, fit, thin=many)
    if many:
        width = WIDTH - fit.width - _GAP
        beside = {"vconcat": [legend.legend(picture, width), *_insets(picture, width)], "spacing": _GAP}
    else:
        drawn["layer"] += _labels(picture, fit)
        beside = legend.legend(picture, _LEGEND - _GAP)
    return {"hconcat": [drawn, beside], "spacing": _GAP}


def _insets(picture: Drawing, width: float) -> list[Spec]:
    """The densest län on a larger scale, those that the picture holds."""
    found = []
    for code in _INSETS:
        entries = tuple(entry for entry in picture.entries if entry.code.startswith(code))
        if len(entries) > 1:
            fit = _fit(entries, width, _INSET)
            inset = _map(picture, entries, fit, thin=True)
            name = label(align="left", baseline="top", x=fit.width + _MARGIN, y=_MARGIN, text=entries[0].lan)
            inset["layer"].append({"data": {"values": [{}]}, "mark": name})
            found.append({**inset, "width": width})
    return found


def _map(picture: Drawing, entries: tuple[Entry, ...], fit: _Fit, *, thin: bool) -> Spec:
    by_color: dict[str, list[Entry]] = {}
    for entry in reversed(entries):  # the hatched lie below
        by_color.setdefault(color(entry, picture), []).append(entry)
    lan = [fit.shape(borders.lan(code)) for code in sorted({entry.code[:2] for entry in entries})]
    return {
        "width": fit.width,
        "height": fit.height,
        "layer": [
            {
                "data": {"values": [_shape(each, fill, fit) for fill, each in by_color.items()]},
                "projection": _AS_PLACED,
                "mark": {"type": "geoshape", "strokeWidth": 0.4 if thin else 1},
                "encoding": {
                    "fill": {"field": "properties.color", "type": "nominal", "scale": None},
                    "stroke": {"field": "properties.line", "type": "nominal", "scale": None},
                },
            },
            {
                "data": {"values": lan},
                "projection": _AS_PLACED,
                "mark": {"type": "geoshape", "filled": False, "stroke": "#444", "strokeWidth": 0.7},
            },
            *_marked(picture, fit),
        ],
    }


def _shape(entries: list[Entry], fill: str, fit: _Fit) -> Spec:
    """The kommuner of one colour as one shape: hatching each takes twice as long as all the rest (measured)."""
    polygons = [polygon for entry in entries for polygon in borders.kommun(entry.code).polygons]
    return fit.shape(polygons, color=fill, line="#a0a0a0" if fill == HATCHED else "white")


def _fit(entries: tuple[Entry, ...], width: float, height: float) -> _Fit:
    """As large as the room allows, with all of the län that the kommuner lie in."""
    codes = {entry.code[:2] for entry in entries}
    points = [point for code in codes for polygon in borders.lan(code) for point in polygon[0]]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    scale = min((width - 2 * _MARGIN) / (east - west), (height - 2 * _MARGIN) / (north - south))
    return _Fit(
        scale=scale,
        left=_MARGIN - west * scale,
        top=_MARGIN + north * scale,
        width=(east - west) * scale + 2 * _MARGIN,
        height=(north - south) * scale + 2 * _MARGIN,
    )


def _marked(picture: Drawing, fit: _Fit) -> list[Spec]:
    """A thick line around the kommun that was asked for."""
    found = [entry for entry in picture.entries if picture.marked and entry.code == picture.marked.code]
    return [
        {
            "data": {"values": [_shape([entry], "", fit)]},
            "projection": _AS_PLACED,
            "mark": {"type": "geoshape", "filled": False, "stroke": MARKED, "strokeWidth": 3.5},
        }
        for entry in found
    ]


def _labels(picture: Drawing, fit: _Fit) -> list[Spec]:
    """Each kommun's name and points where they have room, else its points, else nothing."""
    values: list[dict[str, Any]] = []
    for entry in picture.entries:
        border = borders.kommun(entry.code)
        x, y = fit.at(border.middle)
        room = border.room * fit.scale
        points = picture.said(entry)
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
