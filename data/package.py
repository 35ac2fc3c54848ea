"""Reads and checks a survey package: survey.toml, answers.csv, scores.csv, figures.csv.

Finds every problem before it complains. What the answers come to is computed; what is published stays as published.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from data import answers
from data.answers import Scored
from data.cells import wrong_cells
from data.computed import Computed
from data.measures import KOMMUN_MEASURES, LISTS, NATIONAL_MEASURES, PERCENTAGES, PRECISIONS, YES_NO
from data.problems import InvalidInput, Problem
from data.rule import Component, read_rule

_SCORES = ["kommun", "name", "measure", "value", "precision", "source", "note"]
_FIGURES = ["measure", "value", "text_sv", "text_en", "precision", "source", "note"]
_REQUIRED: dict[str, type] = {"id": str, "year": int, "name": str, "publisher": str, "published": str}


@dataclass(frozen=True)
class Package:
    """A checked package, as rows and frames for the tables of the same names in schema.sql."""

    survey: dict[str, Any]
    comparable: list[str]
    source: list[dict[str, str]]
    definition: list[dict[str, str]]
    component: list[dict[str, Any]]
    fact: pd.DataFrame  # kommun, measure, value, precision, origin, source, note
    figure: pd.DataFrame  # measure, value, text_sv, text_en, precision, origin, source, note
    component_points: pd.DataFrame  # kommun, component, points
    notices: list[str]  # where what is published and what the answers come to differ


def read_package(folder: Path, kommun: pd.DataFrame) -> Package:
    """The package in a folder; `kommun`: the registry's table. InvalidInput tells all that is wrong."""
    reader = _Reader(folder, kommun)
    package = reader.package()
    if reader.problems:
        raise InvalidInput(reader.problems)
    return package


@dataclass
class _Reader:
    folder: Path
    kommun: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)

    @property
    def kommuner(self) -> dict[str, str]:
        return dict(zip(self.kommun["code"], self.kommun["name"], strict=True))

    def package(self) -> Package:
        head = self._head()
        sources = head.get("sources", {})
        components, wrong = read_rule(head)
        self.problems += [Problem("survey.toml", said) for said in wrong]
        fact = self._table("scores.csv", _SCORES, KOMMUN_MEASURES, sources)
        figure = self._table("figures.csv", _FIGURES, NATIONAL_MEASURES, sources)
        self._check_facts(fact, head.get("scale"))
        self._check_figures(figure)
        scored = self._scored(components)
        computed = Computed.of(scored, fact, figure, self.kommun, head) if not self.problems else Computed()
        fact = pd.concat([fact.drop(columns="name"), computed.fact])
        figure = pd.concat([figure, computed.figure])
        ranked = figure.loc[figure["measure"] == "ranked", "value"]
        known = int((fact["measure"] == "score").sum())
        return Package(
            survey={
                **{name: head.get(name) for name in (*_REQUIRED, "invited", "scale")},
                "title_sv": head.get("title", {}).get("sv"),
                "title_en": head.get("title", {}).get("en"),
                "complete": int(computed.complete),
                "made_up": int(head.get("made_up", False)),
                "answers_known": int(scored is not None),
                "scored": known,
                "ranked": int(ranked.iloc[0]) if len(ranked) else None,
            },
            comparable=head.get("comparable_with", []),
            source=[{"key": key, **source} for key, source in sources.items()],
            definition=[
                {"key": key, "text_sv": said.get("sv", ""), "text_en": said.get("en", "")}
                for key, said in head.get("definitions", {}).items()
            ],
            component=[
                {"key": c.key, "number": i, "title_sv": c.title_sv, "title_en": c.title_en, "maximum": c.maximum}
                for i, c in enumerate(components, 1)
            ],
            fact=fact,
            figure=figure,
            component_points=scored.points if scored else pd.DataFrame(columns=["kommun", "component", "points"]),
            notices=computed.notices,
        )

    def _scored(self, components: list[Component]) -> Scored | None:
        frame = self._csv(answers.FILE)
        if frame is None:
            return None
        if wrong := answers.check(frame, components, self.kommuner):
            self.problems += wrong
            return None
        return answers.score(frame, components)

    def _head(self) -> dict[str, Any]:
        path = self.folder / "survey.toml"
        try:
            head = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self._wrong("survey.toml", str(error))
            return {}
        for name, kind in _REQUIRED.items():
            if not isinstance(head.get(name), kind):
                self._wrong("survey.toml", f"{name} is missing, or not {_english(kind)}")
        for lang in ("sv", "en"):
            if not head.get("title", {}).get(lang):
                self._wrong("survey.toml", f"[title] has no {lang}")
        for key, source in head.get("sources", {}).items():
            url = str(source.get("url", ""))
            linked = url.startswith(("https://", "http://")) or (head.get("made_up") and not url)
            if not (source.get("title") and linked):
                self._wrong(
                    "survey.toml", f"[sources.{key}] needs a title and a url that starts with https:// or http://"
                )
        return head

    def _table(self, file: str, columns: list[str], measures: dict[str, str], sources: dict[str, Any]) -> pd.DataFrame:
        empty = pd.DataFrame(columns=[*columns, "origin"]).astype({"value": float})
        frame = self._csv(file)
        if frame is None:
            return empty
        if missing := [name for name in columns if name not in frame]:
            self._wrong(file, f"has no column {', '.join(missing)}; expected {', '.join(columns)}")
            return empty
        numbers = pd.to_numeric(frame["value"], errors="coerce")
        self._check(file, frame, "value", numbers.notna() & ~numbers.isin([float("inf"), float("-inf")]), "a number")
        self._check(file, frame, "measure", frame["measure"].isin(list(measures)), f"one of {', '.join(measures)}")
        self._check(file, frame, "precision", frame["precision"].isin(PRECISIONS), f"one of {', '.join(PRECISIONS)}")
        self._check(file, frame, "source", frame["source"].isin(list(sources)), "a source that survey.toml names")
        return frame[columns].assign(value=numbers.astype(float), origin="published")

    def _check_facts(self, fact: pd.DataFrame, scale: int | None) -> None:
        known = fact["kommun"].isin(list(self.kommuner))
        self._check("scores.csv", fact, "kommun", known, "the code of a kommun, as in data/registry/kommuner.csv")
        same = ~known | (fact["kommun"].map(self.kommuner) == fact["name"])
        self._check("scores.csv", fact, "name", same, "the name that belongs to the code")
        once = ~fact.duplicated(["kommun", "measure"])
        self._check("scores.csv", fact, "measure", once, "each measure once a kommun")
        scores = fact["measure"] == "score"
        if scores.any() and scale is None:
            self._wrong("survey.toml", "scale is missing though scores.csv has scores")
        elif scale is not None:
            self._check("scores.csv", fact, "value", ~scores | _within(fact["value"], 0, scale), f"0 to {scale} points")
        truth = fact["measure"].isin(list(YES_NO))
        self._check(
            "scores.csv",
            fact,
            "value",
            ~truth | fact["value"].isna() | fact["value"].isin([0, 1]),
            "1 for yes or 0 for no",
        )
        self._check("scores.csv", fact, "value", ~(fact["value"] < 0), "no number below zero")

    def _check_figures(self, figure: pd.DataFrame) -> None:
        self._check("figures.csv", figure, "value", ~figure.duplicated(["measure", "value"]), "each line once")
        once = figure["measure"].isin(list(LISTS)) | ~figure.duplicated("measure")
        self._check("figures.csv", figure, "measure", once, "each figure once")
        shares = figure["measure"].isin(list(PERCENTAGES))
        self._check(
            "figures.csv", figure, "value", ~shares | _within(figure["value"], 0, 100), "a share from 0 to 100 %"
        )
        lists = figure["measure"].isin(list(LISTS))
        for column in ("text_sv", "text_en"):
            self._check(
                "figures.csv", figure, column, ~lists | (figure[column] != ""), "what the line of the list says"
            )

    def _check(self, file: str, frame: pd.DataFrame, column: str, right: "pd.Series[bool]", expected: str) -> None:
        self.problems += wrong_cells(file, frame, column, right, expected)

    def _csv(self, file: str) -> pd.DataFrame | None:
        """The file's cells as text; None where there is no such file, or it cannot be read, which is then told."""
        path = self.folder / file
        if not path.exists():
            return None
        try:
            return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        except (OSError, ValueError) as error:
            self._wrong(file, str(error))
            return None

    def _wrong(self, file: str, message: str) -> None:
        self.problems.append(Problem(file, message))


def _within(numbers: "pd.Series[float]", least: float, most: float) -> "pd.Series[bool]":
    """Whether each number lies between the two. What is no number at all has been told already."""
    return numbers.isna() | numbers.between(least, most)


def _english(kind: type) -> str:
    return {str: "a text", int: "a whole number"}[kind]
