"""A bar a kommun, most points first."""

from data.model.answer import Picture, Ranking
from data.model.facts import Entry
from handlers.replies.pictures.canvas import Spec
from handlers.replies.pictures.frame import BAR, INK, MARKED, WIDTH, label
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import number

MOST = 50  # bars; the largest län has 49 kommuner
_STEP = 22  # pixels from bar to bar
_LETTER = 7.6  # pixels of a letter of a name in bold


def drawn_entries(picture: Picture) -> tuple[Entry, ...]:
    """Those that have a bar: all with a score, of the country and other large areas the first."""
    scored = tuple(entry for entry in picture.entries if entry.score is not None)
    if len(scored) <= MOST:
        return scored
    assert isinstance(picture.shown, Ranking)  # noqa: S101  # bars are of a ranking
    least = min((row.score for row in picture.shown.rows), default=0)
    return tuple(entry for entry in scored if (entry.score or 0) >= least)[:MOST]


def left(picture: Picture) -> int:
    """Pixels that the names take."""
    return round(max(len(each.name) for each in drawn_entries(picture)) * _LETTER) + 12


def chart(picture: Picture, texts: Texts) -> Spec:
    """Numbers stand at the ends of the bars; the one that is marked has a bold name too."""
    marked = picture.kommun.name if picture.kommun else ""
    entries = drawn_entries(picture)
    values = [
        {"name": each.name, "score": each.score, "said": number(each.score or 0, texts), "marked": each.name == marked}
        for each in entries
    ]
    names = [each.name for each in entries]
    y = {"field": "name", "type": "nominal", "sort": names}
    x = {
        "field": "score",
        "type": "quantitative",
        "scale": {"domain": [0, picture.survey.scale or max(each.score or 0 for each in entries)]},
    }
    extent = {"minExtent": left(picture), "maxExtent": left(picture)}
    weight = {"condition": {"test": {"field": "value", "equal": marked}, "value": "bold"}, "value": "normal"}
    return {
        "data": {"values": values},
        "width": WIDTH - left(picture),
        "height": {"step": _STEP},
        "encoding": {
            "y": {**y, "axis": {"title": None, "grid": False, "labelLimit": 0, "labelFontWeight": weight, **extent}}
        },
        "layer": [
            {
                "mark": {"type": "bar", "cornerRadiusEnd": 2, "height": {"band": 0.76}},
                "encoding": {
                    "x": {**x, "axis": None},
                    "color": {"condition": {"test": "datum.marked", "value": MARKED}, "value": BAR},
                },
            },
            {
                "mark": label(align="left", dx=5),
                "encoding": {
                    "x": x,
                    "text": {"field": "said"},
                    "color": {"condition": {"test": "datum.marked", "value": MARKED}, "value": INK},
                },
            },
        ],
    }
