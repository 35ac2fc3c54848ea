"""Whether the store has what a question names that a program wrote: its survey, measures, kommuner, areas, groups."""

from collections.abc import Collection, Iterator, Set
from itertools import chain

from data.model.condition_json import condition_to_json
from data.model.conditions import MEANS, OWN, All, Any, Beside, Condition, InArea, InGroup, Is, Not, measures_of
from data.model.json_values import WrongQuestion
from data.model.question import Question
from data.store.edition import Edition

_MAY_BE_AREAS = ("compare", "which")


def check(question: Question, edition: Edition) -> None:
    """Raise WrongQuestion, with the place, for what is not there."""
    loaded = edition.loaded
    asked = [question.survey] if question.survey in loaded.surveys else loaded.surveys
    measures = dict.fromkeys(chain.from_iterable(loaded.measures[each] for each in asked))
    kommuner, areas = loaded.kommuner.keys(), loaded.lan.keys() | loaded.areas.keys()
    groups = {each.kommungrupp for each in loaded.kommuner.values()}
    named: dict[type, tuple[Set[str], str]] = {  # what the first field of a leaf may be, and how that is said
        InArea: (areas | {OWN}, "a code of two digits or the name of an area"),
        InGroup: (groups | {OWN}, ""),
        Is: (kommuner, "the code of a kommun"),
        Beside: (kommuner | MEANS, 'the code of a kommun, "mean", "median", "country" or "country_median"'),
    }
    if question.claim and question.sides and question.want == "share" and question.that is None:
        raise WrongQuestion("that", "the condition of whose share something is claimed", None)
    for path, survey in (("survey", question.survey), ("since", question.since)):
        _in(path, survey, loaded.surveys)
    _in("measure", question.measure, measures)
    of = kommuner | areas if question.want in _MAY_BE_AREAS else kommuner
    for i, code in enumerate(question.of):
        _in(f"of[{i}]", code, of, "the code of a kommun")
    _in("marked", question.marked, areas if question.by == "lan" else kommuner, "the code of a kommun")
    for i, measure in enumerate(question.also):
        _in(f"also[{i}]", measure, measures)
    sides = (
        (f"{name}[{i}]", each)
        for name, of_it in (("sides", question.sides), ("replaced", question.replaced))
        for i, each in enumerate(of_it)
    )
    for path, condition in (("where", question.where), ("that", question.that), ("earlier", question.earlier), *sides):
        for inner, leaf in _leaves(condition, path) if condition is not None else ():
            if there := named.get(type(leaf)):
                _in(inner, getattr(leaf, leaf.__match_args__[0]), *there)
            for measure in measures_of(leaf):
                _in(inner, measure, measures)


def _in(path: str, said: str | None, known: Collection[str], expected: str = "") -> None:
    if said and said not in known:
        raise WrongQuestion(path, expected or f"one of {', '.join(sorted(known))}", said)


def _leaves(condition: Condition, path: str) -> Iterator[tuple[str, Condition]]:
    match condition:
        case All(of) | Any(of):
            key = "all" if isinstance(condition, All) else "any"
            yield from chain.from_iterable(_leaves(each, f"{path}.{key}[{i}]") for i, each in enumerate(of))
        case Not(what):
            yield from _leaves(what, f"{path}.not")
        case _:
            [key] = condition_to_json(condition)
            yield f"{path}.{key}", condition
