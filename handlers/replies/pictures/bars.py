"""A bar a kommun, most points first."""

from handlers.replies.pictures.canvas import Spec
from handlers.replies.pictures.drawing import Drawing, Entry
from handlers.replies.pictures.frame import BAR, INK, MARKED, WIDTH, label

MOST = 50  # bars; the largest län has 49 kommuner
_STEP = 22  # pixels from bar to bar
_LETTER = 7.6  # pixels of a letter of a name in bold


def drawn_entries(picture: Drawing) -> tuple[Entry, ...]:
    """Those that have a bar: all with a figure; of the country and other large areas the first.

    Who share a place that does not fit whole are left out together.
    """
    known = tuple(entry for entry in picture.entries if entry.value is not None)
    if len(known) <= MOST:
        return known
    whole = tuple(entry for entry in known[:MOST] if entry.value != known[MOST].value)
    return whole or known[:MOST]


def left(picture: Drawing) -> int:
    """Pixels that the names take."""
    return round(max(len(each.name) for each in drawn_entries(picture)) * _LETTER) + 12


def chart(picture: Drawing) -> Spec:
    """Numbers stand at the ends of the bars; the one that is marked has a bold name too."""
    marked = picture.marked.name if picture.marked else ""
    entries = drawn_entries(picture)
    values = [
        {"name": each.name, "score": each.value, "said": picture.said(each), "marked": each.name == marked}
        for each in entries
    ]
    x = {"field": "score", "type": "quantitative", "scale": {"domain": [0, picture.high]}}
    extent = {"minExtent": left(picture), "maxExtent": left(picture)}
    weight = {"condition": {"test": {"field": "value", "equal": marked}, "value": "bold"}, "value": "normal"}
    return {
        "data": {"values": values},
        "width": WIDTH - left(picture),
        "height": {"step": _STEP},
        "encoding": {
            "y": {
                "field": "name",
                "type": "nominal",
                "sort": [each.name for each in entries],
                "axis": {"title": None, "grid": False, "labelLimit": 0, "labelFontWeight": weight, **extent},
            }
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
