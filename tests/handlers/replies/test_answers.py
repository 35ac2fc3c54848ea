"""What answers say, by question: composed questions, so that how a text is read changes nothing."""

import json
import statistics
from dataclasses import replace

import pytest

from data.model.conditions import All, Any, Beside, Condition, Has, InArea, InGroup, Is, Not, Place, Size
from data.model.question import Question
from handlers.answering.answerer import Answerer
from handlers.replies.phrases import Phrases
from tests.conftest import ROOT

SORMLAND, SKANE = InArea("04"), InArea("12")
APPS, E_SERVICES = Has("apps", ">=", 1), Has("e_services", ">=", 1)
STRATEGY, SILENT = Has("e_strategy", "==", 1), Has("answered", "==", 0)
FULL = Has("score", "==", "max")
ONE_FIGURE = {
    "value",
    "place",
    "count",
    "share",
    "mean",
    "median",
    "total",
    "extreme",
    "difference",
    "check",
    "profile",
}


def plain(text: str) -> str:
    """The text with ordinary spaces in its numbers."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("condition", "sv", "en"),
    [
        (All(), "kommuner i landet", "kommuner in the country"),
        (All((SKANE, APPS, Not(STRATEGY))), "kommuner i Skåne län med appar men utan egen e-strategi", "kommuner in Skåne län with apps but without e-strategies of their own"),
        (All((Not(APPS), Not(E_SERVICES))), "kommuner utan appar och utan e-tjänster", "kommuner without apps or e-services"),
        (Not(Size(0, 10_000)), "kommuner med minst 10 000 invånare", "kommuner with at least 10,000 inhabitants"),
        (Not(Size(10_000, 20_000)), "kommuner med färre än 10 000 invånare eller med minst 20 000 invånare", "kommuner with fewer than 10,000 inhabitants or with at least 20,000 inhabitants"),
        (All((SORMLAND, SILENT)), "kommuner i Södermanlands län som inte svarade på enkäten", "kommuner in Södermanlands län that did not answer the survey"),
        (Not(All((APPS, E_SERVICES))), "kommuner med inte både appar och e-tjänster", "kommuner with not both apps and e-services"),
        (All((Has("apps", ">=", 2), Has("apps", "<=", 6))), "kommuner med 2–6 appar", "kommuner with 2–6 apps"),
        (Beside("1480", "better", "score"), "kommuner med högre poäng än Göteborg", "kommuner with a higher score than Göteborg"),
        (Not(InGroup("Storstäder")), "kommuner utom storstäderna", "kommuner except the metropolitan kommuner"),
    ],
)  # fmt: skip
def test_a_condition_is_said_back(answerer: Answerer, condition: Condition, sv: str, en: str) -> None:
    result = answerer.store.evaluate(Question("count", where=condition))
    assert (plain(Phrases(result, "sv").noun(condition)), Phrases(result, "en").noun(condition)) == (sv, en)


@pytest.mark.parametrize(
    ("condition", "many", "one", "clause"),
    [
        (Not(FULL), "har inte full pott", "does not have full marks", "inte har full pott"),
        (SILENT, "svarade inte på enkäten", "did not answer the survey", "inte svarade på enkäten"),
        (All((Not(APPS), Not(E_SERVICES))), "saknar appar och e-tjänster", "has no apps and no e-services", "saknar appar och e-tjänster"),
        (Not(Any((APPS, STRATEGY))), "saknar appar och egen e-strategi", "has no apps and no e-strategy of its own", "saknar appar och egen e-strategi"),
        (All((STRATEGY, Has("score", ">=", 10))), "har egen e-strategi och minst 10 poäng", "has an e-strategy of its own and at least 10 points", "har egen e-strategi och minst 10 poäng"),
        (Not(SKANE), "ligger inte i Skåne län", "is not in Skåne län", "inte ligger i Skåne län"),
    ],
)  # fmt: skip
def test_a_condition_is_said_of_many_of_one_and_in_a_clause(
    answerer: Answerer, condition: Condition, many: str, one: str, clause: str
) -> None:
    result = answerer.store.evaluate(Question("count", where=All((SKANE, condition))))
    sv, en = Phrases(result, "sv"), Phrases(result, "en")
    assert (sv.predicate(condition), en.predicate(condition, one=True), sv.clause(condition)) == (many, one, clause)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question("profile", of=("0484",)), "Eskilstuna: ingen publicerad poäng. Högst 10 av 14, om den har någon: Katrineholm är bäst i länet med 10."),
        (Question("profile", of=("2284",)), "Örnsköldsvik: 12 av 14 poäng. Siffran är inte publicerad utan härledd: de publicerade platserna avgör det."),
        (Question("top", "e_services", order="most", limit=1), "Kända: Örnsköldsvik ungefär 60 och Göteborg ungefär 49."),
        (Question("top", order="most", limit=3), "Topp 3 är sex kommuner: alla delar första plats."),
        (Question("top", order="most", where=Any(tuple(map(InArea, ("01", "12", "14", "24"))))), "Göteborg, Helsingborg, Skellefteå, Stockholm, Tyresö och Umeå, 14 av 14 poäng. Därefter, av de kända: Vallentuna 11."),
        (Question("list", where=Has("e_services", "==", 140)), "Vilka kommuner som har exakt 140 e-tjänster är inte publicerat."),
        (Question("share", that=Has("e_services", "==", 140)), "Hur stor andel som har exakt 140 e-tjänster i landet är inte publicerat."),
        (Question("share", that=APPS), "46 % av kommunerna har appar."),
        (Question("count", where=Has("apps", "==", 1)), "Hur många kommuner som har exakt 1 app är inte publicerat."),
        (Question("check", that=Has("apps", ">", 5), every=False), "Det går inte att säga om någon av kommunerna i landet har fler än 5 appar: det är inte publicerat."),
        (Question("check", that=FULL), "Nej: Katrineholm, Vallentuna och Örnsköldsvik har inte full pott. För 281 av 290 är ingen uppgift känd."),
        (Question("check", that=Has("score", ">=", 1), of=("2284",)), "Ja: Örnsköldsvik har minst 1 poäng – 12 av 14 poäng (härlett)."),
        (Question("check", that=Place("score", 3, 3), of=("2284",)), "Ja: Örnsköldsvik har plats 3 efter poäng i landet – delad med fyra andra kommuner."),
        (Question("check", that=InArea("12"), of=("1281",)), "Ja: Lund ligger i Skåne län. SKL 2014"),
        (Question("check", that=InArea("04"), of=("1281",)), "Nej: Lund ligger inte i Södermanlands län, utan i Skåne län."),
        (Question("check", that=InArea("04"), of=("1281", "1280")), "Nej: det stämmer inte att Lund och Malmö ligger i Södermanlands län. Lund och Malmö har högst"),
        (Question("top", where=Place("score", 3, 3), order="most"), "Plats 3 i landet, av de kända: Örnsköldsvik 12 (härlett)."),
        (Question("top", where=Place("score", 40, 50), order="most"), "Plats 40–50 i landet: vem det är är inte publicerat."),
        (Question("mean", by="lan"), "Snittpoängen per län har inte publicerats."),
        (Question("compare", of=("1280", "1281")), "Ingen publicerad poäng för Malmö eller Lund. Malmö och Lund har högst 13 av 14, om de har någon: alla med full pott är kända."),
    ],
)  # fmt: skip
def test_what_is_published_in_part_is_answered_so(answerer: Answerer, question: Question, said: str) -> None:
    text = answerer.reply(question).text
    assert text.startswith(said) or f" {said} " in text, text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question("check", that=Has("score", ">=", 0)), "Ja: alla 186 kommuner i landet som har en uppgift har minst 0 poäng. För 104 av 290 är ingen uppgift känd."),
        (Question("list", where=All((SORMLAND, SILENT))), "som inte svarade på enkäten: 3 av 9. Gnesta, Oxelösund och Vingåker. Exempel"),
        (Question("compare", of=("2480", "2582")), "Umeå: 14 av 14 poäng; det finns ingen poäng för Boden. "),
        (Question("mean", by="size"), "Snittpoängen är högst bland kommuner med 100 000 invånare eller fler: 11,4 poäng (14 kommuner)."),
        (Question("list", page=6), "Visar 251–290 av 290."),
        (Question("list", where=Not(Is("1480"))), "Kommuner utom Göteborg: 289."),
        (Question("list", where=Any((Is("1281"), Is("1480")))), "Lund och Göteborg: 2 av 2 har poäng. Lund 8 och Göteborg 14."),
        (Question("compare", "e_strategy", of=("1281", "1480", "2480")), "Göteborg och Umeå har egen e-strategi och Lund saknar egen e-strategi."),
        (Question("check", of=("1281", "1280"), that=Has("apps", ">=", 2)), "Nej: det stämmer inte att Lund och Malmö har minst 2 appar – Lund 0 och Malmö 2."),
        (Question("check", of=("1281",), that=All((STRATEGY, APPS))), "Nej: Lund har inte både en egen e-strategi och appar – saknar egen e-strategi; 0 appar."),
        (Question("total", "e_strategy", where=Any((Is("1281"), Is("1480")))), "1 av 2 har egen e-strategi bland Lund och Göteborg."),
    ],
)  # fmt: skip
def test_what_is_known_of_all_names_those_without(example: Answerer, question: Question, said: str) -> None:
    text = plain(example.reply(replace(question, survey="exempel")).text)
    assert said in text, text


def test_no_answer_of_one_figure_is_long_and_half_are_short() -> None:
    replies = [json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "tests" / "replies").glob("*.json")]
    assert statistics.median(len(reply["text"]) for reply in replies) <= 250
    long = [reply["question"] for reply in replies if reply["asked"]["want"] in ONE_FIGURE and len(reply["text"]) > 400]
    assert long == []
