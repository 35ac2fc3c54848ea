"""Where the list in a table begins: one row of headings, two of them, or none where the columns are named by letter."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from data.loading.lists.cells import Cell, letters, plain, some
from data.loading.lists.columns import Clues, Columns, Heading, Role, find_columns, is_year, typed_as
from data.loading.lists.find_kommun import Finder
from data.loading.lists.table import Row, Table
from data.model.frozen import frozen

HEADER_WITHIN = 20  # rows from the top
LOOKED_AT = 60  # rows, to see what is in the columns
_SHOWN, _WIDTH, _ACROSS = 6, 22, 8  # rows, characters of a cell, columns of what was read


def named_beside(columns: Columns, rows: Iterable[Row], known: Collection[str], finder: Finder) -> dict[int, list[str]]:
    """Kommuner that only columns which are not read name, by column, as in a list that goes on beside itself."""
    read = set(columns.place.values())
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in rows:
        for i, cell in enumerate(row.cells):
            if i not in read and isinstance(cell, str) and (code := finder.find(cell, suggest=False).code):
                found[i][code] = finder.names[code]
    return {i: [name for code, name in names.items() if code not in known] for i, names in found.items()}


def said_beside(columns: Columns, beside: dict[int, list[str]]) -> list[str]:
    """The same, as a sentence for each column."""
    sentences = []
    for column, names in beside.items():
        if names:
            count = f"{len(names)} kommun{'er that are' if len(names) > 1 else ' that is'} not in the list"
            heading = columns.lettered(column)
            sentences.append(f"Named in column {heading}, which was not read: {count} ({some(names)}).")
    return sentences


@frozen
class Top:
    """The first rows of a table, and which of its columns hold kommuner."""

    table: Table
    rows: list[Row]
    kommuner: list[int]
    finder: Finder

    @classmethod
    def of(cls, table: Table, rows: list[Row], finder: Finder) -> "Top":
        """Look at the first rows."""
        found: Counter[int] = Counter()
        for row in rows:
            found.update(i for i, cell in enumerate(row.cells) if finder.find(cell, suggest=False).code)
        most = max(found.values(), default=0)
        return cls(table, rows, sorted(i for i, count in found.items() if 2 * count >= most), finder)

    def header(self, named: Mapping[Role, str], year: int | None) -> "Headed | None":
        """The headings that name what a list needs, and what is said of them."""
        clues = Clues(self.kommuner, self.table.hidden(), year)
        by_letter = "points" in named and bool({"name", "code"} & set(named))
        for row, headings in self._candidates(by_letter=by_letter):
            columns = find_columns(headings, named, clues)
            if columns.enough and {role for role, heading in named.items() if heading} <= columns.roles:
                return Headed(self, columns, row)
        return None

    def has(self, role: Role, heading: str | None = None) -> bool:
        """Whether a column may have this role, by what stands above it, or is called so."""
        named = {role: heading} if heading else {}
        clues = Clues(self.kommuner)
        candidates = self._candidates(by_letter=False)
        return any(role in find_columns(headings, named, clues).roles for _, headings in candidates)

    def _candidates(self, *, by_letter: bool) -> Iterator[tuple[int, list[Heading]]]:
        """Rows that may be the headings, the likeliest first, each with the number of its last row."""
        first = self._first(by_letter=by_letter)
        above = self.rows[:first]
        last = above[-1].cells if above else []
        says = any(plain(cell) for i, cell in enumerate(last) if i not in self.kommuner)
        two = 1 < len(above) < len(self.rows) and says and not any(map(_is_number, last))
        if two and len(set(filter(None, map(plain, above[-2].cells)))) > 1:
            yield above[-1].number, _joined(above[-2], above[-1])
        for row in [*(above[-1:] if first < len(self.rows) else ()), *(above if by_letter else self.rows)]:
            if row.number <= HEADER_WITHIN:
                yield row.number, [(plain(cell),) for cell in row.cells]
        if by_letter:
            yield (self.rows[first].number - 1 if first < len(self.rows) else 0), [("",)] * self.width

    def _first(self, *, by_letter: bool) -> int:
        """Which row is the first of data. Who names columns by letter may have no headings above it."""
        of_kommuner = (i for i, row in enumerate(self.rows) if self._is_data(row))
        of_numbers = (i for i, row in enumerate(self.rows) if any(map(_is_number, row.cells)))  # of no known kommun
        first = next(of_kommuner, next(of_numbers, len(self.rows)))
        while first and (
            self._is_data(self.rows[first - 1], filled=1)
            or (by_letter and any(map(_is_number, self.rows[first - 1].cells)))
        ):
            first -= 1  # a kommun without points, or a misspelt one
        return first

    def _is_data(self, row: Row, filled: int = 2) -> bool:
        """Whether it has a kommun, or what sums up kommuner, and at least so many cells."""
        if sum(bool(plain(cell)) for cell in row.cells) < filled:
            return False
        cells = [row.cells[i] for i in self.kommuner if i < len(row.cells)]
        return any(self.finder.find(cell, suggest=False).code or self.finder.is_summary(cell) for cell in cells)

    @property
    def width(self) -> int:
        """How many columns its rows have."""
        return max((len(row.cells) for row in self.rows), default=0)

    def shown(self) -> str:
        """The first rows as they were read, with the letters of the columns and the numbers of the rows."""
        rows = [[plain(cell)[:_WIDTH] for cell in row.cells[:_ACROSS]] for row in self.rows[:_SHOWN]]
        across = max(map(len, rows), default=0)
        table = [["", *map(letters, range(across))]]
        table += [[str(row.number), *cells] for row, cells in zip(self.rows, rows, strict=False)]
        widths = [max((len(each[i]) for each in table if i < len(each)), default=0) for i in range(across + 1)]
        return "\n".join("  " + "  ".join(map(str.ljust, line, widths)).rstrip() for line in table)

    def suggested(self, named: dict[Role, str]) -> str:
        """What --columns could say; '' where no columns look like kommuner and points."""
        points = next((i for i in range(self.width) if i not in self.kommuner and self.are_numbers(i)), None)
        if not self.kommuner or points is None:
            return ""
        others = {role: heading for role, heading in named.items() if role not in {"name", "code", "points"}}
        return typed_as({"name": letters(self.kommuner[0]), "points": letters(points), **others})

    def are_numbers(self, place: int) -> bool:
        """Whether a column has a number wherever its row has a kommun and it is filled."""
        cells = [row.cells[place] for row in self.rows if self._is_data(row) and place < len(row.cells)]
        filled = [plain(cell).replace(",", ".").replace(" ", "") for cell in cells if plain(cell)]
        return bool(filled) and sum(text.replace(".", "", 1).isdigit() for text in filled) * 2 > len(filled)


@frozen
class Headed:
    """The first rows of a table, its columns, and the last row of its headings."""

    top: Top
    columns: Columns
    row: int


def _joined(upper: Row, lower: Row) -> list[Heading]:
    """Two rows as one: what stands above several columns is written above the first of them only."""
    joined: list[Heading] = []
    spanning = ""
    width = max(len(upper.cells), len(lower.cells))
    for i in range(width):
        over, under = (plain(row.cells[i]) if i < len(row.cells) else "" for row in (upper, lower))
        spanning = over or spanning
        joined.append((over or (spanning if under else ""), under))
    return joined


def _is_number(cell: Cell) -> bool:
    """Whether a cell is a number other than a year, which may stand above a column."""
    text = plain(cell).replace(",", ".")
    return text.replace(".", "", 1).isdigit() and not is_year(text)
