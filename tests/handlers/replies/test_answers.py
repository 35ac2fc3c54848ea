"""What answers say, by question: composed questions, so that how a text is read changes nothing."""

import json
import statistics
from dataclasses import replace

import pytest

from data.model.conditions import (
    Against,
    All,
    Any,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Not,
    Operator,
    Place,
    Size,
)
from data.model.question import Claim, Question, Want
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
        (Against("apps", ">", "e_services"), "kommuner med fler appar än e-tjänster", "kommuner with more apps than e-services"),
        (Not(Against("apps", "==", "e_services")), "kommuner utan lika många appar som e-tjänster", "kommuner without as many apps as e-services"),
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
        (Question("extreme", "e_services", order="fewest"), "Färst i en kommun: 0 e-tjänster."),
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
        (Question("check", that=Place("score", 3, 3), of=("2284",)), "Ja: Örnsköldsvik har plats 3 efter poäng i landet – när lika poäng räknas som en plats, delad med fyra andra kommuner."),
        (Question("check", that=InArea("12"), of=("1281",)), "Ja: Lund ligger i Skåne län. SKL 2014"),
        (Question("check", that=InArea("04"), of=("1281",)), "Nej: Lund ligger inte i Södermanlands län, utan i Skåne län."),
        (Question("check", that=InArea("04"), of=("1281", "1280")), "Nej: det stämmer inte att Lund och Malmö ligger i Södermanlands län. Lund och Malmö har högst"),
        (Question("top", where=Place("score", 3, 3), order="most"), "Plats 3 i landet, när lika poäng räknas som en plats, av de kända: Örnsköldsvik 12 (härlett)."),
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
        (Question("spread", by="size"), "Poäng efter storlek i landet: under 10 000 invånare 4,5, 10 000–20 000 invånare 6,1, 20 000–50 000 invånare 7,9, 50 000–100 000 invånare 9,5, 100 000 invånare eller fler 11,4. Samband med storlek: 0,66 (−1 till 1). "),
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


def _parted(want: Want, measure: str, that: Condition, op: Operator | None = None, **more: object) -> Question:
    claim = Claim(op, 0) if op else None
    said = {"sides": (that, Not(that)), "that": Has(measure, ">=", 1) if want == "share" else None, **more}
    return Question(want, measure, claim=claim, survey="exempel", **said)  # type: ignore[arg-type]


LARGE, SMALL = Size(50_000, None), Size(0, 10_000)
OSTERSUND, JAMTLAND = Is("2380"), InArea("23")


@pytest.mark.parametrize(
    ("question", "sv", "en"),
    [
        (_parted("mean", "e_services", STRATEGY, ">"), "Ja: i snitt 20 e-tjänster bland kommuner med egen e-strategi (125 kommuner), mot 14,1 bland dem utan (95). ", "Yes: on average 20 e-services among kommuner with e-strategies of their own (125 kommuner), against 14.1 among those without (95). "),
        (_parted("mean", "e_services", Not(STRATEGY), ">"), "Nej: i snitt 14,1 e-tjänster bland kommuner utan egen e-strategi (95 kommuner), mot 20 bland dem med (125). ", "No: on average 14.1 e-services among kommuner without e-strategies of their own (95 kommuner), against 20 among those with (125). "),
        (_parted("median", "e_services", Not(STRATEGY)), "I median 15 e-tjänster bland kommuner med egen e-strategi (125 kommuner), mot 7 bland dem utan (95); skillnaden är 8. ", "A median of 15 e-services among kommuner with e-strategies of their own (125 kommuner), against 7 among those without (95); the difference is 8. "),
        (_parted("share", "e_services", STRATEGY), "84 % har e-tjänster bland kommuner med egen e-strategi (125 kommuner), mot 74,7 % bland dem utan (95); skillnaden är 9,3 procentenheter. ", "84% have e-services among kommuner with e-strategies of their own (125 kommuner), against 74.7% among those without (95); the difference is 9.3 percentage points. "),
        (_parted("count", "", STRATEGY), "125 kommuner med egen e-strategi, mot 95 utan; skillnaden är 30. 70 kommuner är i ingen av grupperna: det är inte känt om de har egen e-strategi. ", "125 kommuner with e-strategies of their own, against 95 without; the difference is 30. 70 kommuner are in neither group: it is not known whether they have e-strategies of their own. "),
        (_parted("mean", "score", LARGE, ">", sides=(LARGE, SMALL)), "Ja: i snitt 10,1 poäng bland kommuner med minst 50 000 invånare (45 kommuner), mot 4,5 bland kommuner med färre än 10 000 invånare (21). ", "Yes: on average 10.1 points among kommuner with at least 50,000 inhabitants (45 kommuner), against 4.5 among kommuner with fewer than 10,000 inhabitants (21). "),
        (_parted("mean", "score", SKANE, ">"), "Ja, men knappt: i snitt 7,5 poäng i Skåne län (27 kommuner), mot 7,5 i resten av landet (159). ", "Yes, but barely: on average 7.5 points in Skåne län (27 kommuner), against 7.5 in the rest of the country (159). "),
        (_parted("total", "e_services", OSTERSUND, ">", where=JAMTLAND), "Ja: 35 e-tjänster i Östersund, mot sammanlagt 4 i resten av Jämtlands län (3). ", "Yes: 35 e-services in Östersund, against 4 in all in the rest of Jämtlands län (3). "),
        (_parted("mean", "score", InGroup("Storstäder")), "I snitt 12,3 poäng bland storstäderna (3 kommuner), mot 7,4 bland resten av kommunerna i landet (183); skillnaden är 4,9. ", "On average 12.3 points among the metropolitan kommuner (3 kommuner), against 7.4 among the rest of the kommuner in the country (183); the difference is 4.9. "),
        (_parted("mean", "apps", Has("apps", "==", 0), "==", where=Has("apps", "==", 0)), "Det går inte att säga: i snitt 0 appar bland kommuner utan appar (119 kommuner), mot ingen känd uppgift bland resten av kommunerna utan appar. ", "That cannot be said: on average 0 apps among kommuner without apps (119 kommuner), against no known figure among the rest of the kommuner without apps. "),
        (_parted("mean", "e_services", STRATEGY, topic="cause"), "skillnaden är 5,8 (före avrundning). Ett samband säger inte att det ena leder till det andra. ", "the difference is 5.8 (before rounding). A link does not say that one leads to the other. "),
        (replace(_parted("mean", "e_services", STRATEGY, ">"), survey=None), "Det går inte att säga: snittet av antal e-tjänster bland kommuner med egen e-strategi och bland dem utan har inte publicerats. ", "That cannot be said: the mean number of e-services among kommuner with e-strategies of their own and among those without has not been published. "),
    ],
)  # fmt: skip
def test_those_that_fit_a_condition_beside_those_that_do_not(
    example: Answerer, question: Question, sv: str, en: str
) -> None:
    assert sv in plain(example.reply(question).text)
    assert en in plain(example.reply(replace(question, lang="en")).text)


HALLAND, BLEKINGE = InArea("13"), InArea("10")


def test_no_answer_of_one_figure_is_long_and_half_are_short() -> None:
    replies = [json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "tests" / "replies").glob("*.json")]
    assert statistics.median(len(reply["text"]) for reply in replies) <= 250
    single = [
        reply
        for reply in replies
        if reply["asked"]["want"] in ONE_FIGURE
        and "by" not in reply["asked"]
        and not any(block["type"] == "divider" for block in reply["blocks"])  # between several answers
    ]
    long = [reply["question"] for reply in single if len(reply["text"]) > 400]
    assert long == []
