"""What has changed from survey to survey?"""

import sqlite3

from data.model.answer import Trend
from data.model.facts import Moment, Survey
from data.model.measures import LISTS
from data.model.query import TrendQuery
from data.store.reading import read
from data.store.reading.region import region


def answer(db: sqlite3.Connection, survey: Survey, query: TrendQuery) -> Trend:
    """What each survey says that may be compared with this one, oldest first."""
    declared = db.execute(
        "SELECT other FROM comparable WHERE survey = :id UNION SELECT survey FROM comparable WHERE other = :id",
        {"id": survey.id},
    )
    comparable = {survey.id, *(other for (other,) in declared)}
    surveys = sorted(read.surveys(db).values(), key=lambda each: (each.year, each.published))
    return Trend(
        survey=survey,
        kommun=read.kommun(db, query.kommun) if query.kommun else None,
        region=region(db, query.area),
        moments=tuple(_moment(db, each, query.kommun) for each in surveys if each.id in comparable),
        not_comparable=tuple(each for each in surveys if each.id not in comparable and not each.made_up),
    )


def _moment(db: sqlite3.Connection, survey: Survey, kommun: str | None) -> Moment:
    figures = read.figures(db, survey.id)
    return Moment(
        survey=survey,
        facts=read.facts(db, survey.id, kommun) if kommun else {},
        figures={measure: lines[0] for measure, lines in figures.items() if measure not in LISTS},
    )
