"""The kinds of plain values that a question is written with as JSON: each is read, written and described."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any as Json
from typing import Final, NamedTuple, get_args

MOST: Final = 1_000_000_000  # no figure, place or number of inhabitants is beyond it
FARTHEST: Final = 1e15  # of what is compared with: whole numbers are exact up to here


class WrongQuestion(ValueError):
    """JSON that is no question. The message names the place, what was expected and what was found."""

    def __init__(self, path: str, expected: str, found: object) -> None:
        written = json.dumps(found, ensure_ascii=False, default=str)
        super().__init__(f"{path or 'question'}: expected {expected}, found {written[:60]}")


class Kind(NamedTuple):
    """How a value is read from JSON (WrongQuestion with its path where it is none), described, and written."""

    read: Callable[[object, str], Json]
    schema: dict[str, Json]
    write: Callable[[Json], Json] = lambda value: value


def _text(said: object, path: str) -> str:
    """A text, which half a character is not."""
    if not isinstance(said, str) or any("\ud800" <= letter <= "\udfff" for letter in said):
        raise WrongQuestion(path, "a text", ascii(said) if isinstance(said, str) else said)
    return said


def _whole(least: int, said: object, path: str) -> int:
    if isinstance(said, bool) or not isinstance(said, int | float) or said != said // 1 or not least <= said <= MOST:
        raise WrongQuestion(path, f"a whole number of {least} to {MOST}", said)
    return int(said)


def _number(said: object, path: str) -> float:
    if isinstance(said, bool) or not isinstance(said, int | float) or not -FARTHEST <= said <= FARTHEST:
        raise WrongQuestion(path, "a number", said)
    return float(said)


def _flag(said: object, path: str) -> bool:
    if not isinstance(said, bool):
        raise WrongQuestion(path, "true or false", said)
    return said


def _one_of(words: tuple[str, ...], said: object, path: str) -> Json:
    if said not in words:
        raise WrongQuestion(path, f"one of {', '.join(words)}", said)
    return said


def items(said: object, path: str, least: int, most: int) -> list[Json]:
    """A list of so many values."""
    if not isinstance(said, list) or not least <= len(said) <= most:
        raise WrongQuestion(path, f"a list of {most}" if least == most else f"a list of {least} to {most}", said)
    return said


def _plain(value: float | str) -> float | str:
    """A number as it is written: 14, not 14.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


TEXT: Final = Kind(_text, {"type": "string"})
WHOLE: Final = Kind(partial(_whole, 0), {"type": "integer", "minimum": 0, "maximum": MOST})
COUNTED: Final = Kind(partial(_whole, 1), {"type": "integer", "minimum": 1, "maximum": MOST})
NUMBER: Final = Kind(_number, {"type": "number", "minimum": -FARTHEST, "maximum": FARTHEST}, _plain)
FLAG: Final = Kind(_flag, {"type": "boolean"})


def words(of: object) -> Kind:
    """One of the words of a Literal."""
    return Kind(partial(_one_of, get_args(of)), {"enum": list(get_args(of))})


def or_null(kind: Kind) -> Kind:
    """The same, or null."""
    return Kind(
        lambda said, path: None if said is None else kind.read(said, path),
        {"anyOf": [kind.schema, {"type": "null"}]},
        lambda value: None if value is None else kind.write(value),
    )


def listed(kind: Kind, most: int) -> Kind:
    """At most so many of a kind."""
    return Kind(
        lambda said, path: tuple(kind.read(each, f"{path}[{i}]") for i, each in enumerate(items(said, path, 0, most))),
        {"type": "array", "items": kind.schema, "maxItems": most},
        lambda values: [kind.write(each) for each in values],
    )


def of_one(made: Callable[[Json], Json], kind: Kind) -> Kind:
    """What is made of one value."""
    return kind._replace(read=lambda said, path: made(kind.read(said, path)))


def row(made: Callable[..., Json], *kinds: Kind, least: int = 0) -> Kind:
    """What is made of one value of each kind, in their order; the last ones may be left out, down to `least`."""
    least = least or len(kinds)

    def read(said: object, path: str) -> Json:
        there = zip(kinds, items(said, path, least, len(kinds)), strict=False)
        return made(*(kind.read(each, path) for kind, each in there))

    schemas = [kind.schema for kind in kinds]
    return Kind(
        read,
        {"type": "array", "prefixItems": schemas, "minItems": least, "maxItems": len(kinds)},
        lambda values: [kind.write(each) for kind, each in zip(kinds, values, strict=True)],
    )
