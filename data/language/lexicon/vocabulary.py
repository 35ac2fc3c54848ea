"""All words that questions are made of: the lexicons of the languages, and which of them a text is written in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Final

from data.language.fold import key
from data.language.lexicon.cues import Cues, read_cues
from data.language.lexicon.lexicon import LANGS, TALK, Lexicon, Meaning, read_lexicons
from data.language.lexicon.topics import COURTEOUS
from data.language.tokens import Token, tokens
from data.model.question import Lang

_REMEMBERED: Final = 4096  # words, of some 300 bytes each


@dataclass(frozen=True)
class Vocabulary:
    """The lexicons, with what the loaded surveys call their measures."""

    lexicons: Mapping[str, Lexicon] = field(repr=False)
    talk: Lexicon = field(repr=False)  # what joins a message to the one before it, in both languages
    how_many: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)  # how a count is asked for
    percent: str = ""  # the one measure in per cent that surveys declare, if there is one
    counted: tuple[str, ...] = ()  # the measures that are told for so many inhabitants too
    cues: Mapping[Lang, Cues] = field(default_factory=dict, repr=False)

    @classmethod
    def read(cls, measure_words: Iterable[tuple[str, str, str, str]] = (), counted: Iterable[str] = ()) -> "Vocabulary":
        """The files, and of `measure_words` (language, phrase, id, unit) those of measures that the files do not know.

        What a survey holds is no topic that no survey holds: its words are no longer read as that.
        """
        phrases = read_lexicons()
        known = {meaning.value for _, meaning in phrases["sv"] if meaning.concept == "MEASURE"}
        own: dict[str, list[tuple[str, Meaning]]] = {lang: [] for lang in LANGS}
        percent = set()
        for lang, phrase, measure, unit in measure_words:
            if measure not in known:
                own[lang].append((key(phrase), Meaning("MEASURE", measure)))
                if unit == "percent":
                    own[lang].append((key(phrase), Meaning("IN_PERCENT", measure)))
                    percent.add(measure)
        held = {lang: [phrase for phrase, _ in own[lang]] for lang in LANGS}
        asked = {lang: [each for each in phrases[lang] if each[1].concept != TALK] for lang in LANGS}
        kept = {lang: [each for each in asked[lang] if not _is_topic_of(each, held[lang])] for lang in LANGS}
        lexicons: dict[str, Lexicon] = {lang: Lexicon([*kept[lang], *own[lang]]) for lang in LANGS}
        talk = Lexicon(each for lang in LANGS for each in phrases[lang] if each[1].concept == TALK)
        cues = {lang: read_cues(lang, held[lang]) for lang in LANGS}
        counting = Meaning(TALK, "how_many")
        how_many = {lang: next(tuple(p.split()) for p, m in phrases[lang] if m == counting) for lang in LANGS}
        return cls(lexicons, talk, how_many, percent.pop() if len(percent) == 1 else "", tuple(counted), cues)

    def asks_with(self, word: str) -> bool:
        """Whether questions are made of the word, in either language, so that it can name nothing else."""
        known = any(lexicon.of_word(word.lower()) for lexicon in self.lexicons.values())
        return known or len(word) == 1 or word.isdigit()

    def voted(self, found: Sequence[Token]) -> Lang | None:
        """The language of more of the words, or of the first; of words that both languages know alike, neither.

        A greeting and thanks tell it only where nothing else does: people put "tack" after a question in English.
        """
        votes: list[Lang | None] = []
        polite: list[Lang | None] = []
        for token in found:
            lang, weight, courteous = self._vote(token.word, token.plain)
            (polite if courteous else votes).extend([lang] * weight)
        counted = votes or polite or [None]
        return max(counted, key=counted.count)  # the first of those that are as many

    @cached_property
    def _vote(self) -> Callable[[str, str], tuple[Lang, int, bool]]:
        return lru_cache(_REMEMBERED)(self._voted)

    def _voted(self, word: str, plain: str) -> tuple[Lang, int, bool]:
        """The language that a word is for, how surely, and whether it is but polite."""
        if not word.isalpha() or len(word) == 1:
            return "sv", 0, False
        swedish = self.lexicons["sv"].knows(word, plain)
        english = self.lexicons["en"].knows(word, plain) if word.isascii() else 0  # no word of English has an å
        lang: Lang = "sv" if swedish > english else "en"
        courteous = any(m.value in COURTEOUS for m in self.lexicons[lang].of_word(word))
        return lang, abs(swedish - english), courteous


def _is_topic_of(phrase: tuple[str, Meaning], words: Sequence[str]) -> bool:
    typed, meaning = phrase
    return meaning.concept == "TOPIC" and any(
        word.startswith(typed.rstrip("*")) if typed.endswith("*") else word == typed for word in words
    )


@cache
def _plain() -> Vocabulary:
    """The lexicon files by themselves: for a text that must be answered where no store can be read."""
    return Vocabulary.read()


def language_of(text: str) -> Lang | None:
    """The language of a text, where its words tell it."""
    return _plain().voted(tokens(text))


def is_word_of_questions(word: str) -> bool:
    """The same by the lexicon files alone, whatever surveys are loaded."""
    return _plain().asks_with(word)
