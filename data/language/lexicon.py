"""The words of questions: lexicon.sv.toml and lexicon.en.toml, read into one tree of words a language.

A phrase is words divided by spaces, as they are written; "*" ends a stem. A concept at the top of a file has a list of
phrases; a table (NUMBER, GROUP …) has one a value. A phrase may stand under several concepts: composition chooses.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from data.language.fold import fold
from data.language.tokens import Token
from data.model.question import Lang

LANGS: Final[tuple[Lang, ...]] = ("sv", "en")
SHORTEST_STEM: Final = 5  # letters: shorter ones begin too many other words
_LONGEST: Final = 8  # words of a phrase
_NEAR: Final = 6  # letters of a word that may be one slip from one of the lexicon
TALK: Final = "TALK"  # what a message says to the one before it: of that no question is composed
# What a longer phrase must not swallow, or composition never sees it: negations, whether all are meant, and numbers
# that are no articles.
_BUILDING: Final = frozenset({"NOT", "NO", "WITHOUT", "NUMBER", "ALL"})
_IDIOMS: Final = _BUILDING | {
    *("NOT_BOTH", "OR_BOTH", "EXCEPT", "CLAIM", "TOPIC", "WHY", "DEFINE", "FILLER", "FRACTION"),
    *("ANY", "FULL", "PER", "TOTAL"),  # at all, all points, in all counties, all together
    TALK,
}


class WrongLexicon(ValueError):
    """A lexicon file that breaks a rule; the message says which phrase and why."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase may mean: a concept, and the value it has there (the number 5, the group Storstäder)."""

    concept: str
    value: str = ""


@dataclass(slots=True)
class _Node:
    words: dict[str, "_Node"] = field(default_factory=dict)
    stems: dict[str, "_Node"] = field(default_factory=dict)
    meanings: tuple[Meaning, ...] = ()


class Lexicon:
    """The phrases of one language, as written and without diacritics. Safe to share between threads."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        """Index the phrases."""
        self._written, self._folded = _Node(), _Node()
        self.vocabulary: set[str] = set()  # single words and stems, without diacritics, that misspelt ones are read as
        for phrase, meaning in phrases:
            _add(self._written, phrase, meaning)
            _add(self._folded, fold(phrase), meaning)
            if meaning.concept != "TOPIC":  # other words are too often one slip away from those
                self.vocabulary.update(fold(word).rstrip("*") for word in phrase.split())

    def longest(self, tokens: Sequence[Token], start: int) -> tuple[int, tuple[Meaning, ...]]:
        """Where the longest phrase from `start` ends, and all that it may mean; `start` where there is none."""
        written = _longest(self._written, [token.word for token in tokens[start : start + _LONGEST]])
        folded = _longest(self._folded, [token.plain for token in tokens[start : start + _LONGEST]])
        end, meanings = folded if folded[0] > written[0] else written
        return start + end, meanings

    def of_word(self, word: str) -> tuple[Meaning, ...]:
        """What a single word means, as it is written."""
        end, meanings = _longest(self._written, [word])
        return meanings if end else ()

    def begins(self, token: Token) -> bool:
        """Whether a phrase begins with the word itself: sooner told than which one."""
        return token.word in self._written.words or token.plain in self._folded.words

    def knows(self, token: Token) -> bool:
        """Whether a phrase begins with the word, or it is one."""
        return token.word in self._written.words or bool(self.longest([token], 0)[1])

    def writes(self, token: Token) -> bool:
        """Whether it knows the word as it is written, not only without its diacritics."""
        return bool(self.of_word(token.word))

    def nearly(self, plain: str) -> str | None:
        """The only word of the lexicon that is one slip away and begins alike."""
        if len(plain) < _NEAR:
            return None
        from rapidfuzz import process  # for the first misspelt word: it takes a tenth of the start
        from rapidfuzz.distance import OSA

        words = [word for size in (-1, 0, 1) for word in self._by_length.get(len(plain) + size, ())]
        near = process.extract(plain, words, scorer=OSA.distance, score_cutoff=1, limit=3)
        found = [word for word, _, _ in near if word[0] == plain[0]]
        return found[0] if found else None

    @cached_property
    def _by_length(self) -> Mapping[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word in sorted(self.vocabulary):
            found.setdefault(len(word), []).append(word)
        return found


def _add(root: _Node, phrase: str, meaning: Meaning) -> None:
    node = root
    for word in phrase.split():
        under = node.stems if word.endswith("*") else node.words
        node = under.setdefault(word.rstrip("*"), _Node())
    if meaning not in node.meanings:
        node.meanings += (meaning,)


def _longest(root: _Node, words: Sequence[str]) -> tuple[int, tuple[Meaning, ...]]:
    best = 0
    meanings: tuple[Meaning, ...] = ()
    paths = [(root, 0)]
    while paths:
        node, at = paths.pop()
        if node.meanings and at >= best:
            meanings = node.meanings if at > best else (*meanings, *(m for m in node.meanings if m not in meanings))
            best = at
        if at < len(words):
            word = words[at]
            if exact := node.words.get(word):
                paths.append((exact, at + 1))
            elif node.stems:
                stem = next((s for n in range(len(word), 0, -1) if (s := node.stems.get(word[:n]))), None)
                if stem:
                    paths.append((stem, at + 1))
    return best, meanings


def read_lexicons(folder: Path = Path(__file__).parent) -> dict[str, list[tuple[str, Meaning]]]:
    """The phrases of each language. WrongLexicon where a file breaks a rule."""
    found: dict[str, list[tuple[str, Meaning]]] = {}
    for lang in LANGS:
        said = tomllib.loads((folder / f"lexicon.{lang}.toml").read_text(encoding="utf-8"))
        found[lang] = [pair for concept, value in said.items() for pair in _phrases(concept, value)]
        _check(found[lang], lang)
    concepts = [
        {(m.concept, m.value) if m.concept != "NUMBER" else m.concept for _, m in said} for said in found.values()
    ]
    if alone := concepts[0] ^ concepts[1]:
        raise WrongLexicon(f"concepts of one language only: {sorted(map(str, alone))}")
    return found


def _phrases(concept: str, said: list[str] | dict[str, list[str]]) -> Iterable[tuple[str, Meaning]]:
    if isinstance(said, dict):
        return [(phrase, Meaning(concept, value)) for value, phrases in said.items() for phrase in phrases]
    return [(phrase, Meaning(concept)) for phrase in said]


def _check(phrases: list[tuple[str, Meaning]], lang: str) -> None:
    building = {phrase for phrase, meaning in phrases if meaning.concept in _BUILDING and meaning.value != "1"}
    for phrase, meaning in phrases:
        words = phrase.split()
        for word in words:
            if word.endswith("*") and len(word) <= SHORTEST_STEM:
                raise WrongLexicon(f"{lang}: {phrase!r} of {meaning.concept} has a stem of fewer than five letters")
        swallowed = building.intersection(words) if len(words) > 1 else ()
        if swallowed and meaning.concept not in _IDIOMS:
            raise WrongLexicon(f"{lang}: {phrase!r} of {meaning.concept} swallows {sorted(swallowed)}")
