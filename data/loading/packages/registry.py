"""Reads data/registry: kommuner, län and everything they are called, as frames ready for the store."""

import sqlite3
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from data.language.names.mention import PlaceName
from data.language.names.names import Names
from data.model.places import SIZE_CLASSES
from data.store import kept_words

REGISTRY = Path(__file__).parents[2] / "registry"


@dataclass(frozen=True)
class Registry:
    """Frames whose columns are those of the tables of the same names in schema.sql, each read when it is first wanted.

    The registry is ours and tested, so a fault in it is an exception.
    """

    folder: Path = REGISTRY
    store: sqlite3.Connection | None = None  # one that has the same registry

    @cached_property
    def names(self) -> Names:
        """The index of all that places are called."""
        if self.store:
            return kept_words.places(self.store)
        inhabitants = dict(zip(self.kommun["code"], self.kommun["population"], strict=True))
        rows = self.place_name[["name", "place", "kind"]].itertuples(index=False, name=None)
        named = sorted((PlaceName(*row) for row in rows), key=lambda each: (-inhabitants.get(each.place, 0), *each))
        others = dict(zip(self.not_kommun["name"], self.not_kommun["country"], strict=True))
        return Names(named, others, {})

    @cached_property
    def kommun(self) -> pd.DataFrame:
        """Every kommun."""
        kommun = _csv(self.folder / "kommuner.csv").astype({"population": int})
        begins = pd.cut(kommun["population"], [*SIZE_CLASSES, 10**12], right=False, labels=list(SIZE_CLASSES))
        return kommun.assign(size_class=begins.astype(int))

    @cached_property
    def lan(self) -> pd.DataFrame:
        """Every län, with how many kommuner and inhabitants it has."""
        of_lan = self.kommun.groupby("lan").agg(kommuner=("code", "size"), population=("population", "sum"))
        return _csv(self.folder / "lan.csv")[["code", "name", "short_name"]].join(of_lan, on="code")

    @cached_property
    def place_name(self) -> pd.DataFrame:
        """What they are called."""
        return _place_names(self.kommun, _csv(self.folder / "lan.csv"), self.folder)

    @cached_property
    def not_kommun(self) -> pd.DataFrame:
        """What is no name of theirs."""
        return _not_kommun(self.folder)


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
        landscapes.assign(place=landscapes["kommuner"].str.split(";"), kind="in_landscape")
        .explode("place")
        .query("place != ''"),
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
