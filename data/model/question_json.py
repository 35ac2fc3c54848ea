"""A question as JSON and back, without loss: for buttons, files, other programs, and what is kept of a conversation.

    {"want": "count", "where": {"all": [{"in": "12"}, {"has": ["apps", ">=", 1]}]}, "survey": "exempel"}

Fields that say what an empty question says are left out. docs/questions.md shows each of them. What was written
before in another form, as buttons of posted messages and conversations carry it, is read as it is written now.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any as Json
from typing import Final, get_args, get_type_hints

from data.model.condition_json import CONDITION
from data.model.conditions import All, Any, Has, InGroup, Not, Operator, Size, flat
from data.model.json_values import COUNTED, FLAG, NUMBER, TEXT, Kind, WrongQuestion, listed, or_null, row, words
from data.model.measures import YES_NO
from data.model.question import NEEDS, Claim, Form, Group, Lang, Order, Question, Read, Target, Want

VERSION: Final = 1
_WORDS: Final = {"want": Want, "to": Target, "by": Group, "order": Order, "form": Form, "lang": Lang}
_MOST_SIDES: Final = 6
_HOW: Final = words(get_type_hints(Read)["how"])
FIELDS: Final[dict[str, Kind]] = {
    **{name: words(of) for name, of in _WORDS.items()},
    **dict.fromkeys(("measure", "topic", "told"), TEXT),
    **dict.fromkeys(("survey", "since", "marked"), or_null(TEXT)),
    **dict.fromkeys(("also", "of", "unused"), listed(TEXT, 400)),  # there are fewer kommuner
    "more": listed(words(Want), _MOST_SIDES),
    "where": CONDITION,
    **dict.fromkeys(("that", "earlier"), or_null(CONDITION)),
    **dict.fromkeys(("sides", "replaced"), listed(CONDITION, _MOST_SIDES)),
    "every": FLAG,
    "limit": or_null(COUNTED),
    "page": COUNTED,
    "claim": or_null(row(Claim, words(Operator), NUMBER, FLAG, least=2)),
    "read": listed(row(Read, TEXT, _HOW, TEXT), 20),
}
_DEFAULTS: Final = {each.name: each.default for each in fields(Question)}
_values: Final = attrgetter(*_DEFAULTS)
_short: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(question: Question) -> dict[str, Json]:
    """The question as a JSON object."""
    said: dict[str, Json] = {"v": VERSION}
    for (name, default), value in zip(_DEFAULTS.items(), _values(question), strict=True):
        if value is not default and value != default:  # "want" has none
            said[name] = FIELDS[name].write(value)
    return said


def from_json(said: object) -> Question:
    """The question of a JSON object. WrongQuestion where it is none."""
    if not isinstance(said, Mapping):
        raise WrongQuestion("", "an object", said)
    if isinstance(said.get("v"), bool) or said.get("v", VERSION) != VERSION:
        raise WrongQuestion("v", str(VERSION), said["v"])
    unknown = [name for name in said if name not in _DEFAULTS and name != "v"]
    if unknown:
        raise WrongQuestion(str(unknown[0]), f"one of {', '.join(_DEFAULTS)}", said[unknown[0]])
    if "want" not in said:
        raise WrongQuestion("want", f"one of {', '.join(get_args(Want))}", None)
    older = said.get("by") == "that"
    names = [name for name in _DEFAULTS if name in said and not (older and name == "by")]
    question = Question(**{name: FIELDS[name].read(said[name], name) for name in names})
    if question.want == "difference" and question.to == "ends" and not question.grouped:  # as it was written before
        question = replace(question, want="range", to="")
    if len(question.of) < question.least_of:
        least = NEEDS[question.want]
        many = f"{least} codes or more" if least > 1 else "the code of a kommun"
        raise WrongQuestion("of", many, said.get("of"))
    return _of_sides(question) if older else question


def _of_sides(question: Question) -> Question:
    """Those that fit `that` and those that do not, as is written now: they were `by` "that" before."""
    that = question.that
    if that is None:
        raise WrongQuestion("that", "the condition that parts the groups", None)
    parts = question.where.of if isinstance(question.where, All) else (question.where,)
    of_two = isinstance(that, Size | InGroup)  # two sizes, and two groups, were those among whom it was asked
    two = next((each for each in parts if of_two and isinstance(each, Any) and that in each.of[:2] == each.of), None)
    others = tuple(each for each in two.of if each != that) if two else (Not(that),)
    measure = question.measure or "score"
    had = Has(measure, "==" if measure in YES_NO else ">=", 1) if question.want == "share" else None
    where = flat(each for each in parts if each is not two)
    return replace(question, where=where, that=had, sides=(that, *others))


def read_question(text: str) -> Question:
    """The question of JSON as a person writes it. WrongQuestion where it is none."""
    try:
        return from_json(json.loads(text))
    except json.JSONDecodeError as error:
        raise WrongQuestion("", f"JSON ({error.msg} at character {error.pos})", text) from error
    except (RecursionError, ValueError) as error:
        if isinstance(error, WrongQuestion):
            raise
        raise WrongQuestion("", "JSON of few levels and short numbers", text) from error


def to_value(question: Question) -> str:
    """The question in as few characters as can be: for a button, whose value Slack bounds to 2,000."""
    return _short(to_json(question))


def from_value(value: str) -> Question | None:
    """The question of such a value; None for a value of another make, as of a message that was posted long ago."""
    if not value.startswith("{"):
        return None
    try:
        return read_question(value)
    except WrongQuestion:
        return None
