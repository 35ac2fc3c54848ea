"""Builds the store from the registry and the survey packages: beside the old file, then swapped in at once.

The only code, with `data.loading.packages.writing`, that makes a store. Run as a program of its own
(`python -m data.loading.build DB SURVEYS`), so that the process that serves never imports pandas.
"""

import argparse
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.loading.example import SURVEY, write_example
from data.loading.packages.folders import lay_out
from data.loading.packages.lock import alone
from data.loading.packages.package import Package, read_package
from data.loading.packages.placing import put, set_aside
from data.loading.packages.registry import REGISTRY, Registry, read_registry
from data.loading.packages.writing import write
from data.model.problems import InvalidInput, Problem
from data.store.freshness import fingerprint
from data.store.loaded_files import LoadedFile, UnreadableStore, read_loaded

Change = Callable[[list[LoadedFile], Registry], list[LoadedFile]]
_UNLOAD = "was loaded earlier, and cannot be built into this store; remove it with: python bot.py unload {}"


@dataclass(frozen=True)
class Plan:
    """Which store to build, and from what. `loaded`: the store whose loaded surveys count, if not its own.

    `dry`: do all of it but put the new store in its place.
    """

    db: Path
    surveys: Path
    example: bool = False
    loaded: Path | None = None
    registry: Path = REGISTRY
    dry: bool = False


@dataclass(frozen=True)
class Built:
    """The packages that are in the new store, by id. `aside`: what else was in its place, who may read it."""

    packages: dict[str, Package]
    aside: list[str]

    @property
    def notices(self) -> list[str]:
        """What there is to say, of whichever survey."""
        return self.aside + [f"{key}: {notice}" for key, package in self.packages.items() for notice in package.notices]


def build(
    db_path: Path, surveys: Path, *, example: bool = False, loaded: Path | None = None, registry: Path = REGISTRY
) -> list[str]:
    """Build the store anew; with the made-up example survey where it is asked for.

    Returns notices: where what is published and what the answers come to differ.

    InvalidInput: nothing was changed, and it tells every problem in every package.
    """
    return rebuild(Plan(db_path, surveys, example, loaded, registry)).notices


def rebuild(plan: Plan, change: Change = lambda files, _: files, tell: Callable[[str], None] = lambda _: None) -> Built:
    """Build the store with what was loaded into it as `change` leaves it; `tell` hears which step begins."""
    db = plan.db.resolve()  # a link to the store stays one
    with alone(db.parent) as work:
        registry = read_registry(plan.registry)
        try:
            old = read_loaded(plan.loaded or plan.db)
        except UnreadableStore:
            old = []
        files = change(old, registry)
        tell("scoring")
        folders = lay_out(plan.surveys, files, work / "packages")
        if plan.example and SURVEY not in folders:
            folders[SURVEY] = work / SURVEY
            write_example(folders[SURVEY], registry.kommun)
        packages = _packages(folders, registry.kommun, _carried(old, files))
        if not any(p.survey["scale"] and not p.survey["made_up"] for p in packages.values()):
            raise InvalidInput(
                [Problem(str(plan.surveys), "holds no survey package with a scale (a folder with survey.toml)")]
            )
        tell("writing")
        new = work / db.name
        sources = fingerprint(plan.surveys, example=plan.example, loaded=plan.loaded)
        write(new, registry, packages, [] if plan.loaded else files, sources)
        aside = [] if plan.dry else [*set_aside(db), *put(new, db)]
    return Built(packages, aside)


def _carried(old: list[LoadedFile], files: list[LoadedFile]) -> set[str]:
    """The surveys that were loaded before, and are as they were."""
    return {file.survey for file in files} - {file.survey for file in files if file not in old}


def _packages(folders: dict[str, Path], kommun: pd.DataFrame, carried: set[str]) -> dict[str, Package]:
    problems: list[Problem] = []
    packages = {}
    for survey, folder in sorted(folders.items()):
        try:
            packages[survey] = read_package(folder, kommun)
        except InvalidInput as error:
            problems += [Problem(f"{folder.name}/{p.file}", p.message, p.row, p.column) for p in error.problems]
            if survey in carried:
                problems.append(Problem(survey, _UNLOAD.format(survey)))
    if problems:
        raise InvalidInput(problems)
    return packages


def main() -> int:
    """Command line: `python -m data.loading.build DB SURVEYS [--example] [--loaded DB]`.

    Notices go to standard output; problems to standard error, with exit status 2.
    """
    parser = argparse.ArgumentParser(prog="python -m data.loading.build")
    parser.add_argument("db", type=Path)
    parser.add_argument("surveys", type=Path)
    parser.add_argument("--example", action="store_true")
    parser.add_argument("--loaded", type=Path)
    arguments = parser.parse_args()
    try:
        for notice in build(arguments.db, arguments.surveys, example=arguments.example, loaded=arguments.loaded):
            print(notice)
    except InvalidInput as error:
        print(error, file=sys.stderr)
        return 2
    except (OSError, sqlite3.Error) as error:
        print(f"the store {arguments.db} (EINDEX_DB) cannot be written: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
