"""Measures of Kolada: which are wanted, and their figures, each checked before any is taken.

`python bot.py load kolada` and `refresh` put them into the store, all or nothing.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from data.loading.build import Plan, build
from data.loading.load import DRY, Tell
from data.loading.packages import survey_toml
from data.loading.packages.declared import LANGS
from data.loading.packages.registry import Registry
from data.loading.packages.writing import Stored
from data.loading.sources.kolada_api import Kolada, Stopped
from data.loading.sources.kolada_packages import NAME, Kpi, packages
from data.model.problems import InvalidInput, Problem
from data.store.loaded_files import LoadedFile

LISTED = Path(__file__).parents[1] / "kolada.toml"
_KPI = re.compile(r"[A-Z][0-9]{5}")
_AT_ONCE = 25  # ids, or years, in one request
_PAGES = ".kolada-pages"  # beside the store: what was fetched by a load that did not end
_REGIONS = ("00", "G")  # how the codes of the country and regions, and of groups of kommuner begin


def load_kolada(plan: Plan, asked: str, url: str, tell: Tell = lambda _: None) -> list[str]:
    """Load measures of Kolada: the listed ones for "kolada", or "kolada:N07900". InvalidInput: nothing was changed."""
    api = Kolada(url, plan.db.resolve().parent / _PAGES, tell)
    ids, kommun = wanted(asked), Registry(plan.registry).kommun
    names = dict(zip(kommun["code"], kommun["name"], strict=True))
    try:
        new = fetch(api, ids, names)
    except InvalidInput as error:
        if not isinstance(error, Stopped):
            api.forget()  # what does not fit may do so when it is fetched anew
        raise
    groups = {file.survey.rpartition("-")[0] for file in new}

    def change(files: list[LoadedFile], _: Registry) -> list[LoadedFile]:
        return [file for file in files if file.survey.rpartition("-")[0] not in groups] + new

    built = build(plan, change, tell)
    if not plan.dry:
        api.forget()
    stored = [built.surveys[survey] for survey in dict.fromkeys(file.survey for file in new)]
    said = [_fetched(survey) for survey in stored]
    notices = [notice for survey in stored for notice in survey.notices]
    return [*built.aside, *said, *notices, *([DRY] if plan.dry else [])]


def refresh(plan: Plan, url: str, tell: Tell = lambda _: None) -> list[str]:
    """Load everything anew that was loaded from Kolada."""
    ids = loaded(plan.current()[1])
    if not ids:
        return ["Nothing is loaded that can be fetched anew; python bot.py load kolada does."]
    return load_kolada(plan, f"{NAME}:{','.join(sorted(ids))}", url, tell)


def _fetched(survey: Stored) -> str:
    counts = Counter(measure for _, measure in survey.facts)
    measures = ", ".join(f"{key} of {count} kommuner" for key, count in counts.most_common())
    return f"{survey.head['name']} ({survey.head['id']}): {measures}."


def wanted(asked: str) -> list[str]:
    """The ids that `kolada` or `kolada:N07900,U20341` asks for; none for the whole committed list. InvalidInput."""
    ids = [each.strip().upper() for each in asked.removeprefix(NAME).removeprefix(":").split(",") if each.strip()]
    if wrong := [each for each in ids if not _KPI.fullmatch(each)]:
        raise InvalidInput([Problem(each, "is no id of Kolada, such as N07900") for each in wrong])
    return ids


def loaded(files: Iterable[LoadedFile]) -> set[str]:
    """The ids of the measures that were loaded from Kolada."""
    heads = (tomllib.loads(file.content) for file in files if file.name == survey_toml.FILE and NAME in file.survey)
    return {kpi["id"] for head in heads for kpi in head.get("fetched", {}).get("kpi", [])}


def search(word: str, url: str) -> list[tuple[str, str]]:
    """The measures whose titles hold a word: id and title. `url`: of Kolada's API."""
    with TemporaryDirectory() as pages:
        found = Kolada(url, Path(pages)).values("kpi", title=word)
    return sorted((str(each.get("id")), str(each.get("title"))) for each in found)


def fetch(api: Kolada, ids: Sequence[str], kommuner: Mapping[str, str]) -> list[LoadedFile]:
    """The packages of these measures, or of all that are listed; all or nothing. `kommuner`: names by code."""
    listed: dict[str, dict[str, Any]] = tomllib.loads(LISTED.read_text(encoding="utf-8"))
    kpis = _kpis(api, list(ids) or list(listed), listed)
    figures: dict[str, dict[int, dict[str, float]]] = {}
    for number, kpi in enumerate(kpis, 1):
        api.tell(f"Kolada: {kpi.id}, {number} of {len(kpis)}")
        figures[kpi.id] = _figures(api, kpi, kommuner)
    return packages(kpis, figures, kommuner, api.hash)


def _kpis(api: Kolada, ids: list[str], listed: Mapping[str, Mapping[str, Any]]) -> list[Kpi]:
    """What Kolada says of the measures. InvalidInput for one that it does not know, or whose title is another."""
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        found |= {str(each.get("id")): each for each in api.values(f"kpi/{','.join(ids[start : start + _AT_ONCE])}")}
    problems, kpis = [], []
    for key in ids:
        said, own = found.get(key), listed.get(key, {})
        if said is None:
            problems.append(Problem(key, "Kolada has no measure with this id"))
            continue
        title, period = " ".join(str(said.get("title", "")).split()), str(said.get("publ_period") or "")
        if own and title != own["title"]:
            problems.append(
                Problem(key, f"its title is now {title!r}, expected {own['title']!r}; it may mean something else")
            )
        elif not title or not re.fullmatch("[0-9]{4}", period):
            problems.append(Problem(key, f"Kolada states no title, or no year ({period!r})"))
        else:
            kpis.append(_kpi(key, title, int(period), str(said.get("publication_date") or "")[:10], own))
    if problems:
        raise InvalidInput(problems)
    return kpis


def _kpi(key: str, title: str, newest: int, published: str, own: Mapping[str, Any]) -> Kpi:
    series = bool(own)
    if not series:
        name = re.sub(r"\s*,?\s*(andel\s*)?\([^)]*\)$", "", title)
        name = name[0].lower() + name[1:]
        words = {"one": name, "many": name, "name": name, "words": [key, title]}
        unit = "percent" if "(%)" in title else "number"
        own = {"measure": key.lower(), "unit": unit, **dict.fromkeys(LANGS, words)}
    return Kpi(key, title, published, newest, own, series)


def _figures(api: Kolada, kpi: Kpi, kommuner: Collection[str]) -> dict[int, dict[str, float]]:
    """The figures of each year by kommun, of both sexes together. InvalidInput where something does not fit."""
    found: dict[int, dict[str, float]] = defaultdict(dict)
    problems = []
    years = kpi.years
    for start in range(0, len(years), _AT_ONCE):
        period = ",".join(map(str, years[start : start + _AT_ONCE]))
        for row in api.values(f"data/kpi/{kpi.id}/year/{period}", per_page="5000"):
            code, year = str(row.get("municipality")), row.get("period")
            if code.startswith(_REGIONS):
                continue
            value, wrong = _value(row)
            wrong = wrong or _misplaced(kpi, row, kommuner, found)
            if wrong:
                problems.append(Problem(kpi.id, f"{code}, {year}: {wrong}"))
            elif value is not None:
                found[int(str(year))][code] = value
    if not problems and not found:
        problems.append(Problem(kpi.id, f"Kolada has no figures of kommuner from {years[0]} to {years[-1]}"))
    if kpi.own.get("all") and not problems and len(found[kpi.newest]) != len(kommuner):
        said = f"{len(found[kpi.newest])} kommuner have a figure of {kpi.newest}, expected all {len(kommuner)}"
        problems.append(Problem(kpi.id, said))
    if problems:
        raise InvalidInput(problems[:20])
    return dict(found)


def _value(row: Mapping[str, Any]) -> tuple[float | None, str]:
    """The figure of a row; or what is wrong with it. None where there is none, or it was deleted."""
    values = [each for each in row.get("values", []) if each.get("gender") == "T" and not each.get("isdeleted")]
    if not values or (len(values) == 1 and values[0].get("value") is None):
        return None, ""
    value = values[0].get("value")
    if len(values) > 1 or isinstance(value, bool) or not isinstance(value, int | float):
        return None, f"found {values!r}, expected one number"
    return float(value), ""


def _misplaced(
    kpi: Kpi, row: Mapping[str, Any], kommuner: Collection[str], found: Mapping[int, Mapping[str, float]]
) -> str:
    """What is wrong with whose figure a row is."""
    code, year = str(row.get("municipality")), row.get("period")
    if row.get("kpi") != kpi.id:
        return f"is a figure of {row.get('kpi')!r}"
    if code not in kommuner:
        return "is no kommun"
    if not isinstance(year, int) or year not in kpi.years:
        return "is a year that was not asked for"
    return "comes twice" if code in found.get(year, {}) else ""
