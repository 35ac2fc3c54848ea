"""A condition as JSON and back: a tree of objects with one key each."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any as Json
from typing import Final

from data.model.conditions import (
    Against,
    All,
    Any,
    Apart,
    Begins,
    Beside,
    Condition,
    Direction,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Leaf,
    Near,
    Not,
    Operator,
    Place,
    Side,
    Size,
)
from data.model.json_values import COUNTED, NUMBER, TEXT, WHOLE, Kind, WrongQuestion, items, of_one, or_null, row, words

_DEEPEST: Final = 12  # conditions within conditions
WIDEST: Final = 400  # conditions beside each other: there are fewer kommuner

_HELD: Final = Kind(
    lambda said, path: said if said == "max" else NUMBER.read(said, path),
    {"anyOf": [NUMBER.schema, {"const": "max"}]},
    NUMBER.write,
)
# Of each leaf: its key, what its fields are, and what is said of that to other programs.
_LEAVES: Final[dict[type[Leaf], tuple[str, Kind, str]]] = {
    InArea: (
        "in",
        of_one(InArea, TEXT),
        "code of a län (2 digits, never its name), or the name of another area, as Småland",
    ),
    InGroup: ("group", of_one(InGroup, TEXT), "one of SKL's kommungrupper of 2011"),
    Size: ("size", row(Size, WHOLE, or_null(WHOLE)), "inhabitants: at least, and fewer than"),
    Is: ("is", of_one(Is, TEXT), "code of a kommun (4 digits)"),
    Has: ("has", row(Has, TEXT, words(Operator), _HELD), 'measure, operator, value; "max" is the highest possible'),
    Known: ("known", of_one(Known, TEXT), "measure whose figure is known"),
    Place: (
        "place",
        row(Place, TEXT, COUNTED, COUNTED, words(Direction), least=3),
        "measure, first, last, and from which end",
    ),
    Beside: (
        "beside",
        row(Beside, TEXT, words(Side), TEXT, words(Operator), NUMBER, least=3),
        'code of a kommun, "mean", "median", "country", "country_median"; side; measure; by how much: operator, value',
    ),
    Begins: ("begins", of_one(Begins, TEXT), "letters that its name begins with, as it is written"),
    Near: ("near", row(Near, TEXT, TEXT), "code of a kommun, measure: its figure is within a quarter of that one's"),
    Against: ("against", row(Against, TEXT, words(Apart), TEXT), "measure, operator, another measure"),
}
_FIELDS: Final = {leaf: attrgetter(*leaf.__match_args__) for leaf in _LEAVES}
_READ: Final = {key: kind.read for key, kind, _ in _LEAVES.values()}
SCHEMAS: Final = {key: {**kind.schema, "description": told} for key, kind, told in _LEAVES.values()}


def condition_to_json(condition: Condition) -> dict[str, Json]:
    """A condition as a JSON object with one key."""
    match condition:
        case All(of):
            return {"all": [condition_to_json(each) for each in of]}
        case Any(of):
            return {"any": [condition_to_json(each) for each in of]}
        case Not(what):
            return {"not": condition_to_json(what)}
        case _:
            key, kind, _ = _LEAVES[type(condition)]
            written = kind.write(_FIELDS[type(condition)](condition))
            if isinstance(condition, Beside) and not condition.gap:  # by any gap
                written = written[:3]
            return {key: written}


def condition_from_json(said: object, path: str, depth: int = 0) -> Condition:
    """The condition of a JSON object. WrongQuestion where it is none."""
    if depth > _DEEPEST:
        raise WrongQuestion(path, f"at most {_DEEPEST} conditions within each other", "…")
    if not isinstance(said, Mapping) or len(said) != 1 or not said.keys() <= {*_READ, "all", "any", "not"}:
        raise WrongQuestion(path, f"an object with one of {', '.join((*_READ, 'all', 'any', 'not'))}", said)
    [(key, value)] = said.items()
    inner = f"{path}.{key}"
    if key == "not":
        return Not(condition_from_json(value, inner, depth + 1))
    if key in _READ:
        found: Condition = _READ[key](value, inner)
        return found
    listed = enumerate(items(value, inner, 0, WIDEST))
    parts = tuple(condition_from_json(each, f"{inner}[{i}]", depth + 1) for i, each in listed)
    return All(parts) if key == "all" else Any(parts)


CONDITION: Final = Kind(condition_from_json, {"$ref": "#/$defs/condition"}, condition_to_json)
