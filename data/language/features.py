"""What the learnt part of understanding sees of a sentence: its words, parts of them, and what they are about."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from data.language.concepts import concepts_of
from data.language.fold import fold, key
from data.language.scope import Scope
from data.language.sentence import Sentence
from data.language.subject import Subject
from data.model.parsed import Question, intent_of
from data.model.places import is_kommun
from data.model.query import WhichQuery

_YEAR = re.compile("(19|20)[0-9]{2}")
_LONG = 4  # characters; of a longer word its beginning and its ending tell too
_BEGINNINGS = (4, 5, 6)
_ENDING = 4
_NEAR = 5  # words that a pair of them spans at most


def features(sentence: Sentence, question: Question) -> frozenset[str]:
    """Names of what is found in the sentence, and of what the rules made of it.

    Places and numbers are told by their kind only, misspelt kommuner among them.
    """
    misspelt = _misspelt(question)
    said = ["KOMMUN" if word in misspelt else fold(word) for word in _words(sentence)]
    found = {f"RULES {intent_of(question.query)}", *said}
    found.update(f"{one} {other}" for one, other in zip(["^", *said], [*said, "$"], strict=True))
    found.update(f"{word}..{later}" for i, word in enumerate(said) for later in said[i + 2 : i + _NEAR])
    for word in said:
        if len(word) > _LONG:
            found.update(f"{word[:size]}-" for size in _BEGINNINGS)
            found.add(f"-{word[-_ENDING:]}")
        if not word.isupper():
            found.update(map("".join, zip("^" + word, word, word[1:] + "$", strict=False)))
    if isinstance(question.query, WhichQuery):
        found.add("WHICH")
    if sentence.dated:
        found.add(f"SURVEY {sentence.dated}")
    return frozenset({*found, *_concepts(said), *_scope(sentence.scope), *_subject(sentence.subject)})


def _concepts(said: Sequence[str]) -> Iterator[str]:
    """The concepts of the words, alone and in pairs; of a place or a number, its kind."""
    about = [("^",), *((word,) if word.isupper() else concepts_of(word) or ("-",) for word in said), ("$",)]
    for ones, others in pairwise(about):
        yield from (f"~{other}" for other in others)
        yield from (f"~{one} {other}" for one in ones for other in others)


def _misspelt(question: Question) -> frozenset[str]:
    """The words that were taken for a place, or may be one."""
    asked = question.query.typed if isinstance(question.query, WhichQuery) else ""
    return frozenset(key(question.heard.typed if question.heard else asked).split())


def _words(sentence: Sentence) -> Iterator[str]:
    starts = {mention.start: mention for mention in sentence.mentions}
    i = 0
    while i < len(sentence.spoken):
        if mention := starts.get(i):
            yield "KOMMUN" if any(map(is_kommun, mention.codes)) else "LÄN"
            i = mention.end
            continue
        word = sentence.spoken[i]
        if word.isdigit():
            yield "YEAR" if _YEAR.fullmatch(word) else "NUMBER"
        else:
            yield word
        i += 1


def _scope(said: Scope) -> Iterator[str]:
    if said.choice is not None:
        yield f"CHOICE {type(said.choice).__name__}"
    if said.area.group:
        yield "GROUP"
    if said.area.least or said.area.below is not None:
        yield "SIZE"
    if said.by_size:
        yield "BY SIZE"


def _subject(said: Subject) -> Iterator[str]:
    """What the stems of the words tell."""
    yield f"FIGURE {said.figure()}"
    for name, asked in (
        ("HOW MANY", said.asks_how_many()),
        ("SUMMARY", said.asks_summary()),
        ("STATE", said.asks_state()),
        ("TREND", said.asks_trend()),
        ("LIST", said.asks_list()),
        ("REASON", said.asks_reason()),
    ):
        if asked:
            yield name
