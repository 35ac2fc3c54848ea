"""The names and the words that texts are read by, as the store keeps them ready."""

import pickle
import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from data.language.lexicon.vocabulary import Vocabulary
from data.language.understand import understand
from data.loading.build import Plan, build
from data.store.store import Store
from tests.conftest import SURVEYS


def test_what_is_kept_reads_as_what_is_made_anew(store: Store) -> None:
    for text in ("hur många kommuner har appar?", "which kommuner in Skåne have no apps", "sparas det jag skriver?"):
        kept = store.edition().vocabulary
        assert understand(text, store.names(), kept) == understand(text, store.names(), Vocabulary.read())


def test_a_file_that_holds_anything_else_runs_nothing(db_path: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(db_path, tmp_path))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE made_ready SET content = ?", (zlib.compress(pickle.dumps(print)),))
    with pytest.raises(pickle.UnpicklingError):
        Store(path).names()


def test_what_an_earlier_store_made_of_the_same_is_taken_over_and_of_other_made_anew(
    db_path: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(db_path, tmp_path))

    def kept() -> dict[str, tuple[str, bytes]]:
        with closing(sqlite3.connect(path)) as db:
            return {part: (made_from, content) for part, made_from, content in db.execute("SELECT * FROM made_ready")}

    before = kept()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE made_ready SET content = x'00' WHERE part = 'words'")
        db.execute("UPDATE made_ready SET content = x'00', made_from = 'other' WHERE part = 'names'")
    build(Plan(path, SURVEYS))
    assert kept() == {"words": (before["words"][0], b"\0"), "names": before["names"]}
