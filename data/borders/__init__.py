"""The borders of kommuner and län, in SWEREF 99 TM and units of 100 m: x grows to the east, y to the north."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from data.model.frozen import frozen

Polygons = list[list[list[list[int]]]]  # the coordinates of a GeoJSON MultiPolygon


@frozen
class Border:
    """A kommun on the map. `middle`: of the largest circle it holds, where a label goes; `room`: its radius."""

    polygons: Polygons
    middle: tuple[int, int]
    room: int


def kommun(code: str) -> Border:
    """The border of the kommun with this code. KeyError where there is none."""
    found = _read()["kommuner"][code]
    return Border(found["polygons"], tuple(found["middle"]), found["room"])


def lan(code: str) -> Polygons:
    """The border of the län with this code. KeyError where there is none."""
    polygons: Polygons = _read()["lan"][code]
    return polygons


@cache
def _read() -> dict[str, Any]:
    """The file, read when the first map is drawn."""
    read: dict[str, Any] = json.loads(Path(__file__).with_name("kommuner.json").read_text(encoding="utf-8"))
    return read
