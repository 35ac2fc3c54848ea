"""A list that somebody dropped in Slack: looked at, loaded or taken out, for the process that serves to tell of.

`python bot.py dropped` reads what to do, one line of JSON, and then the bytes of the file; it writes one line of JSON.
The file is never written to the disk; of a load, the store keeps the checked rows as of any other list.
"""

import json
import math
import re
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from data.loading.build import Built, Plan, build
from data.loading.commands import Stores, renew_chat
from data.loading.lists.choose_survey import Request, year_in
from data.loading.lists.columns import typed_columns
from data.loading.lists.find_kommun import Finder
from data.loading.lists.read_list import Wish, read_list
from data.loading.lists.rows import ScoreList
from data.loading.load import Loading
from data.loading.packages import folders, loaded_list
from data.loading.packages.registry import Registry
from data.model.problems import InvalidInput, Problem
from data.store.loaded_files import LoadedFile, digest

Told = dict[str, object]
_NUMBER = re.compile(r"[0-9]+")


class _Newer(Exception):
    """What a button speaks of is not what is loaded now."""

    def __init__(self, files: list[LoadedFile]) -> None:
        super().__init__()
        self.told: Told = {"newer": [files[0].loaded_from, files[0].loaded_on]}


def serve(given: BinaryIO, stores: Stores) -> str:
    """Do what is asked for; what was seen, or `problems`, as JSON. Problems: nothing was changed.

    `of` is a digest of what is loaded for a survey: what a button speaks of. Where there is something else, `newer`
    tells what, and nothing was changed either.
    """
    asked = json.loads(given.readline())
    plan = Plan(stores.db, stores.surveys, dry=asked["do"] == "look", kept=stores.kept)
    content = given.read()
    try:
        told = _done(plan, asked, content, stores)
    except InvalidInput as error:
        told = _wrong(plan, asked, content, error.problems)
    except (OSError, sqlite3.Error) as error:
        told = {"failed": str(error)}
    return json.dumps(told, ensure_ascii=False)


def _done(plan: Plan, asked: dict[str, str], content: bytes, stores: Stores) -> Told:
    try:
        told = _taken_out(plan, asked) if asked["do"] == "unload" else _read(plan, asked, content)
    except _Newer as error:
        seen = {} if asked["do"] == "unload" else _read(replace(plan, dry=True), asked, content)
        return seen | error.told
    if not plan.dry:
        renew_chat(stores)
    return told


def _taken_out(plan: Plan, asked: dict[str, str]) -> Told:
    """Take the list of a survey out; what was loaded as a package for it stays, unless that was made for the list."""
    survey = asked["survey"]

    def change(files: list[LoadedFile], _: Registry) -> list[LoadedFile]:
        there = [file for file in files if file.survey == survey]
        of_list = {file.loaded_from for file in there if file.name == loaded_list.FILE}
        if not of_list:
            raise LookupError(survey)
        if _digest(there) != asked["of"]:
            raise _Newer(there)
        return [file for file in files if file.survey != survey or file.loaded_from not in of_list]

    try:
        build(plan, change)
    except LookupError:
        return {"there": False}
    return {"there": True}


def _read(plan: Plan, asked: dict[str, str], content: bytes) -> Told:
    """Look at a list, or load it in the place of one that is there."""
    loading = Loading(plan, _request(asked, content), lambda _: None)
    before: list[LoadedFile] = []
    after: list[LoadedFile] = []

    def change(files: list[LoadedFile], registry: Registry) -> list[LoadedFile]:
        changed = loading.change(files, registry)
        before[:], after[:] = ([f for f in each if f.survey == loading.survey] for each in (files, changed))
        if before and not plan.dry and _digest(before) != asked.get("of"):
            raise _Newer(before)
        return changed

    built = build(plan, change)
    told = _seen(loading, built, before) | {"of": _digest(before if plan.dry else after)}
    return told | {"form": _form(asked, loading.found, told["scale"])}


def _request(asked: dict[str, str], content: bytes) -> Request:
    year, scale = (int(asked[name]) if asked.get(name) else None for name in ("year", "scale"))
    survey, columns, sheet = (asked.get(name) or None for name in ("survey", "columns", "sheet"))
    told = Request(asked["name"], survey, year, scale, columns, sheet, name=asked.get("title", ""))
    return replace(told, replace=True, newest=True, content=content)


def _digest(files: list[LoadedFile]) -> str:
    return digest(files)[:16] if files else ""


def _wrong(plan: Plan, asked: dict[str, str], content: bytes, problems: list[Problem]) -> Told:
    """What is wrong with the file; and a form, where to say more of it helps. Else it is no matter of the file."""
    if any(isinstance(each.message, str) for each in problems):
        return {"failed": "; ".join(map(str, problems))}
    told: Told = {"problems": [each.told("sv" if asked.get("lang") == "sv" else "en") for each in problems]}
    if not any(each.may_be_chosen for each in problems):
        return told
    request = _request(asked, content)
    found = None
    with suppress(InvalidInput):  # perhaps it can be read, on another scale or for another survey
        path = Path(request.path)
        wish = Wish(typed_columns(request.columns, path), request.sheet, year=request.year)
        found = read_list(path, wish, Finder(Registry(plan.registry)), content)
    suggested = next((each.suggested for each in problems if each.suggested), {})
    return told | {"form": _form({**suggested, **{name: said for name, said in asked.items() if said}}, found)}


def _form(asked: Mapping[str, str], found: ScoreList | None, scale: object = None) -> Told:
    """What `load` may be told of this list: as it was said, else as the file itself says it.

    `scale`: that on which it was read. A heading such as "Poäng (max 20)" says it itself.
    """
    stem = Path(asked["name"]).stem
    words = " ".join(re.split(r"[\s_-]+", stem)).strip()
    headings = found.headings if found else []
    most = math.ceil(max(line.values.get("score", 0) for line in found.lines)) if found else 0
    written = [number for each in headings for number in map(int, _NUMBER.findall(each)) if most <= number < 1900]
    suggested = {
        "title": words[:1].upper() + words[1:],
        "year": next((str(year) for year in map(year_in, (stem, *headings)) if year), ""),
        "scale": str(next(iter(written), scale or most or "")),
        "columns": found.columns.typed if found else "",
        "sheet": found.table.sheet or "" if found else "",
    }
    return {**{name: asked.get(name) or value for name, value in suggested.items()}, "highest": str(most or "")}


def _seen(loading: Loading, built: Built, before: list[LoadedFile]) -> Told:
    found, aim, survey = loading.found, loading.aim, built.surveys[loading.survey]
    if found is None or aim is None:
        raise TypeError("what is dropped is read as a list")
    differs = [
        (line.name, measure, survey.facts[line.code, measure], value)
        for line in found.lines
        for measure, value in line.values.items()
        if survey.facts.get((line.code, measure), value) != value
    ]
    old = next((file for file in before if file.name == loaded_list.FILE), None)
    head = survey.head
    return {
        "survey": aim.survey,
        "name": head["name"],
        "year": head["year"],
        "new": bool(aim.head) and not any(folders.is_list(file.name) for file in before),
        "scale": head["scale"],
        "kommuner": len(found.lines),
        "headings": found.headings,
        "skipped": found.skipped,
        "without": found.without,
        "hidden": found.hidden,
        "elsewhere": found.elsewhere,
        "differs": differs,
        "scored": head["scored"],
        "ranked": head["ranked"],
        "complete": bool(head["complete"]),
        "replaces": [old.loaded_from, old.loaded_on] if old else None,
    }
