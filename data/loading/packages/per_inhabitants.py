"""Measures for so many inhabitants: they follow from the figures of a measure that says so, and how many live there."""

from collections.abc import Iterable

import pandas as pd

from data.loading.packages.declared import LANGS, Declared, standard
from data.model.measure import PER, Measure, Words, per_inhabitants

_DECIMALS = 2


def measures_per(declared: Iterable[Declared]) -> list[Declared]:
    """The measures that follow. They are asked by the words of the other and how many: they have no phrases."""
    said = standard()["population"]["per"]
    return [_per(each, many, said) for each in declared if each.per_inhabitants for many in PER]


def _per(declared: Declared, many: int, said: dict[str, dict[str, str]]) -> Declared:
    measure = declared.measure
    sv, en = (Words(*(f"{name} {said[lang][str(many)]}" for name in getattr(measure, lang))) for lang in LANGS)
    low, high = (end and end * many for end in (measure.low, measure.high))  # of one inhabitant at least
    per = Measure(
        per_inhabitants(measure.id, many),
        measure.unit,
        sv,
        en,
        measure.higher_is_better,
        low,
        high,
        _DECIMALS,
        per=many,
    )
    return Declared(per, (), 0.0)


def known_per(known: pd.DataFrame, population: "pd.Series[int]", many: int) -> pd.DataFrame:
    """The rows of table `known` for so many inhabitants. `population`: by code.

    What bounds a figure bounds this one; what is but approximate is so here too.
    """
    people = known["kommun"].map(population)
    scaled = {name: known[name] * many / people for name in ("value", "low", "high")}
    origin = known["origin"].where(known["value"].isna(), "computed")
    return known.assign(measure=per_inhabitants(str(known["measure"].iloc[0]), many), origin=origin, **scaled)
