"""Table `known`: what is known of every kommun, and what follows, of the real survey and of the example."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.loading.build import Plan, build
from data.loading.certainty.inference import find, known_rows
from data.loading.packages.declared import read_measures
from data.loading.packages.registry import Registry
from tests.conftest import SURVEYS

KOMMUN = Registry().kommun
COLUMNS = "value, low, high, has, precision, source, follows"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    path: Path = tmp_path_factory.mktemp("store") / "eindex.db"
    build(Plan(path, SURVEYS, example=True))
    return sqlite3.connect(path)


@pytest.mark.parametrize(
    ("kommun", "measure", "expected"),
    [
        ("1480", "score", (14, 14, 14, 1, "exact", "vartgoteborg", [])),
        ("0484", "score", (None, 0, 10, None, None, None, [["scale", ""], ["lan_best", "0483"]])),
        ("1280", "score", (None, 0, 13, None, None, None, [["scale", ""], ["full_marks", ""]])),
        ("2284", "score", (None, 12, 12, 1, None, None, [["rank_group", ""]])),  # third of 15 groups, of 0 to 14
        ("1480", "e_services", (49, 49, 49, 1, "approximate", "vartgoteborg", [])),
        ("1280", "e_services", (None, 0, 140, None, None, None, [["highest", ""]])),
        ("1280", "apps", (None, 0, None, None, None, None, [])),
        ("0115", "e_strategy", (1, 1, 1, 1, "exact", "vallentuna", [])),
        ("1280", "e_strategy", (None, 0, 1, None, None, None, [])),
        ("2284", "answered", (1, 1, 1, 1, "derived", None, [["answered", ""]])),
        ("1280", "answered", (None, 0, 1, 1, None, None, [])),
        ("0483", "population", (32_930, 32_930, 32_930, 1, "exact", "scb", [])),
    ],
)
def test_what_is_known_of_a_kommun_in_2014(
    db: sqlite3.Connection, kommun: str, measure: str, expected: tuple[Any, ...]
) -> None:
    where = "survey = 'skl-2014' AND kommun = ? AND measure = ?"
    row = db.execute(f"SELECT {COLUMNS} FROM known WHERE {where}", (kommun, measure)).fetchone()
    assert (*row[:-1], json.loads(row[-1])) == expected


def test_every_kommun_and_measure_of_a_survey_has_a_row(db: sqlite3.Connection) -> None:
    measures = dict(db.execute("SELECT survey, count(*) FROM measure GROUP BY survey").fetchall())
    rows = dict(db.execute("SELECT survey, count(*) FROM known GROUP BY survey").fetchall())
    assert measures == {"skl-2014": 16, "skl-2011": 3, "exempel": 17}
    assert rows == {"skl-2014": 16 * 290, "skl-2011": 3 * 290, "exempel": 17 * 290}


def test_in_a_whole_survey_nothing_is_left_open(db: sqlite3.Connection) -> None:
    where = "survey = 'exempel' AND measure = "
    assert db.execute(f"SELECT count(*) FROM known WHERE {where} 'score' AND has = 1 AND low = high").fetchone() == (
        186,
    )
    assert db.execute(f"SELECT count(*) FROM known WHERE {where} 'score' AND has = 0 AND low IS NULL").fetchone() == (
        104,
    )
    assert db.execute(f"SELECT count(*) FROM known WHERE {where} 'answered' AND value = 1").fetchone() == (220,)
    assert db.execute(f"SELECT count(*) FROM known WHERE {where} 'answered' AND value = 0").fetchone() == (70,)
    assert db.execute("SELECT count(*) FROM known WHERE survey = 'exempel' AND has IS NULL").fetchone() == (0,)


def test_every_measure_has_words_in_both_languages(db: sqlite3.Connection) -> None:
    languages = "SELECT count(DISTINCT lang) FROM measure_word AS w WHERE w.survey = m.survey AND w.measure = m.id"
    assert set(db.execute(f"SELECT ({languages}) FROM measure AS m WHERE NOT per")) == {(2,)}


@pytest.mark.parametrize("many", [1000, 10_000])
def test_figures_for_so_many_inhabitants_are_as_sure_as_those_they_follow_from(
    db: sqlite3.Connection, many: int
) -> None:
    """Both divided by the same people: what bounds one bounds the other, and "about 49" stays about so many."""
    columns = "value, low, high, has, precision, follows"
    rows = db.execute(
        f"SELECT {', '.join(f'{side}.{each}' for side in ('own', 'per') for each in columns.split(', '))}, population "
        "FROM known AS own JOIN kommun ON code = own.kommun "
        "JOIN known AS per ON per.survey = own.survey AND per.kommun = own.kommun AND per.measure = own.measure || ?",
        (f"_per_{many}",),
    ).fetchall()
    assert len(rows) == 290 * 7  # three measures of 2014 and of the example, one of 2011
    for *figures, people in rows:
        own, per = figures[:6], figures[6:]
        assert own[3:] == per[3:]
        assert per[:3] == pytest.approx([None if each is None else each * many / people for each in own[:3]])


@pytest.mark.parametrize(
    ("stated", "others", "high"),
    [
        ({"decimals": 0}, 9, 13),
        ({"decimals": 1}, 9.5, 13.9),
        ({}, 9, 14),  # nothing says that points are whole: less than 14 may be 13.99
        ({"decimals": 0}, 9.5, 14),  # said to be whole, and one is not
    ],
)
def test_less_than_full_marks_is_a_bound_only_where_it_is_known_how_fine_points_are(
    stated: dict[str, Any], others: float, high: float
) -> None:
    rows = _rows([("1480", "score", 14), ("1280", "score", others)], {"full_marks": 1}, {"score": stated})
    assert rows.loc["0180", "high"] == high


def test_where_what_is_published_cannot_be_nothing_is_concluded_and_it_is_told() -> None:
    with pytest.raises(AssertionError, match="Katrineholm: what is published leaves no possible score"):
        _rows([("0483", "rank_group", 16)], {}, {"score": {"decimals": 0}})


def test_nothing_is_concluded_from_what_is_about_right() -> None:
    facts = [("0483", "lan_position", 1), ("0483", "score", 10)]
    exact, about = (_rows(facts, {}, {}, precision) for precision in ("exact", "approximate"))
    assert [rows.loc["0484", "high"] for rows in (exact, about)] == [10, 14]
    assert [about.loc["0483", column] for column in ("value", "low", "high")] == [10, 10, 10]


def _rows(
    facts: Sequence[tuple[str, str, float]], figures: dict[str, float], measures: dict[str, Any], scores: str = "exact"
) -> pd.DataFrame:
    """The rows of the scores, by code, of a survey with a scale of 14."""
    said = {"precision": "exact", "origin": "published", "source": "report", "note": ""}
    declared, wrong = read_measures({"scale": 14, "measures": measures}, [])
    assert not wrong
    fact = pd.DataFrame(facts, columns=["kommun", "measure", "value"]).astype({"value": float}).assign(**said)
    fact.loc[fact["measure"] == "score", "precision"] = scores
    figure = pd.DataFrame(figures.items(), columns=["measure", "value"]).assign(text_sv="", precision="exact")
    frames, notices = known_rows(find([declared["score"]], fact, figure, KOMMUN, answers_known=False))
    assert not notices, notices
    return frames[0].set_index("kommun")
