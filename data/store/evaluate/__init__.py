"""`evaluate(question) -> Result`: the condition becomes one SQL predicate, what is wanted one of a few shapes."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from data.model.conditions import EVERYONE, MEANS, Beside, Is, Near, both, leaves, spoken_of
from data.model.facts import Survey
from data.model.question import NO_FIGURES, Form, Order, Question, Want
from data.model.result import Check, Figure, Groups, Parts, Profile, Result, Row, Rows, Scope, Shape, Which
from data.store.evaluate import checks, figures, groups, lists, overviews, topics
from data.store.evaluate.asking import Asking
from data.store.evaluate.association import association
from data.store.evaluate.scope import names, official_name, scope_of
from data.store.evaluate.sources import of_all, sources
from data.store.evaluate.spread import spread
from data.store.read import Loaded


class UnknownMeasure(ValueError):
    """The question is of a measure that its survey does not have: `measure`, its id."""

    def __init__(self, survey: str, measure: str) -> None:
        super().__init__(f"{survey} has no measure {measure}")
        self.measure = measure


def evaluate(db: sqlite3.Connection, loaded: Loaded, question: Question) -> Result:
    """The answer to a question. KeyError for a kommun that there is not, UnknownMeasure for such a measure."""
    survey = _survey(loaded, question)
    if question.want == "association" and not question.also:
        question = replace(question, also=("population",))  # which all surveys know
    asking = Asking(db, loaded, survey, question)
    told = question.want not in NO_FIGURES
    if told:
        _check_measures(asking)
    shape = _shape(asking)
    scoped = told and question.want not in ("profile", "value", "explain")
    scope = scope_of(asking) if scoped and asking.measures else None
    asked = replace(question, survey=survey.id, order=_order(asking), where=asking.where)
    spoken = names(asking, (asking.where, *question.conditions), _codes(shape, question, scope))
    official = {read.place: official_name(asking, read.place) for read in question.read if read.how == "town"}
    shown = sources(asking, shape)
    if told and any(asking.measures[each].per for each in _measures(question) & asking.measures.keys()):
        shown = tuple(dict.fromkeys((*shown, *of_all(asking, {"population"}))))
    if told and not shown and any(each.values_only for each in asking.sources.values()):
        shown = of_all(asking, _measures(question) or {asking.measure})  # of what was computed, too
    return Result(asked, survey, shape, scope, asking.measures, spoken, shown, official)


def _order(asking: Asking) -> Order:
    """The order that was said; where none was, those with fewest come first if they are the best."""
    question = asking.question
    best_first = question.want in ("top", "extreme") and not question.order
    return "fewest" if best_first and asking.measures and not asking.descending else question.order


def _survey(loaded: Loaded, question: Question) -> Survey:
    """The one that is named, else the newest real one that knows the measures asked for."""
    if question.survey is not None and question.survey in loaded.surveys:
        return loaded.surveys[question.survey]
    wanted = _measures(question)
    real = [each for each in loaded.surveys.values() if not each.made_up] or list(loaded.surveys.values())
    return next((each for each in real if wanted <= loaded.measures[each.id].keys()), real[0])


def settled_first(db: sqlite3.Connection, loaded: Loaded, question: Question) -> Question:
    """The question, or the one that must be settled before it, so that nobody is told what helps nobody.

    Of a kommun outside `where` whether it is there; beside one that has no figure, its figure. Raises as `evaluate`.
    """
    if question.want in NO_FIGURES or question.where == EVERYONE:
        return question
    asking = Asking(db, loaded, _survey(loaded, question), question)
    _check_measures(asking)
    outside = question.want == "check" and any(
        not asking.count(both(asking.where, Is(code)))[1] for code in question.of
    )
    if outside:
        return replace(question, where=EVERYONE, that=asking.where)
    for leaf in leaves(question.where):
        if isinstance(leaf, Near) or (isinstance(leaf, Beside) and leaf.than not in MEANS):
            than = leaf.kommun if isinstance(leaf, Near) else leaf.than
            value = asking.row_of(than, [leaf.measure]).values[leaf.measure]
            if value.value is None and (isinstance(leaf, Near) or (value.low is None and value.high is None)):
                form: Form = "basis" if question.form == "basis" else "words"
                survey, lang = question.survey, question.lang
                return Question("value", leaf.measure, of=(than,), survey=survey, form=form, lang=lang)
    if question.want in ("list", "count", "top", "share") and question.of and asking.where != question.where:
        return replace(question, where=asking.where, of=())  # of the others in its group, which it only names
    return question


def _measures(question: Question) -> set[str]:
    return {*spoken_of(*question.conditions), *question.also, *([question.measure] if question.measure else [])}


def _check_measures(asking: Asking) -> None:
    if missing := _measures(asking.question) - asking.measures.keys():
        raise UnknownMeasure(asking.survey.id, min(missing))


_OF_GROUPS: Final = frozenset({"mean", "median", "total", "deviation", "range", "count", "share", "top", "extreme"})


SHAPES: Final[dict[Want, Callable[[Asking], Shape]]] = {
    "profile": overviews.profile,
    "value": figures.value,
    "place": figures.place,
    "compare": lists.compare,
    "difference": figures.difference,
    "explain": overviews.explain,
    "top": lists.top,
    "list": lists.listing,
    "count": figures.count,
    "share": figures.share,
    "mean": figures.sums,
    "median": figures.sums,
    "total": figures.sums,
    "deviation": figures.sums,
    "range": figures.ends_apart,
    "extreme": figures.extreme,
    "spread": spread,
    "association": association,
    "overview": overviews.overview,
    "change": overviews.change,
    "check": checks.check,
    "text": topics.text,
    "language": topics.text,
    "which": lambda asking: Which(tuple(map(asking.loaded.place, asking.question.of))),
}


def _shape(asking: Asking) -> Shape:
    question = asking.question
    apart = question.want == "difference" and question.to == "ends"
    first = question.want == "check" and question.by and question.topic in _OF_GROUPS
    if question.grouped and (apart or first or question.want in _OF_GROUPS):
        return groups.first(asking) if first else groups.sides(asking) if question.sides else groups.groups(asking)
    return SHAPES[question.want](asking)


def _codes(shape: Shape, question: Question, scope: Scope | None) -> list[str]:
    if isinstance(shape, Groups):
        of_places = (each.name for each in shape.groups if question.by != "size")
        return [name for name in of_places if name.isdigit() and len(name) in (2, 4)]
    told = (*_told(shape), *(scope.than if scope else ()))
    bounds = (value for row in told for value in row.values.values())
    return [*question.of, *(each.kommun for value in bounds for each in value.follows)]


def _told(shape: Shape) -> tuple[Row, ...]:
    """The kommuner of whom a bound is told, with what it follows from."""
    match shape:
        case Profile(row=row) | Parts(row=row):
            return (row,)
        case Figure(row=row, other=other):
            return tuple(each for each in (row, other) if each is not None)
        case Check(rows=rows, than=than):
            return rows if than is None else (*rows, than)
        case Rows(rows):
            return rows
        case _:
            return ()
