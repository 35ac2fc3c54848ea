"""Merged cells: every row of a merged range shows what stands in its first cell, and so do its columns.

What programs have left in the cells below it is not shown.
"""

from collections.abc import Iterable

from data.loading.lists.cells import Cell
from data.loading.lists.table import MOST_COLUMNS

Range = tuple[tuple[int, int], tuple[int, int]]  # first and last (column from 0, row from 1)


class Merged:
    """The merged ranges of a sheet. Rows are to be shown in order."""

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
