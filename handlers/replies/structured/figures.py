"""The figures of a result as JSON, the one that was asked for first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from data.model.conditions import EVERYONE, Condition, spoken_of
from data.model.measure import BACKGROUND, Measure
from data.model.measures import NATIONAL_MEASURES
from data.model.places import is_kommun
from data.model.result import (
    Association,
    Check,
    Figure,
    Grouped,
    Groups,
    National,
    Parts,
    Profile,
    Row,
    Rows,
    Series,
    Spread,
    Text,
    Which,
)
from data.model.value import Value
from handlers.replies.amounts import rounded
from handlers.replies.shapes.group_names import name_of
from handlers.replies.shapes.table import page
from handlers.replies.shapes.unknown import unknown
from handlers.replies.structured.figure import OF_NO_MEASURE, Telling
from handlers.replies.structured.parts import Json, kommun, number, placed, unit_of

_HELD_AGAINST: Final = {"best": "highest", "max": "highest possible"}  # of a difference, else as it is called


class Figures(Telling):
    """The figures of one result."""

    def all(self) -> Iterator[Json]:
        """Every figure that the answer tells, the one that was asked for first."""
        result, unit = self.result, self.phrases.measure.unit
        match result.shape:
            case Figure() as figure:
                yield from self._of_figure(figure)
            case Rows(rows, next=below, highest=highest):
                yield from self.of_rows(page((*rows, *below), result.question.page))
                yield from self._of_country("highest", highest, unit, None)
            case Groups(groups):
                yield from map(self._grouped, groups)
            case Check() as check:
                rows = (*check.rows, *([check.than] if check.than else []))
                counter = check.counter if check.truth == "no" or check.placed is None else ()  # else they tell nothing
                decisive = result.question.every and not result.question.of and check.truth == "no"
                if check.national is None:  # else the country's share is told, and nobody's own
                    yield from self.of_rows((*counter, *rows) if decisive else (*rows, *counter))
                yield from self._of_country("share", check.national, "percent")
                yield from self._of_parts(check.shares)
            case Series() as series:
                yield from self._of_series(series)
            case Parts(row, parts, leaders=leaders):
                yield from self.of_rows([row, *leaders])
                own = kommun(row.kommun)
                for part in parts:
                    title = part.title_sv if self.phrases.lang == "sv" else part.title_en
                    told = self.figure("part of the score", _computed(part.points), unit, own, rows=[row])
                    yield told | {"part": title}
            case Profile(row, lan_leaders=leaders):
                yield from self.of_rows([row], whole=True)
                yield from self.of_rows(leaders)
            case National(figures, texts):
                for name, values in figures.items():
                    for value in values if name not in texts else ():
                        meaning = NATIONAL_MEASURES.get(name, name)
                        yield self.figure("national", value, unit_of(name), measure=name) | {"meaning": meaning}
            case Association() as found:
                yield from self._of_association(found)
            case Spread() as spread:
                yield from self._of_spread(spread)
            case Text() | Which():
                return

    def _of_figure(self, figure: Figure) -> Iterator[Json]:
        want, measure, order = self.result.question.want, self.phrases.measure, self.result.question.order
        statistic = {"extreme": "lowest" if order == "fewest" else "highest"}.get(want, want)
        unit = OF_NO_MEASURE.get(want, measure.unit)
        about = kommun(figure.row.kommun) if figure.row else None
        rows = [each for each in (figure.row, figure.other, *figure.holders) if each is not None]
        if want == "count" and figure.value.value is None and figure.national is not None:
            of = {"of": figure.whole}
            if figure.whole:
                yield self.figure("count", figure.national, unit, n=of)
                if figure.differs is not None:
                    yield self.figure("published elsewhere", figure.differs, unit, measure="", n=of)
            else:
                yield from self._of_country("share", figure.national, "percent")
            return
        if want == "place" and figure.placed is not None:
            spot = figure.placed
            known = Value(spot.exact, source=spot.source, computed=spot.source is None)
            yield self.figure(want, known, unit, about, measure=measure.id, rows=rows) | {"place": placed(spot)}
        elif want not in ("value", "place"):
            yield self.figure(statistic, figure.value, unit, about, n=self._n_of(figure), rows=rows)
        if want == "difference" and figure.other is None and figure.national is not None:
            to, scope = self.result.question.to, self.result.scope
            n = self.n(known=scope.known) if scope is not None and to in ("mean", "median") else {}
            yield self.figure(_HELD_AGAINST.get(to, to), figure.national, unit, n=n)
        yield from self._of_parts(figure.shares)
        yield from self.of_rows(rows if want != "share" else ())

    def _of_parts(self, shares: Iterable[tuple[Condition, Value]]) -> Iterator[Json]:
        """The published shares of parts of what was asked, each with what it is the share of."""
        for part, share in shares:
            told = self.figure("national", share, "percent", measure=spoken_of(part)[0])
            yield told | {"meaning": self.phrases.predicate(part)}

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

    def of_rows(self, rows: Iterable[Row], *, whole: bool = False) -> Iterator[Json]:
        """The figures of kommuner. `whole`: all that is known, also what is but told of whoever it is."""
        beside = self.result.question.want == "compare" and not self.result.question.measure
        for row in rows:
            background = BACKGROUND - self.asked_for
            for key, value in sorted(row.values.items(), key=lambda item: item[0] in background):  # what answers first
                measure = self.result.measures[key]
                left_out = beside and key not in self.asked_for and measure.unit != "points" and value.settled is None
                if not left_out and (whole or key != "answered" or key not in background):
                    yield self._of_kommun(row, value, measure)

    def _of_kommun(self, row: Row, value: Value, measure: Measure) -> Json:
        spot = row.placed if measure.id == self.phrases.measure.id else None
        own = kommun(row.kommun)
        figure = self.figure("value", value, measure.unit, own, measure=measure.id)
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
        statistic = {"compare": mean, "difference": mean, "spread": mean, "top": end, "extreme": end}.get(
            question.want, question.want
        )
        fit = {"count": group.value.settled, "share": group.part}.get(statistic)
        known = group.known if statistic not in ("count", "share") else None
        n = self.n(group.name, fit=fit, known=known, among=group.kommuner)
        unit = OF_NO_MEASURE.get(statistic, self.phrases.measure.unit)
        return self.figure(statistic, group.value, unit, about, n=n, rows=group.rows)

    def _of_series(self, series: Series) -> Iterator[Json]:
        """What each survey says of a kommun's measure; of the country, of whatever more than one has."""
        about = kommun(series.kommun) if series.kommun else None
        several = Counter(key for moment in series.moments for key in moment.figures)
        for moment in series.moments:
            for key, value in moment.figures.items():
                if key == self.phrases.measure.id if series.kommun else several[key] > 1:
                    measure = self.result.measures.get(key)
                    unit = measure.unit if measure else unit_of(key)
                    told = self.figure("value" if about else "national", value, unit, about, measure=key)
                    yield told | {"survey": moment.survey.id, "year": moment.survey.year}

    def _of_spread(self, spread: Spread) -> Iterator[Json]:
        """Of all; and where it is told by size, the mean of each size, and whether the two go together."""
        unit, n = self.phrases.measure.unit, self.n(known=sum(spread.counts.values()))
        for name, found in (("mean", spread.mean), ("median", spread.median)):
            if found is not None:
                yield self.figure(name, _computed(found), unit, n=n)
        if self.result.question.by == "size":
            yield from map(self._grouped, spread.sizes)
            if spread.with_size is not None:
                together = self.figure("rank correlation", _computed(spread.with_size), "from -1 to 1", n=n)
                yield together | {"value": rounded(spread.with_size, 2)}

    def _of_association(self, found: Association) -> Iterator[Json]:
        """Both correlations, with what is held against the measure."""
        n = self.n(known=len(found.rows))
        beside = self.phrases.words(self.phrases.beside()[0]).name
        for name, value in (("correlation", found.pearson), ("rank correlation", found.spearman)):
            told = Value() if value is None else _computed(rounded(value, 2))
            yield self.figure(name, told, "from -1 to 1", n=n) | {"meaning": beside}

    def _of_country(self, statistic: str, value: Value | None, unit: str, measure: str | None = "") -> Iterator[Json]:
        """Published of the whole country, whoever is asked about."""
        if value is not None:
            country = {"kind": "country", "name": self.phrases.among(EVERYONE)}
            yield self.figure(statistic, value, unit, country, measure=measure)


def _computed(value: float) -> Value:
    return Value(value, value, value, "yes", computed=True)
