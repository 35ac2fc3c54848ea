"""The published tables of a survey package, scores.csv and figures.csv: read, and every wrong cell told."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from data.loading.lists.cells import plain
from data.loading.lists.csv_table import DELIMITERS, decode
from data.loading.packages.declared import Measures, named, span, within
from data.loading.packages.rule import to_numbers
from data.model.measures import KOMMUN_MEASURES, LISTS, NATIONAL_MEASURES, PERCENTAGES, PRECISIONS
from data.model.problems import InvalidInput, Problem

KEYS = ["kommun", "measure"]
_SCORES = ["kommun", "name", "measure", "value", "precision", "source", "note"]
_FIGURES = ["measure", "value", "text_sv", "text_en", "precision", "source", "note"]


@dataclass
class Tables:
    """The tables in a package's folder. `kommuner`: names by code. What is wrong is added to `problems`."""

    folder: Path
    kommuner: dict[str, str]
    problems: list[Problem] = field(default_factory=list)

    def scores(self, sources: dict[str, Any], scale: int | None, measures: Measures) -> pd.DataFrame:
        """The published facts: the columns of scores.csv, and origin."""
        may = [*dict.fromkeys((*KOMMUN_MEASURES, *measures))]
        may.remove("population")  # the registry knows it
        fact = self._table("scores.csv", _SCORES, may, sources)
        if len(fact):
            self._check_facts(fact, scale, measures)
        return fact.drop(columns="name")

    def figures(self, sources: dict[str, Any], measures: Measures) -> pd.DataFrame:
        """The published national figures: the columns of figures.csv, and origin."""
        figure = self._table("figures.csv", _FIGURES, [*dict.fromkeys((*NATIONAL_MEASURES, *named(measures)))], sources)
        if len(figure):
            self._check_figures(figure, PERCENTAGES | named(measures, "share", "none"))
        return figure

    def csv(self, file: str) -> pd.DataFrame | None:
        """The file's cells as text; None where there is no such file, or it cannot be read, which is then told."""
        path = self.folder / file
        if not path.exists():
            return None
        try:
            return _frame(decode(path, path.read_bytes()))
        except InvalidInput as error:
            self.problems += error.problems
        except (OSError, ValueError) as error:
            self.wrong(file, str(error))
        return None

    def wrong(self, file: str, message: str) -> None:
        """Add a problem with a whole file."""
        self.problems.append(Problem(file, message))

    def check(self, file: str, frame: pd.DataFrame, column: str, right: "pd.Series[bool]", expected: str) -> None:
        """Add a problem for each wrong cell of the column. Rows count as in a spreadsheet: the header is row 1."""
        for index, cell in frame.loc[~right.astype(bool), column].items():
            found = f"{cell:g}" if isinstance(cell, float) else str(cell)
            self.problems.append(Problem(file, f"found {found!r}, expected {expected}", int(str(index)) + 2, column))

    def _table(self, file: str, columns: list[str], measures: list[str], sources: dict[str, Any]) -> pd.DataFrame:
        empty = pd.DataFrame(columns=[*columns, "origin"]).astype({"value": float})
        frame = self.csv(file)
        if frame is None:
            return empty
        if missing := [name for name in columns if name not in frame]:
            self.wrong(file, f"has no column {', '.join(missing)}; expected {', '.join(columns)}")
            return empty
        numbers = to_numbers(frame["value"])
        self.check(file, frame, "value", numbers.notna() & ~numbers.isin([float("inf"), float("-inf")]), "a number")
        self.check(file, frame, "measure", frame["measure"].isin(measures), f"one of {', '.join(measures)}")
        self.check(file, frame, "precision", frame["precision"].isin(PRECISIONS), f"one of {', '.join(PRECISIONS)}")
        self.check(file, frame, "source", frame["source"].isin(list(sources)), "a source that survey.toml names")
        return frame[columns].assign(value=numbers.astype(float), origin="published")

    def _check_facts(self, fact: pd.DataFrame, scale: int | None, measures: Measures) -> None:
        known = fact["kommun"].isin(list(self.kommuner))
        self.check("scores.csv", fact, "kommun", known, "the code of a kommun, as in data/registry/kommuner.csv")
        same = ~known | (fact["kommun"].map(self.kommuner) == fact["name"])
        self.check("scores.csv", fact, "name", same, "the name that belongs to the code")
        once = ~fact.duplicated(["kommun", "measure"])
        self.check("scores.csv", fact, "measure", once, "each measure once a kommun")
        scores = fact["measure"] == "score"
        if scores.any() and scale is None:
            self.wrong("survey.toml", "scale is missing though scores.csv has scores")
        elif scale is not None:
            self.check("scores.csv", fact, "value", ~scores | _within(fact["value"], 0, scale), f"0 to {scale} points")
        for measure in (each.measure for key, each in measures.items() if key != "score"):
            right = (fact["measure"] != measure.id) | fact["value"].isna() | within(fact["value"], measure)
            expected = "1 for yes or 0 for no" if measure.unit == "yes_no" else f"a number{span(measure)}"
            self.check("scores.csv", fact, "value", right, expected)
        places = ~fact["measure"].isin(list(measures))
        self.check("scores.csv", fact, "value", ~(places & (fact["value"] < 0)), "no number below zero")

    def _check_figures(self, figure: pd.DataFrame, percentages: frozenset[str]) -> None:
        file = "figures.csv"
        self.check(file, figure, "value", ~figure.duplicated(["measure", "value"]), "each line once")
        lists = figure["measure"].isin(list(LISTS))
        self.check(file, figure, "measure", lists | ~figure.duplicated("measure"), "each figure once")
        shares = ~figure["measure"].isin(list(percentages)) | _within(figure["value"], 0, 100)
        self.check(file, figure, "value", shares, "a share from 0 to 100 %")
        for column in ("text_sv", "text_en"):
            self.check(file, figure, column, ~lists | (figure[column] != ""), "what the line of the list says")


def among(frame: pd.DataFrame, others: pd.DataFrame, keys: list[str]) -> "pd.Series[bool]":
    """Whether each row's keys are those of a row of the others."""
    found = pd.MultiIndex.from_frame(frame[keys]).isin(pd.MultiIndex.from_frame(others[keys]))
    return pd.Series(found, index=frame.index)


def differing(published: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The published facts of which the others have another value, and that as `other`."""
    both = published.merge(others[[*KEYS, "value"]].rename(columns={"value": "other"}), on=KEYS)
    return both[both["value"] != both["other"]]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame, as sqlite-utils takes them."""
    columns = list(frame.columns)
    return [dict(zip(columns, row, strict=True)) for row in frame.itertuples(index=False, name=None)]


def _frame(text: str) -> pd.DataFrame:
    """A CSV as people save it: with Excel's separator, without the zeros of codes, with empty columns and rows."""
    first = text.partition("\n")[0]
    separator = max(DELIMITERS, key=lambda each: (first.count(each), each == ","))
    frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, sep=separator)
    names = ["kommun" if name.lower() == "kommun" else name for name in map(plain, frame)]
    frame.columns = pd.Index(names)
    filled = [not name.startswith("Unnamed:") for name in names] | (frame != "").any().to_numpy()
    frame = frame.loc[(frame != "").any(axis=1), filled]
    if "kommun" in frame:  # codes, which Excel takes for numbers
        frame["kommun"] = frame["kommun"].map(plain).str.replace(r"^[0-9]{3}$", r"0\g<0>", regex=True)
    return frame


def _within(numbers: "pd.Series[float]", least: float, most: float) -> "pd.Series[bool]":
    """Whether each number lies between the two. What is no number at all has been told already."""
    return numbers.isna() | numbers.between(least, most)
