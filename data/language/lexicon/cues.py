"""Which topic a sentence is about, by words that stand anywhere in it: topics.sv.toml and topics.en.toml.

A topic has cues, a cue has sets of words divided by "+", and a sentence tells the topic that has a word of each set of
one of its cues: "logga* spara* + skriv* frågor" is told by "sparas det jag skriver" and by "loggas mina frågor".
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from sys import intern
from typing import Final, NamedTuple

from data.language.fold import fold
from data.language.lexicon.lexicon import SHORTEST_STEM, WrongLexicon
from data.language.reading.held_concepts import MEANT
from data.language.term import Term
from data.language.tokens import Token
from data.model.frozen import frozen
from data.model.question import Lang

_BETWEEN: Final = " + "


class Cue(NamedTuple):
    """A topic, and the sets of words of which it takes one each."""

    topic: str
    sets: tuple[tuple[str, ...], ...]


@frozen
class Told:
    """The topic of a sentence, and the tokens that tell it."""

    topic: str
    tokens: frozenset[int]


class Cues:
    """The cues of one language. Safe to share between threads.

    A cue is looked at where a word of its rarest set stands: those of the others stand in nearly every sentence.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        """Index them, by words as written and as typed without diacritics; a word that many cues have is held once."""
        self._cues = [Cue(cue.topic, tuple(map(_typed, cue.sets))) for cue in cues]
        often = Counter(word for cue in self._cues for words in cue.sets for word in words)
        by_rarest: dict[str, list[int]] = {}
        for n, cue in enumerate(self._cues):
            for word in min(cue.sets, key=lambda words: sum(often[word] for word in words)):
                by_rarest.setdefault(word, []).append(n)
        self._by_rarest = {word: tuple(found) for word, found in by_rarest.items()}

    def __iter__(self) -> Iterator[Cue]:
        """The cues, in the order of the file."""
        return iter(self._cues)

    def told(self, sentence: Sequence[Token], start: int = 0) -> Told | None:
        """The topic whose cue has most sets in the sentence, then most words. `start`: the place of its first token."""
        said: dict[str, list[int]] = {}  # the words, and the stems that they may have
        for i, token in enumerate(sentence, start):
            for form in (token.word, *(f"{token.word[:n]}*" for n in range(SHORTEST_STEM, len(token.word) + 1))):
                said.setdefault(form, []).append(i)
        best, most = None, (0, 0)
        for n in sorted({n for form in said for n in self._by_rarest.get(form, ())}):
            cue = self._cues[n]
            met = [{i for word in words for i in said.get(word, ())} for words in cue.sets]
            tokens = frozenset().union(*met)
            if all(met) and len(tokens) >= len(met) and (len(met), len(tokens)) > most:  # each set has one of its own
                best, most = Told(cue.topic, tokens), (len(met), len(tokens))
        return best


def _typed(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, also without their diacritics."""
    return tuple(dict.fromkeys(intern(form) for word in words for form in (word, fold(word))))


def telling(terms: Iterable[Term], tokens: Sequence[Token], cues: Cues) -> tuple[tuple[Term, ...], str]:
    """The terms, of which those that tell a topic in their sentence mean that too; and the first topic that is told."""
    starts = [i for i, token in enumerate(tokens) if token.first or not i]
    told: dict[int, str] = {}
    for start, end in pairwise([*starts, len(tokens)]):
        if found := cues.told(tokens[start:end], start):
            told.update(dict.fromkeys(found.tokens, found.topic))
    if not told:
        return tuple(terms), ""
    read = tuple(_meaning(term, told[term.start]) if term.start in told else term for term in terms)
    return read, next(iter(told.values()))


def _meaning(term: Term, topic: str) -> Term:
    """A term that tells a topic; a word that only joins others means no more for it."""
    if not term.has("UNKNOWN", *MEANT):
        return term
    others = {concept: value for concept, value in term.concepts.items() if concept != "UNKNOWN"}
    return replace(term, concepts={"TOLD": topic, **others})


def read_cues(lang: Lang, besides: Sequence[str] = (), folder: Path = Path(__file__).parent) -> Cues:
    """The cues of a language, without the words `besides`, which are what surveys ask.

    WrongLexicon where a stem is too short.
    """
    import tomllib  # a bot has the words ready in its store

    said = tomllib.loads((folder / f"topics.{lang}.toml").read_text(encoding="utf-8"))
    asked = frozenset(besides)
    found = (_cue(topic, cue, asked) for topic, cues in said.items() for cue in cues)
    return Cues(cue for cue in found if all(cue.sets))


def _cue(topic: str, cue: str, besides: frozenset[str]) -> Cue:
    for word in cue.split():
        if word.endswith("*") and len(word) <= SHORTEST_STEM:
            raise WrongLexicon(f"{word!r} of {topic} is a stem of fewer than five letters")
    sets = (words.split() for words in cue.split(_BETWEEN))
    return Cue(topic, tuple(tuple(word for word in words if not _asked(word, besides)) for words in sets))


def _asked(word: str, besides: frozenset[str]) -> bool:
    return word in besides or (word.endswith("*") and any(each.startswith(word[:-1]) for each in besides))
