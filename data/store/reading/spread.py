"""How scores spread: counted from those of an area, in a survey whose every score is known."""

import sqlite3
import statistics
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from data.model.area import Area
from data.model.facts import Group, Source, Spread, Survey
from data.model.places import SIZE_CLASSES, size_class_end
from data.store.reading.region import conditions

_FEWEST_TO_CORRELATE = 10  # kommuner; a correlation of fewer says little


class _Kommun(NamedTuple):
    score: float | None
    population: int
    group: str
    size_class: int
    e_services: float | None
    apps: float | None


def spread(db: sqlite3.Connection, survey: Survey, area: Area) -> Spread | None:
    """The spread, or None where nobody in the area has a score."""
    kommuner = _read(db, survey, area)
    scored = [(each, each.score) for each in kommuner if each.score is not None]
    if not scored:
        return None
    scores = [score for _, score in scored]
    counts = Counter(int(score) for score in scores)
    return Spread(
        counts={points: counts[points] for points in range((survey.scale or max(counts)) + 1)},
        mean=statistics.fmean(scores),
        median=statistics.median(scores),
        middle_half=_middle_half(scores),
        no_e_services=_share(each.e_services == 0 for each in kommuner if each.e_services is not None),
        offers_apps=_share(each.apps > 0 for each in kommuner if each.apps is not None),
        sizes=_sizes(scored),
        groups=_groups(scored),
        sources=_sources(db, survey, area),
        with_size=_correlation([each.population for each, _ in scored], scores),
    )


def _middle_half(scores: list[float]) -> tuple[float, float] | None:
    if len(scores) < 2:
        return None
    lower, _, upper = statistics.quantiles(scores, n=4, method="inclusive")
    return lower, upper


def _read(db: sqlite3.Connection, survey: Survey, area: Area) -> list[_Kommun]:
    where, parameters = conditions(area)
    rows = db.execute(
        "SELECT max(CASE WHEN measure = 'score' THEN value END), population, kommungrupp, size_class, "
        "       max(CASE WHEN measure = 'e_services' THEN value END), "
        "       max(CASE WHEN measure = 'apps' THEN value END) "
        "FROM fact JOIN kommun ON kommun.code = fact.kommun "
        f"WHERE survey = :survey AND measure IN ('score', 'e_services', 'apps') {where} GROUP BY kommun.code",
        {"survey": survey.id, **parameters},
    )
    return [_Kommun(*row) for row in rows]


def _sources(db: sqlite3.Connection, survey: Survey, area: Area) -> tuple[Source, ...]:
    where, parameters = conditions(area)
    rows = db.execute(
        "SELECT DISTINCT title, url FROM fact JOIN kommun ON kommun.code = fact.kommun "
        "JOIN source ON source.survey = fact.survey AND source.key = fact.source "
        f"WHERE fact.survey = :survey AND measure = 'score' {where} ORDER BY title",
        {"survey": survey.id, **parameters},
    )
    return tuple(Source(title, url) for title, url in rows)


def _share(true: Iterable[bool]) -> float | None:
    """In %; None of nothing."""
    found = list(true)
    return 100 * sum(found) / len(found) if found else None


def _sizes(scored: list[tuple[_Kommun, float]]) -> tuple[Group, ...]:
    found = []
    for least in SIZE_CLASSES:
        scores = [score for each, score in scored if each.size_class == least]
        if scores:
            found.append(Group(Area(least=least, below=size_class_end(least)), len(scores), statistics.fmean(scores)))
    return tuple(found)


def _groups(scored: list[tuple[_Kommun, float]]) -> tuple[Group, ...]:
    found = []
    for name in sorted({each.group for each, _ in scored}):
        scores = [score for each, score in scored if each.group == name]
        found.append(Group(Area(group=name), len(scores), statistics.fmean(scores)))
    return tuple(sorted(found, key=lambda group: -group.mean))


def _correlation(populations: list[int], scores: list[float]) -> float | None:
    """Spearman's: the correlation of the ranks, ties sharing theirs."""
    if len(scores) < _FEWEST_TO_CORRELATE or len(set(scores)) == 1 or len(set(populations)) == 1:
        return None
    return statistics.correlation(_ranks(populations), _ranks(scores))


def _ranks(numbers: list[int] | list[float]) -> list[float]:
    """The rank of each number, counted from 1; equal numbers share the mean of theirs."""
    in_order = sorted(numbers)
    first = {number: i for i, number in reversed(list(enumerate(in_order, 1)))}
    times = Counter(in_order)
    return [first[number] + (times[number] - 1) / 2 for number in numbers]
