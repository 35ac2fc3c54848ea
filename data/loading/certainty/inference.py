"""What follows from what is published: the rules, each a sentence and the published fact that it rests on.

A rule narrows what a kommun's figure can be (if it has one), or finds out whether it has one. They are tried again
until nothing more is found. Beside them only the unit bounds a figure: yes or no is 1 or 0, a number is not below 0.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from data.loading.certainty.bounds import Bounds, Floats, Known
from data.loading.certainty.places import DENSE, PLACES, SIZES, best_of_its_field, in_order, placed, shared
from data.loading.packages.declared import Declared
from data.loading.packages.survey_toml import POPULATION_SOURCE

_TURNS = 20  # enough for every chain of conclusions there is; a rule only ever narrows, so fewer would be true too
SCB = {
    "key": POPULATION_SOURCE,
    "title": "SCB, folkmängd 31 december 2013",
    "url": "https://www.statistikdatabasen.scb.se/pxweb/sv/ssd/START__BE__BE0101__BE0101A/BefolkningNy/",
}


def find(
    measures: Sequence[Declared], fact: pd.DataFrame, figure: pd.DataFrame, kommun: pd.DataFrame, *, answers_known: bool
) -> Known:
    """What is known of every kommun by each of the measures, narrowed by the rules.

    `fact`, `figure` and `kommun`: rows of these tables.
    """
    by_code = kommun.set_index("code", drop=False)
    codes = by_code.index.to_numpy(dtype=object)
    said = {str(name): rows.set_index("kommun") for name, rows in fact.groupby("measure")}
    counted = {"precision": "exact", "origin": "published", "source": SCB["key"]}
    said["population"] = by_code[["population"]].astype(float).set_axis(["value"], axis=1).assign(**counted)
    none = fact.iloc[:0].set_index("kommun")
    exact = figure[(figure["precision"] == "exact") & (figure["text_sv"] == "")]
    known = Known(
        bounds={
            each.measure.id: Bounds.of(each.measure, each.step, codes, said.get(each.measure.id, none))
            for each in measures
        },
        kommun=by_code,
        places={name: _places(said[name].reindex(codes)) for name in PLACES if name in said},
        sizes={name: said[name]["value"].reindex(codes).to_numpy(dtype=float) for name in SIZES if name in said},
        national=dict(zip(exact["measure"], exact["value"].astype(float), strict=True)),
        answers_known=answers_known,
    )
    if answered := known.bounds.get("answered"):
        answered.has[:] = 1  # every kommun either did or did not
    for _ in range(_TURNS):
        for bounds in known.bounds.values():
            bounds.narrowed = False
        for rule in RULES:
            rule(known)
        if not any(bounds.narrowed for bounds in known.bounds.values()):
            break
    return known


def known_rows(known: Known) -> tuple[list[pd.DataFrame], list[str]]:
    """The rows of each measure, and whose bounds contradict each other."""
    names = known.kommun["name"]
    notices = [
        f"{names[code]}: what is published leaves no possible {name}, so nothing is concluded of it"
        for name, bounds in known.bounds.items()
        for code in bounds.give_up_conflicts()
    ]
    return [bounds.rows() for bounds in known.bounds.values()], notices


def of_the_scale(known: Known) -> None:
    """A score is 0 to the scale of the survey."""
    for bounds in known.bounds.values():
        measure = bounds.measure
        if measure.unit != "points":
            continue
        if measure.low is not None:
            bounds.at_least(bounds.open, measure.low, "scale")
        if measure.high is not None:
            bounds.at_most(bounds.open, measure.high, "scale")


def most_and_fewest(known: Known) -> None:
    """No kommun has more than the most that any has, if that is published (140 e-services); nor less than the least."""
    for bounds in known.bounds.values():
        if (most := known.national.get(bounds.measure.highest)) is not None:
            bounds.at_most(bounds.open, most, "highest")
        if (least := known.national.get(bounds.measure.lowest)) is not None:
            bounds.at_least(bounds.open, least, "highest")


def who_answered(known: Known) -> None:
    """The ranking list holds kommuner that answered, so who has a score did; who did not answer has no figure."""
    answered = known.bounds.get("answered")
    if answered is None:
        return
    if score := known.bounds.get("score"):
        answered.at_least(score.certain, 1, "answered")
    for bounds in _asked(known):
        bounds.exists(answered.high == 0, there=False, rule="answered")


def left_out(known: Known) -> None:
    """Where all answers are here, who is not among them did not answer; a question without an answer was left out."""
    answered = known.bounds.get("answered")
    if answered is None or not known.answers_known:
        return
    did = answered.low == 1
    for bounds in _asked(known):
        bounds.exists(did, there=False, rule="answered")
    if did.sum() >= known.national.get("answered", 0):
        answered.at_most(~did, 0, "answered")


def whole_list(known: Known) -> None:
    """So many are in the ranking list (186), so many answered (220): when all of these are known, nobody else does."""
    score, answered = known.bounds.get("score"), known.bounds.get("answered")
    in_list, did = known.national.get("ranked"), known.national.get("answered")
    if score and in_list is not None:
        if score.certain.sum() == in_list:
            score.exists(~score.certain, there=False, rule="list")
        elif (score.has != 0).sum() == in_list:
            score.exists(score.has != 0, there=True, rule="list")
    if answered and did is not None:
        surely, maybe = answered.low == 1, answered.high == 1
        if surely.sum() == did:
            answered.at_most(~surely, 0, "list")
        elif maybe.sum() == did:
            answered.at_least(maybe, 1, "list")


def full_marks(known: Known) -> None:
    """So many have full marks (six of 14): when all of them are known, everybody else has less.

    And where anybody has, those who are placed first have.
    """
    score = known.bounds.get("score")
    number = known.national.get("full_marks")
    if score is None or number is None or score.measure.high is None:
        return
    full = score.certain & (score.low == score.measure.high)
    if full.sum() == number:
        score.at_most(~full, score.measure.high - score.step, "full_marks")
    for name in (DENSE, "position"):
        if number and name in known.places:
            score.at_least(known.places[name][0] == 1, score.measure.high, "full_marks")


def _asked(known: Known) -> list[Bounds]:
    """The measures that a kommun has by answering."""
    return [bounds for name, bounds in known.bounds.items() if name not in ("answered", "population")]


def _places(rows: pd.DataFrame) -> tuple[Floats, Floats]:
    """The exact places, and the worst they can be ("among the 50 best")."""
    worst = rows["value"].to_numpy(dtype=float)
    return np.where(rows["precision"].isin(["exact", "derived"]), worst, np.nan), worst


RULES: tuple[Callable[[Known], None], ...] = (
    of_the_scale,
    most_and_fewest,
    placed,
    whole_list,
    who_answered,
    left_out,
    full_marks,
    shared,
    best_of_its_field,
    in_order,
)
