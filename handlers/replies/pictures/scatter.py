"""One measure against another: a point a kommun, and the names of those farthest out and of the marked one.

Against size the mean of each size is drawn too.
"""

from typing import Any

from data.model.places import size_class_end
from data.model.result import Grouped, Spread
from handlers.replies.pictures.canvas import Spec
from handlers.replies.pictures.drawing import Drawing, Entry
from handlers.replies.pictures.frame import BAR, INK, MARKED, WIDTH, label

LEFT = 40  # pixels that the axis takes
_HEIGHT = 380
_TICKS = (2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
_FEWEST = 3  # kommuner of a mean
_NAMED = 3  # of the largest


def chart(picture: Drawing) -> Spec:
    """A point each of which both are known."""
    p = picture.phrases
    scored = [entry for entry in picture.entries if entry.value is not None and entry.across is not None]
    x, axis = _across(scored, picture)
    fewest, most = x["scale"]["domain"]
    y: Spec = {"type": "quantitative", "scale": {"domain": [0, picture.high * 1.1], "nice": False}}
    axis_y = {"title": None, "tickMinStep": 1, "minExtent": LEFT, "maxExtent": LEFT}
    points = [{"x": each.across, "y": each.value, "name": each.name} for each in scored]
    means = [
        {
            "x": max(int(group.name), fewest),
            "x2": min(size_class_end(int(group.name)) or most, most),
            "y": group.value.value,
            "said": p.say("picture_mean", mean=p.n(group.value.value or 0)),
        }
        for group in (drawn_means(picture.spread) if picture.spread else ())
    ]
    position = {"x": {**x, "field": "x"}, "y": {**y, "field": "y"}}
    return {
        "width": WIDTH - LEFT,
        "height": _HEIGHT,
        "layer": [
            {
                "data": {"values": points},
                "mark": {"type": "circle", "size": 60, "color": BAR, "opacity": 0.65, "stroke": "white"},
                "encoding": {
                    "x": {**x, "field": "x", "axis": axis},
                    "y": {**y, "field": "y", "axis": axis_y},
                },
            },
            {
                "data": {"values": means},
                "mark": {"type": "rule", "strokeWidth": 3, "color": INK},
                "encoding": {**position, "x2": {"field": "x2"}},
            },
            *(
                {
                    "data": {"values": means},
                    "mark": label(align="left", baseline="bottom", dx=2, dy=-4, fontWeight="bold", **look),
                    "encoding": {**position, "text": {"field": "said"}},
                }
                for look in ({"stroke": "white", "strokeWidth": 3}, {"color": INK})
            ),
            *_named(scored, picture, position),
        ],
    }


def _across(scored: list[Entry], picture: Drawing) -> tuple[Spec, Spec]:
    """The axis across: of inhabitants a logarithmic one, since most kommuner are small."""
    p, numbers = picture.phrases, [each.across or 0 for each in scored]
    if not _is_of_size(picture):
        most, name = max(numbers) * 1.1 or 1, p.label(picture.beside) if picture.beside else ""
        x: Spec = {"type": "quantitative", "scale": {"domain": [min(*numbers, 0), most], "nice": False}}
        return x, {"title": name, "tickMinStep": 1}
    fewest, most = min(numbers) * 0.9, max(numbers) * 1.6
    said = " : ".join(f"datum.value == {tick} ? '{p.n(tick)}'" for tick in _TICKS)
    x = {"type": "quantitative", "scale": {"type": "log", "domain": [fewest, most], "nice": False}}
    ticks = [tick for tick in _TICKS if fewest <= tick <= most]
    return x, {"values": ticks, "labelExpr": f"{said} : ''", "title": p.say("axis_inhabitants")}


def _is_of_size(picture: Drawing) -> bool:
    return picture.beside is None or picture.beside.id == "population"


def drawn_means(spread: Spread) -> list[Grouped]:
    """The sizes that have a line: a mean of one or two says less than their points."""
    return [group for group in spread.sizes if group.known >= _FEWEST]


def _named(scored: list[Entry], picture: Drawing, position: dict[str, Any]) -> list[Spec]:
    """Names above their points, or below where there is a name already."""
    marked = [each for each in scored if picture.marked and each.code == picture.marked.code]
    largest = [each for each in sorted(scored, key=lambda each: -(each.across or 0)) if each not in marked][:_NAMED]
    named = []
    for i, each in enumerate((*marked, *largest)):
        near = any(before.value == each.value and _near(before, each, picture) for before in (*marked, *largest)[:i])
        look = {"color": MARKED, "fontWeight": "bold"} if each in marked else {"color": INK}
        point = {"color": MARKED, "size": 110} if each in marked else {"color": BAR, "size": 60}
        named += _name(each, position, point, {**look, "dy": 16 if near else -14})
    return named


def _near(one: Entry, other: Entry, picture: Drawing) -> bool:
    """Whether their names would meet: of size, kommuner that differ by less than twice; else by less than a tenth."""
    smaller, larger = sorted((one.across or 0, other.across or 0))
    if _is_of_size(picture):
        return larger < 2 * smaller
    return larger - smaller < max(each.across or 0 for each in picture.entries) / 10


def _name(entry: Entry, position: dict[str, Any], point: Spec, text: Spec) -> list[Spec]:
    data = {"values": [{"x": entry.across, "y": entry.value, "name": entry.name}]}
    encoding = {**position, "text": {"field": "name"}}
    halo = {"stroke": "white", "strokeWidth": 3}
    return [
        {"data": data, "mark": {"type": "circle", "opacity": 1, **point}, "encoding": position},
        {"data": data, "mark": label(baseline="middle", **{**text, **halo}), "encoding": encoding},
        {"data": data, "mark": label(baseline="middle", **text), "encoding": encoding},
    ]
