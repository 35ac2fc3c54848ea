"""What is read of each kommun beside its condition: the figures that are asked for."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from data.model.certainty import Follows
from data.model.facts import Source
from data.model.value import Truth, Value

FIGURE: Final = "{0}.value, {0}.low, {0}.high, {0}.has, {0}.precision, {0}.origin, {0}.source, {0}.follows"
FIGURES_OF_ONE: Final = f"SELECT measure, {FIGURE.format('known')} FROM known WHERE survey = ? AND kommun = ?"
_OF_FIGURE: Final = 8  # so many columns
_EXISTS: Final[dict[int | None, Truth]] = {1: "yes", 0: "no", None: "unknown"}


def values_in(columns: Sequence[Any], measures: Sequence[str], sources: Mapping[str, Source]) -> dict[str, Value]:
    """The figures of one kommun, from the columns of FIGURE for each of the measures."""
    figures = (columns[i : i + _OF_FIGURE] for i in range(0, len(columns), _OF_FIGURE))
    return {measure: _value(each, sources) for measure, each in zip(measures, figures, strict=True)}


def values_of(
    figures: Iterable[Sequence[Any]], measures: Sequence[str], sources: Mapping[str, Source]
) -> dict[str, Value]:
    """Of one kommun the figures of these measures, from rows of FIGURES_OF_ONE."""
    values = dict.fromkeys(measures, Value())
    for measure, *figure in figures:
        if measure in values:
            values[measure] = _value(figure, sources)
    return values


def _value(columns: Sequence[Any], sources: Mapping[str, Source]) -> Value:
    value, low, high, has, precision, origin, source, follows = columns
    unknown = value is None and follows and follows != "[]"
    why = _why(follows) if unknown else ()
    return Value(value, low, high, _EXISTS[has], precision or "exact", origin == "computed", sources.get(source), why)


@lru_cache(1000)
def _why(follows: str) -> tuple[Follows, ...]:
    """What a bound follows from: the same of many kommuner."""
    return tuple(Follows(*each) for each in json.loads(follows))


def as_flag(condition: str) -> str:
    """The SQL of a condition as 1 or 0: 0 also where SQL says neither, of a figure that is not there."""
    return f"(({condition}) IS TRUE)"
