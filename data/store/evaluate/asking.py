"""What every answer reads: who fits a condition, and their figures, from one connection to the store."""

import json
import sqlite3
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any as Parameter
from typing import Final

from data.model.conditions import (
    EVERYONE,
    MEAN,
    OWN,
    All,
    Any,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Not,
    Size,
    both,
    leaves,
)
from data.model.facts import Source, Survey
from data.model.measure import Measure, Words
from data.model.places import Kommun, Lan, is_kommun
from data.model.question import Question
from data.model.result import Follows, Row, Scope, Truth, Value
from data.store import read
from data.store.evaluate.predicate import Held, Predicate, without_places
from data.store.evaluate.standings import Member, Standings, within

_KOMMUN: Final = (
    "kommun.code, kommun.name, kommun.official_name, kommun.kommungrupp, kommun.size_class, kommun.population, "
    "lan.code, lan.name, lan.short_name, lan.kommuner"
)
_FROM: Final = "FROM kommun JOIN lan ON lan.code = kommun.lan"
_FIGURE: Final = "{0}.value, {0}.low, {0}.high, {0}.has, {0}.precision, {0}.origin, {0}.source, {0}.follows"
_COLUMNS: Final = 8
_EXISTS: Final[dict[int | None, Truth]] = {1: "yes", 0: "no", None: "unknown"}


@dataclass
class Asking:
    """A question of one survey, with the connection that answers it."""

    db: sqlite3.Connection
    survey: Survey
    question: Question
    measures: Mapping[str, Measure]
    scope: Condition | None = None  # among whom places and means are counted; None: the rest of `where`
    known_members: dict[tuple[Condition, str], list[Member]] = field(default_factory=dict)  # read before
    _lan: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def measure(self) -> str:
        """The measure that is asked for: the score where none is named, or the survey's first where it has none."""
        asked = self.question.measure
        return asked or ("score" if "score" in self.measures else next(iter(self.measures)))

    def figure_of(self, measure: str) -> Measure:
        """What a measure is."""
        return self.measures[measure]

    @cached_property
    def where(self) -> Condition:
        """The condition of the question, with "own" made the place or group of the first kommun it is of."""
        return self.resolved(self.question.where)

    def resolved(self, condition: Condition) -> Condition:
        """The condition with "own" made a place or a group."""
        match condition:
            case InArea(area) if area == OWN:
                return InArea(self.question.of[0][:2]) if self.question.of else All()
            case InGroup(group) if group == OWN:
                return InGroup(read.kommun(self.db, self.question.of[0]).kommungrupp) if self.question.of else All()
            case All(of):
                return All(tuple(self.resolved(each) for each in of))
            case Any(of):
                return Any(tuple(self.resolved(each) for each in of))
            case Not(what):
                return Not(self.resolved(what))
            case _:
                return condition

    # --- who fits

    @cached_property
    def among(self) -> Condition:
        """Among whom places and means are counted: those that fit, but for what is said of places and the mean."""
        return without_places(self.where) if self.scope is None else self.scope

    def predicate(self) -> Predicate:
        """A fresh predicate."""
        return Predicate(
            self.survey.id,
            area=self.lan_of,
            placed=lambda place: within(self.members(self.among, place.measure), place),
            other=self._other,
            higher_is_better=lambda measure: self.measures[measure].higher_is_better,
            high=self._highest,
        )

    def rows(
        self,
        condition: Condition,
        measures: Sequence[str],
        *,
        maybe: bool = False,
        order: str = "kommun.name",
        limit: str = "",
    ) -> list[Row]:
        """Rows of those that surely fit, or that may, with their figures."""
        return [row for row, _ in self.rows_in_order(condition, measures, maybe=maybe, order=order, limit=limit)]

    def rows_in_order(
        self,
        condition: Condition,
        measures: Sequence[str],
        *,
        maybe: bool = False,
        order: str = "kommun.name",
        limit: str = "",
    ) -> list[tuple[Row, bool]]:
        """The same, each with whether it surely fits. `order` may speak of a measure by its name in braces."""
        predicate = self.predicate()
        sure, may = predicate.of(condition)
        aliases = [predicate.alias(measure) for measure in measures]
        columns = "".join(f", {_FIGURE.format(alias)}" for alias in aliases)
        ordered = order.format(**dict(zip(measures, aliases, strict=True)))
        sql = (
            f"SELECT {_told(sure)}, {_KOMMUN}{columns} {_FROM} {predicate.joins} "
            f"WHERE {may if maybe else sure} ORDER BY {ordered} {limit}"
        )
        found = self.db.execute(sql, {"survey": self.survey.id, **predicate.parameters})
        return [(self._row(each[1:], measures), bool(each[0])) for each in found]

    def rows_of(self, codes: Sequence[str], measures: Sequence[str]) -> list[Row]:
        """Rows of these kommuner, in this order, also with whether they answered. KeyError where there is no such one."""  # noqa: E501
        told = ["answered"] if "answered" in self.measures else []
        shown = list(dict.fromkeys([*measures, *told]))
        named = Any(tuple(Is(code) for code in codes))
        found = {row.kommun.code: row for row in self.rows(named, shown)} if codes else {}
        return [found[code] for code in codes]

    def select(
        self, what: str, condition: Condition, measures: Sequence[str] = (), *, maybe: bool = False
    ) -> list[tuple[Parameter, ...]]:
        """Columns of those that surely fit, or that may; `what` may speak of a measure by its name in braces."""
        predicate = self.predicate()
        sure, may = predicate.of(condition)
        aliases = {measure: predicate.alias(measure) for measure in measures}
        columns = what.format(sure=_told(sure), **aliases)
        sql = f"SELECT {columns} FROM kommun {predicate.joins} WHERE {may if maybe else sure}"
        return self.db.execute(sql, {"survey": self.survey.id, **predicate.parameters}).fetchall()

    def count(self, condition: Condition) -> tuple[int, int]:
        """How many surely fit, and how many may."""
        [(sure, may)] = self.select("count(CASE WHEN {sure} THEN 1 END), count(*)", condition, maybe=True)
        return sure, may

    def verdicts(self, where: Condition, that: Condition) -> list[tuple[str, bool, bool, bool, bool, bool]]:
        """Of each that may fit `where`: its code, whether it surely does, and of `that` whether it is surely so,
        may be, is surely not, and may not be.
        """
        predicate = self.predicate()
        fit, may_fit = predicate.of(where)
        sure, may = predicate.of(that)
        verdict = (fit, sure, may, *predicate.of(that, denied=True))
        sql = (
            f"SELECT kommun.code, {', '.join(map(_told, verdict))} FROM kommun {predicate.joins} "
            f"WHERE {may_fit} ORDER BY kommun.name"
        )
        return self.db.execute(sql, {"survey": self.survey.id, **predicate.parameters}).fetchall()

    def members(self, condition: Condition, measure: str) -> list[Member]:
        """All that may fit, by name, each with the bounds of its figure; read once."""
        key = (condition, measure)
        if key not in self.known_members:
            rows = self.select(
                f"kommun.code, kommun.name, {{sure}}, {{{measure}}}.value, {{{measure}}}.low, {{{measure}}}.high, "
                f"CASE WHEN {{{measure}}}.kommun IS NULL THEN 0 ELSE {{{measure}}}.has END",
                condition,
                [measure],
                maybe=True,
            )
            self.known_members[key] = [Member(*row) for row in rows]
        return self.known_members[key]

    def row_of(self, code: str, measures: Sequence[str]) -> Row:
        """The row of one kommun. KeyError where there is none."""
        [row] = self.rows_of([code], measures)
        return row

    def _row(self, columns: Sequence[Parameter], measures: Sequence[str]) -> Row:
        code, name, official, group, size, population, *lan = columns[:10]
        kommun = Kommun(code, name, official, Lan(*lan), group, size, population)
        figures = columns[10:]
        values = {
            measure: self._value(figures[i * _COLUMNS : (i + 1) * _COLUMNS]) for i, measure in enumerate(measures)
        }
        return Row(kommun, values)

    def _value(self, columns: Sequence[Parameter]) -> Value:
        value, low, high, has, precision, origin, source, follows = columns
        return Value(
            value=value,
            low=low,
            high=high,
            exists=_EXISTS[has],
            precision=precision or "exact",
            computed=origin == "computed",
            source=self.sources.get(source),
            follows=tuple(Follows(*each) for each in json.loads(follows))
            if value is None and follows and follows != "[]"
            else (),
        )

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources of the survey by key."""
        rows = self.db.execute("SELECT key, title, url, values_only FROM source WHERE survey = ?", (self.survey.id,))
        return {key: Source(title, url, bool(only)) for key, title, url, only in rows}

    # --- areas

    def lan_of(self, area: str) -> tuple[str, ...]:
        """The län of an area: itself, or those that a name stands for."""
        if area not in self._lan:
            rows = self.db.execute(
                "SELECT place FROM place_name WHERE name = ? AND kind IN ('landscape', 'part_of_lan') ORDER BY place",
                (area,),
            )
            self._lan[area] = (area,) if area.isdigit() else tuple(code for (code,) in rows)
        return self._lan[area]

    # --- places and means among others

    def mean(self, measure: str, condition: Condition) -> tuple[float | None, int, bool]:
        """The mean of a measure among those that fit, of how many, and whether every figure is known."""
        there = [each for each in self.members(condition, measure) if each.has != 0]
        numbers = [each.value for each in there if each.sure and each.value is not None]
        mean = statistics.fmean(numbers) if numbers else None
        return mean, len(numbers), len(numbers) == len(there)

    def standings(self, measure: str, condition: Condition) -> Standings:
        """Places by a measure among those that fit, the best first."""
        return Standings.of(self.members(condition, measure), self.measures[measure].higher_is_better)

    @property
    def descending(self) -> bool:
        """Whether those with most come first: as is said, else the best."""
        order = self.question.order
        return order == "most" if order in ("most", "fewest") else self.measures[self.measure].higher_is_better

    def _other(self, beside: Beside) -> Held | None:
        if beside.than == MEAN:
            mean, _, whole = self.mean(beside.measure, self.among)
            if whole:
                return None if mean is None else Held(mean, mean)
            return Held(sure=False)
        value = self.row_of(beside.than, [beside.measure]).values[beside.measure]
        return None if value.exists == "no" else Held(value.low, value.high, value.exists == "yes")

    def _highest(self, measure: str) -> float | None:
        """The best that a measure can be; where nothing bounds it, the best that there is, where that is known."""
        told = self.measures[measure]
        bound = told.high if told.higher_is_better else told.low
        if bound is not None:
            return bound
        there = [each for each in self.members(EVERYONE, measure) if each.has != 0]
        numbers = [each.value for each in there if each.value is not None]
        if not numbers or len(numbers) < len(there):
            return None
        return max(numbers) if told.higher_is_better else min(numbers)

    # --- what is said of the scope

    def asked_about(self, condition: Condition, measure: str) -> Scope:
        """How many fit, and of how many the figure is known."""
        base = filters(condition)
        members = self.members(condition, measure)
        sure = sum(each.sure for each in members)
        known = sum(each.sure and each.value is not None for each in members)
        kommuner = sure if base == condition else self.count(base)[0]
        answered = self.count(both(base, Has("answered", "==", 1)))[0] if self.survey.answers_known else None
        areas = [leaf.area for leaf in leaves(condition) if isinstance(leaf, InArea)]
        lan = tuple(read.lan(self.db, code) for area in areas for code in self.lan_of(area))
        return Scope(kommuner, sure, len(members) - sure, known, answered, lan, self._in_part(areas))

    def _in_part(self, areas: Iterable[str]) -> tuple[str, ...]:
        named = [area for area in areas if not area.isdigit()]
        return tuple(
            area
            for area in named
            if self.db.execute("SELECT 1 FROM place_name WHERE name = ? AND kind = 'part_of_lan'", (area,)).fetchone()
        )

    def names(self, conditions: Iterable[Condition | None], codes: Iterable[str] = ()) -> dict[str, str]:
        """The names of all kommuner and län that conditions speak of."""
        spoken = {*codes}
        for condition in conditions:
            for leaf in leaves(condition) if condition is not None else ():
                match leaf:
                    case Is(code) | InArea(code):
                        spoken.add(code)
                    case Beside(than):
                        spoken.add(than)
                    case _:
                        pass
        return {code: self.name(code) for code in spoken if code.isdigit()}

    def name(self, code: str) -> str:
        """What a kommun or a län is called."""
        table = "kommun" if is_kommun(code) else "lan"
        found = self.db.execute(f"SELECT name FROM {table} WHERE code = ?", (code,)).fetchone()
        if found is None:
            raise KeyError(code)
        return str(found[0])


def _told(condition: str) -> str:
    """The SQL of a condition as 1 or 0: 0 also where SQL says neither, of a figure that is not there."""
    return f"(({condition}) IS TRUE)"


def filters(condition: Condition) -> Condition:
    """Of a tree only what is said of area, group and size."""
    match condition:
        case All(of):
            return All(tuple(kept for each in of if (kept := filters(each)) != EVERYONE))
        case InArea() | InGroup() | Size() | Is():
            return condition
        case Not() | Any() if all(isinstance(leaf, InArea | InGroup | Size | Is) for leaf in leaves(condition)):
            return condition
        case _:
            return EVERYONE


def read_measures(db: sqlite3.Connection, survey: str) -> dict[str, Measure]:
    """The measures of a survey by id, in their order."""
    rows = db.execute(
        "SELECT id, unit, one_sv, many_sv, name_sv, one_en, many_en, name_en, higher_is_better, low, high, "
        "decimals, share, none, highest, lowest "
        "FROM measure WHERE survey = ? ORDER BY number",
        (survey,),
    )
    found = {}
    for key, unit, one_sv, many_sv, name_sv, one_en, many_en, name_en, higher, *rest in rows:
        found[key] = Measure(
            key, unit, Words(one_sv, many_sv, name_sv), Words(one_en, many_en, name_en), bool(higher), *rest
        )
    return found


def national(asking: Asking, figure: str) -> Value | None:
    """A published national figure as a value; None where it is not published."""
    if not figure:
        return None
    row = asking.db.execute(
        "SELECT value, precision, origin, source FROM figure WHERE survey = ? AND measure = ? ORDER BY value LIMIT 1",
        (asking.survey.id, figure),
    ).fetchone()
    if row is None:
        return None
    value, precision, origin, source = row
    return Value(value, value, value, "yes", precision, origin == "computed", asking.sources.get(source))


def sources_of(rows: Iterable[Row], measures: Sequence[str]) -> Iterator[Source]:
    """The sources of the figures of rows, each once."""
    seen: dict[Source, None] = {}
    for row in rows:
        for measure in measures:
            value = row.values.get(measure)
            if value is not None and value.source is not None:
                seen[value.source] = None
    yield from seen
