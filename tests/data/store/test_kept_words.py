"""The names and the words that texts are read by, as the store keeps them ready."""

import pickle
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data.language.lexicon.vocabulary import Vocabulary
from data.language.understand import understand
from data.store.store import Store


def test_what_is_kept_reads_as_what_is_made_anew(store: Store) -> None:
    for text in ("hur många kommuner har appar?", "which kommuner in Skåne have no apps", "sparas det jag skriver?"):
        kept = store.edition().vocabulary
        assert understand(text, store.names(), kept) == understand(text, store.names(), Vocabulary.read())


def test_a_file_that_holds_anything_else_runs_nothing(db_path: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(db_path, tmp_path))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE made_ready SET content = ?", (pickle.dumps(print),))
    with pytest.raises(pickle.UnpicklingError):
        Store(path).names()
