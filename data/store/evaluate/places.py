"""Places by a measure, 1 the best: exact where every figure is known, else the best and the worst they can be."""

from data.model.conditions import EVERYONE, Condition, InArea, InGroup
from data.model.places import Kommun
from data.model.result import Placed, Row
from data.store.evaluate.asking import Asking
from data.store.evaluate.published import national


def placed(asking: Asking, row: Row, measure: str, scope: Condition) -> Placed:
    """The place of a kommun among those that fit `scope`, with how many share it and how many have one."""
    standings = asking.standings(measure, scope)
    member = standings.members.get(row.kommun.code)
    if member is None:
        return Placed(of=len(standings.members) if asking.survey.complete else None)
    found = standings.placed(member)
    return found if asking.survey.complete or measure != "score" else _with_published(asking, row.kommun, scope, found)


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


def _with_published(asking: Asking, kommun: Kommun, scope: Condition, found: Placed) -> Placed:
    """The place with what is published of it: itself, how many share it, and how many have one."""
    fact, size = _facts(kommun, scope)
    said = {
        measure: (int(value), precision, asking.sources.get(source))
        for measure, value, precision, source in asking.db.execute(
            "SELECT measure, value, precision, source FROM fact WHERE survey = ? AND kommun = ? AND measure IN (?, ?)",
            (asking.survey.id, kommun.code, fact, size),
        )
    }
    best, worst, source = found.best, found.worst, None
    ranked = national(asking, "ranked")
    whole = int(ranked.value) if ranked and ranked.value is not None and ranked.precision == "exact" else None
    if worst is not None and whole is not None:
        worst = min(worst, whole)
    if fact in said:
        place, precision, source = said[fact]
        worst = min(worst or place, place)
        best = max(best or 1, place) if precision in ("exact", "derived") else best
    shared = said[size][0] - 1 if size in said and found.shared_with is None else found.shared_with
    return Placed(best, worst, shared, whole if scope == EVERYONE else found.of, source)


def _facts(kommun: Kommun, scope: Condition) -> tuple[str, str]:
    """The facts that are the published place among those that fit, and how many share it; empty for none."""
    if scope == EVERYONE:
        return "position", "rank_group_size"
    if scope == InArea(kommun.lan.code):
        return "lan_position", "lan_position_size"
    if scope == InGroup(kommun.kommungrupp):
        return "kommungrupp_position", ""
    return "", ""
