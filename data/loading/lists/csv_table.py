"""The rows of a CSV however it was saved."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from data.loading.lists.encodings import decode
from data.loading.lists.table import Row, Table, check_size
from data.model.problems import InvalidInput, Problem, said

DELIMITERS = ";,\t|"


def csv_tables(path: Path, content: bytes) -> list[Table]:
    """The file as a table, once for each delimiter that may be meant."""
    text = decode(path, content)
    return [Table(None, lambda delimiter=delimiter: _rows(path, text, delimiter)) for delimiter in DELIMITERS]  # type: ignore[misc]


def _rows(path: Path, text: str, delimiter: str) -> Iterator[Row]:
    """Rows with at least one cell. A quotation mark that is never closed would swallow rows, so it is told."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            check_size(path, None, number, len(cells))
            if any(cell.strip() for cell in cells):
                yield Row(number, list(cells))
    except csv.Error as error:
        kinds = {"end of data": "open_quotation", "expected": "text_after_quotation"}
        kind = next((kind for words, kind in kinds.items() if words in str(error)), "csv")
        raise InvalidInput([Problem(path.name, said(kind, said=error), number + 1)]) from error
