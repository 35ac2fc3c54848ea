"""What a load puts into the store: the files of a package as they are, or those that are made of a list."""

import shlex
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from data.loading.lists.choose_survey import Request, Target, printable
from data.loading.lists.csv_table import decode, written
from data.loading.lists.rows import ScoreList
from data.loading.lists.table import read_bytes, refused
from data.loading.packages import folders, loaded_list, survey_toml
from data.model.problems import InvalidInput, Problem
from data.store.loaded_files import LoadedFile

_HEAD, _LIST = ("year", "scale"), ("columns", "sheet")


def typed(request: Request, *, whole: bool = False) -> str:
    """The command that asks for it, without --columns and --sheet unless it is `whole`."""
    flags = [f"--{name}" for name, on in (("replace", request.replace), ("dry-run", request.dry)) if on]
    said = ["python bot.py load", shlex.quote(request.path)]
    said += [f"--survey {shlex.quote(request.survey)}"] if request.survey else []
    said += [f"--{name} {value}" for name in _HEAD if (value := getattr(request, name)) is not None]
    said += [f"--{name} {shlex.quote(value)}" for name in _LIST if whole and (value := getattr(request, name))]
    return " ".join([*said, *flags])


def package_files(folder: Path, request: Request) -> list[LoadedFile]:
    """The files of a package. InvalidInput where it is none, or is not what is asked for."""
    if not (folder / survey_toml.FILE).is_file():
        raise refused(folder, "is a folder without survey.toml; expected a survey package, or a CSV or XLSX list")
    wrong = [f"--{name} is for a list, not for a package" for name in _LIST if getattr(request, name)]
    contents = {}
    for name in folders.PACKAGE:
        if (folder / name).exists():
            contents[name] = decode(folder / name, read_bytes(folder / name))
    try:
        said: dict[str, Any] = tomllib.loads(contents.get(survey_toml.FILE, ""))
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput([Problem(f"{folder.name}/{survey_toml.FILE}", str(error))]) from error
    survey = str(said.get("id", ""))
    wrong += _contradictions(said, request)
    if wrong:
        raise InvalidInput([Problem(folder.name, message) for message in wrong])
    name = printable(folder.resolve().name)
    return [LoadedFile(survey, file, text, name, _today()) for file, text in contents.items()]


def _contradictions(said: dict[str, Any], asked: Request) -> list[str]:
    """What is wrong with the head of a package by itself, and what the command line says otherwise."""
    survey = str(said.get("id", ""))
    wrong = []
    if not survey_toml.is_id(survey):
        wrong.append(f"survey.toml: id is {survey!r}; expected at most 40 of a–z, 0–9 and hyphens")
    if survey == folders.EXAMPLE and not said.get("made_up"):
        wrong.append(f"survey.toml: {survey} is the made-up example survey; choose another id")
    asked_for = (("survey", asked.survey, survey), *((name, getattr(asked, name), said.get(name)) for name in _HEAD))
    for name, value, has in asked_for:
        if value is not None and value != has:
            wrong.append(f"--{name} {value}: the package's survey.toml says {has}")
    return wrong


def list_files(path: Path, target: Target, found: ScoreList) -> list[LoadedFile]:
    """The files of a checked list: the list itself, its title, and a survey.toml where its survey is new."""
    rows = [["kommun", "name", *found.measures]]
    for line in sorted(found.lines, key=lambda each: each.code):
        numbers = [f"{line.values[m]:.12g}" if m in line.values else "" for m in found.measures]
        rows.append([line.code, line.name, *numbers])
    name, today = printable(path.name), _today()
    contents = {loaded_list.FILE: written(rows), loaded_list.HEAD: survey_toml.written({"whole": bool(target.head)})}
    if target.head:
        contents[survey_toml.FILE] = target.head
    return [LoadedFile(target.survey, file, content, name, today) for file, content in contents.items()]


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()
