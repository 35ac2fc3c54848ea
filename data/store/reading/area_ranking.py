"""Which län, or which kommungrupper, have the highest mean?"""

import math
import sqlite3
import statistics

from data.model.area import COUNTRY, Area
from data.model.compared import AreaRanking, AreaScores
from data.model.facts import Row, Survey
from data.model.query import RankAreasQuery
from data.store.reading.ranking import all_full_marks_are_known
from data.store.reading.region import region
from data.store.reading.scores import Scores


def answer(db: sqlite3.Connection, survey: Survey, query: RankAreasQuery) -> AreaRanking:
    """All of them by their mean; where not every score is known, by full marks and how many scores are known."""
    column = "lan" if query.of == "lan" else "kommungrupp"
    scores = {row.kommun: row for row in Scores(db, survey, COUNTRY).between(0, math.inf)}
    found: dict[str, list[Row]] = {}
    for code, of in db.execute(f"SELECT code, {column} FROM kommun ORDER BY {column}"):
        rows = found.setdefault(of, [])
        if code in scores:
            rows.append(scores[code])
    areas = [
        AreaScores(
            region=region(db, Area(lan=(of,)) if query.of == "lan" else Area(group=of)),
            rows=tuple(sorted(rows, key=lambda row: (-row.score, row.name))),
            mean=statistics.fmean(row.score for row in rows) if survey.complete and rows else None,
        )
        for of, rows in found.items()
    ]
    return AreaRanking(
        survey=survey,
        of=query.of,
        lowest=query.lowest and survey.complete,
        means=query.means,
        full_marks_known=survey.complete or all_full_marks_are_known(db, survey),
        areas=tuple(sorted(areas, key=lambda area: _order(area, survey, lowest=query.lowest and survey.complete))),
    )


def _order(area: AreaScores, survey: Survey, *, lowest: bool) -> tuple[bool, float, int]:
    """Those of a whole survey by mean; else by full marks, then by how many scores are known."""
    if survey.complete:
        mean = area.mean or 0
        return area.mean is None, mean if lowest else -mean, 0
    return not area.rows, -sum(row.score == survey.scale for row in area.rows), -len(area.rows)
