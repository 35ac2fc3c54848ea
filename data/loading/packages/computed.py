"""What is computed of a survey: facts and national figures from its answers, and places once every score is known."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from data.loading.packages.answers import Scored, national
from data.loading.packages.declared import Measures
from data.loading.packages.ranks import ranks

_FACT = ["kommun", "measure", "value", "precision", "origin", "source", "note"]
_KEYS = ["kommun", "measure"]
_FIGURE = ["measure", "value", "text_sv", "text_en", "precision", "origin", "source", "note"]


@dataclass(frozen=True)
class Computed:
    """Rows to add to what is published. `complete`: every score of the ranking list is known.

    `published` is what is still to be told of it: a published place gives way to the one that follows from all scores,
    so that no two kommuner are told to be alone in one place.
    """

    published: pd.DataFrame
    fact: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=_FACT))
    figure: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=_FIGURE))
    complete: bool = False
    notices: list[str] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        scored: Scored | None,
        fact: pd.DataFrame,
        figure: pd.DataFrame,
        kommun: pd.DataFrame,
        head: dict[str, Any],
        measures: Measures,
    ) -> "Computed":
        """What a survey comes to. `fact` and `figure` are what is published, `kommun` the registry's table."""
        source = next(iter(head.get("sources", {})), "")
        facts = scored.facts if scored else pd.DataFrame(columns=["kommun", "measure", "value"])
        notices = _differences(fact, facts, kommun)
        facts = _new(facts, fact, _KEYS)
        figures = pd.DataFrame(columns=["measure", "value"])
        if scored:
            counted = national(scored.facts, kommun.set_index("code")["population"], head.get("scale"), measures)
            figures = _new(pd.DataFrame(counted.items(), columns=["measure", "value"]), figure, ["measure"])
        every = pd.concat([fact[["kommun", "measure", "value"]], facts])
        scores = every[every["measure"] == "score"]
        in_list = pd.concat([figure[["measure", "value"]], figures]).set_index("measure")["value"].get("ranked")
        complete = in_list is not None and len(scores) == in_list > 0
        if in_list is not None and len(scores) > in_list:
            notices.append(
                f"{len(scores)} scores are known, but the ranking list has {in_list:g}: no places are computed"
            )
        if complete:
            places = _ranks(scores, kommun)
            notices += _misplaced(fact, places, kommun)
            fact = fact[~_among(fact, places, _KEYS)]  # a place follows from the scores
            facts = pd.concat([facts, places])
        said = {"precision": "exact", "origin": "computed", "source": source, "note": ""}
        return cls(
            published=fact,
            fact=facts.assign(**said)[_FACT],
            figure=figures.assign(text_sv="", text_en="", **said)[_FIGURE],
            complete=complete,
            notices=notices,
        )


def _ranks(scores: pd.DataFrame, kommun: pd.DataFrame) -> pd.DataFrame:
    known = scores.set_index("kommun")["value"].rename("score").to_frame().join(kommun.set_index("code"))
    return ranks(known.reset_index(names="kommun"))


def _new(computed: pd.DataFrame, published: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The computed rows for which nothing is published."""
    return computed[~_among(computed, published, keys)]


def _among(frame: pd.DataFrame, others: pd.DataFrame, keys: list[str]) -> "pd.Series[bool]":
    """Whether each row's keys are those of a row of the others."""
    found = pd.MultiIndex.from_frame(frame[keys]).isin(pd.MultiIndex.from_frame(others[keys]))
    return pd.Series(found, index=frame.index)


def _differences(published: pd.DataFrame, computed: pd.DataFrame, kommun: pd.DataFrame) -> list[str]:
    both = published.merge(computed, on=["kommun", "measure"], suffixes=("", "_computed"))
    unlike = both[(both["value"] != both["value_computed"]) & (both["precision"] == "exact")]
    names = dict(zip(kommun["code"], kommun["name"], strict=True))
    return [
        f"{names[str(row.kommun)]}: {row.measure} is published as {row.value:g}; "
        f"the answers come to {row.value_computed:g}"
        for row in unlike.itertuples()
    ]


def _misplaced(published: pd.DataFrame, places: pd.DataFrame, kommun: pd.DataFrame) -> list[str]:
    """Where a published place and the one that follows from the scores differ."""
    both = published.merge(places, on=_KEYS, suffixes=("", "_computed"))
    bound = both["precision"] == "bound"
    unlike = both[(both["value"] != both["value_computed"]) & (~bound | (both["value_computed"] > both["value"]))]
    names = dict(zip(kommun["code"], kommun["name"], strict=True))
    said = {"bound": "at most "}
    return [
        f"{names[str(row.kommun)]}: {row.measure} is published as {said.get(str(row.precision), '')}{row.value:g}; "
        f"the scores come to {row.value_computed:g}, and that is told."
        for row in unlike.itertuples()
    ]
