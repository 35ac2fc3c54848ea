"""A figure for each län, kommungrupp or size, or for each side that is compared."""

from typing import Final

from data.model.conditions import Condition, InArea, InGroup, Known, Size, both
from data.model.places import SIZE_CLASSES, size_class_end
from data.model.result import Figure, Grouped, Groups
from data.store.evaluate import figures
from data.store.evaluate.asking import Asking
from data.store.evaluate.scope import filters

_LEADERS: Final = 6


def groups(asking: Asking) -> Groups:
    """The groups in order of their figure, those with the highest first, or as asked; those without one last."""
    found = [
        one(asking.changed(**_narrowed(asking, condition), by="", sides=()), name) for name, condition in _all(asking)
    ]
    if asking.question.sides and not asking.question.order:
        return Groups(tuple(found))
    found = [each for each in found if each.kommuner]
    fewest = asking.question.order == "fewest"
    known = [each for each in found if each.value.value is not None]
    rest = [each for each in found if each.value.value is None]
    ordered = sorted(known, key=lambda each: ((each.value.value or 0) * (1 if fewest else -1), each.name))
    limit = asking.question.limit if asking.question.want != "top" else None
    if limit and len(ordered) > limit:
        last = ordered[limit - 1].value.value
        ordered = [each for i, each in enumerate(ordered) if i < limit or each.value.value == last]
    if asking.question.by == "size" and not asking.question.order:
        ordered = [each for each in known if each in ordered]
    return Groups((*ordered, *rest))


def _narrowed(asking: Asking, condition: Condition) -> dict[str, Condition]:
    """What is asked of a group: the same of those in it; of a share of nothing else, how many of all are in it."""
    if asking.question.want == "share" and asking.question.that is None and asking.question.sides:
        return {"that": condition}
    return {"where": both(asking.where, condition)}


def one(asking: Asking, name: str) -> Grouped:
    """A group with its figure."""
    measure, want = asking.measure, asking.question.want
    if want == "difference":  # of the groups: `topic` says of which sum
        return one(asking.changed(want=asking.question.topic or "mean", to="", topic=""), name)
    kommuner, _ = asking.count(asking.where)
    numbers, open_ = figures.numbers_of(asking, asking.where, measure) if measure in asking.measures else ([], 0)
    if want == "count":  # where nobody fits, there are none: a group is left out where nobody is at all
        return Grouped(name, figures.count(asking).value, asking.count(filters(asking.where))[0], len(numbers))
    if want == "share":
        figure: Figure = figures.share(asking)
        return Grouped(name, figure.value, kommuner, figure.whole or 0, part=figure.part, whole=figure.whole)
    if want in ("top", "extreme"):
        figure = figures.extreme(asking.changed(want="extreme", claim=None))
        return Grouped(name, figure.value, kommuner, len(numbers), figure.holders)
    figure = figures.sums(asking.changed(claim=None), want if want in ("mean", "median", "total") else "mean")
    leaders = (
        asking.rows(
            both(asking.where, Known(measure)),
            [measure],
            order=f"{{{measure}}}.value DESC, kommun.name",
            limit=f"LIMIT {_LEADERS}",
        )
        if open_
        else []
    )
    return Grouped(name, figure.value, kommuner, len(numbers), tuple(leaders))


def _all(asking: Asking) -> list[tuple[str, Condition]]:
    if asking.question.sides:
        return [(str(i), side) for i, side in enumerate(asking.question.sides)]
    match asking.question.by:
        case "lan":
            rows = asking.db.execute("SELECT code FROM lan ORDER BY name").fetchall()
            return [(code, InArea(code)) for (code,) in rows]
        case "group":
            rows = asking.db.execute("SELECT DISTINCT kommungrupp FROM kommun ORDER BY kommungrupp").fetchall()
            return [(group, InGroup(group)) for (group,) in rows]
        case _:
            return [(str(least), Size(least, size_class_end(least))) for least in SIZE_CLASSES]
