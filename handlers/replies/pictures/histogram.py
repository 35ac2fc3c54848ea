"""How many kommuner have so many points, with the mean, and a kommun where it stands."""

from data.model.answer import Picture
from data.model.facts import Spread
from handlers.replies.pictures.canvas import Spec
from handlers.replies.pictures.frame import BAR, GREY, MARKED, WIDTH, label
from handlers.replies.render.spread import bars, rounded
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import number

_HEIGHT = 300


def chart(picture: Picture, spread: Spread, texts: Texts) -> Spec:
    """Numbers stand on the bars. The bar of the kommun that is marked has another colour and its name."""
    marked = next((each for each in picture.entries if picture.kommun and each.kommun == picture.kommun.code), None)
    score = int(marked.score) if marked and marked.score is not None else None
    values = [
        {
            "label": each.label,
            "from": each.first - 0.5,
            "to": each.last + 0.5,
            "middle": (each.first + each.last) / 2,
            "many": each.many,
            "said": number(each.many, texts),
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
        "title": texts.axis_points,
    }
    color = {"condition": {"test": "datum.marked", "value": MARKED}, "value": BAR}
    mean = {"mean": spread.mean, "said": texts.picture_mean.format(mean=rounded(spread.mean, texts))}
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
    if picture.kommun and score is not None:
        layers += [
            {
                "transform": [{"filter": "datum.marked"}],
                "mark": label(baseline="bottom", dy=-20, fontWeight="bold", text=picture.kommun.name, **look),
                "encoding": {"x": {**x, "field": "middle"}, "y": {**height, "field": "many"}},
            }
            for look in ({"stroke": "white", "strokeWidth": 4}, {"color": MARKED})
        ]
    return {"data": {"values": values}, "width": WIDTH, "height": _HEIGHT, "layer": layers}
