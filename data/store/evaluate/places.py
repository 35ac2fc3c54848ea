"""Places by a measure, 1 the best: exact where every figure is known, else the best and the worst they can be."""

from dataclasses import replace

from data.model.conditions import EVERYONE, Condition, InArea, InGroup
from data.model.places import Kommun
from data.model.result import Placed, Row
from data.store.evaluate.asking import Asking, national

Span = tuple[int, int, bool]  # the best place, the worst, and whether there surely is one


def placed(asking: Asking, row: Row, measure: str, scope: Condition) -> Placed:
    """The place of a kommun among those that fit `scope`, with how many share it and how many have one."""
    spans = {code: (best, worst, sure) for code, best, worst, sure in asking.spans(measure, scope)}
    own = spans.get(row.kommun.code)
    if own is None or row.values[measure].exists == "no":
        return Placed(of=len(spans) if asking.survey.complete else None)
    best, worst, _ = own
    every = list(spans.values())
    whole = len(spans) if all(map(_is_exact, every)) else None
    found = Placed(best, worst, _sharing(best, every) if best == worst else None, whole)
    return found if asking.survey.complete or measure != "score" else _with_published(asking, row.kommun, scope, found)


def with_places(asking: Asking, rows: list[Row], measure: str, scope: Condition) -> list[Row]:
    """The rows with their places among those that fit `scope`."""
    spans = {code: (best, worst, sure) for code, best, worst, sure in asking.spans(measure, scope)}
    every = list(spans.values())
    whole = len(spans) if all(map(_is_exact, every)) else None
    shared: dict[int, int | None] = {}
    found = []
    for row in rows:
        span = spans.get(row.kommun.code)
        if span is None:
            found.append(row)
            continue
        best, worst, _ = span
        if best == worst and best not in shared:
            shared[best] = _sharing(best, every)
        found.append(replace(row, placed=Placed(best, worst, shared[best] if best == worst else None, whole)))
    return found


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


def _sharing(place: int, every: list[Span]) -> int | None:
    """How many others have a place; None where somebody may have it of whom that is not known."""
    there = [span for span in every if span[0] <= place <= span[1]]
    return len(there) - 1 if all(map(_is_exact, there)) else None


def _is_exact(span: Span) -> bool:
    best, worst, sure = span
    return best == worst and sure
