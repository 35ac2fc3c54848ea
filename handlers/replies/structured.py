"""A result as JSON for programs: each figure with its unit, survey, precision and source, or the reason it is unknown.

Nothing is computed here: what the reply says in words stands beside it as values. `handlers/listeners/mcp/outputs.py`
declares the shape. A field without a value is left out; `value` is null where a figure is not known, which is not 0.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from data.model.conditions import EVERYONE, Beside, Has, Known, Place, leaves
from data.model.facts import Source, Survey
from data.model.measure import Measure
from data.model.measures import NATIONAL_MEASURES, PERCENTAGES
from data.model.places import Kommun, Lan, is_kommun
from data.model.question_json import to_json
from data.model.result import (
    Check,
    Figure,
    Follows,
    Grouped,
    Groups,
    Moment,
    National,
    Parts,
    Placed,
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
from handlers.replies.phrases import Phrases, rounded
from handlers.replies.reply import Reply
from handlers.replies.shapes.figure import unknown_value
from handlers.replies.shapes.groups import name_of
from handlers.replies.shapes.rows import PAGE

Json = dict[str, Any]

_RULES: Final = {
    "scale": "a score lies between 0 and the highest possible",
    "full_marks": "every kommun with full marks is named, so no other has them",
    "lan_best": "this kommun is best in its county, so nobody there has more",
    "rank_group": "its place among the rank groups is published",
    "place": "who stands before this place is known",
    "highest": "the highest figure of any kommun is published",
    "list": "the whole list is known",
    "answered": "a kommun that did not answer is in no list",
}
_STATISTICS: Final = {"share": "percent", "count": "kommuner"}  # of no measure, each with its unit
_BACKGROUND: Final = "answered"  # told of whoever it is, and no answer by itself
_COUNTED: Final = ("rank_groups", "e_services_min", "e_services_max")  # national figures that count no kommuner


def structured(result: Result, reply: Reply) -> Json:
    """The result beside its reply."""
    told = _Told(result, reply)
    question = result.question
    sources = result.shape.sources if isinstance(result.shape, Text) else result.sources
    said: Json = {
        "status": reply.status,
        "text": reply.text,
        "question": to_json(question),
        "survey": _survey(result.survey),
        "figures": _once(told.figures()),
        **told.more(),
        "read_as": [
            {"typed": read.typed, "how": read.how, "place": result.names.get(read.place, read.place)}
            for read in question.read
        ],
        "not_taken_into_account": list(question.unused) if question.want != "text" else [],
        "sources": [_source(each) for each in sources],
    }
    return {name: each for name, each in said.items() if each != [] or name == "figures"}


def place(found: Kommun | Lan) -> Json:
    """A kommun or a län by its code and name."""
    if isinstance(found, Kommun):
        return {"kind": "kommun", "code": found.code, "name": found.official_name, "lan": found.lan.name}
    return {"kind": "lan", "code": found.code, "name": found.name}


def _survey(survey: Survey) -> Json:
    return {
        "id": survey.id,
        "name": survey.name,
        "year": survey.year,
        "published": survey.published,
        "publisher": survey.publisher,
        "made_up": survey.made_up,
    }


def _source(source: Source) -> Json:
    return {"title": source.title, "url": source.url}


def _number(value: float | None) -> float | int | None:
    """A number as it is, whole ones as whole."""
    return int(value) if value is not None and value == int(value) else value


@dataclass
class _Told:
    """What one result says."""

    result: Result
    reply: Reply

    @cached_property
    def phrases(self) -> Phrases:
        """Its words, in the language of the reply."""
        return Phrases(self.result, "en" if self.reply.lang == "en" else "sv")

    # --- figures

    def figures(self) -> Iterator[Json]:  # noqa: C901  # an arm a shape
        """Every figure that the answer tells, the one that was asked for first."""
        result = self.result
        match result.shape:
            case Figure() as figure:
                yield from self._of_figure(figure)
            case Rows(rows, next=below, highest=highest):
                yield from self._of_rows(_page((*rows, *below), result.question.page))
                yield from self._national("highest", highest)
            case Groups(groups):
                for each in groups:
                    yield self._grouped(each)
            case Check() as check:
                yield from self._of_rows([*check.rows, *([check.than] if check.than else [])])
                yield from self._of_rows(check.counter)
                yield from self._national("published", check.national)
            case Series(moments, kommun):
                several = Counter(key for moment in moments for key in moment.figures)
                for moment in moments:
                    yield from self._of_moment(moment, kommun, {key for key, many in several.items() if many > 1})
            case Parts(row, parts, leaders=leaders):
                yield from self._of_rows([row, *leaders])
                for part in parts:
                    title = part.title_sv if self.phrases.lang == "sv" else part.title_en
                    known = Value(part.points, part.points, part.points, "yes", computed=True)
                    yield self._figure("part of the score", known, "points", _kommun(row.kommun), part=title)
            case Profile(row, lan_leaders=leaders):
                yield from self._of_rows([row], whole=True)
                yield from self._of_rows(leaders)
            case National(figures):
                for measure, values in figures.items():
                    if measure not in result.shape.texts:
                        for value in values:
                            yield self._of_country(measure, value)
            case Spread() as spread:
                for name, number in (("mean", spread.mean), ("median", spread.median)):
                    if number is not None:
                        yield self._computed(name, number)
            case Text() | Which():
                return

    def more(self) -> Json:  # an arm a shape
        """What a shape says besides figures."""
        result = self.result
        match result.shape:
            case Check(truth=truth, fits=fits, whole=whole):
                return {"truth": truth, **({"n": {"fit": fits, "of": whole}} if whole > 1 else {})}
            case Figure(truth=truth) if truth is not None:
                return {"truth": truth}
            case Rows(rows, unknown, silent, complete, below, elsewhere):
                every = len(rows) + len(below)
                shown = len(_page((*rows, *below), result.question.page))
                return {
                    "complete": complete,
                    **({"n": {"known": result.scope.known, "of": result.scope.kommuner}} if result.scope else {}),
                    "rows": {"shown": shown, "of": every, "page": result.question.page},
                    **_named("figure_not_known_of", unknown),
                    **_named("did_not_answer", silent),
                    **({"best_elsewhere": list(self._of_rows(elsewhere))} if elsewhere else {}),
                }
            case Profile(places=places, shared_with=shared):
                told = {name: _placed(each) for name, each in places.items()}
                return {"places": told, **({"shares_its_place_with": list(shared)} if shared else {})}
            case National(texts=texts):
                lang = 0 if self.phrases.lang == "sv" else 1
                return {"lists": {name: [line[lang] for line in lines] for name, lines in texts.items()}}
            case Spread(counts=counts, middle_half=middle):
                return {
                    "counts": {str(number): many for number, many in counts.items()},
                    **({"middle_half": list(middle)} if middle else {}),
                }
            case Which(places):
                return {"candidates": [place(each) for each in places]}
            case _:
                return {}

    def _of_figure(self, figure: Figure) -> Iterator[Json]:
        want = self.result.question.want
        if want == "value" and figure.row is not None:
            yield from self._of_rows([figure.row])
            return
        if want == "count" and figure.value.value is None and figure.national is not None:
            yield from self._national("published", figure.national)  # and nobody in particular
            return
        measure = self.phrases.measure
        unit = _STATISTICS.get(want, measure.unit)
        about = _kommun(figure.row.kommun) if figure.row else None
        if want == "place":
            if figure.placed is not None:
                placed = _placed(figure.placed)
                known = Value(figure.placed.exact)
                yield self._figure("place", known, "place", about, measure=measure.id, place=placed)
        else:
            statistic = {"extreme": "lowest" if self.result.question.order == "fewest" else "highest"}.get(want, want)
            n: Json = {"known": figure.whole} if figure.whole is not None else {}
            if figure.part is not None:
                n = {"fit": figure.part, "of": figure.whole}
            elif want == "count" and self.result.scope is not None:
                n = {"of": self.result.scope.kommuner}
            own: Json = {"measure": measure.id} if want not in _STATISTICS else {}
            if want == "share" and self.result.question.that is not None:
                own = {"that": self.phrases.predicate(self.result.question.that)}
            yield self._figure(statistic, figure.value, unit, about, n=n, **own)
        if want == "difference" and figure.other is None and figure.national is not None:
            against = {"kind": "held against", "name": self.result.question.to}
            yield self._figure("held_against", figure.national, unit, against, measure=measure.id)
        holders = figure.holders if want != "share" else ()
        rows = [each for each in (figure.row, figure.other, *holders) if each is not None]
        yield from self._of_rows(rows)

    def _of_rows(self, rows: Iterable[Row], *, whole: bool = False) -> Iterator[Json]:
        """The figures of kommuner. `whole`: all that is known, also what is but told of whoever it is."""
        for row in rows:
            for key, value in row.values.items():
                measure = self.result.measures[key]
                if key == _BACKGROUND and key not in self._asked_for and not whole:
                    continue
                yield self._of_kommun(row, value, measure)

    def _of_kommun(self, row: Row, value: Value, measure: Measure) -> Json:
        figure = self._figure("value", value, measure.unit, _kommun(row.kommun), measure=measure.id)
        if value.value is None:
            figure["unknown"] = " ".join(unknown_value(row, measure, self.phrases))
        elif measure.unit == "points":
            figure["highest_possible"] = _number(measure.high)
        if row.placed is not None and measure.id == self.phrases.measure.id:
            figure["place"] = _placed(row.placed)
        return figure

    def _grouped(self, group: Grouped) -> Json:
        question = self.result.question
        kind = question.by or ("kommun" if is_kommun(group.name) and group.name.isdigit() else "area")
        about = {"kind": kind, "code": group.name, "name": name_of(group, self.phrases)}
        n = {"fit": group.part, "of": group.whole} if group.whole is not None else {}
        n = n or {"known": group.known, "of": group.kommuner}
        statistic = question.want if question.want != "compare" else "mean"
        unit = _STATISTICS.get(statistic, self.phrases.measure.unit)
        own: Json = {} if statistic in _STATISTICS else {"measure": self.phrases.measure.id}
        return self._figure(statistic, group.value, unit, about, n=n, **own)

    def _of_moment(self, moment: Moment, kommun: Kommun | None, several: set[str]) -> Iterator[Json]:
        """What one survey says of what more than one does."""
        for key, value in moment.figures.items():
            if key not in several:
                continue
            measure = self.result.measures.get(key)
            unit = measure.unit if measure else _unit_of(key)
            about = _kommun(kommun) if kommun else None
            yield self._figure("value", value, unit, about, measure=key, survey=moment.survey)

    def _of_country(self, measure: str, value: Value) -> Json:
        figure = self._figure("national", value, _unit_of(measure), None, measure=measure)
        return figure | {"meaning": NATIONAL_MEASURES.get(measure, measure)}

    def _national(self, statistic: str, value: Value | None) -> Iterator[Json]:
        if value is not None:
            unit = self.phrases.measure.unit
            if statistic == "published":
                unit = "percent" if self.phrases.measures_share(value) else "number"
            yield self._figure(statistic, value, unit, None)

    def _computed(self, statistic: str, number: float) -> Json:
        measure, value = self.phrases.measure, Value(number, number, number, "yes", computed=True)
        return self._figure(statistic, value, measure.unit, None, measure=measure.id)

    def _figure(
        self, statistic: str, value: Value, unit: str, about: Json | None, survey: Survey | None = None, **more: Any
    ) -> Json:
        survey = survey or self.result.survey
        measure = self.phrases.measure_of(more.get("measure", ""))  # rounded as the words round it
        known = value.value is not None
        bounds = {} if known else {"at_least": _number(value.low), "at_most": _number(value.high)}
        figure: Json = {
            "about": about or self._asked_about(),
            "statistic": statistic,
            "value": _number(rounded(value.value, max(1, measure.decimals))) if value.value is not None else None,
            "unit": unit,
            "survey": survey.id,
            "year": survey.year,
            "precision": value.precision if known else None,
            "computed": value.computed if known else None,
            "source": _source(value.source) if value.source else None,
            "follows_from": [self._rule(each) for each in value.follows],
            "unknown": None if known else self._headline,
            **bounds,
            **more,
        }
        return {name: each for name, each in figure.items() if name == "value" or each not in (None, [], {})}

    def _rule(self, follows: Follows) -> Json:
        kommun = self._names.get(follows.kommun, follows.kommun)
        return {"rule": _RULES[follows.rule], **({"kommun": kommun} if kommun else {})}

    @cached_property
    def _asked_for(self) -> set[str]:
        """The measures that the question speaks of."""
        question = self.result.question
        spoken = [*leaves(question.where), *leaves(question.that or EVERYONE)]
        return {question.measure, *(leaf.measure for leaf in spoken if isinstance(leaf, Has | Known | Place | Beside))}

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


def _once(figures: Iterable[Json]) -> list[Json]:
    """Each figure once."""
    found: list[Json] = []
    for each in figures:
        if each not in found:
            found.append(each)
    return found


def _kommun(kommun: Kommun) -> Json:
    return {"kind": "kommun", "code": kommun.code, "name": kommun.name, "lan": kommun.lan.name}


def _placed(placed: Placed) -> Json:
    told = {"best": placed.best, "worst": placed.worst, "shared_with": placed.shared_with, "of": placed.of}
    return {name: each for name, each in told.items() if each is not None}


def _named(name: str, kommuner: Sequence[Kommun]) -> Json:
    if not kommuner:
        return {}
    return {name: {"count": len(kommuner), "names": [each.name for each in kommuner[:PAGE]]}}


def _page(rows: Sequence[Row], page: int) -> Sequence[Row]:
    """The rows that the reply's table shows; beyond the last page, the last."""
    last = max(1, -(-len(rows) // PAGE))
    start = PAGE * (min(max(page, 1), last) - 1)
    return rows[start : start + PAGE]


def _unit_of(national: str) -> str:
    """The unit of a national figure."""
    if national in PERCENTAGES:
        return "percent"
    return "number" if national in _COUNTED else "kommuner"
