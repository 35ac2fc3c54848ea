"""Names as people type them (tests/understanding/names_tune.csv): how many of a kind are read right, and asked back."""

from collections import Counter
from pathlib import Path

from data.store.store import Store
from tests.understanding.evaluate import first, silently_wrong
from tests.understanding.rows import hear, name_rows

# Of each kind: how many are read right (the best guess is the place, or none is answered where none is meant), of how many, and
# how many are asked back.
READ = {
    "abbreviation": (167, 171, 48),
    "ae_oe_aa": (27, 27, 1),
    "ambiguous": (64, 99, 88),
    "case": (28, 28, 0),
    "english": (28, 29, 0),
    "exact": (34, 34, 0),
    "folded": (30, 30, 0),
    "former_minority": (85, 85, 0),
    "genitive": (28, 28, 0),
    "hyphen_space": (29, 29, 0),
    "in_sentence": (29, 32, 0),
    "kommun_ending": (28, 28, 0),
    "lan_everyday": (139, 141, 11),
    "landscape": (53, 54, 0),
    "locality": (42, 42, 1),
    "markup": (31, 31, 0),
    "neg_abroad": (49, 49, 1),
    "neg_dictionary": (226, 226, 5),
    "neg_greeting": (26, 26, 0),
    "neg_noise": (28, 28, 0),
    "neg_person": (59, 59, 7),
    "neg_word_en": (70, 70, 7),
    "neg_word_sv": (71, 71, 6),
    "prefix": (68, 68, 29),
    "short_name": (73, 74, 2),
    "soundalike": (155, 155, 26),
    "town": (32, 33, 0),
    "typo1_doubling": (27, 27, 3),
    "typo1_insertion": (28, 28, 2),
    "typo1_neighbour": (31, 31, 3),
    "typo1_omission": (29, 29, 0),
    "typo1_transposition": (29, 29, 3),
    "typo2": (160, 161, 51),
    "typo_in_sentence": (63, 67, 1),
}


def test_names_are_read_as_ever(db_path: Path) -> None:
    edition = Store(db_path).edition()
    read, right, asked = Counter[str](), Counter[str](), Counter[str]()
    for row in name_rows("tune"):
        heard = hear(row.query, edition.names, edition.vocabulary)
        read[row.category] += 1
        right[row.category] += first(row, heard) if row.codes else not silently_wrong(row, heard)
        asked[row.category] += heard.asked
    assert {kind: (right[kind], many, asked[kind]) for kind, many in read.items()} == READ
