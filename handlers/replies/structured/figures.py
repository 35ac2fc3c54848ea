"""The figures of a result as JSON: each with its unit, survey, precision and sources, or the reason it is not known."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from data.model.conditions import EVERYONE, leaves, measures_of
from data.model.facts import Source
from data.model.grounds import Grounds
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
from handlers.replies.structured.parts import BETWEEN, Json, kept, kommun, number, once, placed, rule, source, unit_of

_OF_NO_MEASURE: Final = {"share": "percent", "count": "kommuner", "place": "place"}  # statistics, each with its unit


def _computed(value: float) -> Value:
    return Value(value, value, value, "yes", computed=True)


@dataclass
class Figures:
    """The figures of one result."""

    result: Result
    reply: Reply
    grounds: Grounds

    @cached_property
    def phrases(self) -> Phrases:
        """Its words, in the language of the reply."""
        return Phrases(self.result, "en" if self.reply.lang == "en" else "sv")

    # --- of each shape

    def all(self) -> Iterator[Json]:
        """Every figure that the answer tells, the one that was asked for first."""
        result, unit = self.result, self.phrases.measure.unit
        match result.shape:
            case Figure() as figure:
                yield from self._of_figure(figure)
            case Rows(rows, next=below, highest=highest):
                yield from self.of_rows(page((*rows, *below), result.question.page))
                yield from self._published("highest", highest, unit, None)
            case Groups(groups):
                yield from map(self._grouped, groups)
            case Check() as check:
                rows = (*check.rows, *([check.than] if check.than else []))
                counter = check.counter if check.truth == "no" or check.placed is None else ()  # else they tell nothing
                decisive = result.question.every and check.truth == "no"
                yield from self.of_rows((*counter, *rows) if decisive else (*rows, *counter))
                yield from self._published("share", check.national, "percent")
            case Series() as series:
                yield from self._of_series(series)
            case Parts(row, parts, leaders=leaders):
                yield from self.of_rows([row, *leaders])
                for part in parts:
                    title = part.title_sv if self.phrases.lang == "sv" else part.title_en
                    told = self._figure(
                        "part of the score", _computed(part.points), unit, kommun(row.kommun), rows=[row]
                    )
                    yield told | {"part": title}
            case Profile(row, lan_leaders=leaders):
                yield from self.of_rows([row], whole=True)
                yield from self.of_rows(leaders)
            case National(figures, texts):
                for name, values in figures.items():
                    for value in values if name not in texts else ():
                        meaning = NATIONAL_MEASURES.get(name, name)
                        yield self._figure("national", value, unit_of(name), measure=name) | {"meaning": meaning}
            case Spread(counts, mean, median):
                for name, found in (("mean", mean), ("median", median)):
                    if found is not None:
                        yield self._figure(name, _computed(found), unit, n=self.n(known=sum(counts.values())))
            case Text() | Which():
                return

    def _of_figure(self, figure: Figure) -> Iterator[Json]:
        want, measure, order = self.result.question.want, self.phrases.measure, self.result.question.order
        statistic = {"extreme": "lowest" if order == "fewest" else "highest"}.get(want, want)
        unit = _OF_NO_MEASURE.get(want, measure.unit)
        about = kommun(figure.row.kommun) if figure.row else None
        rows = [each for each in (figure.row, figure.other, *figure.holders) if each is not None]
        if want == "count" and figure.value.value is None and figure.national is not None:
            of = {"of": figure.whole} if figure.whole else {}
            yield from self._published(
                "count" if of else "share", figure.national, "kommuner" if of else "percent", n=of
            )
            yield from self._published("published elsewhere", figure.differs, unit, n=of)
            return
        if want == "place" and figure.placed is not None:
            spot = figure.placed
            known = Value(spot.exact, source=spot.source, computed=spot.source is None)
            yield self._figure(want, known, unit, about, measure=measure.id, rows=rows) | {"place": placed(spot)}
        elif want not in ("value", "place"):
            yield self._figure(statistic, figure.value, unit, about, n=self._n_of(figure), rows=rows)
        if want == "difference" and figure.other is None and figure.national is not None:
            against = {"kind": "held against", "name": self.result.question.to}
            yield self._figure("held_against", figure.national, unit, against)
        yield from self.of_rows(rows if want != "share" else ())

    def _n_of(self, figure: Figure) -> Json:
        match self.result.question.want:
            case "count":
                return self.n(fit=figure.value.settled, among=self.result.scope and self.result.scope.kommuner)
            case "share" if figure.part is None and figure.national is not None:
                return {}  # published without
            case "share":
                return self.n(fit=figure.part)
            case _:
                return self.n(known=figure.whole) if figure.whole is not None else {}

    def n(
        self, group: str = "", *, fit: float | None = None, known: int | None = None, among: int | None = None
    ) -> Json:
        """Of how many kommuner it is told: `among` were asked about, and of `known` of these it is known; `fit` do."""
        scope = self.result.scope
        if scope is None:
            return {}
        known = self.grounds.known.get(group) if known is None else known
        return kept({"fit": number(fit), "known": known, "of": scope.fit if among is None else among})

    def of_rows(self, rows: Iterable[Row], *, whole: bool = False) -> Iterator[Json]:
        """The figures of kommuner. `whole`: all that is known, also what is but told of whoever it is."""
        beside = self.result.question.want == "compare" and not self.result.question.measure
        for row in rows:
            background = BACKGROUND - self._asked_for
            for key, value in sorted(row.values.items(), key=lambda item: item[0] in background):  # what answers first
                measure = self.result.measures[key]
                left_out = beside and key not in self._asked_for and measure.unit != "points" and value.settled is None
                if not left_out and (whole or key != "answered" or key not in background):
                    yield self._of_kommun(row, value, measure)

    def _of_kommun(self, row: Row, value: Value, measure: Measure) -> Json:
        spot = row.placed if measure.id == self.phrases.measure.id else None
        own = kommun(row.kommun)
        figure = self._figure("value", value, measure.unit, own, measure=measure.id)
        if spot is not None:
            figure["place"] = placed(spot)
        if value.settled is None:
            figure["unknown"] = " ".join(unknown(row, measure, self.phrases))
        elif measure.unit == "points":
            figure["highest_possible"] = number(measure.high)
        return figure

    def _grouped(self, group: Grouped) -> Json:
        question = self.result.question
        of_place = "kommun" if is_kommun(group.name) and group.name.isdigit() else "area"
        kind = "kommuner" if question.sides else question.by or of_place
        about = {"kind": kind, "code": group.name, "name": name_of(group, self.phrases)}
        mean, end = question.topic or "mean", "lowest" if question.order == "fewest" else "highest"
        statistic = {"compare": mean, "difference": mean, "top": end, "extreme": end}.get(question.want, question.want)
        fit = {"count": group.value.settled, "share": group.part}.get(statistic)
        known = group.known if statistic not in ("count", "share") else None
        n = self.n(group.name, fit=fit, known=known, among=group.kommuner)
        unit = _OF_NO_MEASURE.get(statistic, self.phrases.measure.unit)
        return self._figure(statistic, group.value, unit, about, n=n, rows=group.rows)

    def _of_series(self, series: Series) -> Iterator[Json]:
        """What each survey says of a kommun's measure; of the country, of whatever more than one has."""
        about = kommun(series.kommun) if series.kommun else None
        several = Counter(key for moment in series.moments for key in moment.figures)
        for moment in series.moments:
            for key, value in moment.figures.items():
                if key == self.phrases.measure.id if series.kommun else several[key] > 1:
                    measure = self.result.measures.get(key)
                    unit = measure.unit if measure else unit_of(key)
                    told = self._figure("value", value, unit, about, measure=key)
                    yield told | {"survey": moment.survey.id, "year": moment.survey.year}

    def _published(
        self, statistic: str, value: Value | None, unit: str, measure: str | None = "", n: Json | None = None
    ) -> Iterator[Json]:
        """Of the country, and of nobody in particular."""
        if value is not None:
            yield self._figure(statistic, value, unit, measure=measure, n=n)

    # --- one

    def _figure(
        self,
        statistic: str,
        value: Value,
        unit: str,
        about: Json | None = None,
        *,
        measure: str | None = None,
        n: Json | None = None,
        rows: Iterable[Row] = (),
    ) -> Json:
        """`measure`: if it is not the one asked for; `rows`: of whom it is computed, if not of all asked about."""
        question = self.result.question
        that = (
            (question.that or (question.where if question.want == "count" else None)) if statistic == "share" else None
        )
        if measure is None:
            measure = "" if statistic in _OF_NO_MEASURE else self.phrases.measure.id
        told, known = self.phrases.measure_of(measure), value.settled
        bounded = known is None and self._is_bounded(value, unit, n)
        sources = [*self._sources(value, told, about)]
        if not sources and (bounded or known is not None):
            sources = [*self._sources_of(rows)] or [*self.grounds.sources]
        follows = [rule(each, self._names) for each in value.follows]
        derived = known is not None and value.value is None  # its bounds leave but one
        figure: Json = {
            "about": about or self._asked_about(),
            "statistic": statistic,
            "measure": measure or None,
            "that": self.phrases.predicate(that) if that is not None else None,
            "value": None if known is None else number(rounded(known, max(1, told.decimals))),  # as the words have it
            "unit": unit,
            "at_least": number(value.low) if bounded else None,
            "at_most": number(value.high) if bounded else None,
            "precision": "bound" if bounded else None if known is None else "derived" if derived else value.precision,
            "computed": derived or value.computed if known is not None else None,
            "n": n,
            "survey": self.result.survey.id,
            "year": self.result.survey.year,
            "sources": once(map(source, sources)),
            "follows_from": follows or ([{"rule": BETWEEN}] if bounded else []),
            "unknown": None if known is not None else self._headline,
        }
        return kept(figure, "value")

    @staticmethod
    def _is_bounded(value: Value, unit: str, n: Json | None) -> bool:
        """Whether it is known between what it lies, beyond what its unit says."""
        if unit == "kommuner" and n and (value.low, value.high) == (0, n["of"]):
            return False
        return bool(value.computed or value.follows) and (value.low, value.high) != (None, None)

    def _sources(self, value: Value, measure: Measure, about: Json | None) -> Iterator[Source]:
        """Where a figure was published, or what it follows from."""
        if value.source is not None:
            yield value.source
            return
        code = str((about or {}).get("code", ""))
        found = (self.grounds.published.of_rule(each, measure, code) for each in value.follows)
        yield from (each for each in found if each is not None)

    def _sources_of(self, rows: Iterable[Row]) -> Iterator[Source]:
        """Where the figures of kommuner are from, by the measures that are asked for."""
        for row in rows:
            for key, value in row.values.items():
                if key in self._asked_for or key == self.phrases.measure.id:
                    yield from self._sources(value, self.result.measures[key], kommun(row.kommun))

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
