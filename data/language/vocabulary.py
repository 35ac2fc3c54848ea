"""All words that questions are made of: the lexicons of the languages, and which of them a text is written in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from data.language.fold import key
from data.language.lexicon import LANGS, Lexicon, Meaning, read_lexicons
from data.language.tokens import Token, tokens
from data.language.topics import COURTEOUS
from data.model.question import Lang

Phrases = Sequence[tuple[str, Meaning]]


@dataclass(frozen=True)
class Vocabulary:
    """The lexicons, with what the loaded surveys call their measures."""

    lexicons: Mapping[str, Lexicon] = field(repr=False)
    percent: str = ""  # the one measure in per cent that surveys declare, if there is one

    @classmethod
    def read(cls, measure_words: Iterable[tuple[str, str, str, str]] = ()) -> "Vocabulary":
        """The lexicon files, with what the surveys call their own measures: language, phrase, id and unit of each.

        What the files have as a subject of which nothing is known is no such subject where a survey measures it.
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
        lexicons: dict[str, Lexicon] = {
            lang: Lexicon([*_without_topics(phrases[lang], own[lang]), *own[lang]]) for lang in LANGS
        }
        return cls(lexicons, percent.pop() if len(percent) == 1 else "")

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
                (polite if courteous else votes).extend([lang] * abs(swedish - english))
        counted = votes or polite or [None]
        return max(counted, key=counted.count)  # the first of those that are as many


def _without_topics(phrases: Phrases, own: Phrases) -> Phrases:
    """The phrases of the lexicon, without those that say of a word that it is another subject, where it is not."""
    measured = {phrase for phrase, _ in own}
    return [
        (phrase, meaning)
        for phrase, meaning in phrases
        if meaning.concept != "TOPIC" or not ({phrase, *_beginning(phrase, measured)} & measured)
    ]


def _beginning(phrase: str, measured: set[str]) -> set[str]:
    """What begins with a stem: "bredband*" is not another subject where "bredbandet" is measured."""
    return {each for each in measured if each.startswith(phrase[:-1])} if phrase.endswith("*") else set()


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
