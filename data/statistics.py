"""What are the national figures?"""

import sqlite3
from collections import defaultdict

from data import read
from data.answer import Figure, Source, Statistics, Survey


def answer(db: sqlite3.Connection, survey: Survey) -> Statistics:
    """The national figures of the survey, and those of the comparable survey before it."""
    earlier = read.earlier_survey(db, survey)
    return Statistics(
        survey=survey,
        figures=_figures(db, survey),
        full_marks=tuple(row for row in read.best(db, survey) if row.score == survey.scale),
        earlier_survey=earlier,
        earlier=_figures(db, earlier) if earlier else {},
    )


def _figures(db: sqlite3.Connection, survey: Survey) -> dict[str, tuple[Figure, ...]]:
    rows = db.execute(
        "SELECT measure, value, text_sv, text_en, precision, title, url FROM figure "
        "JOIN source ON source.survey = figure.survey AND source.key = figure.source "
        "WHERE figure.survey = ? ORDER BY measure, value",
        (survey.id,),
    )
    figures: dict[str, list[Figure]] = defaultdict(list)
    for measure, value, text_sv, text_en, precision, title, url in rows:
        figures[measure].append(Figure(value, text_sv, text_en, precision, Source(title, url)))
    return {measure: tuple(lines) for measure, lines in figures.items()}
