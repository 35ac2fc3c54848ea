"""Whether the store has what a question names that a program wrote: its survey, measures, kommuner, areas, groups."""

from collections.abc import Collection, Iterator, Set
from itertools import chain

from data.model.condition_json import condition_to_json
from data.model.conditions import MEANS, OWN, All, Any, Beside, Condition, InArea, InGroup, Is, Not, measures_of
from data.model.frozen import frozen
from data.model.json_values import WrongQuestion
from data.model.question import Question
from data.store.edition import Edition

_MAY_BE_AREAS = ("compare", "which")


def check(question: Question, edition: Edition) -> None:
    """Raise WrongQuestion, with the place, for what is not there."""
    loaded = edition.loaded
    asked = [question.survey] if question.survey in loaded.surveys else loaded.surveys
    there = _There(
        loaded.kommuner.keys(),
        loaded.lan.keys() | loaded.areas.keys(),
        {each.kommungrupp for each in loaded.kommuner.values()},
        list(dict.fromkeys(chain.from_iterable(loaded.measures[each] for each in asked))),
    )
    if question.claim and question.sides and question.want == "share" and question.that is None:
        raise WrongQuestion("that", "the condition of whose share something is claimed", None)
    for path, survey in (("survey", question.survey), ("since", question.since)):
        _in(path, survey, loaded.surveys)
    _in("measure", question.measure, there.measures)
    of = there.kommuner | there.areas if question.want in _MAY_BE_AREAS else there.kommuner
    for i, code in enumerate(question.of):
        _in(f"of[{i}]", code, of, "the code of a kommun")
    _in("marked", question.marked, there.areas if question.by == "lan" else there.kommuner, "the code of a kommun")
    for i, measure in enumerate(question.also):
        _in(f"also[{i}]", measure, there.measures)
    sides = (
        (f"{name}[{i}]", each)
        for name, of_it in (("sides", question.sides), ("replaced", question.replaced))
        for i, each in enumerate(of_it)
    )
    for path, condition in (("where", question.where), ("that", question.that), *sides):
        for inner, leaf in _leaves(condition, path) if condition is not None else ():
            there.check(leaf, inner)


@frozen
class _There:
    kommuner: Set[str]
    areas: Set[str]
    groups: Set[str]
    measures: Collection[str]

    def check(self, leaf: Condition, path: str) -> None:
        match leaf:
            case InArea(area):
                _in(path, area, self.areas | {OWN}, "a code of two digits or the name of an area")
            case InGroup(group):
                _in(path, group, self.groups | {OWN})
            case Is(code):
                _in(path, code, self.kommuner, "the code of a kommun")
            case Beside(than):
                _in(
                    path,
                    than,
                    self.kommuner | MEANS,
                    'the code of a kommun, "mean", "median", "country" or "country_median"',
                )
            case _:
                pass
        for measure in measures_of(leaf):
            _in(path, measure, self.measures)


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
