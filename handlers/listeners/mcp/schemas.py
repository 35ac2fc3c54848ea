"""The JSON Schemas (draft 2020-12) of what goes into tools, and whether arguments fit them."""

from typing import Any, Final

from data.model.measures import LISTS, NATIONAL_MEASURES
from data.model.question_schema import schema

Json = dict[str, Any]

SUMS: Final = ("share", "mean", "median", "total")  # statistics of many kommuner
LANGUAGE: Final[Json] = {
    "type": "string",
    "enum": ["sv", "en"],
    "description": "Language of the answer's text: that of the person you are helping, Swedish or English. "
    "Left out: the language they chose in Slack, else that of the words, else Swedish.",
}
KOMMUN: Final[Json] = {
    "type": "string",
    "minLength": 1,
    "maxLength": 100,
    "description": "Name of one kommun (Swedish municipality), as written or misspelt: “Katrineholm”, “Gothenburg”, "
    "“Malmö kommun”; or its code of 4 digits. A town gives the kommun that it lies in.",
}
AREA: Final[Json] = {
    "type": "string",
    "maxLength": 200,
    "description": "Which kommuner it is about: a län (county: “Skåne”, “Södermanlands län”, “Sörmland”), a part of "
    "the country (“Norrland”, “Småland”), a kommungrupp (“storstäder”), a size (“small kommuner”), or several of these "
    "in words (“small kommuner in Skåne with apps”). Left out: all 290 kommuner.",
}
_NATIONAL: Final = [key for key in NATIONAL_MEASURES if key not in LISTS and not key.endswith("_other")]
NATIONAL: Final[Json] = {
    "type": "string",
    "enum": _NATIONAL,
    "description": "Instead of kommun, area, statistic and measure: a figure of the whole country. "
    + "; ".join(f"{key}: {meaning}" for key, meaning in NATIONAL_MEASURES.items() if key in _NATIONAL),
}


def measure(ids: tuple[str, ...]) -> Json:
    """One of the measures that the loaded surveys have."""
    return {
        "type": "string",
        "enum": list(ids),
        "description": "What is measured. score: points of the e-index; e_services and apps: how many; answered: "
        "whether it answered the survey. Of yes or no, 1 is yes. `surveys` tells what each is. Left out: score.",
    }


def survey(ids: tuple[str, ...]) -> Json:
    """One of the loaded surveys."""
    return {
        "type": "string",
        "enum": list(ids),
        "description": "Which survey. Left out: the newest that has the measure. Its figures are of its year only.",
    }


def arguments(properties: Json, *required: str, **more: Any) -> Json:
    """The schema of a tool's arguments."""
    found = {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
    return found | more


def question() -> Json:
    """The schema of a question as JSON, whose definitions belong at the root."""
    found = schema()
    definitions = found.pop("$defs")
    for name in ("$schema", "title"):
        found.pop(name)
    return arguments({"question": found, "language": LANGUAGE}, "question", **{"$defs": definitions})


# --- whether arguments fit


def wrong(found: object, shape: Json, name: str = "") -> str:
    """What is wrong with arguments, as a sentence; empty where they fit. Only what our schemas use is looked at."""
    kinds: dict[object, Any] = {"string": str, "integer": int, "number": (int, float), "array": list, "object": dict}
    expected = shape.get("type")
    if expected in kinds and (not isinstance(found, kinds[expected]) or isinstance(found, bool)):
        return f"{name or 'arguments'} must be of type {expected}."
    if name == "survey" and found not in shape["enum"]:
        return f"There is no survey called {str(found)[:40]!r}; loaded: {', '.join(shape['enum'])}."
    if "enum" in shape and found not in shape["enum"]:
        return f"{name} must be one of: {', '.join(map(str, shape['enum']))}."
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
    if isinstance(found, dict) and shape.get("additionalProperties") is False and not name:
        properties = shape["properties"]
        for key in found:
            if key not in properties:
                return f"There is no argument {str(key)[:40]!r}; there are: {', '.join(properties)}."
        for key in shape["required"]:
            if key not in found:
                return f"The argument {key} is missing: {properties[key].get('description', '')}"
        return next(filter(None, (wrong(each, properties[key], key) for key, each in found.items())), "")
    return ""
