"""Is it true of this kommun? No more is said than what follows from the scores and places that are known."""

import math
import sqlite3
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from data.model.area import COUNTRY, Area, FullMarks, Places, Points
from data.model.claim import Claim, Has, Last, Mean
from data.model.facts import Fact, Row, Source, Survey
from data.model.places import Kommun
from data.model.verdict import Verdict
from data.store.reading import read
from data.store.reading.ranking import all_full_marks_are_known
from data.store.reading.region import holds, region
from data.store.reading.scores import Scores


def verdict(db: sqlite3.Connection, survey: Survey, kommun: Kommun, facts: Mapping[str, Fact], claim: Claim) -> Verdict:
    """Whether it is true, with the places and scores that tell it."""
    area = _area(claim, kommun)
    where = region(db, area)
    if not holds(db, area, kommun.code):
        return Verdict(claim, where, true=False, inside=False)
    if isinstance(claim.what, Has):
        fact = facts.get(claim.what.of)
        return Verdict(claim, where, true=None if fact is None else fact.value > 0)
    known = _Known.read(db, survey, kommun, facts, area)
    if isinstance(claim.what, Mean):
        return _beside_mean(known, claim, Verdict(claim, where, true=None))
    bound = _bound(db, known)
    first, last = known.places(bound)
    place = first if first == last else None
    return Verdict(
        claim,
        where,
        true=known.holds(claim.what, first, last),
        place=place,
        sharing=known.sharing(place),
        among=last,
        before=bound.name if bound and bound.kommun != kommun.code and place is None else "",
        leaders=known.leaders,
        ranked=len(known.rows) if survey.complete else survey.ranked if area == COUNTRY else None,
        full_marks=known.full_marks,
        sources=tuple(
            dict.fromkeys(
                row.source
                for row in (*known.leaders, *known.full_marks, *((bound,) if bound and place is None else ()))
            )
        ),
    )


def _area(claim: Claim, kommun: Kommun) -> Area:
    match claim.own:
        case "lan":
            return Area(lan=(kommun.lan.code,))
        case "group":
            return Area(group=kommun.kommungrupp)
        case None:
            return claim.area
        case _:
            assert_never(claim.own)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a kommun among those of an area."""

    survey: Survey
    kommun: Kommun
    facts: Mapping[str, Fact]
    area: Area
    score: float | None
    rows: tuple[Row, ...]  # all known scores of the area, most points first
    full_marks: tuple[Row, ...]  # all in the country, where they are known
    most: float  # points that it can have

    @classmethod
    def read(
        cls, db: sqlite3.Connection, survey: Survey, kommun: Kommun, facts: Mapping[str, Fact], area: Area
    ) -> "_Known":
        scale = survey.scale or math.inf
        whole = survey.complete or all_full_marks_are_known(db, survey)
        full = tuple(Scores(db, survey, COUNTRY).between(scale, math.inf)) if whole else ()
        score = facts["score"].value if "score" in facts else None
        best = read.leaders(db, survey.id, kommun.lan.code)
        most = min([scale - 1] * bool(full) + [row.score for row in best if row.place == 1], default=scale)
        rows = tuple(Scores(db, survey, area).between(0, math.inf))
        return cls(survey, kommun, facts, area, score, rows, full, most if score is None else score)

    @property
    def leaders(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.score == self.rows[0].score)

    def sharing(self, place: int | None) -> int | None:
        """How many others hold its place."""
        if place is None:
            return None
        if self.survey.complete or (self.full_marks and self.score == self.survey.scale):
            return sum(row.score == self.score for row in self.rows) - 1
        size = self.facts.get("rank_group_size") if self.area == COUNTRY else None
        return int(size.value) - 1 if size else None

    def places(self, bound: Row | None) -> tuple[int | None, int | None]:
        """Between which places of the area it stands; None where there is no telling."""
        if self.survey.complete and self.score is None:
            return None, None
        if place := self._own():
            return place, place
        # A place that is published counts scores, not kommuner.
        ahead = {row.score for row in self.rows if row.score > self.most}
        return len(ahead) + 1, bound.place if bound else None

    def _own(self) -> int | None:
        """Its place: counted, published, or the first for all points."""
        if self.survey.complete:
            return next(row.place for row in self.rows if row.kommun == self.kommun.code)
        if self.score is not None and self.score == self.survey.scale:
            return 1
        measures = ["position", "rank_group"] if self.area == COUNTRY else []
        if self.area == Area(lan=(self.kommun.lan.code,)):
            measures = ["lan_position"]
        found = (self.facts.get(measure) for measure in measures)
        return next((int(fact.value) for fact in found if fact and fact.precision != "bound"), None)

    def holds(self, what: FullMarks | Points | Places | Last, first: int | None, last: int | None) -> bool | None:
        """Whether it does, by its points or by the places between which it stands."""
        if self.survey.complete and self.score is None:
            return isinstance(what, FullMarks) and what.missed
        match what:
            case FullMarks(missed):
                full = self._has(self.survey.scale or math.inf, math.inf)
                return full if full is None else full != missed
            case Points(least, most):
                return self._has(least, most)
            case Places(wanted, end):
                return self._is_between(wanted, end, first, last)
            case Last():
                return self._is_last(last)
            case _:
                assert_never(what)

    def _has(self, least: float, most: float) -> bool | None:
        if self.score is not None:
            return least <= self.score <= most
        if self.most < least:
            return False
        return True if least <= 0 and self.most <= most else None

    def _is_between(self, wanted: int, end: int, first: int | None, last: int | None) -> bool | None:
        if first is None or first > end:
            return None if first is None else False
        if last is None:
            return None
        if first == last:
            return last + (self.sharing(last) or 0) >= wanted  # six who share the first place hold the first six
        if last < wanted:
            return False
        return True if first >= wanted and last <= end else None

    def _is_last(self, last: int | None) -> bool | None:
        if self.survey.complete:
            return self.score == self.rows[-1].score
        fewer = self.score is not None and any(row.score < self.score for row in self.rows)
        before = last is not None and last < (self.survey.ranked or 0 if self.area == COUNTRY else 2)
        return False if fewer or before else None


def _beside_mean(known: _Known, claim: Claim, unknown: Verdict) -> Verdict:
    """Against the mean of the area, which is known where every score is."""
    if not known.survey.complete or not known.rows:
        return unknown
    mean = statistics.fmean(row.score for row in known.rows)
    below = isinstance(claim.what, Mean) and claim.what.side == "below"
    score = known.score
    true = None if score is None else score < mean if below else score > mean
    sources = tuple(dict.fromkeys(row.source for row in known.rows))
    return Verdict(claim, unknown.region, true, mean=mean, sources=sources)


def _bound(db: sqlite3.Connection, known: _Known) -> Row | None:
    """Of those in the country with no more points, itself too, the one whose published place tells most."""
    if known.survey.complete or known.area != COUNTRY or known.score is None:
        return None
    row = db.execute(
        "SELECT kommun.code, kommun.name, score.value, place.value, title, url FROM fact AS place "
        "JOIN fact AS score USING (survey, kommun) JOIN kommun ON kommun.code = place.kommun "
        "JOIN source ON source.survey = place.survey AND source.key = place.source "
        "WHERE place.survey = :survey AND place.measure = 'position' AND score.measure = 'score' "
        "AND score.value <= :score ORDER BY place.value, kommun.code <> :kommun, kommun.code",
        {"survey": known.survey.id, "score": known.score, "kommun": known.kommun.code},
    ).fetchone()
    if row is None:
        return None
    code, name, score, place, title, url = row
    return Row(code, name, score, int(place), Source(title, url))
