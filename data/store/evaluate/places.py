"""Places by a measure, 1 the best: exact where every figure is known, else the best and the worst they can be."""

from dataclasses import replace

from data.model.conditions import Condition
from data.model.result import Placed, Row
from data.store.evaluate.asking import Asking


def placed(asking: Asking, row: Row, measure: str, scope: Condition) -> Placed:
    """The place of a kommun among those that fit `scope`, with how many share it and how many have one."""
    value = row.values[measure]
    spanned = asking.spans(measure, scope)
    own = next(((best, worst) for code, best, worst in spanned if code == row.kommun.code), None)
    if own is None or value.exists == "no":
        return Placed(of=len(spanned) if asking.survey.complete else None)
    best, worst = own
    if best != worst:
        return Placed(best, worst, None, len(spanned) if asking.survey.complete else None)
    sharing = sum((b, w) == own for _, b, w in spanned) - 1
    return Placed(best, worst, sharing, len(spanned) if all(b == w for _, b, w in spanned) else None)


def with_places(asking: Asking, rows: list[Row], measure: str, scope: Condition) -> list[Row]:
    """The rows with their places among those that fit `scope`."""
    spanned = asking.spans(measure, scope)
    of = {code: (best, worst) for code, best, worst in spanned}
    shared: dict[tuple[int, int], int] = {}
    for span in of.values():
        shared[span] = shared.get(span, 0) + 1
    whole = len(spanned) if all(best == worst for best, worst in of.values()) else None
    found = []
    for row in rows:
        span = of.get(row.kommun.code)
        if span is None:
            found.append(row)
            continue
        sharing = shared[span] - 1 if span[0] == span[1] else None
        found.append(replace(row, placed=Placed(span[0], span[1], sharing, whole)))
    return found


