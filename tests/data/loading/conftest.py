"""A store to load into, and the commands that load."""

import argparse
import shutil
from pathlib import Path

import pytest

from data.loading.commands import Stores, add_commands, load_or_unload
from tests.conftest import SURVEYS


@pytest.fixture
def db(db_path: Path, tmp_path: Path) -> Path:
    """A store of the test's own, in a folder of its own."""
    (tmp_path / "store").mkdir()
    return Path(shutil.copy2(db_path, tmp_path / "store" / "eindex.db"))


def told(db: Path, *arguments: str, kolada: str = "http://127.0.0.1:9") -> list[str]:
    """What a command says that succeeds; here in this process, to be quick."""
    parser = argparse.ArgumentParser()
    add_commands(parser.add_subparsers(dest="command"))
    stores = Stores(db, db.with_name("eindex-chat.db"), SURVEYS, kolada)
    return load_or_unload(parser.parse_args(arguments), stores, lambda _: None)


def spoil(path: Path, old: str, new: str) -> None:
    """Write one thing otherwise, where it first stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
