"""docs/schema.md, made from data/store/schema.sql by `make schema`.

SQLite itself tells tables, columns, types and keys; the comments are those of the file.
"""

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing

from data.store.freshness import SCHEMA

_BEGINS = re.compile(r"CREATE (TABLE|VIEW) (\w+)[^-]*(?:-- (.*))?")
_COLUMN = re.compile(r"\s+(\w+)\s.*?-- (.*)")
_HEAD = """# The store

One plain SQLite file (`EINDEX_DB`, by default `data/eindex.db`), built from the registry and the survey packages.
This page is made from [data/store/schema.sql](../data/store/schema.sql) by `make schema`; a test holds it current.

The views are meant for people: `datasette data/eindex.db` shows them as pages, and
`sqlite-utils rows data/eindex.db ranking --csv` writes one as CSV. Only read it: a load, or a new version,
builds the file anew and puts it in the place of the old one.
"""


def page() -> str:
    """The page."""
    sql = SCHEMA.read_text(encoding="utf-8")
    titles, comments = _comments(sql)
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(sql)
        parts = [_HEAD]
        for kind in ("view", "table"):
            parts.append(f"## {kind.capitalize()}s\n")
            names = db.execute("SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%'", (kind,))
            for (name,) in names.fetchall():
                parts.append(
                    "\n".join(_described(db, name, titles.get(name, ""), comments, view=kind == "view")) + "\n"
                )
    return "\n".join(parts)


def _described(
    db: sqlite3.Connection, name: str, title: str, comments: dict[tuple[str, str], str], *, view: bool
) -> Iterator[str]:
    columns = db.execute(f"PRAGMA table_info({name})").fetchall()
    refers: dict[str, str] = {}
    for _, _, table, here, there, *_ in db.execute(f"PRAGMA foreign_key_list({name})"):
        refers[here] = f"{table}.{there}"
    yield f"### {name}\n"
    if title:
        yield f"{title[0].upper()}{title[1:]}.\n"
    if view:
        yield "Columns: " + ", ".join(f"`{column}`" for _, column, *_ in columns)
        return
    yield "| column | type | | |\n| --- | --- | --- | --- |"
    for _, column, kind, filled, _, primary in columns:
        keys = ["key"] if primary else []
        keys += [f"→ {refers[column]}"] if column in refers else []
        keys += ["may be empty"] if not filled and not primary else []
        yield f"| {column} | {kind} | {', '.join(keys)} | {comments.get((name, column), '').replace('|', '/')} |"


def _comments(sql: str) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """What the file says of each table or view, and of each column."""
    titles: dict[str, str] = {}
    columns = {}
    table = ""
    for line in sql.splitlines():
        if begins := _BEGINS.match(line):
            table = begins[2]
            titles[table] = begins[3] or ""
        elif column := _COLUMN.match(line):
            columns[table, column[1]] = column[2]
    return titles, columns


if __name__ == "__main__":
    sys.stdout.write(page())
