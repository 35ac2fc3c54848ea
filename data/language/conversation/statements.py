"""A message without the sentences that only tell something: "… i exempel? Min chef tror att det är få."."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Protocol

from data.language.conversation.fragment import Fragment
from data.language.conversation.phrases import ENDS_OF, REFERRING
from data.language.lexicon.topics import OF_ONE_WHOLE
from data.language.reading import several
from data.language.reading.held_concepts import MEANT
from data.language.reading.holding import requires
from data.language.reading.taken_for_granted import refers_back
from data.language.term import ASKING, Terms
from data.language.tokens import sentences, without_brackets
from data.model.conditions import EVERYONE, Is, leaves
from data.model.question import NO_FIGURES, Heard, Question

_PLACES: Final = ("PLACE_NAME", "AREA")
_OPENING_ASK: Final = frozenset(ASKING) - {"CLAIM"} | {  # not "My boss thinks …"
    *("COMPARE", "FORM", "EXCEPT", "LEFT_OUT", "EXACTLY", "AND", "OR", "LANGUAGE")
}
_OPENING: Final = 3  # words, of which one may ask or bid: "Och hur många", "Kan du visa"
_REFERRING: Final = ("IT", "THESE", "SUCH", "SAME", "ASKER", "OWN_AREA", "OWN_GROUP", "OTHERS", "ABOVE_THAT")
_TELLING: Final = ("TOPIC", "TOLD", "NOT", "NO", "IS", "HAS", "DOES", "CLAIM", "AND", "BUT")
_NARROWING: Final = ("GROUP", "SIZE", "INHABITANTS")
_OF_WHOM: Final = ("GROUP", "SIZE", "INHABITANTS", "KOMMUN", "MANY", "COUNTRY", "LAN", "GROUP_NOUN", "MEASURE")


class Reads(Protocol):
    """What reads a sentence."""

    def fragment(self, text: str) -> Fragment:
        """It as it may go on from what is before it."""

    def terms(self, text: str) -> Terms:
        """Its terms."""

    def question(self, asked: Heard) -> Question:
        """What it asks by itself."""


def asked_in(text: str, reads: Reads) -> str:
    """The sentences that ask something, with those that say of whom; all of it where one of them needs another."""
    if "?" not in text:
        return text
    parts = sentences(text)
    asking = [i for i, part in enumerate(parts) if part.endswith("?")]
    if len(parts) < 2 or not asking:
        return text
    if len(asking) == 1 and (own := _of_own(parts, asking[0], reads)):
        return own
    first, last = asking[0], asking[-1]
    alone = last > 0 and _stands_alone(parts[last], reads)
    placed = any(reads.terms(parts[i]).has(*_PLACES) for i in asking)
    of_one = any(term.kommuner for i in asking for term in reads.terms(parts[i]).terms)
    kept = list[str]()
    for i, part in enumerate(parts):
        said = reads.terms(part)
        corrects = "meant" in reads.fragment(part).links
        needed = i in asking or corrects or _bids(said) or several.says_of_whom(said)
        needed |= said.topic in OF_ONE_WHOLE  # "vi svarade aldrig, ändå visas vi. Varifrån kommer det?"
        needed |= several.names_survey(said, part) or (i < last and not of_one and _requires_of_many(said))
        told = _narrows(said, before=i < last) or (i > first and not placed and said.has(*_PLACES))  # "Vi är Örebro."
        if needed or told or (i < last and not alone and said.has(*MEANT)):
            kept.append(part)
        else:  # "exempel: vi gör en analys. …", "… I'd like all of them, example"
            kept += [term.typed for term in (*said.terms[:1], *said.terms[-1:]) if term.has("SURVEY_NAME")][:1]
    return " ".join(kept)


def shortened(text: str, reads: Reads, most: int) -> str:
    """The question of a long message with the sentences that name whom it is of, or it alone; empty where none fits."""
    parts = sentences(text)
    asks = [part.endswith("?") for part in parts]
    if not any(asks):  # without its mark the last one asks that can
        last = max((i for i, part in enumerate(parts) if len(part) <= most and reads.terms(part).asks), default=-1)
        asks = [i == last for i in range(len(parts))]
    said = [reads.terms(part[: most + 1]) for part in parts]
    named = [each.has(*_PLACES, *_NARROWING, "SURVEY_NAME") for each in said]
    told = [part for part, *either in zip(parts, asks, named, strict=True) if any(either)]
    others = [each for each, asking in zip(said, asks, strict=True) if not asking]
    surveys = dict.fromkeys(term.typed for each in others for term in each.terms if "SURVEY_NAME" in term)
    asked = [*surveys, *(part for part, asking in zip(parts, asks, strict=True) if asking)]
    narrowed = any(each.has(*_NARROWING) for each in others)  # which cannot be left out
    tried = [told] if narrowed else [told, asked]
    return next((joined for joined in map(" ".join, tried) if any(asks) and len(joined) <= most), "")


def asides_left_out(text: str, reads: Reads) -> Iterator[str]:
    """What may be meant by a message that is not understood: it without what is in brackets, or without statements."""
    if "(" in text:
        yield without_brackets(text)
    first, *rest = sentences(text) or [""]
    said = [reads.terms(part) for part in rest]
    tells = all(not (_bids(each) or _narrows(each, before=False)) for each in said) and "?" not in "".join(rest)
    if rest and tells and _is_whole(reads.question(first)):
        yield first


def without_reason(text: str, reads: Reads) -> str:
    """What stands before a comma, where what follows means nothing that is asked; empty where it does."""
    head, _, aside = text.rpartition(",")
    return head if head and not reads.terms(aside).has(*MEANT) else ""


def said_beside(text: str, message: str, reads: Reads) -> list[str]:
    """The other sentences of a message that may require something."""
    return [each for each in sentences(without_brackets(message)) if each not in text and requires(reads.terms(each))]


def _is_whole(question: Question) -> bool:
    return several.is_answered(question) and question.want not in NO_FIGURES and not question.unused


def _of_own(parts: list[str], asks: int, reads: Reads) -> str:
    """A question of whoever asks, with the kommun's name that another sentence says: "… i Lund. Hur många har vi?"."""
    told = [reads.terms(part) for i, part in enumerate(parts) if i != asks]
    named = [term for said in told for term in said.terms if term.kommuner]
    own = next((term.typed for term in reads.terms(parts[asks]).terms if term.has("ASKER")), "")
    if len(named) != 1 or not own or not any(said.has("ASKER") for said in told):
        return ""
    words = parts[asks].split(" ")
    at = next((at for at, word in enumerate(words) if word.strip(",?").lower() == own.lower()), -1)
    if at < 0:
        return ""
    asked = " ".join([*words[:at], named[0].typed, *words[at + 1 :]])
    question, kommun = reads.question(asked), named[0].kommuner[0]
    of_it = kommun in question.of or any(Is(kommun) in leaves(each) for each in question.conditions)
    return asked if _is_whole(question) and of_it else ""


def _bids(said: Terms) -> bool:
    """Whether a sentence without a question mark asks nevertheless, or bids."""
    opening = replace(said, terms=said.terms[:_OPENING])
    asks = opening.has(*_OPENING_ASK) and not said.at(0).has("ASKER")
    asks |= said.at(0).has("CLAIM", "CAN", "IS", "HAS", *ENDS_OF)  # "kan jag citera dem", "Topp 5 räcker."
    told = said.has("ASKER", *_TELLING) or any("UNKNOWN" in term for term in said.terms)
    return asks or not told


def _narrows(said: Terms, *, before: bool) -> bool:
    """Whether a sentence may say of whom it is asked, or `before` a question of how much; and is no opinion."""
    of_whom = said.has(*_OF_WHOM) or (before and any(term.is_number for term in said.terms))
    first = next((t for t in said.terms if not t.skipped and (t.number is None or t.is_number)), said.at(-1))
    if before and "UNKNOWN" in first:
        return False  # "Skriver ett reportage om e-tjänster."
    return of_whom and not said.has("ASKER", "CLAIM")


def _requires_of_many(said: Terms) -> bool:
    """Whether kommuner are spoken of that have so much of something: "vi tar dem i gruppen … som har 25 e-tjänster"."""
    of_asker = any(t.has("ASKER") and said.after(i).has("IS", "HAS") for i, t in enumerate(said.terms))
    of_asker &= not said.has("EXACTLY")  # "we only look at those under 10,000"
    counted = any(t.is_number for t in said.terms) or any(
        t.has("HAS", "WITHOUT") and said.thing_after(i).has("MEASURE") for i, t in enumerate(said.terms)
    )
    return said.has("MANY", "GROUP") and counted and not (of_asker or said.has("CLAIM", "PLACE_NAME"))


def _stands_alone(part: str, reads: Reads) -> bool:
    """Whether a question is understood without the sentences before it: it says of whom, and refers to nothing."""
    said, asked = reads.terms(part), reads.question(part)
    refers = reads.fragment(part).links & {*REFERRING} or said.has(*_REFERRING) or refers_back(said)
    if refers or asked.unused or not several.is_answered(asked):
        return False
    if asked.want in NO_FIGURES:
        return not said.has(*MEANT - {"TOPIC", "TOLD"})
    return bool(asked.of or asked.sides or asked.by or asked.where != EVERYONE or said.has("KOMMUN", "MANY", "COUNTRY"))
