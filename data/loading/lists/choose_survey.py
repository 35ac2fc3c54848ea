"""Which survey a list is for: one that is known, or a new one, with a survey.toml made for it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.language.fold import fold, key
from data.language.vocabulary import is_word_of_questions
from data.loading import example
from data.loading.packages.survey_toml import is_id

Heads = Mapping[str, Mapping[str, Any]]
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9][0-9](?![0-9])")
_ID_RULE = "an id is at most 40 of a–z, 0–9 and hyphens, and begins with a letter or digit"


@dataclass(frozen=True)
class Target:
    """The survey with this id. `head` is its survey.toml where it is new, else ''."""

    survey: str
    scale: int
    year: int | None
    head: str
    said: list[str]


@dataclass(frozen=True)
class Asked:
    """What the command line, or somebody in Slack, says of the survey.

    `name`: of a new one, else made of its id. `newest`: it is the newest real one where nothing says which.
    """

    survey: str | None = None
    year: int | None = None
    scale: int | None = None
    name: str = ""
    newest: bool = False


def choose(asked: Asked, path: Path, heads: Heads, made: Mapping[str, Any]) -> Target:
    """The survey that a list is for. ValueError tells what must be said.

    `heads`: what is known; `made`: those of them that were themselves made for a list, and may be made anew.
    """
    year = asked.year or _year(asked.survey or "") or _year(path.stem)
    survey = asked.survey or (_meant(year, heads) if asked.newest else _of_year(year, heads))
    if asked.scale is not None and asked.scale < 1:
        raise ValueError(f"--scale {asked.scale}: expected a whole number from 1")
    if survey is None:
        if year is None:
            known = next(iter(newest(heads)), "ID")
            raise ValueError(f"Which survey is it? Add --survey {known}, or --survey ID --year Y for a new one")
        survey = re.sub(r"[^a-z0-9]+", "-", fold(key(path.stem))).strip("-")[:40].strip("-")
    if survey == example.SURVEY:
        raise ValueError(f"{survey} is the made-up example survey; no list can be laid over it")
    if not survey:
        raise ValueError("the file's name gives no id for a new survey: add --survey ID")
    if not is_id(survey):
        raise ValueError(f"--survey {survey!r}: {_ID_RULE}")
    if survey not in heads and not _year(survey) and is_word_of_questions(survey):
        raise ValueError(f"--survey {survey}: is a word that questions are made of; choose another id")
    if survey in heads and survey not in made:
        return _known(survey, asked, heads[survey])
    return _new(survey, asked, year if asked.year or survey not in made else made[survey].get("year"), path, heads)


def newest(heads: Heads) -> list[str]:
    """The real surveys with an index, the newest first."""
    real = [survey for survey, head in heads.items() if head.get("scale") and not head.get("made_up")]
    real.sort(key=lambda survey: str(heads[survey].get("published", "")), reverse=True)
    return sorted(real, key=lambda survey: -int(heads[survey].get("year", 0)))


def _known(survey: str, asked: Asked, head: Mapping[str, Any]) -> Target:
    for name, said in (("year", asked.year), ("scale", asked.scale)):
        if said is not None and head.get(name) != said:
            raise ValueError(f"--{name} {said}: the {name} of {survey} is {head.get(name, 'not known')}")
    if not head.get("scale"):
        raise ValueError(f"{survey} has no index: its survey.toml says no scale, so it can hold no points")
    return Target(survey, int(head["scale"]), head.get("year"), "", [])


def _new(survey: str, asked: Asked, year: int | None, path: Path, heads: Heads) -> Target:
    if year is None:
        raise ValueError(f"{survey} is a new survey: add its year, --year Y")
    if not 1900 <= year <= 2100:
        raise ValueError(f"--year {year}: expected a year such as 2014")
    known = heads.get(survey, {})
    others = [each for each in newest(heads) if each != survey]
    scale = asked.scale or known.get("scale") or (heads[others[0]]["scale"] if others else None)
    if not scale or scale < 1:
        raise ValueError("the highest possible score must be a whole number from 1: add --scale N")
    words = survey.replace("-", " ")
    name = asked.name or words[0].upper() + words[1:]
    said = [f"{survey} is a new survey, {name}, of {year}."]
    if not (asked.scale or known):
        said.append(f"Its scale is taken to be that of {others[0]}, 0 to {scale} points; --scale N says otherwise.")
    lines = {"id": survey, "year": year, "name": name, "publisher": printable(path.name), "published": ""}
    lines |= {"scale": scale, "made_up": False, "comparable_with": []}
    head = "".join(f"{key} = {_toml(value)}\n" for key, value in lines.items())
    return Target(survey, int(scale), year, f"{head}\n[title]\nsv = {_toml(name)}\nen = {_toml(name)}\n", said)


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)  # of printable text, numbers and empty lists, TOML is the same


def printable(text: str) -> str:
    """A file's name, without what no text should hold."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _of_year(year: int | None, heads: Heads) -> str | None:
    """The one real survey of that year."""
    of_year = [survey for survey in newest(heads) if heads[survey].get("year") == year]
    if len(of_year) > 1:
        known = " or ".join(f"--survey {survey}" for survey in sorted(of_year))
        raise ValueError(f"Which survey of {year} is it? Add {known}, or --survey ID for a new one")
    return of_year[0] if of_year else None


def _meant(year: int | None, heads: Heads) -> str | None:
    """The newest real survey, of that year where one is said."""
    return next((survey for survey in newest(heads) if year in (None, heads[survey].get("year"))), None)


def _year(text: str) -> int | None:
    found = set(_YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None
