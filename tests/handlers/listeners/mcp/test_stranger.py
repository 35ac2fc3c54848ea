"""A scripted "model" that knows nothing but the list of tools answers a stranger's questions with right figures.

It takes the tool whose description shares most words with what is needed, puts each thing it was told into the argument
whose description speaks of such a thing, and reads the answer by the fields that the output schema declares.
"""

import math
import re
from collections.abc import Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.fake_slack import InProcess
from tests.fake_slack.rules import Json
from tests.fake_slack.slackbot import Slackbot, called


class Model:
    """What a language model does with a list of tools, without the language."""

    def __init__(self, site: InProcess) -> None:
        self._site = site
        listed = Slackbot(site).drive("auto", lambda client: client.list_tools())
        self._tools = {tool.name: tool for tool in listed.tools}
        self._words = {tool.name: words(f"{tool.title} {tool.description}") for tool in listed.tools}

    def answer(self, need: str, told: Mapping[str, Any]) -> Json:
        """The structured answer to a need, with what the stranger told, by what it is."""
        tool = self._tools[max(self._words, key=lambda name: self._fit(need, name))]
        given = {self._argument(tool.input_schema, what): value for what, value in told.items()}
        Draft202012Validator(tool.input_schema).validate(given)
        answered: Json = called(self._site, tool.name, given)["structuredContent"]
        Draft202012Validator(tool.output_schema or {}).validate(answered)
        return answered

    def _fit(self, need: str, name: str) -> float:
        """Shared words, of which those that few tools have count most."""
        shared = words(need) & self._words[name]
        return sum(math.log(1 + len(self._words) / sum(word in has for has in self._words.values())) for word in shared)

    def _argument(self, schema: Json, what: str) -> str:
        """The argument called so, else the first that is described so."""
        properties: dict[str, Json] = schema["properties"]
        if what in properties:
            return what
        return next(
            name for name, each in properties.items() if what in f"{name} {each.get('description', '')}".lower()
        )


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-zåäö]{4,}", text.lower()))


@pytest.fixture(scope="module")
def model(site: InProcess) -> Model:
    return Model(site)


def first(answered: Json) -> Any:
    return answered["figures"][0]["value"]


@pytest.mark.parametrize(
    ("need", "told", "expected"),
    [
        ("everything known about one kommun", {"municipality": "Katrineholm"}, lambda a: first(a) == 10),
        (
            "everything known about one kommun",
            {"municipality": "Eskilstuna"},
            lambda a: first(a) is None and a["figures"][0]["at_most"] == 10 and "ingen publicerad" in a["text"],
        ),
        (
            "who is best in a county, best first",
            {"county": "Sörmland"},
            lambda a: (a["figures"][0]["about"]["name"], first(a), a["complete"]) == ("Katrineholm", 10, False),
        ),
        (
            "the kommuner with fewest in the country",
            {"order": "fewest"},
            lambda a: a["complete"] is False and a["n"] == {"known": 8, "of": 290},
        ),
        (
            "two kommuner beside each other, and the difference",
            {"names of kommuner": ["Gothenburg", "Katrineholm"], "measure": "score"},
            lambda a: {f["about"]["name"]: f["value"] for f in a["figures"]} == {"Göteborg": 14, "Katrineholm": 10},
        ),
        (
            "check whether a figure that somebody states is right",
            {"claimed": 11, "municipality": "Katrineholm"},
            lambda a: a["verdict"] == "mismatch" and first(a) == 10,
        ),
        (
            "check whether a figure that somebody states is right",
            {"claimed": 9, "municipality": "Malmö"},
            lambda a: a["verdict"] == "unknown" and first(a) is None,
        ),
        (
            "check a figure published of the whole country",
            {"claimed": 46, "figure of the whole country": "offers_apps"},
            lambda a: a["verdict"] == "match" and first(a) == 46,
        ),
        (
            "a person's question: how many kommuner got full marks",
            {"question": "how many kommuner in Skåne got full marks?"},
            lambda a: (first(a), a["figures"][0]["n"]) == (1, {"fit": 1, "known": 1, "of": 33}),
        ),
        (
            "which surveys are loaded, how old and complete",
            {},
            lambda a: (a["surveys"][0]["id"], a["surveys"][0]["scores_known"]) == ("skl-2014", 8),
        ),
    ],
)
def test_a_stranger_gets_the_right_figure(model: Model, need: str, told: dict[str, Any], expected: Any) -> None:
    answered = model.answer(need, told)
    assert answered["status"] == "answer"
    assert expected(answered), answered


@pytest.mark.parametrize(
    ("tool", "given", "way_on"),
    [
        ("ask", {"question": " "}, "is empty"),
        ("ask", {"question": ""}, "1 or more"),
        ("ranking", {"survey": "skl-2020"}, "There is no survey called 'skl-2020'; loaded: skl-2014, skl-2011"),
        ("query", {"question": {"want": "top", "measure": "joy"}}, "measure: expected one of"),
        (
            "query",
            {"question": {"want": "list", "where": {"not": {"has": ["joy", ">", 1]}}}},
            "where.not.has: expected",
        ),
        ("kommun", {"name": "Skåne"}, "`ranking`"),
        ("kommun", {"name": "Oslo"}, "290 kommuner only"),
        ("kommun", {"name": ""}, "1 to 100 characters"),
        ("kommun", {}, "is missing"),
        ("kommun", {"name": "Umeå", "year": 2014}, "there are: name"),
        ("ranking", {"area": "Eskilstuna"}, "Södermanlands län"),
        ("ranking", {"area": "most apps in Skåne"}, "says more"),
        ("ranking", {"area": "worst in Skåne"}, "says more"),
        ("ranking", {"area": "top 3 in Skåne"}, "says more"),
        ("ranking", {"area": "how many in Skåne"}, "says more"),
        ("ranking", {"area": "Mars"}, "such as “Skåne”"),
        ("ranking", {"measure": "happiness"}, "must be one of: score"),
        ("ranking", {"limit": 0}, "between 1 and 50"),
        ("compare", {"places": ["Umeå"]}, "2 to 10"),
        ("compare", {"places": ["Umeå", "Umeå kommun"]}, "different"),
        ("compare", {"places": ["Umeå", "Skåne"]}, "not both"),
        ("verify", {"claimed": 10}, "name it as kommun"),
        ("verify", {"claimed": "ten", "kommun": "Umeå"}, "of type number"),
        ("verify", {"claimed": 8, "statistic": "mean", "kommun": "Umeå"}, "leave kommun out"),
        ("verify", {"claimed": 40, "statistic": "share"}, "needs a measure"),
        ("verify", {"claimed": 1.5, "statistic": "place", "kommun": "Umeå"}, "whole number"),
        ("query", {"question": {"want": "everything"}}, "expected one of profile"),
        ("query", {"question": {"want": "value"}}, "of: expected the code of a kommun"),
        ("query", {"question": {"want": "share"}}, "needs “that”"),
        ("query", {"question": {"want": "profile", "of": ["9999"]}}, "by name"),
        ("query", {"question": {"want": "top", "survey": "skl-2020"}}, "survey: expected one of skl-2011, skl-2014"),
        ("query", {"question": {"want": "top", "limit": 0}}, "a whole number of 1"),
        ("query", {"question": {"want": "list", "where": {"has": ["score", "==", 10**400]}}}, "a number"),
    ],
)
def test_an_error_is_a_sentence_with_a_way_on(site: InProcess, tool: str, given: dict[str, Any], way_on: str) -> None:
    result = called(site, tool, given, {"team_id": "T1", "user_id": f"U{way_on}"})
    assert result["isError"] is True
    assert result["structuredContent"]["status"] == "error"
    assert way_on in result["content"][0]["text"]


def test_a_share_of_each_side_needs_no_condition_besides(site: InProcess) -> None:
    sides = [{"has": ["answered", "==", 1]}, {"has": ["answered", "==", 0]}]
    result = called(
        site, "query", {"question": {"want": "share", "sides": sides}}, {"team_id": "T1", "user_id": "U_SIDES"}
    )
    assert result["isError"] is False, result


@pytest.mark.parametrize(
    ("area", "where"),
    [
        ("Skåne", {"in": "12"}),
        ("Skåne County", {"in": "12"}),
        ("Stockholm", {"in": "01"}),  # a kommun that its län is called after
        ("Skåne or Halland", {"any": [{"in": "12"}, {"in": "13"}]}),
        ("Västra Götaland except Göteborg", {"all": [{"in": "14"}, {"not": {"is": "1480"}}]}),
        ("small kommuner in Norrland", {"all": [{"in": "Norrland"}, {"size": [0, 10000]}]}),
        ("kommuner with apps", {"has": ["apps", ">=", 1]}),
        ("Sweden", None),
        ("", None),
    ],
)
def test_an_area_in_words(site: InProcess, area: str, where: object) -> None:
    answered = called(site, "ranking", {"area": area}, {"team_id": "T1", "user_id": f"A{area}"})["structuredContent"]
    assert answered["question"].get("where") == where


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ({"claimed": 10, "kommun": "Katrineholm"}, "match"),
        ({"claimed": 14, "kommun": "Malmö"}, "mismatch"),  # all with full marks are named
        ({"claimed": 12, "kommun": "Örnsköldsvik"}, "match"),  # its bounds leave but one
        ({"claimed": 13, "kommun": "Örnsköldsvik"}, "mismatch"),
        ({"claimed": 49, "kommun": "Göteborg", "measure": "e_services"}, "match"),
        ({"claimed": 50, "kommun": "Göteborg", "measure": "e_services"}, "close"),
        ({"claimed": 90, "kommun": "Göteborg", "measure": "e_services"}, "mismatch"),
        ({"claimed": 0, "kommun": "Malmö", "measure": "apps"}, "unknown"),
        ({"claimed": 1, "kommun": "Katrineholm", "statistic": "place", "area": "Sörmland"}, "match"),
        ({"claimed": 3, "kommun": "Örnsköldsvik", "statistic": "place"}, "match"),  # as the source counts places
        ({"claimed": 1, "kommun": "Malmö", "statistic": "place"}, "mismatch"),
        ({"claimed": 46, "measure": "apps", "statistic": "share"}, "match"),
        ({"claimed": 15, "measure": "apps", "statistic": "share", "survey": "skl-2011"}, "match"),
        ({"claimed": 7, "statistic": "mean"}, "unknown"),
        ({"claimed": 220, "national": "answered"}, "match"),
        ({"claimed": 229, "national": "answered"}, "mismatch"),  # what one source has is told beside it
        ({"claimed": 225, "national": "answered"}, "mismatch"),  # a count is not nearly another
        ({"claimed": 7, "national": "full_marks"}, "mismatch"),
        ({"claimed": 140, "national": "e_services_max"}, "match"),
        ({"claimed": 186, "national": "ranked"}, "match"),
        ({"claimed": 190, "national": "ranked"}, "mismatch"),
        ({"claimed": 76, "national": "cooperates_procurement"}, "match"),
        ({"claimed": 21, "national": "no_e_services"}, "close"),  # "every fifth"
    ],
)
def test_a_claim_is_judged(site: InProcess, given: dict[str, Any], verdict: str) -> None:
    answered = called(site, "verify", given, {"team_id": "T1", "user_id": f"V{given}"})["structuredContent"]
    assert (answered["verdict"], answered["claimed"]) == (verdict, given["claimed"])


def test_of_what_a_survey_does_not_have_nothing_can_be_said(site: InProcess) -> None:
    given = {"claimed": 7, "kommun": "Uppsala", "survey": "skl-2011", "language": "en"}
    told = called(site, "verify", given, {"team_id": "T1", "user_id": "U_2011"})["structuredContent"]
    assert (told["status"], told["verdict"], told["figures"]) == ("none", "unknown", [])
    listed = Slackbot(site).drive("auto", lambda client: client.list_tools()).tools
    schemas = {tool.name: tool.output_schema or {} for tool in listed}
    assert schemas["verify"]["properties"]["verdict"]["description"].endswith("status is ask, busy or error.")


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"claimed": 73, "national": "offers_apps"}, "Is it true that 73% of kommuner have apps?"),
        ({"claimed": 20, "national": "no_e_services"}, "Is it true that 20% of kommuner have no e-services?"),
        ({"claimed": 229, "national": "answered"}, "Is it true that 229 kommuner answered?"),
        ({"claimed": 9, "national": "full_marks"}, "Is it true that 9 kommuner got full marks?"),
        ({"claimed": 11, "kommun": "Katrineholm"}, "Is it true that Katrineholm got 11 points?"),
    ],
)
def test_a_claim_is_answered_as_if_it_was_asked(site: InProcess, given: dict[str, Any], asked: str) -> None:
    who = {"team_id": "T1", "user_id": f"W{asked}"}
    verified = called(site, "verify", {**given, "language": "en"}, who)["structuredContent"]
    answered = called(site, "ask", {"question": asked}, who)["structuredContent"]
    if verified["figures"][0]["statistic"] != "value":
        assert verified["text"] == answered["text"]
    assert verified["figures"] == answered["figures"]
    assert verified["sources"]


def test_sources_in_conflict_are_told(site: InProcess) -> None:
    given = {"claimed": 229, "national": "answered", "language": "en"}
    told = called(site, "verify", given, {"team_id": "T1", "user_id": "U_CONFLICT"})["structuredContent"]
    assert [each["value"] for each in told["figures"]] == [220, 229]
    assert "One source, webben7.se, has 229." in told["text"]
    assert {each["title"] for each in told["sources"]} == {"Vårt Göteborg", "webben7.se"}


@pytest.mark.parametrize(
    ("tool", "given", "lang", "names"),
    [
        ("kommun", {"name": "häbo", "language": "sv"}, "Vilken menar du", ["Håbo kommun", "Habo kommun"]),
        ("kommun", {"name": "Upplands", "language": "en"}, "Which", ["Upplands Väsby kommun", "Upplands-Bro kommun"]),
        ("verify", {"claimed": 9, "kommun": "häbo"}, "Vilken menar du", ["Håbo kommun", "Habo kommun"]),
        ("compare", {"places": ["häbo", "Umeå"]}, "Vilken menar du", ["Håbo kommun", "Habo kommun"]),
    ],
)
def test_a_name_of_several_kommuner_is_asked_about(
    site: InProcess, tool: str, given: dict[str, Any], lang: str, names: list[str]
) -> None:
    result = called(site, tool, given, {"team_id": "T1", "user_id": f"B{tool}{given}"})
    told = result["structuredContent"]
    assert (result["isError"], told["status"]) == (False, "ask")
    assert told["text"].startswith(lang)
    assert [each["name"] for each in told["candidates"]] == names
    assert "verdict" not in told
