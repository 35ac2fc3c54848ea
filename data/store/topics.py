"""What a text without figures says of a survey: its definitions, its lists, its sources. Plain SQL, read-only."""

import sqlite3
from collections.abc import Iterable
from typing import Final

from data.model.facts import Source, Survey
from data.model.question import Question
from data.model.result import Text
from data.store import read
from data.store.read import SOURCED, Loaded

_ALL_SOURCES: Final = frozenset({"sources", "citation", "index"})  # topics that name every source of the survey
_MAIN_SOURCE: Final = frozenset(
    {"survey", "who_made", "newest", "checked", "comparable", "summary"}
)  # that name the one most of its figures are from
# National figures that a topic tells, whose sources it names.
_TOLD: Final = {
    "survey": "answered", "who_made": "answered", "silent": "answered",
    "summary": "answered", "representative": "answered", "all_lacked": "answered", "few_public": "ranked",
    "coverage": "ranked", "raw_data": "ranked", "ties": "rank_groups", "points_vs_rank": "rank_groups",
    "why_changed": "offers_apps", "apps_for": "offers_apps", "cooperation": "cooperates_procurement",
}  # fmt: skip
# National lists, and the topics that tell them: one line of text each, and an empty line between two lists.
_LISTS: Final = {
    "commonest": ("commonest", "common"),
    "single_service": ("commonest",),
    "success": ("success_factor",),
    "advice": ("success_factor",),
    "obstacles": ("success_factor",),
}
_DEFINED: Final = {"app_meaning": "e_service"}  # topics that tell the definition of another beside their own
_BY_FIGURES: Final = f"SELECT title, url, loaded_on {SOURCED} WHERE figure.survey = ? "
_BELONGS: Final = "SELECT lan.name, kommungrupp FROM kommun JOIN lan ON lan.code = kommun.lan WHERE kommun.code = ?"
_COUNTED: Final = (
    *("answered", "rank_groups", "offers_apps", "offers_e_services"),
    *("cooperates_procurement", "cooperates_operations"),
)


def text(db: sqlite3.Connection, loaded: Loaded, survey: Survey, question: Question) -> Text:
    """What there is to say of the question's topic. `counts` holds `answered`, `rank_groups` and shares where they are
    known, with `earlier`, the year of the survey before, and its share; for län and groups how many kommuner each has.
    """
    topic = question.topic.partition(":")[0]
    said_sv, said_en, cited = _said(db, survey, topic, question.of)
    if topic == "no_measure":
        said_sv, said_en = _of_others(loaded, question.measure)
    elif topic == "columns":
        names = loaded.measures[survey.id].values()
        said_sv, said_en = "\n".join(each.sv.name for each in names), "\n".join(each.en.name for each in names)
    found, of_figure = loaded.surveys, _of_figure(db, question)
    return Text(
        topic=f"{topic}:figure" if of_figure else question.topic,
        said_sv=said_sv,
        said_en=said_en,
        sources=tuple(dict.fromkeys([*cited, *(of_figure or _sources(db, survey, topic))])),
        counts=_counts(db, survey, topic),
        surveys=tuple(
            each for each in found.values() if not each.made_up or each.id == survey.id or topic == "surveys"
        ),
    )


def _of_others(loaded: Loaded, measure: str) -> tuple[str, str]:
    """What a measure is called in both languages, and after an empty line the surveys that have it."""
    having = [survey for survey in loaded.surveys.values() if measure in loaded.measures[survey.id]]
    if not having:
        return "", ""
    named, where = loaded.measures[having[0].id][measure], "\n".join(each.name for each in having)
    return f"{named.sv.many}\n\n{where}", f"{named.en.many}\n\n{where}"


def _said(db: sqlite3.Connection, survey: Survey, topic: str, of: tuple[str, ...]) -> tuple[str, str, list[Source]]:
    if topic == "belongs" and of:
        lan, group = db.execute(_BELONGS, of[:1]).fetchone()
        return f"{lan}\n\n{group}", f"{lan}\n\n{group}", []
    definition = db.execute(
        "SELECT text_sv, text_en FROM definition WHERE survey = ? AND key = ?", (survey.id, _DEFINED.get(topic, topic))
    ).fetchone()
    if definition:
        return definition[0], definition[1], []
    said_sv, said_en, cited = [], [], []
    for measure in _LISTS.get(topic, ()):
        rows = db.execute(
            f"SELECT text_sv, text_en, title, url, loaded_on {SOURCED} "
            "WHERE figure.survey = ? AND measure = ? ORDER BY value",
            (survey.id, measure),
        ).fetchall()
        if rows:
            said_sv.append("\n".join(row[0] for row in rows))
            said_en.append("\n".join(row[1] for row in rows))
            cited += [Source(*where) for _, _, *where in rows]
    return "\n\n".join(said_sv), "\n\n".join(said_en), cited


def _sources(db: sqlite3.Connection, survey: Survey, topic: str) -> Iterable[Source]:
    if topic in _ALL_SOURCES:
        where = "WHERE survey = ? AND key <> 'scb' ORDER BY key"
        return [Source(*row) for row in db.execute(f"SELECT title, url, loaded_on FROM source {where}", (survey.id,))]
    found = []
    if topic in _MAIN_SOURCE:
        found += db.execute(
            _BY_FIGURES + "GROUP BY source.key ORDER BY count(*) DESC, source.key LIMIT 1", (survey.id,)
        ).fetchall()
    if topic in _TOLD:
        found += db.execute(_BY_FIGURES + "AND measure = ?", (survey.id, _TOLD[topic])).fetchall()
    return [Source(*row) for row in found]


def _of_figure(db: sqlite3.Connection, question: Question) -> list[Source]:
    """The sources of the published figures of the country that are as much as the question says."""
    if question.claim is None:
        return []
    found = db.execute(
        f"SELECT DISTINCT title, url, loaded_on {SOURCED} "
        "JOIN survey ON survey.id = figure.survey "
        "WHERE NOT made_up AND text_sv = '' AND value = :value AND :survey IN ('', survey.id)",
        {"value": question.claim.value, "survey": question.survey or ""},
    )
    return [Source(*row) for row in found.fetchall()]


def _counts(db: sqlite3.Connection, survey: Survey, topic: str) -> dict[str, int]:
    if topic in ("groups", "group"):
        rows = db.execute("SELECT kommungrupp, count(*) FROM kommun GROUP BY 1")
        return dict(rows)
    if topic in ("lan", "kommun", "landscape"):
        return dict(db.execute("SELECT name, kommuner FROM lan ORDER BY name"))
    marks = ", ".join("?" * len(_COUNTED))
    counts = dict(
        db.execute(
            f"SELECT measure, value FROM figure WHERE survey = ? AND measure IN ({marks})", (survey.id, *_COUNTED)
        )
    )
    found = {measure: round(value) for measure, value in counts.items()}
    if earlier := read.earlier_survey(db, survey):
        apps = db.execute(
            "SELECT value FROM figure WHERE survey = ? AND measure = 'offers_apps'", (earlier.id,)
        ).fetchone()
        found |= {"earlier": earlier.year} | ({"earlier_apps": round(apps[0])} if apps else {})
    return found
