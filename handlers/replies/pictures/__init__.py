"""Draws a picture: `specification(drawing) -> Spec` is pure, `canvas.png` makes it a PNG. One file a kind."""

from handlers.replies.pictures import bars, choropleth, histogram, scatter
from handlers.replies.pictures.canvas import Spec
from handlers.replies.pictures.drawing import Drawing
from handlers.replies.pictures.frame import framed


def specification(picture: Drawing) -> Spec:
    """The picture in Vega-Lite."""
    match picture.kind:
        case "chart":
            return framed(bars.chart(picture), picture, bars.left(picture), shown=len(bars.drawn_entries(picture)))
        case "map":
            return framed(choropleth.chart(picture), picture, 0)
        case "histogram" if picture.spread:
            return framed(histogram.chart(picture, picture.spread), picture, 0)
        case "scatter":
            return framed(scatter.chart(picture), picture, scatter.LEFT)
        case _:
            raise ValueError(picture.kind)  # `drawing` makes none of words, or without a spread
