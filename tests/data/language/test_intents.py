"""The learnt kinds of questions: what is written of them can be read, and tells the rows it was learnt from."""

import csv
from typing import get_args

import pytest
from data.language.concepts import CONCEPTS, concepts_of
from data.language.intents import WEIGHTS, guess
from data.language.parse import first_reading
from data.model.parsed import Intent

from data.language.fold import fold
from data.store.store import Store
from tests.understanding.rows import question_rows

RIGHT_OF_LEARNT = 0.97  # share of the rows it was learnt from; 0.986 when they were written


def test_every_weight_is_of_every_kind() -> None:
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert set(head[1:-1]) == set(get_args(Intent)) - {"picture", "download"}
    assert head[-1] == "rarity"
    assert rows[0][0] == "BIAS"
    assert not any(set('",') & set(row[0]) for row in rows)  # it is read by splitting at commas
    assert all(len(row) == len(head) and all(abs(int(weight)) < 1000 for weight in row[1:]) for row in rows)


def test_the_weights_are_those_of_the_rows_and_features(store: Store) -> None:
    rows = question_rows("tune")[::7]
    right = sum(guess(*first_reading(row.query, store.names()))[0] == row.intent for row in rows)
    assert right / len(rows) >= RIGHT_OF_LEARNT, "run `make learn`"


@pytest.mark.parametrize(
    ("word", "concepts"),
    [("vinnare", {"best"}), ("segraren", {"best"}), ("winner", {"best"}), ("jumboplatsen", {"worst"}), ("och", set())],
)
def test_words_that_mean_nearly_the_same_are_of_one_concept(word: str, concepts: set[str]) -> None:
    assert set(concepts_of(word)) == concepts


def test_the_words_of_a_concept_are_folded_sorted_and_told_once() -> None:
    for line in CONCEPTS.read_text(encoding="utf-8").splitlines():
        name, _, said = line.partition(": ")
        words = said.split()
        begun = tuple(word[:-1] for word in words if word.endswith("*"))
        covered = [w for w in words if any(w.rstrip("*").startswith(each) and w != f"{each}*" for each in begun)]
        assert (name, covered) == (name, [])
        assert words == sorted(set(words))
        assert all(fold(word) == word for word in words)
