"""The JSON Schema of a question, for other programs: `bot.py ask --schema`."""

from typing import Any as Json
from typing import Final, get_args

from data.model.conditions import Apart, Direction, Operator, Side
from data.model.json_values import FARTHEST, MOST
from data.model.question import Want
from data.model.question_json import HOW, MOST_SIDES, NEEDS, VERSION, WORDS

_TEXT: Final = {"type": "string"}
_WHOLE: Final = {"type": "integer", "minimum": 0, "maximum": MOST}
_COUNTED: Final = {**_WHOLE, "minimum": 1}
_NUMBER: Final = {"type": "number", "minimum": -FARTHEST, "maximum": FARTHEST}
_CONDITION: Final = {"$ref": "#/$defs/condition"}

_SAYS: Final = {  # of each field what it says
    "v": "version of this form",
    "want": "what is wanted; of the kommuner in `of`: profile (all that is known), value, place, difference, explain "
    "(why the score), compare; of those that fit `where`: top, list, count, share (% that fit `that`), mean, median, "
    "total, extreme (the highest or lowest), spread, overview, change (survey by survey); check: whether `of`, or "
    "`where`, fit `that`; text: what `topic` says",
    "measure": "id of a measure; left out: the score, or the first of a survey that has none",
    "of": "codes of kommuner (4 digits); of compare also of län (2 digits), or names of parts of the country",
    "where": "which kommuner; left out: all",
    "that": "of share and check: of what it is asked whether it is so; of total: whose part of it is wanted",
    "every": "of check without `of`: whether all of `where` do (true), or any (false)",
    "to": "of difference: what `of` is held against, in place of a second kommun",
    "also": "of list and value: measures to show beside it",
    "more": "of mean, median and total: the others of them that are wanted too, told after it",
    "sides": "the same of each of these conditions, beside each other",
    "by": "the same for each län, kommungrupp, size",
    "order": "nearest: to the mean of `where`",
    "limit": "so many kommuner or groups",
    "claim": "what is claimed of the figure: operator, value, and whether but roughly",
    "topic": "of text: what it is about",
    "survey": "id of a survey; left out: the newest that has the measure",
    "since": "of change: id of the earlier survey",
    "form": "how it is shown where pictures and files can be",
    "page": "of a long list",
    "marked": "code of a kommun that is looked for in a ranking, or of a län among all",
    "replaced": "what a conversation asked before in the place of what `where` says: leave out",
    "told": "topic of the text that a conversation told since: leave out",
    "lang": "language of the answer",
    "read": "how names were read, as an answer told it: leave out",
    "unused": "words of the person that no field holds: the answer says that it left them out",
}


def schema() -> dict[str, Json]:
    """Draft 2020-12. It leaves unsaid only how deep conditions may stand within each other."""
    claim = _row(_enum(Operator), _NUMBER, {"type": "boolean"}, least=2)
    properties = {
        "v": {"const": VERSION},
        **{name: _enum(words) for name, words in WORDS.items()},
        **dict.fromkeys(("measure", "topic", "told"), _TEXT),
        **dict.fromkeys(("survey", "since", "marked"), _or_null(_TEXT)),
        **dict.fromkeys(("also", "of", "unused"), _list(_TEXT, 400)),
        "more": _list(_enum(Want), MOST_SIDES),
        "where": _CONDITION,
        "that": _or_null(_CONDITION),
        **dict.fromkeys(("sides", "replaced"), _list(_CONDITION, MOST_SIDES)),
        "every": {"type": "boolean"},
        "limit": _or_null(_COUNTED),
        "page": _COUNTED,
        "claim": _or_null(claim),
        "read": _list(_row(_TEXT, _enum(HOW), _TEXT), 20),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A question to e-index",
        "type": "object",
        "properties": {name: {**said, "description": _SAYS[name]} for name, said in properties.items()},
        "required": ["want"],
        "additionalProperties": False,
        "allOf": [_needing(least) for least in sorted({*NEEDS.values()})],
        "$defs": {"condition": {"oneOf": [_with_one_key(key, said) for key, said in _conditions().items()]}},
    }


def _needing(least: int) -> dict[str, Json]:
    """So many kommuner, of the questions that need them; one fewer where `to` says what they are held against."""
    wants: list[Json] = [want for want, needed in NEEDS.items() if needed == least]
    held = {"required": ["to"], "properties": {"to": {"not": {"const": ""}}}}
    enough = [_of(least), *([{"allOf": [held, _of(least - 1)]}] if least > 1 else [])]
    return {"if": {"properties": {"want": {"enum": wants}}}, "then": {"anyOf": enough}}


def _of(least: int) -> dict[str, Json]:
    return {"required": ["of"], "properties": {"of": {"minItems": least}}}


def _conditions() -> dict[str, dict[str, Json]]:
    return {
        "in": {
            **_TEXT,
            "description": "code of a län (2 digits, never its name), or the name of another area, as Småland",
        },
        "group": {**_TEXT, "description": "one of SKL's kommungrupper of 2011"},
        "size": {**_row(_WHOLE, _or_null(_WHOLE)), "description": "inhabitants: at least, and fewer than"},
        "is": {**_TEXT, "description": "code of a kommun (4 digits)"},
        "has": {
            **_row(_TEXT, _enum(Operator), {"anyOf": [_NUMBER, {"const": "max"}]}),
            "description": 'measure, operator, value; "max" is the highest possible',
        },
        "known": {**_TEXT, "description": "measure whose figure is known"},
        "place": {
            **_row(_TEXT, _COUNTED, _COUNTED, _enum(Direction), least=3),
            "description": "measure, first, last, and from which end",
        },
        "beside": {
            **_row(_TEXT, _enum(Side), _TEXT),
            "description": 'code of a kommun, "mean", "median", "country", "country_median"; side; measure',
        },
        "against": {**_row(_TEXT, _enum(Apart), _TEXT), "description": "measure, operator, another measure"},
        "all": _list(_CONDITION, 400),
        "any": _list(_CONDITION, 400),
        "not": _CONDITION,
    }


def _with_one_key(key: str, said: dict[str, Json]) -> dict[str, Json]:
    return {"type": "object", "properties": {key: said}, "required": [key], "additionalProperties": False}


def _enum(words: object) -> dict[str, Json]:
    return {"enum": list(get_args(words))}


def _row(*items: dict[str, Json], least: int | None = None) -> dict[str, Json]:
    return {"type": "array", "prefixItems": list(items), "minItems": least or len(items), "maxItems": len(items)}


def _list(item: dict[str, Json], most: int) -> dict[str, Json]:
    return {"type": "array", "items": item, "maxItems": most}


def _or_null(said: dict[str, Json]) -> dict[str, Json]:
    return {"anyOf": [said, {"type": "null"}]}
