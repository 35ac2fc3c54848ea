"""Places by a measure, 1 the best: exact where every figure is known, else the best and the worst they can be."""

from data.model.conditions import Condition
from data.model.result import Placed, Row
from data.store.evaluate.asking import Asking


def placed(asking: Asking, row: Row, measure: str, scope: Condition) -> Placed:
    """The place of a kommun among those that fit `scope`, with how many share it and how many have one."""
    [found] = with_places(asking, [row], measure, scope)
    if found.placed is None:
        return Placed(of=len(asking.standings(measure, scope).members) if asking.survey.complete else None)
    return found.placed


def rank_group(asking: Asking, code: str) -> Placed | None:
    """The place in the country as the survey itself counts: equal scores share one, and none is skipped (1, 1, 2)."""
    facts = {
        measure: (int(value), source)
        for measure, value, source in asking.db.execute(
            "SELECT measure, value, source FROM fact WHERE survey = ? AND kommun = ? AND precision <> 'bound' "
            "AND measure IN ('rank_group', 'rank_group_size')",
            (asking.survey.id, code),
        )
    }
    if "rank_group" not in facts:
        return None
    place, source = facts["rank_group"]
    shared = facts["rank_group_size"][0] - 1 if "rank_group_size" in facts else None
    return Placed(place, place, shared, source=asking.sources.get(source))


def with_places(asking: Asking, rows: list[Row], measure: str, scope: Condition) -> list[Row]:
    """The rows with their places among those that fit `scope`."""
    standings = asking.standings(measure, scope)
    return [
        row._replace(placed=standings.placed(member)) if (member := standings.members.get(row.kommun.code)) else row
        for row in rows
    ]
