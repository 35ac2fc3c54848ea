"""How do these kommuner compare?"""

import sqlite3

from data.model.compared import Comparison, Side
from data.model.facts import Survey
from data.model.query import CompareQuery
from data.store.reading import read


def answer(db: sqlite3.Connection, survey: Survey, query: CompareQuery) -> Comparison:
    """What is known of each of them."""
    sides = tuple(_side(db, survey, code) for code in query.kommuner)
    return Comparison(survey, sides, tuple(read.kommun(db, code).name for code in query.left_out), query.measure)


def _side(db: sqlite3.Connection, survey: Survey, code: str) -> Side:
    return Side(read.kommun(db, code), read.facts(db, survey.id, code), read.parts(db, survey.id, code))
