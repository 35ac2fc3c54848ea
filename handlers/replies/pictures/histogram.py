"""How many kommuner have so many points, with the mean, and a kommun where it stands."""

from typing import Final

from data.model.frozen import frozen
from data.model.result import Spread
from handlers.replies.pictures.canvas import Spec
from handlers.replies.pictures.drawing import Drawing
from handlers.replies.pictures.frame import BAR, GREY, MARKED, WIDTH, label

_HEIGHT: Final = 300
_BARS: Final = 15  # at most


@frozen
class Bar:
    """How many kommuner have from so much to so much, rounded down."""

    first: int
    last: int
    many: int

    @property
    def label(self) -> str:
        """How much: "10", or "10–14"."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def bars(spread: Spread) -> list[Bar]:
    """Little first; several numbers share a bar where there are many."""
    high = max(spread.counts)
    wide = -(-(high + 1) // _BARS)
    found = []
    for first in range(0, high + 1, wide):
        last = min(first + wide - 1, high)
        found.append(Bar(first, last, sum(spread.counts.get(number, 0) for number in range(first, last + 1))))
    return found


def chart(picture: Drawing, spread: Spread) -> Spec:
    """Numbers stand on the bars. The bar of the kommun that is marked has another colour and its name."""
    marked, p = picture.marked, picture.phrases
    score = int(marked.value) if marked and marked.value is not None else None
    values = [
        {
            "label": each.label,
            "from": each.first - 0.5,
            "to": each.last + 0.5,
            "middle": (each.first + each.last) / 2,
            "many": each.many,
            "said": p.n(each.many),
            "marked": score is not None and each.first <= score <= each.last,
        }
        for each in bars(spread)
    ]
    most = max(each.many for each in bars(spread))
    x = {"type": "quantitative", "scale": {"domain": [values[0]["from"], values[-1]["to"]], "nice": False}}
    height = {"type": "quantitative", "scale": {"domain": [0, most * 1.15], "nice": False}, "axis": None}
    named = " : ".join(f"datum.value == {each['middle']} ? '{each['label']}'" for each in values)
    axis = {
        "values": [each["middle"] for each in values],
        "labelExpr": f"{named} : ''",
        "grid": False,
        "title": p.label(p.measure),
    }
    color = {"condition": {"test": "datum.marked", "value": MARKED}, "value": BAR}
    mean = {"mean": spread.mean, "said": p.say("picture_mean", mean=p.n(spread.mean or 0))}
    layers: list[Spec] = [
        {
            "mark": {"type": "bar", "stroke": "white", "strokeWidth": 2},
            "encoding": {
                "x": {**x, "field": "from", "axis": axis},
                "x2": {"field": "to"},
                "y": {**height, "field": "many"},
                "y2": {"datum": 0},
                "color": color,
            },
        },
        {
            "mark": label(baseline="bottom", dy=-3),
            "encoding": {"x": {**x, "field": "middle"}, "y": {**height, "field": "many"}, "text": {"field": "said"}},
        },
        {
            "data": {"values": [mean]},
            "mark": {"type": "rule", "strokeDash": [5, 4], "color": GREY, "strokeWidth": 1.5},
            "encoding": {"x": {**x, "field": "mean"}},
        },
        {
            "data": {"values": [mean]},
            "mark": label(align="left", baseline="top", dx=5, y=0, color=GREY),
            "encoding": {"x": {**x, "field": "mean"}, "text": {"field": "said"}},
        },
    ]
    if marked and score is not None:
        layers += [
            {
                "transform": [{"filter": "datum.marked"}],
                "mark": label(baseline="bottom", dy=-20, fontWeight="bold", text=marked.name, **look),
                "encoding": {"x": {**x, "field": "middle"}, "y": {**height, "field": "many"}},
            }
            for look in ({"stroke": "white", "strokeWidth": 4}, {"color": MARKED})
        ]
    return {"data": {"values": values}, "width": WIDTH, "height": _HEIGHT, "layer": layers}
