"""The example survey: loaded by the ordinary pipeline, it says what was published of SKL's; and says it is made up."""

import re
import sqlite3
from pathlib import Path

import pandas as pd
import pytest

from data.loading.packages.folders import EXAMPLE_FOLDER
from handlers.answering.answerer import Answerer

MADE_UP = "Påhittade siffror: Exempel (påhittat) är ingen riktig undersökning."


@pytest.fixture
def db(example_db: Path) -> Path:
    return example_db


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("fick Malmö full pott exempel", ["Nej: Malmö har inte full pott – 9 av 14 poäng."]),
        ("fick Göteborg full pott exempel", ["Ja: Göteborg har full pott – 14 av 14 poäng."]),
        ("är Umeå bäst i Norrland exempel", ["Ja: Umeå har högst poäng i Norrland – plats 1 av 25, delad med en annan kommun."]),
        ("är Umeå bäst i Skåne exempel", ["Nej: Umeå ligger inte i Skåne län, utan i Västerbottens län. "]),
        ("är Katrineholm bäst i länet exempel", ["Ja: Katrineholm har högst poäng i Södermanlands län – plats 1 av 5."]),
        ("är Trosa bäst i Sörmland exempel", ["Nej: Trosa har inte högst poäng i Södermanlands län – plats 2 av 5, delad med två andra kommuner; Katrineholm leder med 10"]),
        ("är Malmö bland de 50 bästa exempel", ["Ja: Malmö är bland de 50 med högst poäng i landet – plats 47 av 186, delad med 24 andra kommuner."]),
        ("är Lund topp 10 i Skåne exempel", ["Nej: Lund är inte bland de 10 med högst poäng i Skåne län – plats 11 av 27, delad med sex andra kommuner; Helsingborg leder med 14"]),
        ("är Åmål sämst exempel", ["Ja: Åmål har lägst poäng i landet – plats 186 av 186."]),
        ("är Kiruna sist i Norrbotten exempel", ["Nej: Kiruna har inte lägst poäng i Norrbottens län – plats 2 av 6, delad med två andra kommuner; Arvidsjaur och Haparanda är sist"]),
        ("är Flen bäst exempel", ["Det går inte att säga om Flen har högst poäng i landet: Flen svarade, men har ingen poäng i rankinglistan."]),
        ("ligger Lund över snittet exempel", ["Ja: Lund har högre poäng än snittet i landet – 8 av 14 poäng, snittet är 7,5."]),
        ("ligger Lund under snittet exempel", ["Nej: Lund har inte lägre poäng än snittet i landet – 8 av 14 poäng, snittet är 7,5."]),
        ("jämför Katrineholm med snittet exempel", ["Katrineholm ligger 2,5 poäng över snittet i landet: 10 mot 7,5."]),
        ("är Umeå bättre än snittet i Västerbotten exempel", ["Ja: Umeå har högre poäng än snittet i Västerbottens län – 14 av 14 poäng, snittet är 9,5."]),
        ("ligger Flen över snittet exempel", ["Det går inte att säga om Flen har högre poäng än snittet i landet: Flen svarade, men har ingen poäng i rankinglistan."]),
        ("har Lund några appar exempel", ["Nej: Lund saknar appar."]),
        ("har Göteborg appar exempel", ["Ja: Göteborg har appar – 5."]),
        ("svarade Kiruna exempel", ["Ja: Kiruna svarade på enkäten."]),
        ("svarade Gnesta exempel", ["Nej: Gnesta svarade inte på enkäten."]),
        ("svarade inte Gnesta exempel", ["Ja: Gnesta svarade inte på enkäten."]),
        ("är Flen med i rankinglistan exempel", ["Det går inte att säga om Flen har minst 1 poäng: Flen svarade, men har ingen poäng i rankinglistan."]),
        ("hur många e-tjänster har Lund på gång exempel", ["Lund: 4 planerade e-tjänster."]),
        ("hur långt är Lund från full pott exempel", ["Lund har 6 poäng kvar till full pott: 8 av 14."]),
        ("hur långt är Umeå från full pott exempel", ["Umeå har full pott: 14 av 14 poäng."]),
        ("Lund appar exempel", ["Påhittade siffror: Exempel (påhittat) är ingen riktig undersökning. Lund: 0 appar. "]),
        ("lund exempel varför", ["Lund: 8 av 14 poäng. Gav inte full poäng: utbud av e-tjänster 3 av 4, appar 0 av 2, mina sidor 1 av 2,"]),
        ("hur många poäng är Malmö efter Göteborg exempel", ["Göteborg har 5 poäng mer än Malmö: 14 mot 9. "]),
        ("jämför Göteborg Malmö exempel", ["Högst poäng: Göteborg 14 och Malmö 9."]),
        ("statistik exempel", ["Exempel (påhittat): 220 av 290 kommuner svarade"]),
        ("top exempel", ["Högst poäng i landet: Göteborg, Helsingborg, Skellefteå, Stockholm, Tyresö och Umeå, 14 av 14 poäng"]),
        ("top Sörmland exempel", ["Högst poäng i Södermanlands län: Katrineholm, 10 av 14 poäng"]),
        ("Katrineholm exempel", ["Katrineholm: 10 av 14 poäng. Delad plats 27 i landet och plats 1 i Södermanlands län"]),
        ("Göteborg exempel", ["Göteborg: 14 av 14 poäng. Delar första plats i landet med Helsingborg,"]),
        ("Örnsköldsvik exempel", ["Örnsköldsvik: 12 av 14 poäng. Delad plats 10 i landet och plats 1 i Västernorrlands län"]),
        ("varför Umeå exempel", ["Umeå: 14 av 14 poäng. Gav poäng: utbud av e-tjänster 4 av 4, appar 2 av 2, mina sidor 2 av 2,"]),
        ("varför Katrineholm exempel", ["Katrineholm: 10 av 14 poäng. Gav inte full poäng: utbud av e-tjänster 2 av 4, e-legitimation 1 av 2 och"]),
        ("vad saknas Eskilstuna exempel", ["Eskilstuna: 9 av 14 poäng. Gav inte full poäng: utbud av e-tjänster 1 av 4 och e-legitimation 0 av 2"]),
        ("jämför Göteborg Katrineholm exempel", ["Högst poäng: Göteborg 14 och Katrineholm 10."]),
        ("Vallentuna exempel", ["Vallentuna: 11 av 14 poäng."]),
        ("vem har flest e-tjänster exempel", ["Flest e-tjänster i landet: "]),
        ("vilka saknar appar i Sörmland exempel", ["Kommuner i Södermanlands län utan appar: 3 av 9"]),
        ("vilka svarade inte i Sörmland exempel", ["Kommuner i Södermanlands län som inte svarade på enkäten: 3 av 9"]),
        ("vilka har fler än 100 e-tjänster exempel", ["Kommuner med fler än 100 e-tjänster: 1 av 290"]),
        ("hur många kommuner har fler än 5 appar exempel", ["Kommuner med fler än 5 appar: 40 av 290."]),
        ("vilka har exakt 3 appar i Sörmland exempel", ["Ingen av kommunerna i Södermanlands län har exakt 3 appar."]),
        ("vilka kommuner i Sörmland har inte e-strategi exempel", ["Kommuner i Södermanlands län utan egen e-strategi: 3 av 9"]),
        ("hur många kommuner har en e-strategi exempel", ["Kommuner med egen e-strategi: 125 av 290."]),
        ("hur många har inte full pott exempel", ["Kommuner med mindre än full pott: 180 av 290."]),
        ("hur många kommuner svarade inte exempel", ["Kommuner som inte svarade på enkäten: 70 av 290."]),
        ("snitt exempel", ["I snitt 7,5 poäng i landet (186 kommuner)."]),
        ("median Skåne exempel", ["Medianen är 8 poäng i Skåne län (27 kommuner)."]),
        ("plats 3 exempel", ["Plats 3 i landet: Göteborg, Helsingborg,", "6 kommuner delar platserna 1–6."]),
        ("plats 7-9 exempel", ["Plats 7–9 i landet: Norrköping, Örebro och Österåker, 13 av 14 poäng."]),
        ("vilka har 12 poäng exempel", ["Kommuner med exakt 12 poäng: 5 av 290. Gävle, Landskrona, Linköping, Luleå och Örnsköldsvik."]),
        ("minst 10 poäng exempel", ["Kommuner med minst 10 poäng: 46 av 290. Göteborg 14, Helsingborg 14, Skellefteå 14, Stockholm 14, Tyresö"]),
        ("hur många har minst 10 poäng exempel", ["Kommuner med minst 10 poäng: 46 av 290."]),
        ("hur många i Skåne har 14 poäng exempel", ["Kommuner i Skåne län med full pott: 1 av 33. Helsingborg 14."]),
        ("hur många i Dalarna har noll poäng exempel", ["Kommuner i Dalarnas län med exakt 0 poäng: ingen av 15."]),
        ("hur många delar förstaplatsen exempel", ["Kommuner med högst poäng: 6 av 290. Göteborg, Helsingborg, Skellefteå, Stockholm, Tyresö och Umeå."]),
        ("vilka är bättre än Katrineholm exempel", ["Kommuner med högre poäng än Katrineholm: 26 av 290"]),
        ("hur många är sämre än Katrineholm exempel", ["Kommuner med lägre poäng än Katrineholm: 140 av 290."]),
        ("vilka är lika bra som Ale exempel", ["Kommuner med samma poäng som Ale: 8 av 290. Arvidsjaur, Dals-Ed, Haparanda, Lindesberg, Skinnskatteberg,"]),
        ("vilka i Sörmland är bättre än Katrineholm exempel", ["Ingen av kommunerna i Södermanlands län har högre poäng än Katrineholm."]),
        ("vilka är bättre än Flen exempel", ["Flen svarade, men har ingen poäng i rankinglistan."]),
        ("12 poäng i Sörmland exempel", ["Ingen av kommunerna i Södermanlands län har exakt 12 poäng."]),
        ("lista Sörmland exempel", ["Kommuner i Södermanlands län: 9. Katrineholm 10, Eskilstuna 9, Strängnäs 9, Trosa 9, Nyköping 8 och, utan poäng, Flen"]),
        ("lista exempel", ["Kommuner i landet: 290. Göteborg 14", "Visar 1–50 av 290."]),
        ("botten Sörmland exempel", ["Lägst poäng i Södermanlands län: Nyköping, 8 av 14 poäng"]),
        ("topp turismkommuner exempel", ["Högst poäng bland turism- och besöksnäringskommunerna: Gotland, 10 av 14 poäng"]),
        ("topp små kommuner exempel", ["Högst poäng bland kommuner med färre än 10 000 invånare: Nordanstig, 8 av 14 poäng"]),
        ("top 5 Småland exempel", ["Högst poäng i Småland, topp 5: Alvesta 11, Jönköping 11, Kalmar 11, Vetlanda 11 och Värnamo 10."]),
        ("utveckling Katrineholm exempel", ["Exempel (påhittat) har ingen uppgift för Katrineholm från någon tidigare jämförbar undersökning"]),
        ("statistik Skåne exempel", ["Poäng i Skåne län: i snitt 7,5, median 8 (27 kommuner)"]),
        ("stora mot små exempel", ["Snittpoängen per storlek: under 10 000 invånare 4,5, 10 000–20 000 invånare 6,1, 20 000–50 000 invånare"]),
        ("vilket län har högst snitt exempel", ["Snittpoängen är högst i Gotlands län: 10 poäng (en kommun)."]),
        ("snitt per kommungrupp exempel", ["Snittpoängen per kommungrupp: storstäderna 12,3, de större städerna 10,2, förortskommunerna till"]),
        ("topp utom Stockholm exempel", ["Högst poäng i landet utom Stockholm: Göteborg, Helsingborg, Skellefteå, Tyresö och Umeå, 14 av 14 poäng"]),
        ("flest e-tjänster utom Helsingborg exempel", ["Flest e-tjänster i landet utom Helsingborg: Landskrona, 96 e-tjänster"]),
        ("hur många fick full pott utom storstäderna exempel", ["Kommuner med full pott utom storstäderna: 4 av 287"]),
        ("statistik utom storstäderna exempel", ["Poäng i landet utom storstäderna: i snitt 7,4, median 8 (183 kommuner)"]),
        ("vilka svarade inte i Sörmland utom Gnesta exempel", ["Kommuner i Södermanlands län som inte svarade på enkäten utom Gnesta: 2 av 8"]),
        ("lista Sörmland utom Katrineholm och Flen exempel", ["Kommuner i Södermanlands län utom Katrineholm och Flen: 7."]),
        ("botten Sörmland utom Nyköping exempel", ["Lägst poäng i Södermanlands län utom Nyköping: Eskilstuna, Strängnäs och Trosa, 9 av 14 poäng"]),
        ("topp storstäder utom Malmö exempel", ["Högst poäng bland storstäderna utom Malmö: Göteborg och Stockholm, 14 av 14 poäng."]),
        ("topp Småland utom Kalmar län exempel", ["Högst poäng i Småland utom i Kalmar län: Alvesta, Jönköping och Vetlanda, 11 av 14 poäng"]),
        ("topp utom Småland exempel", ["Högst poäng i landet utom i Småland: Göteborg, Helsingborg, Skellefteå, Stockholm, Tyresö och"]),
        ("hur många svarade utom Skåne exempel", ["Kommuner som svarade på enkäten utom i Skåne län: 189 av 257."]),
        ("vilka är bättre än Katrineholm i Skåne utom Helsingborg exempel", ["Kommuner i Skåne län med högre poäng än Katrineholm utom Helsingborg: 2 av 32"]),
        ("topp Öland exempel", ["Högst poäng i Öland: Mörbylånga, 4 av 14 poäng"]),
        ("topp Dalsland exempel", ["Dalsland räknas här som Västra Götalands län. Högst poäng i Västra Götalands län: Göteborg, 14 av 14 poäng"]),
        ("plats 187 exempel", ["Plats 187 i landet: ingen kommun."]),
        ("plats 40–50 exempel", ["Plats 40–50 i landet: Borlänge 10,", "20 kommuner delar platserna 27–46. 25 kommuner delar platserna 47–71."]),
        ("kommuner med fler än tre appar i Skåne exempel", ["Kommuner i Skåne län med fler än 3 appar: 10 av 33"]),
        ("hur många har mellan 5 och 10 appar exempel", ["Kommuner med 5–10 appar: 55 av 290."]),
        ("vilka har inte fler än 2 appar i Skåne exempel", ["Kommuner i Skåne län med högst 2 appar: 20 av 33"]),
        ("topp 5 kommuner utan appar exempel", ["Högst poäng bland kommuner utan appar, topp 5: Linköping 12, Ludvika 10, Värnamo 10, Ekerö 9, Hammarö 9,"]),
        ("sämsta kommunen med e-strategi i Skåne exempel", ["Lägst poäng bland kommuner i Skåne län med egen e-strategi: Simrishamn, 1 av 14 poäng"]),
        ("bäst på appar exempel", ["Flest appar i landet: Alvesta, Borlänge, Botkyrka, Falun, Gotland, Gävle, Helsingborg, Hörby,"]),
        ("kommuner med appar men utan e-strategi exempel", ["Kommuner med appar men utan egen e-strategi: 38 av 290"]),
        ("kommuner med e-strategi och minst 10 poäng exempel", ["Kommuner med egen e-strategi och minst 10 poäng: 36 av 290"]),
        ("vilka har varken appar eller e-tjänster exempel", ["Kommuner utan appar och utan e-tjänster: 43 av 290"]),
        ("hur många har både appar och e-strategi exempel", ["Kommuner med appar och egen e-strategi: 63 av 290."]),
        ("vilka har flest appar men ingen e-strategi exempel", ["Flest appar bland kommuner utan egen e-strategi: Falun, Gävle, Hörby, Ragunda och Sävsjö, 8 appar"]),
        ("flest appar och e-tjänster exempel", ["Flest appar i landet: Alvesta, Borlänge, Botkyrka, Falun, Gotland, Gävle, Helsingborg, Hörby,"]),
        ("kommuner i Skåne med full pott men utan appar exempel", ["Ingen av kommunerna i Skåne län har full pott och saknar appar."]),
        ("vilka har fler appar än Malmö exempel", ["Kommuner med fler appar än Malmö: 75 av 290. Alvesta 8, Borlänge 8, Botkyrka 8, Falun 8, Gotland 8,"]),
        ("vilka har lika många appar som Malmö i Skåne exempel", ["Kommuner i Skåne län med lika många appar som Malmö: 2 av 33"]),
        ("vilka har fler appar än Gnesta exempel", ["Gnesta svarade inte på enkäten, så uppgift om antal appar saknas."]),
        ("vilka har en app exempel", ["Kommuner med appar: 101 av 290. Alvesta 8, Borlänge 8, Botkyrka 8, Falun 8, Gotland 8, Gävle 8,"]),
        ("hur många saknar appar exempel", ["Kommuner utan appar: 119 av 290."]),
        ("hur många e-tjänster har kommunerna i snitt exempel", ["I snitt 17,4 e-tjänster i landet (220 kommuner)."]),
        ("medianen för antal appar exempel", ["Medianen är 0 appar i landet (220 kommuner)."]),
        ("hur många appar har kommunerna tillsammans exempel", ["Totalt 475 appar i landet (220 kommuner)."]),
        ("hur många appar har kommunerna i Skåne i snitt exempel", ["I snitt 2,5 appar i Skåne län (31 kommuner)."]),
        ("vilka planerar flest e-tjänster exempel", ["Flest planerade e-tjänster i landet: Falköping, Göteborg, Hagfors, Hörby, Karlstad, Katrineholm,"]),
        ("Åmål exempel", ["Åmål: 0 av 14 poäng. Plats 186 i landet och plats 34 i Västra Götalands län"]),
        ("varför Flen exempel", ["Flen svarade, men har ingen poäng i rankinglistan"]),
        ("jämför Umeå Boden exempel", ["Umeå: 14 av 14 poäng; det finns ingen poäng för Boden."]),
    ],
)  # fmt: skip
def test_it_says_what_was_published(example: Answerer, question: str, parts: list[str]) -> None:
    text = example.reply(question).text
    assert text.startswith(MADE_UP)
    for part in parts:
        assert part in text, text


def test_several_conditions_are_those_of_the_answers_counted_by_hand(example: Answerer) -> None:
    answers = pd.read_csv(EXAMPLE_FOLDER / "answers.csv")
    apps, strategy = answers["apps"] > 0, answers["e_strategy"] == "ja"
    for question, count in (
        ("hur många har appar och e-strategi exempel", (apps & strategy).sum()),
        ("hur många har appar men ingen e-strategi exempel", (apps & ~strategy).sum()),
        ("hur många har appar eller e-strategi exempel", (apps | strategy).sum()),
        ("hur många har varken appar eller e-strategi exempel", (~apps & ~strategy).sum()),
        ("hur många har inte både appar och e-strategi exempel", (~apps | ~strategy).sum()),
        ("hur många har minst 5 appar och färre än 20 e-tjänster exempel", ((answers["apps"] >= 5) & (answers["e_services"] < 20)).sum()),
    ):  # fmt: skip
        assert f": {count} av 290." in example.reply(question).text, question


def test_at_most_fifty_have_ten_or_more(example: Answerer) -> None:
    found = re.search(r": (\d+) av 290\.", example.reply("hur många har minst 10 poäng exempel").text)
    assert found
    assert int(found[1]) <= 50


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
    assert text.startswith("Made-up figures: Exempel (påhittat) is not a real survey.")
    assert "Did not give full points: " in text


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
    assert "Gnesta svarade inte på enkäten" in example.reply("Gnesta exempel").text
    assert "Flen svarade, men har ingen poäng i rankinglistan" in example.reply("Flen exempel").text


def test_its_totals_are_those_that_were_published() -> None:
    answers = pd.read_csv(EXAMPLE_FOLDER / "answers.csv")
    assert len(answers) == 220
    assert (answers["my_pages"].notna() & answers["eid"].notna()).sum() == 186
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
