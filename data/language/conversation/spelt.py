"""The words of a message as they were meant, where one is misspelt: one slip from a phrase that it would join or make.

A name is left as it is, and so is a word that either language knows: what a whole question is made of is read later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from data.language.fold import fold
from data.language.lexicon.lexicon import Lexicon
from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.names import Names
from data.language.tokens import Token

_FEWEST: Final = 5  # letters of a word that a phrase has after the one before it
_ENOUGH: Final = 6  # letters of one that begins a phrase


def as_spelt(found: Sequence[Token], names: Names, vocabulary: Vocabulary) -> list[Token]:
    """The tokens, with those that are one slip from a word of a phrase in the place of what was typed."""
    read = list[Token]()
    for i, token in enumerate(found):
        word = _meant(token, read[-1:], vocabulary) if _is_unknown(token, names, vocabulary) else None
        if word and any(mention.start <= i < mention.end for mention in names.mentions([each.word for each in found])):
            word = None  # "östra göinge"
        read.append(replace(token, word=word, plain=fold(word), typed=word) if word else token)
    return read


def _is_unknown(token: Token, names: Names, vocabulary: Vocabulary) -> bool:
    if len(token.plain) < _FEWEST or not token.word.isalpha() or token.typed != token.word:
        return False
    known = any(each.knows(token.word, token.plain) for each in (*vocabulary.lexicons.values(), vocabulary.talk))
    return not known and token.word not in names.ordinary and not names.misspelt(token.word)[1]


def _meant(token: Token, before: Sequence[Token], vocabulary: Vocabulary) -> str | None:
    lexicons = (*vocabulary.lexicons.values(), vocabulary.talk)
    after = {word for each in lexicons for word in _after(each, token, before)}
    as_long = {word for word in after if len(word) == len(token.plain)} or after
    if len(as_long) == 1:
        return as_long.pop()
    return vocabulary.talk.nearly(token.plain) if len(token.plain) >= _ENOUGH else None


def _after(lexicon: Lexicon, token: Token, before: Sequence[Token]) -> Iterator[str]:
    """The words that a phrase has after the word before, one slip away."""
    return (word for said in before for word in lexicon.near_after(said.word, token.plain))
