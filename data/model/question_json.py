"""A question as JSON and back, without loss: for buttons, files, other programs, and what is kept of a conversation.

    {"want": "count", "where": {"all": [{"in": "12"}, {"has": ["apps", ">=", 1]}]}, "survey": "exempel"}

Fields that say what an empty question says are left out. docs/questions.md shows each of them.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any as Json
from typing import Final, get_args

from data.model.conditions import (
    All,
    Any,
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
from data.model.question import Claim, Form, Group, Lang, Order, Question, Read, Target, Want

VERSION: Final = 1
_DEFAULTS: Final = {each.name: each.default for each in fields(Question)}
_WORDS: Final = {"want": Want, "to": Target, "by": Group, "order": Order, "form": Form, "lang": Lang}
_LARGEST: Final = 1e15  # of a number: whole ones are exact up to here
_DEEPEST: Final = 12  # conditions within conditions


class WrongQuestion(ValueError):
    """JSON that is no question. The message names the place, what was expected and what was found."""

    def __init__(self, path: str, expected: str, found: object) -> None:
        super().__init__(
            f"{path or 'question'}: expected {expected}, found {json.dumps(found, ensure_ascii=False)[:60]}"
        )


def to_json(question: Question) -> dict[str, Json]:
    """The question as a JSON object."""
    said: dict[str, Json] = {"v": VERSION}
    for name, default in _DEFAULTS.items():
        value = getattr(question, name)
        if name == "want" or value != default:
            said[name] = _WRITE[name](value) if name in _WRITE else value
    return said


def from_json(said: object) -> Question:
    """The question of a JSON object. WrongQuestion where it is none."""
    if not isinstance(said, Mapping):
        raise WrongQuestion("", "an object", said)
    if said.get("v", VERSION) != VERSION:
        raise WrongQuestion("v", str(VERSION), said["v"])
    unknown = [name for name in said if name not in _DEFAULTS and name != "v"]
    if unknown:
        raise WrongQuestion(str(unknown[0]), f"one of {', '.join(_DEFAULTS)}", said[unknown[0]])
    if "want" not in said:
        raise WrongQuestion("want", f"one of {', '.join(get_args(Want))}", None)
    return Question(**{name: _READ[name](said[name], name) for name in _DEFAULTS if name in said})


def read_question(text: str) -> Question:
    """The question of JSON as a person writes it. WrongQuestion where it is none."""
    try:
        return from_json(json.loads(text))
    except json.JSONDecodeError as error:
        raise WrongQuestion("", f"JSON ({error.msg} at character {error.pos})", text) from error


def to_value(question: Question) -> str:
    """The question in as few characters as can be: for a button, whose value Slack bounds to 2,000."""
    return json.dumps(to_json(question), ensure_ascii=False, separators=(",", ":"))


def from_value(value: str) -> Question | None:
    """The question of such a value; None for a value of another make, as of a message that was posted long ago."""
    if not value.startswith("{"):
        return None
    try:
        return from_json(json.loads(value))
    except ValueError:
        return None


# --- conditions


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
            return {"has": [measure, op, int(value) if isinstance(value, float) and value.is_integer() else value]}
        case Known(measure):
            return {"known": measure}
        case Place(measure, first, last, order):
            return {"place": [measure, first, last, order]}
        case Beside(than, side, measure):
            return {"beside": [than, side, measure]}


def condition_from_json(said: object, path: str = "where", depth: int = 0) -> Condition:
    """The condition of a JSON object. WrongQuestion where it is none."""
    if depth > _DEEPEST:
        raise WrongQuestion(path, f"at most {_DEEPEST} conditions within each other", "…")
    if not isinstance(said, Mapping) or len(said) != 1:
        raise WrongQuestion(path, f"an object with one of {', '.join((*_LEAVES, 'all', 'any', 'not'))}", said)
    [(key, value)] = said.items()
    inner = f"{path}.{key}"
    if key in ("all", "any"):
        if not isinstance(value, list):
            raise WrongQuestion(inner, "a list of conditions", value)
        parts = tuple(condition_from_json(each, f"{inner}[{i}]", depth + 1) for i, each in enumerate(value))
        return All(parts) if key == "all" else Any(parts)
    if key == "not":
        return Not(condition_from_json(value, inner, depth + 1))
    if key not in _LEAVES:
        raise WrongQuestion(path, f"an object with one of {', '.join((*_LEAVES, 'all', 'any', 'not'))}", said)
    return _LEAVES[key](value, inner)


def _list(said: object, path: str, least: int, most: int) -> list[Json]:
    if not isinstance(said, list) or not least <= len(said) <= most:
        raise WrongQuestion(path, f"a list of {most}", said)
    return said


def _text(said: object, path: str) -> str:
    if not isinstance(said, str):
        raise WrongQuestion(path, "a text", said)
    return said


def _whole(said: object, path: str) -> int:
    if not isinstance(said, int) or isinstance(said, bool):
        raise WrongQuestion(path, "a whole number", said)
    return said


def _number(said: object, path: str) -> float:
    if not isinstance(said, int | float) or isinstance(said, bool) or not -_LARGEST <= said <= _LARGEST:
        raise WrongQuestion(path, "a number", said)
    return float(said)


def _one_of(words: object, said: object, path: str) -> Json:
    if said not in get_args(words):
        raise WrongQuestion(path, f"one of {', '.join(map(str, get_args(words)))}", said)
    return said


def _size(said: object, path: str) -> Condition:
    least, below = _list(said, path, 2, 2)
    return Size(_whole(least, path), None if below is None else _whole(below, path))


def _has(said: object, path: str) -> Condition:
    measure, op, value = _list(said, path, 3, 3)
    return Has(_text(measure, path), _one_of(Operator, op, path), "max" if value == "max" else _number(value, path))


def _place(said: object, path: str) -> Condition:
    measure, first, last, *order = _list(said, path, 3, 4)
    end: Direction = _one_of(Direction, order[0], path) if order else "most"
    return Place(_text(measure, path), _whole(first, path), _whole(last, path), end)


def _beside(said: object, path: str) -> Condition:
    than, side, measure = _list(said, path, 3, 3)
    return Beside(_text(than, path), _one_of(Side, side, path), _text(measure, path))


_LEAVES: Final[dict[str, Callable[[object, str], Condition]]] = {
    "in": lambda said, path: InArea(_text(said, path)),
    "group": lambda said, path: InGroup(_text(said, path)),
    "size": _size,
    "is": lambda said, path: Is(_text(said, path)),
    "has": _has,
    "known": lambda said, path: Known(_text(said, path)),
    "place": _place,
    "beside": _beside,
}


# --- fields


def _texts(said: object, path: str) -> tuple[str, ...]:
    return tuple(_text(each, f"{path}[{i}]") for i, each in enumerate(_list(said, path, 0, 400)))


def _claim(said: object, path: str) -> Claim | None:
    if said is None:
        return None
    op, value, *about = _list(said, path, 2, 3)
    return Claim(_one_of(Operator, op, path), _number(value, path), bool(about and about[0]))


def _reads(said: object, path: str) -> tuple[Read, ...]:
    rows = (_list(each, f"{path}[{i}]", 3, 3) for i, each in enumerate(_list(said, path, 0, 20)))
    return tuple(Read(*(_text(each, path) for each in row)) for row in rows)  # type: ignore[arg-type]


def _flag(said: object, path: str) -> bool:
    if not isinstance(said, bool):
        raise WrongQuestion(path, "true or false", said)
    return said


def _optional(read: Callable[[object, str], Json]) -> Callable[[object, str], Json]:
    return lambda said, path: None if said is None else read(said, path)


_READ: Final[dict[str, Callable[[object, str], Json]]] = {
    **{name: lambda said, path, words=words: _one_of(words, said, path) for name, words in _WORDS.items()},  # type: ignore[misc]
    "measure": _text, "topic": _text, "survey": _optional(_text), "since": _optional(_text), "marked": _optional(_text),
    "where": condition_from_json, "that": _optional(condition_from_json),
    "of": _texts, "unused": _texts, "every": _flag, "limit": _optional(_whole), "page": _whole,
    "claim": _claim, "read": _reads,
}  # fmt: skip
_WRITE: Final[dict[str, Callable[[Json], Json]]] = {
    "where": condition_to_json,
    "that": condition_to_json,
    "of": list,
    "unused": list,
    "claim": lambda claim: [claim.op, claim.value, claim.about],
    "read": lambda rows: [[row.typed, row.how, row.place] for row in rows],
}


def schema() -> dict[str, Json]:
    """The JSON Schema of a question (draft 2020-12)."""
    text, whole = {"type": "string"}, {"type": "integer"}
    texts, nothing = {"type": "array", "items": text}, {"type": ["string", "null"]}
    condition = {"$ref": "#/$defs/condition"}
    leaves = {
        "in": {**text, "description": "code of a län (2 digits), or the name of an area, as Småland"},
        "group": {**text, "description": "one of SKL's kommungrupper of 2011"},
        "size": {**_row(whole, {"type": ["integer", "null"]}), "description": "inhabitants: at least, and fewer than"},
        "is": {**text, "description": "code of a kommun (4 digits)"},
        "has": {
            **_row(text, _enum(Operator), {"type": ["number", "string"]}),
            "description": 'measure, operator, value; "max" is the highest possible',
        },
        "known": {**text, "description": "measure whose figure is known"},
        "place": {
            **_row(text, whole, whole, _enum(Direction), least=3),
            "description": "measure, first, last, and from which end",
        },
        "beside": {**_row(text, _enum(Side), text), "description": 'code of a kommun or "mean", side, measure'},
        "all": {"type": "array", "items": condition},
        "any": {"type": "array", "items": condition},
        "not": condition,
    }
    properties = {
        "v": {"const": VERSION},
        **{name: _enum(words) for name, words in _WORDS.items()},
        **dict.fromkeys(("measure", "topic"), text),
        **dict.fromkeys(("survey", "since", "marked"), nothing),
        **dict.fromkeys(("of", "unused"), texts),
        **dict.fromkeys(("where", "that"), condition),
        "every": {"type": "boolean"},
        "limit": {"type": ["integer", "null"]},
        "page": whole,
        "claim": _row(_enum(Operator), {"type": "number"}, {"type": "boolean"}, least=2),
        "read": {"type": "array", "items": texts},
    }
    one_key = [
        {"type": "object", "properties": {key: said}, "required": [key], "additionalProperties": False}
        for key, said in leaves.items()
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A question to e-index",
        "type": "object",
        "properties": properties,
        "required": ["want"],
        "additionalProperties": False,
        "$defs": {"condition": {"oneOf": one_key}},
    }


def _enum(words: object) -> dict[str, Json]:
    return {"enum": list(get_args(words))}


def _row(*items: dict[str, Json], least: int | None = None) -> dict[str, Json]:
    return {"type": "array", "prefixItems": list(items), "minItems": least or len(items), "maxItems": len(items)}
