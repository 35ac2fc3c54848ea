"""The commands about surveys (load, surveys, unload, kolada, refresh, dropped): their arguments, and what they do."""

import argparse
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from data.model.problems import InvalidInput, Problem
from data.store.read import ORDER

if TYPE_CHECKING:
    from data.loading.build import Kept

NAMES = ("load", "surveys", "unload", "kolada", "refresh", "dropped")
_HELP = (
    "a survey package (a folder), a list (CSV, XLSX or ODS with a column of kommuner and one of points), "
    "kolada, kolada:ID, or: exempel"
)
_PROJECT = Path(__file__).parents[2]
HEADINGS = ("id", "year", "name", "kommuner", "scored", "ranked", "complete", "made up", "from")
_SQL = f"""
SELECT id, year, survey.name, (SELECT count(DISTINCT kommun) FROM fact WHERE survey = id), scored,
       coalesce(ranked, ''), iif(complete, 'yes', 'no'), iif(made_up, 'yes', 'no'),
       (SELECT group_concat(DISTINCT loaded_from || ', ' || loaded_on) FROM loaded_file WHERE survey = id),
       EXISTS (SELECT 1 FROM loaded_file WHERE survey = id AND loaded_file.name = 'survey.toml')
FROM survey
{ORDER}, id
"""


class Stores(NamedTuple):
    """Where surveys are kept and come from. `chat_db`: that of the local chat; `kolada`: the address of its API."""

    db: Path
    chat_db: Path
    surveys: Path
    kolada: str
    kept: "Kept | None" = None  # where what is loaded is kept for every machine


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The commands and their arguments."""
    loading = commands.add_parser("load", help="load a survey, or a list of scores; docs/loading.md tells all of it")
    loading.add_argument("path", metavar="PATH", help=_HELP)
    loading.add_argument("--survey", metavar="ID", help="the survey that a list is for, such as skl-2014, or a new one")
    loading.add_argument("--year", metavar="Y", type=int, help="the year of a list's survey")
    loading.add_argument("--replace", action="store_true", help="put it in the place of what is there")
    loading.add_argument(
        "--columns", metavar="SAID", help='the columns of a list by heading or letter, as "kommun=Namn,poäng=D"'
    )
    loading.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook that the list is in")
    loading.add_argument("--scale", metavar="N", type=int, help="the highest possible score of a new survey")
    loading.add_argument("--dry-run", action="store_true", help="tell all of it, and change nothing")
    commands.add_parser("surveys", help="what is loaded, and how much of it is known")
    searching = commands.add_parser("kolada", help="search Kolada for measures whose title holds a word")
    searching.add_argument("word", metavar="WORD")
    commands.add_parser("refresh", help="fetch everything anew that was loaded from Kolada; for cron or a scheduler")
    unloading = commands.add_parser("unload", help="take out what was loaded")
    unloading.add_argument("survey", metavar="ID", nargs="+", help="the id of a survey, as `surveys` shows it")
    commands.add_parser("dropped")  # without help: the process that serves runs it


def load_or_unload(arguments: argparse.Namespace, stores: Stores, tell: Callable[[str], None]) -> list[str]:
    """Do what `load`, `unload` or `refresh` says, and tell what was done. InvalidInput: nothing was changed.

    A store of the local chat holds the same, so it is built anew too, where there is one.
    """
    from data.loading.build import Plan
    from data.loading.lists.choose_survey import Request
    from data.loading.load import load, unload
    from data.loading.sources.kolada_packages import is_kolada

    db, surveys = stores.db, stores.surveys
    plan = Plan(db, surveys, dry=getattr(arguments, "dry_run", False), kept=stores.kept)
    try:
        if arguments.command == "unload":
            said = unload(plan, arguments.survey, tell)
        elif arguments.command == "refresh":
            from data.loading.sources.kolada import refresh

            said = refresh(plan, stores.kolada, tell)
        elif is_kolada(arguments.path):
            from data.loading.sources.kolada import load_kolada

            said = load_kolada(plan, arguments.path, stores.kolada, tell)
        else:
            stated = {name: getattr(arguments, name) for name in ("survey", "year", "scale", "columns", "sheet")}
            said = load(plan, Request(arguments.path, **stated, replace=arguments.replace, dry=plan.dry), tell)
    except (OSError, sqlite3.Error) as error:
        raise InvalidInput([Problem(str(db), f"the store cannot be written, and is as it was: {error}")]) from error
    if not plan.dry:
        renew_chat(stores)
    return said


def renew_chat(stores: Stores) -> None:
    """Build the store of the local chat anew, where there is one; a failure is told on standard error."""
    from data.loading.build import Plan, build

    try:
        if stores.chat_db.exists():
            build(Plan(stores.chat_db, stores.surveys, example=True, loaded=stores.db))
    except (OSError, sqlite3.Error, InvalidInput) as error:
        print(f"{stores.chat_db} could not be built anew; the next chat tries again: {error}", file=sys.stderr)


def list_surveys(db: Path, surveys: Path) -> list[tuple[str, ...]]:
    """The rows below HEADINGS, as texts; the survey that is meant where none is named comes first."""
    with closing(sqlite3.connect(f"{db.resolve().as_uri()}?mode=ro", uri=True)) as store:
        return [_row(row, surveys) for row in store.execute(_SQL)]


def _row(row: tuple[object, ...], surveys: Path) -> tuple[str, ...]:
    *plain, loaded, whole = row
    near = surveys.is_relative_to(_PROJECT)
    origin = [] if whole else [str(surveys.relative_to(_PROJECT) if near else surveys)]
    origin += [str(loaded)] if loaded else []
    return (*map(str, plain), " + ".join(origin))
