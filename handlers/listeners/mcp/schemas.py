"""The JSON Schemas (draft 2020-12) of what tools take and give, from `offer.toml`; and whether arguments fit them."""

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from data.model.measures import LISTS, NATIONAL_MEASURES
from data.model.question_schema import schema
from data.store.edition import Edition

Json = dict[str, Any]

SUMS: Final = ("share", "mean", "median", "total")  # statistics of many kommuner
_OF_TOOLS: Final = frozenset({"verdict", "claimed", "surveys"})  # what no question is answered with
_KINDS: Final[dict[object, Any]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
}


@lru_cache(1)
def offered() -> Json:
    """What `offer.toml` says."""
    return tomllib.loads(Path(__file__).with_name("offer.toml").read_text(encoding="utf-8"))


def takes(arguments: Sequence[str], edition: Edition) -> Json:
    """The schema of a tool's arguments, those that it needs marked with a "!"."""
    ids = dict.fromkeys(key for measures in edition.measures.values() for key in measures)
    national = {key: said for key, said in NATIONAL_MEASURES.items() if key not in LISTS and key != "answered_other"}
    question = schema()
    own: Json = {
        "measure": {"enum": [*ids]},
        "survey": {"enum": [*edition.surveys]},
        "national": {"enum": [*national]},
        "question": {name: each for name, each in question.items() if name not in ("$schema", "$defs", "title")},
    }
    properties, required = {}, []
    for marked in arguments:
        name = marked.rstrip("!")
        said = offered()["arguments"][name] | own.get(name, {})
        if name == "national":
            said["description"] += "; ".join(f"{key}: {meaning}" for key, meaning in national.items())
        name = said.pop("as", name)
        properties[name] = said
        required += [name] if marked.endswith("!") else []
    found = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    return found | ({"$defs": question["$defs"]} if properties.get("question", {}).get("type") == "object" else {})


def gives(beside: Sequence[str] | None) -> Json:
    """The schema of what a tool gives. `beside`: besides what each does; None: whatever answers a question."""
    said = offered()
    more = {
        name: each for name, each in said["beside"].items() if (name in beside if beside else name not in _OF_TOOLS)
    }
    parts = {name: _object(name, each) for name, each in said["parts"].items()}
    return _object("answer", said["always"] | more) | {"$defs": parts}


def _object(name: str, properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": offered()["required"].get(name, [])}


# --- whether arguments fit


def wrong(found: object, shape: Json, name: str = "") -> str:
    """What is wrong with arguments, as a sentence; empty where they fit. Only what our schemas use is looked at."""
    expected = shape.get("type")
    if expected in _KINDS and (not isinstance(found, _KINDS[expected]) or isinstance(found, bool)):
        return f"{name or 'arguments'} must be of type {expected}."
    if "enum" in shape and found not in shape["enum"]:
        what = (
            f"There is no survey called {str(found)[:40]!r}; loaded" if name == "survey" else f"{name} must be one of"
        )
        return f"{what}: {', '.join(map(str, shape['enum']))}."
    if isinstance(found, str) and not shape.get("minLength", 0) <= len(found) <= shape.get("maxLength", len(found)):
        most = f"to {shape['maxLength']}" if "maxLength" in shape else "or more"
        return f"{name} must have {shape.get('minLength', 0)} {most} characters."
    if isinstance(found, list):
        least, most = shape.get("minItems", 0), shape.get("maxItems", len(found))
        if not least <= len(found) <= most:
            return f"{name} must hold {least} to {most} items."
        return next(filter(None, (wrong(each, shape.get("items", {}), name) for each in found)), "")
    if isinstance(found, int | float) and not shape.get("minimum", found) <= found <= shape.get("maximum", found):
        return f"{name} must lie between {shape['minimum']} and {shape['maximum']}."
    return _wrong_inside(found, shape) if isinstance(found, dict) and not name else ""


def _wrong_inside(found: Json, shape: Json) -> str:
    """What is wrong with one of the arguments; a question among them is read by itself."""
    properties = shape["properties"]
    for key in found:
        if key not in properties:
            return f"There is no argument {str(key)[:40]!r}; there are: {', '.join(properties)}."
    for key in shape["required"]:
        if key not in found:
            return f"The argument {key} is missing: {properties[key].get('description', '')}"
    return next(filter(None, (wrong(each, properties[key], key) for key, each in found.items())), "")
