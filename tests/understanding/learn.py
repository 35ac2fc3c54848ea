"""`make learn`: the weights in data/text/intents.csv, from the questions and the negatives that may be tuned on.

Needs scikit-learn, which neither the bot nor its tests do.
"""

import csv
import sys
import tempfile
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from data.freshness import ensure_fresh
from data.parse import first_reading
from data.store import Store
from data.text.features import features
from data.text.intents import PRECISION, WEIGHTS
from handlers.incoming import plain_text
from tests.bot_process import ROOT
from tests.understanding.rows import name_rows, question_rows

_SEEN_AT_LEAST = 2  # times; what is seen once tells nothing of others
_STRENGTH = 30  # how closely the rows are followed; 10 and 100 did slightly worse on rows left out
_TELLS = 3  # written weights whose greatest is smaller tell nothing


def examples() -> list[tuple[str, str]]:
    """Texts and their kinds. Names of nobody's kommun are no questions, where they are more than a word."""
    negatives = [row.query for row in name_rows("tune") if row.kind == "none" and " " in row.query]
    return [(row.query, row.intent) for row in question_rows("tune")] + [(query, "unknown") for query in negatives]


def main() -> int:
    """Learn, and write the weights."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "eindex.db"
        ensure_fresh(db, ROOT / "data" / "surveys")
        names = Store(db).names()
    texts, kinds = zip(*examples(), strict=True)
    seen = [features(*first_reading(plain_text(text), names)) for text in texts]
    times = Counter(feature for found in seen for feature in found)
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform([{f: 1 for f in found if times[f] >= _SEEN_AT_LEAST} for found in seen])
    model = LogisticRegression(C=_STRENGTH, max_iter=3000).fit(normalize(rows), kinds)
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", *model.classes_])
        writer.writerow(["BIAS", *(round(weight * PRECISION) for weight in model.intercept_)])
        for feature, weights in zip(vectorizer.feature_names_, model.coef_.T, strict=True):
            written = [round(weight * PRECISION) for weight in weights]
            if max(map(abs, written)) >= _TELLS:
                writer.writerow([feature, *written])
    return 0


if __name__ == "__main__":
    sys.exit(main())
