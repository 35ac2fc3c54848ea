"""What an answer in a view was asked by: kept in the view, so that it can be shared or drawn anew later."""

import json
from typing import Any, NamedTuple

from data.model.question import Lang

_LONGEST = 2000  # characters of a question; Slack keeps 3,000 with a view
_MOST = 50  # kommuner


class Asked(NamedTuple):
    """A question in words, or the kommuner that were chosen, as codes; and the language of the answer.

    `listed`: their scores are listed, as for a message that names them; else one is told of, and several are compared.
    """

    lang: Lang
    text: str = ""
    kommuner: tuple[str, ...] = ()
    listed: bool = False


def write(asked: Asked) -> str:
    """As text, for a view to keep."""
    kept = {"v": 1, "lang": asked.lang, "text": asked.text[:_LONGEST], "kommuner": asked.kommuner[:_MOST]}
    return json.dumps({**kept, "listed": asked.listed}, ensure_ascii=False, separators=(",", ":"))


def read(kept: str) -> Asked | None:
    """What a view kept; None where it was written by another version, or is no such text."""
    try:
        found: Any = json.loads(kept)
        if found["v"] != 1 or found["lang"] not in ("sv", "en"):
            return None
        kommuner = tuple(map(str, found["kommuner"]))
        return Asked(found["lang"], str(found["text"]), kommuner, bool(found["listed"]))
    except (ValueError, KeyError, TypeError):
        return None
