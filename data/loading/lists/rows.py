"""The rows of a list: which kommun, how many points. Tells every wrong cell, and which rows were skipped and why."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import chain

from data.loading.lists.cells import Cell, Unsaved, plain, some
from data.loading.lists.columns import Columns, Role
from data.loading.lists.find_kommun import Finder, Found
from data.loading.lists.layout import said_beside
from data.loading.lists.table import Row, Table
from data.loading.packages.rule import NO, YES
from data.model.frozen import frozen
from data.model.problems import InvalidInput, Problem, Said, said

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_NOTHING = frozenset({"", "-", "–", "—", "..", "."})  # how people write that there is no number
_MEASURES: dict[Role, str] = {"points": "score", "e_services": "e_services", "apps": "apps"}
_HIGHEST = 1e9  # of any number
_WHOLE = frozenset({"e_services", "apps"})  # things are counted
_LONGEST = 60  # characters of what a row is called
_FOUND = 80  # of a cell that is wrong
_TWO_DIGITS = re.compile("[0-9]{1,2}")
_FEW = 3  # rows that are wrong alike, and told each by itself
_MOST_PROBLEMS = 1000  # of a file that is something else altogether


@frozen
class Line:
    """A kommun of the list, and its numbers by measure."""

    code: str
    name: str
    values: dict[str, float]
    row: int
    hidden: bool  # whether the row is not shown


@dataclass
class ScoreList:
    """A list of scores, read row after row; `check` raises all that is wrong with it."""

    file: str
    table: Table
    columns: Columns
    scale: float | None
    finder: Finder
    skipped: list[tuple[int, str]] = field(default_factory=list)  # rows, and what they are called
    beside: dict[int, list[str]] = field(default_factory=dict)  # kommuner that only other columns name, by column
    _lines: dict[str, Line] = field(default_factory=dict)  # by kommun
    _problems: list[Problem] = field(default_factory=list)

    def read(self, row: Row) -> None:
        """Read a row below the header."""
        number, cells = row.number, row.cells
        by_role = {role: cells[place] for role, place in self.columns.place.items() if place < len(cells)}
        if total := self._total(cells, by_role):
            self.skipped.append((number, total[:_LONGEST]))
            return
        beyond = [plain(cell) for cell in cells[len(self.columns.headings) :] if plain(cell)]
        if beyond:
            wrong = said("beyond_headings", found=beyond[0])
            self._problems.append(Problem(self.file, wrong, number, sheet=self.table.sheet))
        empty = plain(by_role.get("points")) in _NOTHING
        code = self._kommun(number, by_role, told=not empty)
        if code and code in self._lines:
            role: Role = "code" if "code" in self.columns.place else "name"
            shown = plain(by_role.get(role))[:_FOUND]
            self._tell(number, role, said("kommun_twice", found=shown, row=self._lines[code].row))
        numbers = {measure: self._number(number, role, by_role.get(role)) for role, measure in _MEASURES.items()}
        values = {measure: value for measure, value in numbers.items() if value is not None}
        if code:
            self._lines.setdefault(code, Line(code, self.finder.names[code], values, number, row.hidden))
        elif empty and (texts := [plain(cell) for cell in cells if plain(cell)]):
            self.skipped.append((number, texts[0][:_LONGEST]))

    def check(self) -> None:
        """InvalidInput tells all that is wrong."""
        if self._problems:
            raise InvalidInput(sorted(_grouped(self._problems), key=lambda problem: problem.row or 0))

    @property
    def lines(self) -> list[Line]:
        """Those that have a number."""
        return [line for line in self._lines.values() if line.values]

    @property
    def scores(self) -> int:
        """How many have points."""
        return sum("score" in line.values for line in self._lines.values())

    @property
    def measures(self) -> list[str]:
        """Score, and of e_services and apps those that it has."""
        return [measure for role, measure in _MEASURES.items() if role in self.columns.place]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What is not shown and was read all the same: of sheet, column and row, which ones."""
        unseen = self.table.hidden()
        sheet = [] if self.table.shown else [("sheet", str(self.table.sheet))]
        columns = [("column", self.columns.called(i)) for i in sorted(self.columns.place.values()) if i in unseen]
        return [*sheet, *columns, *(("row", str(line.row)) for line in self._lines.values() if line.hidden)]

    @property
    def said(self) -> list[str]:
        """What was read, and what was not, as sentences."""
        where = self.file if self.table.sheet is None else f"{self.file}, sheet {self.table.sheet}"
        scores = f"{self.scores} score{'s' if self.scores > 1 else ''}"
        sentences = [f"{where}: {scores}, from the columns {', '.join(self.headings)}."]
        hidden, place = self.hidden, self.columns.place.values()
        for kind, within in (("sheet", "workbook"), ("column", "sheet"), ("row", "sheet")):
            if which := some([it for each, it in hidden if each == kind]):
                sentences.append(f"Hidden in the {within}, and read all the same: {kind} {which}.")
        if unread := [name for i, name in enumerate(self.columns.headings) if name and i not in place]:
            sentences.append(f"Not read: {some(unread)}.")
        if self.skipped:
            sentences.append(f"Skipped {some([f'row {row} ({called})' for row, called in self.skipped], '; ')}.")
        if without := self.without:
            kept = any(line.values and "score" not in line.values for line in self._lines.values())
            others = "; their other figures are read" if kept else ""
            sentences.append(
                f"Without points, and so without a score: {len(without)} kommun{'er' if len(without) > 1 else ''} "
                f"({some(without)}){others}."
            )
        return sentences + said_beside(self.columns, self.beside)

    @property
    def headings(self) -> list[str]:
        """Those of the columns that are read."""
        return [self.columns.heading(role) for role in self.columns.place]

    @property
    def elsewhere(self) -> list[str]:
        """The kommuner that only other columns name."""
        return list(dict.fromkeys(chain(*self.beside.values())))

    @property
    def kommuner(self) -> Collection[str]:
        """The codes of the kommuner that it has."""
        return self._lines.keys()

    @property
    def without(self) -> list[str]:
        """The kommuner without points."""
        return [line.name for line in self._lines.values() if "score" not in line.values]

    def _kommun(self, number: int, by_role: Mapping[Role, Cell], *, told: bool) -> str | None:
        """The code of the row's kommun; None where there is none, which is told where the row has points."""
        role: Role = "code" if plain(by_role.get("code")) or "name" not in self.columns.place else "name"
        cell, name = by_role.get(role), by_role.get("name")
        found = self._found(cell, by_role.get("lan"), name)
        if not found.code:
            if told:
                self._wrong(number, role, cell, found.expected)
            return None
        if role == "code" and plain(name) and not self.finder.agrees(name, found.code):
            self._wrong(number, "name", name, self.finder.meaning(found.code))
            return None
        return found.code

    def _found(self, cell: Cell, lan: Cell, name: Cell) -> Found:
        """The kommun of a cell. A code of two digits is one beside that of its län, or beside its name."""
        text, before = plain(cell), plain(lan)
        if not _TWO_DIGITS.fullmatch(text):
            return self.finder.find(cell)
        if coded := re.match("[0-9]{1,2}", before):
            return self.finder.find(coded[0].zfill(2) + text.zfill(2))
        by_name = self.finder.find(name)
        if by_name.code.endswith(text.zfill(2)):
            return by_name
        return Found("", said("four_digits"))

    def _number(self, number: int, role: Role, cell: Cell) -> float | None:
        """The number in a cell; None where it is empty, or wrong, which is told."""
        text = plain(cell).replace(" ", "").replace(",", ".").replace("\u2212", "-")
        if text in _NOTHING:
            return None
        if wrong := self._expected(role, cell, text):
            self._wrong(number, role, cell, *wrong)
            return None
        return float(text)

    def _expected(self, role: Role, cell: Cell, text: str) -> tuple[Said, str] | None:
        """What was expected of a cell, and what it is wrong alike with others; None where it is right."""
        points = role == "points"
        scale = self.scale if points else None
        limit = said("number_from_0") if scale is None else said("points_to", scale=scale)
        if isinstance(cell, Unsaved):
            return said("points" if points else "number"), ""
        if isinstance(cell, bool) or not (isinstance(cell, int | float) or _NUMBER.fullmatch(text)):
            return (said("no_yes_no"), "yes_no") if points and text.lower() in YES | NO else (limit, "")
        value = float(text)
        if role in _WHOLE and not value.is_integer():
            return said("whole_number"), ""
        if not 0 <= value <= min(_HIGHEST, _HIGHEST if scale is None else scale):
            return limit, "high" if scale and value > scale else ""
        return None

    def _wrong(self, number: int, role: Role, cell: Cell, expected: Said, alike: str = "") -> None:
        if isinstance(cell, Unsaved):
            self._tell(number, role, said("unsaved_formula", formula=cell[:_LONGEST], expected=expected))
        else:
            found = plain(cell)[:_FOUND]
            kind = "cell" if found else "empty_cell"
            self._tell(number, role, said(kind, found=found, expected=expected, alike=alike))

    def _tell(self, number: int, role: Role, wrong: Said) -> None:
        self._problems.append(Problem(self.file, wrong, number, self.columns.heading(role), self.table.sheet))
        if len(self._problems) >= _MOST_PROBLEMS:
            self._problems.append(Problem(self.file, said("more_problems", most=_MOST_PROBLEMS)))
            raise InvalidInput(self._problems)

    def _total(self, cells: list[Cell], by_role: Mapping[Role, Cell]) -> str:
        """What the row is called, where that says that it sums up others."""
        first = next((cell for cell in cells if isinstance(cell, str) and any(map(str.isalpha, cell))), None)
        own, lan = [by_role.get("name"), by_role.get("code")], by_role.get("lan")
        if self.finder.is_area(lan) and set(map(plain, own)) <= {"", "00"}:
            return plain(lan)
        if any(self.finder.find(cell, suggest=False).code for cell in own):
            return ""
        if "lan" in self.columns.place and any(_TWO_DIGITS.fullmatch(plain(cell)) for cell in own):
            return ""  # a kommun by two digits and two
        return next((plain(cell) for cell in (first, *own) if self.finder.is_summary(cell)), "")


def _grouped(problems: list[Problem]) -> list[Problem]:
    """The same, with what is wrong alike in many rows told once: how many they are, and the first of them."""
    alike: dict[object, list[Problem]] = {}
    for each in problems:
        alike.setdefault(each.words.get("alike") or id(each), []).append(each)
    for one, *more in list(alike.values()):
        if len(more) >= _FEW:
            rows = ", ".join(f"{each.row}: {each.words['found']}" for each in (one, *more)[:_FEW])
            words = {**one.words, "n": 1 + len(more), "rows": rows}
            alike[one.words["alike"]] = [one._replace(message=said("cells", **words), row=None)]
    return [each for same in alike.values() for each in same]
