"""What is wrong with an input: collected, so that a person can mend all of it at once."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing wrong, where it is, what was found there and what was expected."""

    file: str
    message: str
    row: int | None = None  # as a spreadsheet counts: the header is row 1
    column: str | None = None
    sheet: str | None = None  # of a workbook

    def __str__(self) -> str:
        where = [self.file]
        if self.sheet is not None:
            where.append(f"sheet {self.sheet}")
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column is not None:
            where.append(f"column {self.column}")
        return f"{', '.join(where)}: {self.message}"


class InvalidInput(Exception):
    """An input that cannot be loaded; `problems` says everything that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
