"""The raw answers of a survey (answers.csv): scored by its rule, and summed up into national figures."""

from typing import Any

import pandas as pd

from data.loading.packages.declared import Measures, span, within
from data.loading.packages.rule import Component, to_numbers, to_yes_no
from data.loading.packages.tables import Tables
from data.model.frozen import frozen
from data.model.measure import Measure

FILE = "answers.csv"
_COMPUTED = {"answered", "score", "population"}
_SMALL = 10_000  # inhabitants


@frozen
class Scored:
    """What the answers come to. A kommun that left a question of the index unanswered has no score."""

    facts: pd.DataFrame  # kommun, measure, value
    points: pd.DataFrame  # kommun, component, points


def read_answers(tables: Tables, components: list[Component], measures: Measures) -> Scored | None:
    """The answers of a package, scored; None where there are none, or where something is wrong, which is told."""
    answers = tables.csv(FILE)
    if answers is None:
        return None
    if missing := {"kommun", *(c.column for c in components)} - set(answers):
        tables.wrong(FILE, f"has no column {', '.join(sorted(missing))}")
        return None
    _check(tables, answers, components, measures)
    return None if tables.problems else _score(answers, components, measures)


def _score(answers: pd.DataFrame, components: list[Component], measures: Measures) -> Scored:
    """Score the answers: a row a kommun, with a column `kommun` and the columns that the rule and the measures name."""
    facts = pd.DataFrame({"kommun": answers["kommun"], "answered": 1.0})
    choices = {component.column: component for component in components if component.choices}
    for measure in _columns(answers, measures):
        column = answers[measure.id]
        facts[measure.id] = _read(column, measure)
        if measure.id in choices:  # a choice that gives any points is had, at least in part
            chosen = choices[measure.id].points(column)
            facts[measure.id] = (chosen > 0).astype(float).where(chosen.notna())
    points = pd.DataFrame({component.key: component.points(answers[component.column]) for component in components})
    if components:
        facts["score"] = points.sum(axis=1, skipna=False)
    points.insert(0, "kommun", answers["kommun"])
    return Scored(_long(facts, "measure", "value"), _long(points, "component", "points"))


def _long(wide: pd.DataFrame, name: str, value: str) -> pd.DataFrame:
    long = wide.melt(id_vars="kommun", var_name=name, value_name=value)
    return long[long[value].notna()].astype({value: float})


def _check(tables: Tables, answers: pd.DataFrame, components: list[Component], measures: Measures) -> None:
    """Tell every cell that is wrong."""
    tables.check(FILE, answers, "kommun", answers["kommun"].isin(list(tables.kommuner)), "the code of a kommun")
    tables.check(FILE, answers, "kommun", ~answers["kommun"].duplicated(), "each kommun once")
    for component in components:
        column = answers[component.column]
        right = (column == "") | component.points(column).notna()
        if component.thresholds:
            right &= ~(to_numbers(column) < 0)
        tables.check(FILE, answers, component.column, right, component.expected())
    read = {component.column for component in components}
    for measure in _columns(answers, measures):
        if measure.id not in read:
            column = answers[measure.id]
            right = (column == "") | within(_read(column, measure), measure)
            expected = "ja or nej" if measure.unit == "yes_no" else f"a number{span(measure)}"
            tables.check(FILE, answers, measure.id, right, expected)


def _columns(answers: pd.DataFrame, measures: Measures) -> list[Measure]:
    """The measures that are answered as they are, in a column each."""
    return [each.measure for key, each in measures.items() if key in answers and key not in _COMPUTED]


def _read(column: "pd.Series[Any]", measure: Measure) -> "pd.Series[float]":
    if measure.unit == "yes_no":
        return to_yes_no(column)
    return to_numbers(column.str.removesuffix("%") if measure.unit == "percent" else column)


def national(
    facts: pd.DataFrame, population: "pd.Series[int]", scale: float | None, measures: Measures
) -> dict[str, float]:
    """National figures of the answers, by measure; shares in % of those that answered. `population` by code."""
    wide = facts.pivot_table(index="kommun", columns="measure", values="value", aggfunc="first")
    figures = {"answered": float(len(wide))}
    if "score" in wide:
        figures["ranked"] = float(wide["score"].notna().sum())
        figures["full_marks"] = float((wide["score"] == scale).sum())
    for measure in (each.measure for key, each in measures.items() if key in wide):
        figures |= _counterparts(wide[measure.id], measure)
    if "e_services" in wide:
        none = wide["e_services"] == 0
        if none.any():
            figures["no_e_services_small"] = _share(population.reindex(wide.index)[none] < _SMALL)
    return figures


def _counterparts(column: "pd.Series[float]", measure: Measure) -> dict[str, float]:
    """The national figures that a measure names, of the answers in its column."""
    figures = {
        measure.share: _share(column > 0),
        measure.none: _share(column == 0),
        measure.highest: float(column.max()),
        measure.lowest: float(column.min()),
    }
    return {name: figure for name, figure in figures.items() if name}


def _share(true: "pd.Series[bool]") -> float:
    return float(100 * true.mean())
