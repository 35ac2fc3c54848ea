"""What every kind of file comes to: tables of rows. And the limits that a file is held to before it is read."""

import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from data.loading.lists.cells import Cell
from data.model.frozen import frozen
from data.model.problems import InvalidInput, Problem, Said, said

LARGEST = 20_000_000  # bytes of a file
MOST_ROWS, MOST_COLUMNS = 100_000, 200
Range = tuple[tuple[int, int], tuple[int, int]]  # merged: first and last (column from 0, row from 1)


class Row(NamedTuple):
    """A row that holds something: its number as a spreadsheet counts, and its cells."""

    number: int
    cells: list[Cell]
    hidden: bool = False


@frozen
class Table:
    """One reading of a file as rows. `sheet` is None for a CSV, and perhaps not `shown` itself.

    `hidden`: columns, from 0, that are not shown.
    """

    sheet: str | None
    rows: Callable[[], Iterator[Row]]
    hidden: Callable[[], frozenset[int]] = frozenset
    shown: bool = True


def read_bytes(path: Path) -> bytes:
    """The content of an ordinary file of a reasonable size. InvalidInput for anything else."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise refused(
                path, "is not an ordinary file; expected a CSV, XLSX or ODS list, or the folder of a survey package"
            )
        if found.st_size > LARGEST:
            size = f"{found.st_size / 1e6:,.0f} MB"
            raise refused(path, f"is {size} large; a list may have at most {LARGEST / 1e6:.0f} MB")
        with path.open("rb") as file:
            content = file.read(LARGEST)
    except FileNotFoundError:
        raise refused(path, "there is no such file or folder") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise refused(path, said("unreadable", said=error)) from error
    return content


def refused(path: Path, message: Said | str) -> InvalidInput:
    """The one problem with a file as a whole."""
    return InvalidInput([Problem(path.name or str(path), message)])


def check_size(path: Path, sheet: str | None, rows: int, columns: int) -> None:
    """InvalidInput where there are more rows or columns than a list has."""
    if rows > MOST_ROWS:
        raise InvalidInput([Problem(path.name, said("many_rows", most=MOST_ROWS), sheet=sheet)])
    if columns > MOST_COLUMNS:
        raise InvalidInput([Problem(path.name, said("many_columns", most=MOST_COLUMNS), rows, sheet=sheet)])


class Merged:
    """The merged ranges of a sheet: every row of one shows what stands in its first cell, and so do its columns.

    What programs have left in the cells below it is not shown. Rows are to be shown in order.
    """

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._starts: dict[int, list[Range]] = {}  # by first row
        for each in ranges:
            self.add(each)
        self._open: dict[int, tuple[Cell, int]] = {}  # by column: what is shown there, and down to which row

    def add(self, merged: Range) -> None:
        """One more range, whose first row is still to come."""
        self._starts.setdefault(merged[0][1], []).append(merged)

    def shown(self, number: int, cells: list[Cell]) -> list[Cell]:
        """A row's cells with what its merged ones show, without the empty ones at its end."""
        self._open = {column: kept for column, kept in self._open.items() if kept[1] >= number}
        for column, (shown, _) in self._open.items():
            _put(cells, column, shown)
        for (left, _), (right, last) in self._starts.pop(number, []):
            shown = cells[left] if left < len(cells) else None
            for column in range(left, min(right, MOST_COLUMNS) + 1):
                self._open[column] = shown, last
                _put(cells, column, shown)
        while cells and cells[-1] is None:
            cells.pop()
        return cells


def _put(cells: list[Cell], column: int, shown: Cell) -> None:
    if shown is not None:
        cells += [None] * (column + 1 - len(cells))
    if column < len(cells):
        cells[column] = shown
