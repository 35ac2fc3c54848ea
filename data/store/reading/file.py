"""What a picture or a file shows: every kommun of an area, with a score or without."""

import sqlite3
from typing import Any

from data.model.answer import Download, Picture, Ranking, Statistics
from data.model.area import COUNTRY, Area, Best, Everyone, Places
from data.model.facts import Entry, Placed, Row, Survey
from data.model.places import Kommun
from data.model.query import DownloadQuery, PictureQuery, RankingQuery, StatisticsQuery
from data.store.reading import ranking, read, statistics
from data.store.reading.region import conditions
from data.store.reading.scores import Scores

_BARS = 20  # of the country: more than a picture in a message can show
_EVERY_SCORE = 1e9  # points


def picture(db: sqlite3.Connection, survey: Survey, query: PictureQuery) -> Picture:
    """What is to be drawn. A kommun is shown among those of its län, or where in the spread of the country it is."""
    kommun = read.kommun(db, query.kommun) if query.kommun else None
    ranks = query.kind in ("bars", "map")
    area = _area(query.area, kommun) if ranks else query.area
    shown: Ranking | Statistics
    if ranks:
        shown = ranking.answer(db, survey, RankingQuery(area, Best(_BARS if area.whole == COUNTRY else Best().limit)))
    else:
        shown = statistics.answer(db, survey, StatisticsQuery(area, by_size=query.kind == "size"))
    return Picture(survey, query.kind, shown, kommun, _entries(db, survey, area))


def download(db: sqlite3.Connection, survey: Survey, query: DownloadQuery) -> Download:
    """The whole list that was asked for."""
    kommun = read.kommun(db, query.kommun) if query.kommun else None
    shown = ranking.answer(db, survey, RankingQuery(_area(query.area, kommun), query.choice))
    area = shown.region.area
    entries = _entries(db, survey, area, () if area.without else shown.placed)  # published places are among all
    if not isinstance(query.choice, Everyone):
        listed = {row.kommun for row in shown.rows}
        if isinstance(query.choice, Places):
            listed |= {placed.kommun for placed in shown.placed}
        entries = tuple(entry for entry in entries if entry.kommun in listed)
    return Download(survey, shown, entries)


def _area(area: Area, kommun: Kommun | None) -> Area:
    return Area(lan=(kommun.lan.code,)) if kommun and area == COUNTRY else area


def _entries(db: sqlite3.Connection, survey: Survey, area: Area, placed: tuple[Placed, ...] = ()) -> tuple[Entry, ...]:
    known: dict[str, Row | Placed] = {row.kommun: row for row in Scores(db, survey, area).between(0, _EVERY_SCORE)}
    known |= {each.kommun: each for each in placed}
    where, parameters = conditions(area)
    rows = db.execute(
        "SELECT kommun.code, kommun.name, lan.name, kommun.population, "
        "EXISTS (SELECT 1 FROM fact WHERE survey = :survey AND kommun = kommun.code AND measure = 'answered') "
        f"FROM kommun JOIN lan ON lan.code = kommun.lan WHERE true {where} ORDER BY kommun.name",
        {"survey": survey.id, **parameters},
    )
    found = [_entry(row, known.get(row[0]), survey) for row in rows]
    return tuple(sorted(found, key=lambda entry: (entry.score is None, -(entry.score or 0), entry.name)))


def _entry(read_row: tuple[Any, ...], known: Row | Placed | None, survey: Survey) -> Entry:
    code, name, lan, population, answered = read_row
    return Entry(
        kommun=code,
        name=name,
        lan=lan,
        population=population,
        score=known.score if isinstance(known, Row) else None,
        place=known.place if known else None,
        answered=bool(answered) if survey.answers_known else None,
        source=known.source if known else None,
    )
