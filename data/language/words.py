"""The words questions are made of, in Swedish and English, in lower case."""

from typing import Final

from data.language.pattern import stems


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RANK: Final = _words(
    "top topp toppen topplista topplistan toppar toppkommun toppkommuner toppskiktet bäst bästa bast basta bäste "
    "främst "
    "främsta flest högst högsta ledare leder ledande ranking rankning rankinglista rankinglistan rangordning rangordna "
    "ranka tabell tabellen ligatabell ligan täten rankingen tätduon toppade störst vinnare vinnaren vinnarna vann "
    "etta ettan starkast starkaste duktigast duktigaste "
    "best leader leaders leading leaderboard topping rank ranking highest most winner winners won strongest"
)
LOWEST: Final = _words(
    "sämst sämsta samst samsta sist sista lägst lägsta lagst lagsta botten bottenlista bottenlistan bottenfem "
    "bottenkommun bottenkommuner jumbo "
    "jumboplats "
    "färst farst fewest svagast svagaste worst lowest bottom last weakest poorest"
)
BETTER_THAN: Final = _words("än than")  # between two that are compared
COMPARE: Final = _words("jämför jämföra jämfört jämförelse mot vs versus eller compare compared or against")
AND: Final = _words("och o å and eller or samt")  # between names
QUANTITY: Final = _words("flest most färst farst fewest mest störst")  # of those, what counts rather than judges
COUNTRY: Final = _words(
    "riket rikets landet sverige sveriges nationell nationella nationellt national nation country sweden"
)
HELP: Final = _words("hjälp hjalp hjälpa hjälpen hjäpl hjlp help kommandon commands usage manual guide")
PRAISE: Final = _words("toppen bäst bästa du är bra super kanon det var good great awesome best you are")
GREETING: Final = _words(
    "hej hejsan hallå halla tjena tja tjo god morgon dag kväll goddag godmorgon morsning hi hello hey good morning"
)
ACKNOWLEDGED: Final = _words("ok okej okay oki jaha aha nice bra perfekt perfect great cool fint kul snyggt wow")
THANKS: Final = _words("tack tackar thanks thank thx")

OPENING: Final = GREETING | _words("du ni ursäkta ursakta förlåt snälla ok okej excuse please så well")
POLITE: Final = THANKS | _words("snälla snalla please pls plz mvh")
CLOSING: Final = POLITE | _words(
    "på förhand forhand in advance så sa mycket you very much hälsningar hej då"
)  # around one

# Of what can be asked, and not the made-up survey that goes by the same word.
EXAMPLES_OF: Final = stems(r"exempel på; example (?:questions?|quer(?:y|ies))")

# Phrases, as keys; looked for in the words of the text, joined by single spaces.
HELP_PHRASES: Final = stems(
    "gjort dig; byggt dig; skapat dig; made you; built you; created you; bakom boten; "
    "vad kan du; vad kan jag; vad kan man; hur funkar; hur fungerar; vem är du$; vad är du$; vad gör du$; hur "
    "använder; vilka frågor kan; kom igång; instruktion; instruktioner; meny; funktioner; what can you; what can i; "
    "how do you work; how does this work; who are you$; what are you$; vad klarar du; vad är du bra på; exempel på "
    "frågor; hjälptext; hjäp; hur gör man; hur du funkar; den här boten; vad vet du; manual; hur söker; this bot; "
    "able to do; example questions; what do you know; bruksanvisning; menyn; guida mig; hjälpsida; hur börjar; vart "
    "börjar; introduktion; användarguide; ny här; new here; where do i start; features; my options; för alternativ; "
    "tips på; tips on; assist me; kört fast; stuck; hur pratar; hur frågar; hur skriver; hur jämför man; hjälper "
    "du; svarar du på; hur boten; frågeexempel; user guide; guide me; how do i look; how should a question; can i "
    "ask; sos$; how do i use; how to use; what questions; what do you do; get started; instructions; menu"
)


# A number of places written as a word.
_SWEDISH_NUMBERS = (
    "en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
)
_ENGLISH_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = (
    "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra",
    "twenty thirty forty fifty sixty seventy eighty ninety hundred",
)
NUMBERS: Final = {
    word: number for counted in (_SWEDISH_NUMBERS, _ENGLISH_NUMBERS) for number, word in enumerate(counted.split(), 1)
}
NUMBERS.update({word: 10 * ten for tens in _TENS for ten, word in enumerate(tens.split(), 2)})
NUMBERS.update(
    {  # tjugofem; twenty-five is two words
        f"{tens}{word}": 10 * ten + number
        for ten, tens in enumerate(_TENS[0].split()[:-1], 2)
        for number, word in enumerate(_SWEDISH_NUMBERS.split()[:9], 1)
    }
)

# Words that carry no place and do not change what is asked.
SWEDISH: Final = _words(
    "hur gick det för går vilken vilka vilket plats ligger är vem vad vilka fick får har i på om av och till från med "
    "den de en ett som poäng resultat resultatet index indexet digitala digital kommun kommuner kommunen kommunerna "
    "län länet bra bättre sämre än visa ge mig oss visar berätta söker kolla upp snälla siffran placering placerade "
    "sig sin ställning står skl skls vart just nu kan du jag vi undrar undersökning undersökningen år året lista "
    "listan hela alla samtliga lan många mycket så detta helt erbjuder finns ser ut tid tillhör bland "
    "invånare sedan centrum siffra fler färre mer mindre oss kommer kom klarar klarade där här några någon "
    "egentligen faktiskt liksom ju väl då alltså va typ asså nog bara igen också även visst verkligen exakt ens ändå "
    "känd kända"
)
ENGLISH: Final = _words(
    "how did does do is or against are was what s which who where the a an in on of for and to from with score "
    "scores points "
    "result results municipality municipalities county counties good well better than show me us tell about please "
    "give has have got get many much digital place places position survey year can you i we list it its their no none "
    "very all every among time since over inhabitants define meaning government came comes does ones people us "
    "there here some any actually really though anyway lol btw just again also too exactly "
    "this that these those"
)
ENGLISH_QUESTIONS: Final = _words(
    "help stats statistics figures national best leader leaders leading hi hello hey thanks thank thx commands "
    "country sweden marks sources source method about worst lowest bottom apps answered common commonest services "
    "service highest most good morning why explain missing improve improved since over overview share percent average "
    "answer response rate weather lost stuck responded participated procurement cooperate fewest lowest ranked perfect "
    "next "
    "what who  trends development changed history list big bigger small smaller large "
    "larger size rural suburban commuter tourism metropolitan manufacturing"
)

# Names of kommuner that are also everyday words. They count where nothing else is said, with a capital letter, or after
# a word that asks for a place.
ALSO_WORDS: Final = _words("vara mark are ale berg bro ed kil sala mala eda lund nora")
VERBS: Final = _words("are vara")  # of those, the ones that stand beside places anyway
ARTICLES: Final = _words("en ett den det de a an the")
ASKING: Final = _words("hur vad vilken vilket var vart har svarade fick how what which where did has")  # of a place
BEFORE_A_PLACE: Final = _words("för i på om hos for of in about är is var was poäng poang score points")
AFTER_A_PLACE: Final = _words("poäng poang score points kommun")
