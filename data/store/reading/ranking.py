"""Which kommuner of the country or of an area have how many points?"""

import math
import sqlite3
from collections import Counter
from typing import assert_never

from data.model.answer import Ranking
from data.model.area import COUNTRY, Against, Area, Best, Choice, Everyone, FullMarks, Lowest, Places, Points, Standing
from data.model.facts import Placed, Row, Scored, Source, Survey
from data.model.query import RankingQuery
from data.store.reading import read
from data.store.reading.region import conditions, region
from data.store.reading.scores import Scores

_RUNNERS_UP = 2  # and those that share the points of the second
_MOST_RUNNERS_UP = 6
_NATIONAL_TOP = 3


def answer(db: sqlite3.Connection, survey: Survey, query: RankingQuery) -> Ranking:
    """Those asked for, shared places kept together: `top 3` holds six where six share the first place."""
    scores = Scores(db, survey, query.area)
    choice = _meant(query.choice, survey)
    known = scores.count()
    against = _against(db, survey, choice)
    rows = _rows(scores, survey, choice, against)
    everyone = query.area == COUNTRY and not isinstance(choice, Everyone)
    without, unanswered = ((), ()) if everyone else _without_score(db, survey, query.area)
    return Ranking(
        survey=survey,
        region=region(db, query.area),
        choice=choice,
        known=known,
        counted=query.counted,
        exact=survey.complete
        or (isinstance(choice, FullMarks) and all_full_marks_are_known(db, survey))
        or _nobody_can_be(choice, against, survey),
        rows=tuple(rows),
        runners_up=tuple(_runners_up(scores, survey, choice, rows)),
        placed=() if survey.complete else _placed(_placed_without_score(db, survey, query.area), choice, query.area),
        without=without,
        unanswered=unanswered,
        national_top=() if known else tuple(Scores(db, survey, COUNTRY).best(_NATIONAL_TOP)),
        page=query.page,
        against=against,
        marked=next((row for row in scores.between(0, math.inf) if row.kommun == query.marked), None)
        if query.marked
        else None,
    )


def _meant(choice: Choice, survey: Survey) -> Choice:
    """Where 14 is the highest possible score, "14 poäng" asks for full marks, and who misses those has 13 or fewer."""
    if choice == FullMarks(missed=True) and survey.scale:
        return Points(0, survey.scale - 1)
    whole = isinstance(choice, Points) and survey.scale == choice.least <= choice.most
    return FullMarks() if whole else choice


def all_full_marks_are_known(db: sqlite3.Connection, survey: Survey) -> bool:
    """Whether as many full marks are known as the country is said to have."""
    published = read.figures(db, survey.id).get("full_marks")
    scores = Scores(db, survey, COUNTRY)
    return published is not None and published[0].value == len(_rows(scores, survey, FullMarks()))


def _against(db: sqlite3.Connection, survey: Survey, choice: Choice) -> Scored | None:
    """The kommun that the others are held against, with its score in the survey."""
    if not isinstance(choice, Against):
        return None
    kommun = read.kommun(db, choice.kommun)
    score = read.facts(db, survey.id, choice.kommun).get("score")
    known = (score.value, score.source) if score else (None, None)
    return Scored(kommun.code, kommun.name, kommun.lan.name, *known)


def _nobody_can_be(choice: Choice, against: Scored | None, survey: Survey) -> bool:
    """Whether nobody can be better, however few scores are known: the kommun has all points."""
    return (
        isinstance(choice, Against)
        and choice.how == "better"
        and against is not None
        and (against.score == survey.scale)
    )


def _rows(scores: Scores, survey: Survey, choice: Choice, against: Scored | None = None) -> list[Row]:
    match choice:
        case Best(limit):
            return scores.best(limit)
        case Lowest(limit):
            return scores.lowest(limit) if survey.complete else []  # else who came last is not known
        case FullMarks():
            return scores.between(survey.scale or math.inf, math.inf)
        case Points(least, most):
            return scores.between(least, most)
        case Places(first, last):
            return _at(first, last, scores.best(last), whole=survey.complete)
        case Against(kommun, how):
            return _held_against(scores, kommun, how, against.score if against else None)
        case Everyone():
            return scores.between(0, math.inf)
        case _:
            assert_never(choice)


def _held_against(scores: Scores, kommun: str, how: Standing, score: float | None) -> list[Row]:
    """Those with more points, fewer or as many; nobody where the kommun's score is not known."""
    if score is None:
        return []
    match how:
        case "better":
            return [row for row in scores.between(score, math.inf) if row.score > score]
        case "worse":
            return [row for row in scores.between(0, score) if row.score < score]
        case "same":
            return [row for row in scores.between(score, score) if row.kommun != kommun]
        case _:
            assert_never(how)


def _at(first: int, last: int, rows: list[Row], *, whole: bool) -> list[Row]:
    """Those who hold one of the places: six who share the first one hold the first to the sixth."""
    sharing = Counter(row.place for row in rows) if whole else Counter[int | None]()
    return [
        row for row in rows if row.place and row.place <= last and row.place + max(sharing[row.place], 1) - 1 >= first
    ]


def _runners_up(scores: Scores, survey: Survey, choice: Choice, rows: list[Row]) -> list[Row]:
    """The next known ones, where a ranking has gaps."""
    if survey.complete or not isinstance(choice, Best | FullMarks):
        return []
    after = scores.best(len(rows) + _RUNNERS_UP)[len(rows) :]
    return after if len(after) <= _MOST_RUNNERS_UP else []


def _placed(placed: tuple[Placed, ...], choice: Choice, area: Area) -> tuple[Placed, ...]:
    """Those that belong to what was asked for."""
    if isinstance(choice, Places) and area.without:
        return ()  # their places are among all, and not among those left
    if isinstance(choice, Places):
        return tuple(each for each in placed if choice.first <= each.place <= choice.last)
    return placed if isinstance(choice, Best | FullMarks | Everyone) else ()


def _placed_without_score(db: sqlite3.Connection, survey: Survey, area: Area) -> tuple[Placed, ...]:
    where, parameters = conditions(area)
    rows = db.execute(
        "SELECT kommun.code, kommun.name, place.value, size.value, source.title, source.url "
        "FROM fact AS place JOIN kommun ON kommun.code = place.kommun "
        "JOIN source ON source.survey = place.survey AND source.key = place.source "
        "LEFT JOIN fact AS size ON size.survey = place.survey AND size.kommun = place.kommun "
        "     AND size.measure = 'rank_group_size' "
        "LEFT JOIN fact AS score ON score.survey = place.survey AND score.kommun = place.kommun "
        "     AND score.measure = 'score' "
        "WHERE place.survey = :survey AND place.measure = 'rank_group' AND place.precision <> 'bound' "
        f"AND score.value IS NULL {where} "
        "ORDER BY place.value, kommun.name",
        {"survey": survey.id, **parameters},
    )
    return tuple(
        Placed(code, name, int(place), None if size is None else int(size), Source(title, url))
        for code, name, place, size, title, url in rows
    )


def _without_score(db: sqlite3.Connection, survey: Survey, area: Area) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kommuner of an area without a score: those that answered, or may have; and those known not to have."""
    where, parameters = conditions(area)
    rows = db.execute(
        "SELECT name, "
        "EXISTS (SELECT 1 FROM fact WHERE survey = :survey AND kommun = kommun.code AND measure = 'answered') "
        "FROM kommun WHERE NOT EXISTS "
        "(SELECT 1 FROM fact WHERE survey = :survey AND kommun = kommun.code AND measure = 'score') "
        f"{where} ORDER BY name",
        {"survey": survey.id, **parameters},
    ).fetchall()
    silent = tuple(name for name, answered in rows if survey.answers_known and not answered)
    return tuple(name for name, _ in rows if name not in silent), silent
