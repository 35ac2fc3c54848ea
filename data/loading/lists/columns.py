"""Which columns of a table hold the kommuner and the points: found by their headings, or named with --columns."""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args

from data.language.fold import fold, key
from data.loading.lists.cells import letters
from data.loading.lists.table import refused
from data.model.frozen import frozen
from data.model.problems import said

Role = Literal["code", "name", "lan", "points", "e_services", "apps"]
Heading = tuple[str, ...]  # what stands above a column: one text, or that of two rows, the upper one first

# Keys without å ä ö, the best first. "Poäng (max 14)" and "Poäng 2014" are read as "poang".
_HEADINGS: dict[Role, str] = {
    "code": "kommunkod|kod|kommun kod|kommunnr|kommunnummer|municipality code|code|kommun code|scb kod|regionkod"
    "|kommun id|kommunid|municipality id",
    "name": "kommun|kommunnamn|kommuner|kommunens namn|municipality|municipality name|municipalities|namn|name|region"
    "|lan kommun|kommun lan|lan och kommun|region kommun",
    "lan": "lanskod|lan kod|lansnr|lansnummer|county code|lan|county",
    "points": "totalpoang|total poang|indexpoang|index poang|summa poang|poang totalt|poang|antal poang|poangsumma"
    "|total points|total score"
    "|points|score|e index|eindex|index|summa|totalt|total|sum|resultat|result",
    "e_services": "antal e tjanster|antal etjanster|e tjanster|etjanster|number of e services|e services",
    "apps": "antal appar|appar|number of apps|apps",
}
_RANKED = {role: {name: place for place, name in enumerate(names.split("|"))} for role, names in _HEADINGS.items()}
_TYPED: dict[Role, str] = {  # what --columns calls them: the first is what we suggest
    "code": "kommunkod|kod|code",
    "name": "kommun|kommuner|municipality|name",
    "lan": "län|länskod|county",
    "points": "poäng|points|score",
    "e_services": "e-tjänster|e-services",
    "apps": "appar|apps",
}
TYPED: dict[Role, str] = {role: words.partition("|")[0] for role, words in _TYPED.items()}
_ROLE_OF = {fold(key(word)): role for role, words in _TYPED.items() for word in words.split("|")}
_ASIDE = re.compile(r"\([^)]*\)|\b(?:19|20)\d\d\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ROLES: tuple[Role, ...] = get_args(Role)


@frozen
class Columns:
    """Where each role is (counted from 0), and the headings as they are written."""

    place: Mapping[Role, int]
    headings: list[str]
    clashes: dict[Role, list[int]]  # roles that several columns may have

    @property
    def enough(self) -> bool:
        """Whether it is known where the kommuner and the points are, or that several columns may be it."""
        return "points" in self.roles and bool({"code", "name"} & self.roles)

    @property
    def roles(self) -> set[Role]:
        """Those that a column has, or that several may have."""
        return {*self.place, *self.clashes}

    def heading(self, role: Role) -> str:
        """What stands above the column, with its letter where that stands above several; the letter for nothing."""
        return self.lettered(self.place[role])

    def lettered(self, place: int) -> str:
        """What stands above a column, with its letter where that stands above several."""
        called = self.called(place)
        return f"{called} ({letters(place)})" if self.headings.count(called) > 1 else called

    @property
    def typed(self) -> str:
        """As --columns says them: by heading, or by letter where that says it better."""
        said = {role: self.called(place) for role, place in self.place.items()}
        unclear = {role for role, called in said.items() if self.headings.count(called) > 1 or set(called) & set(",=")}
        return typed_as({role: letters(self.place[role]) if role in unclear else said[role] for role in said})

    def called(self, place: int) -> str:
        """What stands above a column; its letter where nothing does."""
        return (self.headings[place] if place < len(self.headings) else "") or letters(place)


@frozen
class Clues:
    """What tells which column is meant, beside the headings."""

    kommuner: Sequence[int] = ()  # columns whose cells are kommuner
    hidden: Collection[int] = ()  # columns that are not shown
    year: int | None = None  # of the survey


def typed_columns(typed: str | None, path: Path) -> dict[Role, str]:
    """What `--columns kommun=Namn,poäng=Totalt` says. InvalidInput tells what is wrong with it."""
    if not typed:
        return {}
    named: dict[Role, str] = {}
    for part in re.split(r",(?=[^,=]+=)", typed):
        word, equals, heading = part.partition("=")
        role = _ROLE_OF.get(fold(key(word)))
        if not equals or role is None:
            raise refused(path, said("columns_typed", typed=typed, part=part))
        named[role] = heading.strip()
    return named


def typed_as(named: Mapping[Role, str]) -> str:
    """Roles and headings as --columns takes them."""
    return ",".join(f"{TYPED[role]}={heading}" for role, heading in named.items())


def find_columns(headings: Sequence[Heading], named: Mapping[Role, str], clues: Clues) -> Columns:
    """The columns that a row, or two, taken for headings, name."""
    place: dict[Role, int] = {}
    clashes: dict[Role, list[int]] = {}
    for role in _ROLES:
        hits = _meant(_hits(headings, role, named), headings, clues)
        if not hits and role in {"points", "name"} and role not in named and not (role == "name" and "code" in place):
            hits = _unnamed(headings, role, clues)
        if len(hits) == 1:
            place[role] = hits[0]
        elif hits:
            clashes[role] = hits
    return Columns(place, ["/".join(dict.fromkeys(filter(None, heading))) for heading in headings], clashes)


def _hits(headings: Sequence[Heading], role: Role, named: Mapping[Role, str]) -> list[int]:
    if role in named:
        return said_column(headings, named[role])
    if role in {"code", "lan"} and "name" in named:
        return []  # who says which column holds the kommuner means that one
    return _best(headings, role)


def is_year(text: str) -> bool:
    """Whether a heading is a year alone."""
    return bool(_YEAR.fullmatch(text))


def said_column(headings: Sequence[Heading], said: str) -> list[int]:
    """The columns of this heading, or else the one of this letter."""
    for each in (lambda heading: [" ".join(heading)], lambda heading: heading):  # the whole, then a row of it
        if hits := [i for i, heading in enumerate(headings) if key(said) and key(said) in map(key, each(heading))]:
            return hits
    return [i for i in range(len(headings)) if letters(i) == said.upper()]


def _best(headings: Sequence[Heading], role: Role) -> list[int]:
    """The columns whose headings are first in the role's list."""
    ranked = _RANKED[role]
    places = {}
    for i, heading in enumerate(headings):
        names = [fold(key(_ASIDE.sub(" ", text))) for text in (" ".join(heading), *heading)]
        known = [ranked[name] for name in names if name in ranked]
        known = known or [len(ranked) for name in names if name and ranked.keys() >= {*name.split()}]  # Totalt resultat
        if known:
            places[i] = min(known)
    return [i for i, place in places.items() if place == min(places.values())]


def _meant(hits: list[int], headings: Sequence[Heading], clues: Clues) -> list[int]:
    """Of several columns those that are shown, and those of the survey's year."""
    hits = [i for i in hits if i not in clues.hidden] or hits
    of_year = [i for i in hits if str(clues.year) in _YEAR.findall(" ".join(headings[i]))]
    return of_year if len(hits) > 1 and of_year else hits


def _unnamed(headings: Sequence[Heading], role: Role, clues: Clues) -> list[int]:
    """Columns as tables of statistics have them: kommuner without a heading, and points below a year alone."""
    if role == "points":
        return _meant([i for i, heading in enumerate(headings) if is_year("".join(heading))], headings, clues)
    return [i for i in clues.kommuner if i >= len(headings) or not "".join(headings[i])][:1]
