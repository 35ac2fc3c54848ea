"""Which topic a sentence is about, by words that stand anywhere in it: topics.sv.toml and topics.en.toml.

A topic has cues, a cue has sets of words divided by "+", and a sentence tells the topic that has a word of each set of
one of its cues: "logga* spara* + skriv* frågor" is told by "sparas det jag skriver" and by "loggas mina frågor".
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from data.language.fold import fold
from data.language.holding import MEANT
from data.language.lexicon import SHORTEST_STEM, WrongLexicon
from data.language.term import Term
from data.language.tokens import Token
from data.model.question import Lang

_BETWEEN: Final = " + "
_At = tuple[int, int]  # a cue, and a set of it


@dataclass(frozen=True, slots=True)
class Cue:
    """A topic, and the sets of words of which it takes one each."""

    topic: str
    sets: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The topic of a sentence, and the tokens that tell it."""

    topic: str
    tokens: frozenset[int]


class Cues:
    """The cues of one language, by their words. Safe to share between threads."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        """Index them: by whole word and by how a stem begins, as written and as typed without diacritics."""
        self._cues = list(cues)
        self._words: dict[str, set[_At]] = {}
        self._stems: dict[str, set[tuple[str, _At]]] = {}
        for n, cue in enumerate(self._cues):
            for m, words in enumerate(cue.sets):
                for word in {*words, *map(fold, words)}:
                    if word.endswith("*"):
                        self._stems.setdefault(word[:SHORTEST_STEM], set()).add((word[:-1], (n, m)))
                    else:
                        self._words.setdefault(word, set()).add((n, m))

    def __iter__(self) -> Iterator[Cue]:
        """The cues, in the order of the file."""
        return iter(self._cues)

    def told(self, sentence: Sequence[Token], start: int = 0) -> Told | None:
        """The topic whose cue has most sets in the sentence, then most words. `start`: the place of its first token."""
        met: dict[int, dict[int, set[int]]] = {}
        for i, token in enumerate(sentence, start):
            for n, m in self._of(token.word):
                met.setdefault(n, {}).setdefault(m, set()).add(i)
        whole = [n for n, sets in met.items() if len(sets) == len(self._cues[n].sets) and _stand_apart(sets)]
        if not whole:
            return None
        best = max(whole, key=lambda n: (len(self._cues[n].sets), len(set().union(*met[n].values())), -n))
        return Told(self._cues[best].topic, frozenset().union(*met[best].values()))

    def _of(self, word: str) -> Iterator[_At]:
        """The sets that a word is in."""
        yield from self._words.get(word, ())
        for stem, at in self._stems.get(word[:SHORTEST_STEM], ()):
            if word.startswith(stem):
                yield at


def telling(terms: Iterable[Term], tokens: Sequence[Token], cues: Cues) -> tuple[tuple[Term, ...], str]:
    """The terms, of which those that tell a topic in their sentence mean that too; and the first topic that is told."""
    starts = [i for i, token in enumerate(tokens) if token.first or not i]
    told: dict[int, str] = {}
    for start, end in pairwise([*starts, len(tokens)]):
        if found := cues.told(tokens[start:end], start):
            told.update(dict.fromkeys(found.tokens, found.topic))
    read = tuple(_meaning(term, told[term.start]) if term.start in told else term for term in terms)
    return read, next(iter(told.values()), "")


def _meaning(term: Term, topic: str) -> Term:
    """A term that tells a topic; a word that only joins others means no more for it."""
    if not term.has("UNKNOWN", *MEANT):
        return term
    others = {concept: value for concept, value in term.concepts.items() if concept != "UNKNOWN"}
    return replace(term, concepts={"TOLD": topic, **others})


def _stand_apart(sets: dict[int, set[int]]) -> bool:
    """Whether each set has a token of its own."""
    return len(frozenset().union(*sets.values())) >= len(sets)


def read_cues(lang: Lang, besides: Sequence[str] = (), folder: Path = Path(__file__).parent) -> Cues:
    """The cues of a language, without the words `besides`, which are what surveys ask.

    WrongLexicon where a stem is too short.
    """
    said = tomllib.loads((folder / f"topics.{lang}.toml").read_text(encoding="utf-8"))
    found = (_cue(topic, cue, besides) for topic, cues in said.items() for cue in cues)
    return Cues(cue for cue in found if all(cue.sets))


def _cue(topic: str, cue: str, besides: Sequence[str]) -> Cue:
    for word in cue.split():
        if word.endswith("*") and len(word) <= SHORTEST_STEM:
            raise WrongLexicon(f"{word!r} of {topic} is a stem of fewer than five letters")
    sets = (words.split() for words in cue.split(_BETWEEN))
    return Cue(topic, tuple(tuple(word for word in words if not _asked(word, besides)) for words in sets))


def _asked(word: str, besides: Sequence[str]) -> bool:
    stem = word.rstrip("*")
    return any(each.startswith(stem) if word.endswith("*") else each == stem for each in besides)
