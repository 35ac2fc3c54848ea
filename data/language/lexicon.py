"""The words of questions: lexicon.sv.toml and lexicon.en.toml, read into one tree of words a language.

A phrase is words divided by spaces, as they are written; "*" ends a stem. A concept at the top of a file has a list of
phrases; a table (NUMBER, GROUP …) has one a value. A phrase may stand under several concepts: composition chooses.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from sys import intern
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


class _Paths:
    """Phrases by their words: each beginning of a phrase, and what it means where it is a whole one.

    Beginnings are kept as text: a node of a tree for each takes three times the memory and the time (measured).
    """

    def __init__(self) -> None:
        self._meanings: dict[str, tuple[Meaning, ...]] = {}
        self._before_stems: set[str] = set()

    def add(self, phrase: str, meaning: tuple[Meaning]) -> None:
        """A phrase, whose words are divided by single spaces. Phrases of one meaning share its tuple."""
        self._begin(intern(phrase))
        known = self._meanings[phrase]
        if not known:
            self._meanings[phrase] = meaning
        elif meaning[0] not in known:
            self._meanings[phrase] = (*known, *meaning)

    def _begin(self, phrase: str) -> None:
        """All beginnings of a phrase, from the whole one down to one that is there."""
        while phrase and phrase not in self._meanings:
            self._meanings[phrase] = ()
            before = phrase[: phrase.rfind(" ") + 1]
            if phrase[-1] == "*":
                self._before_stems.add(before)
            phrase = intern(before[:-1])

    def words(self, *, but: str) -> set[str]:
        """The words and stems of all phrases that mean something else than a concept."""
        whole = (phrase for phrase, meanings in self._meanings.items() if any(m.concept != but for m in meanings))
        return {word.rstrip("*") for phrase in whole for word in phrase.split()}

    def begins_with(self, word: str) -> bool:
        """Whether a phrase begins with the word, or it is one."""
        return word in self._meanings

    def longest(self, words: Sequence[str]) -> tuple[int, tuple[Meaning, ...]]:
        """How many of the words the longest phrase has that they begin with, and what it means."""
        best, before = 0, ""
        meanings: tuple[Meaning, ...] = ()
        for count, word in enumerate(words, 1):
            begun = before + word
            if begun not in self._meanings:
                stem = self._stem(before, word) if before in self._before_stems else None
                if stem is None:
                    break
                begun = stem
            if found := self._meanings[begun]:
                best, meanings = count, found
            before = begun + " "
        return best, meanings

    def _stem(self, before: str, word: str) -> str | None:
        """The beginning with the longest stem of the word."""
        stems = (f"{before}{word[:size]}*" for size in range(len(word), 0, -1))
        return next((stem for stem in stems if stem in self._meanings), None)


class Lexicon:
    """The phrases of one language, as written and without diacritics. Safe to share between threads."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        """Index the phrases."""
        self._written, self._folded = _Paths(), _Paths()
        for meaning, group in groupby(phrases, itemgetter(1)):
            alone = (meaning,)
            for phrase, _ in group:
                self._written.add(phrase, alone)
                self._folded.add(fold(phrase), alone)

    def longest(self, tokens: Sequence[Token], start: int) -> tuple[int, tuple[Meaning, ...]]:
        """Where the longest phrase from `start` ends, and all that it may mean; `start` where there is none."""
        written = self._written.longest([token.word for token in tokens[start : start + 6]])
        folded = self._folded.longest([token.plain for token in tokens[start : start + 6]])
        end, meanings = folded if folded[0] > written[0] else written
        return start + end, meanings

    def of_word(self, word: str) -> tuple[Meaning, ...]:
        """What a single word means, as it is written."""
        end, meanings = self._written.longest([word])
        return meanings if end else ()

    def knows(self, token: Token) -> bool:
        """Whether a phrase begins with the word, or it is one."""
        return self._written.begins_with(token.word) or bool(self.longest([token], 0)[1])

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
        """Words, without diacritics, that misspelt ones are read as: other words are too often one slip from a topic's."""  # noqa: E501
        found: dict[int, list[str]] = {}
        for word in sorted(self._folded.words(but="TOPIC")):
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
        return [
            (phrase, meaning)
            for value, phrases in said.items()
            for meaning in (Meaning(concept, value),)
            for phrase in phrases
        ]
    meaning = Meaning(concept)
    return [(phrase, meaning) for phrase in said]


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
