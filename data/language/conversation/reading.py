"""A text as a message that may go on: what joins it to the one before it, and what is said aside, are taken out."""

from dataclasses import replace
from typing import Final

from data.language.conversation.fragment import Fragment
from data.language.conversation.links import Links
from data.language.conversation.spelt import as_spelt
from data.language.lexicon.topics import COURTEOUS
from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.names import Names
from data.language.term import Terms, as_typed
from data.language.terms import read_terms
from data.language.tokens import Token, tokens
from data.language.understand import LONGEST_QUESTION, understand, understood
from data.model.question import Question

_OF_A_PLACE: Final = (
    *("which", "others", "lacked", "how_many_others", "sharing", "how_many_sharing", "both", "either", "neither"),
    *("ahead", "behind"),
)
_SHORT: Final = 4  # words
_ECHO: Final = 3  # words: "bara sex?"
# What a sentence may hold that says nothing.
_NOTHING: Final = frozenset(
    {"UNKNOWN", "FILLER", "BY", "CONCERNING", "INDEX", "COMMA", "MANY", "ALL", "NUMBER", "AND", "BUT"}
    | {"NOT", "NO", "ANY", "ASKER", "ADDRESSEE", "IS", "HAS", "WONDER", "EXACTLY", "AMOUNT", "HIGH"}
)


def read_fragment(text: str, names: Names, vocabulary: Vocabulary) -> Fragment:
    """The message, read. Of a whole question `alone` is what `understand` says, and costs no more."""
    if len(text) > LONGEST_QUESTION:
        asked = understand(text, names, vocabulary)
        return Fragment(text, asked, (), None, Links([], vocabulary), names, vocabulary)
    typed = tokens(text)
    found = as_spelt(typed, names, vocabulary)
    reader = Links(found, vocabulary)
    if len(found) == 1 and not vocabulary.talk.begins(found[0]):  # a name, as most are: nothing joins it
        name = read_terms(text, names, vocabulary, found)
        return Fragment(text, understood(name, text), (found[0].typed,), None, reader, names, vocabulary, name)
    _leave_asides(reader, text, names, vocabulary)
    whole: Terms | None = None
    if fronted := _fronted(reader.tokens, names, vocabulary):
        reader = fronted
    else:
        whole = read_terms(text, names, vocabulary, reader.tokens) if _may_ask_there(reader) else None
        if not (whole and _asks_there(reader, whole)):
            reader.read()
    words = tuple(token.typed for token in reader.tokens)
    said = None if reader.removed or not text.strip() else whole or read_terms(text, names, vocabulary, found)
    if said is not None:
        alone: Question | None = understood(said, text)
    else:
        alone = understand(as_typed(reader.tokens), names, vocabulary) if words or not reader.removed else None
    if alone and alone.unused:  # what was typed is said, not what it was read as
        meant = {new.typed: old.typed for old, new in zip(typed, found, strict=True)}
        unused = (" ".join(meant.get(word, word) for word in each.split(" ")) for each in alone.unused)
        alone = replace(alone, unused=tuple(unused))
    if "sized" in reader.found and alone and alone.want == "top" and not alone.measure:
        alone = replace(alone, measure="population", limit=alone.limit or 1)
    return Fragment(text, alone, words, reader.hole, reader, names, vocabulary, said)


def _fronted(found: list[Token], names: Names, vocabulary: Vocabulary) -> Links | None:
    """The message with what it names first where it refers to that: "Lund, ligger den över snittet?"; else None."""
    at = next((at for at, token in enumerate(found) if token.word in (",", ":")), 0)
    if not 0 < at <= 2 * _SHORT:
        return None
    first, rest = Links(found[:at], vocabulary), Links(found[at + 1 :], vocabulary)
    rest.read()
    if rest.hole is None or not rest.found & {"it", "them"} or "among" in rest.links:
        return None
    first.read()
    said = read_terms(" ".join(token.typed for token in first.tokens), names, vocabulary).terms
    if not (any(term.place for term in said) and all(term.has("PLACE_NAME", "AREA", "AND") for term in said)):
        return None
    rest.tokens = [*rest.tokens[: rest.hole], *first.tokens, *rest.tokens[rest.hole :]]
    rest.links, rest.hole, rest.arranged = rest.links - {"it", "them"} | first.links, None, True
    return rest


def _leave_asides(reader: Links, text: str, names: Names, vocabulary: Vocabulary) -> None:
    """Leave out short sentences that say nothing of what is asked: "oj många. hur många då"."""
    starts = [at for at, token in enumerate(reader.tokens) if token.first]
    if len(starts) < 2:
        return
    sentences = [reader.tokens[at:end] for at, end in zip(starts, [*starts[1:], len(reader.tokens)], strict=True)]
    if "?" in text.rstrip(" ?!."):  # of two questions each is one, but for what was told that is but repeated
        first, *rest = sentences
        asks = read_terms(" ".join(token.typed for each in rest for token in each), names, vocabulary).asks
        echo = len(first) <= _ECHO and _says_nothing(first, names, vocabulary, numbers=True)
        kept = rest if asks and echo else sentences
    else:
        kept = [each for each in sentences if not _says_nothing(each, names, vocabulary)]
    if kept and len(kept) < len(sentences):
        reader.tokens, reader.removed = [token for each in kept for token in each], True
        reader.arranged = True


def _may_ask_there(reader: Links) -> bool:
    return 2 < len(reader.tokens) <= 2 * _SHORT and reader.vocabulary.talk.begins(reader.tokens[0])


def _asks_there(reader: Links, said: Terms) -> bool:
    """Whether it is said of a place what stands alone else: "vilka i Skåne", "vilka andra i länet har det"."""
    places = [term for term in said.terms if term.has("PLACE_NAME", "AREA", "OWN_AREA", "COUNTRY")]
    if len(places) != 1 or places[0].start < 2:
        return False
    start, end = places[0].start - 1, places[0].end
    rest = Links([*reader.tokens[:start], *reader.tokens[end:]], reader.vocabulary)
    until, kind = rest.talk(0, _OF_A_PLACE)
    stands = bool(kind) and until == len(rest.tokens) and reader.means(start, "BY", "CONCERNING")
    if stands:
        reader.take(kind, start, end)
    return stands


def _says_nothing(sentence: list[Token], names: Names, vocabulary: Vocabulary, *, numbers: bool = False) -> bool:
    """Whether no word of it names a place, or means anything that is asked or spoken of here."""
    end, meant = vocabulary.talk.longest(sentence, 0)
    if end == len(sentence) and any(each.value == "so" for each in meant):
        return True  # "Toppen!"
    terms = read_terms(" ".join(token.typed for token in sentence), names, vocabulary).terms
    told = (each for each in terms if each.concepts.get("TOPIC") not in COURTEOUS)
    return all(not each.place and (numbers or not each.is_number) and each.concepts.keys() <= _NOTHING for each in told)
