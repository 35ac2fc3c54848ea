"""What scores do these kommuner have?"""

import sqlite3
from typing import Any

from data.model.answer import ScoreList
from data.model.facts import Scored, Source, Survey
from data.model.query import ScoresQuery

_ROWS = """
SELECT kommun.code, kommun.name, lan.name, score.value, source.title, source.url
FROM kommun
JOIN lan ON lan.code = kommun.lan
LEFT JOIN fact AS score ON score.survey = ? AND score.kommun = kommun.code AND score.measure = 'score'
LEFT JOIN source ON source.survey = score.survey AND source.key = score.source
WHERE kommun.code IN ({marks})
"""


def answer(db: sqlite3.Connection, survey: Survey, query: ScoresQuery) -> ScoreList:
    """Their scores in the survey, in the order asked for. A code that is no kommun's is left out."""
    marks = ", ".join("?" * len(query.kommuner))
    rows = {row[0]: _scored(row) for row in db.execute(_ROWS.format(marks=marks), (survey.id, *query.kommuner))}
    return ScoreList(survey, tuple(rows[code] for code in query.kommuner if code in rows))


def _scored(row: tuple[Any, ...]) -> Scored:
    code, name, lan, score, title, url = row
    return Scored(code, name, lan, score, Source(title, url) if title else None)
