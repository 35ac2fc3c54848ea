"""`python bot.py load` and `unload`: a package, a list or the example into the store, or out of it, all or nothing.

Of a package its files are kept as they are, of a list those that are made of it.
"""

import os
import shlex
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from data.loading.build import Plan, build
from data.loading.lists.choose_survey import Request, Target, choose, printable
from data.loading.lists.columns import typed_columns
from data.loading.lists.csv_table import decode, written
from data.loading.lists.find_kommun import Finder
from data.loading.lists.read_list import Wish, read_list
from data.loading.lists.rows import ScoreList
from data.loading.lists.table import read_bytes, refused
from data.loading.packages import folders, loaded_list, survey_toml
from data.loading.packages.registry import Registry
from data.loading.packages.writing import Stored
from data.model.problems import InvalidInput, Problem, said
from data.store.kept_words import words_of
from data.store.loaded_files import LoadedFile

Tell = Callable[[str], None]
DRY = "Nothing was changed: this was --dry-run."
_HEAD, _LIST = ("year", "scale"), ("columns", "sheet")


def load(plan: Plan, request: Request, tell: Tell = lambda _: None) -> list[str]:
    """Load what is asked for. Returns what was read, what was skipped and what differs, as sentences.

    InvalidInput: nothing was changed, and it tells everything that is wrong.
    """
    loading = Loading(plan, request, tell)
    built = build(plan, loading.change, tell)
    stored, meant = built.surveys[loading.survey], next(iter(built.surveys))
    few, new = stored.head["few"], meant == loading.survey and (loading.aim is None or loading.aim.head)
    name = f"{stored.head['name']} has fewer than half of the kommuner: its places are among those in its list. "
    now = [f"{name if few else ''}Questions that name no survey are {'' if few else 'now '}about {meant}."]
    now = [*(now if few or new else ()), *([DRY] if plan.dry else ())]
    return [*built.aside, *loading.said, *stored.notices, completeness(stored), *now]


def unload(plan: Plan, surveys: list[str], tell: Tell = lambda _: None) -> list[str]:
    """Take out what was loaded under these ids. InvalidInput where nothing was."""
    said: list[str] = []

    def change(files: list[LoadedFile], _: Registry) -> list[LoadedFile]:
        said.clear()
        there = {file.survey for file in files}
        known = folders.folders(plan.surveys)
        can = f"what can be unloaded: {', '.join(sorted(there)) or 'nothing'}"
        for survey in surveys:
            if survey not in there:
                why = f"is a package in {plan.surveys}: remove its folder there" if survey in known else "is not loaded"
                raise InvalidInput([Problem(survey, f"{why}; {can}")])
            stays = f"; the package in {plan.surveys} stays" if survey in known else ""
            names = dict.fromkeys(file.loaded_from for file in files if file.survey == survey)
            said.append(f"{survey}: {', '.join(names)} is unloaded{stays}.")
        return [file for file in files if file.survey not in surveys]

    return [*build(plan, change, tell).aside, *said]


def completeness(survey: Stored) -> str:
    """How many scores are known, and what follows for places."""
    name, scored, ranked = (survey.head[key] for key in ("name", "scored", "ranked"))
    if not scored:
        return f"{name}: no scores."
    if survey.head["complete"]:
        all_of_it = (
            f"all {scored} scores of the ranking list are" if scored > 1 else "the one score of the ranking list is"
        )
        return f"{name}: {all_of_it} known, so places are computed."
    if ranked and scored > ranked:
        return f"{name}: {scored} scores are known, more than the ranking list has ({ranked}); no places are computed."
    known = f"{scored} of {ranked} scores" if ranked else f"{scored} scores, of a ranking list of unknown length,"
    return f"{name}: {known} are known, so only published places are shown."


@dataclass
class Loading:
    """One load. `change` is called while nobody else builds, with what was loaded so far."""

    plan: Plan
    request: Request
    tell: Tell
    survey: str = ""
    said: list[str] = field(default_factory=list)
    aim: Target | None = None  # of a list, as it was found
    found: ScoreList | None = None

    def change(self, files: list[LoadedFile], registry: Registry) -> list[LoadedFile]:
        """What is loaded afterwards."""
        self.said.clear()  # it begins anew where it was overtaken
        path = Path(self.request.path)
        self.tell(f"reading {path.name}")
        if self.request.content is None:
            folder = folders.EXAMPLE_FOLDER if self.request.path == folders.EXAMPLE else path
            if os.path.isdir(folder):  # noqa: PTH112  # Path.is_dir raises where a name is too long
                return self._package(folder, files)
        return self._list(path, files, registry)

    def _package(self, folder: Path, files: list[LoadedFile]) -> list[LoadedFile]:
        known = {*folders.folders(self.plan.surveys), *(file.survey for file in files)}
        new = _package_files(folder, self.request)
        self.survey = new[0].survey
        if self.survey in known and not self.request.replace:
            raise refused(folder, f"there is a survey {self.survey} already; --replace puts this one in its place")
        if any(file.survey == self.survey and folders.is_list(file.name) for file in files):
            self.said.append(f"The list that was loaded for {self.survey} is gone with what it was laid over.")
        self.said.insert(0, f"{self.survey}: {', '.join(file.name for file in new)}.")
        return [file for file in files if file.survey != self.survey] + new

    def _list(self, path: Path, files: list[LoadedFile], registry: Registry) -> list[LoadedFile]:
        lists = {file.survey for file in files if folders.is_list(file.name)}
        heads = folders.heads(self.plan.surveys, files)
        made = {survey: said for survey, said in heads.items() if survey in lists and said.get("made_for_list")}
        problems: list[Problem] = []
        wrong: list[Problem] = []
        aim = Target("", 0, None, "", [])
        columns = {}
        finder = Finder(registry)
        try:
            columns = typed_columns(self.request.columns, path)
            aim = choose(self.request, heads, made, lambda: words_of(self.plan.db.resolve()))
            if aim.survey in lists and not self.request.replace:
                problems.append(Problem(path.name, said("list_is_there", survey=aim.survey)))
            if aim.head and finder.find(aim.survey).code:
                problems.append(Problem(path.name, said("survey_is_kommun", survey=aim.survey)))
        except InvalidInput as error:
            problems += error.problems
        scale = aim.scale or self.request.scale
        wish = Wish(columns, self.request.sheet, scale, aim.year, "" if problems else _typed(self.request))
        try:
            found = read_list(path, wish, finder, self.request.content)
        except InvalidInput as error:
            wrong = error.problems
        if problems or wrong:
            raise InvalidInput([*self._scale_taken(path, aim, wrong), *problems, *wrong])
        self.survey, self.aim, self.found = aim.survey, aim, found
        broken = sum(not line.values.get("score", 0.0).is_integer() for line in found.lines)
        broken_told = [f"{broken} of the scores are no whole numbers."] if broken and not aim.head else []
        self.said += [*found.said, *aim.said, *broken_told]
        new = _list_files(path, aim, found)
        names = {file.name for file in new}
        return [f for f in files if f.survey != aim.survey or f.name not in names] + new

    def _scale_taken(self, path: Path, aim: Target, wrong: list[Problem]) -> list[Problem]:
        """What to type where points are higher than a scale that nobody said."""
        if not aim.scale_of or not any(each.words.get("alike") == "high" for each in wrong):
            return []
        command = f"{_typed(self.request, whole=True)} --scale N"
        return [Problem(path.name, said("scale_taken", survey=aim.scale_of, scale=aim.scale, command=command))]


def _typed(request: Request, *, whole: bool = False) -> str:
    """The command that asks for it, without --columns and --sheet unless it is `whole`."""
    flags = [f"--{name}" for name, on in (("replace", request.replace), ("dry-run", request.dry)) if on]
    said = ["python bot.py load", shlex.quote(request.path)]
    said += [f"--survey {shlex.quote(request.survey)}"] if request.survey else []
    said += [f"--{name} {value}" for name in _HEAD if (value := getattr(request, name)) is not None]
    said += [f"--{name} {shlex.quote(value)}" for name in _LIST if whole and (value := getattr(request, name))]
    return " ".join([*said, *flags])


def _package_files(folder: Path, request: Request) -> list[LoadedFile]:
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


def _list_files(path: Path, target: Target, found: ScoreList) -> list[LoadedFile]:
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
