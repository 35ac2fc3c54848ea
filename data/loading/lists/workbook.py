"""Workbooks (XLSX and ODS): what kind of one a zip file is, unpacked in bounded memory and without trusting its zip.

Both are read with the standard library alone. Of libraries, openpyxl in bounded memory knows neither merged cells nor
hidden columns, and no strict OOXML; python-calamine (0.9.1) tells 71 % as 0.71 and no hidden columns, and takes memory
for every cell from the first to the last: two far apart end the process. So a binary workbook (XLSB) is refused too.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element, ParseError, iterparse

from data.loading.lists.table import Row, Table, check_size, refused
from data.model.problems import said

_UNPACKED = 100_000_000  # bytes in all
_CHUNK = 1 << 20
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGED = (ParseError, zipfile.BadZipFile, zlib.error, OSError, EOFError, LookupError, ValueError, NotImplementedError)
_OTHERS = {  # parts that tell what else a zip file is
    "xl/workbook.bin": "xlsb",
    "word/document.xml": "word",
    "ppt/presentation.xml": "powerpoint",
    "Index/Document.iwa": "numbers",
}


class Sheet(NamedTuple):
    """One sheet: its title, whether it is shown, and what finds it again."""

    title: str
    visible: bool
    part: str


class Package:
    """The parts of a zipped workbook."""

    def __init__(self, path: Path, packed: zipfile.ZipFile) -> None:
        self.path = path
        self._packed = packed
        self.parts = frozenset(packed.namelist())

    def open(self, part: str) -> IO[bytes]:
        """A part to read from. ValueError where it declares a document type, which no office program writes."""
        content = self._packed.read(part)
        if b"<!DOCTYPE" in content:
            raise ValueError(f"{part} declares a document type")
        return io.BytesIO(content)

    def _events(self, part: str) -> Iterator[tuple[str, Element]]:
        """The elements of a part as they begin and end."""
        return iterparse(self.open(part), ("start", "end"))  # noqa: S314 - expat bounds it

    def elements(self, part: str, *names: str, table: str | None = None) -> Iterator[Element]:
        """The elements of these names in a part, whole, each forgotten once it was read, whatever their namespace.

        `table`: only those within the table of this name.
        """
        within, inside = None, 0
        above: list[Element] = []
        for event, element in self._events(part):
            name = local(element.tag)
            if event == "start":
                above.append(element)
                within = attribute(element, "name") if name == "table" else within
                inside += name in names
                continue
            above.pop()
            if name in names:
                inside -= 1
                if table in {None, within}:
                    yield element
            if not inside:
                element.clear()
                if above:
                    above[-1].remove(element)  # else an empty element a row would stay

    def beginnings(self, part: str, name: str) -> Iterator[Element]:
        """The elements of this name in a part, with their attributes only."""
        for event, element in self._events(part):
            if event == "start" and local(element.tag) == name:
                yield element
            elif event == "end":
                element.clear()


def local(name: str) -> str:
    """The name of an element or attribute without its namespace: strict files have others than ordinary ones."""
    return name.rpartition("}")[2]


def attribute(element: Element, name: str, otherwise: str = "") -> str:
    """An attribute, in whichever namespace it is."""
    return next((value for key, value in element.attrib.items() if local(key) == name), otherwise)


def workbook_tables(path: Path, content: bytes, sheet: str | None = None) -> list[Table]:
    """The sheets of the workbook, or the one that is asked for. InvalidInput where it cannot be read."""
    with opened(path, content) as package:
        if "content.xml" in package.parts:
            from data.loading.lists import ods as kind
        else:
            from data.loading.lists import xlsx as kind  # type: ignore[no-redef]
        sheets = kind.sheets(package)
    if sheet is not None and sheet not in {each.title for each in sheets}:
        raise refused(path, said("no_sheet", sheet=sheet, sheets=", ".join(each.title for each in sheets)))

    def rows(of: Sheet) -> Iterator[Row]:
        with opened(path, content) as package:
            for filled, row in enumerate(kind.rows(package, of.part), 1):
                check_size(path, of.title, filled, len(row.cells))
                yield row

    def hidden(of: Sheet) -> frozenset[int]:
        with opened(path, content) as package:
            return kind.hidden_columns(package, of.part)

    chosen = [each for each in sheets if sheet in {None, each.title}]
    return [Table(each.title, partial(rows, each), partial(hidden, each), each.visible) for each in chosen]


@contextmanager
def opened(path: Path, content: bytes) -> Iterator[Package]:
    """The workbook's parts; what is wrong with them is told as a damaged file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check(path, packed)
            yield Package(path, packed)
    except (MemoryError, RecursionError) as error:
        raise refused(path, said("unreadable", said=repr(error))) from error
    except _DAMAGED as error:
        why = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise refused(path, said("damaged", said=why)) from error


def _check(path: Path, packed: zipfile.ZipFile) -> None:
    """Unpack every part once, in pieces, to see what it comes to; and tell what is no workbook that is read."""
    names = set(packed.namelist())
    unpacked = 0
    for part in packed.infolist():
        if part.flag_bits & 1 or part.compress_type not in _PACKED:
            raise refused(path, said("packed"))
        with packed.open(part) as unpacking:
            while piece := unpacking.read(_CHUNK):
                unpacked += len(piece)
                if unpacked > _UNPACKED:
                    raise refused(path, said("bomb", most=_UNPACKED / 1e6))
    for name, kind in _OTHERS.items():
        if name in names:
            raise refused(path, said(kind, save=said("save_where_made"), list=said("expected_list")))
    if not {"content.xml", "_rels/.rels"} & names:
        raise refused(path, said("zip", list=said("expected_list")))
