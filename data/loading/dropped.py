"""A list that somebody dropped in Slack: looked at, loaded or taken out, for the process that serves to tell of.

`python bot.py dropped` reads what to do, one line of JSON, and then the bytes of the file; it writes one line of JSON.
The file is never written to the disk; of a load, the store keeps the checked rows as of any other list.
"""

import json
import sqlite3
from typing import BinaryIO

from data.loading.build import Built, Plan, rebuild
from data.loading.commands import Stores, renew_chat
from data.loading.files import Request
from data.loading.lists.choose_survey import Asked
from data.loading.load import Loading
from data.loading.packages import folders, loaded_list
from data.loading.packages.registry import Registry
from data.model.problems import InvalidInput
from data.store.loaded_files import LoadedFile

Told = dict[str, object]


def serve(given: BinaryIO, stores: Stores) -> str:
    """Do what is asked for; what was seen, or `problems`, as JSON. Problems: nothing was changed."""
    asked = json.loads(given.readline())
    plan = Plan(stores.db, stores.surveys, dry=asked["do"] == "look", kept=stores.kept)
    try:
        told = _taken_out(plan, asked["survey"]) if asked["do"] == "unload" else _read(plan, asked, given.read())
        if not plan.dry:
            renew_chat(stores)
    except InvalidInput as error:
        told = {"problems": [each._asdict() for each in error.problems]}
    except (OSError, sqlite3.Error) as error:
        told = {"failed": str(error)}
    return json.dumps(told, ensure_ascii=False)


def _taken_out(plan: Plan, survey: str) -> Told:
    """Take the list of a survey out; what was loaded as a package for it stays, unless that was made for the list."""
    of_list = {
        file.loaded_from for file in plan.current()[1] if file.survey == survey and file.name == loaded_list.FILE
    }

    def change(files: list[LoadedFile], _: Registry) -> list[LoadedFile]:
        return [file for file in files if file.survey != survey or file.loaded_from not in of_list]

    if of_list:
        rebuild(plan, change)
    return {"survey": survey, "there": bool(of_list)}


def _read(plan: Plan, asked: dict[str, str], content: bytes) -> Told:
    """Look at a list, or load it in the place of one that is there."""
    year = int(asked["year"]) if asked.get("year") else None
    said = Asked(asked.get("survey") or None, year, name=asked.get("title", ""), newest=True)
    loading = Loading(plan, Request(asked["name"], said, replace=True, content=content), lambda _: None)
    before: list[LoadedFile] = plan.current()[1]
    built = rebuild(plan, loading.change)
    return _seen(loading, built, [file for file in before if file.survey == loading.survey])


def _seen(loading: Loading, built: Built, before: list[LoadedFile]) -> Told:
    found, aim, package = loading.found, loading.aim, built.packages[loading.survey]
    if found is None or aim is None:
        raise TypeError("what is dropped is read as a list")
    rows = zip(package.fact["kommun"], package.fact["measure"], package.fact["value"], strict=True)
    facts = {(kommun, measure): value for kommun, measure, value in rows}
    differs = [
        (line.name, measure, facts[line.code, measure], value)
        for line in found.lines
        for measure, value in line.values.items()
        if facts.get((line.code, measure), value) != value
    ]
    old = next((file for file in before if file.name == loaded_list.FILE), None)
    head = package.survey
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
        "differs": differs,
        "scored": head["scored"],
        "ranked": head["ranked"],
        "complete": bool(head["complete"]),
        "replaces": [old.loaded_from, old.loaded_on] if old else None,
    }
