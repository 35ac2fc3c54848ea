"""The figures of a result as JSON: each with its unit, survey, precision and source, or the reason it is not known."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from data.model.conditions import EVERYONE, leaves, measures_of
from data.model.facts import Survey
from data.model.measure import BACKGROUND, Measure
from data.model.measures import NATIONAL_MEASURES
from data.model.places import is_kommun
from data.model.result import (
    Check,
    Figure,
    Grouped,
    Groups,
    National,
    Parts,
    Profile,
    Result,
    Row,
    Rows,
    Series,
    Spread,
    Text,
    Value,
    Which,
)
from handlers.replies.amounts import rounded
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Reply
from handlers.replies.shapes.group_names import name_of
from handlers.replies.shapes.table import page
from handlers.replies.shapes.unknown import unknown
from handlers.replies.structured.parts import Json, kommun, number, placed, rule, source, unit_of

_STATISTICS: Final = {"share": "percent", "count": "kommuner"}  # of no measure, each with its unit


@dataclass
class Figures:
    """The figures of one result."""

    result: Result
    reply: Reply

    @cached_property
    def phrases(self) -> Phrases:
        """Its words, in the language of the reply."""
        return Phrases(self.result, "en" if self.reply.lang == "en" else "sv")

    # --- figures

    def all(self) -> Iterator[Json]:  # noqa: C901  # an arm a shape
        """Every figure that the answer tells, the one that was asked for first."""
        result = self.result
        match result.shape:
            case Figure() as figure:
                yield from self._of_figure(figure)
            case Rows(rows, next=below, highest=highest):
                yield from self.of_rows(page((*rows, *below), result.question.page))
                yield from self._national("highest", highest, self.phrases.measure.unit)
            case Groups(groups):
                for each in groups:
                    yield self._grouped(each)
            case Check() as check:
                yield from self.of_rows([*check.rows, *([check.than] if check.than else [])])
                if check.truth == "no" or check.placed is None:  # else they do not tell why
                    yield from self.of_rows(check.counter)
                yield from self._national("published", check.national, "percent")
            case Series() as series:
                yield from self._of_series(series)
            case Parts(row, parts, leaders=leaders):
                yield from self.of_rows([row, *leaders])
                for part in parts:
                    title = part.title_sv if self.phrases.lang == "sv" else part.title_en
                    known = Value(part.points, part.points, part.points, "yes", computed=True)
                    yield self._figure("part of the score", known, "points", kommun(row.kommun), part=title)
            case Profile(row, lan_leaders=leaders):
                yield from self.of_rows([row], whole=True)
                yield from self.of_rows(leaders)
            case National(figures):
                for measure, values in figures.items():
                    if measure not in result.shape.texts:
                        for value in values:
                            yield self._of_country(measure, value)
            case Spread() as spread:
                for name, found in (("mean", spread.mean), ("median", spread.median)):
                    if found is not None:
                        yield self._computed(name, found)
            case Text() | Which():
                return

    def _of_figure(self, figure: Figure) -> Iterator[Json]:
        want = self.result.question.want
        if want == "value" and figure.row is not None:
            yield from self.of_rows([figure.row])
            return
        if want == "count" and figure.value.value is None and figure.national is not None:
            unit = "percent" if figure.whole is None else "kommuner"
            yield from self._national("published", figure.national, unit)  # and nobody in particular
            yield from self._national("published elsewhere", figure.differs, unit)
            return
        measure = self.phrases.measure
        unit = _STATISTICS.get(want, measure.unit)
        about = kommun(figure.row.kommun) if figure.row else None
        if want == "place":
            if figure.placed is not None:
                known = Value(figure.placed.exact)
                yield self._figure("place", known, "place", about, measure=measure.id, place=placed(figure.placed))
        else:
            statistic = {"extreme": "lowest" if self.result.question.order == "fewest" else "highest"}.get(want, want)
            scope = self.result.scope
            n: Json = {"known": figure.whole, "of": scope.kommuner if scope else None}
            n = n if figure.whole is not None else {}
            if figure.part is not None:
                n = {"fit": figure.part, "of": figure.whole}
            elif want == "count" and scope is not None:
                n = {"of": scope.kommuner}
            own: Json = {"measure": measure.id} if want not in _STATISTICS else {}
            if want == "share" and self.result.question.that is not None:
                own = {"that": self.phrases.predicate(self.result.question.that)}
            yield self._figure(statistic, figure.value, unit, about, n=n, **own)
        if want == "difference" and figure.other is None and figure.national is not None:
            against = {"kind": "held against", "name": self.result.question.to}
            yield self._figure("held_against", figure.national, unit, against, measure=measure.id)
        holders = figure.holders if want != "share" else ()
        rows = [each for each in (figure.row, figure.other, *holders) if each is not None]
        yield from self.of_rows(rows)

    def of_rows(self, rows: Iterable[Row], *, whole: bool = False) -> Iterator[Json]:
        """The figures of kommuner. `whole`: all that is known, also what is but told of whoever it is."""
        for row in rows:
            background = BACKGROUND - self._asked_for
            beside = self.result.question.want == "compare" and not self.result.question.measure
            for key, value in sorted(row.values.items(), key=lambda item: item[0] in background):  # what answers first
                measure = self.result.measures[key]
                if key == "answered" and key in background and not whole:
                    continue
                if (
                    beside
                    and key not in self._asked_for
                    and not (measure.unit == "points" or value.settled is not None)
                ):
                    continue
                yield self._of_kommun(row, value, measure)

    def _of_kommun(self, row: Row, value: Value, measure: Measure) -> Json:
        figure = self._figure("value", value, measure.unit, kommun(row.kommun), measure=measure.id)
        if value.settled is None:
            figure["unknown"] = " ".join(unknown(row, measure, self.phrases))
        elif measure.unit == "points":
            figure["highest_possible"] = number(measure.high)
        if row.placed is not None and measure.id == self.phrases.measure.id:
            figure["place"] = placed(row.placed)
        return figure

    def _grouped(self, group: Grouped) -> Json:
        question = self.result.question
        of_place = "kommun" if is_kommun(group.name) and group.name.isdigit() else "area"
        kind = "kommuner" if question.sides else question.by or of_place
        about = {"kind": kind, "code": group.name, "name": name_of(group, self.phrases)}
        n = {"fit": group.part, "of": group.whole} if group.whole is not None else {}
        if not n:
            n = {"of": group.kommuner} if question.want == "count" else {"known": group.known, "of": group.kommuner}
        statistic = question.want if question.want != "compare" else "mean"
        unit = _STATISTICS.get(statistic, self.phrases.measure.unit)
        own: Json = {"measure": self.phrases.measure.id} if statistic not in _STATISTICS else {}
        return self._figure(statistic, group.value, unit, about, n=n, **own)

    def _of_series(self, series: Series) -> Iterator[Json]:
        """What each survey says of a kommun's measure; of the country, of whatever more than one has."""
        about = kommun(series.kommun) if series.kommun else None
        several = Counter(key for moment in series.moments for key in moment.figures)
        for moment in series.moments:
            for key, value in moment.figures.items():
                if key == self.phrases.measure.id if series.kommun else several[key] > 1:
                    measure = self.result.measures.get(key)
                    unit = measure.unit if measure else unit_of(key)
                    yield self._figure("value", value, unit, about, measure=key, survey=moment.survey)

    def _of_country(self, measure: str, value: Value) -> Json:
        figure = self._figure("national", value, unit_of(measure), None, measure=measure)
        return figure | {"meaning": NATIONAL_MEASURES.get(measure, measure)}

    def _national(self, statistic: str, value: Value | None, unit: str) -> Iterator[Json]:
        if value is not None:
            yield self._figure(statistic, value, unit, None)

    def _computed(self, statistic: str, found: float) -> Json:
        measure, value = self.phrases.measure, Value(found, found, found, "yes", computed=True)
        return self._figure(statistic, value, measure.unit, None, measure=measure.id)

    def _figure(
        self, statistic: str, value: Value, unit: str, about: Json | None, survey: Survey | None = None, **more: Any
    ) -> Json:
        survey = survey or self.result.survey
        measure = self.phrases.measure_of(more.get("measure", ""))  # rounded as the words round it
        known = value.settled is not None
        follows = known and value.value is None  # its bounds leave but one
        bounds = {} if known else {"at_least": number(value.low), "at_most": number(value.high)}
        figure: Json = {
            "about": about or self._asked_about(),
            "statistic": statistic,
            "value": number(rounded(value.settled, max(1, measure.decimals))) if value.settled is not None else None,
            "unit": unit,
            "survey": survey.id,
            "year": survey.year,
            "precision": ("derived" if follows else value.precision) if known else None,
            "computed": (follows or value.computed) if known else None,
            "source": source(value.source) if value.source else None,
            "follows_from": [rule(each, self._names) for each in value.follows],
            "unknown": None if known else self._headline,
            **bounds,
            **more,
        }
        return {name: each for name, each in figure.items() if name == "value" or each not in (None, [], {})}

    @cached_property
    def _asked_for(self) -> set[str]:
        """The measures that the question speaks of."""
        question = self.result.question
        spoken = (leaf for condition in question.conditions for leaf in leaves(condition))
        return {question.measure, *(measure for leaf in spoken for measure in measures_of(leaf))}

    @cached_property
    def _names(self) -> dict[str, str]:
        """Names of the kommuner that bounds rest on, as far as the result has them."""
        shape = self.result.shape
        leaders = shape.lan_leaders if isinstance(shape, Profile) else ()
        return {**self.result.names, **{row.kommun.code: row.kommun.name for row in leaders}}

    @cached_property
    def _headline(self) -> str:
        """The answer in a sentence."""
        header = next((each for each in self.reply.blocks if each["type"] == "header"), None)
        return str(header["text"]["text"]) if header else self.reply.text

    def _asked_about(self) -> Json:
        where = self.result.question.where
        if where == EVERYONE:
            return {"kind": "country", "name": self.phrases.among()}
        return {"kind": "kommuner", "name": self.phrases.noun(where)}
