"""Plain reads that several answers share: surveys, places, sources, names. SQL in, frozen values out."""

import sqlite3
from typing import Any

from data.answer import Fact, Row, Source, Survey
from data.names import Names, PlaceName
from data.places import Kommun, Lan, is_kommun

_SURVEY = """
SELECT survey.id, year, name, title_sv, title_en, publisher, published, invited, scale, scored, ranked,
       source.title, source.url, complete, answers_known, made_up
FROM survey
LEFT JOIN figure ON figure.survey = survey.id AND figure.measure = 'ranked'
LEFT JOIN source ON source.survey = survey.id AND source.key = figure.source
"""


def surveys(db: sqlite3.Connection) -> dict[str, Survey]:
    """All surveys by id, the newest real one with an index first: the one that is meant where none is named."""
    order = "ORDER BY made_up, scale IS NULL, year DESC, published DESC"
    return {survey.id: survey for survey in map(_survey, db.execute(_SURVEY + order))}


def earlier_survey(db: sqlite3.Connection, survey: Survey) -> Survey | None:
    """The newest survey before this one that may be compared with it."""
    row = db.execute(
        _SURVEY
        + "JOIN comparable ON comparable.other = survey.id "
        + "WHERE comparable.survey = ? AND survey.year < ? ORDER BY survey.year DESC LIMIT 1",
        (survey.id, survey.year),
    ).fetchone()
    return _survey(row) if row else None


def _survey(row: tuple[Any, ...]) -> Survey:
    *plain, scored, ranked, title, url, complete, answers_known, made_up = row
    survey_id, year, name, title_sv, title_en, publisher, published, invited, scale = plain
    return Survey(
        id=survey_id,
        year=year,
        name=name,
        title_sv=title_sv,
        title_en=title_en,
        publisher=publisher,
        published=published,
        invited=invited,
        scale=scale,
        scored=scored,
        ranked=ranked,
        ranked_source=Source(title, url) if url else None,
        complete=bool(complete),
        answers_known=bool(answers_known),
        made_up=bool(made_up),
    )


def place(db: sqlite3.Connection, code: str) -> Kommun | Lan:
    """The place with this code. KeyError where there is none."""
    return kommun(db, code) if is_kommun(code) else lan(db, code)


def kommun(db: sqlite3.Connection, code: str) -> Kommun:
    """The kommun with this code. KeyError where there is none."""
    row = db.execute(
        "SELECT k.code, k.name, k.official_name, lan.code, lan.name, lan.short_name, lan.kommuner "
        "FROM kommun AS k JOIN lan ON lan.code = k.lan WHERE k.code = ?",
        (code,),
    ).fetchone()
    if row is None:
        raise KeyError(code)
    code, name, official_name, *county = row
    return Kommun(code, name, official_name, Lan(*county))


def lan(db: sqlite3.Connection, code: str) -> Lan:
    """The län with this code. KeyError where there is none."""
    row = db.execute("SELECT code, name, short_name, kommuner FROM lan WHERE code = ?", (code,)).fetchone()
    if row is None:
        raise KeyError(code)
    return Lan(*row)


def facts(db: sqlite3.Connection, survey: str, code: str) -> dict[str, Fact]:
    """All that a survey tells about a kommun, by measure."""
    rows = db.execute(
        "SELECT measure, value, precision, title, url FROM fact "
        "JOIN source ON source.survey = fact.survey AND source.key = fact.source "
        "WHERE fact.survey = ? AND kommun = ?",
        (survey, code),
    )
    return {measure: Fact(value, precision, Source(title, url)) for measure, value, precision, title, url in rows}


# A place is known where a source tells it, and where the score is the highest possible.
_SCORED = """
SELECT kommun.code, kommun.name, score.value,
       CASE WHEN score.value = :scale THEN 1 ELSE place.value END,
       source.title, source.url
FROM fact AS score
JOIN kommun ON kommun.code = score.kommun
JOIN source ON source.survey = score.survey AND source.key = score.source
LEFT JOIN fact AS place ON place.survey = score.survey AND place.kommun = score.kommun
     AND place.measure = :place AND place.precision <> 'bound'
WHERE score.survey = :survey AND score.measure = 'score'
"""


def best(db: sqlite3.Connection, survey: Survey, lan_code: str | None = None) -> list[Row]:
    """The known scores, best first; those of a län where one is given."""
    where, measure = ("AND kommun.lan = :lan ", "lan_position") if lan_code else ("", "rank_group")
    if survey.complete and not lan_code:
        measure = "position"
    rows = db.execute(
        _SCORED + where + "ORDER BY score.value DESC, kommun.name",
        {"survey": survey.id, "scale": survey.scale, "place": measure, "lan": lan_code},
    )
    return [
        Row(code, name, score, None if place is None else int(place), Source(title, url))
        for code, name, score, place, title, url in rows
    ]


def names(db: sqlite3.Connection) -> Names:
    """The index of all place names."""
    rows = db.execute("SELECT name, place, kind FROM place_name").fetchall()
    others = db.execute("SELECT name, country FROM not_kommun").fetchall()
    return Names((PlaceName(*row) for row in rows), dict(others), _survey_words(db))


def _survey_words(db: sqlite3.Connection) -> dict[str, str]:
    """The words by which a survey is named: its year, and its id where that is a word. The first of a year wins."""
    words: dict[str, str] = {}
    for survey in surveys(db).values():
        if not survey.made_up:
            words.setdefault(str(survey.year), survey.id)
        if survey.id.isalpha():
            words[survey.id] = survey.id
    if "exempel" in words:
        words["example"] = words["exempel"]
    return words
