"""A condition as JSON and back: a tree of objects with one key each."""

from collections.abc import Callable, Mapping
from typing import Any as Json
from typing import Final

from data.model import json_values as read
from data.model.conditions import (
    Against,
    All,
    Any,
    Apart,
    Beside,
    Condition,
    Direction,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Not,
    Operator,
    Place,
    Side,
    Size,
)
from data.model.json_values import WrongQuestion

_DEEPEST: Final = 12  # conditions within conditions
_WIDEST: Final = 400  # conditions beside each other: there are fewer kommuner


def condition_to_json(condition: Condition) -> dict[str, Json]:
    """A condition as a JSON object with one key."""
    match condition:
        case All(of):
            return {"all": [condition_to_json(each) for each in of]}
        case Any(of):
            return {"any": [condition_to_json(each) for each in of]}
        case Not(what):
            return {"not": condition_to_json(what)}
        case InArea(area):
            return {"in": area}
        case InGroup(group):
            return {"group": group}
        case Size(least, below):
            return {"size": [least, below]}
        case Is(kommun):
            return {"is": kommun}
        case Has(measure, op, value):
            return {"has": [measure, op, read.plain(value)]}
        case Known(measure):
            return {"known": measure}
        case Place(measure, first, last, order):
            return {"place": [measure, first, last, order]}
        case Beside(than, side, measure):
            return {"beside": [than, side, measure]}
        case Against(measure, op, other):
            return {"against": [measure, op, other]}


def condition_from_json(said: object, path: str = "where", depth: int = 0) -> Condition:
    """The condition of a JSON object. WrongQuestion where it is none."""
    if depth > _DEEPEST:
        raise WrongQuestion(path, f"at most {_DEEPEST} conditions within each other", "…")
    if not isinstance(said, Mapping) or len(said) != 1 or not said.keys() <= {*_LEAVES, "all", "any", "not"}:
        raise WrongQuestion(path, f"an object with one of {', '.join((*_LEAVES, 'all', 'any', 'not'))}", said)
    [(key, value)] = said.items()
    inner = f"{path}.{key}"
    if key == "not":
        return Not(condition_from_json(value, inner, depth + 1))
    if key in _LEAVES:
        return _LEAVES[key](value, inner)
    listed = enumerate(read.items(value, inner, 0, _WIDEST))
    parts = tuple(condition_from_json(each, f"{inner}[{i}]", depth + 1) for i, each in listed)
    return All(parts) if key == "all" else Any(parts)


def _size(said: object, path: str) -> Condition:
    least, below = read.items(said, path, 2, 2)
    return Size(read.whole(least, path), None if below is None else read.whole(below, path))


def _has(said: object, path: str) -> Condition:
    measure, op, value = read.items(said, path, 3, 3)
    held = "max" if value == "max" else read.number(value, path)
    return Has(read.text(measure, path), read.one_of(Operator, op, path), held)  # type: ignore[arg-type]


def _place(said: object, path: str) -> Condition:
    measure, first, last, *order = read.items(said, path, 3, 4)
    end: Direction = read.one_of(Direction, order[0], path) if order else "most"
    return Place(read.text(measure, path), read.counted(first, path), read.counted(last, path), end)


def _beside(said: object, path: str) -> Condition:
    than, side, measure = read.items(said, path, 3, 3)
    return Beside(read.text(than, path), read.one_of(Side, side, path), read.text(measure, path))


def _against(said: object, path: str) -> Condition:
    measure, op, other = read.items(said, path, 3, 3)
    return Against(read.text(measure, path), read.one_of(Apart, op, path), read.text(other, path))


_LEAVES: Final[dict[str, Callable[[object, str], Condition]]] = {
    "in": lambda said, path: InArea(read.text(said, path)),
    "group": lambda said, path: InGroup(read.text(said, path)),
    "size": _size,
    "is": lambda said, path: Is(read.text(said, path)),
    "has": _has,
    "known": lambda said, path: Known(read.text(said, path)),
    "place": _place,
    "beside": _beside,
    "against": _against,
}
