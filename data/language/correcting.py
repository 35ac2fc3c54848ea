"""Everyday words that are misspelt in a question: "avrage score", "vafför". Names of places are `spelling.py`'s."""

from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

from data.language.fold import fold

VOCABULARY = Path(__file__).parent / "vocabulary.txt"  # written by `make learn`: commonest first
SHORTEST = 4  # characters of a word in it
# Characters of a word that may have a letter wrong, and of one that may have one too many or too few; in a shorter
# one two may be swapped. What is left of short words are too often words of their own ("barnen leker").
_ANY_SLIP = 6
_ONE_LETTER = 5


@lru_cache(1024)
def corrected(word: str) -> str:
    """The commonest word of the vocabulary that is the same, or one slip away and begins alike; else the word itself.

    A word that lacks its dots gets them back.
    """
    plain = fold(word)
    if len(plain) < SHORTEST or not plain.isalpha():
        return word
    known, by_length = _vocabulary()
    if plain in known:
        return known[plain][1]
    from rapidfuzz import process  # for the first misspelt word: it takes a tenth of the start
    from rapidfuzz.distance import OSA

    around = range(len(plain) - 1, len(plain) + 2) if len(plain) >= _ONE_LETTER else (len(plain),)
    words = [each for length in around for each in by_length.get(length, ())]
    near = process.extract(plain, words, scorer=OSA.distance, score_cutoff=1, limit=None)
    return min((known[each] for each, _, _ in near if _is_slip_of(plain, each)), default=(0, word))[1]


def is_everyday(word: str) -> bool:
    """Whether the word is one of the vocabulary, with its dots or without."""
    return fold(word) in _vocabulary()[0]


def _is_slip_of(plain: str, word: str) -> bool:
    begins_alike = plain[0] == word[0] or plain[:2] == word[1::-1]
    replaced = len(plain) == len(word) and sorted(plain) != sorted(word)
    return begins_alike and (len(plain) >= _ANY_SLIP or not replaced)


@cache
def _vocabulary() -> tuple[dict[str, tuple[int, str]], dict[int, list[str]]]:
    """Each word with its rank, by its folded form; and the folded forms by length."""
    words = VOCABULARY.read_text(encoding="utf-8").split()
    known = {fold(word): (rank, word) for rank, word in enumerate(words)}
    by_length: dict[int, list[str]] = defaultdict(list)
    for plain in known:
        by_length[len(plain)].append(plain)
    return known, by_length
