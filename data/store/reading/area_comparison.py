"""How do these län or landscapes compare?"""

import sqlite3

from data.model.area import Area
from data.model.compared import AreaComparison, AreaSide
from data.model.facts import Survey
from data.model.query import CompareAreasQuery
from data.store.reading.region import region
from data.store.reading.scores import Scores
from data.store.reading.spread import spread


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
