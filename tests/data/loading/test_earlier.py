"""A store takes over from those before it what was made of the same files, and is as one that is built from nothing."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data.loading.build import Plan, build
from data.store.loaded_files import LoadedFile
from tests.conftest import SURVEYS
from tests.data.loading.conftest import spoil, told

MARK = "taken over"
Rows = dict[str, list[tuple[object, ...]]]


def rows(db: Path) -> Rows:
    """Every row of every table; of what is made ready, of what it was made: its bytes say which strings were one, too."""
    with closing(sqlite3.connect(db)) as store:
        tables = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        told = {table: "part, made_from" if table == "made_ready" else "*" for table in tables}
        return {table: sorted(store.execute(f"SELECT {told[table]} FROM {table}"), key=repr) for table in tables}


def listed(folder: Path, *scores: tuple[str, int]) -> str:
    path = folder / "lista.csv"
    path.write_text("\n".join(["Kommun;Poäng", *(f"{name};{points}" for name, points in scores)]), encoding="utf-8")
    return str(path)


def mark(db: Path, survey: str) -> None:
    """Alter what a store says of a survey, to see where its rows go."""
    with closing(sqlite3.connect(db)) as store, store:
        store.execute("UPDATE survey SET publisher = ? WHERE id = ?", (MARK, survey))


def marked(db: Path) -> set[str]:
    with closing(sqlite3.connect(db)) as store:
        return {survey for (survey,) in store.execute("SELECT id FROM survey WHERE publisher = ?", (MARK,))}


def test_a_store_that_took_over_is_as_one_built_from_nothing(db: Path, tmp_path: Path) -> None:
    chat = db.with_name("eindex-chat.db")
    build(Plan(chat, SURVEYS, example=True, loaded=db))
    first = listed(tmp_path, ("Flen", 8), ("Umeå", 14), ("Ale", 3))
    steps = [
        ("load", first, "--survey", "prov", "--scale", "14", "--year", "2015"),
        ("load", listed(tmp_path, ("Flen", 9), ("Umeå", 12)), "--survey", "prov", "--replace"),
        ("load", listed(tmp_path, ("Flen", 9), ("Katrineholm", 11)), "--survey", "skl-2014"),
        ("load", "exempel"),
        ("unload", "prov", "exempel"),
    ]
    for step, command in enumerate(steps):
        told(db, *command)
        anew = tmp_path / f"anew-{step}"
        anew.mkdir()
        files = [LoadedFile(*map(str, row)) for row in rows(db)["loaded_file"]]
        build(Plan(anew / "eindex.db", SURVEYS, files=files))
        assert rows(db) == rows(anew / "eindex.db"), command
        if step in (0, len(steps) - 1):
            build(Plan(anew / "chat.db", SURVEYS, example=True, loaded=anew / "eindex.db"))
            assert rows(chat) == rows(anew / "chat.db"), command


def test_what_did_not_change_is_taken_over(db: Path, tmp_path: Path) -> None:
    mark(db, "skl-2014")
    mark(db, "skl-2011")
    told(db, "load", listed(tmp_path, ("Flen", 8)), "--survey", "skl-2014")
    assert marked(db) == {"skl-2011"}
    told(db, "unload", "skl-2014")
    assert marked(db) == {"skl-2011"}
    chat = db.with_name("eindex-chat.db")
    built = build(Plan(chat, SURVEYS, example=True, loaded=db))
    assert (marked(chat), set(built.surveys)) == ({"skl-2011"}, {"exempel", "skl-2011", "skl-2014"})


@pytest.mark.parametrize("changed", ["a file of the package", "the code or the registry", "its pages"])
def test_what_is_made_of_other_files_or_by_other_code_is_not(db: Path, tmp_path: Path, changed: str) -> None:
    surveys = Path(shutil.copytree(SURVEYS, tmp_path / "surveys"))
    mark(db, "skl-2014")
    mark(db, "skl-2011")
    if changed == "a file of the package":
        spoil(surveys / "skl-2014" / "figures.csv", "offers_apps,46", "offers_apps,47")
    elif changed == "its pages":
        content = bytearray(db.read_bytes())
        content[40_000:48_000] = bytes(8_000)
        db.write_bytes(content)
    else:
        with closing(sqlite3.connect(db)) as store, store:
            store.execute("UPDATE meta SET value = 'other' WHERE key = 'made_by'")
    build(Plan(db, surveys, files=[]))
    assert marked(db) == ({"skl-2011"} if changed == "a file of the package" else set())


def test_what_there_was_to_say_of_a_survey_is_said_of_every_store_with_it(db: Path, tmp_path: Path) -> None:
    told(db, "load", listed(tmp_path, ("Katrineholm", 11)), "--survey", "skl-2014")
    [said] = build(Plan(db, SURVEYS)).notices
    assert said.startswith("skl-2014: Katrineholm: score is published as 10; the list says 11.")
    assert build(Plan(tmp_path / "chat.db", SURVEYS, example=True, loaded=db)).notices == [said]


def test_nothing_of_a_list_is_left_in_the_store_that_it_was_unloaded_from(db: Path, tmp_path: Path) -> None:
    told(db, "load", listed(tmp_path, ("Flen", 8)), "--survey", "hemlig-2015", "--scale", "14")
    assert b"hemlig-2015" in db.read_bytes()
    told(db, "unload", "hemlig-2015")
    assert b"hemlig-2015" not in db.read_bytes()


def test_a_folder_beside_the_files_of_a_package_is_no_fault(db: Path, tmp_path: Path) -> None:
    surveys = Path(shutil.copytree(SURVEYS, tmp_path / "surveys"))
    (surveys / "skl-2014" / "old").mkdir()
    mark(db, "skl-2014")
    build(Plan(db, surveys))
    assert marked(db) == {"skl-2014"}
