"""From what somebody typed to what they ask: `understand(text, names, vocabulary)`. Pure, and never raises.

tokens → terms (terms.py) → what they require (composition/) → what could be wanted (wants/) → the reading that leaves
least unused (choosing.py, account.py).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from data.language.lexicon.lexicon import LANGS
from data.language.lexicon.topics import COMPLAINTS, DECISIVE, OF_ANY_YEAR, OF_ONE, PASSING
from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.names import Names
from data.language.reading.account import deciding, worth_telling
from data.language.reading.choosing import Weighed, cheapest, named_alone, says_enough, unclear_place, weighed
from data.language.reading.held_concepts import MEANT
from data.language.reading.sourced import of_sourced
from data.language.term import ASKING, Term, Terms
from data.language.terms import read_terms
from data.language.wants.of_asker import topic_of_bare
from data.language.who_asks import without_introduction, without_narrator, without_role
from data.model.conditions import Beside, InArea, Is, leaves
from data.model.question import NO_FIGURES, Question, Read

LONGEST_QUESTION: Final = 300  # characters; a longer text is a pasted one
_NAMES: Final = {"PLACE_NAME", "AREA"}
_NARROWING: Final = ("GROUP", "SIZE", "AREA", "KOMMUN", "EXCEPT", "AMONG")  # that says of whom the next sentence asks
_SPOKEN_OF: Final = ("IT", "THESE", "SUCH", "OWN_AREA", "OWN_GROUP")
_BESIDE: Final = ("FILLER", "SURVEY_NAME", "COMMA")
_GUESSED: Final = (*_BESIDE, "UNKNOWN", "OR")
_BARS: Final = ("chart", "histogram")
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
    if said.missing_survey and said.topic in OF_ANY_YEAR:
        return Question("text", topic=said.topic, lang=said.lang)
    if said.missing_survey:
        return Question("text", topic="no_survey", unused=(said.missing_survey,), lang=said.lang)
    if (named := named_alone(said)) and not unclear_place(said, named.question):
        return _told(named.question, said, ())
    told = said.topic
    said = without_introduction(without_role(said))
    if not said.terms:
        return Question("text", topic="help" if "?" in text else "unknown", lang=said.lang)
    said = without_narrator(said)
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
    # "I want to cite you, how?" is of what was left aside as told of the asker
    bare = all(term.ordinary or term.has("FILLER", "HOW", "COMMA") for term in said.terms)
    if told and not lost.of and (bare or told in COMPLAINTS):
        lost = replace(lost, topic=told)
    return _told(lost, said, ())


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
    unknown = tuple(term.typed for term in said.terms if "UNKNOWN" in term and not term.ordinary)
    unfit = tuple(term.typed for term in deciding(left, said)) if said.asks and not unknown else ()
    if not (named or unknown or unfit) and (bare := topic_of_bare(said)):
        return Question("text", topic=bare, survey=said.survey)
    topic = "unknown"
    if said.asks and (named or unknown or unfit):
        topic = "unfit" if unfit and not named else "beyond"
    return Question("text", topic=topic, of=tuple(named[:1]), survey=said.survey, unused=unknown or unfit)


def _told(question: Question, said: Terms, left: tuple[Term, ...]) -> Question:
    """The question with how its parts were read, what is in no field of it, and the language to answer in."""
    if question.of and question.topic in OF_ONE:
        question = replace(question, topic=OF_ONE[question.topic])
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
        elif "OTHER_CHART" in term and question.form in _BARS:
            yield Read(term.typed, "chart")
        elif "ABROAD" in term and question.topic != "elsewhere":
            yield Read(term.typed, "abroad")


def _codes(term: Term) -> tuple[str, ...]:
    return term.place.codes if term.place else ()
