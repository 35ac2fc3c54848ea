"""Which kommuner have most or fewest e-services or apps, which have some, none or both, and which answered?"""

import math
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.model.answer import Counted, Holders
from data.model.area import Against
from data.model.condition import Condition, Held, WhichOnes
from data.model.facts import Fact, Holder, Source, Survey
from data.model.query import HoldersQuery
from data.store.reading import read
from data.store.reading.region import conditions, region

# The figures of every kommun of an area, where they are known.
_ROWS = """
SELECT kommun.code, kommun.name, fact.measure, fact.value, fact.precision, source.title, source.url
FROM kommun
LEFT JOIN fact ON fact.survey = :survey AND fact.kommun = kommun.code AND fact.measure IN ({measures})
LEFT JOIN source ON source.survey = fact.survey AND source.key = fact.source
WHERE true {where} ORDER BY kommun.name
"""


@dataclass(frozen=True, slots=True)
class _Kommun:
    """What is known of one."""

    code: str
    name: str
    facts: Mapping[str, Fact]

    def much(self, of: Held) -> float | None:
        """How much it has of it; None where that is not known."""
        fact = self.facts.get(_measure(of))
        return fact.value if fact else None


def answer(db: sqlite3.Connection, survey: Survey, query: HoldersQuery) -> Holders:
    """Those asked for; the first and the last ones with all that share the figure of the last one named."""
    everyone = _read(db, survey, query)
    than = _than(db, survey, query.of, query.against) if query.against else None
    required = [Condition(query.of, _some(query.which), query.least, query.most), *query.also]
    fitting = [
        each
        for each in everyone
        if _fits(each, required, survey, either=query.either) and (than is None or _stands(each, query.of, than))
    ]
    shown: Held = "score" if query.by_points else query.of
    return Holders(
        survey=survey,
        region=region(db, query.area),
        of=query.of,
        which=query.which,
        least=query.least,
        most=query.most,
        counted=query.counted,
        rows=tuple(Holder(each.code, each.name, each.facts.get(_measure(shown))) for each in _chosen(fitting, query)),
        known=sum(all(each.much(part.of) is not None for part in required) for each in everyone),
        whole=_is_whole(survey, query, everyone),
        figures=read.figures(db, survey.id),
        also=query.also,
        either=query.either,
        left_out=query.left_out,
        by_points=query.by_points,
        than=than,
    )


def _measure(of: Held) -> str:
    return "score" if of == "full_marks" else of


def _some(which: WhichOnes) -> WhichOnes:
    """Also those with none may have the most, where nobody has more."""
    return "most" if which in ("most", "fewest") else which


def _read(db: sqlite3.Connection, survey: Survey, query: HoldersQuery) -> list[_Kommun]:
    where, parameters = conditions(query.area)
    measures = {_measure(part.of) for part in (Condition(query.of), *query.also)}
    measures |= {"score"} if query.by_points else set()
    names = {f"measure{i}": measure for i, measure in enumerate(sorted(measures))}
    rows = db.execute(
        _ROWS.format(where=where, measures=", ".join(f":{name}" for name in names)),
        {"survey": survey.id, **names, **parameters},
    )
    called: dict[str, str] = {}
    facts: dict[str, dict[str, Fact]] = {}
    for code, name, measure, value, precision, title, url in rows:
        called[code] = name
        known = facts.setdefault(code, {})
        if measure is not None:
            known[measure] = Fact(float(value), precision, Source(title, url))
    return [_Kommun(code, name, facts[code]) for code, name in called.items()]


def _is_whole(survey: Survey, query: HoldersQuery, everyone: Iterable[_Kommun]) -> bool:
    parts = [query.of, *(part.of for part in query.also)]
    of_points = query.by_points is not None or any(_measure(of) == "score" for of in parts)
    known = any(each.much(of) is not None for each in everyone for of in parts[:1])
    return survey.answers_known and known and (survey.complete or not of_points)


def _fits(each: _Kommun, required: Iterable[Condition], survey: Survey, *, either: bool) -> bool:
    """Whether it is known to have all that is required, or one of it."""
    return (any if either else all)(_has(each, part, survey) for part in required)


def _has(each: _Kommun, part: Condition, survey: Survey) -> bool:
    much = each.much(part.of)
    if much is None:
        return part.of == "answered" and part.which == "none" and survey.answers_known
    if part.bounded:
        return (part.least or 0) <= much <= (math.inf if part.most is None else part.most)
    has = much == survey.scale if part.of == "full_marks" else much > 0
    return part.which == "most" or has == (part.which == "some")


def _than(db: sqlite3.Connection, survey: Survey, of: Held, against: Against) -> Counted:
    kommun = read.kommun(db, against.kommun)
    return Counted(kommun.name, against.how, read.facts(db, survey.id, kommun.code).get(_measure(of)))


def _stands(each: _Kommun, of: Held, than: Counted) -> bool:
    """Whether it has more than the kommun, less or as much, as was asked."""
    much = each.much(of)
    if much is None or than.fact is None or each.name == than.name:
        return False
    match than.how:
        case "better":
            return much > than.fact.value
        case "worse":
            return much < than.fact.value
        case "same":
            return much == than.fact.value


def _chosen(fitting: list[_Kommun], query: HoldersQuery) -> list[_Kommun]:
    """In the order they are told: by points, by how much they have, or by name."""
    if query.by_points:
        return _first(fitting, "score", query.limit, rising=query.by_points == "lowest")
    if query.which in ("most", "fewest"):
        return _first(fitting, query.of, query.limit, rising=query.which == "fewest")
    if query.least is not None or query.most is not None or query.against:
        return _first(fitting, query.of, len(fitting), rising=False)
    return fitting


def _first(fitting: list[_Kommun], of: Held, limit: int, *, rising: bool) -> list[_Kommun]:
    """Those with most of it, or least; with all that share the figure of the last of them."""
    known = [(much, each) for each in fitting if (much := each.much(of)) is not None]
    known.sort(key=lambda one: one[0] if rising else -one[0])
    last = known[: limit or 1][-1:]
    return [each for much, each in known if (much <= last[0][0] if rising else much >= last[0][0])] if last else []
