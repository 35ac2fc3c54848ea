"""Reads a list of scores that a person gave (CSV, XLSX or ODS): finds its columns, checks every row, tells what it saw.

Every problem is collected before it complains.
"""

import codecs
import shlex
from collections.abc import Mapping
from dataclasses import field
from itertools import takewhile
from pathlib import Path

from data.loading.lists.cells import letters, plain
from data.loading.lists.columns import TYPED, Role, typed_as
from data.loading.lists.csv_table import csv_tables
from data.loading.lists.find_kommun import Finder
from data.loading.lists.layout import HEADER_WITHIN, LOOKED_AT, Headed, Top, named_beside
from data.loading.lists.rows import ScoreList
from data.loading.lists.table import Row, Table, read_bytes, refused
from data.model.frozen import frozen
from data.model.problems import InvalidInput, Problem, Said, said

_ZIP = b"PK"
_OTHERS = {  # how files begin that are no lists
    bytes.fromhex("d0cf11e0"): "old_excel",
    b"<?xml": "xml",
    b"<": "web_page",
    b"mime-version:": "mhtml",
    b"%pdf": "pdf",
    b"{\\rtf": "rtf",
    b"{": "json",
    b"[": "json",
    b"id;p": "sylk",
}
_SHOWN = 12  # headings
_UNKNOWN = "kommun=HEADING,poäng=HEADING"
_SHEETS = 3  # whose first rows are shown


@frozen
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


def read_list(path: Path, wish: Wish, finder: Finder, content: bytes | None = None) -> ScoreList:
    """The list in a file. InvalidInput tells everything that is wrong with it.

    `content`: what is in it, where it is no file of this machine and the path only its name.
    """
    content = read_bytes(path) if content is None else content
    if not content.strip():
        raise refused(path, said("empty_file"))
    headed = _choose(path, _tables(path, content, wish), wish, finder)
    table = headed.top.table
    found = ScoreList(path.name, table, headed.columns, wish.scale, finder)
    # All of it first: one that is too long is told before any is looked at.
    rows = [row for row in table.rows() if row.number > headed.row]
    for row in rows:
        found.read(row)
    found.check()
    if not found.scores:
        skipped = [said("skipped_row", row=row, called=called) for row, called in found.skipped[:_SHOWN]]
        nothing = said("no_scores_but", rows=skipped) if skipped else said("no_scores")
        raise InvalidInput([Problem(path.name, nothing, headed.row, sheet=table.sheet)])
    found.beside = named_beside(headed.columns, rows, found.kommuner, finder)
    return found


def _tables(path: Path, content: bytes, wish: Wish) -> list[Table]:
    """The readings of a CSV, or the sheets of a workbook. InvalidInput names what else the file is."""
    if content.startswith(_ZIP):
        from data.loading.lists.workbook import workbook_tables

        return workbook_tables(path, content, wish.sheet)
    start = _start(content)
    for beginning, kind in _OTHERS.items():
        if start.startswith(beginning):
            raise refused(path, said(kind, save=said("save_as_xlsx"), list=said("expected_list")))
    if wish.sheet is not None:
        raise refused(path, said("no_workbook", sheet=wish.sheet))
    return csv_tables(path, content)


def _start(content: bytes) -> bytes:
    """How its text begins, whatever Unicode it is in."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content[:200].decode("utf-16", errors="ignore").encode()
    return content.removeprefix(codecs.BOM_UTF8).lstrip()[:20].lower()


def _choose(path: Path, tables: list[Table], wish: Wish, finder: Finder) -> Headed:
    """The table with a header. Of the readings of a CSV, the one with most columns; of sheets first those shown."""
    tops, errors = [], []
    for table in tables:
        rows: list[Row] = []
        try:
            rows.extend(takewhile(lambda row: row.number <= LOOKED_AT, table.rows()))
        except InvalidInput as error:  # told when the whole table is read, if it has a header above that
            errors.append(error)
        tops.append(Top.of(table, rows, finder))
    found = [headed for top in tops if (headed := top.header(wish.columns, wish.year))]
    found = [each for each in found if each.top.table.shown] or found
    if not found:
        filled = [top for top in tops if top.rows]
        filled = [top for top in filled if top.table.shown] or filled
        if errors and all(top.width < 2 for top in filled):
            raise errors[0]
        blamed = [max(filled, key=lambda top: top.width)] if filled and tables[0].sheet is None else filled
        one = len(tops) == 1 or tables[0].sheet is None
        if not blamed:
            raise refused(path, said("empty_file"))
        raise InvalidInput([_no_header(path, top, wish, one=one) for top in blamed])
    if tables[0].sheet is None:
        found = [max(found, key=lambda each: len(each.columns.headings))]
    if len(found) > 1:
        raise refused(path, _several(found, wish))
    if found[0].columns.clashes:
        raise InvalidInput([_clash(path, found[0], wish)])
    return found[0]


def _several(found: list[Headed], wish: Wish) -> Said:
    """Each of these sheets holds a list; meant is perhaps the one that names the survey's year."""
    titles = [str(headed.top.table.sheet) for headed in found]
    sheet = next((title for title in titles if str(wish.year) in title), titles[0])
    columns = f" --columns {shlex.quote(typed_as(wish.columns))}" if wish.columns else ""
    command = f"{wish.command} --sheet {shlex.quote(sheet)}{columns}".strip()
    rows = "\n".join(f"  {title}\n{headed.top.shown()}" for title, headed in zip(titles, found[:_SHEETS], strict=False))
    return said("several_sheets", sheets=", ".join(titles), command=command, sheet=sheet, rows=rows)


def _no_header(path: Path, top: Top, wish: Wish, *, one: bool) -> Problem:
    """What was found instead: the headings of the row that looks most like a header, and the first rows."""
    row = max((r for r in top.rows if r.number <= HEADER_WITHIN), key=lambda r: len(_texts(r)), default=top.rows[0])
    named = {role: heading for role, heading in wish.columns.items() if heading}
    lacking = [said("no_column", heading=each) for role, each in named.items() if not top.has(role, each)]
    if not {"code", "name"} & set(named) and not (top.has("name") or top.has("code")):
        lacking.append(said("no_kommuner"))
    if "points" not in named and not top.has("points"):
        lacking.append(said("no_points"))
    lacking = lacking or [said("no_row_of_both")]
    headings = ", ".join(_texts(row)[:_SHOWN]) or said("no_headings")
    message = said("no_header", lacking=lacking, headings=headings, rows=top.shown())
    return Problem(
        path.name, message, row.number, None, top.table.sheet, _help(top, wish, top.suggested(named), one=one)
    )


def _clash(path: Path, headed: Headed, wish: Wish) -> Problem:
    top, columns = headed.top, headed.columns
    clashes, meant = [], dict(wish.columns)
    for role, places in columns.clashes.items():
        each = ", ".join(f"{columns.called(place)} ({letters(place)})" for place in places)
        clashes.append(said("clash_of", role=TYPED[role], columns=each))
        best = next((place for place in places if role != "points" or top.are_numbers(place)), places[0])
        meant[role] = letters(best)
    message = said("clash", clashes=clashes, rows=top.shown())
    return Problem(path.name, message, headed.row, None, top.table.sheet, _help(top, wish, typed_as(meant), one=True))


def _help(top: Top, wish: Wish, columns: str, *, one: bool) -> Said:
    """A command that would work. `one`: no other sheet may be meant."""
    named = top.table.sheet and (wish.sheet is not None or not one)
    sheet = f" --sheet {shlex.quote(str(top.table.sheet))}" if named else ""
    command = f'{wish.command}{sheet} --columns "{columns or _UNKNOWN}"'.strip()
    return said("help_columns", columns=columns, command=command)


def _texts(row: Row) -> list[str]:
    return [plain(cell) for cell in row.cells if isinstance(cell, str) and plain(cell)]
