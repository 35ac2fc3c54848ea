"""What a survey says, as the rules of inference take it."""

from dataclasses import dataclass

import pandas as pd

from data.loading.certainty.bounds import Bounds, Floats


@dataclass(frozen=True)
class Known:
    """What a survey says: figures of kommuner by measure, published places, exact national figures."""

    bounds: dict[str, Bounds]
    kommun: pd.DataFrame  # the registry's table, by code, in the order of every Bounds
    places: dict[str, tuple[Floats, Floats]]  # by fact: the exact place, and the worst it can be; NaN: not published
    sizes: dict[str, Floats]  # by fact: how many share the place
    national: dict[str, float]
    answers_known: bool
