"""A question as JSON: without loss, within what a button holds, and what is wrong is told by its place."""

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from data.model.conditions import Any as AnyOf
from data.model.conditions import Condition, Has, InArea, Is
from data.model.json_values import WrongQuestion
from data.model.question import Question, Want
from data.model.question_json import from_json, from_value, read_question, to_json, to_value
from data.model.question_schema import schema
from data.store.checked import check
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.replies.limits import BUTTON_VALUE
from handlers.replies.reply import Reply
from tests.data.model.drawn import questions

SCHEMA = schema()
fits = Draft202012Validator(SCHEMA).is_valid


@given(questions)
def test_a_question_comes_back_whole_and_the_schema_takes_what_is_written(question: Question) -> None:
    assert from_json(to_json(question)) == question
    assert read_question(json.dumps(to_json(question))) == question
    assert from_value(to_value(question)) == question
    assert fits(to_json(question))


def test_the_schema_knows_every_field_and_every_condition() -> None:
    assert SCHEMA["properties"].keys() == {"v", *(field.name for field in fields(Question))}
    assert len(SCHEMA["$defs"]["condition"]["oneOf"]) == len(get_args(Condition))


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, False, 0, 1, -1, 1.0, 1.5, 10**9 + 1, 10**400, "", "max", "12", [], ["12"], [1, 2], [0, None], {}]
)


@given(questions, st.data())
def test_the_schema_takes_what_is_read_and_no_more(question: Question, data: st.DataObject) -> None:
    """A value anywhere in a question is replaced by one that hardly fits there."""
    said: Any = to_json(question)
    holder, at = said, data.draw(st.sampled_from(sorted(said)))
    while isinstance(holder[at], dict | list) and holder[at] and data.draw(st.booleans()):
        holder = holder[at]
        at = data.draw(st.sampled_from(range(len(holder)) if isinstance(holder, list) else sorted(holder)))
    holder[at] = data.draw(ODD)
    try:
        from_json(said)
    except WrongQuestion:
        assert not fits(said)
    else:
        assert fits(said)


CONDITIONS = "one of in, group, size, is, has, known, place, beside, begins, near, against, all, any, not"
NOT_THERE: list[tuple[Any, str]] = [
    ({"want": "value", "of": ["9999"]}, 'of[0]: expected the code of a kommun, found "9999"'),
    ({"want": "profile", "of": ["12"]}, 'of[0]: expected the code of a kommun, found "12"'),
    ({"want": "top", "marked": "9999"}, 'marked: expected the code of a kommun, found "9999"'),
    ({"want": "top", "survey": "skl-2099"}, "survey: expected one of skl-2011, skl-2014, found"),
    ({"want": "change", "since": "2099"}, "since: expected one of skl-2011, skl-2014, found"),
    ({"want": "top", "measure": "apps", "survey": "nope"}, "survey: expected one of"),
    ({"want": "top", "measure": "shoes"}, "measure: expected one of answered, "),
    ({"want": "list", "where": {"known": "shoes"}}, "where.known: expected one of answered, "),
    (
        {"want": "list", "where": {"any": [{"in": "12"}, {"in": "99"}]}},
        "where.any[1].in: expected a code of two digits or the name of an area",
    ),
    ({"want": "list", "where": {"not": {"is": "9999"}}}, "where.not.is: expected the code of a kommun, found"),
    ({"want": "list", "where": {"group": "Byar"}}, "where.group: expected one of "),
    (
        {"want": "check", "that": {"beside": ["own", "better", "score"]}},
        'that.beside: expected the code of a kommun, "mean", "median", "country" or "country_median"',
    ),
]
WRONG: list[tuple[Any, str]] = [
    ([], "question: expected an object, found []"),
    (3, "question: expected an object, found 3"),
    ({}, "want: expected one of profile,"),
    ({"want": "sing"}, "want: expected one of profile, value,"),
    ({"want": ["top"]}, "want: expected one of profile, value,"),
    ({"want": "top", "v": 2}, "v: expected 1, found 2"),
    ({"want": "top", "v": True}, "v: expected 1, found true"),
    ({"want": "top", "colour": "red"}, "colour: expected one of want, measure, where,"),
    ({"want": "top", "measure": 1}, "measure: expected a text, found 1"),
    ({"want": "top", "measure": "\ud800"}, "measure: expected a text, found"),
    ({"want": "top", "where": None}, f"where: expected an object with {CONDITIONS}, found null"),
    ({"want": "top", "where": {}}, f"where: expected an object with {CONDITIONS}, found {{}}"),
    ({"want": "top", "where": {"in": "12", "is": "0180"}}, f"where: expected an object with {CONDITIONS}"),
    ({"want": "top", "where": {"close": "12"}}, f"where: expected an object with {CONDITIONS}"),
    ({"want": "top", "where": {"all": {"in": "12"}}}, "where.all: expected a list of 0 to 400"),
    ({"want": "top", "where": {"all": [{"in": "12"}, {"in": 12}]}}, "where.all[1].in: expected a text, found 12"),
    ({"want": "top", "where": {"not": {"any": [{"is": 1}]}}}, "where.not.any[0].is: expected a text, found 1"),
    ({"want": "top", "where": {"has": ["apps", ">="]}}, "where.has: expected a list of 3"),
    ({"want": "top", "where": {"has": ["apps", ">=", 1, 2]}}, "where.has: expected a list of 3"),
    ({"want": "top", "where": {"beside": ["0180", "better", "score", 1]}}, "where.beside: expected a list of 3"),
    ({"want": "top", "where": {"against": ["apps", ">", "e_services", 1]}}, "where.against: expected a list of 3"),
    ({"want": "top", "where": {"size": [1, 2, 3]}}, "where.size: expected a list of 2"),
    ({"want": "top", "where": {"place": ["score", 1, 3, "most", 1]}}, "where.place: expected a list of 3 to 4"),
    ({"want": "top", "where": {"has": ["apps", "~", 1]}}, "where.has: expected one of <, <=, ==, >=, >, found"),
    ({"want": "top", "where": {"has": ["apps", ">", "many"]}}, 'where.has: expected a number, found "many"'),
    ({"want": "top", "where": {"has": ["apps", ">", True]}}, "where.has: expected a number, found true"),
    ({"want": "top", "where": {"has": ["apps", ">", float("nan")]}}, "where.has: expected a number, found NaN"),
    ({"want": "top", "where": {"has": ["apps", ">", 10**400]}}, "where.has: expected a number, found 1000"),
    ({"want": "top", "where": {"size": [-1, None]}}, "where.size: expected a whole number of 0 to 1000000000"),
    ({"want": "top", "where": {"size": [1.5, None]}}, "where.size: expected a whole number"),
    ({"want": "top", "where": {"place": ["score", 0, 3]}}, "where.place: expected a whole number of 1 to"),
    ({"want": "top", "where": {"place": ["score", 1, 3, "best"]}}, "where.place: expected one of most, fewest"),
    ({"want": "top", "where": {"beside": ["0180", "near", "score"]}}, "where.beside: expected one of better,"),
    ({"want": "check", "that": {"known": None}}, "that.known: expected a text, found null"),
    ({"want": "check", "of": "0180"}, 'of: expected a list of 0 to 400, found "0180"'),
    ({"want": "check", "of": ["0180", 1]}, "of[1]: expected a text, found 1"),
    ({"want": "value"}, "of: expected the code of a kommun, found null"),
    ({"want": "difference", "of": ["0180"]}, "of: expected 2 codes or more, found"),
    ({"want": "difference", "to": "best"}, "of: expected 2 codes or more, found null"),
    ({"want": "check", "every": "no"}, 'every: expected true or false, found "no"'),
    ({"want": "top", "limit": 0}, "limit: expected a whole number of 1 to"),
    ({"want": "top", "limit": True}, "limit: expected a whole number of 1 to"),
    ({"want": "top", "page": 10**10}, "page: expected a whole number of 1 to"),
    ({"want": "mean", "claim": [">"]}, "claim: expected a list of 2 to 3"),
    ({"want": "mean", "claim": [">", 7, 1]}, "claim: expected true or false, found 1"),
    ({"want": "top", "by": "country"}, "by: expected one of , lan, group, size, found"),
    ({"want": "mean", "by": "that"}, "that: expected the condition that parts the groups, found null"),
    ({"want": "top", "lang": None}, "lang: expected one of sv, en, found null"),
    ({"want": "top", "read": [["Umå", "guessed", "2480"]]}, "read[0]: expected one of misspelt,"),
    ({"want": "top", "read": [["Umå", "misspelt"]]}, "read[0]: expected a list of 3"),
]


@pytest.mark.parametrize(("said", "told"), WRONG, ids=[str(number) for number in range(len(WRONG))])
def test_what_is_wrong_is_told_by_its_place(said: Any, told: str) -> None:
    with pytest.raises(WrongQuestion) as wrong:
        from_json(said)
    assert str(wrong.value).startswith(told)
    if not any(odd in str(said) for odd in ("\\ud800", "nan")):  # a schema has no word for them
        assert not fits(said)


@pytest.mark.parametrize(("said", "told"), NOT_THERE)
def test_what_is_not_there_is_told_by_its_place(store: Store, said: Any, told: str) -> None:
    with pytest.raises(WrongQuestion) as wrong:
        check(from_json(said), store.edition())
    assert str(wrong.value).startswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "question: expected JSON (Expecting property name enclosed in double quotes at character 1)"),
        ("", "question: expected JSON (Expecting value at character 0)"),
        ("[" * 100_000, "question: expected JSON of few levels"),
        ('{"want": "top", "limit": ' + "1" * 5000 + "}", "question: expected JSON of few levels and short numbers"),
        ('{"want": "top", "where": ' + '{"not": ' * 50 + '{"in": "12"}' + "}" * 51, "where.not.not"),
    ],
    ids=["open", "empty", "deep", "long", "conditions"],
)  # fmt: skip
def test_what_is_no_json_is_told_too(text: str, told: str) -> None:
    with pytest.raises(WrongQuestion) as wrong:
        read_question(text)
    assert str(wrong.value).startswith(told)
    assert from_value(text) is None


@pytest.mark.parametrize("around", [lambda inner: {"not": inner}, lambda inner: {"all": [inner]}], ids=["not", "all"])
def test_conditions_stand_twelve_deep_in_each_other_and_no_deeper(around: Callable[[Any], Any]) -> None:
    where: Any = {"in": "12"}
    for _ in range(12):
        where = around(where)
    assert to_json(from_json({"want": "top", "where": where}))["where"] == where
    with pytest.raises(WrongQuestion, match="at most 12 conditions within each other"):
        from_json({"want": "top", "where": around(where)})


# What a button carries


def values(reply: Reply) -> list[str]:
    drawn = [*reply.blocks, *reply.private]
    elements = [each for block in drawn if block["type"] == "actions" for each in block["elements"]]
    return [each["value"] for element in elements for each in element.get("options", [element])]


EVERYBODY = tuple(f"{code:04}" for code in range(114, 2600))


def test_a_value_is_short() -> None:
    skane = Question("list", "apps", AnyOf((InArea("12"), Has("score", ">=", 10))), page=2, survey="exempel", lang="en")
    assert to_value(skane) == (
        '{"v":1,"want":"list","measure":"apps","where":{"any":[{"in":"12"},{"has":["score",">=",10]}]},'
        '"survey":"exempel","page":2,"lang":"en"}'
    )


@pytest.mark.parametrize("want", [each for each in get_args(Want) if each not in ("text", "language", "which")])
def test_no_button_carries_more_than_slack_takes(answerer: Answerer, want: Want) -> None:
    """A question that is too long for a button is answered; what cannot be asked on of it has no button."""
    codes = answerer.known(EVERYBODY)
    assert len(codes) == 290
    of = codes if want == "compare" else codes[:1]
    where = AnyOf(tuple(Is(code) for code in codes))
    question = Question(want, where=where, of=of, that=Has("score", ">=", 1), to="mean" if want == "difference" else "")
    assert len(to_value(question)) > BUTTON_VALUE
    reply = answerer.reply(question)
    assert reply.text
    assert max(map(len, values(reply)), default=0) <= BUTTON_VALUE


@pytest.mark.parametrize(
    "value",
    [
        "sv Umeå",  # as buttons were until they carried questions
        "sv topp Sörmland",
        "en top 10",
        'sv {"v":1,"want":"profile","of":["2480"]}',
        'sv {"want":"profile","of":["2480"]}',
        'sv {"v":1,"want":"top","where":{"place":["score",1,3]}}',  # places were without an end
        'en {"v":1,"want":"count","by":"that","that":{"has":["e_strategy","==",1]},"survey":"exempel"}',
    ],
)
def test_values_of_messages_posted_earlier_keep_working(answerer: Answerer, value: str) -> None:
    lang, _, asked = value.partition(" ")
    reply = answerer.reply(asked, "en" if lang == "en" else "sv")
    assert reply.status == "answer"
    assert reply.lang == lang


STRATEGY, LARGE, SMALL = {"has": ["e_strategy", "==", 1]}, {"size": [50_000, None]}, {"size": [0, 10_000]}
SKANE, STOCKHOLM = {"in": "12"}, {"is": "0180"}


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (
            {"want": "mean", "where": SKANE, "that": STRATEGY, "by": "that", "claim": [">", 0, False]},
            {"want": "mean", "where": SKANE, "sides": [STRATEGY, {"not": STRATEGY}], "claim": [">", 0, False]},
        ),
        (
            {"want": "total", "where": {"all": [{"any": [LARGE, SMALL]}, SKANE]}, "that": LARGE, "by": "that"},
            {"want": "total", "where": SKANE, "sides": [LARGE, SMALL]},
        ),
        (
            {"want": "share", "measure": "e_strategy", "that": STOCKHOLM, "by": "that"},
            {"want": "share", "measure": "e_strategy", "that": STRATEGY, "sides": [STOCKHOLM, {"not": STOCKHOLM}]},
        ),
    ],
)
def test_sides_as_they_were_written_before_are_read(before: dict[str, Any], now: dict[str, Any]) -> None:
    assert from_value(json.dumps({"v": 1, **before})) == from_json(now)
