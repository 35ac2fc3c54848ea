"""Why did this kommun get its score, and what is missing?"""

import sqlite3

from data import read
from data.answer import Explanation, Part, Row, Survey
from data.query import ExplainQuery


def answer(db: sqlite3.Connection, survey: Survey, query: ExplainQuery) -> Explanation:
    """Its points by component, and how far it is to the rank group above and to the best of its län."""
    kommun = read.kommun(db, query.kommun)
    score = read.facts(db, survey.id, kommun.code).get("score")
    above: float | None = None
    leaders: list[Row] = []
    if survey.complete and score:
        (above,) = db.execute(
            "SELECT min(value) FROM fact WHERE survey = ? AND measure = 'score' AND value > ?", (survey.id, score.value)
        ).fetchone()
        leaders = [row for row in read.best(db, survey, kommun.lan.code) if row.score > score.value]
    return Explanation(
        survey=survey,
        kommun=kommun,
        score=score,
        parts=_parts(db, survey, kommun.code) if score else (),
        next_score=above,
        lan_leaders=tuple(row for row in leaders if row.score == leaders[0].score),
    )


def _parts(db: sqlite3.Connection, survey: Survey, kommun: str) -> tuple[Part, ...]:
    rows = db.execute(
        "SELECT title_sv, title_en, points, maximum FROM component_points AS p "
        "JOIN component AS c ON c.survey = p.survey AND c.key = p.component "
        "WHERE p.survey = ? AND kommun = ? ORDER BY number",
        (survey.id, kommun),
    )
    return tuple(Part(*row) for row in rows)
