"""How good is this kommun? Reads its numbers, and those of its surroundings where it has none of its own."""

import sqlite3

from data.model.answer import Profile
from data.model.facts import Figure, Survey
from data.model.places import Lan
from data.model.query import ProfileQuery
from data.store.reading import read
from data.store.reading.verdict import verdict

MOST_NAMED = 8  # kommuner that share a place; of more only the number is told


def answer(db: sqlite3.Connection, survey: Survey, query: ProfileQuery) -> Profile:
    """What is known of the kommun in the survey."""
    kommun = read.kommun(db, query.kommun)
    facts = read.facts(db, survey.id, kommun.code)
    group = facts.get("rank_group")
    size = facts.get("rank_group_size")
    named = group is not None and group.precision != "bound" and (size is None or size.value <= MOST_NAMED + 1)
    leaders = () if "score" in facts else read.leaders(db, survey.id, kommun.lan.code)
    return Profile(
        survey=survey,
        kommun=kommun,
        facts=facts,
        shared_with=_sharing(db, survey, kommun.code, group.value) if group and named else (),
        lan_leaders=leaders,
        namesake_lan=_namesake(kommun.name, kommun.lan),
        measure=query.measure,
        answered=_answered(db, survey) if query.measure in ("answered", "silent") else None,
        parts=read.parts(db, survey.id, kommun.code) if query.measure in ("my_pages", "eid") else (),
        verdict=verdict(db, survey, kommun, facts, query.claim) if query.claim else None,
        other_surveys=_other_surveys(db, survey, kommun.code),
    )


def _sharing(db: sqlite3.Connection, survey: Survey, kommun: str, rank_group: float) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT kommun.name FROM fact JOIN kommun ON kommun.code = fact.kommun "
        "WHERE survey = ? AND measure = 'rank_group' AND value = ? AND precision <> 'bound' AND kommun <> ? "
        "ORDER BY kommun.name",
        (survey.id, rank_group, kommun),
    )
    return tuple(name for (name,) in rows)


def _answered(db: sqlite3.Connection, survey: Survey) -> Figure | None:
    return next(iter(read.figures(db, survey.id).get("answered", ())), None)


def _other_surveys(db: sqlite3.Connection, survey: Survey, kommun: str) -> tuple[Survey, ...]:
    """Those that know its score too; made-up ones are named to nobody who does not ask of one."""
    found = {
        other
        for (other,) in db.execute(
            "SELECT survey FROM fact WHERE kommun = ? AND measure = 'score' AND survey <> ?", (kommun, survey.id)
        )
    }
    if not found:
        return ()
    return tuple(each for each in read.surveys(db).values() if each.id in found and each.made_up == survey.made_up)


def _namesake(name: str, lan: Lan) -> Lan | None:
    return lan if lan.short_name == name else None
