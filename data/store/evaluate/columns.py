"""What is read of each kommun beside its condition: itself, and the figures that are asked for."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from data.model.certainty import Follows
from data.model.facts import Source
from data.model.places import Kommun, Lan
from data.model.result import Row, Truth, Value

KOMMUN: Final = (
    "kommun.code, kommun.name, kommun.official_name, kommun.kommungrupp, kommun.size_class, kommun.population, "
    "lan.code, lan.name, lan.short_name, lan.kommuner"
)
FROM: Final = "FROM kommun JOIN lan ON lan.code = kommun.lan"
FIGURE: Final = "{0}.value, {0}.low, {0}.high, {0}.has, {0}.precision, {0}.origin, {0}.source, {0}.follows"
_OF_KOMMUN, _OF_FIGURE = 10, 8  # so many columns
_EXISTS: Final[dict[int | None, Truth]] = {1: "yes", 0: "no", None: "unknown"}


def row_of(columns: Sequence[Any], measures: Sequence[str], sources: Mapping[str, Source]) -> Row:
    """A row of KOMMUN, and of FIGURE for each of the measures."""
    code, name, official, group, size, population, *lan = columns[:_OF_KOMMUN]
    figures = (columns[i : i + _OF_FIGURE] for i in range(_OF_KOMMUN, len(columns), _OF_FIGURE))
    values = {measure: _value(each, sources) for measure, each in zip(measures, figures, strict=True)}
    return Row(Kommun(code, name, official, Lan(*lan), group, size, population), values)


def _value(columns: Sequence[Any], sources: Mapping[str, Source]) -> Value:
    value, low, high, has, precision, origin, source, follows = columns
    unknown = value is None and follows and follows != "[]"
    return Value(
        value=value,
        low=low,
        high=high,
        exists=_EXISTS[has],
        precision=precision or "exact",
        computed=origin == "computed",
        source=sources.get(source),
        follows=tuple(Follows(*each) for each in json.loads(follows)) if unknown else (),
    )


def flag(condition: str) -> str:
    """The SQL of a condition as 1 or 0: 0 also where SQL says neither, of a figure that is not there."""
    return f"(({condition}) IS TRUE)"
