"""The sheets of an OpenDocument spreadsheet (ODS), as LibreOffice saves them."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from data.loading.lists.cells import Cell, Unsaved
from data.loading.lists.table import MOST_COLUMNS, MOST_ROWS, Merged, Row, refused
from data.loading.lists.workbook import Package, Sheet, attribute, local
from data.model.problems import said

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_CELLS = {"table-cell", "covered-table-cell"}


def sheets(package: Package) -> list[Sheet]:
    """The sheets, in order; the title of each finds it again."""
    if _MANIFEST in package.parts and [*package.beginnings(_MANIFEST, "encryption-data")]:
        raise refused(package.path, said("password"))
    hidden = {
        attribute(style, "name")
        for style in package.elements(_CONTENT, "style")
        if any(attribute(each, "display") == "false" for each in style if local(each.tag) == "table-properties")
    }
    tables = [
        (attribute(each, "name"), attribute(each, "style-name")) for each in package.beginnings(_CONTENT, "table")
    ]
    return [Sheet(title, style not in hidden, title) for title, style in tables]


def hidden_columns(package: Package, title: str) -> frozenset[int]:
    """The columns that are not shown, counted from 0."""
    hidden: set[int] = set()
    place = 0
    for column in package.elements(_CONTENT, "table-column", table=title):
        end = min(place + _times(column, "number-columns-repeated"), MOST_COLUMNS + 1)
        if attribute(column, "visibility", "visible") != "visible":
            hidden.update(range(place, end))
        place = end
    return frozenset(hidden)


def rows(package: Package, title: str) -> Iterator[Row]:
    """The rows that hold something."""
    merged = Merged([])
    number = 0
    for row in package.elements(_CONTENT, "table-row", table=title):
        times = _times(row, "number-rows-repeated")
        read = _cells(row)
        for repeated in range(min(times, MOST_ROWS + 1) if read else 0):
            at = number + repeated + 1
            for left, width, height in _spans(row):
                merged.add(((left, at), (left + width - 1, at + height - 1)))
            if cells := merged.shown(at, list(read)):
                yield Row(at, cells, attribute(row, "visibility", "visible") != "visible")
        number += times


def _times(element: Element, name: str) -> int:
    return max(int(attribute(element, name, "1")), 1)


def _spans(row: Element) -> Iterator[tuple[int, int, int]]:
    """The merged cells that begin in a row: column, width and height."""
    place = 0
    for cell in row:
        if local(cell.tag) in _CELLS:
            width, height = _times(cell, "number-columns-spanned"), _times(cell, "number-rows-spanned")
            if width > 1 or height > 1:
                yield place, width, height
            place += _times(cell, "number-columns-repeated")


def _cells(row: Element) -> list[Cell]:
    cells: list[Cell] = []
    for cell in row:
        if local(cell.tag) in _CELLS:
            value = _value(cell) if local(cell.tag) == "table-cell" else None
            times = _times(cell, "number-columns-repeated")
            cells += [value] * (times if value is None and times <= MOST_COLUMNS else min(times, MOST_COLUMNS + 1))
            if len(cells) > 100 * MOST_COLUMNS:
                break
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _value(cell: Element) -> Cell:
    kind, value = attribute(cell, "value-type"), attribute(cell, "value")
    paragraphs = ["".join(each.itertext()) for each in cell if local(each.tag) == "p"]
    shown = "\n".join(paragraphs)
    if kind == "float" and value:
        number = float(value)
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
    if kind == "percentage" and value:
        return f"{float(value) * 100:g} %"  # as the sheet shows it
    if not shown and not kind and attribute(cell, "formula"):
        return Unsaved(attribute(cell, "formula").partition(":")[2])
    return shown or attribute(cell, "date-value") or None
