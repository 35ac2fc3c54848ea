"""Over MCP the answer is the one that Slack and the terminal give, to the letter, and its values are those in its text."""

import csv
import json
import re
from typing import Any

import pytest

from data.state import State
from handlers.answering.answerer import Answerer
from handlers.listeners.mcp.offer import Offer
from handlers.replies.amounts import rounded
from handlers.replies.reply import Reply
from handlers.replies.texts import TEXTS
from handlers.replies.wording import number
from tests.bot_process import ROOT, bot
from tests.conftest import in_process
from tests.fake_slack import FakeSlack, Workspace
from tests.fake_slack.slackbot import SOMEBODY, called

SHEET = ROOT / "tests" / "understanding" / "questions_tune.csv"
MANY = 150
IN_WORDS = {20, 50, 70, 80}  # shares that are told as "every fifth"
OF_BACKGROUND = {"answered_other", "full_marks", "population", "answered"}  # told by the values only


def texts(answerer: Answerer) -> list[str]:
    """Questions spread over the whole sheet, but for those of files, which no tool sends."""
    with SHEET.open(encoding="utf-8", newline="") as file:
        every = list(dict.fromkeys(row["query"] for row in csv.DictReader(file) if row["query"].strip()))
    spread = every[:: len(every) // (MANY + 30)]
    return [text for text in spread if (reply := answerer.reply(text)) and not (reply.attachment or reply.chooses)][
        :MANY
    ]


def test_the_same_text_as_in_slack_and_in_the_terminal(
    slack: FakeSlack, example: Answerer, state: State, own_db: str
) -> None:
    asked, transport = texts(example), in_process(slack, example, state)  # the terminal has the example too
    printed = bot("ask", "--json", said="\n".join(asked), EINDEX_DB=own_db).stdout
    in_terminal = [json.loads(line)["text"] for line in printed.splitlines()]
    assert len(asked) == len(in_terminal) == MANY
    for person, (text, there) in enumerate(zip(asked, in_terminal, strict=True)):
        who = f"U{person}"
        over_mcp = called(transport, "ask", {"question": text}, SOMEBODY | {"user_id": who})
        in_slack = Workspace(slack, transport, user=who).slash(text)["text"]
        assert over_mcp["content"][0]["text"] == in_slack == there, text


def test_the_values_are_those_of_the_text(answerer: Answerer) -> None:
    offer, known = Offer(answerer), 0
    for text in texts(answerer):
        told = offer.call("ask", {"question": text}, None)
        for figure in told.structured["figures"]:
            if figure["value"] is None:
                assert figure["unknown"]
                continue
            known += 1
            assert is_told(figure, shown(told.reply), told.reply.lang), (text, figure, told.reply.text)
    assert known > 100


def shown(reply: Reply) -> str:
    """What a reply says, also in the cells of its table."""
    rows = (row for block in reply.blocks for row in block.get("rows", ()))
    return "\n".join([reply.text, *(str(cell.get("text", "")) for row in rows for cell in row)])


def is_told(figure: dict[str, Any], text: str, lang: str) -> bool:
    """Whether a value stands in the text, as a number or in the words for it."""
    value = figure["value"]
    written = number(rounded(value), TEXTS["en" if lang == "en" else "sv"])
    if re.search(rf"(?<!\d){re.escape(written)}(?!\d)", text) or figure.get("measure") in OF_BACKGROUND:
        return True
    if figure["unit"] == "yes_no":
        return True  # in words of its own
    if figure["unit"] == "percent":
        return figure["precision"] == "approximate" and value in IN_WORDS
    return value == figure.get("highest_possible") and ("full" in text)


def test_what_is_not_known_is_null_and_0_is_a_figure(example: Answerer, answerer: Answerer) -> None:
    [unknown, *_] = Offer(answerer).call("kommun", {"name": "Malmö", "language": "en"}, None).structured["figures"]
    assert (unknown["value"], unknown["at_most"], unknown["measure"]) == (None, 13, "score")
    assert unknown["unknown"].startswith("Malmö: no published score.")
    assert [each["rule"][:8] for each in unknown["follows_from"]] == ["a score ", "every ko"]
    told = Offer(example).call("ranking", {"measure": "apps", "order": "fewest", "survey": "exempel"}, None).structured
    assert {figure["value"] for figure in told["figures"]} == {0}
    assert told["survey"]["made_up"] is True


def test_both_sides_of_a_condition_and_whether_it_is_as_claimed(example: Answerer) -> None:
    query = {
        "want": "count",
        "sides": [{"has": ["e_strategy", "==", 1]}, {"not": {"has": ["e_strategy", "==", 1]}}],
        "claim": [">", 0],
        "survey": "exempel",
    }
    said = Offer(example).call("query", {"question": query, "language": "en"}, None).structured
    assert [(each["about"]["name"], each["value"]) for each in said["figures"]] == [
        ("kommuner with e-strategies of their own", 125),
        ("kommuner without e-strategies of their own", 95),
    ]
    assert (said["truth"], said["in_neither_group"]) == ("yes", 70)


def test_a_figure_whose_bounds_leave_but_one_is_told_as_derived(answerer: Answerer) -> None:
    [score, *_] = Offer(answerer).call("kommun", {"name": "Örnsköldsvik"}, None).structured["figures"]
    assert (score["value"], score["precision"], score["computed"]) == (12, "derived", True)
    assert score["follows_from"]
    assert [each["title"] for each in score["sources"]] == ["webben7.se"]


def test_each_figure_says_where_it_is_from(answerer: Answerer) -> None:
    offer = Offer(answerer)
    for figure in offer.call("kommun", {"name": "Göteborg"}, None).structured["figures"]:
        assert (figure["survey"], figure["year"]) == ("skl-2014", 2014)
        if figure["value"] is not None and not figure["computed"]:
            assert figure["sources"][0]["url"].startswith("http")
    [served, *_] = offer.call("ask", {"question": "hur många e-tjänster har Göteborg?"}, None).structured["figures"]
    assert (served["value"], served["precision"], served["sources"][0]["title"]) == (49, "approximate", "Vårt Göteborg")


def test_what_was_not_taken_into_account_is_told(answerer: Answerer) -> None:
    told = Offer(answerer).call("query", {"question": {"want": "top", "unused": ["igår"]}}, None).structured
    assert told["not_taken_into_account"] == ["igår"]
    assert "”igår”" in told["text"]


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("Katrineholm", (9, 50)),  # published: among the 50 best
        ("Vallentuna", (8, 49)),  # more points than Katrineholm
        ("Örnsköldsvik", (7, 49)),  # the third-highest score, which is no third place
        ("Göteborg", (1, 1)),
    ],
)
def test_every_tool_tells_the_same_place(answerer: Answerer, name: str, bounds: tuple[int, int]) -> None:
    offer = Offer(answerer)

    def told(tool: str, **given: Any) -> list[dict[str, Any]]:
        figures = offer.call(tool, given, "sv").structured["figures"]
        return [each["place"] for each in figures if "place" in each and each["about"]["name"] == name]

    places = [
        offer.call("kommun", {"name": name}, None).structured["places"]["country"],
        *told("ask", question=f"Vilken plats har {name}?"),
        *told("ranking"),
        *told("compare", places=[name, "Malmö"]),
        *told("verify", claimed=4, kommun=name, statistic="place"),
        *told("query", question={"want": "check", "of": ["0180"], "that": {"place": ["score", 1, 50]}}),
    ]
    assert len(places) >= 5
    assert {(each["best"], each["worst"]) for each in places} == {bounds}
    among = {"place": ["score", 1, 50]}
    check = {"want": "check", "of": [answerer.understood(name).of[0]], "that": among}
    assert offer.call("query", {"question": check}, None).structured["truth"] == "yes"


def test_a_rank_group_is_no_place(answerer: Answerer) -> None:
    offer = Offer(answerer)
    vallentuna = offer.call("kommun", {"name": "Vallentuna"}, None).structured
    assert (vallentuna["rank_group"], vallentuna["places"]["country"]["worst"]) == ({"worst": 4}, 49)
    third = offer.call("kommun", {"name": "Örnsköldsvik", "language": "en"}, None).structured
    assert third["rank_group"] == {"best": 3, "worst": 3, "shared_with": 4}
    assert "Third-highest score in the country" in third["text"]
    for place, verdict in ((3, "match"), (2, "mismatch"), (8, "unknown")):
        given = {"claimed": place, "kommun": "Örnsköldsvik", "statistic": "place", "language": "en"}
        verified = offer.call("verify", given, None).structured
        asked = offer.call("ask", {"question": f"Is Örnsköldsvik in place {place}?"}, None).structured
        assert (verified["verdict"], verified["text"]) == (verdict, asked["text"])


def test_whatever_is_counted_or_cited_is_told_by_its_values(answerer: Answerer) -> None:
    offer = Offer(answerer)

    def asked(question: str) -> dict[str, Any]:
        return offer.call("ask", {"question": question}, "sv").structured

    [score] = asked("Har Stockholm blivit bättre sedan 2011?")["figures"]
    assert (score["value"], score["sources"][0]["title"]) == (14, "Vårt Göteborg")
    assert asked("Har Stockholm blivit bättre sedan 2011?")["sources"] == score["sources"]
    by_lan = asked("Hur många kommuner per län har full poäng?")["figures"]
    assert {tuple(each["n"]) for each in by_lan} == {("fit", "known", "of")}
    assert all(each["n"]["fit"] == each["value"] <= each["n"]["known"] for each in by_lan)
    assert asked("Vad är snittpoängen?")["figures"][0]["n"] == {"known": 8, "of": 290}
    assert "n" not in asked("Vem ligger på tredje plats?")
    lacking = asked("Vilka har appar men inte e-strategi?")
    assert lacking["n"] == {"fit": 0, "known": 1, "of": 290}  # Vallentuna has an e-strategy
    assert lacking["figure_not_known_of"]["names_left_out"] == 289 - 50
    everyone = asked("Har alla kommuner appar?")
    assert "Källa: SKL, nyhet 19 juni 2014." in everyone["text"]
    assert [
        each["measure"] for each in offer.call("compare", {"places": ["Umeå", "Göteborg"]}, None).structured["figures"]
    ][:2] == ["score", "population"]


def test_what_is_loaded_is_told_in_words_too(answerer: Answerer) -> None:
    told = Offer(answerer).call("surveys", {"language": "en"}, None).structured
    for said in (
        "SKL 2014, published 19 June 2014",
        "220 of 290 kommuner answered",
        "8 of the ranking list's 186",
        "SKL 2011",
    ):
        assert said in told["text"]
    assert "Try" not in told["text"]
    assert all(value is not None for survey in told["surveys"] for value in survey.values())


def test_of_a_survey_without_scores_no_score_is_told(answerer: Answerer) -> None:
    [method] = Offer(answerer).read("eindex://skl-2011/method")["contents"]
    assert "SKL 2011 has no points and no ranking list here." in method["text"]
    assert "scores shown" not in method["text"]
