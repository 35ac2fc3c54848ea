"""What words are about, in both languages: "vann" and "winner" are of those that are best.

So what is learnt of one word holds for others that mean nearly the same. concepts.txt has a line a concept: folded
words, and beginnings of words (`segr*`).
"""

from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

CONCEPTS = Path(__file__).parent / "concepts.txt"


@lru_cache(1024)
def concepts_of(word: str) -> tuple[str, ...]:
    """The concepts that a folded word belongs to."""
    told = _concepts()
    forms = (word, *(f"{word[:size]}*" for size in range(2, len(word) + 1)))
    return tuple(dict.fromkeys(concept for form in forms for concept in told.get(form, ())))


@cache
def _concepts() -> dict[str, list[str]]:
    """The concepts of each word and beginning."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in CONCEPTS.read_text(encoding="utf-8").splitlines():
        concept, _, words = line.partition(":")
        for word in words.split():
            found[word].append(concept)
    return dict(found)
