"""What does a word mean, how was the index made, and where are the numbers from?"""

import sqlite3

from data.model.answer import Definition
from data.model.facts import Source, Survey
from data.model.query import DefineQuery
from data.store.reading import read

_BY_GROUP = "SELECT kommungrupp, count(*) FROM kommun GROUP BY 1"
_BY_LAN = "SELECT name, kommuner FROM lan ORDER BY name"


def answer(db: sqlite3.Connection, survey: Survey, query: DefineQuery) -> Definition:
    """The survey's own definition, its method as far as it is known, or all its sources."""
    said = db.execute(
        "SELECT text_sv, text_en FROM definition WHERE survey = ? AND key = ?", (survey.id, query.topic)
    ).fetchone()
    numbers = dict(
        db.execute(
            "SELECT measure, value FROM figure WHERE survey = ? AND measure IN ('rank_groups', 'answered')",
            (survey.id,),
        )
    )
    sources = db.execute("SELECT title, url FROM source WHERE survey = ? AND key <> 'scb' ORDER BY key", (survey.id,))
    text_sv, text_en = said or ("", "")
    return Definition(
        survey=survey,
        topic=query.topic,
        text_sv=text_sv,
        text_en=text_en,
        rank_groups=_whole(numbers.get("rank_groups")),
        answered=_whole(numbers.get("answered")),
        sources=tuple(Source(title, url) for title, url in sources),
        group=query.group,
        groups=_counted(db, _BY_GROUP) if query.topic == "groups" else {},
        lan=_counted(db, _BY_LAN) if query.topic in ("lan", "kommun") else {},
        newest=survey.id == next(iter(read.surveys(db))),
    )


def _counted(db: sqlite3.Connection, kommuner: str) -> dict[str, int]:
    return dict(db.execute(kommuner))


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
