"""Which columns of a table hold the kommuner and the points: found by their headings, or named with --columns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from data.language.fold import fold, key
from data.loading.lists.csv_table import Cell

Role = Literal["code", "name", "points", "e_services", "apps"]

# Keys without å ä ö, the best first. "Poäng (max 14)" and "Poäng 2014" are read as "poang".
_HEADINGS: dict[Role, str] = {
    "code": "kommunkod|kod|kommun kod|kommunnr|kommunnummer|municipality code|code|kommun code|scb kod",
    "name": "kommun|kommunnamn|kommuner|kommunens namn|municipality|municipality name|municipalities|namn|name",
    "points": "totalpoang|total poang|indexpoang|index poang|summa poang|poang totalt|poang|total points|total score"
    "|points|score|e index|eindex|index|summa|totalt|total|sum|resultat|result",
    "e_services": "antal e tjanster|antal etjanster|e tjanster|etjanster|number of e services|e services",
    "apps": "antal appar|appar|number of apps|apps",
}
_RANKED = {role: {name: place for place, name in enumerate(names.split("|"))} for role, names in _HEADINGS.items()}
TYPED: dict[Role, str] = {  # what --columns calls them
    "code": "kommunkod",
    "name": "kommun",
    "points": "poäng",
    "e_services": "e-tjänster",
    "apps": "appar",
}
_TYPED: dict[str, Role] = {
    **dict.fromkeys(("kommun", "kommuner", "municipality", "name"), "name"),
    **dict.fromkeys(("poang", "points", "score"), "points"),
    **dict.fromkeys(("kod", "kommunkod", "code"), "code"),
    **dict.fromkeys(("e tjanster", "e services"), "e_services"),
    **dict.fromkeys(("appar", "apps"), "apps"),
}
_ASIDE = re.compile(r"\([^)]*\)|\b(?:19|20)\d\d\b")
_ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class Columns:
    """Where each role is (counted from 0), and the headings as they are written."""

    place: Mapping[Role, int]
    headings: list[str]
    clashes: dict[Role, list[str]] = field(default_factory=dict)  # roles that several columns may have

    @property
    def enough(self) -> bool:
        """Whether it is known where the kommuner and the points are, or that several columns may be it."""
        found = {*self.place, *self.clashes}
        return "points" in found and bool({"code", "name"} & found)

    def heading(self, role: Role) -> str:
        """What stands above the column."""
        return self.headings[self.place[role]]


def typed_columns(typed: str | None) -> dict[Role, str]:
    """What `--columns kommun=Namn,poäng=Totalt` says. ValueError tells what is wrong with it."""
    if not typed:
        return {}
    named: dict[Role, str] = {}
    for part in re.split(r",(?=[^,=]+=)", typed):
        word, equals, heading = part.partition("=")
        role = _TYPED.get(fold(key(word)))
        if not equals or role is None:
            raise ValueError(f"--columns {typed}: expected it as kommun=HEADING,poäng=HEADING; found {part!r}")
        named[role] = heading.strip()
    return named


def find_columns(cells: Iterable[Cell], named: Mapping[Role, str]) -> Columns:
    """The columns that a row names, taken for a header."""
    headings = ["" if cell is None else " ".join(str(cell).split()) for cell in cells]
    place: dict[Role, int] = {}
    clashes: dict[Role, list[str]] = {}
    for role in _ROLES:
        if role in named:
            hits = [i for i, heading in enumerate(headings) if named[role] and key(heading) == key(named[role])]
        elif role == "code" and "name" in named:
            hits = []  # who says which column holds the kommuner means that one
        else:
            hits = _best(headings, role)
        if len(hits) == 1:
            place[role] = hits[0]
        elif hits:
            clashes[role] = [headings[i] for i in hits]
    return Columns(place, headings, clashes)


def _best(headings: list[str], role: Role) -> list[int]:
    """The columns whose headings are first in the role's list."""
    ranked = _RANKED[role]
    places = {i: ranked[name] for i, heading in enumerate(headings) if (name := _plain(heading)) in ranked}
    return [i for i, place in places.items() if place == min(places.values())]


def _plain(heading: str) -> str:
    return fold(key(_ASIDE.sub(" ", heading)))
