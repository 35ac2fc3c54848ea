"""Which survey packages there are: the folders of EINDEX_SURVEYS, overlaid by the files that were loaded."""

import shutil
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from data.loading.packages import answers, loaded_list, survey_toml
from data.model.problems import InvalidInput, Problem
from data.store.loaded_files import LoadedFile

PACKAGE = (survey_toml.FILE, answers.FILE, "scores.csv", "figures.csv")
EXAMPLE = "exempel"  # the id of the made-up survey, which `load` takes for its folder too
EXAMPLE_FOLDER = Path(__file__).parents[2] / EXAMPLE


def folders(surveys: Path) -> dict[str, Path]:
    """The folders that hold a package, by the id in their survey.toml. InvalidInput where two have the same."""
    found: dict[str, Path] = {}
    problems = []
    for folder in sorted(path.parent for path in surveys.glob("*/survey.toml")):
        survey = str(_head((folder / survey_toml.FILE).read_bytes()).get("id", folder.name))
        if survey in found:
            problems.append(
                Problem(f"{folder.name}/{survey_toml.FILE}", f"has the id {survey} of {found[survey].name}")
            )
        found[survey] = folder
    if problems:
        raise InvalidInput(problems)
    return found


def heads(surveys: Path, files: Iterable[LoadedFile]) -> dict[str, dict[str, Any]]:
    """What the survey.toml of each package says. One that cannot be read says nothing."""
    said = {survey: _head((folder / survey_toml.FILE).read_bytes()) for survey, folder in folders(surveys).items()}
    return said | {file.survey: _head(file.content.encode()) for file in files if file.name == survey_toml.FILE}


def lay_out(surveys: Path, files: Iterable[LoadedFile], work: Path) -> dict[str, Path]:
    """A folder for each package, by id: where something was loaded for it, one with these files, within `work`."""
    found = folders(surveys)
    loaded: dict[str, dict[str, str]] = defaultdict(dict)
    for file in files:
        loaded[file.survey][file.name] = loaded_list.head(file) if file.name == loaded_list.HEAD else file.content
    for survey, contents in loaded.items():
        own = work / survey
        own.mkdir(parents=True)
        if survey_toml.FILE not in contents and survey in found:
            for name in PACKAGE:
                if (found[survey] / name).exists():
                    shutil.copy(found[survey] / name, own)
        for name, content in contents.items():
            (own / name).write_bytes(content.encode())
        found[survey] = own
    return found


def is_list(name: str) -> bool:
    """Whether a loaded file belongs to a list, not to a package."""
    return name in {loaded_list.FILE, loaded_list.HEAD}


def _head(content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
