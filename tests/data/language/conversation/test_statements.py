"""What of a message is left where the sentences that only tell something are left out."""

import pytest

from data.language.conversation.statements import asked_in
from data.language.tokens import sentences
from data.model.question import Question
from handlers.answering.answerer import Answerer
from tests.data.language.test_understand import UNDERSTOOD

KEPT = [  # a message, and which of its sentences are left, from 1
    ("Hej! Jag jobbar som strateg. Vad fick Uppsala 2014?", [3]),
    ("Vilka i Skåne har flest appar i exempel? Vi vill gärna jämföra oss.", [1]),
    ("Jag tror att storleken spelar roll. Har stora kommuner fler e-tjänster i exempel?", [2]),
    ("Skriver ett reportage om kommunernas e-tjänster. Vilka fick högst e-index 2014?", [2]),
    ("Har Lund någon app? Hittar inget på deras hemsida.", [1]),
    ("Hur många i exempel har e-strategi? Min chef tror att det är få.", [1]),
    ("My boss thinks they are few. How many kommuner in exempel have apps? Sounds odd to me.", [2]),
    ("Which counties have the highest mean score in exempel? Top 5 is enough.", [1, 2]),
    ("Hur många kommuner har appar i exempel? Räkna inte med Skåne.", [1, 2]),
    ("Hur många har appar? Bara de med under 30 000 invånare.", [1, 2]),
    ("Vi i Sundsvall funderar på en e-strategi. Hur många i Västernorrland har redan en sån?", [1, 2]),  # "en sån"
    ("So Umeå got 14 of 14. Does that mean that they have many apps?", [1, 2]),
    ("Kan du visa topp 10 i exempel? Och gärna med antal appar.", [1, 2]),
    ("Vad fick Katrineholm? Var det bäst i länet?", [1, 2]),
    ("E-strategi finns, appar finns inte. Hur många kommuner i Skåne gäller det?", [1, 2]),
    ("Line up those with more than three apps by e-services. Which municipality comes in fourth?", [1, 2]),
    ("Är exempel riktiga siffror? kan jag citera dem", [1, 2]),
    ("Exempel. Median för antal e-tjänster i Dalarna. Tack!", [1, 2, 3]),  # none of them is marked as a question
]
OWN = [
    ("Jag bor i Sundsvall. Hur ligger vi till jämfört med andra större städer i exempel?", "Hur ligger Sundsvall till jämfört med andra större städer i exempel?"),
    ("Hur ligger vi till jämfört med liknande? Vi är Örebro.", "Hur ligger Örebro till jämfört med liknande?"),
    ("I work for Malmö. Do we have more apps than Lund in exempel?", "Do Malmö have more apps than Lund in exempel?"),
    ("Jag jobbar i Lund. Hur många har appar?", "Hur många har appar?"),
]  # fmt: skip
TOLD = {
    "sv": ["Vi ska upp i nämnden på torsdag.", "Min chef tror att det är få.", "Känns lite konstigt."],
    "en": ["We're preparing a talk for Monday.", "I'm writing an essay about digitalisation.", "Sounds odd to me."],
}


@pytest.mark.parametrize(("message", "kept"), KEPT)
def test_what_only_tells_something_is_left_out(example: Answerer, message: str, kept: list[int]) -> None:
    parts = sentences(message)
    assert asked_in(message, example.reader) == " ".join(parts[number - 1] for number in kept)


@pytest.mark.parametrize(("message", "asked"), OWN)
def test_a_question_of_whoever_asks_is_of_the_kommun_that_is_named(example: Answerer, message: str, asked: str) -> None:
    assert asked_in(message, example.reader) == asked


def test_a_question_asks_the_same_whatever_is_told_after_it(example: Answerer) -> None:
    others = {}
    asked = [(text, said.get("lang", "sv")) for text, said in UNDERSTOOD if text.endswith("?") and "? " not in text]
    for number, (text, lang) in enumerate(asked):
        message = f"{text} {TOLD[lang][number % len(TOLD[lang])]}"
        found = example.reader.questions(message)
        if list(map(_asked, found)) != list(map(_asked, example.reader.questions(text))):
            others[message] = found
    assert others == {}


def _asked(question: Question) -> tuple[object, ...]:
    return question.want, question.measure, question.where, question.that, question.of, question.by, question.unused
