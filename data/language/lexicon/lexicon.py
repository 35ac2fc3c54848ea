"""The words of questions: lexicon.sv.toml and lexicon.en.toml, indexed by their words.

A phrase is words divided by spaces, as they are written; "*" ends a stem. A concept at the top of a file has a list of
phrases; a table (NUMBER, GROUP …) has one a value. A phrase may stand under several concepts: composition chooses.
The table SPELT says how the first words of phrases are typed too, "vad är" as "va e".
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Final, NamedTuple

from data.language.compact import Compact, Numbered
from data.language.fold import fold
from data.language.tokens import Token
from data.model.question import Lang

LANGS: Final[tuple[Lang, ...]] = ("sv", "en")
TALK: Final = "TALK"  # what a message says to the one before it: of that no question is composed
_SPELT: Final = "SPELT"
_NOTHING: Final = (None, None, False)
_REMEMBERED: Final = 1000  # words
SHORTEST_STEM: Final = 5  # letters: shorter ones begin too many other words
_NEAR: Final = 6  # letters of a word that may be one slip from one of the lexicon
# What a longer phrase must not swallow, or composition never sees it: negations, whether all are meant, and numbers
# that are no articles.
_BUILDING: Final = frozenset({"NOT", "NO", "WITHOUT", "NUMBER", "ALL"})
_IDIOMS: Final = _BUILDING | {
    *("NOT_BOTH", "OR_BOTH", "EXCEPT", "MISSING", "LEFT_OUT", "CLAIM", "TOPIC", "WHY", "DEFINE", "FILLER", "FRACTION"),
    *("ANY", "FULL", "PER", "TOTAL"),  # at all, all points, in all counties, all together
    *("BOTH_WAYS", "EACH", "BOTH", "AND", "ALL_OTHERS"),  # yes and no, one by one, not only … but also
    TALK,
}


class WrongLexicon(ValueError):
    """A lexicon file that breaks a rule; the message says which phrase and why."""


class Meaning(NamedTuple):
    """What a phrase may mean: a concept, and the value it has there (the number 5, the group Storstäder)."""

    concept: str
    value: str = ""


# What a beginning means as it is written, and typed without the diacritics it has; whether longer ones begin so.
_Phrase = tuple[tuple[Meaning, ...] | None, tuple[Meaning, ...] | None, bool]


class Lexicon:
    """The phrases of one language, as written and without diacritics. Safe to share between threads.

    Every beginning of a phrase is a key.
    """

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        """Index the phrases."""
        written: dict[str, tuple[Meaning, ...]] = {}
        folded: dict[str, tuple[Meaning, ...]] = {}
        parts: set[str] = set()
        for phrase, meaning in phrases:
            _add(written, phrase, meaning)
            if (plain := fold(phrase)) != phrase:
                _add(folded, plain, meaning)
            parts.update(phrase.split()[1:])
        stems: dict[str, tuple[str, ...]] = {}
        for begun in sorted({*written, *folded}, key=len, reverse=True):
            if begun.endswith("*"):
                first = begun[: begun.rfind(" ") + 1 + SHORTEST_STEM]
                stems[first] = (*stems.get(first, ()), begun)
        longer = {each.rpartition(" ")[0] for each in (*written, *folded)}
        self._phrases: Compact[_Phrase] = Compact(  # by beginning
            {each: (written.get(each), folded.get(each), each in longer) for each in {**written, **folded}}
        )
        self._stems = Compact(stems)  # beginnings that end in a stem, the longest first, by how they begin
        self._parts = Numbered(dict.fromkeys(parts, 0))  # the words of phrases after the first, which is a beginning

    # The same words come again and again: what was looked up lately is remembered, but is not kept with the lexicon.

    @cached_property
    def _begun(self) -> Callable[[str], list[tuple[str, _Phrase]]]:
        """The beginnings that are a first word, or begin it."""
        return lru_cache(_REMEMBERED)(partial(self._led_to, ""))

    @cached_property
    def of_word(self) -> Callable[[str], tuple[Meaning, ...]]:
        """What a single word means, as it is written."""
        return lru_cache(_REMEMBERED)(self._of_word)

    @cached_property
    def of_part(self) -> Callable[[str], tuple[Meaning, ...]]:
        """What a part of a word means, also where it lacks its diacritics."""
        return lru_cache(_REMEMBERED)(self._of_part)

    @cached_property
    def nearly(self) -> Callable[[str], str | None]:
        """The only word of the lexicon that is one slip away and begins alike."""
        return lru_cache(_REMEMBERED)(self._nearly)

    def _led_to(self, before: str, word: str) -> list[tuple[str, _Phrase]]:
        """The beginnings that a word leads to: of the word itself, and then of the longest stem."""
        said = before + word
        found = self._phrases.get(said)
        led = [(said, found)] if found else []
        if len(word) >= SHORTEST_STEM and (stems := self._stems.get(said[: len(before) + SHORTEST_STEM])):
            led += [(stem, self._phrases[stem]) for stem in stems if said.startswith(stem[:-1])][:1]
        return led

    def longest(
        self, tokens: Sequence[Token], start: int, values: Collection[str] | None = None
    ) -> tuple[int, tuple[Meaning, ...]]:
        """Where the longest phrase from `start` ends, and all that it may mean; `start` where there is none.

        `values`: only phrases that have one of these.
        """
        best, meanings = start, tuple[Meaning, ...]()
        paths = [("", start)]
        while paths:
            before, at = paths.pop()
            token, at = tokens[at], at + 1
            led_to = partial(self._led_to, before) if before else self._begun
            led = led_to(token.word)  # as written goes first
            led = [*led, *led_to(token.plain)] if token.plain != token.word else led
            for _, (written, folded, _) in led if at > best else ():
                found = written or folded
                if found and (values is None or any(meaning.value in values for meaning in found)):
                    best, meanings = at, found
                    break
            if at < len(tokens):
                paths += [(f"{begun} ", at) for begun, (*_, goes_on) in reversed(led) if goes_on]
        return best, meanings

    def _written(self, phrase: str) -> tuple[Meaning, ...] | None:
        return (self._phrases.get(phrase) or _NOTHING)[0]

    def begins(self, token: Token) -> bool:
        """Whether a phrase begins with the word itself: sooner told than which one."""
        return token.word in self._phrases or (token.plain != token.word and token.plain in self._phrases)

    def _of_word(self, word: str) -> tuple[Meaning, ...]:
        return next((written for _, (written, *_) in self._begun(word) if written), ())

    def _of_part(self, word: str) -> tuple[Meaning, ...]:
        return next((found for _, (written, folded, _) in self._begun(word) if (found := written or folded)), ())

    def knows(self, word: str, plain: str) -> int:
        """2 where the word is a phrase as it is written, 1 where it is part of one or lacks its diacritics."""
        if self.of_word(word):
            return 2
        return 1 if self._written(word) is not None or word in self._parts or self._begun(plain) else 0

    def _nearly(self, plain: str) -> str | None:
        return next(iter(self._near(plain, 3)), None) if len(plain) >= _NEAR else None

    def near_after(self, before: str, plain: str) -> list[str]:
        """The words one slip away that a phrase has after the one before: after "hur" of "mpnga" "manga"."""
        if (before not in self._phrases) and (fold(before) not in self._phrases):
            return []
        return [word for word in self._near(plain) if f"{before} {word}" in self._phrases]

    def _near(self, plain: str, most: int | None = None) -> list[str]:
        from rapidfuzz import process  # for the first misspelt word: it takes a tenth of the start
        from rapidfuzz.distance import OSA

        words = [word for size in (-1, 0, 1) for word in self._by_length.get(len(plain) + size, ())]
        near = process.extract(plain, words, scorer=OSA.distance, score_cutoff=1, limit=most)
        return [word for word, _, _ in near if word[0] == plain[0]]

    @cached_property
    def _by_length(self) -> Mapping[int, list[str]]:
        """Words and stems without diacritics, that misspelt ones are read as: made for the first misspelt word.

        Not those of topics, nor ordinary ones: other words are too often one slip away from them.
        """
        far = ("TOPIC", "UNKNOWN")
        said = (each for each, (meant, *_) in self._phrases.items() if any(m.concept not in far for m in meant or ()))
        found: dict[int, list[str]] = {}
        for word in sorted({word.rstrip("*") for phrase in said for word in fold(phrase).split()}):
            found.setdefault(len(word), []).append(word)
        return found


def _add(among: dict[str, tuple[Meaning, ...]], phrase: str, meaning: Meaning) -> None:
    """Add what a phrase means, and every beginning of it."""
    known = among.get(phrase, ())
    among[phrase] = known if meaning in known else (*known, meaning)
    while phrase := phrase.rpartition(" ")[0]:
        among.setdefault(phrase, ())


def read_lexicons(folder: Path = Path(__file__).parent) -> dict[str, list[tuple[str, Meaning]]]:
    """The phrases of each language. WrongLexicon where a file breaks a rule."""
    import tomllib  # a bot has the words ready in its store

    found: dict[str, list[tuple[str, Meaning]]] = {}
    for lang in LANGS:
        said = tomllib.loads((folder / f"lexicon.{lang}.toml").read_text(encoding="utf-8"))
        spelt = said.pop(_SPELT, {})
        pairs = [pair for concept, value in said.items() for pair in _phrases(concept, value)]
        found[lang] = [(each, meaning) for phrase, meaning in pairs for each in _spelt(phrase, spelt)]
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
            (each, Meaning(concept, value))
            for value, phrases in said.items()
            for phrase in phrases
            for each in _typed(phrase)
        ]
    return [(each, Meaning(concept)) for phrase in said for each in _typed(phrase)]


def _typed(phrase: str) -> Iterable[str]:
    """A phrase as it is written, and with its contractions as typed without an apostrophe: "don t" and "dont"."""
    return dict.fromkeys((phrase, f"{phrase} ".replace("n t ", "nt ").rstrip()))


def _spelt(phrase: str, spelt: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """A phrase, and with its first words as they are typed too."""
    begun = (
        (first, other) for first, others in spelt.items() if f"{phrase} ".startswith(f"{first} ") for other in others
    )
    return dict.fromkeys((phrase, *(other + phrase[len(first) :] for first, other in begun)))


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
