"""The example survey: loaded by the ordinary pipeline, it says what was published of SKL's; and says it is made up."""

import re
import sqlite3
from pathlib import Path

import pandas as pd
import pytest

from data.loading.example import make_answers
from data.loading.packages.registry import read_registry
from handlers.answering.answerer import Answerer

MADE_UP = "Påhittade siffror: Exempel (påhittat) är ingen riktig undersökning."


@pytest.fixture
def db(example_db: Path) -> Path:
    return example_db


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("fick Malmö full pott exempel", ["Nej: Malmö fick 9 av 14 poäng. "]),
        ("fick Göteborg full pott exempel", ["Ja: Göteborg fick full pott, 14 av 14 poäng. "]),
        ("är Umeå bäst i Norrland exempel", ["Ja: Umeå har full pott, delad förstaplats i Norrland med en annan. "]),
        ("är Umeå bäst i Skåne exempel", ["Nej: Umeå ligger i Västerbottens län. "]),
        ("är Katrineholm bäst i länet exempel", ["Ja: Katrineholm leder i Södermanlands län med 10 av 14. "]),
        ("är Trosa bäst i Sörmland exempel", ["Nej: Trosa ligger på plats 2 av 5 i Södermanlands län, delad med två andra. "]),
        ("är Malmö bland de 50 bästa exempel", ["Ja: Malmö ligger på plats 47 av 186 i landet, delad med 24 andra. "]),
        ("är Lund topp 10 i Skåne exempel", ["Nej: Lund ligger på plats 11 av 27 i Skåne län, delad med sex andra. "]),
        ("är Åmål sämst exempel", ["Ja: Åmål ligger sist i landet med 0 av 14 poäng. "]),
        ("är Kiruna sist i Norrbotten exempel", ["Nej: Kiruna ligger på plats 2 av 6 i Norrbottens län, delad med två andra. "]),
        ("är Flen bäst exempel", ["Nej: Flen har ingen poäng. "]),
        ("ligger Lund över snittet exempel", ["Ja: Lund har 8 poäng mot i snitt 7,5 i landet. "]),
        ("ligger Lund under snittet exempel", ["Nej: Lund har 8 poäng mot i snitt 7,5 i landet. "]),
        ("jämför Katrineholm med snittet exempel", ["Katrineholm har 10 poäng mot i snitt 7,5 i landet. "]),
        ("är Umeå bättre än snittet i Västerbotten exempel", ["Ja: Umeå har 14 poäng mot i snitt 9,5 i Västerbottens län. "]),
        ("ligger Flen över snittet exempel", ["Flen har ingen poäng; snittet i landet är 7,5. "]),
        ("har Lund några appar exempel", ["Nej: Lund har inga appar. "]),
        ("har Göteborg appar exempel", ["Ja: Göteborg har 5 appar. "]),
        ("svarade Kiruna exempel", ["Ja: Kiruna svarade på undersökningen. "]),
        ("svarade Gnesta exempel", ["Nej: Gnesta svarade inte på undersökningen. "]),
        ("svarade inte Gnesta exempel", ["Gnesta svarade inte på undersökningen. "]),
        ("är Flen med i rankinglistan exempel", ["Nej: Flen finns inte i rankinglistan. "]),
        ("hur många e-tjänster har Lund på gång exempel", ["Lund: 4 e-tjänster på väg. "]),
        ("har Lund mina sidor exempel", ["Delvis: Lund fick 1 av 2 poäng för mina sidor. "]),
        ("har Umeå e-legitimation exempel", ["Ja: Umeå fick 2 av 2 poäng för e-legitimation. "]),
        ("har Gnesta mina sidor exempel", ["Det går inte att säga om Gnesta har mina sidor. "]),
        ("samarbetar Flen om upphandling exempel", ["Ja: Flen samarbetar om upphandling. "]),
        ("samarbetar Flen om drift exempel", ["Nej: Flen samarbetar inte om drift. "]),
        ("hur långt är Lund från full pott exempel", ["Lund: 6 poäng från full pott. "]),
        ("hur långt är Umeå från full pott exempel", ["Umeå fick full pott, 14 av 14 poäng. "]),
        ("Lund appar exempel", [f"{MADE_UP} Lund: 0 appar. "]),
        ("lund exempel varför", [f"{MADE_UP} Lund: 8 av 14 poäng. Utbud av e-tjänster 3 av 4"]),
        ("hur många poäng är Malmö efter Göteborg exempel", ["Göteborg har 5 poäng mer än Malmö: 14 mot 9. "]),
        ("jämför Göteborg Malmö exempel", ["Göteborg ligger före i e-tjänster, appar, "]),
        ("statistik exempel", ["220 av 290 kommuner svarade", "186 kommuner finns i rankinglistan", "Sex fick full pott, 14 av 14: Göteborg, Helsingborg, Skellefteå, Stockholm, Tyresö och Umeå.", "46 % av dem som svarade erbjuder appar", "mellan 0 och 140 i en kommun", "20 % av dem som svarade saknar dem helt", "50 % av dem som saknar e-tjänster har färre än 10 000 invånare", "76 % av dem som svarade samarbetar om upphandling och 70 % av dem som svarade om drift"]),
        ("top exempel", ["Sex kommuner delar förstaplatsen i landet med 14 av 14.", "Göteborg 14, Helsingborg 14, Skellefteå 14, Stockholm 14, Tyresö 14, Umeå 14"]),
        ("top Sörmland exempel", ["Katrineholm leder i Södermanlands län med 10 av 14."]),
        ("Katrineholm exempel", ["Katrineholm: 10 av 14 poäng.", "Bäst i Södermanlands län."]),
        ("Göteborg exempel", ["Göteborg: 14 av 14 poäng.", "49 e-tjänster, 12 till på väg. 5 appar."]),
        ("Örnsköldsvik exempel", ["Plats 10 av 186 i landet, delad med Gävle, Landskrona, Linköping och Luleå. Rankgrupp 3.", "60 e-tjänster"]),
        ("varför Umeå exempel", ["Utbud av e-tjänster 4 av 4, Appar 2 av 2, Mina sidor 2 av 2", "Inga poäng saknas."]),
        ("varför Katrineholm exempel", ["Katrineholm: 10 av 14 poäng.", "Till nästa rankgrupp: 1 poäng, kortast genom E-legitimation +1.", "Poäng finns kvar att få för"]),
        ("vad saknas Eskilstuna exempel", ["Till länets bästa, Katrineholm: 1 poäng, kortast genom "]),
        ("jämför Göteborg Katrineholm exempel", ["Göteborg har högst poäng: 14 av 14.", "Plats i landet: Göteborg 1, Katrineholm 27."]),
        ("Vallentuna exempel", ["Vallentuna: 11 av 14 poäng."]),
        ("vem har flest e-tjänster exempel", ["Flest e-tjänster i landet: "]),
        ("vilka saknar appar i Sörmland exempel", ["saknar appar."]),
        ("vilka svarade inte i Sörmland exempel", ["Tre kommuner i Södermanlands län svarade inte. Gnesta, Oxelösund och Vingåker."]),
        ("vilka har fler än 100 e-tjänster exempel", ["En kommun i landet har minst 101 e-tjänster. Helsingborg"]),
        ("hur många kommuner har fler än 5 appar exempel", ["40 kommuner i landet har minst 6 appar."]),
        ("vilka har exakt 3 appar i Sörmland exempel", ["Ingen kommun i Södermanlands län har 3 appar."]),
        ("vilka kommuner i Sörmland har inte e-strategi exempel", ["Tre kommuner i Södermanlands län har ingen egen e-strategi. Flen, Strängnäs och Trosa."]),
        ("hur många kommuner har en e-strategi exempel", ["125 kommuner i landet har en egen e-strategi."]),
        ("hur många har inte full pott exempel", ["180 kommuner i landet har högst 13 poäng, 97 % av de 186 som har poäng."]),
        ("hur många kommuner svarade inte exempel", ["70 av 290 kommuner svarade inte, 24 %."]),
        ("snitt exempel", ["Snittet i landet: 7,5 av 14 poäng."]),
        ("median Skåne exempel", ["Skåne län: median 8 av 14 poäng."]),
        ("plats 3 exempel", ["Plats 3 i landet: sex kommuner.", "Göteborg 14"]),
        ("plats 7-9 exempel", ["Plats 7–9 i landet: tre kommuner."]),
        ("vilka har 12 poäng exempel", ["12 poäng i landet: fem kommuner.", "Örnsköldsvik 12"]),
        ("minst 10 poäng exempel", ["Minst 10 poäng i landet: 46 kommuner."]),
        ("hur många har minst 10 poäng exempel", ["46 kommuner i landet har minst 10 poäng, 25 % av de 186 som har poäng."]),
        ("hur många i Skåne har 14 poäng exempel", ["En kommun i Skåne län fick full pott, 14 av 14: Helsingborg."]),
        ("hur många i Dalarna har noll poäng exempel", ["Ingen kommun i Dalarnas län har 0 poäng."]),
        ("hur många delar förstaplatsen exempel", ["Plats 1 i landet: sex kommuner."]),
        ("vilka är bättre än Katrineholm exempel", ["Bättre än Katrineholm (10 poäng) i landet: 26 kommuner."]),
        ("hur många är sämre än Katrineholm exempel", ["140 kommuner i landet är sämre än Katrineholm (10 poäng)."]),
        ("vilka är lika bra som Ale exempel", ["Lika bra som Ale (3 poäng) i landet: åtta kommuner. Arvidsjaur 3,"]),
        ("vilka i Sörmland är bättre än Katrineholm exempel", ["Bättre än Katrineholm (10 poäng) i Södermanlands län: ingen kommun."]),
        ("vilka är bättre än Flen exempel", ["För Flen finns ingen poäng, så vilka som är bättre går inte att säga."]),
        ("12 poäng i Sörmland exempel", ["12 poäng i Södermanlands län: ingen kommun."]),
        ("lista Sörmland exempel", ["Södermanlands län: 5 av 9 kommuner har poäng. Katrineholm 10,", "Ingen poäng: Flen. Svarade inte: Gnesta, Oxelösund och Vingåker."]),
        ("lista exempel", ["Landet: 186 av 290 kommuner har poäng.", "Visar 1–50 av 290."]),
        ("lista exempel sida 6", ["Svarade inte:", "Visar 251–290 av 290."]),
        ("botten Sörmland exempel", ["Lägst i Södermanlands län: Nyköping, 8 av 14."]),
        ("topp turismkommuner exempel", ["leder bland turism- och besöksnäringskommunerna med"]),
        ("topp små kommuner exempel", ["leder bland kommunerna med färre än 10\xa0000 invånare med"]),
        ("top 5 Småland exempel", ["i Småland med 11 av 14.", "Småland räknas här som Jönköpings län, Kronobergs län och Kalmar län."]),
        ("utveckling Katrineholm exempel", ["Katrineholm: inga siffror från mer än en undersökning.", "Exempel (påhittat): 10 av 14 poäng."]),
        ("statistik Skåne exempel", ["Skåne län: i snitt 7,5 av 14 poäng. 31 av 33 kommuner svarade, och 27 har poäng. Median: 8 poäng."]),
        ("stora mot små exempel", ["Minst 100\xa0000 invånare: i snitt 11,4 av 14 poäng; färre än 10\xa0000 invånare: 4,5.", "Större kommuner har tydligt fler poäng (rangkorrelation 0,66)."]),
        ("vilket län har högst snitt exempel", ["Gotlands län har högst snitt: 10 av 14 poäng. Snitt: Gotlands län 10 (1 av 1), ", "Gotlands län har bara en kommun."]),
        ("sämsta länet exempel", ["Örebro län har lägst snitt: 5,4 av 14 poäng. "]),
        ("snitt per kommungrupp exempel", ["Storstäderna har högst snitt: 12,3 av 14 poäng. "]),
        ("topp utom Stockholm exempel", ["Fem kommuner delar förstaplatsen i landet utom Stockholm med 14 av 14."]),
        ("flest e-tjänster utom Helsingborg exempel", ["Flest e-tjänster i landet utom Helsingborg: Landskrona, 96."]),
        ("hur många fick full pott utom storstäderna exempel", ["Fyra kommuner i landet utom storstäderna fick full pott, 14 av 14, 2 % av de 183 som har poäng."]),
        ("statistik utom storstäderna exempel", ["Landet utom storstäderna: i snitt 7,4 av 14 poäng. 217 av 287 kommuner svarade, och 183 har poäng."]),
        ("vilka svarade inte i Sörmland utom Gnesta exempel", ["Två kommuner i Södermanlands län utom Gnesta svarade inte. Oxelösund och Vingåker."]),
        ("lista Sörmland utom Katrineholm och Flen exempel", ["Södermanlands län utom Katrineholm och Flen: 4 av 7 kommuner har poäng. ", "Svarade inte: Gnesta, Oxelösund och Vingåker."]),
        ("botten Sörmland utom Nyköping exempel", ["Lägst i Södermanlands län utom Nyköping: "]),
        ("topp storstäder utom Malmö exempel", ["Två kommuner delar förstaplatsen bland storstäderna utom Malmö med 14 av 14."]),
        ("topp Småland utom Kalmar län exempel", [" i Småland utom Kalmar län med ", "Småland räknas här som Jönköpings län, Kronobergs län och Kalmar län."]),
        ("topp utom Småland exempel", [" i landet utom Småland med ", "Småland räknas här som Jönköpings län, Kronobergs län och Kalmar län."]),
        ("hur många svarade utom Skåne exempel", ["Landet utom Skåne län: 189 av 257 kommuner svarade."]),
        ("vilka är bättre än Katrineholm i Skåne utom Helsingborg exempel", ["Bättre än Katrineholm (10 poäng) i Skåne län utom Helsingborg: "]),
        ("topp Öland exempel", ["Öland ligger i Kalmar län; svaret gäller hela länet. ", " i Kalmar län med"]),
        ("plats 187 exempel", ["Plats 187 i landet: ingen kommun."]),
        ("plats 40–50 exempel", ["Plats 40–50 i landet: 45 kommuner.", "Katrineholm 10"]),
        ("kommuner med fler än tre appar i Skåne exempel", ["Tio kommuner i Skåne län har minst 4 appar."]),
        ("hur många har mellan 5 och 10 appar exempel", ["55 kommuner i landet har 5–10 appar."]),
        ("vilka har inte fler än 2 appar i Skåne exempel", ["20 kommuner i Skåne län har högst 2 appar."]),
        ("topp 5 kommuner utan appar exempel", ["Bäst i landet av dem som saknar appar: Linköping, 12 poäng. Linköping 12, Ludvika 10, Värnamo 10,"]),
        ("sämsta kommunen med e-strategi i Skåne exempel", ["Lägst i Skåne län av dem som har en egen e-strategi: Simrishamn, 1 poäng. Simrishamn 1,"]),
        ("bäst på appar exempel", ["Flest appar i landet: 15 kommuner, 8. Alvesta 8,"]),
        ("kommuner med appar men utan e-strategi exempel", ["38 kommuner i landet har appar och saknar egen e-strategi. Falköping,"]),
        ("kommuner med e-strategi och minst 10 poäng exempel", ["36 kommuner i landet har en egen e-strategi och minst 10 poäng. Alvesta,"]),
        ("vilka har varken appar eller e-tjänster exempel", ["43 kommuner i landet saknar appar och e-tjänster. Ale,"]),
        ("hur många har både appar och e-strategi exempel", ["63 kommuner i landet har appar och en egen e-strategi. Det är 29 % av de 220 vars svar är kända."]),
        ("vilka har flest appar men ingen e-strategi exempel", ["Flest appar i landet av dem som saknar egen e-strategi: fem kommuner, 8. Falun 8,"]),
        ("flest appar och e-tjänster exempel", ["Villkoret ”har flest e-tjänster” är inte med i svaret: fråga om det för sig. Flest appar i landet: 15 kommuner, 8."]),
        ("kommuner i Skåne med full pott men utan appar exempel", ["Ingen kommun i Skåne län saknar appar och fick full pott."]),
        ("vilka har fler appar än Malmö exempel", ["75 kommuner i landet har fler appar än Malmö (2). Alvesta 8,"]),
        ("vilka har lika många appar som Malmö i Skåne exempel", ["Två kommuner i Skåne län har lika många appar som Malmö (2). Lomma 2 och Svedala 2."]),
        ("vilka har fler appar än Gnesta exempel", ["För Gnesta är antalet appar inte känt, så hur andra står sig mot det går inte att säga."]),
        ("vilka har en app exempel", ["101 kommuner i landet har appar. 46 % av dem som svarade erbjuder appar."]),
        ("hur många saknar appar exempel", ["54 % av dem som svarade saknar appar."]),
        ("hur många e-tjänster har kommunerna i snitt exempel", ["I snitt 17,4 e-tjänster per kommun i landet, av dem som svarade."]),
        ("medianen för antal appar exempel", ["Median i landet: 0 appar per kommun, av dem som svarade."]),
        ("hur många appar har kommunerna tillsammans exempel", ["Sammanlagt 475 appar i landet, hos dem som svarade."]),
        ("hur många appar har kommunerna i Skåne i snitt exempel", ["I snitt 2,5 appar per kommun i Skåne län, av dem som svarade."]),
        ("vilka planerar flest e-tjänster exempel", ["Flest e-tjänster på väg i landet: 18 kommuner, 12."]),
        ("Åmål exempel", ["Plats 186 av 186 i landet. Rankgrupp 15."]),
        ("varför Flen exempel", ["Flen: ingen poäng.", "Utan svar på ", ", och därför utan poäng."]),
        ("jämför Umeå Boden exempel", ["Umeå har 14 av 14; för Boden finns ingen poäng.", "Umeå ligger före i e-tjänster, appar,"]),
    ],
)  # fmt: skip
def test_it_says_what_was_published(example: Answerer, question: str, parts: list[str]) -> None:
    text = example.reply(question).text
    assert text.startswith(MADE_UP)
    for part in parts:
        assert part in text, text


def test_several_conditions_are_those_of_the_answers_counted_by_hand(example: Answerer) -> None:
    answers = make_answers(read_registry().kommun)
    apps, strategy = answers["apps"] > 0, answers["e_strategy"] == "ja"
    for question, count in (
        ("hur många har appar och e-strategi exempel", (apps & strategy).sum()),
        ("hur många har appar men ingen e-strategi exempel", (apps & ~strategy).sum()),
        ("hur många har appar eller e-strategi exempel", (apps | strategy).sum()),
        ("hur många har varken appar eller e-strategi exempel", (~apps & ~strategy).sum()),
        ("hur många har inte både appar och e-strategi exempel", (~apps | ~strategy).sum()),
        ("hur många har minst 5 appar och färre än 20 e-tjänster exempel", ((answers["apps"] >= 5) & (answers["e_services"] < 20)).sum()),
    ):  # fmt: skip
        assert f" {count} kommuner i landet " in example.reply(question).text, question


def test_at_most_fifty_have_ten_or_more(example: Answerer) -> None:
    place = re.search(r"Plats (\d+) av 186 i landet, delad med (\d+) andra", example.reply("Katrineholm exempel").text)
    assert place
    assert int(place[1]) + int(place[2]) <= 50


def test_bigger_kommuner_are_clearly_ahead(db: Path) -> None:
    rows = sqlite3.connect(db).execute(
        "SELECT k.population, r.score FROM ranking AS r JOIN kommun AS k USING (code) WHERE survey = 'exempel'"
    )
    ranks = pd.DataFrame(rows, columns=["population", "score"]).rank()
    assert len(ranks) == 186
    assert ranks["population"].corr(ranks["score"]) >= 0.5


@pytest.mark.parametrize("question", ["Katrineholm", "top", "statistik", "topp Sörmland"])
def test_it_is_never_what_is_meant_where_no_survey_is_named(example: Answerer, question: str) -> None:
    reply = example.reply(question)
    assert "Påhittade" not in reply.text
    assert "SKL 2014" in reply.text


def test_who_asks_in_english_is_answered_in_it(example: Answerer) -> None:
    text = example.reply("why Katrineholm example").text
    assert text.startswith("Made-up figures: this answer is from Exempel (påhittat), not from SKL's survey.")
    assert "To the next rank group: 1 point, shortest through Electronic identification +1." in text


def test_made_up_is_said_in_both_languages_and_in_the_blocks(example: Answerer) -> None:
    reply = example.reply("stats example")
    assert reply.text.startswith("Made-up figures:")
    assert reply.blocks[0]["elements"][0]["text"].startswith("Made-up figures:")


@pytest.mark.parametrize(
    "question", ["Katrineholm", "top", "top Sörmland", "statistik", "jämför Umeå Boden", "varför Flen"]
)
def test_its_buttons_ask_on_about_it(example: Answerer, question: str) -> None:
    reply = example.reply(f"{question} exempel")
    asking = [b for block in reply.blocks if block["type"] == "actions" for b in block["elements"]]
    values = [
        each["value"]
        for element in asking
        if element["action_id"].startswith("ask")
        for each in element.get("options", [element])
    ]
    assert values
    for value in values:
        assert example.reply(value.removeprefix("sv "), "sv").text.startswith(MADE_UP), value


def test_those_that_did_not_answer_are_told_apart(example: Answerer) -> None:
    text = example.reply("topp Sörmland exempel").text
    assert re.search(r"Svarade, men har ingen poäng: .+\. Svarade inte: .+\.", text)
    silent = re.search(r"Svarade inte: (\w+)", text)
    assert silent
    assert f"{silent[1]} svarade inte på undersökningen." in example.reply(f"{silent[1]} exempel").text


@pytest.mark.parametrize("seed", range(20))
def test_any_seed_gives_the_same_totals(seed: int) -> None:
    answers = make_answers(read_registry().kommun, seed)
    assert len(answers) == 220
    assert ((answers["my_pages"] != "") & (answers["eid"] != "")).sum() == 186
    assert (answers["apps"] > 0).sum() == 101
    assert (answers["e_services"] == 0).sum() == 44


def test_places_are_what_counting_gives(db: Path) -> None:
    """A simple oracle: a place is one more than the number of those with more points."""
    rows = sqlite3.connect(db).execute(
        "SELECT kommun, k.lan, measure, value FROM fact JOIN kommun AS k ON k.code = kommun WHERE survey = 'exempel'"
    )
    wide = pd.DataFrame(rows, columns=["kommun", "lan", "measure", "value"]).pivot_table(
        index=["kommun", "lan"], columns="measure", values="value"
    )
    ranked = wide[wide["score"].notna()].reset_index()
    scores = list(zip(ranked["lan"], ranked["score"], strict=True))
    for _, row in ranked.iterrows():
        assert row["position"] == 1 + sum(score > row["score"] for _, score in scores)
        assert row["rank_group"] == 1 + len({score for _, score in scores if score > row["score"]})
        assert row["lan_position"] == 1 + sum(lan == row["lan"] and score > row["score"] for lan, score in scores)
        assert row["rank_group_size"] == sum(score == row["score"] for _, score in scores)


def test_nothing_is_named_twice_that_somebody_is_ahead_in(example: Answerer) -> None:
    ahead = re.search(r"Göteborg ligger före i (.+?)\.", example.reply("jämför Göteborg Malmö exempel").text)
    assert ahead
    named = re.split(", | och ", ahead[1].lower())
    assert len(named) == len(set(named))
