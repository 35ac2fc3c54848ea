"""Reads a list of scores that a person gave (CSV, XLSX or ODS): finds its columns, checks every row, tells what it saw.

Every problem is collected before it complains.
"""

import codecs
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from data.loading.lists.cells import letters, plain
from data.loading.lists.columns import TYPED, Role
from data.loading.lists.csv_table import csv_tables
from data.loading.lists.find_kommun import Finder
from data.loading.lists.layout import HEADER_WITHIN, LOOKED_AT, Headed, Top, widest
from data.loading.lists.rows import Line, RowReader
from data.loading.lists.table import Row, Table, read_bytes, refused
from data.model.problems import InvalidInput, Problem

_ZIP = b"PK"
_SAVE = "open it in Excel or LibreOffice and save it as .xlsx"
_NO_LIST = "expected a CSV, XLSX or ODS list"
_OTHERS = {  # how files begin that are no lists
    bytes.fromhex("d0cf11e0"): "is an old Excel format or protected by a password; save it as .xlsx without a password",
    b"<?xml": f"is an XML file, whatever its name says; {_SAVE}",
    b"<": f"is a web page, whatever its name says; {_SAVE}",
    b"mime-version:": f"is a web page in one file (MHTML), whatever its name says; {_SAVE}",
    b"%pdf": f"is a PDF; {_NO_LIST}",
    b"{\\rtf": f"is a text document (RTF); {_NO_LIST}",
    b"{": f"is JSON; {_NO_LIST}",
    b"[": f"is JSON; {_NO_LIST}",
    b"id;p": f"is a SYLK file, whatever its name says; {_SAVE}",
}
_SHOWN = 12  # headings


@dataclass(frozen=True)
class Wish:
    """What is said of the list on the command line.

    `scale`: the highest possible score, `year`: that of the survey, where they are known. `command`: what was typed,
    without --columns and --sheet.
    """

    columns: Mapping[Role, str] = field(default_factory=dict)
    sheet: str | None = None
    scale: float | None = None
    year: int | None = None
    command: str = ""


@dataclass(frozen=True)
class ScoreList:
    """A checked list. `said`: what was read and what was skipped, as sentences."""

    lines: list[Line]
    measures: list[str]  # score, and of e_services and apps those that it has
    said: list[str]
    headings: list[str]  # of the columns that were read
    skipped: list[tuple[int, str]]  # rows, and what they are called
    without: list[str]  # kommuner without points


def read_list(path: Path, wish: Wish, finder: Finder, content: bytes | None = None) -> ScoreList:
    """The list in a file. InvalidInput tells everything that is wrong with it.

    `content`: what is in it, where it is no file of this machine and the path only its name.
    """
    content = read_bytes(path) if content is None else content
    if not content.strip():
        raise InvalidInput([_empty(path)])
    headed = _choose(path, _tables(path, content, wish), wish, finder)
    reader = RowReader(path.name, headed.table.sheet, headed.columns, wish.scale, finder)
    for row in headed.table.rows():
        if row.number > headed.row:
            reader.read(row)
    lines = reader.done()
    if not lines:
        raise InvalidInput([Problem(path.name, "has no scores below its header", headed.row, sheet=headed.table.sheet)])
    said = reader.said(len(lines), headed.table.hidden())
    return ScoreList(lines, reader.measures, said, reader.headings, reader.skipped, reader.without)


def _tables(path: Path, content: bytes, wish: Wish) -> list[Table]:
    """The readings of a CSV, or the sheets of a workbook. InvalidInput names what else the file is."""
    if content.startswith(_ZIP):
        from data.loading.lists.workbook import workbook_tables

        return workbook_tables(path, content, wish.sheet)
    start = _start(content)
    for beginning, said in _OTHERS.items():
        if start.startswith(beginning):
            raise refused(path, said)
    if wish.sheet is not None:
        raise refused(path, f"is no workbook, so it has no sheet {wish.sheet!r}")
    return csv_tables(path, content)


def _start(content: bytes) -> bytes:
    """How its text begins, whatever Unicode it is in."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content[:200].decode("utf-16", errors="ignore").encode()
    return content.removeprefix(codecs.BOM_UTF8).lstrip()[:20].lower()


def _choose(path: Path, tables: list[Table], wish: Wish, finder: Finder) -> Headed:
    """The table with a header. Of the readings of a CSV, the one with most columns."""
    tops, errors = [], []
    for table in tables:
        rows: list[Row] = []
        try:
            rows.extend(takewhile(lambda row: row.number <= LOOKED_AT, table.rows()))
        except InvalidInput as error:  # told when the whole table is read, if it has a header above that
            errors.append(error)
        tops.append(Top.of(table, rows, finder))
    found = [(top, headed) for top in tops if (headed := top.header(dict(wish.columns), wish.year))]
    if not found:
        filled = [top for top in tops if top.rows]
        if errors and all(top.width < 2 for top in filled):
            raise errors[0]
        blamed = [widest(filled)] if filled and tables[0].sheet is None else filled
        raise InvalidInput([_no_header(path, top, wish) for top in blamed] or [_empty(path)])
    if tables[0].sheet is None:
        found = [max(found, key=lambda each: len(each[1].columns.headings))]
    if len(found) > 1:
        sheets = ", ".join(str(headed.table.sheet) for _, headed in found)
        first = f" --sheet {shlex.quote(str(found[0][1].table.sheet))}"
        typed = f"{wish.command}{first}".strip()
        raise refused(path, f"has a list in several sheets: {sheets}; choose one with --sheet NAME, as in: {typed}")
    top, headed = found[0]
    if headed.columns.clashes:
        raise InvalidInput([_clash(path, top, headed, wish)])
    return headed


def _no_header(path: Path, top: Top, wish: Wish) -> Problem:
    """What was found instead: the headings of the row that looks most like a header, and the first rows."""
    row = max((r for r in top.rows if r.number <= HEADER_WITHIN), key=lambda r: len(_texts(r)), default=top.rows[0])
    named = {role: heading for role, heading in wish.columns.items() if heading}
    lacking = [f"no column {heading!r}" for role, heading in named.items() if not top.has(role, heading)]
    if not {"code", "name"} & set(named) and not (top.has("name") or top.has("code")):
        lacking.append("no column of kommuner (Kommun, Kommunkod …)")
    if "points" not in named and not top.has("points"):
        lacking.append("no column of points (Poäng, Totalt …)")
    said = " and ".join(lacking) or "no row with both headings"
    shown = ", ".join(_texts(row)[:_SHOWN]) or "no headings"
    message = f"has {said}; found {shown}. {_help(top, wish, top.suggested(named))}"
    return Problem(path.name, message, row.number, sheet=top.table.sheet)


def _clash(path: Path, top: Top, headed: Headed, wish: Wish) -> Problem:
    columns = headed.columns
    said, meant = [], dict(wish.columns)
    for role, places in columns.clashes.items():
        each = ", ".join(f"{columns.called(place)} ({letters(place)})" for place in places)
        said.append(f"several columns may be the one of {TYPED[role]}: {each}.")
        meant[role] = letters(places[0])
    typed = ",".join(f"{TYPED[role]}={heading}" for role, heading in meant.items())
    message = f"{' '.join(said)} {_help(top, wish, typed)}"
    return Problem(path.name, message, headed.row, sheet=headed.table.sheet)


def _help(top: Top, wish: Wish, columns: str) -> str:
    """The first rows as they were read, and a command that would work."""
    said = f"The first rows, as they were read:\n{top.shown()}\nSay which columns they are, by heading or letter: "
    if not columns:
        return said + '--columns "kommun=HEADING,poäng=HEADING"'
    sheet = f" --sheet {shlex.quote(top.table.sheet)}" if top.table.sheet and wish.sheet is not None else ""
    return said + f'{wish.command}{sheet} --columns "{columns}"'.strip()


def _texts(row: Row) -> list[str]:
    return [plain(cell) for cell in row.cells if isinstance(cell, str) and plain(cell)]


def _empty(path: Path) -> Problem:
    return Problem(path.name, "is empty; expected a column of kommuner and a column of points")
