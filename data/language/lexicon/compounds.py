"""Words that are two of the lexicon's, as Swedish makes them: "totalpoäng", "skånekommunerna"."""

from collections.abc import Sequence
from typing import Final

from data.language.lexicon.lexicon import Lexicon, Meaning

_SHORTEST: Final = 8  # letters of a word that may be two
_NO_PART: Final = (  # what words are joined by, and not made of: "meningen" is not "men ingen"
    *("AND", "OR", "BUT", "NOT", "NO", "WITHOUT", "HAS", "IS", "WHO", "WHAT", "HOW", "THAN", "AS", "OUT_OF"),
    *("TO", "FROM", "BY"),
)


def compound(word: str, lexicon: Lexicon) -> tuple[tuple[Meaning, ...], ...]:
    """The meanings of a word that is two of the lexicon's, as Swedish makes them."""
    if len(word) < _SHORTEST:
        return ()
    for cut in range(len(word) - 3, 2, -1):
        right = lexicon.of_part(word[cut:])
        if mean_little(right, "TOPIC", "NUMBER", *_NO_PART):
            continue
        for left in (word[:cut], word[: cut - 1] if word[cut - 1] == "s" else ""):
            meanings = lexicon.of_part(left) if len(left) > 2 else ()
            if not mean_little(meanings, *_NO_PART):
                return meanings, right
    return ()


def mean_little(meanings: Sequence[Meaning], *besides: str) -> bool:
    """Whether there is no meaning but that of a filler, and these."""
    return all(m.concept in ("FILLER", "INDEX", "AMONG", *besides) for m in meanings)
