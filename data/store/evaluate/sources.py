"""Where what an answer shows was published: the figures of the kommuner it names, and what their bounds follow from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from data.model.conditions import Condition, Size, spoken_of
from data.model.facts import Source
from data.model.grounds import PLACES, Published
from data.model.measure import BACKGROUND
from data.model.result import Association, Check, Figure, Groups, Parts, Profile, Row, Rows, Series, Shape, Which
from data.model.value import Value
from data.store.evaluate.asking import Asking
from data.store.evaluate.scope import filters

_POPULATION: Final = "population"  # of which sizes are told
_OF_FIGURES: Final = frozenset({"mean", "median", "total", "extreme", "difference"})


def sources(asking: Asking, shape: Shape) -> tuple[Source, ...]:
    """The sources of what is shown; of a figure that was computed of many, those of all of them."""
    question, measure = asking.question, asking.measure
    found: Iterable[Source | None]
    match shape:
        case Rows(rows, next=below, elsewhere=elsewhere, shares=shares):
            found = of_rows((*rows, *below, *elsewhere), [measure, *(rows[0].values if rows else ())])
            found = [*found, *(share.source for _, share in shares)]
        case Figure(value=value, row=row, other=other, holders=holders):
            spoken = asking.measures.keys() & spoken_of(*question.conditions)
            counted = question.want == "count" and value.value is None
            told = (value, *((shape.national, shape.differs) if counted else ()), *(each for _, each in shape.shares))
            own = [each.source for each in told if each is not None and each.source]
            whose = [each for each in (row, other) if each is not None]
            found = [*own, *_of_told(asking, whose, [measure, *sorted(spoken)])]
            found += of_rows(holders, [measure, *sorted(spoken)])
            of_many = {*spoken, *([measure] if question.want in _OF_FIGURES or not spoken else [])}
            of_many = of_many if question.want not in ("count", "share") else spoken
            if question.want == "share" and any(isinstance(leaf, Size) for leaf in question.leaves):
                of_many = {*of_many, *(asking.measures.keys() & {_POPULATION})}
            if not found and value.computed and value.value and of_many:
                return of_all(asking, of_many)
        case Series(moments, kommun):
            several = Counter(key for moment in moments for key in moment.figures)
            figures = [each for moment in moments for each in moment.figures.items()]
            found = [each.source for key, each in figures if (key == measure if kommun else several[key] > 1)]
        case Parts(row=row):
            found = of_rows([row], _shown(row))
        case Profile(row=row, lan_leaders=leaders):
            score = row.values.get(measure, Value())
            found = [*_of_told(asking, [row], [measure]), *of_rows([row], _shown(row))]
            found += of_rows(leaders, [measure]) if score.settled is None else ()
        case Check(national=Value(source=source)) if source is not None and not asking.survey.answers_known:
            return (source,)
        case Check(shares=shares) if shares:
            found = [share.source for _, share in shares]
        case Check(rows=rows, than=than, counter=counter):
            whose = [*rows, *([than] if than else []), *counter]
            found = _of_told(asking, whose, _shown(whose[0]) if whose else ())
        case Association(rows):
            pair = [measure, *question.also[:1]]
            if asking.survey.complete:
                return of_all(asking, {*pair})
            found = of_rows(rows, pair)
        case Which():
            return ()
        case _ if asking.survey.complete and measure:
            return of_all(asking, {measure})
        case Groups(groups):  # what is published of them, and whose leaders are named
            points = bool(measure) and asking.measures[measure].unit == "points"
            best = of_rows([row for each in groups for row in each.rows] if points else [], [measure])
            found = [*(each.value.source for each in groups), *best]
        case _:
            return ()
    placed = asking.survey.complete and measure == "score" and question.want in ("place", "profile", "top")
    found = [*(_of_places(asking) if placed else ()), *found]
    return tuple(each for each in dict.fromkeys(found) if each is not None)


def _of_places(asking: Asking) -> tuple[Source, ...]:
    """The source of the places of a whole list: each follows from all that it has."""
    known, key = asking.loaded.rested_on, (asking.survey.id, "position")
    if key not in known:
        rows = asking.db.execute("SELECT source FROM fact WHERE survey = ? AND measure = ? LIMIT 1", key)
        known[key] = tuple(asking.sources[source] for (source,) in rows)
    return known[key]


def of_all(asking: Asking, measures: set[str]) -> tuple[Source, ...]:
    """The sources of every figure of these measures that the question is about; of a whole survey of all that it has,
    read once, since all kommuner are looked at.
    """
    if not asking.survey.complete:
        keys = {key for each in measures for key in keys_of(asking, filters(asking.where), each)}
        return tuple(source for key, source in asking.sources.items() if key in keys)
    known, key = asking.loaded.rested_on, (asking.survey.id, *sorted(measures))
    if key not in known:
        marks = ", ".join("?" * len(measures))
        rows = asking.db.execute(
            f"SELECT DISTINCT source FROM known WHERE survey = ? AND measure IN ({marks}) AND source IS NOT NULL", key
        )
        known[key] = tuple(asking.sources[source] for (source,) in rows if source in asking.sources)
    return known[key]


def keys_of(asking: Asking, among: Condition, measure: str) -> Iterator[str]:
    """The keys of the sources of a measure's figures of those that surely fit."""
    found = asking.select(f"DISTINCT {{{measure}}}.source", among, [measure])
    yield from (key for (key,) in found if key is not None)


def of_rows(rows: Iterable[Row], measures: Sequence[str]) -> Iterator[Source]:
    """The sources of the figures of rows, each once."""
    values = (row.values.get(measure) for row in rows for measure in measures)
    yield from dict.fromkeys(value.source for value in values if value is not None and value.source is not None)


def published(asking: Asking) -> Published:
    """Where the national figures and the places of kommuner were published; read once a survey."""
    known, survey = asking.loaded.published, asking.survey.id
    if survey not in known:
        marks = ", ".join("?" * len(PLACES))
        of_places = f"SELECT kommun, measure, source FROM fact WHERE survey = ? AND measure IN ({marks})"
        # of a whole list no bound follows from a place
        places = asking.db.execute(of_places, (survey, *PLACES)) if not asking.survey.complete else ()
        of = asking.sources
        known[survey] = Published(
            {figure: of[lines[-1].source] for figure, lines in asking.loaded.national[survey].items()},
            {(kommun, fact): of[key] for kommun, fact, key in places if key in of},
        )
    return known[survey]


def _shown(row: Row) -> list[str]:
    return [each for each in row.values if each not in BACKGROUND]


def _of_told(asking: Asking, rows: Iterable[Row], measures: Sequence[str]) -> Iterator[Source | None]:
    """The same, and the sources of what the bounds of a figure follow from, which is told where it is not known."""
    for row in rows:
        for name in measures:
            value = row.values.get(name)
            if value is None:
                continue
            yield value.source
            if name in asking.measures:
                of_rule = published(asking).of_rule
                told = (each for each in value.follows if each.rule != "scale")
                yield from (of_rule(each, asking.measures[name], row.kommun.code) for each in told)
