"""Questions of a stranger through the tools: each figure is the one that plain SQL finds in the store."""

import sqlite3
from contextlib import closing
from pathlib import Path
from statistics import fmean, median
from typing import Any

import pytest

from handlers.answering.answerer import Answerer
from handlers.listeners.mcp.offer import Offer

MADE_UP = {"survey": "exempel", "language": "en"}
STRATEGY = {"has": ["e_strategy", "==", 1]}
NORRLAND = "lan IN ('21', '22', '23', '24', '25')"


def query(want: str, survey: str = "exempel", **question: Any) -> tuple[str, dict[str, Any]]:
    return "query", {"question": {"want": want, "survey": survey, **question}, "language": "en"}


def known(measure: str, where: str = "1", survey: str = "exempel") -> str:
    return (
        f"SELECT value FROM known JOIN kommun ON code = kommun "
        f"WHERE survey = '{survey}' AND measure = '{measure}' AND value IS NOT NULL AND {where}"
    )


def of_both(first: str, second: str, where: str) -> str:
    """Figures of the second measure, by what is said of both: `a` and `b`."""
    return (
        "SELECT b.value FROM known AS a JOIN known AS b ON b.survey = a.survey AND b.kommun = a.kommun "
        f"WHERE a.survey = 'exempel' AND a.measure = '{first}' AND b.measure = '{second}' "
        f"AND b.value IS NOT NULL AND {where}"
    )


def share(numbers: list[float]) -> float:
    return 100 * sum(number >= 1 for number in numbers) / len(numbers)


def first(numbers: list[float]) -> float:
    return numbers[0]


@pytest.mark.parametrize(
    ("asked", "sql", "of"),
    [
        (query("median", measure="apps", where={"in": "13"}), known("apps", "lan = '13'"), median),
        (query("total", measure="e_services", where={"in": "Norrland"}), known("e_services", NORRLAND), sum),
        (query("mean", where={"has": ["apps", ">=", 1]}), of_both("apps", "score", "a.value >= 1"), fmean),
        (query("share", where={"size": [0, 10000]}, that={"has": ["apps", ">=", 1]}), known("apps", "population < 10000"), share),
        (query("count", where={"all": [STRATEGY, {"has": ["apps", "==", 0]}]}), of_both("e_strategy", "apps", "a.value = 1 AND b.value = 0"), len),
        (query("count", where={"all": [{"in": "14"}, {"has": ["score", ">=", 5]}, {"has": ["score", "<=", 7]}]}), known("score", "lan = '14' AND value BETWEEN 5 AND 7"), len),
        (query("count", where={"not": STRATEGY}), known("e_strategy", "value = 0"), len),
        (query("extreme", measure="e_services", order="fewest", where={"size": [100000, None]}), known("e_services", "population >= 100000"), min),
        (query("share", that={"has": ["cooperates_operations", "==", 1]}, where={"in": "01"}), known("cooperates_operations", "lan = '01'"), share),
        (query("difference", measure="e_services", of=["0580", "0581"]), known("e_services", "code IN ('0580', '0581') ORDER BY code"), lambda two: two[0] - two[1]),
        (query("value", "skl-2014", of=["0115"]), known("score", "code = '0115'", "skl-2014"), first),
        (query("count", "skl-2014", where={"has": ["score", "==", "max"]}), known("score", "value = 14", "skl-2014"), len),
        (("ask", {"question": "In the example survey, how many kommuner in Västra Götaland have a person responsible for e-government?"}), known("e_responsible", "lan = '14' AND value = 1"), len),
        (("ask", {"question": "What is the mean number of e-services in Halland in the example survey?"}), known("e_services", "lan = '13'"), fmean),
        (("kommun", {"name": "Norköping", **MADE_UP}), known("score", "kommun.name = 'Norrköping'"), first),
        (("kommun", {"name": "Katrineholm"}), known("score", "code = '0483'", "skl-2014"), first),
        (("ranking", {"area": "Skåne", "measure": "apps", **MADE_UP}), known("apps", "lan = '12'"), max),
        (("ranking", {"area": "kommuner with at least 100,000 inhabitants", "measure": "e_services", "order": "fewest", **MADE_UP}), known("e_services", "population >= 100000"), min),
        (("compare", {"places": ["Jönköpings län", "Kronobergs län"], **MADE_UP}), known("score", "lan = '06'"), fmean),
        (("compare", {"places": ["Linköping", "Norrköping"], "measure": "apps", **MADE_UP}), known("apps", "code = '0580'"), first),
        (("verify", {"claimed": 532, "statistic": "total", "measure": "e_services", "area": "Norrland", **MADE_UP}), known("e_services", NORRLAND), sum),
        (("verify", {"claimed": 8.33, "statistic": "mean", "area": "Halland", **MADE_UP}), known("score", "lan = '13'"), fmean),
        (("verify", {"claimed": 10, "statistic": "share", "measure": "apps", "area": "small kommuner", **MADE_UP}), known("apps", "population < 10000"), share),
        (("verify", {"claimed": 9, "kommun": "Malmö", **MADE_UP}), known("score", "code = '1280'"), first),
    ],
)  # fmt: skip
def test_the_first_figure_is_that_of_the_store(
    example: Answerer, example_db: Path, asked: tuple[str, dict[str, Any]], sql: str, of: Any
) -> None:
    with closing(sqlite3.connect(example_db)) as db:
        by_hand = of([value for (value,) in db.execute(sql)])
    tool, given = asked
    told = Offer(example).call(tool, given, None).structured
    assert told["status"] == "answer"
    assert told["figures"][0]["value"] == pytest.approx(by_hand, abs=0.0501)
    assert told.get("verdict", "match") == "match"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (("kommun", {"name": "Lund"}), "answer"),
        (("verify", {"claimed": 7, "kommun": "Lund"}), "answer"),
        (query("share", "skl-2014", where={"size": [0, 10000]}, that={"has": ["e_services", "==", 0]}), "answer"),
        (query("count", "skl-2014", where={"all": [{"in": "12"}, {"has": ["apps", ">=", 1]}]}), "answer"),
        (query("mean", "skl-2014", by="lan"), "answer"),
        (("compare", {"places": ["Skåne", "Halland"]}), "answer"),
        (("kommun", {"name": "häbo"}), "ask"),
        (("ask", {"question": "Which kommun has the best schools?"}), "answer"),
        (("ask", {"question": "Who makes the best pizza?"}), "none"),
        (("kommun", {"name": "Köpenhamn"}), "error"),
    ],
)
def test_what_is_not_known_has_no_figure_and_says_why(
    answerer: Answerer, asked: tuple[str, dict[str, Any]], status: str
) -> None:
    tool, given = asked
    told = Offer(answerer).call(tool, given, None).structured
    assert told["status"] == status
    asked_for = [each for each in told["figures"][:2] if each.get("measure") != "population"]
    assert all(each["value"] is None and each["unknown"] for each in asked_for)
    assert told.get("verdict", "unknown") == "unknown"
