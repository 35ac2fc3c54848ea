"""Tables in a file that a person gave: what kind of file it is, and the rows of a CSV however it was saved."""

import codecs
import csv
import io
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.model.problems import InvalidInput, Problem

Cell = object  # str, int, float, None, or whatever else a workbook holds
Row = tuple[int, list[Cell]]  # its number as a spreadsheet counts, and its cells

LARGEST = 20_000_000  # bytes of a file
MOST_ROWS, MOST_COLUMNS = 100_000, 200
_DELIMITERS = ";,\t|"


@dataclass(frozen=True)
class Table:
    """One reading of a file as rows. `sheet` is None for a CSV."""

    sheet: str | None
    rows: Callable[[], Iterator[Row]]


def read_bytes(path: Path) -> bytes:
    """The content of an ordinary file of a reasonable size. InvalidInput for anything else."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise refused(
                path, "is not an ordinary file; expected a CSV or XLSX list, or the folder of a survey package"
            )
        if found.st_size > LARGEST:
            size = f"{found.st_size / 1e6:,.0f} MB"
            raise refused(path, f"is {size} large; a list may have at most {LARGEST / 1e6:.0f} MB")
        with path.open("rb") as file:
            content = file.read(LARGEST)
    except FileNotFoundError:
        raise refused(path, "there is no such file or folder") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise refused(path, f"cannot be read: {error}") from error
    return content


def refused(path: Path, message: str) -> InvalidInput:
    """The one problem with a file as a whole."""
    return InvalidInput([Problem(path.name or str(path), message)])


def csv_tables(path: Path, content: bytes) -> list[Table]:
    """The file as a table, once for each delimiter that may be meant."""
    text = _decode(path, content)
    return [Table(None, lambda delimiter=delimiter: _rows(path, text, delimiter)) for delimiter in _DELIMITERS]  # type: ignore[misc]


def _decode(path: Path, content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise refused(path, "is not a text; expected a CSV (best saved as CSV UTF-8) or an XLSX list")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # what Excel in Sweden saves as CSV


def _rows(path: Path, text: str, delimiter: str) -> Iterator[Row]:
    """Rows with at least one cell. A quotation mark that is never closed would swallow rows, so it is told."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            check_size(path, None, number, len(cells))
            if any(cell.strip() for cell in cells):
                yield number, list(cells)
    except csv.Error as error:
        said = "a quotation mark that is not closed, or a text after one" if "expected" in str(error) else str(error)
        said = "a quotation mark that is not closed" if "end of data" in str(error) else said
        raise InvalidInput([Problem(path.name, f"found {said}", number + 1)]) from error


def check_size(path: Path, sheet: str | None, rows: int, columns: int) -> None:
    """InvalidInput where there are more rows or columns than a list has."""
    if rows > MOST_ROWS:
        raise InvalidInput([Problem(path.name, f"has more than {MOST_ROWS:,} rows", sheet=sheet)])
    if columns > MOST_COLUMNS:
        raise InvalidInput([Problem(path.name, f"has more than {MOST_COLUMNS} columns", rows, sheet=sheet)])
