"""Draws a picture: `specification(drawing) -> Spec` is pure, `canvas.png` makes it a PNG. One file a kind."""

from handlers.replies.pictures import bars, choropleth, histogram, scatter
from handlers.replies.pictures.canvas import Spec
from handlers.replies.pictures.drawing import Drawing
from handlers.replies.pictures.frame import Head, framed
from handlers.replies.pictures.words import source, subtitle


def specification(picture: Drawing) -> Spec:
    """The picture in Vega-Lite."""
    p = picture.phrases
    made_up = p.say("picture_made_up") if p.result.survey.made_up else ""
    head = Head(picture.finding, subtitle(picture), source(picture), made_up)
    left = {"chart": bars.left(picture) if picture.kind == "chart" else 0, "scatter": scatter.LEFT}.get(picture.kind, 0)
    return framed(_chart(picture), head, left)


def _chart(picture: Drawing) -> Spec:
    match picture.kind:
        case "map":
            return choropleth.chart(picture)
        case "chart":
            return bars.chart(picture)
        case "histogram" if picture.spread:
            return histogram.chart(picture, picture.spread)
        case "scatter" if picture.spread:
            return scatter.chart(picture, picture.spread)
        case _:
            raise ValueError(picture.kind)  # `drawing` makes none without a spread
