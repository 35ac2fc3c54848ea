"""`python bot.py load` and `unload`: a package, a list or the example into the store, or out of it, all or nothing."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from data.loading.build import Plan, build
from data.loading.files import list_files, package_files, typed
from data.loading.lists.choose_survey import Request, Target, choose
from data.loading.lists.columns import typed_columns
from data.loading.lists.find_kommun import Finder
from data.loading.lists.read_list import Wish, read_list
from data.loading.lists.rows import ScoreList
from data.loading.lists.table import refused
from data.loading.packages import folders
from data.loading.packages.registry import Registry
from data.loading.packages.writing import Stored
from data.model.problems import InvalidInput, Problem, said
from data.store.kept_words import words_of
from data.store.loaded_files import LoadedFile

Tell = Callable[[str], None]
DRY = "Nothing was changed: this was --dry-run."


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
        new = package_files(folder, self.request)
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
        wish = Wish(columns, self.request.sheet, scale, aim.year, "" if problems else typed(self.request))
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
        new = list_files(path, aim, found)
        names = {file.name for file in new}
        return [f for f in files if f.survey != aim.survey or f.name not in names] + new

    def _scale_taken(self, path: Path, aim: Target, wrong: list[Problem]) -> list[Problem]:
        """What to type where points are higher than a scale that nobody said."""
        if not aim.scale_of or not any(each.words.get("alike") == "high" for each in wrong):
            return []
        command = f"{typed(self.request, whole=True)} --scale N"
        return [Problem(path.name, said("scale_taken", survey=aim.scale_of, scale=aim.scale, command=command))]
