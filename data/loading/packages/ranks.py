"""Places in a complete survey, computed from its scores."""

import pandas as pd

from data.model.places import SIZE_CLASSES


def size_class(population: "pd.Series[int]") -> "pd.Series[int]":
    """The number of inhabitants from which a kommun's size class begins."""
    bins = pd.cut(population, [*SIZE_CLASSES, 10**12], right=False, labels=list(SIZE_CLASSES))
    return bins.astype(int)


def ranks(scores: pd.DataFrame) -> pd.DataFrame:
    """Places of each kommun: columns kommun, measure, value.

    `scores` has the columns kommun, score, lan, kommungrupp and size_class, a row a kommun with a score.
    """
    score = scores["score"]
    places = pd.DataFrame(
        {
            "rank_group": score.rank(method="dense", ascending=False),
            "rank_group_size": score.groupby(score).transform("size"),
            "position": score.rank(method="min", ascending=False),
            "lan_position": _place_within(scores, "lan"),
            "lan_position_size": scores.groupby(["lan", "score"])["score"].transform("size"),
            "kommungrupp_position": _place_within(scores, "kommungrupp"),
            "size_class_position": _place_within(scores, "size_class"),
            "percentile": (100 * score.rank(method="max", pct=True)).round(1),
        }
    )
    places.insert(0, "kommun", scores["kommun"])
    return places.melt(id_vars="kommun", var_name="measure", value_name="value")


def _place_within(scores: pd.DataFrame, column: str) -> "pd.Series[float]":
    return scores.groupby(column)["score"].rank(method="min", ascending=False)
