"""Places by a measure, 1 the best: exact where every figure is known, else the best and the worst they can be."""

from dataclasses import replace

from data.model.conditions import Condition
from data.model.result import Placed, Row
from data.store.evaluate.asking import Asking

Span = tuple[int, int, bool]  # the best place, the worst, and whether there surely is one


def placed(asking: Asking, row: Row, measure: str, scope: Condition) -> Placed:
    """The place of a kommun among those that fit `scope`, with how many share it and how many have one."""
    spans = {code: (best, worst, sure) for code, best, worst, sure in asking.spans(measure, scope)}
    own = spans.get(row.kommun.code)
    if own is None or row.values[measure].exists == "no":
        return Placed(of=len(spans) if asking.survey.complete else None)
    best, worst, _ = own
    if best != worst:
        return Placed(best, worst, None, len(spans) if asking.survey.complete else None)
    every = list(spans.values())
    return Placed(best, worst, _sharing(best, every), len(spans) if all(map(_is_exact, every)) else None)


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


def _sharing(place: int, every: list[Span]) -> int | None:
    """How many others have a place; None where somebody may have it of whom that is not known."""
    there = [span for span in every if span[0] <= place <= span[1]]
    return len(there) - 1 if all(map(_is_exact, there)) else None


def _is_exact(span: Span) -> bool:
    best, worst, sure = span
    return best == worst and sure
