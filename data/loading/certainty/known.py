"""Table `known`: every kommun and measure of a survey, with what is known of it and what follows."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.loading.certainty.bounds import Bounds, Floats, Known
from data.loading.certainty.inference import infer
from data.loading.certainty.places import PLACES, SIZES
from data.loading.packages.declared import Declared

SCB = {
    "key": "scb",
    "title": "SCB, folkmängd 31 december 2013",
    "url": "https://www.statistikdatabasen.scb.se/pxweb/sv/ssd/START__BE__BE0101__BE0101A/BefolkningNy/",
}


def known_rows(known: Known) -> tuple[list[pd.DataFrame], list[str]]:
    """The rows of each measure, and whose bounds contradict each other."""
    names = known.kommun["name"]
    notices = [
        f"{names[code]}: what is published leaves no possible {name}, so nothing is concluded of it"
        for name, bounds in known.bounds.items()
        for code in bounds.give_up_conflicts()
    ]
    return [bounds.rows() for bounds in known.bounds.values()], notices


def find(
    measures: Sequence[Declared], fact: pd.DataFrame, figure: pd.DataFrame, kommun: pd.DataFrame, *, answers_known: bool
) -> Known:
    """What is known of every kommun by each of the measures, narrowed by the rules.

    `fact`, `figure` and `kommun`: rows of these tables.
    """
    by_code = kommun.set_index("code", drop=False)
    codes = by_code.index.to_numpy(dtype=object)
    said = {str(name): rows.set_index("kommun") for name, rows in fact.groupby("measure")}
    counted = {"precision": "exact", "origin": "published", "source": SCB["key"]}
    said["population"] = by_code[["population"]].astype(float).set_axis(["value"], axis=1).assign(**counted)
    none = fact.iloc[:0].set_index("kommun")
    exact = figure[(figure["precision"] == "exact") & (figure["text_sv"] == "")]
    known = Known(
        bounds={
            each.measure.id: Bounds.of(each.measure, each.step, codes, said.get(each.measure.id, none))
            for each in measures
        },
        kommun=by_code,
        places={name: _places(said[name].reindex(codes)) for name in PLACES if name in said},
        sizes={name: said[name]["value"].reindex(codes).to_numpy(dtype=float) for name in SIZES if name in said},
        national=dict(zip(exact["measure"], exact["value"].astype(float), strict=True)),
        answers_known=answers_known,
    )
    if answered := known.bounds.get("answered"):
        answered.has[:] = 1  # every kommun either did or did not
    infer(known)
    return known


def _places(rows: pd.DataFrame) -> tuple[Floats, Floats]:
    """The exact places, and the worst they can be ("among the 50 best")."""
    worst = rows["value"].to_numpy(dtype=float)
    return np.where(rows["precision"].isin(["exact", "derived"]), worst, np.nan), worst
