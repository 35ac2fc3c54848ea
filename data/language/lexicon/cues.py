"""Which topic a sentence is about, by words that stand anywhere in it: topics.sv.toml and topics.en.toml.

A topic has cues, a cue has sets of words divided by "+", and a sentence tells the topic that has a word of each set of
one of its cues: "logga* spara* + skriv* frågor" is told by "sparas det jag skriver" and by "loggas mina frågor".
A word in capitals stands for a class of words, of `words` in the same file, or for a concept of the lexicon.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from math import log
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from data.language.compact import Lists, Numbered
from data.language.fold import fold
from data.language.lexicon.lexicon import SHORTEST_STEM, WrongLexicon
from data.language.reading.held_concepts import MEANT
from data.language.term import Term
from data.language.tokens import Token
from data.model.frozen import frozen
from data.model.question import Lang

_BETWEEN: Final = " + "
_OWN: Final = 3.6  # what a word weighs that is of two topics at most
_REMEMBERED: Final = 1000  # words
_CLASSES: Final = "words"  # the table of them
_NONE: Final[Mapping[int, Iterable[str]]] = MappingProxyType({})


class Cue(NamedTuple):
    """A topic, and the sets of words of which it takes one each."""

    topic: str
    sets: tuple[tuple[str, ...], ...]


@frozen
class Told:
    """The topic of a sentence, and the tokens that tell it; `own`: those of them that tell few others."""

    topic: str
    tokens: frozenset[int]
    own: frozenset[int] = frozenset()


class Cues:
    """The cues of one language. Safe to share between threads.

    A word weighs the more the fewer topics it is of: "bortfall" tells one, "hur" nearly none. A cue is looked at where
    a word of its rarest set stands: those of the others stand in nearly every sentence.
    """

    def __init__(self, cues: Iterable[Cue], classes: Mapping[str, Sequence[str]] | None = None) -> None:
        """Index them, by words as written and as typed without diacritics, of which each has a number."""
        cues = [Cue(cue.topic, tuple(map(_typed, cue.sets))) for cue in cues]
        of_class: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for name, words in (classes or {}).items():
            for word in _typed(words):
                of_class[word] += (name,)
        told_by = (word for cue in cues for words in cue.sets for word in words)
        self._words = Numbered({word: n for n, word in enumerate(dict.fromkeys((*told_by, *of_class)))})
        classes_of = (of_class.get(word, ()) for word in sorted(self._words, key=self._words.__getitem__))
        self._classes = Lists([self._words[name] for name in names if name in self._words] for names in classes_of)
        numbered = [[list(map(self._words.__getitem__, words)) for words in cue.sets] for cue in cues]
        topics = [set[str]() for _ in self._words]  # none of a word that only is of a class
        for cue, sets in zip(cues, numbered, strict=True):
            for number in chain(*sets):
                topics[number].add(cue.topic)
        all_topics = len({cue.topic for cue in cues})
        self._weight = array("d", (log(1 + all_topics / len(of)) if of else 0 for of in topics))
        by_rarest: list[list[int]] = [[] for _ in topics]
        for n, sets in enumerate(numbered):
            for number in max(sets, key=lambda numbers: min(map(self._weight.__getitem__, numbers))):
                by_rarest[number].append(n)
        self._by_rarest = Lists(by_rarest)
        self._topics = tuple(cue.topic for cue in cues)
        self._sets = Lists(chain(*numbered))
        self._sets_of = array("I", accumulate(map(len, numbered), initial=0))  # where those of a cue begin

    def __iter__(self) -> Iterator[Cue]:
        """The cues, in the order of the file."""
        word_of = {n: word for word, n in self._words.items()}
        for n, topic in enumerate(self._topics):
            yield Cue(topic, tuple(tuple(map(word_of.__getitem__, words)) for words in self._of(n)))

    def _of(self, cue: int) -> Iterator[Sequence[int]]:
        """The sets of a cue."""
        return map(self._sets.__getitem__, range(self._sets_of[cue], self._sets_of[cue + 1]))

    def told(
        self, sentence: Sequence[Token], start: int = 0, meant: Mapping[int, Iterable[str]] = _NONE
    ) -> Told | None:
        """The topic of the cue that weighs most of those that are met. `start`: the place of its first token.

        meant: the concepts of the lexicon that tokens may mean, by place.
        """
        said = self._said(sentence, start, meant)
        topic, most = "", (0.0, 0)
        telling: dict[str, set[int]] = defaultdict(set)
        for n in sorted({n for word in said for n in self._by_rarest[word]}):
            met = self._met(n, said)
            tokens = {i for words in met for word in words for i in said[word]}
            if not met or len(tokens) < len(met):  # each set has one of its own
                continue
            telling[self._topics[n]] |= tokens
            weighs = (sum(max(map(self._weight.__getitem__, words)) for words in met), len(tokens))
            if weighs > most:
                topic, most = self._topics[n], weighs
        own = (i for word, at in said.items() if self._weight[word] >= _OWN for i in at)
        return Told(topic, frozenset(telling[topic]), frozenset(own) & telling[topic]) if topic else None

    def _met(self, cue: int, said: Mapping[int, Sequence[int]]) -> list[list[int]]:
        """The words of each of its sets that are said; nothing where none of one is, as of most."""
        if any(map(said.keys().isdisjoint, self._of(cue))):
            return []
        return [[word for word in words if word in said] for words in self._of(cue)]

    def _said(self, sentence: Sequence[Token], start: int, meant: Mapping[int, Iterable[str]]) -> dict[int, list[int]]:
        """Where the words stand, the stems that they may have, their classes, and the concepts that they may mean."""
        said: dict[int, list[int]] = {}
        for i, token in enumerate(sentence, start):
            concepts = (number for name in meant.get(i, ()) for number in self._numbers(name))
            for number in dict.fromkeys((*self._numbers(token.word), *concepts)):
                said.setdefault(number, []).append(i)
        return said

    @cached_property
    def _numbers(self) -> Callable[[str], tuple[int, ...]]:
        """The numbers of a word, of the stems that it may have, and of their classes. Not kept with the cues."""
        return lru_cache(_REMEMBERED)(self._numbers_of)

    def _numbers_of(self, word: str) -> tuple[int, ...]:
        forms = (word, *(f"{word[:n]}*" for n in range(SHORTEST_STEM, len(word) + 1)))
        numbers = [number for form in forms if (number := self._words.number(form)) is not None]
        return tuple(dict.fromkeys((*numbers, *(each for number in numbers for each in self._classes[number]))))


def _typed(words: Iterable[str]) -> tuple[str, ...]:
    """The words, also without their diacritics."""
    return tuple(dict.fromkeys(form for word in words for form in (word, fold(word))))


def telling(terms: Iterable[Term], tokens: Sequence[Token], cues: Cues) -> tuple[tuple[Term, ...], str]:
    """The terms, of which those that tell a topic in their sentence mean that too; and the first topic that is told."""
    read = tuple(terms)
    begins = read[0].start if read else 0  # what it is asked for tells no topic
    starts = [i for i, token in enumerate(tokens) if i == begins or (token.first and i > begins)]
    meant = {i: term.concepts.keys() for term in read for i in range(term.start, term.end)}
    told: dict[int, str] = {}
    own: set[int] = set()
    for start, end in pairwise([*starts, len(tokens)]):
        if found := cues.told(tokens[start:end], start, meant):
            told.update(dict.fromkeys(found.tokens, found.topic))
            own |= found.own
    if not told:
        return read, ""
    read = tuple(
        _meaning(term, told[term.start], own=term.start in own) if term.start in told else term for term in read
    )
    return read, next(iter(told.values()))


def _meaning(term: Term, topic: str, *, own: bool) -> Term:
    """A term that tells a topic; a word that only joins others means no more for it, and hints at it if `own`."""
    if not term.has("UNKNOWN", *MEANT):
        return replace(term, hints=topic) if own else term
    of_another = term.end == term.start + 1 and term.concepts.get("TOPIC") != topic
    gone = {"UNKNOWN", "TOPIC"} if of_another else {"UNKNOWN"}  # what words tell together is surer than one of them
    others = {concept: value for concept, value in term.concepts.items() if concept not in gone}
    return replace(term, concepts={"TOLD": topic, **others})


def read_cues(lang: Lang, besides: Sequence[str] = (), folder: Path = Path(__file__).parent) -> Cues:
    """The cues of a language, without the words `besides`, which are what surveys ask.

    WrongLexicon where a stem is too short.
    """
    import tomllib  # a bot has the words ready in its store

    said = tomllib.loads((folder / f"topics.{lang}.toml").read_text(encoding="utf-8"))
    asked, spelt = frozenset(besides), {word: typed.split() for word, typed in said.get("spelt", {}).items()}
    classes = {name: _words(name, words, asked, spelt) for name, words in said[_CLASSES].items()}
    found = (
        Cue(topic, tuple(_words(topic, words, asked, spelt) for words in cue.split(_BETWEEN)))
        for topic, cues in said["cues"].items()
        for cue in cues
    )
    return Cues((cue for cue in found if all(cue.sets)), classes)


def _words(of: str, said: str, besides: frozenset[str], spelt: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The words of a set or a class, also as they are `spelt` by many, but for those that a survey asks."""
    words = [each for word in said.split() for each in (word, *spelt.get(word, ()))]
    for word in words:
        if word.endswith("*") and len(word) <= SHORTEST_STEM:
            raise WrongLexicon(f"{word!r} of {of} is a stem of fewer than five letters")
    begun = (word for word in words if word.endswith("*") and any(each.startswith(word[:-1]) for each in besides))
    asked = besides.union(begun)
    return tuple(word for word in words if word not in asked)
