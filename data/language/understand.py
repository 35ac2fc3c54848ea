"""From what somebody typed to what they ask: `understand(text, names, vocabulary)`. Pure, and never raises.

tokens → terms (terms.py) → what they require (composition/) → what could be wanted (wants/) → the reading that leaves
least unused (choosing.py, account.py).
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from data.language.lexicon.lexicon import LANGS
from data.language.lexicon.topics import COMPLAINTS, COURTEOUS, DECISIVE, PASSING
from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.names import Names
from data.language.reading.account import deciding, worth_telling
from data.language.reading.choosing import Weighed, cheapest, named_alone, says_enough, unclear_place, weighed
from data.language.reading.held_concepts import MEANT
from data.language.reading.sourced import of_sourced
from data.language.reading.taken_for_granted import refers_back
from data.language.term import ASKING, Term, Terms
from data.language.terms import read_terms
from data.language.wants.of_asker import topic_of_bare
from data.model.conditions import Beside, InArea, Is, leaves
from data.model.question import NO_FIGURES, Question, Read

LONGEST_QUESTION: Final = 300  # characters; a longer text is a pasted one
_NAMES: Final = {"PLACE_NAME", "AREA"}
_NARROWING: Final = ("GROUP", "SIZE", "AREA", "KOMMUN", "EXCEPT", "AMONG")  # that says of whom the next sentence asks
_SPOKEN_OF: Final = ("IT", "THESE", "SUCH", "OWN_AREA", "OWN_GROUP")
_OF_MANY: Final = ("MANY", "FRACTION", "COUNTRY", "SHARE", "PERCENT", "ALL")
_BESIDE_TOLD: Final = (*_SPOKEN_OF, "ALIKE", "MORE", "FEWER", "BETTER", "WORSE", "SAME", "OTHERS")
_BESIDE: Final = ("FILLER", "SURVEY_NAME", "COMMA")
_GUESSED: Final = (*_BESIDE, "UNKNOWN", "OR")
_TOPICS: Final = ("TOPIC", "TOLD")
_HEADING: Final = 4  # terms: what is no longer says what is asked about, "Bygglov: hur …"
_UNSAID: Final = 40  # characters of what is not taken into account, that an answer repeats


def understand(text: str, names: Names, vocabulary: Vocabulary) -> Question:
    """What the text asks; a question for text where it is not understood."""
    if not text.strip():
        return Question("text", topic="help")
    if len(text) > LONGEST_QUESTION:
        return Question("text", topic="too_long")
    return understood(read_terms(text, names, vocabulary), text)


def understood(said: Terms, text: str) -> Question:
    """What the terms of a text ask."""
    if said.missing_survey:
        return Question("text", topic="no_survey", unused=(said.missing_survey,), lang=said.lang)
    if (named := named_alone(said)) and not unclear_place(said, named.question):
        return _told(named.question, said, ())
    complains = said.topic if said.topic in COMPLAINTS else ""
    said = _without_introduction(_without_role(said))
    if not said.terms:
        return Question("text", topic="help" if "?" in text else "unknown", lang=said.lang)
    said = _without_narrator(said)
    if sourced := of_sourced(said):
        return _told(sourced, said, ())
    best = cheapest(weighed(said))
    if best and best.cost and (after := _after_statement(said)):
        of_it = cheapest(weighed(after))
        said_more = best.question.want != "text" and not any(term.has(*MEANT) for term in best.left)
        better = of_it and of_it.cost <= best.cost and (not said_more or of_it.question == best.question)
        best, said = (of_it, after) if better else (best, said)
    asked = unclear_place(said, best.question if best else None)
    if asked:
        return _told(asked, said, ())
    whole = list[tuple[Terms, Weighed]]()
    if best is None or (best.cost and best.question.topic not in DECISIVE):
        readings = ((part, cheapest(weighed(part))) for part in said.sentences())
        asks = ((part, each) for part, each in readings if each and not each.cost)
        whole = [(part, each) for part, each in asks if each.question.topic not in PASSING | COMPLAINTS]
        if len(whole) > 1:  # several questions: the first is answered, the others are named
            return _told(whole[0][1].question, said, tuple(part.whole for part, _ in whole[1:]))
    enough = best is not None and says_enough(best, said)
    complained = best is not None and best.question.topic in COMPLAINTS
    if len(whole) == 1 and (complained or (not enough and _only_told(said, *whole[0]))):
        return _told(whole[0][1].question, whole[0][0], ())
    if enough and best:
        return _told(best.question, said, best.left)
    lost = _not_understood(said, best.left if best else ())
    return _told(replace(lost, topic=complains) if complains and not lost.of else lost, said, ())


def _without_introduction(said: Terms) -> Terms:
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
    if (
        after.has("HAS") and refers_back(after) and not after.has(*_BESIDE_TOLD)
    ):  # "Vi har inga appar. Vilka i Skåne har det?"
        told = tuple(replace(t, concepts={"HAS": ""}) if t.has("NO", "NOT", "WITHOUT") else t for t in told)
    return replace(said, terms=(*(term.of_no_topic for term in told), *rest), topic=said.topic_in(rest))


def _without_narrator(said: Terms) -> Terms:
    """Who claims it, or what it is for, is no topic: "vår leverantör påstår att …", "lämnar in om 20 min: hur …"."""
    leads = (i for i, t in enumerate(said.terms) if (t.has("CLAIM") and said.at(0).has("ASKER")) or t.typed == ":")
    told = said.terms[: next(leads, 0)]
    if not told:
        return said
    part = replace(said, terms=told)
    if not (part.has("ASKER") or len(told) > _HEADING) or part.has(*MEANT - {*_TOPICS, "NUMBER"}):
        return said
    rest = said.terms[len(told) :]
    return replace(said, terms=(*(term.of_no_topic for term in told), *rest), topic=said.topic_in(rest))


def _without_role(said: Terms) -> Terms:
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
        greets = all(term.concepts.get("TOPIC") in COURTEOUS or term.skipped for term in part.terms)
        tells = part.at(0).has("ASKER") or (start > 0 and not part.at(0).first)
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


def _only_told(said: Terms, asked: Terms, read: Weighed) -> bool:
    """Whether all but one sentence is what the asker says of oneself: "Vi funderar på att upphandla ihop. Har …".

    After what a text answers, words that mean nothing here are its asker's guesses: "… e-strategi? Ett dokument?".
    """
    of_it, beside = set(map(id, asked.terms)), _GUESSED if read.question.want == "text" else _BESIDE
    parts = (replace(said, terms=part) for part in said.parts if id(part[0]) not in of_it)
    told = [part for part in parts if not all(term.has(*beside) for term in part.terms)]
    return all(part.has("ASKER") and not part.has(*ASKING) for part in told) and not asked.has("IT", "SAME")


def _after_statement(said: Terms) -> Terms | None:
    """Of a statement about a place and a question that names none, the question of that place; None of others.

    As in "Bra jobbat Vallentuna 11p! Men vad saknas för att nå 14?".
    """
    last = max(i for i, term in enumerate(said.terms) if term.first or not i)
    told, asked = replace(said, terms=said.terms[:last]), replace(said, terms=said.terms[last:])
    if told.has(*ASKING, *_NARROWING) or not (asked.has(*ASKING) or asked.asks) or asked.has(*_NAMES):
        return None
    places = [term for term in told.terms if term.has("PLACE_NAME")]
    surveys = [term for term in told.terms if term.has("SURVEY_NAME")]
    return (
        replace(said, terms=(*places, *surveys, *asked.terms), topic="")
        if len(places) == 1 and places[0].kommuner
        else None
    )


def _not_understood(said: Terms, left: tuple[Term, ...]) -> Question:
    """What can be said of the text: of its topic where it names one, else that it is beyond this."""
    topics = (term.concepts.get("TOPIC", "") for term in said.asked_first)
    about = next((topic for topic in topics if topic and topic not in PASSING), "")
    if about:
        return Question("text", topic=about, survey=said.survey)
    named = [code for term in said.terms for code in term.kommuner]  # of whom something can be told instead
    lost = set(map(id, deciding(left, said) if said.asks else ()))
    unknown = tuple(term.typed for term in said.terms if ("UNKNOWN" in term and not term.ordinary) or id(term) in lost)
    if not (named or unknown) and (bare := topic_of_bare(said)):
        return Question("text", topic=bare, survey=said.survey)
    topic = "beyond" if said.asks and (named or unknown) else "unknown"
    return Question("text", topic=topic, of=tuple(named[:1]), survey=said.survey, unused=unknown)


def _told(question: Question, said: Terms, left: tuple[Term, ...]) -> Question:
    """The question with how its parts were read, what is in no field of it, and the language to answer in."""
    unused = question.unused
    if question.want not in NO_FIGURES:
        unused = tuple(dict.fromkeys(t.typed[:_UNSAID] for t in worth_telling(left, said) if "ABROAD" not in t))
    lang = next((lang for lang in LANGS if question.want == "language" and question.topic == lang), said.lang)
    read = tuple(dict.fromkeys(_read(question, said)))
    as_it_is = (read, unused, lang) == (question.read, question.unused, question.lang)  # as of most
    return question if as_it_is else replace(question, read=read, unused=unused, lang=lang)


def _read(question: Question, said: Terms) -> Iterator[Read]:
    """How the names of places were read, where they are not the place's own."""
    spoken_of = set(question.of)
    for condition in question.conditions:
        for leaf in leaves(condition):
            match leaf:
                case InArea(code) | Is(code) | Beside(code):
                    spoken_of.add(code)
                case _:
                    pass
    for term in said.misspelt:
        landscape = term.place.landscape if term.place else ""
        place = next((each for each in (landscape, *_codes(term)) if each in spoken_of), "")
        yield from [Read(term.typed, "misspelt", place)] if place else []
    for term in said.terms:
        first = next(iter(term.kommuner), "")
        if term.place and term.place.town and _codes(term)[0] in question.of:
            yield Read(term.typed, "town", _codes(term)[0])
        elif term.area and first in question.of and question.want in ("profile", "value"):
            yield Read(term.typed, "namesake", first)
        elif "ABROAD" in term and question.topic != "elsewhere":
            yield Read(term.typed, "abroad")


def _codes(term: Term) -> tuple[str, ...]:
    return term.place.codes if term.place else ()
