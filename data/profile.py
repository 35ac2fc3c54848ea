"""How good is this kommun? Reads its numbers, and those of its surroundings where it has none of its own."""

import sqlite3

from data import read
from data.answer import Profile
from data.facts import Survey
from data.places import Lan
from data.query import Area, ProfileQuery
from data.scores import Scores


def answer(db: sqlite3.Connection, survey: Survey, query: ProfileQuery) -> Profile:
    """What is known of the kommun in the survey."""
    kommun = read.kommun(db, query.kommun)
    facts = read.facts(db, survey.id, kommun.code)
    group = facts.get("rank_group")
    shared = group is not None and group.precision != "bound"
    leaders = () if "score" in facts else tuple(Scores(db, survey, Area(lan=(kommun.lan.code,))).leaders())
    return Profile(
        survey=survey,
        kommun=kommun,
        facts=facts,
        shared_with=_sharing(db, survey, kommun.code, group.value) if group and shared else (),
        lan_leaders=leaders,
        namesake_lan=_namesake(kommun.name, kommun.lan),
    )


def _sharing(db: sqlite3.Connection, survey: Survey, kommun: str, rank_group: float) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT kommun.name FROM fact JOIN kommun ON kommun.code = fact.kommun "
        "WHERE survey = ? AND measure = 'rank_group' AND value = ? AND precision <> 'bound' AND kommun <> ? "
        "ORDER BY kommun.name",
        (survey.id, rank_group, kommun),
    )
    return tuple(name for (name,) in rows)


def _namesake(name: str, lan: Lan) -> Lan | None:
    return lan if lan.short_name == name else None
