"""Words that are two of the lexicon's, as Swedish makes them: "totalpoäng", "skånekommunerna"."""

from collections.abc import Sequence
from typing import Final

from data.language.lexicon.lexicon import Lexicon, Meaning

_SHORTEST: Final = 7  # letters of a word that may be two
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_LINKS: Final = "se"  # letters between the two
_NO_PART: Final = (  # what words are joined by, and not made of: "meningen" is not "men ingen"
    *("AND", "OR", "BUT", "NOT", "NO", "WITHOUT", "HAS", "IS", "WHO", "WHAT", "HOW", "THAN", "AS", "OUT_OF"),
    *("TO", "FROM", "BY", "UNKNOWN", "OVER", "UNDER", "PUBLISHED"),
)


def compound(word: str, lexicon: Lexicon) -> tuple[tuple[Meaning, ...], ...]:
    """The meanings of a word that is two of the lexicon's, as Swedish makes them."""
    if len(word) < _SHORTEST:
        return ()
    for cut in range(len(word) - 3, 2, -1):
        right = lexicon.of_part(word[cut:])
        if mean_little(right, "TOPIC", *_NO_PART):
            continue
        if mean_little(right, "TOPIC", "NUMBER", *_NO_PART) and not _is_end(lexicon.of_part(word[:cut])):
            continue  # "topptio" is one
        for left in (word[:cut], word[: cut - 1] if word[cut - 1] in _LINKS else ""):
            meanings = lexicon.of_part(left) if len(left) > 2 else ()
            if not mean_little(meanings, *_NO_PART):
                return meanings, right
    return ()


def _is_end(meanings: Sequence[Meaning]) -> bool:
    return any(m.concept in ("BEST", "WORST") for m in meanings)


def number_of(word: str, lexicon: Lexicon) -> float | None:
    """The number that two number words make in one: "trettiofem", "tiotusen"; None of any other word."""
    for cut in range(3, len(word) - 1):
        if (first := _number(word[:cut], lexicon)) and any(
            m.concept == "THOUSAND" for m in lexicon.of_word(word[cut:])
        ):
            return first * _THOUSAND
        if (first := _number(word[:cut], lexicon)) and (second := _number(word[cut:], lexicon)):
            return first * second if second == _HUNDRED else joined_number(first, second)
    return None


def joined_number(first: float, second: float) -> float | None:
    """What tens and ones make together, "thirty" and "five"; None of others."""
    tens = first in range(20, _HUNDRED, 10) and 0 < second < 10
    return first + second if tens or (first == _HUNDRED and 0 < second < _HUNDRED) else None


def _number(word: str, lexicon: Lexicon) -> float | None:
    return next((float(m.value) for m in lexicon.of_word(word) if m.concept == "NUMBER"), None)


def mean_little(meanings: Sequence[Meaning], *besides: str) -> bool:
    """Whether there is no meaning but that of a filler, and these."""
    return all(m.concept in ("FILLER", "IT", "INDEX", "AMONG", *besides) for m in meanings)
