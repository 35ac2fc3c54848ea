"""Reads scores: those of an area between two numbers of points, with their places."""

import sqlite3
from dataclasses import replace
from typing import Any

from data.model.area import COUNTRY, Area
from data.model.facts import Row, Source, Survey
from data.store.reading.region import conditions

# SQLite reads the first table of a CROSS JOIN first: the kommuner of a län, or all scores from the top.
_IN_COUNTRY = "FROM fact AS score CROSS JOIN kommun ON kommun.code = score.kommun"
_IN_LAN = "FROM kommun CROSS JOIN fact AS score ON score.kommun = kommun.code"
_SCORED = "WHERE score.survey = :survey AND score.measure = 'score' "
_BETWEEN = "AND score.value >= :least AND score.value <= :most "

# A place is known where a source tells it, and where the score is the highest possible.
_ROWS = """
SELECT kommun.code, kommun.name, score.value,
       CASE WHEN score.value = :scale THEN 1 ELSE place.value END,
       source.title, source.url
{joined}
JOIN source ON source.survey = score.survey AND source.key = score.source
LEFT JOIN fact AS place ON place.survey = score.survey AND place.kommun = score.kommun
     AND place.measure = :place AND place.precision <> 'bound'
"""
_MOST = 1e9  # points; more than any survey gives


class Scores:
    """The known scores of one survey in one area."""

    def __init__(self, db: sqlite3.Connection, survey: Survey, area: Area) -> None:
        self._db = db
        self._survey = survey
        self._area = area
        self._where, places = conditions(area)
        self._from = _IN_LAN if area.lan else _IN_COUNTRY
        self._parameters: dict[str, Any] = {"survey": survey.id, **places}

    def count(self) -> int:
        """How many are known."""
        return self._survey.scored if self._area == COUNTRY else self._at_most(_MOST)

    def best(self, limit: int) -> list[Row]:
        """The first `limit` of them, and those that share the score of the last of them."""
        last = self._nth(limit, "DESC")
        return self.between(0 if last is None else last, _MOST)

    def lowest(self, limit: int) -> list[Row]:
        """The last `limit` of them, fewest points first, and those that share the score of the last one named."""
        last = self._nth(limit, "ASC")
        rows = self.between(0, _MOST if last is None else last)
        return sorted(rows, key=lambda row: (row.score, row.name))

    def between(self, least: float, most: float) -> list[Row]:
        """Those with so many points, most first."""
        select = f"{_ROWS.format(joined=self._from)} {_SCORED} {_BETWEEN} {self._where}"
        rows = self._db.execute(
            f"{select} ORDER BY score.value DESC, kommun.name",
            {
                **self._parameters,
                "least": least,
                "most": most,
                "scale": self._survey.scale,
                "place": self._published_place(),
            },
        )
        read = [
            Row(code, name, score, None if place is None else int(place), Source(title, url))
            for code, name, score, place, title, url in rows
        ]
        return self._placed(read, most) if self._survey.complete else read

    def _placed(self, rows: list[Row], most: float) -> list[Row]:
        """The rows with their places counted: one more than the number of those with more points."""
        above = 0 if most >= _MOST else self.count() - self._at_most(most)
        placed: list[Row] = []
        for i, row in enumerate(rows):
            shared = bool(placed) and placed[-1].score == row.score
            placed.append(replace(row, place=placed[-1].place if shared else above + i + 1))
        return placed

    def _at_most(self, most: float) -> int:
        counted = f"SELECT count(*) {self._from} {_SCORED} {_BETWEEN} {self._where}"
        (number,) = self._db.execute(counted, {**self._parameters, "least": 0, "most": most}).fetchone()
        return int(number)

    def _nth(self, number: int, order: str) -> float | None:
        """The score of the one with this number, counted from one end; None where there are not so many."""
        select = f"SELECT score.value {self._from} {_SCORED} {self._where}"
        found = self._db.execute(
            f"{select} ORDER BY score.value {order} LIMIT 1 OFFSET :skipped",
            {**self._parameters, "skipped": number - 1},
        ).fetchone()
        return None if found is None else float(found[0])

    def _published_place(self) -> str:
        """The measure that holds published places in this area, if one does."""
        if self._area == COUNTRY:
            return "rank_group"
        return "lan_position" if self._area == Area(lan=self._area.lan[:1]) else ""
