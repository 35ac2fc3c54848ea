"""Places by a measure, 1 the best: exact where every figure is known, else the best and the worst they can be."""

from typing import Final

from data.model.conditions import Condition
from data.model.measures import PUBLISHED
from data.model.result import Row
from data.model.value import Placed
from data.store.evaluate.asking import Asking

_PLACES: Final = {
    "rank_group": "rank_group",
    "position": "country",
    "lan_position": "lan",
    "kommungrupp_position": "group",
    "size_class_position": "size",
}


def placed(asking: Asking, row: Row, measure: str, scope: Condition, descending: bool | None = None) -> Placed:
    """The place of a kommun among those that fit `scope`, with how many share it and how many have one."""
    [found] = with_places(asking, [row], measure, scope, descending)
    if found.placed is None:
        return Placed(of=len(asking.standings(measure, scope).members) if asking.survey.complete else None)
    return found.placed


def told_of(asking: Asking, code: str, *, published: bool = False) -> dict[str, Placed]:
    """The places of one, published or computed when loading ("rank_group" counts 1, 1, 2), or as else `published`."""
    rows = asking.db.execute(
        "SELECT replace(measure, ?, ''), value, precision, source FROM fact "
        "WHERE survey = ? AND kommun = ? AND (instr(measure, ?) > 0) = ?",
        (PUBLISHED, asking.survey.id, code, PUBLISHED, published),
    ).fetchall()
    of = {measure: value for measure, value, _, _ in rows}
    found: dict[str, Placed] = {}
    for measure, value, precision, source in rows:
        if measure in _PLACES:
            best, size = None if precision == "bound" else int(value), of.get(f"{measure}_size")
            shared = int(size) - 1 if size else None
            found[_PLACES[measure]] = Placed(best, int(value), shared, None, asking.sources.get(source))
    return found


def with_places(
    asking: Asking, rows: list[Row], measure: str, scope: Condition, descending: bool | None = None
) -> list[Row]:
    """The rows with their places among those that fit `scope`, the best first unless it is said who comes first."""
    standings = asking.standings(measure, scope, descending)
    return [
        row._replace(placed=standings.placed(member)) if (member := standings.members.get(row.kommun.code)) else row
        for row in rows
    ]
