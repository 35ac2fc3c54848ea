"""docs/schema.md is what `make schema` makes of the schema, and its views are there in a store."""

import re
import sqlite3
from pathlib import Path

from data.store.schema_page import page
from tests.conftest import ROOT


def test_the_page_is_current() -> None:
    assert (ROOT / "docs" / "schema.md").read_text(encoding="utf-8") == page(), "run: make schema"


def test_every_table_and_view_of_a_store_is_on_the_page(db_path: Path) -> None:
    db = sqlite3.connect(db_path)
    names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type <> 'index'")}
    assert {name for name in names if not name.startswith("sqlite_")} == set(
        re.findall(r"^### (\w+)$", page(), re.MULTILINE)
    )
    for view in ("ranking", "national", "kommun_profile"):
        assert db.execute(f"SELECT count(*) FROM {view}").fetchone() > (0,)
