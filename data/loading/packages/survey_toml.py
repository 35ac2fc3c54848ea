"""The head of a survey package, survey.toml: read and checked, and written for what is loaded."""

import json
import math
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

FILE = "survey.toml"
LIST_SOURCE, POPULATION_SOURCE = "loaded list", "scb"  # keys of sources that are ours; no package may use them
_KEPT_FOR = {LIST_SOURCE: "lists that are loaded", POPULATION_SOURCE: "the number of inhabitants"}
REQUIRED: dict[str, type] = {"id": str, "year": int, "name": str, "publisher": str}
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-[0-3]\d)?")
_KINDS = {str: "a text", int: "a whole number"}
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
    for name, (expected, fits) in _OPTIONAL.items():
        if name in head and not fits(head[name]):
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
        if kept_for := _KEPT_FOR.get(key):
            wrong.append(f"[sources.{key}] is kept for {kept_for}; call it something else")
    return head, wrong


def written(head: Mapping[str, Any]) -> str:
    """A head, or another table, as TOML."""
    return "".join(f"{key} = {_toml(value)}\n" for key, value in head.items())


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, float) and math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return json.dumps(value, ensure_ascii=False)  # of printable text, numbers and truths, TOML is the same


def is_id(text: str) -> bool:
    """Whether a text may be the id of a survey that is loaded: it is a folder's name, and words that people type."""
    return bool(_ID.fullmatch(text))


def _is_whole(value: Any) -> bool:
    return type(value) is int and 0 < value < 10**6


def _is_list(value: Any, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(each, kind) for each in value)


def _is_table(value: Any, **kinds: type) -> bool:
    return isinstance(value, dict) and all(isinstance(each, kinds.get(key, str)) for key, each in value.items())


def _are_tables(value: Any, **kinds: type) -> bool:
    return isinstance(value, dict) and all(_is_table(each, **kinds) for each in value.values())


# What else a head may have: what is expected of it, and whether a value is that.
_OPTIONAL: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "year": ("a year such as 2014", lambda value: type(value) is not int or 1900 <= value <= 2100),
    "invited": ("a whole number from 1", _is_whole),
    "scale": ("a whole number from 1", _is_whole),
    "made_up": ("true or false", lambda value: isinstance(value, bool)),
    "comparable_with": ("a list of ids", lambda value: _is_list(value, str)),
    "title": ("a table with sv and en", _is_table),
    "sources": (
        "tables [sources.KEY] with title, url and perhaps values_only = true",
        lambda value: _are_tables(value, values_only=bool),
    ),
    "definitions": ("tables [definitions.KEY] with sv and en", _are_tables),
    "measures": ("tables [measures.ID]", lambda value: isinstance(value, dict)),  # each is checked where it is read
    "index": ("tables [[index]]", lambda value: _is_list(value, dict)),
}
