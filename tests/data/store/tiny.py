"""Tiny surveys for the evaluator: seven kommuner whose figures are known, lacking, or lie between two numbers."""

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from data.store import read
from tests.data.store.oracle import Row

SCHEMA = Path(__file__).parents[3] / "data" / "store" / "schema.sql"
LAN = ("01", "04", "12")
GROUPS = ("Storstäder", "Övriga")
KOMMUNER = (
    ("0101", "A", "01", 900, "Storstäder", 0),
    ("0102", "B", "01", 12_000, "Övriga", 10_000),
    ("0401", "C", "04", 25_000, "Övriga", 20_000),
    ("0402", "D", "04", 26_000, "Storstäder", 20_000),
    ("0403", "E", "04", 70_000, "Övriga", 50_000),
    ("1201", "F", "12", 800, "Övriga", 0),
    ("1202", "G", "12", 11_000, "Storstäder", 10_000),
)
CODES = tuple(each[0] for each in KOMMUNER)
MEASURES = ("score", "apps", "wait")
HIGHEST = {"score": 3, "wait": 0, "answered": 1}
Cell = tuple[float, float] | None  # a figure between two whole numbers; None: there is none
Cells = Mapping[tuple[str, str], tuple[float, float, int | None] | None]  # low, high, whether there is one


def template() -> sqlite3.Connection:
    """A store with the kommuner and no figures."""
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA.read_text(encoding="utf-8"))
    for code in LAN:
        db.execute("INSERT INTO lan VALUES (?, ?, ?, ?, 1)", (code, f"{code} län", code, 2))
    for code, name, lan, population, group, size in KOMMUNER:
        db.execute("INSERT INTO kommun VALUES (?, ?, ?, ?, ?, ?, ?)", (code, name, name, lan, population, group, size))
    db.execute("INSERT INTO survey VALUES ('tiny', 2014, 'Tiny', 't', 't', 'p', '2014', 7, 3, 0, 1, 0, 7, NULL, '')")
    db.execute("INSERT INTO source (survey, key, title, url) VALUES ('tiny', 's', 'Source', 'https://example.org')")
    for number, (measure, better, high) in enumerate((("score", 1, 3), ("apps", 1, None), ("wait", 0, None))):
        db.execute(
            "INSERT INTO measure VALUES ('tiny', ?, ?, 'number', ?, 0, ?, 0, "
            "'a', 'a', 'a', 'a', 'a', 'a', '', '', '', '', 0)",
            (measure, number, better, high),
        )
    db.execute(
        "INSERT INTO measure VALUES ('tiny', 'answered', 9, 'yes_no', 1, 0, 1, 0, "
        "'a', 'a', 'a', 'a', 'a', 'a', '', '', '', '', 0)"
    )
    return db


def fill(db: sqlite3.Connection, cells: Cells) -> read.Loaded:
    """Set the figures; what is loaded."""
    db.execute("DELETE FROM known")
    rows: list[tuple[object, ...]] = []
    for (code, measure), cell in cells.items():
        if cell is None:
            rows.append((code, measure, None, None, None, 0, None, None, None))
        else:
            low, high, has = cell
            value = low if low == high and has == 1 else None
            told = ("exact", "published", "s") if value is not None else (None, None, None)
            rows.append((code, measure, value, low, high, has, *told))
    rows += [(code, "answered", 1, 1, 1, 1, "exact", "published", "s") for code in CODES]
    db.executemany("INSERT INTO known VALUES ('tiny', ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]')", rows)
    return read.loaded(db)


def worlds(cells: Cells) -> Iterator[list[Row]]:
    """Every way that it may have come out."""
    keys = list(cells)
    choices: list[list[float | None]] = []
    for key in keys:
        cell = cells[key]
        if cell is None:
            choices.append([None])
        else:
            low, high, has = cell
            choices.append([float(i) for i in range(int(low), int(high) + 1)] + ([None] if has is None else []))
    certain = {key for key in keys if (cell := cells[key]) is not None and cell[0] == cell[1] and cell[2] == 1}
    for chosen in product(*choices):
        values = dict(zip(keys, chosen, strict=True))
        yield [
            Row(
                *each,
                values={**{measure: values[each[0], measure] for measure in MEASURES}, "answered": 1},
                known=frozenset({measure for measure in MEASURES if (each[0], measure) in certain} | {"answered"}),
            )
            for each in KOMMUNER
        ]
