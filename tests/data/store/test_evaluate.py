"""The evaluator on the published surveys and the example: what anybody can count by hand."""

import dataclasses
import itertools
import sqlite3
from pathlib import Path
from typing import TypeVar, get_args

import pandas as pd
import pytest

from data.model.conditions import All, Any, Beside, Condition, Has, InArea, Is, Not, Operator, Place, leaves
from data.model.question import Claim, Order, Question, Want
from data.model.result import Check, Figure, Groups, Profile, Rows
from data.model.value import Value
from data.store.evaluate import SHAPES
from data.store.evaluate.claims import holds
from data.store.store import Store
from tests.data.store.oracle import COMPARE

FULL = Has("score", "==", "max")
Told = TypeVar("Told")


@pytest.fixture(scope="module")
def made_up(example_db: Path) -> Store:
    return Store(example_db)


@pytest.fixture(scope="module")
def answers(example_db: Path) -> pd.DataFrame:
    """A row each kommun, a column each measure, of the example."""
    with sqlite3.connect(example_db) as db:
        facts = pd.read_sql("SELECT kommun, measure, value FROM fact WHERE survey = 'exempel'", db)
        kommun = pd.read_sql("SELECT code, lan FROM kommun", db).set_index("code")
    return kommun.join(facts.pivot_table(index="kommun", columns="measure", values="value"))


def shape_of(store: Store, kind: type[Told], question: Question) -> Told:
    shape = store.evaluate(question).shape
    assert isinstance(shape, kind)
    return shape


def names(shape: Rows) -> list[str]:
    return [row.kommun.name for row in shape.rows]


SIX = ["Göteborg", "Helsingborg", "Skellefteå", "Stockholm", "Tyresö", "Umeå"]


def test_the_six_with_full_marks_are_all_of_them(store: Store) -> None:
    listed = shape_of(store, Rows, Question("list", where=FULL))
    assert names(listed) == SIX
    assert not listed.unknown  # the survey says that there are six
    top = shape_of(store, Rows, Question("top", limit=3))
    assert names(top) == SIX  # ties at the cut are kept together
    assert [row.placed.exact for row in top.rows if row.placed] == [1] * 6
    assert top.complete


@pytest.mark.parametrize(
    ("of", "where", "that", "truth"),
    [
        ("1281", All(), FULL, "no"),  # Lund is not one of the six
        ("0180", All(), FULL, "yes"),
        ("1281", All(), Has("score", ">=", 10), "unknown"),
        ("1281", All(), Has("apps", ">=", 1), "unknown"),  # what is not known is not lacking
        ("1281", All(), Not(Has("apps", ">=", 1)), "unknown"),
        ("0180", All(), Place("score", 1, 1), "yes"),
        ("1281", All(), Beside("0180", "better", "score"), "no"),
        ("0180", All(), Beside("1281", "better", "score"), "yes"),  # who has at most 13, if anything
        ("0483", All(), Beside("1281", "better", "score"), "unknown"),
        ("0483", InArea("04"), Has("score", "<", 11), "yes"),
        ("0483", InArea("04"), Place("score", 1, 1), "yes"),
        ("0483", InArea("Östra Mellansverige"), Place("score", 1, 1), "unknown"),  # its place in its län is published
    ],
)
def test_a_check_of_a_published_survey(store: Store, of: str, where: All | InArea, that: Has, truth: str) -> None:
    shape = shape_of(store, Check, Question("check", of=(of,), where=where, that=that))
    assert shape.truth == truth


ANY, NONE = Has("apps", ">=", 1), Has("apps", "==", 0)


@pytest.mark.parametrize(
    ("that", "every", "truth", "national"),
    [
        (ANY, False, "yes", 46),  # 46 % offer apps
        (ANY, True, "no", 46),
        (Not(NONE), True, "no", 46),
        (NONE, False, "yes", 54),
        (Not(ANY), False, "yes", 54),
        (Has("apps", ">", 0), True, "no", 46),
        (Has("apps", "<=", 0), False, "yes", 54),
        (Has("apps", ">=", 500), False, "unknown", None),  # some have apps: how many is not said
        (Has("apps", "==", 1), False, "unknown", None),
        (Has("apps", "<", 500), True, "unknown", None),
        (Has("e_services", ">=", 200), False, "no", None),  # nobody has more than 140
        (Has("e_services", "<=", 140), True, "unknown", None),  # who has none of it is not known
        (Has("cooperates_operations", "==", 1), True, "no", 70),
        (Has("cooperates_operations", "==", 0), False, "yes", 30),
        (FULL, False, "yes", None),
        (FULL, True, "no", None),
        (Has("score", ">", 14), False, "no", None),
        (Has("score", "==", 12), False, "yes", None),  # Örnsköldsvik: the third rank group
        (Has("score", "==", 1), False, "unknown", None),
        (Has("answered", "==", 1), True, "no", 100 * 220 / 290),
        (Any((ANY, FULL)), True, "unknown", None),
        (All((ANY, FULL)), False, "yes", None),  # Göteborg
    ],
)
def test_of_all_or_any_only_what_follows_is_said(
    store: Store, that: Condition, every: bool, truth: str, national: float | None
) -> None:
    shape = shape_of(store, Check, Question("check", that=that, every=every))
    assert shape.truth == truth
    assert (shape.national.value if shape.national else None) == pytest.approx(national)


@pytest.mark.parametrize(
    ("that", "share"),
    [
        (ANY, 46),
        (Has("apps", ">", 0), 46),
        (NONE, 54),
        (Not(ANY), 54),
        (Has("apps", "==", 1), None),  # exactly one app is not any
        (Has("apps", ">=", 2), None),
        (Has("e_services", "==", 0), 20),
        (Has("cooperates_operations", "==", 1), 70),
        (Not(Has("cooperates_operations", "==", 1)), 30),
        (Has("answered", "==", 0), 100 * 70 / 290),
    ],
)
def test_a_published_share_answers_what_it_is_of(store: Store, that: Condition, share: float | None) -> None:
    found = shape_of(store, Figure, Question("share", that=that))
    assert found.value.value == pytest.approx(share)
    counted = shape_of(store, Figure, Question("count", where=that))
    assert (counted.national is None) == (share is None)


def test_a_national_figure_answers_where_rows_do_not(store: Store) -> None:
    found = shape_of(store, Figure, Question("share", that=Has("apps", ">=", 1)))
    assert found.national is not None
    assert found.national.value == 46
    lacking = shape_of(store, Figure, Question("share", that=Has("apps", "==", 0)))
    assert lacking.national is not None
    assert lacking.national.value == 54
    most = shape_of(store, Figure, Question("extreme", measure="e_services"))
    assert most.national is not None
    assert most.national.value == 140
    assert most.value.value == 140
    assert not most.holders or most.holders[0].values["e_services"].value != 140  # whose it is, is not known


def test_what_a_kommun_says_of_its_place_is_told(store: Store) -> None:
    found = shape_of(store, Figure, Question("place", of=("0483",), where=InArea("own")))
    assert found.placed is not None
    assert found.placed.exact == 1
    profile = shape_of(store, Profile, Question("profile", of=("0483",)))
    assert profile.places["lan"].exact == 1
    assert (profile.places["country"].exact, profile.places["country"].worst) == (None, 50)


def test_who_is_nearest_to_a_mean_that_is_not_known_is_not_known(store: Store) -> None:
    assert shape_of(store, Rows, Question("top", order="nearest", limit=1)).rows == ()


def test_the_example_is_what_pandas_counts(made_up: Store, answers: pd.DataFrame) -> None:
    def asked(question: Question) -> float | None:
        return shape_of(made_up, Figure, dataclasses.replace(question, survey="exempel")).value.value

    skane = answers[answers["lan"] == "12"]
    in_skane = InArea("12")
    assert asked(Question("mean")) == pytest.approx(answers["score"].mean())
    assert asked(Question("median", where=in_skane)) == skane["score"].median()
    assert asked(Question("total", measure="apps")) == answers["apps"].sum()
    assert asked(Question("extreme", measure="e_services")) == answers["e_services"].max()
    assert asked(Question("count", where=All((in_skane, Has("apps", ">=", 1))))) == (skane["apps"] >= 1).sum()
    share = 100 * (skane["apps"].dropna() >= 1).mean()
    assert asked(Question("share", where=in_skane, that=Has("apps", ">=", 1))) == pytest.approx(share)
    either = (answers["apps"] >= 3) | (answers["lan"] == "04")
    assert asked(Question("count", where=Any((Has("apps", ">=", 3), InArea("04"))))) == either.sum()


def test_so_many_of_the_best_in_each_group_leaves_no_group_out(made_up: Store) -> None:
    """“Topp 3 per län”: three are of each län, not län of the country."""
    found = shape_of(made_up, Groups, Question("top", by="lan", order="most", limit=3, survey="exempel"))
    whole = shape_of(made_up, Groups, Question("top", by="lan", order="most", survey="exempel"))
    assert len(found.groups) == len(whole.groups) > 3


def test_the_best_lan_is_what_pandas_finds(made_up: Store, answers: pd.DataFrame) -> None:
    found = shape_of(made_up, Groups, Question("mean", by="lan", order="most", limit=1, survey="exempel"))
    means = answers.groupby("lan")["score"].mean()
    assert {group.name for group in found.groups} == set(means[means == means.max()].index)


def test_sides_have_the_figures_that_pandas_finds(made_up: Store, answers: pd.DataFrame) -> None:
    sides = (Has("apps", "==", 0), InArea("12"))
    shape = shape_of(made_up, Groups, Question("mean", measure="e_services", sides=sides, survey="exempel"))
    expected = [
        answers.loc[answers["apps"] == 0, "e_services"].mean(),
        answers.loc[answers["lan"] == "12", "e_services"].mean(),
    ]
    assert [group.value.value for group in shape.groups] == pytest.approx(expected)


def test_a_list_leaves_out_what_is_left_out(made_up: Store, answers: pd.DataFrame) -> None:
    where = All((InArea("12"), Has("apps", ">=", 1), Not(Is("1280"))))
    found = shape_of(made_up, Rows, Question("list", where=where, survey="exempel"))
    fits = answers[(answers["lan"] == "12") & (answers["apps"] >= 1)].index.difference(["1280"])
    assert {row.kommun.code for row in found.rows} == set(fits)


@pytest.mark.parametrize(
    ("claim", "truth"),
    [
        (Claim(">=", 7), "yes"),
        (Claim(">", 8), "no"),
        (Claim("==", 7.5), "yes"),  # 7.47, as it is told
        (Claim("==", 7.4), "no"),
        (Claim("==", 7, about=True), "yes"),
        (Claim("<", 8, about=True), "yes"),  # "nearly 8"
        (Claim("<", 9, about=True), "no"),  # more than a tenth less
        (Claim(">", 7, about=True), "yes"),  # "just over 7"
        (Claim(">", 8, about=True), "no"),
    ],
)
def test_a_claim_of_a_figure(made_up: Store, claim: Claim, truth: str) -> None:
    assert shape_of(made_up, Figure, Question("mean", claim=claim, survey="exempel")).truth == truth


def test_groups_of_which_a_claim_is_so(made_up: Store, answers: pd.DataFrame) -> None:
    shares = (answers["apps"].dropna() >= 1).groupby(answers["lan"]).mean()
    question = Question("share", that=Has("apps", ">=", 1), by="lan", claim=Claim(">", 50), survey="exempel")
    found = shape_of(made_up, Groups, question)
    assert ({each.name for each in found.groups}, found.of) == (set(shares[shares > 0.5].index), 21)


@pytest.mark.parametrize(("claim", "more"), [(Claim(">", 0), 0), (Claim(">=", 1), 1), (Claim("<", 0), None)])
def test_groups_that_lie_on_one_side_of_all(made_up: Store, answers: pd.DataFrame, claim: Claim, more: float) -> None:
    means, of_all = answers.groupby("lan")["score"].mean().dropna(), answers["score"].mean()
    fit = means[means < of_all] if more is None else means[(means - of_all >= more) & (means > of_all)]
    found = shape_of(made_up, Groups, Question("mean", by="lan", to="mean", claim=claim, survey="exempel"))
    assert {each.name for each in found.groups} == set(fit.index)
    assert found.all is not None
    assert found.all.value == pytest.approx(of_all)


@pytest.mark.parametrize(
    ("measure", "claim", "truth"),
    [
        ("answered", Claim("==", 220), "yes"),
        ("answered", Claim(">=", 200), "yes"),
        ("answered", Claim("==", 250), "no"),
        ("apps", Claim("==", 46), "unknown"),  # % that have any, of which no count follows
        ("apps", Claim("<", 1), "no"),  # some are known
    ],
)
def test_a_claim_of_how_many_is_held_against_what_is_published(
    store: Store, measure: str, claim: Claim, truth: str
) -> None:
    asked = Question("count", where=Has(measure, ">=" if measure == "apps" else "==", 1), claim=claim)
    assert shape_of(store, Figure, asked).truth == truth


def test_an_area_of_several_lan_is_found_by_name(made_up: Store) -> None:
    scope = made_up.evaluate(Question("mean", where=InArea("Småland"), survey="exempel")).scope
    assert scope is not None
    assert [lan.code for lan in scope.lan] == ["06", "07", "08"]


def test_above_the_mean_of_a_lan_is_what_pandas_finds(made_up: Store, answers: pd.DataFrame) -> None:
    above = Question("list", where=All((InArea("13"), Beside("mean", "better", "score"))), survey="exempel")
    scores = answers[answers["lan"] == "13"]["score"].dropna()
    assert {row.kommun.code for row in shape_of(made_up, Rows, above).rows} == set(scores[scores > scores.mean()].index)


@pytest.mark.parametrize(
    "where",
    [
        Beside("mean", "better", "e_services"),
        All((Beside("mean", "worse", "score"), InArea("12"))),
        Place("apps", 1, 3),
        Not(Place("score", 1, 10, "fewest")),
    ],
)
def test_what_is_beside_the_mean_or_on_a_place_by_another_measure_is_listed(made_up: Store, where: Condition) -> None:
    counted = shape_of(made_up, Figure, Question("count", where=where, survey="exempel"))
    listed = shape_of(made_up, Rows, Question("top", where=where, limit=290, survey="exempel"))
    assert counted.value.value
    assert 0 < len(listed.rows) <= counted.value.value
    spoken = {leaf.measure for leaf in leaves(where) if isinstance(leaf, Beside | Place)}
    assert spoken <= listed.rows[0].values.keys()


@pytest.mark.parametrize("op", COMPARE)
def test_a_claim_about_a_span_holds_only_where_it_does_for_all_of_it(op: Operator) -> None:
    for low, high, claimed in itertools.product(range(5), range(5), range(-1, 6)):
        if low <= high:
            told = {COMPARE[op](figure, claimed) for figure in range(low, high + 1)}
            truth = holds(Claim(op, claimed), Value(low if low == high else None, low, high))
            assert truth == ("unknown" if len(told) == 2 else "yes" if True in told else "no"), (op, low, high, claimed)
    assert holds(Claim(op, 3), Value()) == "unknown"


@pytest.mark.parametrize(
    ("where", "asked", "truth"),
    [
        (InArea("14"), InArea("14"), "no"),  # Lund does not lie there: that is told first
        (InArea("12"), FULL, "no"),
        (Has("apps", ">=", 1), FULL, "no"),  # it may have apps, so it may be one of them
    ],
)
def test_who_is_surely_not_among_them_is_told_so(store: Store, where: Condition, asked: Condition, truth: str) -> None:
    result = store.evaluate(Question("check", of=("1281",), where=where, that=FULL))
    assert isinstance(result.shape, Check)
    assert (result.question.that, result.shape.truth) == (asked, truth)


def test_groups_that_lie_apart_are_told_by_the_sum_that_was_asked_for(made_up: Store) -> None:
    asked = Question("median", "apps", by="lan", survey="exempel")
    apart = dataclasses.replace(asked, want="difference", to="ends", topic="median")
    assert made_up.evaluate(apart).shape == made_up.evaluate(asked).shape


@pytest.mark.parametrize("nth", [100, 101, 280])
def test_who_shares_a_place_has_all_up_to_the_next(made_up: Store, answers: pd.DataFrame, nth: int) -> None:
    shape = shape_of(made_up, Rows, Question("top", where=Place("score", nth, nth), survey="exempel"))
    scores = answers["score"].dropna().sort_values(ascending=False)
    sharing = set(scores[scores == scores.iloc[nth - 1]].index) if nth <= len(scores) else set()
    assert {row.kommun.code for row in shape.rows} == sharing


@pytest.mark.parametrize(
    ("want", "measure", "order"),
    [("mean", "score", "most"), ("mean", "score", "fewest"), ("median", "apps", "most"), ("total", "apps", "fewest")],
)
def test_a_lan_is_first_where_no_other_has_more(
    made_up: Store, answers: pd.DataFrame, want: str, measure: str, order: Order
) -> None:
    of_each = answers.groupby("lan")[measure].agg({"total": "sum"}.get(want, want))
    first = of_each.max() if order == "most" else of_each.min()
    claim = Question("check", measure, by="lan", order=order, topic=want, survey="exempel")
    told = {lan: shape_of(made_up, Groups, dataclasses.replace(claim, that=InArea(lan))).truth for lan in of_each.index}
    assert told == {lan: "yes" if value == first else "no" for lan, value in of_each.items()}


def test_of_means_that_are_not_published_none_is_known_to_be_first(store: Store) -> None:
    claim = Question("check", that=InArea("12"), by="lan", order="most", topic="mean")
    assert shape_of(store, Groups, claim).truth == "unknown"


def test_every_want_is_answered() -> None:
    assert set(SHAPES) == set(get_args(Want))
