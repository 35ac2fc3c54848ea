"""Reads a list of scores that a person gave, CSV or XLSX: finds its columns, checks every row, and tells what it saw.

Every problem is collected before it complains.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from data.loading.lists.columns import TYPED, Columns, Role, find_columns
from data.loading.lists.csv_table import Row, Table, csv_tables, read_bytes, refused
from data.loading.lists.find_kommun import Finder
from data.loading.lists.rows import Line, RowReader
from data.model.problems import InvalidInput, Problem

_HEADER_WITHIN = 20  # rows from the top
_ZIP, _OLE = b"PK", bytes.fromhex("d0cf11e0")
_SHOWN = 12  # headings


@dataclass(frozen=True)
class Wish:
    """What is said of the list on the command line. `scale`: the highest possible score, where it is known."""

    columns: Mapping[Role, str] = field(default_factory=dict)
    sheet: str | None = None
    scale: float | None = None


@dataclass(frozen=True)
class ScoreList:
    """A checked list. `said`: what was read and what was skipped, as sentences."""

    lines: list[Line]
    measures: list[str]  # score, and of e_services and apps those that it has
    said: list[str]


@dataclass(frozen=True)
class _Headed:
    table: Table
    columns: Columns
    row: int


def read_list(path: Path, wish: Wish, finder: Finder) -> ScoreList:
    """The list in a file. InvalidInput tells everything that is wrong with it."""
    content = read_bytes(path)
    if not content.strip():
        raise InvalidInput([_empty(path)])
    if content.startswith(_OLE):
        raise refused(path, "is an old Excel format or protected by a password; save it as .xlsx without a password")
    if is_workbook := content.startswith(_ZIP):
        from data.loading.lists.workbook import workbook_tables

        tables = workbook_tables(path, content, wish.sheet)
    elif wish.sheet is not None:
        raise refused(path, f"is no workbook, so it has no sheet {wish.sheet!r}")
    else:
        tables = csv_tables(path, content)
    headed = _choose(path, tables, wish)
    reader = RowReader(path.name, headed.table.sheet, headed.columns, wish.scale, finder)
    for row in headed.table.rows():
        if row[0] > headed.row:
            reader.read(row)
    if is_workbook and headed.table.sheet is not None and reader.unsaved:
        from data.loading.lists.workbook import formulas

        reader.tell_formulas(formulas(path, content, headed.table.sheet, set(reader.unsaved)))
    lines = reader.done()
    if not lines:
        raise InvalidInput([Problem(path.name, "has no scores below its header", headed.row, sheet=headed.table.sheet)])
    return ScoreList(lines, reader.measures, reader.said(len(lines)))


def _choose(path: Path, tables: list[Table], wish: Wish) -> _Headed:
    """The table with a header. Of the readings of a CSV, the one with most columns."""
    found = []
    tops: dict[Table, list[Row]] = {}
    errors = []
    for table in tables:
        tops[table] = []
        try:
            for row in islice(table.rows(), _HEADER_WITHIN):
                tops[table] += [row] if row[0] <= _HEADER_WITHIN else []
        except InvalidInput as error:  # told when the whole table is read, if it has a header above that
            errors.append(error)
        found += [_Headed(table, columns, row) for columns, row in [_header(tops[table], wish)] if columns]
    if not found:
        if errors and all(len(cells) < 2 for rows in tops.values() for _, cells in rows):
            raise errors[0]
        raise InvalidInput([_no_header(path, table, rows, wish) for table, rows in _to_blame(tops)] or [_empty(path)])
    if found[0].table.sheet is None:
        found = [max(found, key=lambda each: len(each.columns.headings))]
    if len(found) > 1:
        sheets = ", ".join(str(each.table.sheet) for each in found)
        raise refused(path, f"has a list in several sheets: {sheets}; choose one with --sheet NAME")
    if clashes := found[0].columns.clashes:
        raise InvalidInput([_clash(path, found[0], role, headings) for role, headings in clashes.items()])
    return found[0]


def _header(rows: list[Row], wish: Wish) -> tuple[Columns | None, int]:
    for number, cells in rows:
        columns = find_columns(cells, wish.columns)
        if columns.enough and {role for role, heading in wish.columns.items() if heading} <= set(columns.place):
            return columns, number
    return None, 0


def _to_blame(tops: dict[Table, list[Row]]) -> list[tuple[Table, list[Row]]]:
    """The tables to complain about: each sheet that holds something; of the readings of a CSV, the widest."""
    filled = [(table, rows) for table, rows in tops.items() if rows]
    if filled and filled[0][0].sheet is None:
        return [max(filled, key=lambda each: max(len(cells) for _, cells in each[1]))]
    return filled


def _no_header(path: Path, table: Table, rows: list[Row], wish: Wish) -> Problem:
    """What was found instead: the headings of the row that looks most like a header."""
    number, cells = max(rows, key=lambda row: (len(_texts(row)), -row[0]))
    shown = ", ".join(_texts((number, cells))[:_SHOWN]) or "no headings"
    columns = find_columns(cells, wish.columns)
    lacking = [
        f"no column {heading!r}" for role, heading in wish.columns.items() if heading and role not in columns.place
    ]
    if not {"code", "name"} & {*columns.place, *wish.columns}:
        lacking.append("no column of kommuner (Kommun, Kommunkod …)")
    if "points" not in {*columns.place, *wish.columns}:
        lacking.append("no column of points (Poäng, Totalt …)")
    say = f"Say which they are: {_FORM}"
    return Problem(path.name, f"has {' and '.join(lacking)}; found {shown}. {say}", number, sheet=table.sheet)


_FORM = '--columns "kommun=HEADING,poäng=HEADING"'


def _clash(path: Path, headed: _Headed, role: Role, headings: list[str]) -> Problem:
    say = f"several columns may be the one of {TYPED[role]}: {', '.join(headings)}. "
    say += f'Say which: --columns "{TYPED[role]}=HEADING"'
    return Problem(path.name, say, headed.row, sheet=headed.table.sheet)


def _texts(row: Row) -> list[str]:
    return [" ".join(cell.split()) for cell in row[1] if isinstance(cell, str) and cell.strip()]


def _empty(path: Path) -> Problem:
    return Problem(path.name, "is empty; expected a column of kommuner and a column of points")
