"""What the words of a question tell by themselves: its language, and a number."""

from collections.abc import Sequence

from data.language import words
from data.language.mention import Mention
from data.language.names import Names
from data.model.query import Lang

ECHOED = 60  # characters of what was typed that an answer repeats
LONGEST_LIST = 300  # more than there are kommuner
DEFAULT_LIST = 10
_ENGLISH_KINDS = frozenset({"county", "municipality"})


def is_function_word(word: str) -> bool:
    """Whether the word belongs to the way of asking, and so is no name."""
    return (
        word.isdigit()
        or len(word) == 1
        or word in words.SWEDISH
        or word in words.ENGLISH
        or word in words.RANK
        or word in words.COMPARE
        or word in words.LOWEST
        or word in words.COUNTRY
        or word in words.GREETING
        or word in words.THANKS
        or word in words.NUMBERS
    )


def inside(index: int, mentions: Sequence[Mention]) -> bool:
    """Whether the word with this index is part of a place name."""
    return any(m.start <= index < m.end for m in mentions)


def without_courtesies(typed: Sequence[str], names: Names) -> Sequence[str]:
    """The words between "hej" and "tack på förhand"; none where nothing else is said."""
    spoken = [word.lower() for word in typed]
    first, last = 0, len(spoken)
    while first < last and spoken[first] in words.OPENING:
        first += 1
    if first and any(mention.start < first for mention in names.mentions(spoken)):
        first = 0  # Halla Heberg
    while last > first and spoken[last - 1] in words.CLOSING:
        last -= 1
    polite = not words.POLITE.isdisjoint(spoken[last:])
    return typed[first : last if polite else len(spoken)]


def limit(spoken: Sequence[str]) -> int:
    """How many places of a ranking are asked for, in digits or as a word."""
    for word in spoken:
        asked = int(word) if word.isdecimal() and len(word) <= 3 else words.NUMBERS.get(word, 0)
        if asked > (0 if word.isdecimal() else 1):  # "en" and "one" are articles too
            return min(asked, LONGEST_LIST)
    return DEFAULT_LIST


def language(spoken: Sequence[str], mentions: Sequence[Mention], names: Names) -> Lang:
    """English where more of its words are English than Swedish, or where a place has its English name."""
    outside = [word for i, word in enumerate(spoken) if word in _ENGLISH_KINDS or not inside(i, mentions)]
    if lang := language_of_words(outside):
        return lang
    return "en" if any(names.is_english(spoken[m.start : m.end]) for m in mentions) else "sv"


def language_of_words(spoken: Sequence[str]) -> Lang | None:
    """The language of words by themselves, also where no name can be looked up; None where they tell nothing."""
    english = sum(word in words.ENGLISH or word in words.ENGLISH_QUESTIONS for word in spoken)
    swedish = sum(word in words.SWEDISH for word in spoken)
    if english == swedish == 0:
        return None
    return "en" if english > swedish else "sv"
