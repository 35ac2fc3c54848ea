"""The sheets of an Excel workbook (XLSX) as they show: merged cells, saved results of formulas, shares in per cent."""

import posixpath
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element

from data.loading.lists.cells import Cell, Unsaved, unescaped
from data.loading.lists.table import Merged, Row
from data.loading.lists.workbook import Package, Sheet, attribute, local

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384  # of any sheet, says Excel
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_PERCENT, _DATES = {9, 10}, {*range(14, 23), *range(45, 48)}  # of the number formats that every workbook has
_ASIDE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')  # what a number format only shows
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of a sheet has no zone


def sheets(package: Package) -> list[Sheet]:
    """The sheets of cells, in order."""
    book = _book(package)
    parts = {key: part for key, kind, part in _related(package, book) if kind == "worksheet"}
    found = []
    for element in package.elements(book, "sheet"):
        # A sheet has an id of its own beside that of its part, which alone has a namespace.
        related = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        if related in parts:
            visible = element.get("state", "visible") == "visible"
            found.append(Sheet(unescaped(element.get("name", "")), visible, parts[related]))
    return found


def hidden_columns(package: Package, part: str) -> frozenset[int]:
    """The columns that are not shown, counted from 0."""
    hidden: set[int] = set()
    for element in package.elements(part, "col"):
        if element.get("hidden") in {"1", "true"}:
            last = min(int(element.get("max", "0")), _LAST_COLUMN)
            hidden.update(range(int(element.get("min", "1")) - 1, last))
    return frozenset(hidden)


def rows(package: Package, part: str) -> Iterator[Row]:
    """The rows that hold something."""
    book = _book(package)
    related = {kind: name for _, kind, name in _related(package, book)}
    texts = package.elements(related["sharedStrings"], "si") if "sharedStrings" in related else ()
    shared = [_text(element) for element in texts]
    formats = _formats(package, related["styles"]) if "styles" in related else []
    waits = any(each.get("fullCalcOnLoad") in {"1", "true"} for each in package.elements(book, "calcPr"))
    ranges = (attribute(element, "ref").partition(":") for element in package.elements(part, "mergeCell"))
    merged = Merged((_place(first), _place(last or first)) for first, _, last in ranges)
    number = 0
    for element in package.elements(part, "row"):
        number = int(element.get("r", number + 1))
        if not 0 < number <= _LAST_ROW:
            raise ValueError("more rows than a sheet can have")
        cells: list[Cell] = []
        for cell in element:
            if local(cell.tag) != "c":
                continue
            place = _place(cell.get("r", ""))[0] if cell.get("r") else len(cells)
            if place >= _LAST_COLUMN:
                raise ValueError("more columns than a sheet can have")
            cells += [None] * (place - len(cells))
            cells[place:] = [_value(cell, shared, formats, waits=waits)]
        cells = merged.shown(number, cells)
        if cells:
            yield Row(number, cells, element.get("hidden") in {"1", "true"})


def _book(package: Package) -> str:
    """The part that is the workbook, whatever it is called."""
    for _, kind, part in _related(package, ""):
        if kind == "officeDocument" and part in package.parts:
            return part
    raise ValueError("it names no workbook")


def _related(package: Package, part: str) -> list[tuple[str, str, str]]:
    """The parts that a part refers to: id, last word of the type, and name."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in package.parts:
        return []
    return [
        (
            element.get("Id", ""),
            element.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/"),
        )
        for element in package.elements(rels, "Relationship")
        if element.get("TargetMode") != "External"
    ]


def _formats(package: Package, part: str) -> list[str]:
    """Of each style of cells, what its numbers are: percent, date, or ''."""
    codes: dict[int, str] = {}
    found = []
    for element in package.elements(part, "numFmt", "cellXfs"):
        if local(element.tag) == "numFmt":
            codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
        else:
            found = [int(style.get("numFmtId", "0")) for style in element if local(style.tag) == "xf"]
    return [_kind(each, codes.get(each, "")) for each in found]


def _kind(number: int, code: str) -> str:
    shown = _ASIDE.sub("", code).lower()
    if number in _PERCENT or "%" in shown:
        return "percent"
    return "date" if number in _DATES or re.search("[ymdhs]", shown.replace("general", "")) else ""


def _value(cell: Element, shared: list[str], formats: list[str], *, waits: bool) -> Cell:
    """What a cell shows. `waits`: formulas are calculated when the file is opened; until then writers save 0."""
    kind = cell.get("t", "n")
    parts = {local(part.tag): part for part in cell}
    if kind == "inlineStr":
        return _text(parts["is"]) if "is" in parts else None
    saved = parts["v"].text if "v" in parts else None
    if not saved or (waits and "f" in parts and saved == "0" and kind == "n"):
        if "f" in parts and kind != "str":
            return Unsaved(f"={parts['f'].text or ''}")
        return "" if kind == "str" else None
    match kind:
        case "s":
            return shared[int(saved)]
        case "b":
            return saved.strip() == "1"
        case "n":
            style = int(cell.get("s", "0"))
            return _number(saved, formats[style] if style < len(formats) else "")
    return unescaped(saved)  # a formula's text, an error, or a date of a strict file


def _number(saved: str, kind: str) -> Cell:
    value = float(saved)
    if kind == "percent":
        return f"{value * 100:g} %"  # as the sheet shows it
    if kind == "date" and 0 <= value < 2_958_466:
        return (_EPOCH + timedelta(days=value)).isoformat(" ").removesuffix(" 00:00:00")
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _text(element: Element) -> str:
    """The text of a cell, whatever runs it is written in; without how it is pronounced."""
    found = []
    for part in element:
        if local(part.tag) == "t":
            found.append(part.text or "")
        elif local(part.tag) == "r":
            found += [text.text or "" for text in part if local(text.tag) == "t"]
    return unescaped("".join(found))


def _place(reference: str) -> tuple[int, int]:
    """Column, from 0, and row of "B7"."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError(f"{reference[:20]!r} is no cell")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1, int(found[2])
