"""The kind of a question, as learnt from questions that people labelled: a linear model of what is seen in a sentence.

`make learn` writes the weights from tests/understanding. They are read when the first whole question needs them.
"""

import csv
import math
from functools import cache
from pathlib import Path
from typing import cast

from data.question import INTENTS, Intent, Question
from data.text.features import features
from data.text.sentence import Sentence

WEIGHTS = Path(__file__).parent / "intents.csv"
PRECISION = 10  # a weight of 1 is written as 10

_BIAS = "BIAS"


def guess(sentence: Sentence, question: Question) -> tuple[Intent, float]:
    """The likeliest kind, and how likely it is, from 0 to 1. `question`: what the rules made of the sentence."""
    weights = _weights()
    seen = [weights[feature] for feature in features(sentence, question) if feature in weights]
    length = math.sqrt(len(seen)) or 1.0
    bias = weights[_BIAS]
    sums = [(bias[i] + sum(weight[i] for weight in seen) / length) / PRECISION for i in range(len(INTENTS))]
    most = max(sums)
    likelihoods = [math.exp(each - most) for each in sums]
    return INTENTS[sums.index(most)], 1 / sum(likelihoods)


@cache
def _weights() -> dict[str, tuple[int, ...]]:
    """Of each feature, its weight for each kind."""
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        kinds = [cast(Intent, name) for name in next(rows)[1:]]
        order = [kinds.index(intent) for intent in INTENTS]
        return {name: tuple(int(row[i]) for i in order) for name, *row in rows}
