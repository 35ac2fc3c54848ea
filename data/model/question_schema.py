"""The JSON Schema of a question, for other programs: `bot.py ask --schema`."""

from typing import Any as Json
from typing import Final

from data.model.condition_json import CONDITION, SCHEMAS, WIDEST
from data.model.json_values import listed
from data.model.question import NEEDS
from data.model.question_json import FIELDS, VERSION

_SAYS: Final = {  # of each field what it says
    "v": "version of this form",
    "want": "what is wanted; of the kommuner in `of`: profile (all that is known), value, place, difference, explain "
    "(why the score), compare; of those that fit `where`: top, list, count, share (% that fit `that`), mean, median, "
    "total, deviation (the standard deviation), range (between the highest and the lowest), extreme (the highest or "
    "lowest), spread, association (whether `measure` and `also` go together), overview, change (survey by survey); "
    "check: whether `of`, or `where`, fit `that`; text: what `topic` says",
    "measure": "id of a measure; left out: the score, or the first of a survey that has none",
    "of": "codes of kommuner (4 digits); of compare also of län (2 digits), or names of parts of the country",
    "where": "which kommuner; left out: all",
    "that": "of share and check: of what it is asked whether it is so; of total: whose part of it is wanted",
    "every": "of check without `of`: whether all of `where` do (true), or any (false)",
    "to": "of difference: what `of` is held against, in place of a second kommun",
    "also": "of list and value: measures to show beside it; of association: with which, one at least",
    "more": "of mean, median, total, deviation and range: the others of them that are wanted too, told after it",
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
    "earlier": "of whom the answer before was, in a conversation: leave out",
    "told": "topic of the text that a conversation told since: leave out",
    "lang": "language of the answer",
    "read": "how names were read, as an answer told it: leave out",
    "unused": "words of the person that no field holds: the answer says that it left them out",
}


def schema() -> dict[str, Json]:
    """Draft 2020-12. It leaves unsaid only how deep conditions may stand within each other."""
    several = listed(CONDITION, WIDEST).schema
    conditions = {**SCHEMAS, "all": several, "any": several, "not": CONDITION.schema}
    fields = {"v": {"const": VERSION}, **{name: kind.schema for name, kind in FIELDS.items()}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A question to e-index",
        "type": "object",
        "properties": {name: {**said, "description": _SAYS[name]} for name, said in fields.items()},
        "required": ["want"],
        "additionalProperties": False,
        "allOf": [_needing(least) for least in sorted({*NEEDS.values()})],
        "$defs": {"condition": {"oneOf": [_with_one_key(key, said) for key, said in conditions.items()]}},
    }


def _needing(least: int) -> dict[str, Json]:
    """So many kommuner, of the questions that need them; one fewer where `to` says what they are held against."""
    wants: list[Json] = [want for want, needed in NEEDS.items() if needed == least]
    held = {"required": ["to"], "properties": {"to": {"not": {"const": ""}}}}
    enough = [_of(least), *([{"allOf": [held, _of(least - 1)]}] if least > 1 else [])]
    return {"if": {"properties": {"want": {"enum": wants}}}, "then": {"anyOf": enough}}


def _of(least: int) -> dict[str, Json]:
    return {"required": ["of"], "properties": {"of": {"minItems": least}}}


def _with_one_key(key: str, said: dict[str, Json]) -> dict[str, Json]:
    return {"type": "object", "properties": {key: said}, "required": [key], "additionalProperties": False}
