"""A condition as SQL over `kommun`, in three values: what is surely true of a row, and what may be.

A negation is pushed down to the leaves, where it turns the comparison round. Of whom a figure is not known nothing is
sure; who has no figure at all (`known.has = 0`) fits neither a comparison nor its opposite.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any as Parameter
from typing import Final, assert_never

from data.model.conditions import (
    All,
    Any,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Not,
    Place,
    Size,
)

_NOT: Final[dict[str, str]] = {">": "<=", "<": ">=", ">=": "<", "<=": ">", "==": "!="}
_TRUE: Final = ("1", "1")
Pair = tuple[str, str]  # surely, maybe


@dataclass
class Predicate:
    """SQL that is surely and that may be true of a row of `kommun`; `joins` brings the figures that it speaks of."""

    survey: str
    area: Callable[[str], tuple[str, ...]]  # the län of an area
    placed: Callable[[Place], tuple[frozenset[str], frozenset[str]]]  # codes of who surely has the place, and who may
    other: Callable[[Beside], tuple[float | None, float | None]]  # what the figure held against is at least, and at most
    higher_is_better: Callable[[str], bool]
    high: Callable[[str], float]  # the highest possible value of a measure
    parameters: dict[str, Parameter] = field(default_factory=dict)
    measures: dict[str, str] = field(default_factory=dict)  # its alias

    def of(self, condition: Condition, *, denied: bool = False) -> Pair:
        """The two pieces of SQL of a condition, or of its opposite."""
        match condition:
            case Not(what):
                return self.of(what, denied=not denied)
            case All(of):
                return _joined([self.of(each, denied=denied) for each in of], "OR" if denied else "AND")
            case Any(of):
                return _joined([self.of(each, denied=denied) for each in of], "AND" if denied else "OR")
            case Has():
                return self._has(condition, denied=denied)
            case Known(measure):
                value = f"{self.alias(measure)}.value"
                return _same(f"{value} IS {'' if denied else 'NOT '}NULL")
            case InArea(area):
                return _same(self._in("kommun.lan", self.area(area), denied=denied))
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
            case Place():
                sure, maybe = self.placed(condition)
                if denied:
                    return self._in("kommun.code", maybe, denied=True), self._in("kommun.code", sure, denied=True)
                return self._in("kommun.code", sure), self._in("kommun.code", maybe)
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
        value = self._bind(self.high(has.measure) if has.value == "max" else has.value)
        return compared(alias, _NOT[has.op] if denied else has.op, value)

    def _beside(self, beside: Beside, *, denied: bool) -> Pair:
        """A figure against one that may itself be known only by its bounds. Nobody stands beside itself."""
        low, high = self.other(beside)
        alias = self.alias(beside.measure)
        more = (beside.side == "better") == self.higher_is_better(beside.measure)
        op = "==" if beside.side == "same" else ">" if more else "<"
        op = _NOT[op] if denied else op
        apart = f"kommun.code <> {self._bind(beside.than)}"
        least, most = (self._bind(-9e9 if low is None else low), self._bind(9e9 if high is None else high))
        first, second = (most, least) if op in (">", ">=") else (least, most)
        sure, maybe = compared(alias, op, first)[0], compared(alias, op, second)[1]
        if op in ("==", "!=") and low != high:
            sure, maybe = "0", f"({alias}.kommun IS NOT NULL AND coalesce({alias}.has, 1) = 1)"
        return f"({sure} AND {apart})", f"({maybe} AND {apart})"

    def _in(self, column: str, codes: tuple[str, ...] | frozenset[str], *, denied: bool = False) -> str:
        if not codes:
            return "1" if denied else "0"
        listed = ", ".join(self._bind(code) for code in sorted(codes))
        return f"{column} {'NOT ' if denied else ''}IN ({listed})"

    def _bind(self, value: Parameter) -> str:
        for name, there in self.parameters.items():
            if there == value and type(there) is type(value):
                return f":{name}"
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"


def compared(alias: str, op: str, value: str) -> Pair:
    """Whether the figure of a row of `known` compares so with a value: surely, and maybe."""
    sure, maybe = {
        ">=": (f"{alias}.low >= {value}", f"coalesce({alias}.high, 9e9) >= {value}"),
        ">": (f"{alias}.low > {value}", f"coalesce({alias}.high, 9e9) > {value}"),
        "<=": (f"{alias}.high <= {value}", f"coalesce({alias}.low, -9e9) <= {value}"),
        "<": (f"{alias}.high < {value}", f"coalesce({alias}.low, -9e9) < {value}"),
        "==": (
            f"{alias}.low = {value} AND {alias}.high = {value}",
            f"coalesce({alias}.low, -9e9) <= {value} AND coalesce({alias}.high, 9e9) >= {value}",
        ),
        "!=": (
            f"({alias}.low > {value} OR {alias}.high < {value})",
            f"NOT coalesce({alias}.low = {value} AND {alias}.high = {value}, 0)",
        ),
    }[op]
    there = f"{alias}.kommun IS NOT NULL AND coalesce({alias}.has, 1) = 1"
    return f"coalesce({alias}.has = 1 AND {sure}, 0)", f"({there} AND {maybe})"


def _same(sql: str) -> Pair:
    return sql, sql


def _joined(parts: list[Pair], how: str) -> Pair:
    if not parts:
        return _TRUE if how == "AND" else ("0", "0")
    if len(parts) == 1:
        return parts[0]
    return tuple(f"({f' {how} '.join(side)})" for side in zip(*parts, strict=True))  # type: ignore[return-value]


def without_places(condition: Condition) -> Condition:
    """The tree without what counts places or means among those that fit the rest."""
    match condition:
        case All(of):
            return All(tuple(without_places(each) for each in of if not _counts(each)))
        case _:
            return All() if _counts(condition) else condition


def _counts(condition: Condition) -> bool:
    match condition:
        case Place() | Beside():
            return True
        case Not(what):
            return _counts(what)
        case Any(of):
            return any(map(_counts, of))
        case _:
            return False

