"""Why did this kommun get its score, and what is missing?"""

import sqlite3

from data.model.answer import Explanation
from data.model.facts import Part, Row, Survey
from data.model.query import ExplainQuery
from data.store.reading import read


def answer(db: sqlite3.Connection, survey: Survey, query: ExplainQuery) -> Explanation:
    """Its points by component, and how far it is to the rank group above and to the best of its län."""
    kommun = read.kommun(db, query.kommun)
    score = read.facts(db, survey.id, kommun.code).get("score")
    parts = read.parts(db, survey.id, kommun.code)
    above: float | None = None
    leaders: list[Row] = []
    if survey.complete and score:
        (above,) = db.execute(
            "SELECT min(value) FROM fact WHERE survey = ? AND measure = 'score' AND value > ?", (survey.id, score.value)
        ).fetchone()
        leaders = [row for row in read.leaders(db, survey.id, kommun.lan.code) if row.score > score.value]
    return Explanation(
        survey=survey,
        kommun=kommun,
        score=score,
        parts=parts,
        unanswered=_unanswered(db, survey, parts),
        next_score=above,
        lan_leaders=tuple(leaders),
    )


def _unanswered(db: sqlite3.Connection, survey: Survey, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    if not parts:
        return ()
    rows = db.execute(
        "SELECT key, title_sv, title_en, 0, maximum FROM component WHERE survey = ? ORDER BY number", (survey.id,)
    )
    known = {part.key for part in parts}
    return tuple(Part(*row) for row in rows if row[0] not in known)
