"""Draws a picture: `specification(drawing) -> Spec` is pure, `canvas.png` makes it a PNG. One file a kind."""

from handlers.replies.pictures import bars, choropleth, histogram, scatter
from handlers.replies.pictures.canvas import Spec
from handlers.replies.pictures.drawing import Drawing
from handlers.replies.pictures.frame import framed


def specification(picture: Drawing) -> Spec:
    """The picture in Vega-Lite."""
    if picture.kind == "chart":
        return framed(bars.chart(picture), picture, bars.left(picture), shown=len(bars.drawn_entries(picture)))
    return framed(_chart(picture), picture, scatter.LEFT if picture.kind == "scatter" else 0)


def _chart(picture: Drawing) -> Spec:
    match picture.kind:
        case "map":
            return choropleth.chart(picture)
        case "histogram" if picture.spread:
            return histogram.chart(picture, picture.spread)
        case "scatter" if picture.spread:
            return scatter.chart(picture, picture.spread)
        case _:
            raise ValueError(picture.kind)  # `drawing` makes none without a spread
