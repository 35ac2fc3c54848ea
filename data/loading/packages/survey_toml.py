"""The head of a survey package, survey.toml: read and checked."""

import re
import tomllib
from pathlib import Path
from typing import Any

FILE = "survey.toml"
LIST_SOURCE = "loaded list"  # the source of what a loaded list says; no package may use the key
REQUIRED: dict[str, type] = {"id": str, "year": int, "name": str, "publisher": str}
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-[0-3]\d)?")
_KINDS = {str: "a text", int: "a whole number"}
_OPTIONAL = {
    "year": "a year such as 2014",
    "invited": "a whole number from 1",
    "scale": "a whole number from 1",
    "made_up": "true or false",
    "comparable_with": "a list of ids",
    "title": "a table with sv and en",
    "sources": "tables [sources.KEY] with title, url and perhaps values_only = true",
    "definitions": "tables [definitions.KEY] with sv and en",
    "measures": "tables [measures.ID]",
    "index": "tables [[index]]",
}
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def read_head(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """The head, and everything that is wrong with it."""
    try:
        head = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, [str(error)]
    wrong = [
        f"{name} is missing, or not {_KINDS[kind]}"
        for name, kind in REQUIRED.items()
        if not isinstance(head.get(name), kind)
    ]
    for name, expected in _OPTIONAL.items():
        if name in head and not _fits(head[name], expected):
            wrong.append(f"{name} is {head.pop(name)!r}; expected {expected}")
    published = head.setdefault("published", "")  # a survey made from a list does not know
    if not isinstance(published, str) or (published and not _DATE.fullmatch(published)):
        wrong.append(f"published is {published!r}; expected a date such as 2014-06-19 or 2014-06, or nothing")
    wrong += [f"[title] has no {lang}" for lang in ("sv", "en") if not head.get("title", {}).get(lang)]
    for key, source in head.get("sources", {}).items():
        url = str(source.get("url", ""))
        linked = url.startswith(("https://", "http://")) or (head.get("made_up") and not url)
        if not (source.get("title") and linked):
            wrong.append(f"[sources.{key}] needs a title and a url that starts with https:// or http://")
        if key == LIST_SOURCE:
            wrong.append(f"[sources.{key}] is kept for lists that are loaded; call it something else")
    return head, wrong


def _fits(value: Any, expected: str) -> bool:
    """Whether a value is of the kind that is expected."""
    match expected.split()[:2]:
        case ["a", "year"]:
            return type(value) is not int or 1900 <= value <= 2100
        case ["a", "whole"]:
            return type(value) is int and 0 < value < 10**6
        case ["true", _]:
            return isinstance(value, bool)
        case ["a", "list"]:
            return isinstance(value, list) and all(isinstance(each, str) for each in value)
        case ["a", "table"]:
            return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
        case ["tables", "[[index]]"]:
            return isinstance(value, list) and all(isinstance(each, dict) for each in value)
        case ["tables", "[sources.KEY]"]:
            kinds = {"values_only": bool}
            return isinstance(value, dict) and all(
                isinstance(each, dict) and all(isinstance(said, kinds.get(key, str)) for key, said in each.items())
                for each in value.values()
            )
        case ["tables", "[measures.ID]"]:
            return isinstance(value, dict)  # each is checked where it is read
    return isinstance(value, dict) and all(_fits(each, "a table") for each in value.values())


def is_id(text: str) -> bool:
    """Whether a text may be the id of a survey that is loaded: it is a folder's name, and words that people type."""
    return bool(_ID.fullmatch(text))
