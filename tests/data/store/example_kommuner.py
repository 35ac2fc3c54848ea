"""The kommuner of the example as the oracle takes them, reckoned from its raw answers: no code of the loader."""

from typing import Final

import pandas as pd

from data.loading.packages.folders import EXAMPLE_FOLDER
from data.loading.packages.registry import REGISTRY
from tests.data.store.oracle import Row

_STEPS: Final = {"e_services": (1, 10, 25, 40), "apps": (1, 3)}  # a point from each
_CHOICE: Final = {"nej": 0, "delvis": 1, "helt": 2}
_YES: Final = {"nej": 0, "ja": 1}
_YES_NO: Final = ("e_strategy", "e_responsible", "cooperates_procurement", "cooperates_operations")
_NUMBERS: Final = ("e_services", "e_services_planned", "apps")
SIZES: Final = {0: 10_000, 10_000: 20_000, 20_000: 50_000, 50_000: 100_000, 100_000: 10**9}  # from, and below
FULL: Final = 14


def kommuner() -> list[Row]:
    """Those of the registry with their answers."""
    registry = pd.read_csv(REGISTRY / "kommuner.csv", dtype={"code": str, "lan": str}).set_index("code")
    raw = pd.read_csv(EXAMPLE_FOLDER / "answers.csv", dtype=str).set_index("kommun")
    said = pd.DataFrame({name: raw[name].map(float) for name in _NUMBERS})
    for name in _YES_NO:
        said[name] = raw[name].map(_YES)
    points = [sum((said[name] >= step).astype(int) for step in steps) for name, steps in _STEPS.items()]
    points += [raw[name].map(_CHOICE) for name in ("my_pages", "eid")]  # NaN where the question was left out
    said["score"] = sum([*points, *(said[name] for name in _YES_NO)])
    figures = said.reindex(registry.index).assign(
        answered=registry.index.isin(raw.index).astype(float), population=registry["population"].astype(float)
    )
    landscapes = pd.read_csv(REGISTRY / "landscapes.csv", dtype=str)
    codes = landscapes["kommuner"].fillna(landscapes["lan"])  # those that are made of whole kommuner, else of län
    areas = [(name, each.split(";")) for name, each in zip(landscapes["name"], codes, strict=True)]
    rows = []
    told = figures.to_dict("index")
    for code, row in registry.to_dict("index").items():
        values = {str(name): None if pd.isna(value) else float(value) for name, value in told[code].items()}
        rows.append(
            Row(
                str(code),
                row["name"],
                row["lan"],
                row["population"],
                row["kommungrupp"],
                max(least for least in SIZES if least <= row["population"]),
                values,
                frozenset(name for name, value in values.items() if value is not None),
                frozenset(name for name, each in areas if row["lan"] in each or code in each),
            )
        )
    return rows
