"""Table `known`: every kommun and measure of a survey, with what is known of it and what follows."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from data.loading.bounds import Bounds
from data.loading.inference import Known, infer
from data.loading.packages.package import Package

SCB = {
    "key": "scb",
    "title": "SCB, folkmängd 31 december 2013",
    "url": "https://www.statistikdatabasen.scb.se/pxweb/sv/ssd/START__BE__BE0101__BE0101A/BefolkningNy/",
}
_PLACES = ("rank_group", "position", "lan_position", "kommungrupp_position", "size_class_position")
_SIZES = ("rank_group_size", "lan_position_size")


def known_rows(package: Package, kommun: pd.DataFrame) -> Iterable[pd.DataFrame]:
    """The rows of each measure of a survey; none where it has no facts of kommuner."""
    if package.fact.empty:
        return
    known = find(package, kommun)
    for bounds in known.bounds.values():
        yield bounds.rows(str(package.survey["id"]))


def find(package: Package, kommun: pd.DataFrame) -> Known:
    """What is known of every kommun by every measure of the survey, narrowed by the rules."""
    by_code = kommun.set_index("code", drop=False)
    codes = by_code.index.to_numpy(dtype=object)
    facts = {str(name): rows.set_index("kommun") for name, rows in package.fact.groupby("measure")}
    none = package.fact.iloc[:0].set_index("kommun")
    facts["population"] = _population(by_code)
    figure = package.figure
    exact = figure[(figure["precision"] == "exact") & (figure["text_sv"] == "")]
    known = Known(
        bounds={
            each.measure.id: Bounds.of(each.measure, codes, facts.get(each.measure.id, none))
            for each in package.measure
        },
        kommun=by_code,
        places={name: _places(facts[name].reindex(codes)) for name in _PLACES if name in facts},
        sizes={name: facts[name]["value"].reindex(codes).to_numpy(dtype=float) for name in _SIZES if name in facts},
        national=dict(zip(exact["measure"], exact["value"].astype(float), strict=True)),
        answers_known=bool(package.survey["answers_known"]),
    )
    if answered := known.bounds.get("answered"):
        answered.has[:] = 1  # every kommun either did or did not
    infer(known)
    return known


def _population(by_code: pd.DataFrame) -> pd.DataFrame:
    value = by_code["population"].astype(float)
    return pd.DataFrame({"value": value, "precision": "exact", "origin": "published", "source": SCB["key"]})


def _places(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The exact places, and the worst they can be ("among the 50 best")."""
    worst = rows["value"].to_numpy(dtype=float)
    return np.where(rows["precision"].isin(["exact", "derived"]), worst, np.nan), worst
