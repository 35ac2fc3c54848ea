"""`make learn`: data/language/vocabulary.txt and the weights in intents.csv, from the rows that may be tuned on.

Needs scikit-learn, which neither the bot nor its tests do.
"""

import csv
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from data.language.correcting import SHORTEST, VOCABULARY
from data.language.features import features
from data.language.intents import PRECISION, WEIGHTS
from data.language.parse import first_reading
from data.model.parsed import intent_of
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from data.language.fold import fold
from data.language.fold import words as split
from data.language.names import Names
from data.store.freshness import ensure_fresh
from data.store.store import Store
from handlers.listeners.payloads import plain_text
from tests.bot_process import ROOT
from tests.understanding.rows import name_rows, question_rows

_SEEN_AT_LEAST = 2  # times; what is seen once tells nothing of others
_KNOWN_FROM = 3  # questions; a word in fewer may itself be misspelt
_STRENGTH = 30  # how closely the rows are followed; 10 did slightly worse on rows left out, and 60 no better
_RARE_TELLS = 1.5  # the power of how rare a feature is (its idf); 0, 1 and 2 did worse on rows left out
_TELLS = 0.5  # weights whose greatest is smaller tell nothing


def examples(names: Names) -> list[tuple[str, str]]:
    """Texts and their kinds. Names of more than a word are what the rules take them for; those of nobody are unknown."""
    found = [(row.query, row.intent) for row in question_rows("tune")]
    for row in name_rows("tune"):
        if " " in row.query:
            by_rules = intent_of(first_reading(plain_text(row.query), names)[1].query)
            found.append((row.query, "unknown" if row.kind == "none" else by_rules))
    return found


def vocabulary(texts: Sequence[str], names: Names) -> list[str]:
    """The words of the texts that are no names, each in its commonest form, commonest first."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        spoken = [word.lower() for word in split(plain_text(text))]
        named = {i for mention in names.mentions(spoken) for i in range(mention.start, mention.end)}
        for word in {word for i, word in enumerate(spoken) if i not in named}:
            if word.isalpha() and len(word) >= SHORTEST:
                forms[fold(word)][word] += 1
    known = [found for found in forms.values() if found.total() >= _KNOWN_FROM]
    return [found.most_common(1)[0][0] for found in sorted(known, key=lambda found: (-found.total(), min(found)))]


def _written(numbers: Iterable[float]) -> list[int]:
    return [round(number * PRECISION) for number in numbers]


def main() -> int:
    """Learn, and write the weights."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "eindex.db"
        ensure_fresh(db, ROOT / "data" / "surveys")
        names = Store(db).names()
    texts, kinds = zip(*examples(names), strict=True)
    VOCABULARY.write_text("".join(f"{word}\n" for word in vocabulary(texts, names)), encoding="utf-8")
    seen = [features(*first_reading(plain_text(text), names)) for text in texts]
    times = Counter(feature for found in seen for feature in found)
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform([{f: 1 for f in found if times[f] >= _SEEN_AT_LEAST} for found in seen])
    rarity = (np.log((1 + rows.shape[0]) / (1 + rows.sum(axis=0).A1)) + 1) ** _RARE_TELLS
    model = LogisticRegression(C=_STRENGTH, max_iter=3000).fit(normalize(rows.multiply(rarity).tocsr()), kinds)
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", *model.classes_, "rarity"])
        writer.writerow(["BIAS", *_written(model.intercept_), 0])
        for feature, weights, rare in zip(vectorizer.feature_names_, model.coef_.T, rarity, strict=True):
            if np.abs(weights).max() >= _TELLS:
                writer.writerow([feature, *_written(weights * rare), *_written([rare])])
    return 0


if __name__ == "__main__":
    sys.exit(main())
