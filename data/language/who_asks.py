"""What a text tells of whoever asks, or says something, is no question: "Jag skriver om Norrland. Hur många …"."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from data.language.lexicon.topics import COURTEOUS
from data.language.reading.held_concepts import MEANT
from data.language.reading.taken_for_granted import refers_back
from data.language.term import ASKING, Terms

_NAMES: Final = {"PLACE_NAME", "AREA"}
_SPOKEN_OF: Final = ("IT", "THESE", "SUCH", "OWN_AREA", "OWN_GROUP")
_OF_MANY: Final = ("MANY", "FRACTION", "COUNTRY", "SHARE", "PERCENT", "ALL")
_BESIDE_TOLD: Final = (*_SPOKEN_OF, "ALIKE", "MORE", "FEWER", "BETTER", "WORSE", "SAME", "OTHERS")
_TOPICS: Final = ("TOPIC", "TOLD")
_HEADING: Final = 4  # terms: what is no longer says what is asked about, "Bygglov: hur …"


def without_introduction(said: Terms) -> Terms:
    """Without what first sentences tell of the asker, that ask nothing: "Jag skriver om Norrland. Hur många …".

    A topic that is touched there is not the question: "Jag ska prata i skolan om Lund. Hur många …".
    """
    if not (ends := _introduced(said)):
        return said
    told, rest = said.terms[:ends], said.terms[ends:]
    after = replace(said, terms=rest)
    doubted = all(term.skipped or term.has("CLAIM", "SURVEY_NAME", "COMMA") for term in rest)  # "…. Stämmer det?"
    if doubted or not (after.asks or after.has("SHOW", "COMPARE", "BEST", "MANY")):
        return said
    named = after.has(*_NAMES, "GROUP")
    # "Vi är en liten kommun i Norrland med 5 000 invånare och undrar vilka som har flest e-tjänster"
    of_own = any(term.has("KOMMUN") and not term.has("MANY") for term in told) and not any(t.kommuner for t in told)
    presents = any(_presents(replace(said, terms=part)) for part in replace(said, terms=told).parts)
    alone = named or ((of_own or (presents and after.has(*_OF_MANY))) and not after.has(*_SPOKEN_OF, "ASKER"))
    numbered = any(term.is_number for term in told) and after.has(*_BESIDE_TOLD)
    if alone and not (numbered or refers_back(after)):
        return replace(said, terms=rest)
    had = after.has("HAS") and refers_back(after) and not after.has(*_BESIDE_TOLD)
    if had:  # "Vi har inga appar. Vilka i Skåne har det?"
        told = tuple(replace(t, concepts={"HAS": ""}) if t.has("NO", "NOT", "WITHOUT") else t for t in told)
    return replace(said, terms=(*(term.of_no_topic for term in told), *rest), topic=said.topic_in(rest))


def without_narrator(said: Terms) -> Terms:
    """Who claims it, or what it is for, is no topic: "vår leverantör påstår att …", "lämnar in om 20 min: hur …"."""
    leads = next((i for i, t in enumerate(said.terms) if t.has("CLAIM") or t.typed == ":"), 0)
    told = said.terms[:leads]
    if not told:
        return said
    part = replace(said, terms=told)
    told_of = part.has("ASKER") or len(told) > _HEADING or said.at(leads).has("CLAIM")  # "somebody on Twitter claims"
    if not told_of or part.has(*MEANT - {*_TOPICS, "NUMBER", "ANY"}):
        return said
    rest = said.terms[len(told) :]
    return replace(said, terms=(*(term.of_no_topic for term in told), *rest), topic=said.topic_in(rest))


def without_role(said: Terms) -> Terms:
    """What the asker says to be is no topic of what follows: "jag är IT-chef i Lund, hur ligger vi till"."""
    if not (said.has("ASKER") and said.has("IS")):
        return said
    heard, begins = list(said.terms), len(said)
    for i, term in enumerate(said.terms):
        if i > begins and (term.first or term.has("COMMA", "AND", "WONDER", "HAS")):
            heard[begins:i] = (term.of_no_topic for term in heard[begins:i])
            begins = len(said)
        if term.has("IS") and said.at(i - 1).has("ASKER"):
            begins = i
    told = any("TOLD" in term for term in heard) or not said.has("TOLD")
    return replace(said, terms=tuple(heard), topic=said.topic if told else "")


def _introduced(said: Terms) -> int:
    """Where what is told of the asker ends: whole sentences, and "vi i Borås undrar"; 0 where nothing is."""
    of_own = max(said.where("ASKER", "IT"), default=-1)
    starts = [i for i, term in enumerate(said.terms) if term.first or not i]
    starts += [i + 1 for i in said.where("WONDER") if of_own <= i < len(said) - 1]
    asked = said.where(*ASKING, "MANY") if said.at(0).has("ASKER") else []
    asked = [i for i in asked if i > of_own and said.at(i - 1).has("COMMA")]
    starts = sorted({*starts, *asked[:1]})  # "jag ska tala i Lund på torsdag, vilka i Skåne har …"
    ends = 0
    for start, end in pairwise(starts):
        part = replace(said, terms=said.terms[start:end])
        own = [term for term in part.terms if term.concepts.get("TOPIC") not in COURTEOUS and "COMMA" not in term]
        greets = all(term.skipped for term in own)
        tells = any("ASKER" in term for term in own[:1]) or (start > 0 and not part.at(0).first)
        if not (greets or _presents(part)) and (
            part.has(*ASKING) or not (tells or (part.has("ASKER") and not part.asks))
        ):
            break
        ends = ends if greets else end
    return ends


def _presents(part: Terms) -> bool:
    """Whether it but says who writes, by a name that a place is in: "Arvika Nyheter här."."""
    named = any(t.place and "UNKNOWN" in part.at(i + 1) for i, t in enumerate(part.terms))
    return named and not part.asks and not part.has(*MEANT - {"PLACE_NAME", "AREA", "TOPIC", "TOLD"})
