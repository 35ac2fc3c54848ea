"""A place named in a text, and what the words beside its name say of it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from data.language.names.shortened import Codes
from data.model.frozen import frozen

_KOMMUN_WORDS = frozenset({"kommun", "kommunen", "kommuns", "kn", "stad", "stads", "municipality"})
_LAN_WORDS = frozenset({"län", "länet", "läns", "lan", "lanet", "county", "region"})
_REGION_WORDS = frozenset(
    {
        *("region", "regionen", "reg", "county", "länet", "lanet", "landstinget", "landsting", "länsstyrelsen"),
        "lansstyrelsen",
    }
)


_KOMMUN = ("kommun", "kommunen", "kommuner", "kommunerna", "kommuners", "kommunernas")
_OF_AREA = (*_KOMMUN, "region", "regionen", "landstinget", "län", "länet", "länen", "länens")
_COMPOUND = re.compile(rf"(.{{4,}}?)s?(?:{'|'.join(_OF_AREA)})")  # skånekommunerna


class PlaceName(NamedTuple):
    """One name of one place; `kind` tells what sort of name it is. There are thousands: a dataclass takes four times as long."""  # noqa: E501

    name: str
    place: str
    kind: str


@frozen
class Mention:
    """A place named in a text: words[start:end], and the codes it may mean, best first."""

    start: int
    end: int
    codes: Codes
    town: bool = False  # named by a town or another place in it
    word: bool = False  # the place's name is also an everyday word
    landscape: str = ""  # the landscape's name, where one was named: it has no scores of its own, but its län have


def area_of_compound(words: Sequence[str], start: int, end: int) -> str:
    """What stands before "kommunerna" or the like in one word, with the words before it; empty where nothing does."""
    found = _COMPOUND.fullmatch(" ".join(words[start:end])) if words[end - 1].endswith(_OF_AREA) else None
    return found[1] if found else ""


def kind_beside(words: Sequence[str], start: int, end: int) -> tuple[int, int, bool | None]:
    """The name words[start:end] with the words beside it that tell its kind; whether that is a kommun."""
    after = words[end] if end < len(words) else ""
    if after in _KOMMUN_WORDS or after in _LAN_WORDS:
        return start, end + 1, after in _KOMMUN_WORDS
    if begun := _region_before(words, start):
        return start - begun, end, False
    return start, end, None


def _region_before(words: Sequence[str], start: int) -> int:
    """How many words before a name say that its län is meant: "region", "regionen i", "county of"."""
    if start and words[start - 1] in _REGION_WORDS:
        return 1
    two = words[max(0, start - 2) : start]
    return 2 if len(two) == 2 and two[0] in _REGION_WORDS and two[1] in ("i", "of") else 0
