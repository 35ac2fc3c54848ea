"""The words of questions: lexicon.sv.toml and lexicon.en.toml, read into one tree of words a language.

A phrase is words divided by spaces, as they are written; "*" ends a stem. A concept at the top of a file has a list of
phrases; a table (NUMBER, GROUP …) has one a value. A phrase may stand under several concepts: composition chooses.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from pathlib import Path
from typing import Final

from data.language.fold import fold
from data.language.tokens import Token
from data.model.question import Lang

LANGS: Final[tuple[Lang, ...]] = ("sv", "en")
SHORTEST_STEM: Final = 5  # letters: shorter ones begin too many other words
_NEAR: Final = 6  # letters of a word that may be one slip from one of the lexicon
# What a longer phrase must not swallow, or composition never sees it: negations, whether all are meant, and numbers
# that are no articles.
_BUILDING: Final = frozenset({"NOT", "NO", "WITHOUT", "NUMBER", "ALL"})
_IDIOMS: Final = _BUILDING | {
    *("NOT_BOTH", "OR_BOTH", "EXCEPT", "CLAIM", "TOPIC", "WHY", "DEFINE", "FILLER", "FRACTION"),
    *("ANY", "FULL", "PER", "TOTAL"),  # at all, all points, in all counties, all together
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
    stems: dict[str, list[tuple[str, "_Node"]]] = field(default_factory=dict)  # by how they begin, the longest first
    written: tuple[Meaning, ...] = ()
    folded: tuple[Meaning, ...] = ()  # of a phrase that was typed without its diacritics

    def after(self, word: str) -> "tuple[_Node, ...]":
        """The nodes that a word leads to: of the longest stem, and on top of it of the word itself."""
        exact = self.words.get(word)
        for stem, node in self.stems.get(word[:SHORTEST_STEM], ()) if self.stems else ():
            if word.startswith(stem):
                return (node, exact) if exact else (node,)
        return (exact,) if exact else ()

    def made(self, word: str) -> "_Node":
        """The node of a word or a stem as phrases have it, made where it is not there."""
        stem = word.rstrip("*")
        if stem == word:
            return self.words.setdefault(word, _Node())
        alike = self.stems.setdefault(stem[:SHORTEST_STEM], [])
        for other, node in alike:
            if other == stem:
                return node
        alike.append((stem, _Node()))
        alike.sort(key=lambda each: -len(each[0]))
        return dict(alike)[stem]


class Lexicon:
    """The phrases of one language, as written and without diacritics. Safe to share between threads."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        """Index the phrases."""
        self._root = _Node()
        self._parts: set[str] = set()  # the words of phrases
        self.vocabulary: set[str] = set()  # single words and stems, without diacritics, that misspelt ones are read as
        for phrase, meaning in phrases:
            node, plain = (reduce(_Node.made, spelt.split(), self._root) for spelt in (phrase, fold(phrase)))
            if meaning not in node.written:
                node.written += (meaning,)
            if plain is not node and meaning not in plain.folded:
                plain.folded += (meaning,)
            self._parts.update(phrase.split())
            if meaning.concept != "TOPIC":  # other words are too often one slip away from those
                self.vocabulary.update(fold(word).rstrip("*") for word in phrase.split())

    def longest(self, tokens: Sequence[Token], start: int) -> tuple[int, tuple[Meaning, ...]]:
        """Where the longest phrase from `start` ends, and all that it may mean; `start` where there is none."""
        best, meanings = start, tuple[Meaning, ...]()
        paths = [(self._root, start)]
        while paths:
            node, at = paths.pop()
            if at > best and (found := node.written or node.folded):
                best, meanings = at, found
            if at < len(tokens):
                token = tokens[at]
                for spelt in (token.word,) if token.plain == token.word else (token.plain, token.word):
                    for each in node.after(spelt):  # what is written lies on top, and goes first
                        paths.append((each, at + 1))  # noqa: PERF401
        return best, meanings

    def of_word(self, word: str) -> tuple[Meaning, ...]:
        """What a single word means, as it is written."""
        exact = self._root.words.get(word)
        if exact and exact.written:
            return exact.written
        found = self._root.after(word)
        return found[0].written if found else ()

    def of_part(self, word: str) -> tuple[Meaning, ...]:
        """What a part of a word means, also where it lacks its diacritics."""
        return self.of_word(word) or next((node.folded for node in self._root.after(word) if node.folded), ())

    def knows(self, word: str, plain: str) -> int:
        """2 where the word is a phrase as it is written, 1 where it is part of one or lacks its diacritics."""
        if self.of_word(word):
            return 2
        return 1 if word in self._parts or self._root.after(plain) else 0

    def nearly(self, plain: str) -> str | None:
        """The only word of the lexicon that is one slip away and begins alike."""
        if len(plain) < _NEAR:
            return None
        from rapidfuzz import process  # for the first misspelt word: it takes a tenth of the start
        from rapidfuzz.distance import OSA

        words = [word for size in (-1, 0, 1) for word in self._by_length.get(len(plain) + size, ())]
        near = process.extract(plain, words, scorer=OSA.distance, score_cutoff=1, limit=3)
        return next((word for word, _, _ in near if word[0] == plain[0]), None)

    @cached_property
    def _by_length(self) -> Mapping[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word in sorted(self.vocabulary):
            found.setdefault(len(word), []).append(word)
        return found


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
