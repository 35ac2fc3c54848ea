"""A condition as SQL over `kommun`, in three values: what is surely true of a row, and what may be.

A negation is pushed down to the leaves, where it turns the comparison round. Of whom a figure is not known nothing is
sure; who has no figure at all (`known.has = 0`) fits neither a comparison nor its opposite.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, assert_never
from typing import Any as Parameter

from data.model.conditions import (
    EVERYONE,
    MEANS,
    MIRRORED,
    Against,
    All,
    Any,
    Begins,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Near,
    Not,
    Place,
    Size,
)
from data.model.places import is_kommun

if TYPE_CHECKING:
    from data.store.evaluate.asking import Asking

_NOT: Final[dict[str, str]] = {">": "<=", "<": ">=", ">=": "<", "<=": ">", "==": "!="}
_ENDLESS: Final = 9e9
Pair = tuple[str, str]  # surely, maybe


@dataclass
class Predicate:
    """SQL that is surely and that may be true of a row of `kommun`; `joins` brings the figures that it speaks of."""

    asking: "Asking"
    parameters: dict[str, Parameter] = field(default_factory=dict)
    bound: dict[tuple[type, Parameter], str] = field(default_factory=dict)  # the name of each
    measures: dict[str, str] = field(default_factory=dict)  # its alias

    def of(self, condition: Condition, *, denied: bool = False) -> Pair:
        """The two pieces of SQL of a condition, or of its opposite."""
        match condition:
            case Not(what):
                return self.of(what, denied=not denied)
            case All(of):
                return _joined([self.of(each, denied=denied) for each in of], "OR" if denied else "AND")
            case Any(of) if all(isinstance(each, Is) for each in of):
                named = [each.kommun for each in of if isinstance(each, Is)]
                return _same(self._in("kommun.code", named, denied=denied))
            case Any(of):
                return _joined([self.of(each, denied=denied) for each in of], "AND" if denied else "OR")
            case Has():
                return self._has(condition, denied=denied)
            case Known(measure):
                value = f"{self.alias(measure)}.value"
                return _same(f"{value} IS {'' if denied else 'NOT '}NULL")
            case InArea(area):
                codes = self.asking.loaded.codes_of(area)
                column = "kommun.code" if any(map(is_kommun, codes)) else "kommun.lan"
                return _same(self._in(column, codes, denied=denied))
            case InGroup(group):
                return _same(f"kommun.kommungrupp {'<>' if denied else '='} {self._bind(group)}")
            case Is(kommun):
                return _same(f"kommun.code {'<>' if denied else '='} {self._bind(kommun)}")
            case Size(least, below):
                said = f"kommun.population >= {self._bind(least)}"
                said += f" AND kommun.population < {self._bind(below)}" if below is not None else ""
                return _same(f"NOT ({said})" if denied else f"({said})")
            case Beside():
                return self._beside(condition, denied=denied)
            case Begins(letters):
                begun = f"substr(kommun.name, 1, {self._bind(len(letters))})"
                return _same(f"{begun} {'<>' if denied else '='} {self._bind(letters)}")
            case Near():
                return self.of(self.asking.resolved(condition), denied=denied)
            case Against(measure, op, other):
                held = self.alias(other)
                return compared(self.alias(measure), _NOT[op] if denied else op, *_ends(held), held)
            case Place(measure, order=order):
                standings = self.asking.standings(measure, self.asking.among, order == "most")
                sure, may = standings.within(condition, denied=denied)
                return self._in("kommun.code", sure), self._in("kommun.code", may)
            case _:
                assert_never(condition)

    def alias(self, measure: str) -> str:
        """The alias of the row of `known` that holds a measure."""
        return self.measures.setdefault(measure, f"m{len(self.measures)}")

    @property
    def joins(self) -> str:
        """The rows of `known` that were spoken of."""
        return " ".join(
            f"LEFT JOIN known AS {alias} ON {alias}.survey = :survey AND {alias}.kommun = kommun.code "
            f"AND {alias}.measure = {self._bind(measure)}"
            for measure, alias in self.measures.items()
        )

    def _has(self, has: Has, *, denied: bool) -> Pair:
        alias = self.alias(has.measure)
        value = self.asking.highest(has.measure) if has.value == "max" else has.value
        if value is None:
            return "0", _there(alias)
        bound = self._bind(value)
        return compared(alias, _NOT[has.op] if denied else has.op, bound, bound)

    def _beside(self, beside: Beside, *, denied: bool) -> Pair:
        """A figure against one that may itself be known only by its bounds. Nobody is beside itself.

        To be asked whether somebody has more than another takes for granted that the other has a figure.
        """
        held = self.asking.held(beside)
        if held.exists == "no":
            return "0", "0"
        alias = self.alias(beside.measure)
        more = (beside.side == "better") == self.asking.measures[beside.measure].higher_is_better
        least, most = -_ENDLESS if held.low is None else held.low, _ENDLESS if held.high is None else held.high
        op = "==" if beside.side == "same" else ">" if more else "<"
        bounds = [(op, 0.0)]
        if beside.gap and beside.side != "same":  # and so far from it
            bounds.append((beside.op if more else MIRRORED[beside.op], beside.gap if more else -beside.gap))
        parts = [
            compared(alias, _NOT[op] if denied else op, self._bind(least + gap), self._bind(most + gap))
            for op, gap in bounds
        ]
        sure, maybe = _joined(parts, "OR" if denied else "AND")
        if beside.than in MEANS:
            return sure, maybe
        own = f"kommun.code = {self._bind(beside.than)}"
        if denied:
            return f"({sure} OR ({own} AND {alias}.has = 1))", f"({maybe} OR ({own} AND {_there(alias)}))"
        return f"({sure} AND NOT {own})", f"({maybe} AND NOT {own})"

    def _in(self, column: str, codes: Iterable[str], *, denied: bool = False) -> str:
        listed = self._bind(json.dumps(sorted(codes)))
        return f"{column} {'NOT ' if denied else ''}IN (SELECT value FROM json_each({listed}))"

    def _bind(self, value: Parameter) -> str:
        name = self.bound.setdefault((type(value), value), f"p{len(self.bound)}")
        self.parameters[name] = value
        return f":{name}"


def compared(alias: str, op: str, least: str, most: str, other: str = "") -> Pair:
    """Whether the figure of a row of `known` compares so with one between two: surely, and maybe.

    `other`: the alias of the row of `known` that this one is in, if it is.
    """
    low, high = _ends(alias)
    equal = f"({low} = {high} AND {least} = {most} AND {low} = {least})"
    sure, maybe = {
        ">": (f"{low} > {most}", f"{high} > {least}"),
        ">=": (f"{low} >= {most}", f"{high} >= {least}"),
        "<": (f"{high} < {least}", f"{low} < {most}"),
        "<=": (f"{high} <= {least}", f"{low} <= {most}"),
        "==": (equal, f"{low} <= {most} AND {high} >= {least}"),
        "!=": (f"({low} > {most} OR {high} < {least})", f"NOT {equal}"),
    }[op]
    rows = [alias, other] if other else [alias]
    has, there = (" AND ".join(each) for each in ([f"{row}.has = 1" for row in rows], map(_there, rows)))
    return f"coalesce({has} AND {sure}, 0)", f"({there} AND {maybe})"


def _ends(alias: str) -> Pair:
    """What a figure is at least and at most."""
    return f"coalesce({alias}.low, {-_ENDLESS})", f"coalesce({alias}.high, {_ENDLESS})"


def _there(alias: str) -> str:
    """Whether there may be a figure."""
    return f"({alias}.kommun IS NOT NULL AND coalesce({alias}.has, 1) = 1)"


def _same(sql: str) -> Pair:
    return sql, sql


def _joined(parts: list[Pair], how: str) -> Pair:
    if not parts:
        return _same("1" if how == "AND" else "0")
    if len(parts) == 1:
        return parts[0]
    return tuple(f"({f' {how} '.join(side)})" for side in zip(*parts, strict=True))  # type: ignore[return-value]


def without_places(condition: Condition) -> Condition:
    """The tree without what counts places or means among those that fit the rest: among whom they are counted."""
    kept = _kept(condition)
    return EVERYONE if kept is None else kept


def _kept(condition: Condition) -> Condition | None:
    match condition:
        case All(of) | Any(of):
            left = tuple(kept for each in of if (kept := _kept(each)) is not None)
            return type(condition)(left) if left or not of else None
        case Not(what):
            inner = _kept(what)
            return None if inner is None else Not(inner)
        case Place() | Beside(than="mean" | "median"):
            return None
        case _:
            return condition
