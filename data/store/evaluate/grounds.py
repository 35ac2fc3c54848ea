"""On what a result rests. No reply is made of it, so that only programs that want it wait for it."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from data.model.conditions import EVERYONE, Condition, InArea, InGroup, Size, both, spoken_of
from data.model.facts import Source
from data.model.grounds import Grounds
from data.model.places import size_class_end
from data.model.question import NO_FIGURES
from data.model.result import Profile, Result
from data.model.value import Placed
from data.store.evaluate.asking import Asking
from data.store.evaluate.groups import parts_of
from data.store.evaluate.places import placed
from data.store.evaluate.scope import filters
from data.store.evaluate.sources import keys_of, published
from data.store.read import Loaded

_COUNTED: Final = frozenset({"count", "list", "share", "check"})
_POPULATION: Final = "population"


def grounds(db: sqlite3.Connection, loaded: Loaded, result: Result) -> Grounds:
    """On what it rests."""
    asking = Asking(db, loaded, result.survey, result.question)
    if result.question.want in NO_FIGURES or not asking.measures:
        return Grounds()
    return Grounds(published(asking), _sources(asking), dict(_known(asking)), _places(asking, result))


def _sources(asking: Asking) -> tuple[Source, ...]:
    """The sources of what is known of those asked about, by the measures that the question speaks of; of what only
    follows, all that the survey has.
    """
    question = asking.question
    measures = dict.fromkeys(spoken_of(*question.conditions))
    if question.want not in _COUNTED:
        measures[asking.measure] = None
    if any(isinstance(leaf, Size) for leaf in question.leaves) or not measures:
        measures[_POPULATION] = None
    among = filters(asking.where)
    keys = {key for each in measures if each in asking.measures for key in keys_of(asking, among, each)}
    keys = keys or asking.sources.keys() - {*keys_of(asking, EVERYONE, _POPULATION)}
    return tuple(source for key, source in asking.sources.items() if key in keys)


def _known(asking: Asking) -> Iterator[tuple[str, int]]:
    question = asking.question
    if question.want not in _COUNTED or question.of:
        return
    for name, part in [("", EVERYONE), *parts_of(asking)]:
        where, that = both(asking.where, part), asking.that
        if question.want in ("count", "list"):
            where, that = filters(where), where
        elif question.sides and question.that is None and name:  # of all, how many are on this side
            where, that = asking.where, part
        yield name, sum(fit and (sure or sure_not) for _, fit, sure, _, sure_not, _ in asking.verdicts(where, that))


def _places(asking: Asking, result: Result) -> dict[str, Placed]:
    """The places of a kommun in a survey whose list is whole, where it is known how many share each."""
    if not isinstance(result.shape, Profile):
        return {}
    told, row = result.shape.places, result.shape.row
    if not asking.survey.complete:
        return dict(told)
    kommun = row.kommun
    among: dict[str, Condition] = {
        "country": EVERYONE,
        "lan": InArea(kommun.lan.code),
        "group": InGroup(kommun.kommungrupp),
        "size": Size(kommun.size_class, size_class_end(kommun.size_class)),
    }
    return {name: placed(asking, row, "score", among[name]) if name in among else spot for name, spot in told.items()}
