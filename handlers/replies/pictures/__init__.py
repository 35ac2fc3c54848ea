"""Draws a picture: `specification(picture, texts) -> Spec` is pure, `canvas.png` makes it a PNG. One file a kind."""

from data.model.answer import Picture, Ranking, Statistics
from handlers.replies.pictures import bars, choropleth, histogram, scatter
from handlers.replies.pictures.canvas import Spec
from handlers.replies.pictures.frame import Head, framed
from handlers.replies.pictures.words import finding, source, subtitle
from handlers.replies.texts.texts import Texts


def can_be_drawn(picture: Picture) -> bool:
    """Whether anything is known that a picture of this kind could show."""
    match picture.shown:
        case Ranking():
            return picture.shown.known > 0
        case Statistics():
            return picture.shown.spread is not None


def specification(picture: Picture, texts: Texts) -> Spec:
    """The picture in Vega-Lite. Only of what `can_be_drawn`."""
    made_up = texts.picture_made_up if picture.survey.made_up else ""
    head = Head(finding(picture, texts), subtitle(picture, texts), source(picture, texts), made_up)
    left = {"bars": bars.left(picture) if picture.kind == "bars" else 0, "size": scatter.LEFT}.get(picture.kind, 0)
    return framed(_chart(picture, texts), head, left)


def _chart(picture: Picture, texts: Texts) -> Spec:
    if isinstance(picture.shown, Ranking):
        return choropleth.chart(picture, texts) if picture.kind == "map" else bars.chart(picture, texts)
    spread = picture.shown.spread
    assert spread is not None  # noqa: S101  # `can_be_drawn`
    if picture.kind == "size":
        return scatter.chart(picture, spread, texts)
    return histogram.chart(picture, spread, texts)
