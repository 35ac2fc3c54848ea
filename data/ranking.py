"""Which kommuner are best, in the country or in a län?"""

import sqlite3

from data import read
from data.answer import Placed, Ranking, Row, Source, Survey
from data.query import RankingQuery

_RUNNERS_UP = 2
_NATIONAL_TOP = 3


def answer(db: sqlite3.Connection, survey: Survey, query: RankingQuery) -> Ranking:
    """The asked number of places, shared ones kept together: `top 3` holds six where six share the first place."""
    known = read.best(db, survey, query.lan)
    rows = _asked(known, survey, query)
    after = known[len(rows) :] if not survey.complete and not query.lowest else []
    without, unanswered = _without_score(db, survey, query.lan) if query.lan else ((), ())
    return Ranking(
        survey=survey,
        lan=read.lan(db, query.lan) if query.lan else None,
        full_marks=query.full_marks,
        lowest=query.lowest,
        known=len(known),
        rows=tuple(rows),
        runners_up=tuple(after[:_RUNNERS_UP]),
        placed=_placed_without_score(db, survey, query.lan) if not query.lowest else (),
        without=without,
        unanswered=unanswered,
        national_top=() if known else tuple(_ties(read.best(db, survey), _NATIONAL_TOP)),
    )


def _asked(known: list[Row], survey: Survey, query: RankingQuery) -> list[Row]:
    if query.full_marks:
        return [row for row in known if row.score == survey.scale]
    if not query.lowest:
        return _ties(known, query.limit)
    # Who came last is known only where every score is.
    ascending = sorted(known, key=lambda row: (row.score, row.name)) if survey.complete else []
    return [row for row in ascending if row.score <= ascending[: query.limit][-1].score]


def _ties(rows: list[Row], limit: int) -> list[Row]:
    """The first `limit` rows, and those that share the score of the last of them."""
    if len(rows) <= limit:
        return rows
    return [row for row in rows if row.score >= rows[limit - 1].score]


def _placed_without_score(db: sqlite3.Connection, survey: Survey, lan: str | None) -> tuple[Placed, ...]:
    rows = db.execute(
        "SELECT kommun.code, kommun.name, place.value, size.value, source.title, source.url "
        "FROM fact AS place JOIN kommun ON kommun.code = place.kommun "
        "JOIN source ON source.survey = place.survey AND source.key = place.source "
        "LEFT JOIN fact AS size ON size.survey = place.survey AND size.kommun = place.kommun "
        "     AND size.measure = 'rank_group_size' "
        "LEFT JOIN fact AS score ON score.survey = place.survey AND score.kommun = place.kommun "
        "     AND score.measure = 'score' "
        "WHERE place.survey = :survey AND place.measure = 'rank_group' AND place.precision <> 'bound' "
        "AND score.value IS NULL AND (:lan IS NULL OR kommun.lan = :lan) "
        "ORDER BY place.value, kommun.name",
        {"survey": survey.id, "lan": lan},
    )
    return tuple(
        Placed(code, name, int(place), None if size is None else int(size), Source(title, url))
        for code, name, place, size, title, url in rows
    )


def _without_score(db: sqlite3.Connection, survey: Survey, lan: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kommuner of a län without a score: those that answered, or may have; and those known not to have."""
    rows = db.execute(
        "SELECT name, "
        "EXISTS (SELECT 1 FROM fact WHERE survey = :survey AND kommun = kommun.code AND measure = 'answered') "
        "FROM kommun WHERE lan = :lan AND NOT EXISTS "
        "(SELECT 1 FROM fact WHERE survey = :survey AND kommun = kommun.code AND measure = 'score') ORDER BY name",
        {"survey": survey.id, "lan": lan},
    ).fetchall()
    silent = tuple(name for name, answered in rows if survey.answers_known and not answered)
    return tuple(name for name, _ in rows if name not in silent), silent
