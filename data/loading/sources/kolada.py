"""Measures of Kolada as survey packages: one a source and year, with the measures that it has figures of."""

import csv
import io
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from data.loading.packages import survey_toml
from data.loading.sources.kolada_api import Kolada
from data.model.problems import InvalidInput, Problem
from data.store.loaded_files import LoadedFile

LISTED = Path(__file__).parents[1] / "kolada.toml"
NAME = "kolada"
_KPI = re.compile(r"[A-Z][0-9]{5}")
_AT_ONCE = 25  # ids, or years, in one request
_YEARS = 5  # of a measure that is not listed
_REGIONS = "00"  # how the codes of the country and of regions begin
_WORDS = ("sv", "en")


@dataclass(frozen=True)
class Kpi:
    """A measure of Kolada. `since`: its first year, if stated. `series`: whether years may be compared at all."""

    id: str
    title: str
    published: str  # when its newest figures were
    newest: int
    by: str = ""
    since: int | None = None
    breaks: tuple[int, ...] = ()
    whole: bool = False  # every kommun has a figure of the newest year
    series: bool = False
    said: Mapping[str, Any] = field(default_factory=dict)  # as in survey.toml under [measures]
    measure: str = ""

    @property
    def years(self) -> list[int]:
        """Those to fetch."""
        since = self.since or self.newest - _YEARS + 1
        return list(range(since, self.newest + 1))

    @property
    def group(self) -> str:
        """How the ids of its surveys begin."""
        return f"{NAME}-{(self.by or self.id).lower()}"


def wanted(asked: str) -> list[str]:
    """The ids that `kolada` or `kolada:N07900,U20341` asks for; none for the whole committed list. InvalidInput."""
    ids = [each.strip().upper() for each in asked.removeprefix(NAME).removeprefix(":").split(",") if each.strip()]
    if wrong := [each for each in ids if not _KPI.fullmatch(each)]:
        raise InvalidInput([Problem(each, "is no id of Kolada, such as N07900") for each in wrong])
    return ids


def is_kolada(path: str) -> bool:
    """Whether what is to be loaded comes from Kolada."""
    return path == NAME or path.startswith(f"{NAME}:")


def loaded(files: Iterable[LoadedFile]) -> set[str]:
    """The ids of the measures that were loaded from Kolada."""
    heads = (tomllib.loads(file.content) for file in files if file.name == survey_toml.FILE and NAME in file.survey)
    return {kpi["id"] for head in heads for kpi in head.get("fetched", {}).get("kpi", [])}


def search(api: Kolada, word: str) -> list[tuple[str, str]]:
    """The measures whose titles hold a word: id and title."""
    return sorted((str(each.get("id")), str(each.get("title"))) for each in api.values("kpi", title=word))


def fetch(
    api: Kolada, ids: Sequence[str], kommuner: Mapping[str, str], tell: Callable[[str], None]
) -> list[LoadedFile]:
    """The packages of these measures, or of all that are listed; all or nothing. `kommuner`: names by code."""
    listed: dict[str, dict[str, Any]] = tomllib.loads(LISTED.read_text(encoding="utf-8"))
    kpis = _kpis(api, list(ids) or list(listed), listed)
    figures: dict[str, dict[int, dict[str, float]]] = {}
    for number, kpi in enumerate(kpis, 1):
        tell(f"Kolada: {kpi.id}, {number} of {len(kpis)}")
        figures[kpi.id] = _figures(api, kpi, kommuner)
    groups: dict[tuple[str, int], list[Kpi]] = defaultdict(list)
    for kpi in kpis:
        for year in figures[kpi.id]:
            groups[kpi.group, year].append(kpi)
    files = []
    today = datetime.now(UTC).isoformat(timespec="seconds")
    for (group, year), of_group in sorted(groups.items()):
        survey = f"{group}-{year}"
        others = [f"{group}-{other}" for name, other in groups if name == group and _same(of_group, year, other)]
        contents = {
            survey_toml.FILE: _head(survey, year, of_group, others, figures, {"at": today, "sha256": api.hash}),
            "scores.csv": _scores(of_group, year, figures, kommuner),
        }
        files += [LoadedFile(survey, name, text, "Kolada", today[:10]) for name, text in contents.items()]
    return files


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
    if not own:
        name = re.sub(r"\s*,?\s*(andel\s*)?\([^)]*\)$", "", title)
        name = name[0].lower() + name[1:]
        words = {"one": name, "many": name, "name": name, "words": [key, title]}
        unit = "percent" if "(%)" in title else "number"
        return Kpi(key, title, published, newest, measure=key.lower(), said={"unit": unit, "sv": words, "en": words})
    return Kpi(
        key,
        title,
        published,
        newest,
        by=own.get("by", ""),
        since=own["since"],
        breaks=tuple(own.get("breaks", ())),
        whole=own.get("all", False),
        series=True,
        said={name: own[name] for name in ("unit", "better", "low", "high", "decimals", *_WORDS) if name in own},
        measure=own["measure"],
    )


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
    if kpi.whole and not problems and len(found[kpi.newest]) != len(kommuner):
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


def _same(kpis: Iterable[Kpi], year: int, other: int) -> bool:
    """Whether figures of the two years may be compared: of known series, with no break between them."""
    first, last = sorted((year, other))
    return first != last and all(kpi.series and not any(first < each <= last for each in kpi.breaks) for kpi in kpis)


def _head(
    survey: str,
    year: int,
    kpis: Sequence[Kpi],
    comparable: Sequence[str],
    figures: Mapping[str, Mapping[int, Mapping[str, float]]],
    fetched: Mapping[str, str],
) -> str:
    by = kpis[0].by
    name = f"{by or f'Kolada {kpis[0].id}'} {year}"
    newest = [kpi.published for kpi in kpis if kpi.newest == year]  # of older years Kolada does not state it
    lines = {
        "id": survey,
        "year": year,
        "name": name,
        "publisher": by or "Kolada",
        "published": max(newest, default=""),
    }
    lines |= {"comparable_with": list(comparable)}
    tables: dict[str, Mapping[str, Any]] = {
        "title": dict.fromkeys(_WORDS, "; ".join(kpi.title for kpi in kpis)),
        f"sources.{NAME}": {
            "title": f"Kolada ({by}), {year}" if by else f"Kolada, {year}",
            "url": "https://www.kolada.se/",
            "values_only": True,
        },
        **{f"measures.{kpi.measure}": {**kpi.said, **_bounds(kpi, figures[kpi.id])} for kpi in kpis},
        "fetched": fetched,
    }
    text = "".join(f"{key} = {_toml(value)}\n" for key, value in lines.items())
    for title, table in tables.items():
        text += f"\n[{title}]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in table.items())
    for kpi in kpis:
        about = {"id": kpi.id, "title": kpi.title, "publication_date": kpi.published}
        text += "\n[[fetched.kpi]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in about.items())
    return text


def _bounds(kpi: Kpi, figures: Mapping[int, Mapping[str, float]]) -> dict[str, float]:
    """That nothing bounds a measure, where its figures lie beyond what its unit says."""
    every = [value for of_year in figures.values() for value in of_year.values()]
    beyond = {"low": float("-inf")} if min(every) < 0 else {}
    return beyond | ({"high": float("inf")} if kpi.said["unit"] == "percent" and max(every) > 100 else {})


def _scores(
    kpis: Sequence[Kpi],
    year: int,
    figures: Mapping[str, Mapping[int, Mapping[str, float]]],
    kommuner: Mapping[str, str],
) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["kommun", "name", "measure", "value", "precision", "source", "note"])
    for kpi in kpis:
        for code, value in sorted(figures[kpi.id][year].items()):
            writer.writerow([code, kommuner[code], kpi.measure, f"{value:.12g}", "exact", NAME, ""])
    return text.getvalue()


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, float) and value in {float("inf"), float("-inf")}:
        return "inf" if value > 0 else "-inf"
    return json.dumps(value, ensure_ascii=False)
