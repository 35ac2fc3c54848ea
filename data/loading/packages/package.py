"""Reads and checks a survey package: survey.toml, answers.csv, scores.csv, figures.csv, and a list loaded for it.

Finds every problem before it complains. What the answers come to is computed; what is published stays as published.
"""

from pathlib import Path
from typing import Any

import pandas as pd

from data.loading.certainty.inference import SCB, find, known_rows
from data.loading.packages import survey_toml
from data.loading.packages.answers import read_answers
from data.loading.packages.computed import compute
from data.loading.packages.declared import Declared, of_survey, read_measures
from data.loading.packages.loaded_list import read_listed
from data.loading.packages.per_inhabitants import known_per, measures_per
from data.loading.packages.rule import read_rule
from data.loading.packages.tables import Tables, records
from data.model.frozen import frozen
from data.model.measure import PER
from data.model.problems import InvalidInput, Problem


@frozen
class Package:
    """A checked package. `rows`: of further tables of schema.sql, by name, without the id of the survey."""

    survey: dict[str, Any]  # its row of the table
    rows: dict[str, list[dict[str, Any]]]
    measure: list[Declared]
    fact: pd.DataFrame  # kommun, measure, value, precision, origin, source, note
    known: list[pd.DataFrame]  # what is known of every kommun, a frame a measure
    notices: list[str]  # where what is published and what the answers, or a list, come to differ


def read_package(folder: Path, kommun: pd.DataFrame) -> Package:
    """The package in a folder; `kommun`: the registry's table. InvalidInput tells all that is wrong."""
    tables = Tables(folder, dict(zip(kommun["code"], kommun["name"], strict=True)))
    head, wrong = survey_toml.read_head(folder)
    components, wrong_rule = read_rule(head)
    measures, wrong_measures = read_measures(head, components)
    tables.problems += [Problem(survey_toml.FILE, said) for said in (*wrong, *wrong_rule, *wrong_measures)]
    own, scale = head.get("sources", {}), head.get("scale")
    published = tables.scores(own, scale, measures)
    figure = tables.figures(own, measures)
    listed = read_listed(tables, scale)
    scored = read_answers(tables, components, measures)
    if tables.problems:
        raise InvalidInput(tables.problems)
    sources = {**own, **listed.source} if scored else {**listed.source, **own}  # the first is that of what is computed
    fact, differences = listed.over(published, tables.kommuner)
    if listed.whole:
        figure = pd.concat([figure, listed.figures(scale)])
    computed = compute(scored, fact, figure, kommun, next(iter(sources), ""), scale, measures)
    fact, figure = computed.fact, computed.figure
    declared = of_survey(measures, head, fact, figure)
    known, conflicts = known_rows(find(declared, fact, figure, kommun, answers_known=scored is not None))
    people = kommun.set_index("code")["population"]
    frames = {str(frame["measure"].iloc[0]): frame for frame in known}
    of_each = [each.measure.id for each in declared if each.per_inhabitants]
    known = [*known, *(known_per(frames[each], people, many) for each in of_each for many in PER)]
    ranked = figure.loc[figure["measure"] == "ranked", "value"].dropna()
    stated = [*sources.items()]
    if any(each.measure.id == "population" for each in declared):
        stated.append((SCB["key"], SCB))
    return Package(
        survey={
            **{name: head.get(name) for name in (*survey_toml.REQUIRED, "published", "invited", "scale")},
            "title_sv": head["title"]["sv"],
            "title_en": head["title"]["en"],
            "complete": int(computed.complete),
            "made_up": int(head.get("made_up", False)),
            "answers_known": int(scored is not None),
            "scored": int((fact["measure"] == "score").sum()),
            "ranked": int(ranked.iloc[0]) if len(ranked) else None,
        },
        rows={
            "comparable": [{"other": other} for other in dict.fromkeys(head.get("comparable_with", []))],
            "source": [{"key": key, "loaded_on": "", "values_only": False, **each} for key, each in stated],
            "definition": [
                {"key": key, "text_sv": said.get("sv", ""), "text_en": said.get("en", "")}
                for key, said in head.get("definitions", {}).items()
            ],
            "component": [
                {"key": c.key, "number": i, "title_sv": c.title_sv, "title_en": c.title_en, "maximum": c.maximum}
                for i, c in enumerate(components, 1)
            ],
            "component_points": records(scored.points) if scored else [],
            "figure": records(figure),
        },
        measure=[*declared, *measures_per(declared)],
        fact=fact,
        known=known,
        notices=[*differences, *computed.notices, *conflicts],
    )
