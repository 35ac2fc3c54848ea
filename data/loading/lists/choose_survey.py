"""Which survey a list is for: one that is known, or a new one, with a survey.toml made for it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.language.fold import fold, key
from data.language.lexicon.vocabulary import Vocabulary
from data.loading.lists.table import refused
from data.loading.packages.folders import EXAMPLE
from data.loading.packages.survey_toml import is_id, written
from data.model.frozen import frozen
from data.model.problems import said

Heads = Mapping[str, Mapping[str, Any]]
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9][0-9](?![0-9])")


@frozen
class Target:
    """The survey with this id. `head` is its survey.toml where it is new, else ''.

    `scale_of`: the survey whose scale was taken, as nobody said one.
    """

    survey: str
    scale: int
    year: int | None
    head: str
    said: list[str]
    scale_of: str = ""


@dataclass(frozen=True)
class Request:
    """What is to be loaded, as the command line, or somebody in Slack, says it.

    `name`: of a new survey, else made of its id. `newest`: it is the newest real one where nothing says which.
    `content`: of a list that is no file of this machine.
    """

    path: str
    survey: str | None = None
    year: int | None = None
    scale: int | None = None
    columns: str | None = None
    sheet: str | None = None
    replace: bool = False
    dry: bool = False
    name: str = ""
    newest: bool = False
    content: bytes | None = field(default=None, repr=False)


def choose(asked: Request, heads: Heads, made: Mapping[str, Any], words: Callable[[], Vocabulary]) -> Target:
    """The survey that a list is for. InvalidInput tells what must be said.

    `heads`: what is known; `made`: those of them that were themselves made for a list, and may be made anew; `words`:
    what questions are made of, where that must be known.
    """
    path = Path(asked.path)
    year = asked.year or year_in(asked.survey or "") or year_in(path.stem)
    any_year = asked.newest and year is None
    of_year = [survey for survey in newest(heads) if any_year or heads[survey].get("year") == year]
    survey = asked.survey or next(iter(of_year), None)
    if asked.scale is not None and asked.scale < 1:
        raise refused(path, said("wrong_scale", scale=asked.scale))
    if len(of_year) > 1 and not asked.survey and not asked.newest:
        surveys = sorted(of_year)
        typed = " or ".join(f"--survey {survey}" for survey in surveys)
        raise refused(path, said("which_of_year", year=year, surveys=surveys, typed=typed))
    if survey is None:
        if year is None:
            raise refused(path, said("which_survey", known=next(iter(newest(heads)), "ID")))
        survey = re.sub(r"[^a-z0-9]+", "-", fold(key(path.stem))).strip("-")[:40].strip("-")
    if wrong := _wrong_id(survey, words, known=survey in heads):
        raise refused(path, said(wrong, survey=survey))
    if survey in heads and survey not in made:
        return _known(survey, asked, heads[survey])
    return _new(survey, asked, year if asked.year or survey not in made else made[survey].get("year"), heads)


def _wrong_id(survey: str, words: Callable[[], Vocabulary], *, known: bool) -> str:
    """Why no survey can have this id; empty where it can."""
    if survey == EXAMPLE:
        return "example_survey"
    if not survey:
        return "no_id_in_name"
    if not is_id(survey):
        return "no_id"
    return "word_of_questions" if not known and not year_in(survey) and words().asks_with(survey) else ""


def newest(heads: Heads) -> list[str]:
    """The real surveys with an index, the newest first."""
    real = [survey for survey, head in heads.items() if head.get("scale") and not head.get("made_up")]
    real.sort(key=lambda survey: str(heads[survey].get("published", "")), reverse=True)
    return sorted(real, key=lambda survey: -int(heads[survey].get("year", 0)))


def _known(survey: str, asked: Request, head: Mapping[str, Any]) -> Target:
    path = Path(asked.path)
    for name, value in (("year", asked.year), ("scale", asked.scale)):
        if value is not None and head.get(name) != value:
            known = head.get(name, said("not_known"))
            raise refused(path, said(f"other_{name}", survey=survey, known=known, **{name: value}))
    if not head.get("scale"):
        raise refused(path, said("no_index", survey=survey))
    return Target(survey, int(head["scale"]), head.get("year"), "", [])


def _new(survey: str, asked: Request, year: int | None, heads: Heads) -> Target:
    path = Path(asked.path)
    if year is None:
        raise refused(path, said("no_year", survey=survey))
    if not 1900 <= year <= 2100:
        raise refused(path, said("wrong_year", year=year))
    known = heads.get(survey, {})
    others = [each for each in newest(heads) if each != survey]
    scale = asked.scale or known.get("scale") or (heads[others[0]]["scale"] if others else None)
    if not scale or scale < 1:
        raise refused(path, said("no_scale"))
    words = survey.replace("-", " ")
    name = asked.name or known.get("name") or words[0].upper() + words[1:]
    told = [f"{survey} is a new survey, {name}, of {year}."]
    scale_of = "" if asked.scale or known else others[0]
    if scale_of:
        told.append(f"Its scale is taken to be that of {scale_of}, 0 to {scale} points; --scale N says otherwise.")
    lines = {"id": survey, "year": year, "name": name, "publisher": printable(path.name), "published": ""}
    lines |= {"scale": scale, "made_for_list": True, "title": {"sv": name, "en": name}}
    return Target(survey, int(scale), year, written(lines), told, scale_of)


def printable(text: str) -> str:
    """A file's name, without what no text should hold."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def year_in(text: str) -> int | None:
    """The one year that a text names."""
    found = set(_YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None
