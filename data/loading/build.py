"""Builds the store from the registry and the survey packages: beside the old file, then swapped in at once.

The only code, with `data.loading.packages.writing`, that makes a store. Run as a program of its own
(`python -m data.loading.build DB SURVEYS`), so that the process that serves never imports pandas.
"""

import argparse
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from data.loading.packages import earlier
from data.loading.packages.folders import EXAMPLE, EXAMPLE_FOLDER, lay_out
from data.loading.packages.package import Package, read_package
from data.loading.packages.placing import put, set_aside
from data.loading.packages.registry import REGISTRY, Registry
from data.loading.packages.writing import Contents, Stored, write
from data.model.frozen import frozen
from data.model.problems import InvalidInput, Problem, said
from data.store.building import alone
from data.store.freshness import fingerprint, hash_of, makers
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


@frozen
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


@frozen
class Built:
    """The surveys that are in the new store, by id. `aside`: what else was in its place, who may read it."""

    surveys: dict[str, Stored]
    aside: list[str]

    @property
    def notices(self) -> list[str]:
        """What there is to say, of whichever survey."""
        return self.aside + [f"{key}: {notice}" for key, survey in self.surveys.items() for notice in survey.notices]


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
    with alone(db.parent) as work, earlier.opened([plan.loaded or db, db]) as stores:
        by = hash_of([*makers(), *sorted(plan.registry.iterdir())])
        same = earlier.made_by(stores, by)
        registry = Registry(plan.registry, next(iter(same), None))
        revision, old = plan.current()
        files = change(old, registry)
        tell("scoring")
        folders = lay_out(plan.surveys, files, work / "packages")
        if plan.example:
            folders.setdefault(EXAMPLE, EXAMPLE_FOLDER)
        new = work / db.name
        made_from = {survey: _hash_of(folder, by) for survey, folder in folders.items()}
        there = {survey for store in same for survey in earlier.surveys(store, made_from)}
        others = {survey: folder for survey, folder in folders.items() if survey not in there}
        as_they_were = {file.survey for file in files} - {file.survey for file in files if file not in old}
        packages = _packages(others, registry, as_they_were)
        tell("writing")
        meta = {"fingerprint": fingerprint(plan.surveys, example=plan.example, loaded=plan.loaded), "made_by": by}
        meta |= {f"loaded {file.survey}": file.loaded_on for file in sorted(files, key=lambda each: each.loaded_on)}
        contents = Contents(meta, registry, packages, made_from, [] if plan.loaded else files, same, stores)
        surveys = write(new, contents)
        if not any(survey.head["scale"] and not survey.head["made_up"] for survey in surveys.values()):
            raise InvalidInput(
                [Problem(str(plan.surveys), "holds no survey package with a scale (a folder with survey.toml)")]
            )
        if plan.kept and not plan.dry and not plan.kept.write(revision, files):
            return None
        aside = [] if plan.dry else [*set_aside(db), *put(new, db)]
    return Built(surveys, aside)


def _hash_of(folder: Path, by: str) -> str:
    """A hash of a package's files; empty where one cannot be read, which is told when the package is."""
    try:
        return hash_of(sorted(path for path in folder.iterdir() if path.is_file()), by)
    except OSError:
        return ""


def _packages(folders: dict[str, Path], registry: Registry, carried: set[str]) -> dict[str, Package]:
    problems: list[Problem] = []
    packages = {}
    for survey, folder in sorted(folders.items()):
        try:
            packages[survey] = read_package(folder, registry.kommun)
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
