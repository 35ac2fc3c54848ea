"""The raw answers of a survey (answers.csv): scored by its rule, and summed up into national figures."""

from dataclasses import dataclass

import pandas as pd

from data.loading.packages.rule import Component, to_numbers, to_yes_no
from data.loading.packages.wrong_cells import wrong_cells
from data.model.measures import KOMMUN_MEASURES, YES_NO
from data.model.problems import Problem

FILE = "answers.csv"
_COMPUTED = {"answered", "score"}
_SMALL = 10_000  # inhabitants


@dataclass(frozen=True)
class Scored:
    """What the answers come to. A kommun that left a question of the index unanswered has no score."""

    facts: pd.DataFrame  # kommun, measure, value
    points: pd.DataFrame  # kommun, component, points


def score(answers: pd.DataFrame, components: list[Component]) -> Scored:
    """Score the answers: a row a kommun, with a column `kommun` and the columns that the rule and the measures name."""
    facts = pd.DataFrame({"kommun": answers["kommun"], "answered": 1.0})
    for measure in KOMMUN_MEASURES.keys() - _COMPUTED:
        if measure in answers:
            read = to_yes_no if measure in YES_NO else to_numbers
            facts[measure] = read(answers[measure])
    points = pd.DataFrame({component.key: component.points(answers[component.column]) for component in components})
    if components:
        facts["score"] = points.sum(axis=1, skipna=False)
    points.insert(0, "kommun", answers["kommun"])
    return Scored(_long(facts, "measure", "value"), _long(points, "component", "points"))


def _long(wide: pd.DataFrame, name: str, value: str) -> pd.DataFrame:
    long = wide.melt(id_vars="kommun", var_name=name, value_name=value)
    return long[long[value].notna()].astype({value: float})


def check(answers: pd.DataFrame, components: list[Component], kommuner: dict[str, str]) -> list[Problem]:
    """Everything that is wrong with the answers."""
    if missing := {"kommun", *(c.column for c in components)} - set(answers):
        return [Problem(FILE, f"has no column {', '.join(sorted(missing))}")]
    problems = wrong_cells(FILE, answers, "kommun", answers["kommun"].isin(list(kommuner)), "the code of a kommun")
    problems += wrong_cells(FILE, answers, "kommun", ~answers["kommun"].duplicated(), "each kommun once")
    for component in components:
        column = answers[component.column]
        right = (column == "") | component.points(column).notna()
        if component.reads_number:
            right &= ~(to_numbers(column) < 0)
        problems += wrong_cells(FILE, answers, component.column, right, component.expected())
    read = {component.column for component in components}
    for measure in sorted((KOMMUN_MEASURES.keys() & set(answers)) - read):
        column = answers[measure]
        if measure in YES_NO:
            problems += wrong_cells(FILE, answers, measure, (column == "") | to_yes_no(column).notna(), "ja or nej")
        else:
            problems += wrong_cells(
                FILE, answers, measure, (column == "") | (to_numbers(column) >= 0), "a number from 0"
            )
    return problems


def national(facts: pd.DataFrame, population: "pd.Series[int]", scale: float | None) -> dict[str, float]:
    """National figures of the answers, by measure; shares in % of those that answered. `population` by code."""
    wide = facts.pivot_table(index="kommun", columns="measure", values="value", aggfunc="first")
    figures = {"answered": float(len(wide))}
    if "score" in wide:
        figures["ranked"] = float(wide["score"].notna().sum())
        figures["full_marks"] = float((wide["score"] == scale).sum())
    if "apps" in wide:
        figures["offers_apps"] = _share(wide["apps"] > 0)
    for measure in ("cooperates_procurement", "cooperates_operations"):
        if measure in wide:
            figures[measure] = _share(wide[measure] == 1)
    if "e_services" in wide:
        none = wide["e_services"] == 0
        small = population.reindex(wide.index) < _SMALL
        figures |= {"offers_e_services": 100 - _share(none), "no_e_services": _share(none)}
        if none.any():
            figures["no_e_services_small"] = _share(small[none])
        figures["e_services_min"] = float(wide["e_services"].min())
        figures["e_services_max"] = float(wide["e_services"].max())
    return figures


def _share(true: "pd.Series[bool]") -> float:
    return float(100 * true.mean())
