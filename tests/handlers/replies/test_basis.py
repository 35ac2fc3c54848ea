"""What an answer says of itself when it is asked how it is known."""

import json

import pytest

from data.model.question_json import read_question, to_value
from handlers.answering.answerer import Answerer
from tests.data.language.test_understand import ONE_OF_EACH
from tests.fake_slack import check_message

ASKED = [
    (
        '{"want": "mean", "where": {"in": "12"}, "survey": "exempel"}',
        [
            "Så fick jag fram det: I snitt 7,5 poäng i Skåne län (27 kommuner).",
            "Frågan: snittet av poäng i Skåne län (Exempel (påhittat)).",
            "Räknade: 33 kommuner; för 27 är uppgiften känd.",
            "Okänt: 6 kommuner.",
        ],
    ),
    (
        '{"want": "mean", "where": {"has": ["e_strategy", "==", 1]}, "survey": "exempel"}',
        ["Räknade: 125 kommuner; för 110 är uppgiften känd.", "Okänt: 15 kommuner."],
    ),
    (
        '{"want": "count", "where": {"has": ["score", ">", 10]}, "survey": "exempel"}',
        ["Räknade: 290 kommuner; för 220 är uppgiften känd.", "Okänt: 70 kommuner."],
    ),
    (
        '{"want": "share", "that": {"has": ["e_strategy", "==", 1]}, "by": "lan", "survey": "exempel"}',
        ["Räknade: 290 kommuner; för 220 är uppgiften känd.", "Okänt: 70 kommuner."],
    ),
    (
        '{"want": "mean", "measure": "apps", "sides": [{"in": "12"}, {"in": "13"}], "survey": "exempel"}',
        [
            "Frågan: snittet av antal appar i landet, för kommuner i Skåne län och kommuner i Hallands län, var för sig",
        ],
    ),
    (
        '{"want": "profile", "of": ["0484"]}',
        [
            "Så fick jag fram det: Eskilstuna: ingen publicerad poäng.",
            "Katrineholm är bäst i sitt län, så ingen annan där har mer.",
        ],
    ),
    (
        '{"want": "check", "of": ["1280"], "that": {"beside": ["1480", "better", "score"]}}',
        [
            "Frågan: om Malmö har högre poäng än Göteborg (SKL 2014).",
            "Räknade: Malmö.",
            "Kända uppgifter: Göteborg 14.",
            "Alla med full pott är kända, så övriga har högst 13.",
        ],
    ),
    (
        '{"want": "count", "where": {"has": ["apps", ">=", 1]}, "lang": "en"}',
        [
            "How I got there: 46% of kommuner have apps.",
            "The question: the number of kommuner with apps (SKL 2014).",
            "The rule: the figure is as it was published.",
        ],
    ),
    (
        '{"want": "change", "of": ["1280"], "measure": "apps", "survey": "exempel"}',
        ["Frågan: hur antal appar har utvecklats för Malmö (Exempel (påhittat))."],
    ),
    (
        '{"want": "check", "that": {"in": "13"}, "by": "lan", "order": "fewest", "topic": "mean", "survey": "exempel"}',
        ["Frågan: om snittpoängen är lägst i Hallands län, per län (Exempel (påhittat))."],
    ),
]


UNANSWERED = ("vem ligger närmast snittet", "kommuner i Norrland med högre poäng än snittet")  # a fault, in words too


@pytest.mark.parametrize(("asked", "parts"), ASKED)
def test_it_says_what_it_rests_on(example: Answerer, asked: str, parts: list[str]) -> None:
    said = example.reply(read_question(f'{asked[:-1]}, "form": "basis"}}')).text
    assert [part for part in parts if part not in said] == [], said


@pytest.mark.parametrize(
    ("asked", "labels"),
    [
        ('{"want": "count", "where": {"in": "12"}}', ["Svaret", "Vilka räknades?"]),
        ('{"want": "list", "where": {"in": "12"}}', ["Svaret"]),  # its answer are they
        ('{"want": "count"}', ["Svaret"]),
        ('{"want": "check", "of": ["1280"], "where": {"in": "12"}}', ["Svaret"]),
    ],
)
def test_who_were_counted_is_offered_where_the_answer_does_not_list_them(
    example: Answerer, asked: str, labels: list[str]
) -> None:
    blocks = example.reply(read_question(f'{asked[:-1]}, "form": "basis"}}')).blocks
    [buttons] = [block["elements"] for block in blocks if block["type"] == "actions"]
    assert [button["text"]["text"] for button in buttons] == labels


def test_it_links_its_sources_and_carries_the_question(example: Answerer) -> None:
    reply = example.reply(read_question('{"want": "profile", "of": ["0483"], "form": "basis"}'))
    drawn = json.dumps(reply.blocks, ensure_ascii=False)
    assert "<http://www.katrineholm.se/" in drawn
    assert (
        to_value(read_question('{"want": "profile", "of": ["0483"], "survey": "skl-2014"}')).replace('"', '\\"')
        in drawn
    )


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_question_can_be_explained(example: Answerer, lang: str) -> None:
    for text, question in ONE_OF_EACH:
        if question["want"] in ("text", "language", "which") or text in UNANSWERED:
            continue
        reply = example.reply(read_question(json.dumps({**question, "form": "basis"})), lang)  # type: ignore[arg-type]
        check_message({"text": reply.text, "blocks": list(reply.blocks)})
        assert reply.text.startswith(("Så fick jag fram det: ", "How I got there: ")), text
