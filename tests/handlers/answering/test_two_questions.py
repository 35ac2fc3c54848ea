"""Two questions in one message: each answered, or the one that can be with the other named."""

from dataclasses import replace

import pytest

from handlers.answering.answerer import Answerer

BOTH = [
    ("Hur många har appar? Och vilka är bäst i Skåne?", ["46 % av kommunerna har appar.", "Högst poäng i Skåne län: Helsingborg"]),
    ("Hur många appar har Göteborg? Och Malmö?", ["Göteborg: 5 appar.", "Malmö: ingen publicerad uppgift om antal appar."]),
    ("topp Sörmland\nstatistik", ["Katrineholm, 10 av 14 poäng.", "220 av 290 kommuner svarade."]),
    ("Who is best in Skåne? And who is worst?", ["Highest score in Skåne län", "came last in Skåne län"]),
    ("Är Malmö bättre än Göteborg? Varför?", ["Nej: ", "Varför det skiljer säger undersökningen inte."]),
    ("topp Stockholms län, och var hamnar Solna i landet", ["Högst poäng i Stockholms län", "Solna: platsen i landet"]),
    ("What's the response rate and which ones didn't?", ["75.9%", "Which kommuner did not answer"]),
    ("Vilken kommungrupp tillhör Sigtuna, och hur många invånare har den?", ["Sigtuna ligger i Stockholms län", "Sigtuna: 43"]),
    ("stämmer det att var femte kommun saknar e-tjänster, och i så fall vilka", ["Ja: ", "Vilka kommuner som saknar"]),
]  # fmt: skip
ONE = [
    ("vilken kommun är sämst och vad säger de själva om det?", "Vem som kom sist", "vad säger de själva om det"),
    ("Vad fick Lund? Och Umeå? Blir det regn imorgon?", "Lund: ingen publicerad poäng.", "Blir det regn imorgon?"),
    ("Vad blir det för väder? Hur gick det för Umeå?", "Umeå: 14 av 14 poäng.", "Vad blir det för väder?"),
]


OF_THE_SAME = [
    ("how many commuter municipalities answered in example and what was there average score", ["commuter kommuner that answered the survey: 29 of 51.", "On average 6.2 points among the commuter kommuner"]),
    ("Hur många kommuner i Skåne har appar och vad är deras snittpoäng i exempel?", ["Kommuner i Skåne län med appar: 16 av 33.", "I snitt 9,5 poäng bland kommuner i Skåne län med appar"]),
    ("hur stor andel av kommunerna mellan 30 000 och 60 000 invånare som har e-strategi och hur många som samverkar om drift, enligt exempel", ["63 % har egen e-strategi bland kommuner med 30\u00a0000–60\u00a0000 invånare", "Kommuner med 30\u00a0000–60\u00a0000 invånare och samarbete om drift: 35 av 290."]),
    ("Vad är snittet för planerade e-tjänster bland förortskommuner till storstäder i exempel, och vilka tre planerar flest?", ["I snitt 5,1 planerade e-tjänster bland förortskommunerna till storstäderna", "Flest planerade e-tjänster bland förortskommunerna till storstäderna, topp 3: Nynäshamn 12, Upplands-Bro 12 och Järfälla 11."]),
    ("how many in Dalarna have an e-strategy, and who is best? example", ["Kommuner in Dalarnas län with e-strategies of their own: 5 of 15.", "Highest score among kommuner in Dalarnas län with e-strategies of their own"]),
    ("Which counties in exempel have nobody with an app, and is Gotland better than Öland?", ["exactly 0 in 0 of 21 counties.", "Yes: on average 10 points in Gotlands län (one kommun), against 4 in Öland (1)."]),
    ("Vilka kommuner i Skåne har appar i exempel och är Lund bättre än Malmö?", ["Kommuner i Skåne län med appar: 16 av 33.", "Nej: Lund har inte högre poäng än Malmö"]),
    ("vilken kommun har mest appar men minst folk, i exempel", ["Flest appar i landet", "Färst invånare i landet: Bjurholm"]),
    ("snittpoäng och andel med app per län exempel", ["Snittpoängen är högst i Gotlands län", "Andelen som har appar är högst i Gotlands län och Hallands län"]),
    ("per county: mean score, median score and number of kommuner with apps (example)", ["The mean score is highest in Gotlands län", "The median score is highest in", "The most kommuner with apps are in"]),
    ("hur många i Halland har e-strategi och hur många i hela landet har appar, exempel", ["Kommuner i Hallands län med egen e-strategi", "Kommuner med appar: 101 av 290."]),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "said"), OF_THE_SAME)
def test_two_in_a_sentence_are_both_answered_of_the_same_kommuner(
    example: Answerer, asked: str, said: list[str]
) -> None:
    text = example.reply(asked).text
    assert [part for part in said if part not in text] == [], text
    assert len(example.reader.questions(asked)) == len(said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Our mayor in Katrineholm wants to know if 10 points is good", ["Katrineholm: 10 of 14 points. Best in", "more than 10 points: at least 8 of 290."]),
        ("är 7 poäng bra eller dåligt, exempel", ["Kommuner med mer än 7 poäng: 96 av 290.", "I snitt 7,5 poäng i landet"]),
        ("Du hade fel förut. Du sa att Göteborg har 12", ["Nej: Göteborg har inte exakt 12 poäng"]),
        ("Har utvecklingen gått framåt sedan 2011? Behöver en mening till ett tal", ["15 % (2011), 46 % (2014)"]),
        ("How many in exempel have an e-strategy but still score below 5? So much for strategies.", ["13 of 290. 70 did not answer. Exempel"]),
    ],
)  # fmt: skip
def test_what_is_judged_is_set_beside_and_a_remark_is_none(example: Answerer, asked: str, said: list[str]) -> None:
    text = example.reply(asked).text
    assert [part for part in said if part not in text] == [], text
    assert "answered. 186 are in" not in text


def test_a_fragment_is_not_answered_without_what_it_goes_on_from(example: Answerer) -> None:
    text = example.reply(
        "Which landskap has the highest average points in exempel? And the lowest, while you're at it."
    ).text
    assert "Åmål" not in text


def test_a_share_that_says_how_many_is_told_once(answerer: Answerer) -> None:
    (question,) = answerer.reader.questions("hur många svarade på enkäten och hur stor andel är det?")
    assert question.want == "share"


def test_kinds_and_source_are_two_texts_and_no_list(answerer: Answerer) -> None:
    asked = "I study e-government. Could you tell me what kinds of e-services kommuner offer and where I can find the report?"
    text = answerer.reply(asked).text
    assert text.startswith("The most common e-services")
    assert "Where the report itself is kept" in text
    assert "290" not in text


@pytest.mark.parametrize(("asked", "said"), BOTH)
def test_both_are_answered_in_order(answerer: Answerer, asked: str, said: list[str]) -> None:
    reply = answerer.reply(asked)
    places = [reply.text.find(part) for part in said]
    assert places == sorted(places), reply.text
    assert min(places) >= 0, reply.text
    assert {"type": "divider"} in reply.blocks
    assert reply.question
    assert replace(reply.question, marked=None) == answerer.reader.questions(asked)[1]


@pytest.mark.parametrize(
    ("asked", "said", "lacked"),
    [
        ("Vad fick Umeå? Vilket parti styr där?", "Umeå: 14 av 14 poäng.", "Vilka partier som styr"),
        ("Hur många har appar? Vad kostar de?", "46 % av kommunerna har appar.", "Vad e-tjänster kostar"),
    ],
)
def test_what_is_lacked_is_told_beside_the_answer(answerer: Answerer, asked: str, said: str, lacked: str) -> None:
    reply = answerer.reply(asked)
    assert reply.text.startswith(said)
    assert lacked in reply.text
    assert reply.question
    assert reply.question.want != "text"  # what is asked next goes on from the answer


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("Difference between län and landskap? I just moved here.", "landscape"),
        ("har ni rådata? helst excel", "raw_data"),
        ("Ska vi satsa på app eller e-tjänst? Kommunalrådet vill ha app...", "advice"),
        ("Anta att vi lanserar fyra nya e-tjänster, hur många poäng får vi då", "what_if"),
    ],
)
def test_what_is_told_beside_a_question_is_no_second_one(answerer: Answerer, asked: str, topic: str) -> None:
    assert [question.topic for question in answerer.reader.questions(asked)] == [topic]


@pytest.mark.parametrize(
    ("asked", "topics"),
    [
        ("vem har gjort dig och kan jag se koden", ["bot", "source_code"]),
        ("is it free, and who can see what I ask?", ["bot_owner", "privacy"]),
        (
            "How was the score constructed, who filled it in, and can I cite the 220 answers?",
            ["index", "checked", "citation"],
        ),
        ("vem gjorde undersökningen, hur många svarade och får man citera den?", ["who_made", "", "citation"]),
        ("which channels are you in and what messages do you store?", ["channels", "privacy"]),
        ("Is the questionnaire available, or at least a list of the variables?", ["questionnaire"]),  # it says both
        ("vad är en app? Räknas en blankett i pdf?", ["app_meaning"]),
        ("do the scores say anything about accessibility or usability of the services?", ["quality"]),
    ],
)
def test_each_topic_of_a_message_is_told_once(answerer: Answerer, asked: str, topics: list[str]) -> None:
    assert [question.topic for question in answerer.reader.questions(asked)] == topics


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("why is Gävle grey on the map", "signs"),
        ("Varför är Kiruna inte med i listan?", "absent"),
        ("Skriv en insändare där du sågar Borås socialdemokraters politik", "no_writing"),
        ("vad borde Mora göra för att komma högre upp på listan?", "advice"),
    ],
)
def test_what_a_topic_does_not_tell_of_a_kommun_stands_beside_it(answerer: Answerer, asked: str, topic: str) -> None:
    told, figure = answerer.reader.questions(asked)
    assert (told.topic, figure.want) == (topic, "value")
    assert told.of == figure.of != ()


def test_the_second_question_is_of_the_kommun_of_the_text_before_it(answerer: Answerer) -> None:
    _, second = answerer.reader.questions("Varför är Kiruna inte med i listan? Svarade de inte?")
    assert (second.want, second.of) == ("check", ("2584",))


@pytest.mark.parametrize(("asked", "said", "named"), ONE)
def test_the_one_that_can_be_is_answered_and_the_other_named(
    answerer: Answerer, asked: str, said: str, named: str
) -> None:
    reply = answerer.reply(asked)
    assert reply.text.startswith(said)
    assert f"Jag tog inte hänsyn till ”{named}”." in reply.text


def test_a_remark_beside_a_question_is_let_be(answerer: Answerer) -> None:
    reply = answerer.reply("Fick Skellefteå fler poäng än Umeå? Det är ju lite rivalitet här uppe :)")
    assert reply.text.startswith("Nej: Skellefteå har inte högre poäng än Umeå")


@pytest.mark.parametrize("asked", ["Vem är bäst i Sörmland? Tack på förhand!", "Hej! Hur många har appar?"])
def test_courtesies_are_no_questions(answerer: Answerer, asked: str) -> None:
    assert len(answerer.reader.questions(asked)) == 1
    assert "hänsyn" not in answerer.reply(asked).text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("varför är inte Örebro med?? vi svarade ju på enkäten", "Örebro: ingen publicerad poäng."),
        ("Hur ligger vi till jämfört med liknande? Vi är Örebro", "Örebro: platsen bland de större städerna"),
        ("Är siffrorna aktuella? Finns det någon nyare mätning", "SKL 2014, publicerad 19 juni 2014, är den nyaste"),
    ],
)
def test_what_is_said_of_oneself_or_twice_is_no_question(answerer: Answerer, asked: str, said: str) -> None:
    reply = answerer.reply(asked)
    assert reply.text.startswith(said)
    assert {"type": "divider"} not in reply.blocks
    assert "hänsyn" not in reply.text


def test_made_up_figures_are_said_once_to_be_so(example: Answerer) -> None:
    reply = example.reply("hur många har appar i exempel? och vilka är bäst i Skåne i exempel?")
    assert {"type": "divider"} in reply.blocks
    assert reply.text.count("Påhittade siffror") == 1


def test_two_at_once_are_both_answered_of_the_survey_spoken_of(example: Answerer) -> None:
    asked = "hur många har appar? Och vilka är bäst i Skåne?"
    reply = example.reply(example.reader.after(example.reader.question("statistik exempel"), asked))
    assert reply.text.startswith("Påhittade siffror:")
    assert "Kommuner med appar: 101 av 290." in reply.text
    assert "Högst poäng i Skåne län: Helsingborg, 14 av 14 poäng." in reply.text
    assert "SKL 2014" not in reply.text


@pytest.mark.parametrize(
    ("before", "asked", "said"),
    [
        (
            "hur många e-tjänster har Karlskrona exempel",
            "vilket är medelvärdet, och vad är det högsta någon har?",
            ["I snitt 17,4 e-tjänster i landet", "Flest e-tjänster i landet: Helsingborg, 140"],
        ),
        (
            "hur många e-tjänster har Lund exempel",
            "och Malmö? och vad är snittet?",
            ["Malmö: 12 e-tjänster.", "I snitt 17,4 e-tjänster i landet"],
        ),
        (
            "topp 3 i Skåne exempel",
            "och i Halland? vem är sist?",
            ["Högst poäng i Hallands län, topp 3", "Lägst poäng i Hallands län: Hylte"],
        ),
        (
            "average apps in exempel",
            "and the median? which kommun has most?",
            ["The median is 0 apps in the country", "Most apps in the country"],
        ),
    ],
)
def test_two_at_once_go_on_one_after_the_other(example: Answerer, before: str, asked: str, said: list[str]) -> None:
    reply = example.reply(example.reader.after(example.reader.question(before), asked))
    places = [reply.text.find(part) for part in said]
    assert places == sorted(places), reply.text
    assert min(places) >= 0, reply.text


def test_by_how_much_is_no_question_of_how_many(answerer: Answerer) -> None:
    asked = "Vilken av Katrineholms grannar ligger före oss på e-tjänster, och med hur mycket?"
    assert answerer.reply(asked).text.startswith("Vilka kommuner som är grannar")
    assert "290" not in answerer.reply(asked).text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("De tio främsta i Götaland? Bara kommuner som har mellan 30 000 och 60 000 invånare, tack. exempel", "Högst poäng bland kommuner i Götaland med 30\u00a0000–60\u00a0000 invånare, topp 10: Landskrona 12"),
        ("Hur många i Skåne har fler appar än Ekerö? Räkna bara dem med ansvarig och hoppa över Höganäs. exempel", "Kommuner i Skåne län med fler appar än Ekerö och ansvarig för e-förvaltning utom Höganäs: 13"),
        ("Who in Jönköping county has at least 3 apps? I'd need all of them. example", "Kommuner in Jönköpings län with at least 3 apps"),
        ("Vilka i Svealand har minst två appar? Vill ha kommunerna som lista, exempel", "Kommuner i Svealand med minst 2 appar: 34 av 96."),
        ("Jag tittar på kommunerna i gruppen större städer som har egen e-strategi. Hur många procent av dem ligger på mellan 35 och 50 e-tjänster? exempel", "4,8 % har 35–50 e-tjänster bland de större städerna med egen e-strategi: 1 av 21."),
        ("vilka kommuner har fler än tio e-tjänster på gång? alla tack, exempel", "Kommuner med fler än 10 planerade e-tjänster: 29 av 290."),
    ],
)  # fmt: skip
def test_what_but_narrows_the_first_is_one_with_it(example: Answerer, asked: str, said: str) -> None:
    reply = example.reply(asked)
    assert said in reply.text
    assert {"type": "divider"} not in reply.blocks


def test_a_place_is_told_with_who_stands_next_to_it(example: Answerer) -> None:
    asked = example.reader.questions("vilka ligger precis före och efter Lund i Skåne, exempel?")
    assert [(each.want, each.order) for each in asked] == [("place", ""), ("top", "fewest"), ("top", "most")]
    text = example.reply("vilka ligger precis före och efter Lund i Skåne, exempel?").text
    assert "Lund: delad plats 11 av 27" in text
    assert "högre poäng än Lund: Bjuv, Hörby, Malmö, Sjöbo och Staffanstorp, 9 av 14" in text
    assert "lägre poäng än Lund: Osby och Svalöv, 7 av 14" in text


def test_of_two_tables_the_second_is_told_in_words(example: Answerer) -> None:
    blocks = example.reply("exempel: topp 5 och botten 5 i antal e-tjänster").blocks
    assert [each["type"] for each in blocks].count("table") == 1


@pytest.mark.parametrize(
    "asked", ["vilka kommuner har högst poäng? topp 5", "which kommuner have the most apps? top 5"]
)
def test_a_ranking_and_how_many_of_it_is_one(answerer: Answerer, asked: str) -> None:
    (question,) = answerer.reader.questions(asked)
    assert (question.want, question.limit) == ("top", 5)


@pytest.mark.parametrize(
    ("asked", "want", "of"),
    [
        ("Karta över Skåne i exempel, färgad efter poäng. Behöver den till en ppt!!", "top", ()),
        ("poäng för Goteborg, Umea, Skelleftea (har inget svenskt tangentbord)", "compare", ("1480", "2480", "2482")),
        ("My boss wants to know if Upsala has an e-strategy in exempel. Yes or no is fine.", "check", ("0380",)),
    ],
)
def test_what_is_not_understood_with_what_is_said_aside_is_without_it(
    example: Answerer, asked: str, want: str, of: tuple[str, ...]
) -> None:
    (question,) = example.reader.questions(asked)
    assert (question.want, question.of) == (want, of)


def test_a_figure_that_is_refused_is_not_told(example: Answerer) -> None:
    reply = example.reply("Jag behöver Malmös poäng, inte något exempel utan den riktiga siffran.")
    assert "Malmö: ingen publicerad poäng" in reply.text
    assert "Påhittade" not in reply.text


def test_of_several_questions_three_are_answered_and_the_others_named(answerer: Answerer) -> None:
    asked = answerer.reader.questions("Vad fick Lund? Och Malmö? Och Eslöv? Och Umeå?")
    assert [each.of for each in asked] == [("1281",), ("1280",), ("1285",)]
    assert asked[1].unused == ("Och Umeå?",)
