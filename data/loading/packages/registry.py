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
_OTHER_NAMES = {  # columns of lan.csv, and the kind of name
    "everyday_names": "everyday",
    "former_names": "former_name",
    "english_names": "english",
    "finnish_names": "finnish",
}


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
        """What they are called: a place's own name first, so that a later duplicate of it is the one dropped."""
        kommun, lan = self.kommun, _csv(self.folder / "lan.csv")
        kommun, lan = kommun.assign(place=kommun["code"]), lan.assign(place=lan["code"])
        files = ("aliases", "landscapes", "localities")
        aliases, landscapes, localities = (_csv(self.folder / f"{file}.csv") for file in files)
        whole = landscapes["whole_lan"].map({"yes": "landscape", "no": "part_of_lan"})
        listed = [
            kommun.assign(kind="name"),
            kommun.assign(name=kommun["official_name"], kind="official_name"),
            lan.assign(kind="name"),
            lan.assign(name=lan["short_name"], kind="short_name"),
            *(_split(lan.assign(kind=kind), column, "name") for column, kind in _OTHER_NAMES.items()),
            aliases.rename(columns={"alias": "name", "kommun": "place"}),
            _split(landscapes.assign(kind=whole), "lan", "place"),
            _split(landscapes.assign(kind="in_landscape"), "kommuner", "place"),
            localities.rename(columns={"kommun": "place"}),
        ]
        every = pd.concat([frame[["name", "place", "kind"]] for frame in listed])
        return every.drop_duplicates(["name", "place"])

    @cached_property
    def not_kommun(self) -> pd.DataFrame:
        """What is no name of theirs."""
        ordinary = (self.folder / "ordinary_words.txt").read_text(encoding="utf-8").split()
        every = pd.concat([_csv(self.folder / "elsewhere.csv"), pd.DataFrame({"name": ordinary, "country": ""})])
        return every.drop_duplicates("name")


def _csv(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _split(frame: pd.DataFrame, column: str, into: str) -> pd.DataFrame:
    """One row for each of what the cells of a column hold, separated by semicolons."""
    rows = frame.assign(**{into: frame[column].str.split(";")}).explode(into)
    return rows[rows[into] != ""]
