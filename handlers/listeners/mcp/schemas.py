"""The JSON Schemas of tools: what goes in, and the one shape of what comes out. Draft 2020-12."""

from typing import Any, Final

from data.model.question_json import schema

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


# --- what comes out

_TEXT: Final = {"type": "string"}
_WHOLE: Final = {"type": "integer"}
_NUMBER: Final = {"type": ["number", "null"]}
_SOURCE: Final = {
    "type": "object",
    "properties": {"title": _TEXT, "url": _TEXT},
    "required": ["title", "url"],
    "description": "Where it was published. Cite it.",
}
_ABOUT: Final = {
    "type": "object",
    "properties": {"kind": _TEXT, "code": _TEXT, "name": _TEXT, "lan": {**_TEXT, "description": "its county"}},
    "required": ["kind", "name"],
}
_FIGURE: Final[Json] = {
    "type": "object",
    "properties": {
        "about": {**_ABOUT, "description": "whose figure it is"},
        "statistic": {
            **_TEXT,
            "description": "value: the figure of one kommun; place; count; share; mean; median; total; highest; "
            "lowest; difference; national and published: published for the whole country",
        },
        "measure": {**_TEXT, "description": "id of the measure"},
        "value": {
            **_NUMBER,
            "description": "null: not known here. That is neither 0 nor “no”: say that it is not known.",
        },
        "unit": {**_TEXT, "description": "points, number, percent, yes_no (1 is yes, 0 is no), kommuner or place"},
        "highest_possible": {**_NUMBER, "description": "of points: the scale, as in “10 of 14”"},
        "survey": _TEXT,
        "year": {**_WHOLE, "description": "of the survey. Say it: the figure is of that year, not of today."},
        "n": {
            "type": "object",
            "properties": {key: {"type": ["integer", "null"]} for key in ("known", "fit", "of")},
            "description": "how many kommuner it rests on: known or fit, of how many",
        },
        "precision": {"enum": ["exact", "approximate", "bound", "derived"], "description": "approximate: say “about”"},
        "computed": {"type": "boolean", "description": "worked out here from other figures, not published as it is"},
        "source": _SOURCE,
        "place": {
            "type": "object",
            "description": "best and worst place it can be (1 is best); the same where it is known",
        },
        "at_least": {**_NUMBER, "description": "of a figure that is not known: a bound that follows, no estimate"},
        "at_most": {**_NUMBER, "description": "the same from above"},
        "follows_from": {
            "type": "array",
            "items": {"type": "object", "properties": {"rule": _TEXT, "kommun": _TEXT}, "required": ["rule"]},
            "description": "why the bound holds",
        },
        "unknown": {**_TEXT, "description": "why there is no value, as a sentence to pass on"},
        "meaning": _TEXT,
        "part": _TEXT,
    },
    "required": ["about", "statistic", "value", "unit", "survey", "year"],
}
_NAMED: Final = {
    "type": "object",
    "properties": {"count": _WHOLE, "names": {"type": "array", "items": _TEXT}},
    "required": ["count", "names"],
}
_FIGURES: Final = {"type": "array", "items": _FIGURE}
_SOURCES: Final = {"type": "array", "items": _SOURCE}
OUTPUT: Final[Json] = {
    "type": "object",
    "properties": {
        "status": {
            "enum": ["answer", "ask", "none", "busy", "error"],
            "description": "answer: answered, which may be that it is not known; ask: it must be told which "
            "candidate is meant; none: not understood, or of another subject; busy: too many calls, wait some "
            "seconds; error: the arguments do not fit, the text says how",
        },
        "text": {**_TEXT, "description": "the whole answer in words, as Slack shows it (mrkdwn), with its source"},
        "verdict": {
            "enum": ["match", "close", "mismatch", "unknown"],
            "description": "of verify. close: it rounds to it or is nearly it; unknown: nothing known tells, so "
            "neither confirm nor deny",
        },
        "truth": {"enum": ["yes", "no", "unknown"], "description": "of whether something is so; unknown is not no"},
        "figures": {**_FIGURES, "description": "every figure of the answer, what was asked for first"},
        "candidates": {
            "type": "array",
            "items": _ABOUT,
            "description": "places that may be meant: call again with one",
        },
        "survey": {
            "type": "object",
            "description": "the survey that is answered from; made_up: invented, only an example",
        },
        "surveys": {"type": "array", "items": {"type": "object"}, "description": "of the tool surveys"},
        "question": {"type": "object", "description": "what was answered, as `query` takes it"},
        "complete": {"type": "boolean", "description": "of a ranking or a list: false where others may belong in it"},
        "rows": {"type": "object", "description": "how many of a long list are shown"},
        "figure_not_known_of": {**_NAMED, "description": "who has no known figure: not last, and not 0"},
        "did_not_answer": _NAMED,
        "best_elsewhere": {
            **_FIGURES,
            "description": "not of the area asked about: the best of the country, beside it",
        },
        "places": {"type": "object", "description": "of a profile: places in the country, its county, its group"},
        "shares_its_place_with": {"type": "array", "items": _TEXT},
        "lists": {"type": "object", "description": "published lists in words"},
        "counts": {"type": "object", "description": "of a spread: kommuner by whole number"},
        "middle_half": {"type": "array", "items": {"type": "number"}},
        "n": {"type": "object", "description": "of a check of many: how many fit, of how many"},
        "read_as": {"type": "array", "items": {"type": "object"}, "description": "names that were misspelt, or towns"},
        "not_taken_into_account": {
            "type": "array",
            "items": _TEXT,
            "description": "words of the question that the answer leaves out: tell the person",
        },
        "sources": _SOURCES,
        "sources_of_text": _SOURCES,
    },
    "required": ["status", "text", "figures"],
}


# --- whether arguments fit


def wrong(found: object, shape: Json, name: str = "") -> str:
    """What is wrong with arguments, as a sentence; empty where they fit. Only what our schemas use is looked at."""
    kinds: dict[object, Any] = {"string": str, "integer": int, "number": (int, float), "array": list, "object": dict}
    expected = shape.get("type")
    if expected in kinds and (not isinstance(found, kinds[expected]) or isinstance(found, bool)):
        return f"{name or 'arguments'} must be of type {expected}."
    if "enum" in shape and found not in shape["enum"]:
        return f"{name} must be one of: {', '.join(map(str, shape['enum']))}."
    if isinstance(found, str) and len(found) > shape.get("maxLength", len(found)):
        return f"{name} may have at most {shape['maxLength']} characters."
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
