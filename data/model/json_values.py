"""The plain values that a question is written with as JSON, read back one by one."""

import json
from collections.abc import Callable
from typing import Any as Json
from typing import Final, get_args

MOST: Final = 1_000_000_000  # no figure, place or number of inhabitants is beyond it
FARTHEST: Final = 1e15  # of what is compared with: whole numbers are exact up to here


class WrongQuestion(ValueError):
    """JSON that is no question. The message names the place, what was expected and what was found."""

    def __init__(self, path: str, expected: str, found: object) -> None:
        written = json.dumps(found, ensure_ascii=False, default=str)
        super().__init__(f"{path or 'question'}: expected {expected}, found {written[:60]}")


def text(said: object, path: str) -> str:
    """A text, which half a character is not."""
    if not isinstance(said, str) or any("\ud800" <= letter <= "\udfff" for letter in said):
        raise WrongQuestion(path, "a text", ascii(said) if isinstance(said, str) else said)
    return said


def whole(said: object, path: str, least: int = 0) -> int:
    """A whole number that is not negative."""
    if isinstance(said, bool) or not isinstance(said, int | float) or said != said // 1 or not least <= said <= MOST:
        raise WrongQuestion(path, f"a whole number of {least} to {MOST}", said)
    return int(said)


def counted(said: object, path: str) -> int:
    """A whole number, at least 1."""
    return whole(said, path, 1)


def number(said: object, path: str) -> float:
    """A number."""
    if isinstance(said, bool) or not isinstance(said, int | float) or not -FARTHEST <= said <= FARTHEST:
        raise WrongQuestion(path, "a number", said)
    return float(said)


def flag(said: object, path: str) -> bool:
    """True or false."""
    if not isinstance(said, bool):
        raise WrongQuestion(path, "true or false", said)
    return said


def one_of(words: object, said: object, path: str) -> Json:
    """One of the words of a Literal."""
    if said not in get_args(words):
        raise WrongQuestion(path, f"one of {', '.join(map(str, get_args(words)))}", said)
    return said


def items(said: object, path: str, least: int, most: int) -> list[Json]:
    """A list of so many values."""
    if not isinstance(said, list) or not least <= len(said) <= most:
        raise WrongQuestion(path, f"a list of {most}" if least == most else f"a list of {least} to {most}", said)
    return said


def texts(said: object, path: str) -> tuple[str, ...]:
    """Texts, at most 400: there are fewer kommuner."""
    return tuple(text(each, f"{path}[{i}]") for i, each in enumerate(items(said, path, 0, 400)))


def optional(read: Callable[[object, str], Json]) -> Callable[[object, str], Json]:
    """The same, or null."""
    return lambda said, path: None if said is None else read(said, path)


def plain(value: float | str) -> float | str:
    """A number as it is written: 14, not 14.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
