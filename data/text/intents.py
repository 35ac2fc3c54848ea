"""The kind of a question, as learnt from questions that people labelled: a linear model of what is seen in a sentence.

`make learn` writes the weights from tests/understanding. They are read when the first whole question needs them.
"""

import csv
import math
from functools import cache
from pathlib import Path
from typing import cast

from data.question import Intent, Question
from data.text.features import features
from data.text.sentence import Sentence

WEIGHTS = Path(__file__).parent / "intents.csv"
PRECISION = 2  # a weight, or a rarity, of 1 is written as 2; finer ones did no better on rows left out

_BIAS = "BIAS"
_RARITY = -1  # the column


def guess(sentence: Sentence, question: Question) -> tuple[Intent, float]:
    """The likeliest kind, and how likely it is, from 0 to 1. `question`: what the rules made of the sentence."""
    kinds, weights = _learnt()
    seen = [weights[feature] for feature in features(sentence, question) if feature in weights]
    length = math.sqrt(sum(weight[_RARITY] ** 2 for weight in seen))
    sums = [always / PRECISION for always in weights[_BIAS][:_RARITY]]
    if length:
        sums = [always + sum(column) / length for always, column in zip(sums, zip(*seen, strict=True), strict=False)]
    most = max(sums)
    return kinds[sums.index(most)], 1 / sum(math.exp(each - most) for each in sums)


@cache
def _learnt() -> tuple[list[Intent], dict[str, tuple[int, ...]]]:
    """The kinds, and of each feature its weight for each of them, then how rare it is."""
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        kinds = [cast(Intent, name) for name in next(rows)[1:_RARITY]]
        return kinds, {name: tuple(map(int, weights)) for name, *weights in rows}
