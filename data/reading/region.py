"""Areas in SQL: which kommuner belong to one, and what it is called."""

import sqlite3
from typing import Any

from data.area import Area
from data.facts import Region
from data.reading import read


def conditions(area: Area) -> tuple[str, dict[str, Any]]:
    """SQL that is true of a row of `kommun` in the area, beginning with AND, and its parameters."""
    said: list[str] = []
    parameters: dict[str, Any] = {}
    if area.lan:
        codes = {f"lan{i}": code for i, code in enumerate(area.lan)}
        said.append(f"AND kommun.lan IN ({', '.join(f':{name}' for name in codes)})")
        parameters |= codes
    if area.group:
        said.append("AND kommun.kommungrupp = :kommungrupp")
        parameters["kommungrupp"] = area.group
    if area.least:
        said.append("AND kommun.population >= :least_population")
        parameters["least_population"] = area.least
    if area.below is not None:
        said.append("AND kommun.population < :below_population")
        parameters["below_population"] = area.below
    return " ".join(said), parameters


def region(db: sqlite3.Connection, area: Area) -> Region:
    """The area with its län and the number of its kommuner."""
    lan = tuple(read.lan(db, code) for code in area.lan)
    in_part = bool(area.landscape) and _is_part_of_lan(db, area.landscape)
    if area == Area(lan=area.lan, landscape=area.landscape) and lan:
        return Region(area, lan, sum(each.kommuner for each in lan), in_part)
    where, parameters = conditions(area)
    (kommuner,) = db.execute(f"SELECT count(*) FROM kommun WHERE true {where}", parameters).fetchone()
    return Region(area, lan, kommuner, in_part)


def _is_part_of_lan(db: sqlite3.Connection, landscape: str) -> bool:
    found = db.execute("SELECT 1 FROM place_name WHERE name = ? AND kind = 'part_of_lan'", (landscape,))
    return found.fetchone() is not None
