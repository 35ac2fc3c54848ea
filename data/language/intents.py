"""The kind of a question, as learnt from questions that people labelled: a linear model of what is seen in a sentence.

`make learn` writes the weights from tests/understanding. They are read when the first whole question needs them.
"""

import math
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from data.language.features import features
from data.language.sentence import Sentence
from data.model.parsed import Intent, Question

WEIGHTS = Path(__file__).parent / "intents.csv"
PRECISION = 2  # a weight, or a rarity, of 1 is written as 2; finer ones did no better on rows left out

_BIAS = "BIAS"
_RARITY = -1  # the column


def guess(sentence: Sentence, question: Question) -> tuple[Intent, float]:
    """The likeliest kind, and how likely it is, from 0 to 1. `question`: what the rules made of the sentence."""
    kinds = _learnt()[0]
    seen = [weights for feature in features(sentence, question) if (weights := _weights(feature))]
    length = math.sqrt(sum(weights[_RARITY] ** 2 for weights in seen))
    sums = [always / PRECISION for always in _weights(_BIAS)[:_RARITY]]
    if length:
        sums = [always + sum(column) / length for always, column in zip(sums, zip(*seen, strict=True), strict=False)]
    most = max(sums)
    return kinds[sums.index(most)], 1 / sum(math.exp(each - most) for each in sums)


@lru_cache(8192)
def _weights(feature: str) -> tuple[int, ...]:
    """Of a feature, its weight for each of the kinds, then how rare it is; nothing where it was not learnt."""
    written = _learnt()[1].get(feature, "")
    return tuple(map(int, written.split(","))) if written else ()


@cache
def _learnt() -> tuple[list[Intent], dict[str, str]]:
    """The kinds, and the weights of each feature as they are written: to read them all takes a tenth of a second."""
    with WEIGHTS.open(encoding="utf-8") as file:
        kinds = [cast(Intent, name) for name in next(file).rstrip().split(",")[1:_RARITY]]
        return kinds, dict(line.rstrip().split(",", 1) for line in file)
