"""The JSON Schemas (draft 2020-12) of what tools give: one shape for all, of which each declares its part."""

from typing import Any, Final

Json = dict[str, Any]


_TEXT: Final = {"type": "string"}
_WHOLE: Final = {"type": "integer"}
_NUMBER: Final = {"type": ["number", "null"]}
_SOURCE: Final = {
    "type": "object",
    "properties": {"title": _TEXT, "url": _TEXT, "loaded_on": {**_TEXT, "description": "of a list: the day of it"}},
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
            "lowest; difference; national and published: published for the whole country; published elsewhere: as a "
            "source in conflict has it",
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
            "description": "how many kommuner it rests on: known (with a known figure) or fit, of how many",
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
    "properties": {"count": _WHOLE, "names": {"type": "array", "items": _TEXT}, "names_left_out": _WHOLE},
    "required": ["count", "names"],
    "description": "names: the first 50; names_left_out: how many more there are",
}
_FIGURES: Final = {"type": "array", "items": {"$ref": "#/$defs/figure"}}
_CORE: Final[Json] = {
    "status": {
        "enum": ["answer", "ask", "none", "busy", "error"],
        "description": "answer: answered, which may be that it is not known; ask: it must be told which candidate is "
        "meant; none: not understood, or of another subject; busy: too many calls, wait some seconds; error: the "
        "arguments do not fit, the text says how",
    },
    "text": {**_TEXT, "description": "the whole answer in words, as Slack shows it (mrkdwn), with its source"},
    "figures": {**_FIGURES, "description": "every figure of the answer, what was asked for first"},
    "candidates": {"type": "array", "items": _ABOUT, "description": "places that may be meant: call again with one"},
    "survey": {"type": "object", "description": "the survey that is answered from; made_up: invented, only an example"},
    "question": {"type": "object", "description": "what was answered, as `query` takes it"},
    "read_as": {"type": "array", "items": {"type": "object"}, "description": "names that were misspelt, or towns"},
    "not_taken_into_account": {
        "type": "array",
        "items": _TEXT,
        "description": "words of the question that the answer leaves out: tell the person",
    },
    "sources": {"type": "array", "items": _SOURCE},
}
_MORE: Final[Json] = {
    "verdict": {
        "enum": ["match", "close", "mismatch", "unknown"],
        "description": "close: it rounds to the claim or is nearly it; unknown: nothing known tells, so neither "
        "confirm nor deny. Missing where status is not answer.",
    },
    "claimed": {"type": "number"},
    "truth": {"enum": ["yes", "no", "unknown"], "description": "of whether something is so; unknown is not no"},
    "in_neither_group": {**_WHOLE, "description": "of two groups by a condition: of how many it is not known"},
    "complete": {"type": "boolean", "description": "of a ranking or a list: false where others may belong in it"},
    "rows": {"type": "object", "description": "how many of a long list are shown"},
    "figure_not_known_of": {**_NAMED, "description": "who has no known figure: not last, and not 0"},
    "did_not_answer": _NAMED,
    "best_elsewhere": {**_FIGURES, "description": "not of the area asked about: the best of the country, beside it"},
    "places": {"type": "object", "description": "places in the country, its county, its group, among its size"},
    "rank_group": {
        "type": "object",
        "description": "which score it has, counted from the highest, equal scores as one: SKL's rank group, and no "
        "place. Say “the third-highest score”, never “third place”.",
    },
    "shares_its_place_with": {"type": "array", "items": _TEXT},
    "lists": {"type": "object", "description": "published lists in words"},
    "counts": {"type": "object", "description": "of a spread: kommuner by whole number"},
    "middle_half": {"type": "array", "items": {"type": "number"}},
    "n": {"type": "object", "description": "of how many kommuner the figure is known, or how many fit; of how many"},
    "surveys": {
        "type": "array",
        "items": {"type": "object"},
        "description": "each with its measures, of how many kommuner each is known, and not_known",
    },
}
_RANKED: Final = ("complete", "n", "rows", "figure_not_known_of", "did_not_answer")
_OF_TOOL: Final = {
    "kommun": ("places", "rank_group", "shares_its_place_with"),
    "ranking": (*_RANKED, "best_elsewhere"),
    "compare": _RANKED,
    "verify": ("verdict", "claimed", "truth", "rank_group"),
    "surveys": ("surveys",),
}


def output(tool: str) -> Json:
    """What a tool gives: of one that takes any question, whatever there is."""
    more = _OF_TOOL.get(tool, tuple(key for key in _MORE if key not in ("verdict", "claimed", "surveys")))
    return {
        "type": "object",
        "properties": _CORE | {key: _MORE[key] for key in more},
        "required": ["status", "text", "figures"],
        "$defs": {"figure": _FIGURE},
    }
