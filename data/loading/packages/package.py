"""Reads and checks a survey package: survey.toml, answers.csv, scores.csv, figures.csv, and a list loaded for it.

Finds every problem before it complains. What the answers come to is computed; what is published stays as published.
"""

from pathlib import Path
from typing import Any

import pandas as pd

from data.loading.certainty.known import SurveyFacts, known_rows
from data.loading.packages import answers
from data.loading.packages import survey_toml as package_head
from data.loading.packages.answers import Scored
from data.loading.packages.computed import Computed
from data.loading.packages.declared import Declared, Measures, of_survey, read_measures
from data.loading.packages.loaded_list import read_listed
from data.loading.packages.rule import Component, read_rule
from data.loading.packages.tables import Tables
from data.model.frozen import frozen
from data.model.problems import InvalidInput, Problem


@frozen
class Package:
    """A checked package, as rows and frames for the tables of the same names in schema.sql."""

    survey: dict[str, Any]
    comparable: list[str]
    source: list[dict[str, Any]]
    definition: list[dict[str, str]]
    component: list[dict[str, Any]]
    measure: list[Declared]
    fact: pd.DataFrame  # kommun, measure, value, precision, origin, source, note
    figure: pd.DataFrame  # measure, value, text_sv, text_en, precision, origin, source, note
    component_points: pd.DataFrame  # kommun, component, points
    known: list[pd.DataFrame]  # what is known of every kommun, a frame a measure
    notices: list[str]  # where what is published and what the answers, or a list, come to differ


def read_package(folder: Path, kommun: pd.DataFrame) -> Package:
    """The package in a folder; `kommun`: the registry's table. InvalidInput tells all that is wrong."""
    tables = Tables(folder, dict(zip(kommun["code"], kommun["name"], strict=True)))
    package = _read(tables, kommun)
    if tables.problems:
        raise InvalidInput(tables.problems)
    return package


def _read(tables: Tables, kommun: pd.DataFrame) -> Package:
    head, wrong = package_head.read_head(tables.folder)
    components, wrong_rule = read_rule(head)
    measures, wrong_measures = read_measures(head, components)
    tables.problems += [Problem(package_head.FILE, said) for said in (*wrong, *wrong_rule, *wrong_measures)]
    own, scale = head.get("sources", {}), head.get("scale")
    published = tables.scores(own, scale, measures)
    figure = tables.figures(own, measures)
    listed = read_listed(tables, scale)
    scored = _scored(tables, components, measures)
    sources = {**own, **listed.source} if scored else {**listed.source, **own}  # the first is that of what is computed
    fact, differences = listed.over(published, tables.kommuner)
    if listed.whole:
        figure = pd.concat([figure, listed.figures(scale)])
    computed = Computed(fact)
    if not tables.problems:
        computed = Computed.of(scored, fact, figure, kommun, {**head, "sources": sources}, measures)
    fact = pd.concat([computed.published, computed.fact])
    figure = pd.concat([figure, computed.figure])
    declared = of_survey(measures, head, fact, figure)
    known, conflicts = [], []  # type: list[pd.DataFrame], list[str]
    if not tables.problems:
        facts = SurveyFacts(str(head["id"]), declared, fact, figure, answers_known=scored is not None)
        known, conflicts = known_rows(facts, kommun)
    ranked = figure.loc[figure["measure"] == "ranked", "value"].dropna()
    return Package(
        survey={
            **{name: head.get(name) for name in (*package_head.REQUIRED, "published", "invited", "scale")},
            "title_sv": head.get("title", {}).get("sv"),
            "title_en": head.get("title", {}).get("en"),
            "complete": int(computed.complete),
            "made_up": int(head.get("made_up", False)),
            "answers_known": int(scored is not None),
            "scored": int((fact["measure"] == "score").sum()),
            "ranked": int(ranked.iloc[0]) if len(ranked) else None,
        },
        comparable=head.get("comparable_with", []),
        source=[{"key": key, "loaded_on": "", "values_only": False, **source} for key, source in sources.items()],
        definition=[
            {"key": key, "text_sv": said.get("sv", ""), "text_en": said.get("en", "")}
            for key, said in head.get("definitions", {}).items()
        ],
        component=[
            {"key": c.key, "number": i, "title_sv": c.title_sv, "title_en": c.title_en, "maximum": c.maximum}
            for i, c in enumerate(components, 1)
        ],
        measure=declared,
        fact=fact,
        figure=figure,
        component_points=scored.points if scored else pd.DataFrame(columns=["kommun", "component", "points"]),
        known=known,
        notices=[*differences, *computed.notices, *conflicts],
    )


def _scored(tables: Tables, components: list[Component], measures: Measures) -> Scored | None:
    frame = tables.csv(answers.FILE)
    if frame is None:
        return None
    if wrong := answers.check(frame, components, measures, tables.kommuner):
        tables.problems += wrong
        return None
    return answers.score(frame, components, measures)
