"""Cells of a table that are not what they should be."""

import pandas as pd

from data.model.problems import Problem


def wrong_cells(file: str, frame: pd.DataFrame, column: str, right: "pd.Series[bool]", expected: str) -> list[Problem]:
    """A problem for each cell of the column that is wrong. Rows count as in a spreadsheet: the header is row 1."""
    wrong = frame.loc[~right.astype(bool), column]
    shown = [(index, f"{found:g}" if isinstance(found, float) else str(found)) for index, found in wrong.items()]
    return [
        Problem(file, f"found {found!r}, expected {expected}", int(str(index)) + 2, column) for index, found in shown
    ]
