"""What is computed of a survey: facts and national figures from its answers, and places once every score is known."""

import pandas as pd

from data.loading.packages.answers import Scored, national
from data.loading.packages.declared import Measures
from data.loading.packages.tables import KEYS, among, differing
from data.model.frozen import frozen
from data.model.measures import KOMMUN_MEASURES, PUBLISHED


@frozen
class Computed:
    """The facts and figures of a survey, published and computed. `complete`: every score of the ranking list is known.

    A published place gives way to the one that follows from all scores, so that no two kommuner are told to be alone
    in one place.
    """

    fact: pd.DataFrame
    figure: pd.DataFrame
    complete: bool
    notices: list[str]


def compute(
    scored: Scored | None,
    fact: pd.DataFrame,
    figure: pd.DataFrame,
    kommun: pd.DataFrame,
    source: str,
    scale: int | None,
    measures: Measures,
) -> Computed:
    """What a survey comes to. `fact` and `figure` are what is published, `kommun` the registry's table."""
    facts = scored.facts if scored else pd.DataFrame(columns=[*KEYS, "value"])
    names = dict(zip(kommun["code"], kommun["name"], strict=True))
    notices = _differences(fact, facts, names)
    facts = _new(facts, fact, KEYS)
    figures = pd.DataFrame(columns=["measure", "value"])
    if scored:
        counted = national(scored.facts, kommun.set_index("code")["population"], scale, measures)
        figures = _new(pd.DataFrame(counted.items(), columns=["measure", "value"]), figure, ["measure"])
    every = pd.concat([fact[[*KEYS, "value"]], facts])
    scores = every[every["measure"] == "score"]
    in_list = pd.concat([figure[["measure", "value"]], figures]).set_index("measure")["value"].get("ranked")
    complete = in_list is not None and len(scores) == in_list > 0
    if in_list is not None and len(scores) > in_list:
        notices.append(f"{len(scores)} scores are known, but the ranking list has {in_list:g}: no places are computed")
    if complete:
        places = _places(scores, kommun)
        unlike, said = _misplaced(fact, places, names)
        notices += said
        there = among(fact, places, KEYS)  # a place follows from the scores, and where it differs both are told
        kept = fact[there & fact["kommun"].isin(unlike)]
        fact = pd.concat([fact[~there], kept.assign(measure=kept["measure"] + PUBLISHED)])
        facts = pd.concat([facts, places])
    same = {"precision": "exact", "origin": "computed", "source": source, "note": ""}
    return Computed(
        pd.concat([fact, facts.assign(**same)]),
        pd.concat([figure, figures.assign(text_sv="", text_en="", **same)]),
        complete,
        notices,
    )


def _places(scores: pd.DataFrame, kommun: pd.DataFrame) -> pd.DataFrame:
    """The places of each kommun with a score, as facts."""
    known = scores[["kommun", "value"]].merge(kommun, left_on="kommun", right_on="code")
    score = known["value"]

    def place(within: str) -> "pd.Series[float]":
        return known.groupby(within)["value"].rank(method="min", ascending=False)

    places = {
        "rank_group": score.rank(method="dense", ascending=False),
        "rank_group_size": score.groupby(score).transform("size"),
        "position": score.rank(method="min", ascending=False),
        "lan_position": place("lan"),
        "lan_position_size": known.groupby(["lan", "value"])["value"].transform("size"),
        "kommungrupp_position": place("kommungrupp"),
        "size_class_position": place("size_class"),
    }
    wide = pd.DataFrame({"kommun": known["kommun"], **places})
    return wide.melt(id_vars="kommun", var_name="measure", value_name="value")


def _new(computed: pd.DataFrame, published: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The computed rows for which nothing is published."""
    return computed[~among(computed, published, keys)]


def _differences(published: pd.DataFrame, computed: pd.DataFrame, names: dict[str, str]) -> list[str]:
    unlike = differing(published, computed)
    return [
        f"{names[str(row.kommun)]}: {row.measure} is published as {row.value:g}; the answers come to {row.other:g}"
        for row in unlike[unlike["precision"] == "exact"].itertuples()
    ]


def _misplaced(
    published: pd.DataFrame, places: pd.DataFrame, names: dict[str, str]
) -> tuple["pd.Series[str]", list[str]]:
    """Of whom a published place and the one that follows from the scores differ; and how, as sentences."""
    unlike = differing(published, places)
    unlike = unlike[(unlike["precision"] != "bound") | (unlike["other"] > unlike["value"])]
    said = {"bound": "at most "}
    return unlike["kommun"], [
        f"{names[str(row.kommun)]}: {KOMMUN_MEASURES[str(row.measure)]}: published is "
        f"{said.get(str(row.precision), '')}{row.value:g}, by the scores it is {row.other:g}; both are told."
        for row in unlike.itertuples()
    ]
