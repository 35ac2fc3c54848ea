"""The words questions are made of, in Swedish and English, in lower case."""

from typing import Final

RANK: Final = frozenset(
    (
        "top topp toppen topplista topplistan bäst bästa bast basta främst främsta ledare leder ledande ranking "
        "rankning rankinglista rankinglistan rangordning best leader leaders leading rank"
    ).split()
)
STATISTICS: Final = frozenset("statistik statistiken siffror stats statistics figures".split())
COUNTRY: Final = frozenset(
    "riket rikets landet sverige sveriges nationell nationella nationellt national nation country sweden".split()
)
HELP: Final = frozenset("hjälp hjalp hjälpa help kommandon commands exempel examples".split())
GREETING: Final = frozenset("hej hejsan hallå halla tjena tja tjo hi hello hey goddag godmorgon morsning".split())
THANKS: Final = frozenset("tack tackar thanks thank thx".split())

# Phrases, as keys; looked for in the whole text.
FULL_MARKS: Final = (
    "full pott",
    "fullpott",
    "full poäng",
    "full poang",
    "fulla poäng",
    "maxpoäng",
    "maxpoang",
    "högsta poäng",
    "14 av 14",
    "full marks",
    "full score",
    "14 of 14",
    "14 out of 14",
)
HELP_PHRASES: Final = (
    "vad kan du",
    "vad kan jag fråga",
    "what can you do",
    "what can i ask",
    "hur funkar du",
    "how do you work",
)

# Words that carry no place and do not change what is asked.
SWEDISH: Final = frozenset(
    (
        "hur gick det för går det vilken vilka vilket plats ligger är vem vad vilka fick får har i på om av och "
        "till från med den det de en ett som poäng resultat resultatet index indexet e tjänster tjänst digitala "
        "digital kommun kommuner kommunen kommunerna län länet bra bättre sämre än visa ge mig oss visar berätta "
        "söker kolla upp snälla siffran placering placerade sig sin ställning ligger står skl skls vart just nu "
        "kan du jag vi undrar undersökning undersökningen året år lista listan lan"
    ).split()
)
ENGLISH: Final = frozenset(
    (
        "how did does do is are was what s which who where the a an in on of for and to from with score scores "
        "points result results municipality municipalities county good well best worst better than show me us tell "
        "about please give has have got get many much services service digital place position survey year can you "
        "i we list it its their"
    ).split()
)
ENGLISH_QUESTIONS: Final = frozenset(
    (
        "help stats statistics figures national best leader leaders leading hi hello hey thanks thank thx examples "
        "commands country sweden marks"
    ).split()
)

# Names of kommuner that are also everyday words: inside a sentence they count only with a capital letter.
ALSO_WORDS: Final = frozenset(
    "vara mark are ale berg bro ed kil eda mora sala mala nora hova orsa lund heby flen salem boden hjo tanum".split()
)
