"""What every answer reads: who fits a condition, and their figures, from one connection to the store."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any as Parameter

from data.model.conditions import (
    EVERYONE,
    MEANS,
    OWN,
    All,
    Any,
    Beside,
    Condition,
    InArea,
    InGroup,
    Is,
    Known,
    Leaf,
    Near,
    Not,
    about,
    both,
    flat,
    with_leaves,
)
from data.model.facts import Source, Survey
from data.model.measure import Measure, main_measure
from data.model.question import Question
from data.model.result import Row
from data.model.value import Value
from data.store.evaluate.columns import FIGURE, FIGURES_OF_ONE, as_flag, values_in, values_of
from data.store.evaluate.means import of_many
from data.store.evaluate.predicate import Predicate, without_places
from data.store.evaluate.standings import Member, Standings, told_places
from data.store.read import Loaded


@dataclass
class Asking:
    """A question of one survey, with the connection that answers it."""

    db: sqlite3.Connection
    loaded: Loaded
    survey: Survey
    question: Question
    scope: Condition | None = None  # among whom places and means are counted; None: the rest of `where`
    known_members: dict[tuple[Condition, str], list[Member]] = field(default_factory=dict)  # read before
    known_held: dict[Beside, Value] = field(default_factory=dict)

    @property
    def measures(self) -> Mapping[str, Measure]:
        """The measures of the survey by id."""
        return self.loaded.measures[self.survey.id]

    @property
    def own_measures(self) -> list[str]:
        """The ids of those that are asked of kommuner, and do not follow from others."""
        return [key for key, measure in self.measures.items() if not measure.per]

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources of the survey by key."""
        return self.loaded.sources[self.survey.id]

    @property
    def measure(self) -> str:
        """The measure that is asked for, by its id."""
        return self.question.measure or main_measure(self.measures)

    @cached_property
    def where(self) -> Condition:
        """The condition of the question, with "own" made the place or group of the first kommun it is of."""
        return self.resolved(self.question.where)

    @cached_property
    def that(self) -> Condition:
        """What it is asked of them whether it is so, in the same way."""
        return self.resolved(self.question.that or EVERYONE)

    def resolved(self, condition: Condition) -> Condition:
        """The condition with "own" made a place or a group, and what is near a figure made what lies between two."""
        found = with_leaves(condition, self._resolved)
        return flat(found.of) if isinstance(found, All) and found != condition else found

    def _resolved(self, leaf: Leaf) -> Condition:
        match leaf:
            case InArea(area) if area == OWN:
                return InArea(self.question.of[0][:2]) if self.question.of else All()
            case InGroup(group) if group == OWN:
                return InGroup(self.loaded.kommuner[self.question.of[0]].kommungrupp) if self.question.of else All()
            case Near(kommun, measure):
                near = self.row_of(kommun, [measure]).values[measure].value
                others = EVERYONE if kommun in self.question.of else Not(Is(kommun))
                return Any(()) if near is None else both(about(measure, near), others)
            case _:
                return leaf

    def changed(self, **changes: object) -> "Asking":
        """The same asking of another question of the same survey."""
        question = replace(self.question, **changes)  # type: ignore[arg-type]
        return Asking(self.db, self.loaded, self.survey, question, self.among, self.known_members)

    # --- who fits

    @cached_property
    def among(self) -> Condition:
        """Among whom places and means are counted: those that fit, but for what is said of places and the mean."""
        return without_places(self.where) if self.scope is None else self.scope

    def rows(self, condition: Condition, measures: Sequence[str], order: str = "", limit: int = -1) -> list[Row]:
        """Rows of those that surely fit, with their figures: so many at most."""
        return [row for row, _ in self.rows_in_order(condition, measures, order, limit)]

    def rows_in_order(
        self, condition: Condition, measures: Sequence[str], order: str, limit: int = -1, *, maybe: bool = False
    ) -> list[tuple[Row, bool]]:
        """The same, or of those that may fit, each with whether it surely does.

        `order`: before that by name; it may speak of a measure by its name in braces.
        """
        columns = ", ".join(["kommun.code", "{sure}", *(FIGURE.format(f"{{{measure}}}") for measure in measures)])
        ordered = f"ORDER BY {order} kommun.name LIMIT {limit}"
        found = self.select(columns, condition, measures, ordered, maybe=maybe)
        kommuner, sources = self.loaded.kommuner, self.sources
        return [
            (Row(kommuner[code], values_in(figures, measures, sources)), bool(sure)) for code, sure, *figures in found
        ]

    def known(self, condition: Condition, measure: str, limit: int = -1) -> tuple[Row, ...]:
        """Rows of those whose figure is known, with most first."""
        return tuple(self.rows(both(condition, Known(measure)), [measure], f"{{{measure}}}.value DESC,", limit))

    def rows_of(self, codes: Sequence[str], measures: Sequence[str]) -> list[Row]:
        """Rows of these kommuner, in this order. KeyError where there is no such one."""
        named = Any(tuple(Is(code) for code in codes))
        found = {row.kommun.code: row for row in self.rows(named, self.told(measures))} if codes else {}
        return [found[code] for code in codes]

    def row_of(self, code: str, measures: Sequence[str]) -> Row:
        """The row of one kommun, also with whether it answered. KeyError where there is none."""
        figures = self.db.execute(FIGURES_OF_ONE, (self.survey.id, code))
        return Row(self.loaded.kommuner[code], values_of(figures, self.told(measures), self.sources))

    def told(self, measures: Sequence[str]) -> list[str]:
        """The measures, and whether they answered."""
        return list(dict.fromkeys([*measures, *(["answered"] if "answered" in self.measures else [])]))

    def select(
        self, what: str, condition: Condition, measures: Sequence[str] = (), order: str = "", *, maybe: bool = False
    ) -> list[tuple[Parameter, ...]]:
        """Columns of those that surely fit, or that may; `what`, `order` speak of a measure by its name in braces."""
        predicate = Predicate(self)
        sure, may = predicate.of(condition)
        aliases = {measure: predicate.alias(measure) for measure in measures}
        columns, ordered = (each.format(sure=as_flag(sure), **aliases) for each in (what, order))
        return self._selected(columns, predicate, f"{may if maybe else sure} {ordered}")

    def count(self, condition: Condition) -> tuple[int, int]:
        """How many surely fit, and how many may."""
        [(sure, may)] = self.select("count(CASE WHEN {sure} THEN 1 END), count(*)", condition, maybe=True)
        return sure, may

    def verdicts(self, where: Condition, that: Condition) -> list[tuple[str, bool, bool, bool, bool, bool]]:
        """Of each that may fit `where`: its code, whether it surely does, and of `that` whether it is surely so,
        may be, is surely not, and may not be.
        """
        predicate = Predicate(self)
        fit, may_fit = predicate.of(where)
        sure, may = predicate.of(that)
        verdict = (fit, sure, may, *predicate.of(that, denied=True))
        columns = f"kommun.code, {', '.join(map(as_flag, verdict))}"
        return self._selected(columns, predicate, f"{may_fit} ORDER BY kommun.name")

    def _selected(self, what: str, predicate: Predicate, which: str) -> list[Parameter]:
        """Columns of those that a piece of SQL chooses, with the figures that the predicate speaks of."""
        sql = f"SELECT {what} FROM kommun {predicate.joins} WHERE {which}"
        return self.db.execute(sql, {"survey": self.survey.id, **predicate.parameters}).fetchall()

    def there(self, condition: Condition, measure: str) -> list[Member]:
        """All that may fit, and may have a figure."""
        return [each for each in self.members(condition, measure) if each.has != 0]

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

    # --- places and means among others

    def standings(self, measure: str, condition: Condition, descending: bool | None = None) -> Standings:
        """Places by a measure among those that fit, the best first unless it is said who comes first."""
        members = self.members(condition, measure)
        first = self.measures[measure].higher_is_better if descending is None else descending
        if self.survey.complete or measure != "score" or not first:
            return Standings(members, first)
        told = told_places(self.db, self.survey.id, condition, self.sources)
        whole = None if condition == EVERYONE else self.standings(measure, EVERYONE)
        return Standings(members, first, told, whole, None if whole else self.survey.ranked)

    @property
    def descending(self) -> bool:
        """Whether those with most come first: as is said, else the best."""
        order = self.question.order
        return order == "most" if order in ("most", "fewest") else self.measures[self.measure].higher_is_better

    def held(self, beside: Beside) -> Value:
        """What a figure is held against; read once, for every piece of SQL of a condition asks for it."""
        if beside not in self.known_held:
            means = beside.than in MEANS
            self.known_held[beside] = (
                of_many(self, beside.than, beside.measure, self.among)
                if means
                else self.row_of(beside.than, [beside.measure]).values[beside.measure]
            )
        return self.known_held[beside]

    def highest(self, measure: str) -> float | None:
        """The best that a measure can be; where nothing bounds it, the best that there is, where that is known."""
        told = self.measures[measure]
        bound = told.high if told.higher_is_better else told.low
        if bound is not None:
            return bound
        there = self.there(EVERYONE, measure)
        numbers = [each.value for each in there if each.value is not None]
        if not numbers or len(numbers) < len(there):
            return None
        return max(numbers) if told.higher_is_better else min(numbers)
