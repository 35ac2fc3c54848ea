"""What are the national figures, and how do the scores of the country or of an area spread?"""

import sqlite3
import statistics

from data.model.answer import Statistics
from data.model.area import Area
from data.model.facts import Survey
from data.model.query import StatisticsQuery
from data.store.reading import read
from data.store.reading.region import conditions, region
from data.store.reading.scores import Scores
from data.store.reading.spread import spread


def answer(db: sqlite3.Connection, survey: Survey, query: StatisticsQuery) -> Statistics:
    """National figures, those of the comparable survey before it, and the spread of the scores where all are known."""
    scores = Scores(db, survey, query.area)
    earlier = read.earlier_survey(db, survey)
    return Statistics(
        survey=survey,
        region=region(db, query.area),
        by_size=query.by_size,
        known=scores.count(),
        answered=_answered(db, survey, query.area) if survey.answers_known else None,
        spread=spread(db, survey, query.area) if survey.complete else None,
        figures=read.figures(db, survey.id),
        full_marks=tuple(scores.between(survey.scale, survey.scale)) if survey.scale else (),
        earlier_survey=earlier,
        earlier=read.figures(db, earlier.id) if earlier else {},
        measure=query.measure,
        summed=query.summed,
        sum=_sum(db, survey, query) if query.summed and survey.answers_known else None,
    )


def _answered(db: sqlite3.Connection, survey: Survey, area: Area) -> int:
    where, parameters = conditions(area)
    (number,) = db.execute(
        "SELECT count(*) FROM fact JOIN kommun ON kommun.code = fact.kommun "
        f"WHERE survey = :survey AND measure = 'answered' {where}",
        {"survey": survey.id, **parameters},
    ).fetchone()
    return int(number)


def _sum(db: sqlite3.Connection, survey: Survey, query: StatisticsQuery) -> float | None:
    """The mean, the median or the total of how much those have that answered; None where nobody did."""
    where, parameters = conditions(query.area)
    rows = db.execute(
        "SELECT value FROM fact JOIN kommun ON kommun.code = fact.kommun "
        f"WHERE survey = :survey AND measure = :measure {where}",
        {"survey": survey.id, "measure": query.measure, **parameters},
    )
    values = [float(value) for (value,) in rows]
    if not values:
        return None
    match query.summed:
        case "mean":
            return statistics.fmean(values)
        case "median":
            return statistics.median(values)
        case "total":
            return sum(values)
        case None:
            return None
