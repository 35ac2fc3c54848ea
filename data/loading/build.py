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
from typing import Protocol

import pandas as pd

from data.loading.packages.folders import EXAMPLE, EXAMPLE_FOLDER, lay_out
from data.loading.packages.package import Package, read_package
from data.loading.packages.placing import put, set_aside
from data.loading.packages.registry import REGISTRY, Registry, read_registry
from data.loading.packages.writing import write
from data.model.problems import InvalidInput, Problem, said
from data.store.building import alone
from data.store.freshness import fingerprint
from data.store.loaded_files import LoadedFile, UnreadableStore, read_loaded, read_written

Change = Callable[[list[LoadedFile], Registry], list[LoadedFile]]
_UNLOAD = "was loaded earlier, and cannot be built into this store; remove it with: python bot.py unload {}"
_TRIES = 5


class Kept(Protocol):
    """Where what is loaded is kept for every machine. Revision 0: nothing ever was."""

    def read(self) -> tuple[int, list[LoadedFile]]:
        """The newest revision, and its files."""

    def write(self, revision: int, files: list[LoadedFile]) -> bool:
        """Keep the files as the next one, at once; False where this one is no longer the newest."""


@dataclass(frozen=True)
class Plan:
    """Which store to build, and from what. `loaded`: the store whose loaded surveys count, if not its own.

    `dry`: do all of it but put the new store in its place. `files`: what is loaded, instead of what the store says;
    `kept`: where that is kept for every machine, which a change of it goes to.
    """

    db: Path
    surveys: Path
    example: bool = False
    loaded: Path | None = None
    registry: Path = REGISTRY
    dry: bool = False
    files: list[LoadedFile] | None = None
    kept: Kept | None = None

    def current(self) -> tuple[int, list[LoadedFile]]:
        """What is loaded now, and under which revision where it is kept for every machine."""
        if self.files is not None:
            return 0, self.files
        revision, files = self.kept.read() if self.kept else (0, [])
        if revision:
            return revision, files
        try:
            return 0, read_loaded(self.loaded or self.db)
        except UnreadableStore:
            return 0, []


@dataclass(frozen=True)
class Built:
    """The packages that are in the new store, by id. `aside`: what else was in its place, who may read it."""

    packages: dict[str, Package]
    aside: list[str]

    @property
    def notices(self) -> list[str]:
        """What there is to say, of whichever survey."""
        return self.aside + [f"{key}: {notice}" for key, package in self.packages.items() for notice in package.notices]


def build(plan: Plan, change: Change = lambda files, _: files, tell: Callable[[str], None] = lambda _: None) -> Built:
    """Build the store with what was loaded into it as `change` leaves it; `tell` hears which step begins.

    Where another machine changed what is kept meanwhile, it begins anew. InvalidInput: nothing was changed, and it
    tells every problem in every package.
    """
    for _ in range(_TRIES):
        if built := _build(plan, change, tell):
            return built
    raise InvalidInput([Problem(str(plan.db), said("others_load"))])


def _build(plan: Plan, change: Change, tell: Callable[[str], None]) -> Built | None:
    """None where another machine changed what is kept meanwhile."""
    db = plan.db.resolve()  # a link to the store stays one
    with alone(db.parent) as work:
        registry = read_registry(plan.registry)
        revision, old = plan.current()
        files = change(old, registry)
        tell("scoring")
        folders = lay_out(plan.surveys, files, work / "packages")
        if plan.example:
            folders.setdefault(EXAMPLE, EXAMPLE_FOLDER)
        packages = _packages(folders, registry.kommun, _carried(old, files))
        if not any(p.survey["scale"] and not p.survey["made_up"] for p in packages.values()):
            raise InvalidInput(
                [Problem(str(plan.surveys), "holds no survey package with a scale (a folder with survey.toml)")]
            )
        tell("writing")
        new = work / db.name
        sources = fingerprint(plan.surveys, example=plan.example, loaded=plan.loaded)
        write(new, registry, packages, [] if plan.loaded else files, sources, plan.loaded or db)
        if plan.kept and not plan.dry and not plan.kept.write(revision, files):
            return None
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
            problems += [p._replace(file=f"{folder.name}/{p.file}") for p in error.problems]
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
    parser.add_argument("--files", action="store_true", help="what is loaded, as JSON on standard input")
    arguments = parser.parse_args()
    try:
        files = read_written(sys.stdin.read()) if arguments.files else None
        plan = Plan(arguments.db, arguments.surveys, arguments.example, arguments.loaded, files=files)
        print(*build(plan).notices, sep="\n", end="")
    except InvalidInput as error:
        print(error, file=sys.stderr)
        return 2
    except (OSError, sqlite3.Error) as error:
        print(f"the store {arguments.db} (EINDEX_DB) cannot be written: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
