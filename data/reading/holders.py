"""Which kommuner have most or fewest e-services or apps, which have none, and which answered?"""

import math
import sqlite3

from data.answer import Holders
from data.facts import Fact, Holder, Source, Survey
from data.query import HoldersQuery
from data.reading import read
from data.reading.region import conditions, region

# Every kommun of an area, with its figure where that is known.
_ROWS = """
SELECT kommun.code, kommun.name, fact.value, fact.precision, source.title, source.url
FROM kommun
LEFT JOIN fact ON fact.survey = :survey AND fact.kommun = kommun.code AND fact.measure = :measure
LEFT JOIN source ON source.survey = fact.survey AND source.key = fact.source
WHERE true {where} ORDER BY fact.value DESC, kommun.name
"""


def answer(db: sqlite3.Connection, survey: Survey, query: HoldersQuery) -> Holders:
    """Those asked for; the first and the last ones with all that share the figure of the last one named."""
    where, parameters = conditions(query.area)
    found = db.execute(_ROWS.format(where=where), {"survey": survey.id, "measure": query.of, **parameters}).fetchall()
    known = [
        Holder(code, name, Fact(float(value), precision, Source(title, url)))
        for code, name, value, precision, title, url in found
        if value is not None
    ]
    silent = [Holder(code, name, None) for code, name, value, *_ in found if value is None]
    everyone = [*known, *silent] if query.of == "answered" and survey.answers_known else known
    return Holders(
        survey=survey,
        region=region(db, query.area),
        of=query.of,
        which=query.which,
        least=query.least,
        most=query.most,
        counted=query.counted,
        rows=tuple(_chosen(everyone, query)),
        known=len(known),
        whole=survey.answers_known and bool(known),
        figures=read.figures(db, survey.id),
    )


def _much(holder: Holder) -> float:
    return holder.fact.value if holder.fact else 0


def _chosen(known: list[Holder], query: HoldersQuery) -> list[Holder]:
    match query.which:
        case "some" if query.least is not None or query.most is not None:
            least, most = query.least or 0, math.inf if query.most is None else query.most
            return [each for each in known if least <= _much(each) <= most]
        case "some":
            return sorted((each for each in known if _much(each) > 0), key=lambda each: each.name)
        case "none":
            return [each for each in known if _much(each) == 0]
        case "most":
            last = known[: query.limit][-1:]
            return [each for each in known if _much(each) >= _much(last[0])] if last else []
        case "fewest":
            rising = sorted(known, key=lambda each: (_much(each), each.name))
            last = rising[: query.limit][-1:]
            return [each for each in rising if _much(each) <= _much(last[0])] if last else []
