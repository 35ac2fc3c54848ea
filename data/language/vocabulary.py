"""All words that questions are made of: the lexicons of the languages, and which of them a text is written in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from data.language.fold import key
from data.language.lexicon import LANGS, Lexicon, Meaning, read_lexicons
from data.language.tokens import Token, tokens
from data.language.topics import COURTEOUS
from data.model.question import Lang


@dataclass(frozen=True)
class Vocabulary:
    """The lexicons, with what the loaded surveys call their measures."""

    lexicons: Mapping[str, Lexicon] = field(repr=False)

    @classmethod
    def read(cls, measure_words: Iterable[tuple[str, str, str]] = ()) -> "Vocabulary":
        """The lexicon files, and of `measure_words` (language, phrase, id) those of measures that the files do not know."""  # noqa: E501
        phrases = read_lexicons()
        known = {meaning.value for _, meaning in phrases["sv"] if meaning.concept == "MEASURE"}
        own: dict[str, list[tuple[str, Meaning]]] = {lang: [] for lang in LANGS}
        for lang, phrase, measure in measure_words:
            if measure not in known:
                own[lang].append((key(phrase), Meaning("MEASURE", measure)))
        return cls({lang: Lexicon([*phrases[lang], *own[lang]]) for lang in LANGS})

    def voted(self, found: Sequence[Token]) -> Lang | None:
        """The language of more of the words, or of the first; of words that both languages know alike, neither.

        A greeting and thanks tell it only where nothing else does: people put "tack" after a question in English.
        """
        votes: list[Lang | None] = []
        polite: list[Lang | None] = []
        for token in found:
            if not token.word.isalpha() or len(token.word) == 1:
                continue
            swedish = self.lexicons["sv"].knows(token)
            english = self.lexicons["en"].knows(token) if token.word.isascii() else 0  # no word of English has an å
            if swedish != english:
                lang: Lang = "sv" if swedish > english else "en"
                courteous = any(m.value in COURTEOUS for m in self.lexicons[lang].of_word(token.word))
                (polite if courteous else votes).extend([lang] * (1 if token.word.isascii() else 2))
        counted = votes or polite or [None]
        return max(counted, key=counted.count)  # the first of those that are as many


@cache
def _plain() -> Vocabulary:
    """The lexicon files by themselves: for a text that must be answered where no store can be read."""
    return Vocabulary.read()


def language_of(text: str) -> Lang | None:
    """The language of a text, where its words tell it."""
    return _plain().voted(tokens(text))


def is_word_of_questions(word: str) -> bool:
    """Whether questions are made of the word, in either language, so that it can name nothing else."""
    known = any(lexicon.of_word(word.lower()) for lexicon in _plain().lexicons.values())
    return known or len(word) == 1 or word.isdigit()
