"""What is computed of a survey: facts and national figures from its answers, and places once every score is known."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from data.answers import Scored, national
from data.ranks import ranks

_FACT = ["kommun", "measure", "value", "precision", "origin", "source", "note"]
_FIGURE = ["measure", "value", "text_sv", "text_en", "precision", "origin", "source", "note"]


@dataclass(frozen=True)
class Computed:
    """Rows to add to what is published. `complete`: every score of the ranking list is known."""

    fact: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=_FACT))
    figure: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=_FIGURE))
    complete: bool = False
    notices: list[str] = field(default_factory=list)

    @classmethod
    def of(
        cls, scored: Scored | None, fact: pd.DataFrame, figure: pd.DataFrame, kommun: pd.DataFrame, head: dict[str, Any]
    ) -> "Computed":
        """What a survey comes to. `fact` and `figure` are what is published, `kommun` the registry's table."""
        source = next(iter(head.get("sources", {})), "")
        facts = scored.facts if scored else pd.DataFrame(columns=["kommun", "measure", "value"])
        notices = _differences(fact, facts, kommun)
        facts = _new(facts, fact, ["kommun", "measure"])
        figures = pd.DataFrame(columns=["measure", "value"])
        if scored:
            counted = national(scored.facts, kommun.set_index("code")["population"], head.get("scale"))
            figures = _new(pd.DataFrame(counted.items(), columns=["measure", "value"]), figure, ["measure"])
        every = pd.concat([fact[["kommun", "measure", "value"]], facts])
        scores = every[every["measure"] == "score"]
        in_list = pd.concat([figure[["measure", "value"]], figures]).set_index("measure")["value"].get("ranked")
        complete = in_list is not None and len(scores) >= in_list > 0
        if complete:
            facts = pd.concat([facts, _new(_ranks(scores, kommun), fact, ["kommun", "measure"])])
        said = {"precision": "exact", "origin": "computed", "source": source, "note": ""}
        return cls(
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
    taken = pd.MultiIndex.from_frame(published[keys])
    return computed[~pd.MultiIndex.from_frame(computed[keys]).isin(taken)]


def _differences(published: pd.DataFrame, computed: pd.DataFrame, kommun: pd.DataFrame) -> list[str]:
    both = published.merge(computed, on=["kommun", "measure"], suffixes=("", "_computed"))
    unlike = both[(both["value"] != both["value_computed"]) & (both["precision"] == "exact")]
    names = dict(zip(kommun["code"], kommun["name"], strict=True))
    return [
        f"{names[row.kommun]}: {row.measure} is published as {row.value:g}; the answers come to {row.value_computed:g}"
        for row in unlike.itertuples()
    ]
