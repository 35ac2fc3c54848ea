"""Areas in SQL: which kommuner belong to one, and what it is called."""

import sqlite3
from typing import Any

from data.model.area import Area
from data.model.facts import Region
from data.store.reading import read


def conditions(area: Area) -> tuple[str, dict[str, Any]]:
    """SQL that is true of a row of `kommun` in the area, beginning with AND, and its parameters."""
    said, parameters = _said(area, "")
    for i, left_out in enumerate(area.without):
        fits, of_it = _said(left_out, f"without{i}_")
        said.append(f"NOT ({' AND '.join(fits)})")
        parameters |= of_it
    return " ".join(f"AND {each}" for each in said), parameters


def _said(area: Area, prefix: str) -> tuple[list[str], dict[str, Any]]:
    """What is true of each kommun of the area, before anything is left out; `prefix`: of its parameters."""
    said: list[str] = []
    parameters: dict[str, Any] = {}
    if area.kommun:
        said.append(f"kommun.code = :{prefix}kommun")
        parameters[f"{prefix}kommun"] = area.kommun
    if area.lan:
        codes = {f"{prefix}lan{i}": code for i, code in enumerate(area.lan)}
        said.append(f"kommun.lan IN ({', '.join(f':{name}' for name in codes)})")
        parameters |= codes
    if area.group:
        said.append(f"kommun.kommungrupp = :{prefix}kommungrupp")
        parameters[f"{prefix}kommungrupp"] = area.group
    if area.least:
        said.append(f"kommun.population >= :{prefix}least_population")
        parameters[f"{prefix}least_population"] = area.least
    if area.below is not None:
        said.append(f"kommun.population < :{prefix}below_population")
        parameters[f"{prefix}below_population"] = area.below
    return said, parameters


def region(db: sqlite3.Connection, area: Area) -> Region:
    """The area with its län and the number of its kommuner."""
    lan = tuple(read.lan(db, code) for code in area.lan)
    in_part = bool(area.landscape) and _is_part_of_lan(db, area.landscape)
    if area.is_place and not area.without:
        return Region(area, lan, sum(each.kommuner for each in lan), in_part)
    where, parameters = conditions(area)
    (kommuner,) = db.execute(f"SELECT count(*) FROM kommun WHERE true {where}", parameters).fetchone()
    name = read.kommun(db, area.kommun).name if area.kommun else ""
    return Region(area, lan, kommuner, in_part, name, tuple(region(db, left_out) for left_out in area.without))


def holds(db: sqlite3.Connection, area: Area, kommun: str) -> bool:
    """Whether the kommun with this code is in the area."""
    where, parameters = conditions(area)
    found = db.execute(f"SELECT 1 FROM kommun WHERE code = :code {where}", {"code": kommun, **parameters})
    return found.fetchone() is not None


def _is_part_of_lan(db: sqlite3.Connection, landscape: str) -> bool:
    found = db.execute("SELECT 1 FROM place_name WHERE name = ? AND kind = 'part_of_lan'", (landscape,))
    return found.fetchone() is not None
