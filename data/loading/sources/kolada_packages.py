"""Measures of Kolada as survey packages: one a source and year, with the measures that it has figures of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from data.loading.lists.csv_table import written
from data.loading.packages import survey_toml
from data.loading.packages.declared import LANGS
from data.model.frozen import frozen
from data.store.loaded_files import LoadedFile

NAME = "kolada"
_YEARS = 5  # of a measure that is not listed
Figures = Mapping[str, Mapping[int, Mapping[str, float]]]  # of each measure: by year and kommun


@frozen
class Kpi:
    """A measure of Kolada. `own`: what we say of it, as kolada.toml does."""

    id: str
    title: str
    published: str  # when its newest figures were
    newest: int
    own: Mapping[str, Any]
    series: bool  # whether years may be compared at all

    @property
    def years(self) -> list[int]:
        """Those to fetch."""
        since = self.own.get("since") or self.newest - _YEARS + 1
        return list(range(since, self.newest + 1))

    @property
    def group(self) -> str:
        """How the ids of its surveys begin."""
        return f"{NAME}-{(self.own.get('by') or self.id).lower()}"


def is_kolada(path: str) -> bool:
    """Whether what is to be loaded comes from Kolada."""
    return path == NAME or path.startswith(f"{NAME}:")


def packages(kpis: Sequence[Kpi], figures: Figures, kommuner: Mapping[str, str], sha256: str) -> list[LoadedFile]:
    """The files of the packages. `kommuner`: names by code; `sha256`: of the pages that the figures come from."""
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
            survey_toml.FILE: _head(survey, year, of_group, others, figures, {"at": today, "sha256": sha256}),
            "scores.csv": _scores(of_group, year, figures, kommuner),
        }
        files += [LoadedFile(survey, name, text, "Kolada", today[:10]) for name, text in contents.items()]
    return files


def _same(kpis: Iterable[Kpi], year: int, other: int) -> bool:
    """Whether figures of the two years may be compared: of known series, with no break between them."""
    first, last = sorted((year, other))
    return first != last and all(
        kpi.series and not any(first < each <= last for each in kpi.own.get("breaks", ())) for kpi in kpis
    )


def _head(
    survey: str,
    year: int,
    kpis: Sequence[Kpi],
    comparable: Sequence[str],
    figures: Figures,
    fetched: Mapping[str, str],
) -> str:
    by = kpis[0].own.get("by")
    name = f"{by or f'Kolada {kpis[0].id}'} {year}"
    newest = [kpi.published for kpi in kpis if kpi.newest == year]  # of older years Kolada does not state it
    return survey_toml.written(
        {
            "id": survey,
            "year": year,
            "name": name,
            "publisher": by or "Kolada",
            "published": max(newest, default=""),
            "comparable_with": comparable,
            "title": dict.fromkeys(LANGS, "; ".join(kpi.title for kpi in kpis)),
            "sources": {
                NAME: {
                    "title": f"Kolada ({by}), {year}" if by else f"Kolada, {year}",
                    "url": "https://www.kolada.se/",
                    "values_only": True,
                }
            },
            "measures": {kpi.own["measure"]: _measure(kpi, figures[kpi.id]) for kpi in kpis},
            "fetched": {
                **fetched,
                "kpi": [{"id": kpi.id, "title": kpi.title, "publication_date": kpi.published} for kpi in kpis],
            },
        }
    )


def _measure(kpi: Kpi, figures: Mapping[int, Mapping[str, float]]) -> dict[str, Any]:
    """What is said of a measure; that nothing bounds it, where its figures lie beyond what its unit says."""
    said = {name: kpi.own[name] for name in ("unit", "better", "low", "high", "decimals", *LANGS) if name in kpi.own}
    every = [value for of_year in figures.values() for value in of_year.values()]
    said |= {"low": float("-inf")} if min(every) < 0 else {}
    return said | ({"high": float("inf")} if said["unit"] == "percent" and max(every) > 100 else {})


def _scores(
    kpis: Sequence[Kpi],
    year: int,
    figures: Figures,
    kommuner: Mapping[str, str],
) -> str:
    rows = [["kommun", "name", "measure", "value", "precision", "source", "note"]]
    for kpi in kpis:
        for code, value in sorted(figures[kpi.id][year].items()):
            rows.append([code, kommuner[code], kpi.own["measure"], f"{value:.12g}", "exact", NAME, ""])
    return written(rows)
