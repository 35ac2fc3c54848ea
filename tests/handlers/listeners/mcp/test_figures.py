"""Each figure carries what a caller has to say with it, with the same meaning whichever tool gives it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from data.model.value import Value
from handlers.answering.answerer import Answerer
from handlers.listeners.mcp.offer import Offer
from handlers.listeners.mcp.schemas import offered
from handlers.listeners.mcp.verify import verdict

Json = dict[str, Any]
NO_SERVICES = {"has": ["e_services", "==", 0]}
SMALL = {"size": [0, 10000]}
COUNTRY = {"kind": "country", "name": "in the country"}


def query(answerer: Answerer, **question: Any) -> Json:
    return Offer(answerer).call("query", {"question": question, "language": "en"}, None).structured


def first(answerer: Answerer, **question: Any) -> Json:
    figure: Json = query(answerer, **question)["figures"][0]
    return figure


def every(answerer: Answerer, survey: str) -> Iterator[Json]:
    """Figures of each kind of question."""
    of, skane, full = ["0484", "1480"], {"in": "12"}, {"has": ["score", "==", "max"]}
    for measure in ("score", "apps"):
        for want in ("top", "list", "mean", "median", "total", "extreme", "spread"):
            yield from query(answerer, want=want, measure=measure, survey=survey)["figures"]
            yield from query(answerer, want=want, measure=measure, survey=survey, where=skane)["figures"]
        for by in ("lan", "size"):
            yield from query(answerer, want="mean", measure=measure, by=by, survey=survey)["figures"]
        for want in ("value", "place"):
            yield from query(answerer, want=want, measure=measure, of=of[:1], survey=survey)["figures"]
        for more in ({"of": of}, {"of": of[:1], "to": "mean"}, {"of": of[:1], "to": "max"}):
            yield from query(answerer, want="difference", measure=measure, survey=survey, **more)["figures"]
    for where in (full, skane, {"all": [skane, full]}, NO_SERVICES, {"has": ["answered", "==", 1]}, {"known": "apps"}):
        yield from query(answerer, want="count", where=where, survey=survey)["figures"]
        yield from query(answerer, want="share", that=where, survey=survey)["figures"]
        yield from query(answerer, want="check", that=where, survey=survey)["figures"]
    for want in ("profile", "compare", "explain", "change"):
        yield from query(answerer, want=want, of=of if want == "compare" else of[:1], survey=survey)["figures"]
    yield from query(answerer, want="overview", survey=survey)["figures"]


@pytest.mark.parametrize("survey", ["skl-2014", "exempel"])
def test_each_figure_says_its_survey_year_precision_and_where_it_is_from(example: Answerer, survey: str) -> None:
    told = list(every(example, survey))
    assert len(told) > 100
    for figure in told:
        assert (figure["survey"], figure["year"], bool(figure["unit"])) == (survey, 2014, True), figure
        bounded = "at_least" in figure or "at_most" in figure
        assert ("unknown" in figure) == (figure["value"] is None), figure
        assert ("precision" in figure) == (figure["value"] is not None or bounded), figure
        if figure["value"] is not None or bounded:
            assert all(each["title"] for each in figure["sources"]), figure
        if bounded:
            assert (figure["precision"], bool(figure["follows_from"])) == ("bound", True), figure
        if figure["value"] is not None and figure["statistic"] in {"mean", "median", "total", "count"}:
            n = figure["n"]
            assert n.get("fit", 0) <= n.get("known", n["of"]) <= n["of"], figure


def test_what_is_given_is_declared_and_what_is_declared_is_given(example: Answerer) -> None:
    offer, parts = Offer(example), offered()["parts"]
    conflict = query(example, want="count", where={"has": ["answered", "==", 1]}, survey="skl-2014")["figures"]
    figures = [*every(example, "skl-2014"), *every(example, "exempel"), *conflict]
    assert set().union(*figures) == set(parts["figure"])
    for part, name in (("n", "n"), ("place", "about"), ("spot", "place")):
        assert set().union(*(each[name] for each in figures if name in each)) == set(parts[part]) - {"spot"}
    area = {"want": "list", "where": {"all": [{"in": "12"}, {"has": ["apps", ">=", 1]}]}}
    answers = [
        offer.call(tool, given, None).structured
        for tool, given in (
            ("ask", {"question": "hur är poängen fördelad i exempel?"}),
            ("ask", {"question": "hur många kommuner vid kusten har appar i exempel?"}),
            ("ask", {"question": "Gotland"}),
            ("ask", {"question": "statistik"}),
            ("query", {"question": area}),
            ("query", {"question": {**area, "survey": "exempel"}}),
            ("query", {"question": {"want": "count", "sides": [area["where"], {"not": area["where"]}]}}),
            ("kommun", {"name": "Örnsköldsvik"}),
            ("kommun", {"name": "Umea"}),
            ("kommun", {"name": "häbo"}),
            ("ranking", {"area": "Blekinge"}),
            ("verify", {"claimed": 8, "kommun": "Lund"}),
            ("surveys", {}),
        )
    ]
    said = offered()
    assert set().union(*answers) == {*said["always"], *said["beside"]}


def test_a_bound_names_what_was_published_of_what_it_follows_from(answerer: Answerer) -> None:
    [score, services, planned, *_] = Offer(answerer).call("kommun", {"name": "Eskilstuna"}, None).structured["figures"]
    assert (score["at_most"], score["follows_from"][1]["kommun"]) == (10, "Katrineholm")
    assert [each["title"] for each in score["sources"]][1:] == ["Katrineholms kommun, pressmeddelande 2014"]
    assert (services["at_most"], services["sources"][0]["title"]) == (140, "SKL, nyhet 19 juni 2014")
    assert {"at_least", "at_most", "sources", "precision"}.isdisjoint(
        planned
    )  # that it is no less than 0 tells nothing


def test_a_count_and_a_share_are_of_the_same_kommuner(example: Answerer) -> None:
    for where in (None, SMALL, {"in": "12"}):
        area: Json = {"where": where} if where else {}
        condition = {"all": [where, NO_SERVICES]} if where else NO_SERVICES
        count = first(example, want="count", where=condition, survey="exempel")
        share = first(example, want="share", that=NO_SERVICES, survey="exempel", **area)
        listed = query(example, want="list", where=condition, survey="exempel")
        checked = query(example, want="check", that=NO_SERVICES, survey="exempel", **area)
        assert count["n"] == share["n"] == listed["n"] == checked["n"]
        assert count["value"] == count["n"]["fit"]
        assert share["value"] == round(100 * count["n"]["fit"] / count["n"]["known"], 1)
    assert share["n"] == {"fit": 3, "known": 31, "of": 33}


def test_by_groups_and_sides_too(example: Answerer) -> None:
    has = {"has": ["apps", ">=", 1]}
    counts = query(example, want="count", where=has, by="lan", survey="exempel")["figures"]
    shares = query(example, want="share", that=has, by="lan", survey="exempel")["figures"]
    by_code = {each["about"]["code"]: each["n"] for each in shares}
    assert len(counts) == 21
    assert all(each["n"] == by_code[each["about"]["code"]] for each in counts)
    sides = query(example, want="count", sides=[has, {"not": has}], survey="exempel")["figures"]
    assert [each["n"] for each in sides] == [
        {"fit": 101, "known": 220, "of": 290},
        {"fit": 119, "known": 220, "of": 290},
    ]


def test_a_ranking_and_a_mean_are_of_the_same_kommuner(example: Answerer) -> None:
    for survey in ("skl-2014", "exempel"):
        for area in ("", "Skåne", "small kommuner"):
            given = {"area": area, "survey": survey, "language": "en"}
            ranking = Offer(example).call("ranking", given, None).structured
            where = ranking["question"].get("where")
            mean = first(example, want="mean", survey=survey, **({"where": where} if where else {}))
            assert ranking["n"] == mean["n"]
    compared = Offer(example).call("compare", {"places": ["Lund", "Malmö"]}, None).structured
    assert {"complete", "n"}.isdisjoint(compared)  # nobody else is asked about


def test_a_place_says_how_many_share_it_and_how_many_have_one(example: Answerer) -> None:
    offer = Offer(example)
    lund = offer.call("kommun", {"name": "Lund", "survey": "exempel"}, None).structured["places"]
    assert {"best", "worst", "shared_with", "of"} == set.intersection(*(set(each) for each in lund.values()))
    asked = {
        "country": {},
        "lan": {"where": {"in": "own"}},
        "group": {"where": {"group": "own"}},
    }
    for name, more in asked.items():
        told = first(example, want="place", of=["1281"], survey="exempel", **more)
        assert told["place"] == lund[name]
        assert told["sources"]


def test_what_is_published_of_those_without_is_no_figure_of_the_small(answerer: Answerer) -> None:
    half = first(answerer, want="share", where=NO_SERVICES, that=SMALL)
    assert (half["value"], half["precision"], half["sources"][0]["title"]) == (50, "approximate", "Vårt Göteborg")
    assert first(answerer, want="share", where=SMALL, that=NO_SERVICES)["value"] is None
    asked = "Is it true that half of those without e-services have fewer than 10,000 inhabitants?"
    told = Offer(answerer).call("ask", {"question": asked}, None).structured
    assert (told["figures"], told["truth"]) == ([half], "yes")
    verified = Offer(answerer).call("verify", {"national": "no_e_services_small", "claimed": 50}, "en").structured
    assert (verified["verdict"], verified["figures"]) == ("match", [half])
    assert verified["text"].startswith(
        "Yes: half have fewer than 10,000 inhabitants among kommuner without e-services."
    )


def test_what_is_published_of_the_country_is_no_figure_of_who_is_asked_about(answerer: Answerer) -> None:
    offer = Offer(answerer)
    for area in ("Södermanlands län", "small kommuner"):
        [most, *_] = offer.call("ranking", {"area": area, "measure": "e_services"}, "en").structured["figures"]
        assert (most["statistic"], most["value"], most["about"]) == ("highest", 140, COUNTRY)
    [share] = query(answerer, want="count", where=NO_SERVICES)["figures"]
    assert (share["statistic"], share["value"], share["about"], share["that"]) == (
        "share",
        20,
        COUNTRY,
        "have no e-services",
    )
    [before, after] = query(answerer, want="change", measure="apps")["figures"]
    assert {(each["statistic"], each["measure"]) for each in (before, after)} == {("national", "offers_apps")}


def test_what_a_difference_is_held_against_says_what_it_is(example: Answerer) -> None:
    of_skane = {"want": "difference", "of": ["1281"], "where": {"in": "12"}, "survey": "exempel"}
    gap, mean, own = query(example, **of_skane, to="mean")["figures"]
    assert (gap["statistic"], own["about"]["name"]) == ("difference", "Lund")
    assert (mean["statistic"], mean["about"]["name"]) == ("mean", "kommuner in Skåne län")
    assert (
        mean["n"] == first(example, want="mean", where={"in": "12"}, survey="exempel")["n"] == {"known": 27, "of": 33}
    )
    assert query(example, **of_skane, to="best")["figures"][1]["statistic"] == "highest"
    assert query(example, **of_skane, to="max")["figures"][1]["statistic"] == "highest possible"


def test_whether_size_and_score_go_together_is_told_by_values(example: Answerer) -> None:
    told = query(example, want="spread", by="size", survey="exempel")
    assert "Correlation with size: 0.66" in told["text"]
    by_statistic = {each["statistic"]: each for each in told["figures"]}
    assert by_statistic["rank correlation"]["value"] == 0.66
    means = [(each["about"]["name"], each["value"]) for each in told["figures"] if each["about"]["kind"] == "size"]
    assert means[0] == ("fewer than 10,000 inhabitants", 4.5)
    assert len(means) == 5
    assert "rank correlation" not in {
        each["statistic"] for each in query(example, want="spread", survey="exempel")["figures"]
    }


def test_of_who_did_not_answer_that_is_the_reason(example: Answerer) -> None:
    where = {"all": [{"in": "20"}, {"has": ["answered", "==", 0]}]}
    figures = query(example, want="list", where=where, survey="exempel")["figures"]
    gagnef = [each for each in figures if each["about"]["name"] == "Gagnef"]
    assert {each["measure"]: each["value"] for each in gagnef} == {"score": None, "answered": 0}
    assert gagnef[0]["unknown"] == "Gagnef did not answer the survey and has no score."


def test_that_nobody_fits_has_sources_too(example: Answerer) -> None:
    where = {"all": [{"in": "Norrland"}, {"beside": ["2480", "better", "score"]}]}
    told = query(example, want="list", where=where, survey="exempel")
    assert (told["figures"], told["n"]["fit"], len(told["sources"])) == ([], 0, 1)


def test_two_questions_at_once_have_the_figures_of_both(answerer: Answerer) -> None:
    asked = {"question": "How did Umeå do? And how many kommuner answered?"}
    told = Offer(answerer).call("ask", asked, None).structured
    assert {"14", "220"} <= set(re.findall(r"\d+", told["text"]))
    assert {14, 220} <= {each["value"] for each in told["figures"]}


def computed(value: float) -> Value:
    return Value(value, value, value, "yes", computed=True)


@pytest.mark.parametrize(
    ("value", "claimed", "rounds", "told"),
    [
        (computed(8.25), 8.25, True, "match"),
        (computed(8.25), 8.3, True, "match"),  # half away from zero, as we round
        (computed(8.25), 8.2, True, "close"),
        (computed(8.25), 8, True, "match"),
        (computed(8.25), 9, True, "mismatch"),
        (computed(8.25), 8.4, True, "mismatch"),
        (computed(45.9), 46, True, "match"),
        (computed(45.9), 45, True, "close"),
        (computed(45.9), 50, True, "mismatch"),
        (computed(4823), 4800, True, "close"),
        (computed(4823), 4823, True, "match"),
        (computed(4823), 4000, True, "mismatch"),
        (computed(9), 8.9, False, "mismatch"),  # the score of one kommun
        (Value(220, 220, 220, "yes"), 225, False, "mismatch"),
        (Value(46, 46, 46, "yes"), 46.2, True, "mismatch"),  # as it was published, which is exact
        (Value(49, 49, 49, "yes", "approximate"), 50, False, "close"),
        (Value(49, 49, 49, "yes", "approximate"), 49, False, "match"),
        (Value(49, 49, 49, "yes", "approximate"), 60, False, "mismatch"),
        (Value(low=0, high=13), 14, False, "mismatch"),
        (Value(low=0, high=13), 12, False, "unknown"),
        (Value(low=12, high=12), 12, False, "match"),
        (Value(), 12, False, "unknown"),
    ],
)
def test_a_claim_is_judged_by_the_decimals_it_is_claimed_with(
    value: Value, claimed: float, rounds: bool, told: str
) -> None:
    assert verdict(value, claimed, rounds=rounds) == told


def test_the_text_says_of_a_claim_the_same_as_the_verdict(example: Answerer) -> None:
    yes_or_no = {"match": "Yes", "close": "Yes", "mismatch": "No"}
    for claimed in (7, 7.4, 7.45, 7.5, 7.6, 8, 9):
        given = {"claimed": claimed, "statistic": "mean", "survey": "exempel", "language": "en"}
        told = Offer(example).call("verify", given, None).structured
        said = told["text"].removeprefix("Made-up figures: Exempel (påhittat) is not a real survey. ")
        assert said.startswith(yes_or_no[told["verdict"]]), (claimed, told["verdict"], said)
