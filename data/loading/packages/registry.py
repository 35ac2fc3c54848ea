"""Reads data/registry: kommuner, län and everything they are called, as frames ready for the store."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.loading.packages.ranks import size_class

REGISTRY = Path(__file__).parents[2] / "registry"


@dataclass(frozen=True)
class Registry:
    """Frames whose columns are those of the tables of the same names in schema.sql."""

    lan: pd.DataFrame
    kommun: pd.DataFrame
    place_name: pd.DataFrame
    not_kommun: pd.DataFrame


def read_registry(folder: Path = REGISTRY) -> Registry:
    """All of the registry. It is ours and tested, so a fault in it is an exception."""
    kommun = _csv(folder / "kommuner.csv").astype({"population": int})
    lan = _csv(folder / "lan.csv")
    of_lan = kommun.groupby("lan").agg(kommuner=("code", "size"), population=("population", "sum"))
    return Registry(
        lan=lan[["code", "name", "short_name"]].join(of_lan, on="code"),
        kommun=kommun.assign(size_class=size_class(kommun["population"])),
        place_name=_place_names(kommun, lan, folder),
        not_kommun=_not_kommun(folder),
    )


def _csv(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _place_names(kommun: pd.DataFrame, lan: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """name, place, kind: a place's own name first, so that a later duplicate of it is the one dropped."""
    aliases, landscapes, localities = (_csv(folder / f"{file}.csv") for file in ("aliases", "landscapes", "localities"))
    listed = [
        kommun.assign(place=kommun["code"], kind="name"),
        kommun.assign(name=kommun["official_name"], place=kommun["code"], kind="official_name"),
        lan.assign(place=lan["code"], kind="name"),
        lan.assign(name=lan["short_name"], place=lan["code"], kind="short_name"),
        *(
            _split(lan, column, kind)
            for column, kind in [
                ("everyday_names", "everyday"),
                ("former_names", "former_name"),
                ("english_names", "english"),
                ("finnish_names", "finnish"),
            ]
        ),
        aliases.rename(columns={"alias": "name", "kommun": "place"}),
        landscapes.assign(
            place=landscapes["lan"].str.split(";"),
            kind=landscapes["whole_lan"].map({"yes": "landscape", "no": "part_of_lan"}),
        ).explode("place"),
        localities.rename(columns={"kommun": "place"}),
    ]
    every = pd.concat([frame[["name", "place", "kind"]] for frame in listed])
    return every.drop_duplicates(["name", "place"])


def _split(lan: pd.DataFrame, column: str, kind: str) -> pd.DataFrame:
    """One row for each of the names that a cell holds, separated by semicolons."""
    frame = lan.assign(name=lan[column].str.split(";"), place=lan["code"], kind=kind).explode("name")
    return frame[frame["name"] != ""]


def _not_kommun(folder: Path) -> pd.DataFrame:
    ordinary = (folder / "ordinary_words.txt").read_text(encoding="utf-8").split()
    return pd.concat([_csv(folder / "elsewhere.csv"), pd.DataFrame({"name": ordinary, "country": ""})]).drop_duplicates(
        "name"
    )
