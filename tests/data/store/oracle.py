"""What a question is answered with where everything is known, in plain Python over rows: no code of the evaluator.

A world is one way that a survey may have come out. True, False or None (it has no figure) is said of a condition.
"""

import operator
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.model import conditions as c
from data.model.question import Question


@dataclass(frozen=True)
class Row:
    """A kommun in a world; of a measure None where there is no figure."""

    code: str
    name: str
    lan: str
    population: int
    group: str
    size_class: int
    values: Mapping[str, float | None]
    known: frozenset[str]
    areas: frozenset[str] = frozenset()  # names of several län that it lies in


LOWER_IS_BETTER = "wait"
COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    ">": operator.gt,
    ">=": operator.ge,
}


def scope_of(tree: Any) -> Any:
    """The tree without what is about places and the mean; None where nothing is left."""
    if isinstance(tree, c.Not):
        inner = scope_of(tree.what)
        return None if inner is None else c.Not(inner)
    if isinstance(tree, (c.All, c.Any)):
        left = [found for each in tree.of if (found := scope_of(each)) is not None]
        return type(tree)(tuple(left)) if left or not tree.of else None
    if isinstance(tree, c.Place) or (isinstance(tree, c.Beside) and tree.than in ("mean", "median")):
        return None
    return tree


class World:
    """A world, asked by one question. `highest`: the best that measures can be, of those that anything bounds."""

    def __init__(self, rows: Sequence[Row], question: Question, highest: Mapping[str, float]) -> None:
        self.rows = rows
        self.question = question
        self.measure = question.measure or "score"
        self._highest = highest
        scope = scope_of(question.where)
        self.scope = [row for row in rows if self.fits(row, scope or c.All()) is True]
        self.base = [row for row in rows if self.fits(row, question.where) is True]

    def fits(self, row: Row, tree: Any) -> bool | None:
        """Whether a condition holds of a kommun."""
        match tree:
            case c.All(of) | c.Any(of):
                told = [self.fits(row, each) for each in of]
                decisive = isinstance(tree, c.Any)
                return decisive if decisive in told else None if None in told else not decisive
            case c.Not(what):
                inner = self.fits(row, what)
                return None if inner is None else not inner
            case c.InArea(area):
                return (self.question.of[0][:2] if area == "own" else area) in (row.lan, *row.areas)
            case c.InGroup(group):
                own = next((each.group for each in self.rows if each.code in self.question.of[:1]), "")
                return row.group == (own if group == "own" else group)
            case c.Size(least, below):
                return row.population >= least and (below is None or row.population < below)
            case c.Is(code):
                return row.code == code
            case c.Known(measure):
                return measure in row.known
            case c.Begins(letters):
                return row.name.startswith(letters)
            case c.Near(kommun, measure):
                figure = next((each.values[measure] for each in self.rows if each.code == kommun), None)
                if figure is None or (row.code == kommun and kommun not in self.question.of):
                    return False
                return self.fits(row, c.about(measure, figure))
        return self._figures(row, tree)

    def _figures(self, row: Row, leaf: Any) -> bool | None:
        own = row.values[leaf.measure]
        if isinstance(leaf, c.Against):
            other = row.values[leaf.other]
            return None if own is None or other is None else COMPARE[leaf.op](own, other)
        if isinstance(leaf, c.Has):
            wanted = self.highest(leaf.measure) if leaf.value == "max" else leaf.value
            return None if own is None or wanted is None else COMPARE[leaf.op](own, float(wanted))
        if isinstance(leaf, c.Place):
            if own is None or row not in self.scope:
                return None
            place = self.place(row, leaf.measure, leaf.order == "most")
            sharing = self.values(self.scope, leaf.measure).count(own)
            return place <= leaf.last and leaf.first <= place + sharing - 1
        if leaf.than in c.MEANS:
            whole = leaf.than in ("country", "country_median")
            values = self.values(self.rows if whole else self.scope, leaf.measure)
            summed = statistics.median if "median" in leaf.than else statistics.fmean
            other = summed(values) if values else None
        else:
            other = next(each.values[leaf.measure] for each in self.rows if each.code == leaf.than)
            if other is not None and row.code == leaf.than:
                return False
        if own is None or other is None:
            return None
        if leaf.side == "same":
            return own == other
        better = own < other if leaf.measure == LOWER_IS_BETTER else own > other
        worse = own > other if leaf.measure == LOWER_IS_BETTER else own < other
        apart = leaf.gap == 0 or COMPARE[leaf.op](abs(own - other), leaf.gap)
        return apart and (better if leaf.side == "better" else worse)

    def highest(self, measure: str) -> float | None:
        """Full marks."""
        if measure in self._highest:
            return self._highest[measure]
        return max(self.values(self.rows, measure), default=None)

    def values(self, rows: Sequence[Row], measure: str) -> list[float]:
        """The figures that there are."""
        return [value for row in rows if (value := row.values[measure]) is not None]

    def place(self, row: Row, measure: str, descending: bool) -> int:
        """1, 1, 3."""
        own = row.values[measure]
        assert own is not None
        values = self.values(self.scope, measure)
        return 1 + sum(value > own if descending else value < own for value in values)

    def supposed(self, row: Row, measure: str, more: float, descending: bool) -> tuple[float, int, int]:
        """What one has with so much more, the place that is, and how many others have that."""
        has = (row.values[measure] or 0) + more
        if measure in self._highest and measure != LOWER_IS_BETTER:
            has = min(has, self._highest[measure])
        others = self.values([each for each in self.scope if each is not row], measure)
        return has, 1 + sum(each > has if descending else each < has for each in others), others.count(has)

    def above(self, row: Row, descending: bool) -> list[str]:
        """Codes of who stands above it."""
        own = row.values[self.measure]
        assert own is not None
        found = [(each.code, value) for each in self.base if (value := each.values[self.measure]) is not None]
        return [code for code, value in found if (value > own if descending else value < own)]

    def ranking(self, descending: bool, limit: int) -> list[str]:
        """Codes of the first so many, with whoever shares the last place."""
        measure = self.measure
        found = [row for row in self.base if row.values[measure] is not None]
        found.sort(key=lambda row: ((row.values[measure] or 0) * (-1 if descending else 1), row.name))
        if len(found) <= limit:
            return [row.code for row in found]
        last = found[limit - 1].values[measure]
        return [row.code for i, row in enumerate(found) if i < limit or row.values[measure] == last]


def figure(world: World, rows: Sequence[Row], want: str, descending: bool = True, that: Any = None) -> float | None:
    """One figure of some kommuner. `that`: of a share, where the question does not say it."""
    values = world.values(rows, world.measure)
    match want:
        case "count":
            return len(rows)
        case "share":
            told = [world.fits(row, world.question.that or that) for row in rows]
            known = [each for each in told if each is not None]
            return 100 * sum(known) / len(known) if known else None
        case "mean":
            return statistics.fmean(values) if values else None
        case "median":
            return statistics.median(values) if values else None
        case "total":
            return sum(values) if values else None
        case "deviation":
            return statistics.pstdev(values) if values else None
        case "range":
            return max(values) - min(values) if values else None
        case _:
            return (max(values) if descending else min(values)) if values else None
