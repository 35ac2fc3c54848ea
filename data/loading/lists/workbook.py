"""Tables in an Excel workbook (XLSX), read with bounded memory and without trusting what its zip says of itself."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl

from data.loading.lists.csv_table import Cell, Row, Table, check_size, refused
from data.model.problems import InvalidInput, Problem

_UNPACKED = 100_000_000  # bytes in all
_CHUNK = 1 << 20
_LAST_ROW = 1_048_576  # of any sheet, says Excel
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_SAVED_EMPTY = "str"  # the type of a formula's saved result that is an empty text


def workbook_tables(path: Path, content: bytes, sheet: str | None = None) -> list[Table]:
    """The visible sheets of the workbook, or the one that is asked for. InvalidInput where it cannot be read."""
    _check_zip(path, content)
    with _opened(path, content) as book:
        titles = {each.title: each.sheet_state == "visible" for each in book.worksheets}
    if sheet is not None and sheet not in titles:
        raise refused(path, f"has no sheet {sheet!r}; found {', '.join(titles)}")
    chosen = [sheet] if sheet is not None else [title for title, visible in titles.items() if visible]
    return [Table(title, partial(_rows, path, content, title)) for title in chosen]


def formulas(path: Path, content: bytes, sheet: str, wanted: set[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """The formulas in the cells (row, column from 0) that have no saved result. The file is read a second time."""
    found = {}
    last = max(row for row, _ in wanted)
    with _opened(path, content, results=False) as book:
        for number, row in enumerate(book[sheet].iter_rows(), 1):
            for column, cell in enumerate(row):
                if (number, column) in wanted and cell.data_type == "f":
                    text = str(getattr(cell.value, "text", cell.value))
                    found[number, column] = text if text.startswith("=") else f"={text}"
            if number >= last:
                break
    return found


def _rows(path: Path, content: bytes, title: str) -> Iterator[Row]:
    with _opened(path, content) as book:
        filled = 0
        for number, row in enumerate(book[title].iter_rows(), 1):
            cells = [_value(cell) for cell in row]
            while cells and cells[-1] is None:
                cells.pop()
            if number > _LAST_ROW:
                raise InvalidInput([Problem(path.name, "has more rows than a sheet can have", sheet=title)])
            if cells:
                filled += 1
                check_size(path, title, filled, len(cells))
                yield number, cells


def _value(cell: Any) -> Cell:
    if isinstance(cell.value, int | float) and "%" in str(cell.number_format):
        return f"{cell.value * 100:g} %"  # as the sheet shows it
    return "" if cell.value is None and cell.data_type == _SAVED_EMPTY else cell.value


@contextmanager
def _opened(path: Path, content: bytes, *, results: bool = True) -> Iterator[Any]:
    """The workbook, with the saved results of formulas or the formulas themselves."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions, which no list needs
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=results)
            try:
                for sheet in book.worksheets:
                    sheet.reset_dimensions()  # what the file says of its size may be wrong
                yield book
            finally:
                book.close()
    except InvalidInput:
        raise
    except (OSError, MemoryError, RecursionError) as error:
        raise refused(path, f"cannot be read: {error!r}") from error
    except (ParseError, zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError, TypeError) as error:
        raise _corrupt(path, error) from error
    except (AttributeError, AssertionError, NotImplementedError) as error:  # openpyxl, of files with parts missing
        raise _corrupt(path, error) from error


def _corrupt(path: Path, error: Exception) -> InvalidInput:
    said = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
    return refused(path, f"is a damaged XLSX file ({said}); open it in Excel or LibreOffice and save it anew")


def _check_zip(path: Path, content: bytes) -> None:
    """Unpack every part once, in pieces, to see what it comes to."""
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if "xl/workbook.xml" not in packed.namelist():
                raise refused(path, "is a zip file, but no Excel workbook; expected a CSV or XLSX list")
            for part in packed.infolist():
                if part.flag_bits & 1 or part.compress_type not in _PACKED:
                    raise refused(path, "is packed in a way that Excel does not; save it anew as .xlsx")
                with packed.open(part) as unpacking:
                    while piece := unpacking.read(_CHUNK):
                        unpacked += len(piece)
                        if unpacked > _UNPACKED:
                            raise refused(path, f"unpacks to more than {_UNPACKED / 1e6:.0f} MB; no list is so large")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise _corrupt(path, error) from error
