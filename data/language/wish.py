"""Wishes about how to be answered: in which language."""

from collections.abc import Sequence
from typing import Final

from data.model.query import Lang, LanguageQuery

_LONGEST: Final = 4  # words
_HEADS: Final = frozenset({"språk", "sprak", "språket", "language", "lang"})
_NAMES: Final[dict[str, Lang]] = {
    **dict.fromkeys(("sv", "sve", "svenska", "swedish"), "sv"),
    **dict.fromkeys(("en", "eng", "engelska", "english"), "en"),
}
_SMALL: Final = frozenset({"på", "pa", "till", "to", "in", "i"})


def language_wish(spoken: Sequence[str]) -> LanguageQuery | None:
    """A wish for a language: "språk en", "language sv", "svenska", "in English"; None where the words are no such wish.

    Its name alone is one; its short form alone is not, for "en" is a word of both languages.
    """
    if not 0 < len(spoken) <= _LONGEST or (spoken[0] not in _HEADS and spoken[-1] not in _NAMES):
        return None
    said = [word for word in spoken if word not in _SMALL]
    head = bool(said) and said[0] in _HEADS
    named = said[1:] if head else said
    if head and not named:
        return LanguageQuery(None)
    if len(named) == 1 and named[0] in _NAMES and (head or len(named[0]) > 3):
        return LanguageQuery(_NAMES[named[0]])
    return None
