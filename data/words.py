"""The words questions are made of, in Swedish and English, in lower case."""

import re
from typing import Final

from data.query import Topic


def _phrases(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RANK: Final = _words(
    "top topp toppen topplista topplistan toppar bäst bästa bast basta främst främsta flest högst högsta ledare leder "
    "ledande ranking rankning rankinglista rankinglistan rangordning vinnare vann etta "
    "best leader leaders leading rank ranking highest most winner won"
)
LOWEST: Final = _words("sämst sämsta samst sist sista lägst lägsta lagst botten jumbo worst lowest bottom last")
STATISTICS: Final = _words(
    "statistik statistiken siffror appar app svarade svarat svarsfrekvens svar vanligast vanligaste vanliga saknar "
    "samarbete samarbetar samverkan upphandling stats statistics figures apps answered responded response common "
    "commonest cooperation cooperate procurement"
)
FIGURES: Final = _words("statistik statistiken siffror stats statistics figures")  # of a län rather than a kommun
BETTER_THAN: Final = _words("än than med with")  # between two that are compared
EXPLAIN: Final = _words("varför saknas fattas delpoäng förklara förklaring why missing explain lacks")
LIST: Final = _words("lista list samtliga alla all every")
TREND: Final = _words(
    "utveckling utvecklingen utvecklats trend trenden trender förändring förändringen förändrats historik sedan "
    "development trends change changed history since"
)
TREND_PHRASES: Final = re.compile(r"\b(?:över tid|over time)\b")
COMPARE: Final = _words("jämför jämföra jämfört jämförelse mot vs versus eller compare compared or")
COUNTRY: Final = _words(
    "riket rikets landet sverige sveriges nationell nationella nationellt national nation country sweden"
)
SERVICES: Final = _words(
    "tjänster tjänst tjanster services service"
)  # e-tjänster: statistics where nothing else is said
HELP: Final = _words("hjälp hjalp hjälpa hjälpen hjäpl hjlp help kommandon commands")
GREETING: Final = _words(
    "hej hejsan hallå halla tjena tja tjo god morgon dag kväll goddag godmorgon morsning hi hello hey good morning"
)
THANKS: Final = _words("tack tackar thanks thank thx")

# Phrases, as keys; looked for in the words of the text, joined by single spaces.
HELP_PHRASES: Final = _phrases(
    *("vad kan du", "vad kan jag fråga", "vad kan man fråga", "hur funkar", "hur fungerar", "vem är du", "vad är du"),
    *("what can you do", "what can i ask", "how do you work", "how does this work", "who are you"),
)

# What a definition, the method or the sources are asked by; the first that is found counts.
TOPICS: Final[tuple[tuple[Topic, re.Pattern[str]], ...]] = (
    ("sources", _phrases("källor", "källa", "källorna", "kallor", "sources", "source", "varifrån kommer")),
    ("e_government", _phrases("e förvaltning", "eförvaltning", "e forvaltning", "e government", "egovernment")),
    (
        "index",
        _phrases(
            *("om indexet", "om index", "vad är e index", "vad är indexet", "hur räknas", "hur beräknas"),
            *("metod", "metoden", "rankgrupp", "rankgrupper"),
            *("about the index", "what is e index", "what is the index", "method"),
        ),
    ),
    (
        "e_service",
        _phrases(
            *("vad är en e tjänst", "vad är e tjänst", "vad är e tjänster", "vad menas med e tjänst"),
            *("what is an e service", "what are e services", "what is e service"),
        ),
    ),
)

# A number of places written as a word.
NUMBERS: Final = {
    word: number
    for words in (
        "en två tre fyra fem sex sju åtta nio tio elva tolv",
        "one two three four five six seven eight nine ten eleven twelve",
    )
    for number, word in enumerate(words.split(), 1)
}

# Words that carry no place and do not change what is asked.
SWEDISH: Final = _words(
    "hur gick det för går vilken vilka vilket plats ligger är vem vad vilka fick får har i på om av och till från med "
    "den de en ett som poäng resultat resultatet index indexet digitala digital kommun kommuner kommunen kommunerna "
    "län länet bra bättre sämre än visa ge mig oss visar berätta söker kolla upp snälla siffran placering placerade "
    "sig sin ställning står skl skls vart just nu kan du jag vi undrar undersökning undersökningen år året lista "
    "listan hela alla samtliga lan många mycket så detta helt erbjuder finns ser ut tid tillhör bland "
    "invånare sedan centrum siffra"
)
ENGLISH: Final = _words(
    "how did does do is are was what s which who where the a an in on of for and to from with score scores points "
    "result results municipality municipalities county counties good well better than show me us tell about please "
    "give has have got get many much digital place places position survey year can you i we list it its their no none "
    "very all every among time since over inhabitants"
)
ENGLISH_QUESTIONS: Final = _words(
    "help stats statistics figures national best leader leaders leading hi hello hey thanks thank thx commands "
    "country sweden marks sources source method about worst lowest bottom apps answered common commonest services "
    "service highest most good morning trend trends development changed history list big bigger small smaller large "
    "larger versus size rural suburban commuter tourism metropolitan manufacturing"
)

# Names of kommuner that are also everyday words. They count where nothing else is said, with a capital letter, or after
# a word that asks for a place.
ALSO_WORDS: Final = _words("vara mark are ale berg bro ed kil sala mala eda lund nora")
ARTICLES: Final = _words("en ett den det de a an the")
BEFORE_A_PLACE: Final = _words("för i på om hos for of in about är is var was poäng score")
