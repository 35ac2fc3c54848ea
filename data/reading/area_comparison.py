"""How do these län or landscapes compare?"""

import sqlite3

from data.area import Area
from data.compared import AreaComparison, AreaSide
from data.facts import Survey
from data.query import CompareAreasQuery
from data.reading.region import region
from data.reading.scores import Scores
from data.reading.spread import spread


def answer(db: sqlite3.Connection, survey: Survey, query: CompareAreasQuery) -> AreaComparison:
    """What is known of the kommuner of each of them."""
    sides = tuple(_side(db, survey, area) for area in query.areas)
    return AreaComparison(survey, sides, tuple(region(db, area) for area in query.left_out))


def _side(db: sqlite3.Connection, survey: Survey, area: Area) -> AreaSide:
    scores = Scores(db, survey, area)
    return AreaSide(
        region=region(db, area),
        known=scores.count(),
        spread=spread(db, survey, area) if survey.complete else None,
        leaders=tuple(scores.best(1)),
    )
