"""Areas, choices and spreads of the example survey against a simple oracle: all of it in a list, sorted and counted."""

import csv
import json
import statistics
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pandas as pd
import pytest
from data.language.parse import parse
from data.model.answer import Download, Holders, Ranking, Statistics
from data.model.area import COUNTRY, Against, Area, Best, Choice, Everyone, FullMarks, Lowest, Places, Points
from data.model.compared import AreaComparison, AreaRanking
from data.model.condition import Held
from data.model.query import (
    CompareAreasQuery,
    DownloadQuery,
    HoldersQuery,
    KindOfArea,
    Lang,
    PictureQuery,
    RankAreasQuery,
    RankingQuery,
    StatisticsQuery,
)
from handlers.replies.render import phrase, render
from handlers.replies.render.areas import landscape_note, part_note, title, within

from data.loading.build import build
from data.loading.example import make_answers
from data.loading.packages.registry import REGISTRY, read_registry
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.replies.texts import TEXTS
from tests.conftest import SURVEYS

_POINTS = {"nej": 0, "delvis": 1, "helt": 2, "ja": 1}
Kommun = dict[str, object]


def score_by_hand(row: pd.Series) -> float | None:
    """The rule of example.toml, written once more, plainly."""
    if "" in (row["my_pages"], row["eid"]):
        return None
    services = sum(row["e_services"] >= least for least in (1, 10, 25, 40))
    apps = sum(row["apps"] >= least for least in (1, 3))
    words = ("my_pages", "eid", "e_strategy", "e_responsible", "cooperates_procurement", "cooperates_operations")
    return float(services + apps + sum(_POINTS[str(row[word])] for word in words))


def everything() -> list[Kommun]:
    registry = read_registry().kommun
    answers = make_answers(registry).set_index("kommun")
    scores = {code: score_by_hand(row) for code, row in answers.iterrows()}
    return [
        {**dict(zip(registry.columns, row, strict=True)), "score": scores.get(row[0]), "answered": row[0] in scores}
        for row in registry.itertuples(index=False, name=None)
    ]


KOMMUNER = everything()
GROUPS = sorted({str(kommun["kommungrupp"]) for kommun in KOMMUNER})
LAN = sorted({str(kommun["lan"]) for kommun in KOMMUNER})
AREAS = [
    COUNTRY,
    *(Area(lan=(code,)) for code in LAN),
    *(Area(group=name) for name in GROUPS),
    *(Area(below=10_000), Area(least=50_000), Area(least=20_000, below=50_000), Area(lan=("12",), below=20_000)),
    *(Area(lan=("06", "07", "08"), landscape="Småland"), Area(lan=("12", "13"), group=GROUPS[0], least=10_000)),
    *(
        Area(without=(each,))
        for each in (Area(kommun="0180"), Area(lan=("12",)), Area(group="Storstäder"), Area(below=10_000))
    ),
    Area(without=(Area(kommun="1480"), Area(kommun="0483"), Area(least=20_000, below=50_000))),
    Area(lan=("12",), without=(Area(kommun="1283"), Area(kommun="0180"))),
    Area(group="Storstäder", without=(Area(kommun="1480"),)),
]
CHOICES: list[Choice] = [
    *(Best(1), Best(5), Best(100), Lowest(1), Lowest(4), FullMarks(), Everyone()),
    *(Points(9, 9), Points(5, 8), Points(0, 3), Places(1, 1), Places(2, 12), Places(40, 50)),
    *(Against("0483", "better"), Against("0483", "worse"), Against("0483", "same"), Against("1480", "better")),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("areas") / "eindex.db"
    build(path, SURVEYS, example=True)
    return Store(path)


def inside(area: Area) -> Callable[[Kommun], bool]:
    def fits(kommun: Kommun) -> bool:
        population = int(str(kommun["population"]))
        return (
            (not area.kommun or kommun["code"] == area.kommun)
            and (not area.lan or kommun["lan"] in area.lan)
            and (not area.group or kommun["kommungrupp"] == area.group)
            and area.least <= population < (area.below or 10**9)
            and not any(inside(left_out)(kommun) for left_out in area.without)
        )

    return fits


def expected(area: Area, choice: Choice) -> list[tuple[str, float, int]]:
    """Name, points and place of those that were asked for."""
    known = [(float(str(k["score"])), str(k["name"])) for k in filter(inside(area), KOMMUNER) if k["score"] is not None]
    ranked = sorted(
        ((name, score, 1 + sum(other > score for other, _ in known)) for score, name in known),
        key=lambda row: (-row[1], row[0]),
    )
    scores = [score for _, score, _ in ranked]
    match choice:
        case Best(limit):
            return [row for row in ranked if row[1] >= (scores[:limit] or [0])[-1]]
        case Lowest(limit):
            worst = (scores[::-1][:limit] or [0])[-1]
            return sorted((row for row in ranked if row[1] <= worst), key=lambda row: (row[1], row[0]))
        case FullMarks():
            return [row for row in ranked if row[1] == 14]
        case Points(least, most):
            return [row for row in ranked if least <= row[1] <= most]
        case Against(kommun, how):
            (score,) = (float(str(k["score"])) for k in KOMMUNER if k["code"] == kommun)
            fits = {"better": float.__gt__, "worse": float.__lt__, "same": float.__eq__}[how]
            own = next(k["name"] for k in KOMMUNER if k["code"] == kommun)
            return [row for row in ranked if fits(row[1], score) and row[0] != own]
        case Everyone():
            return ranked
        case Places(first, last):
            return [row for row in ranked if _holds(row, ranked, first, last)]


def _holds(row: tuple[str, float, int], ranked: list[tuple[str, float, int]], first: int, last: int) -> bool:
    """Whether one of the places is held by somebody with as many points."""
    return any(first <= i <= last and other[1] == row[1] for i, other in enumerate(ranked, 1))


@pytest.mark.parametrize("choice", CHOICES, ids=repr)
@pytest.mark.parametrize("area", AREAS, ids=repr)
def test_a_ranking_is_what_sorting_and_counting_give(store: Store, area: Area, choice: Choice) -> None:
    ranking = store.answer(RankingQuery(area, choice, survey="exempel"))
    assert isinstance(ranking, Ranking)
    assert [(row.name, row.score, row.place) for row in ranking.rows] == expected(area, choice)
    of_area = list(filter(inside(area), KOMMUNER))
    assert ranking.region.kommuner == len(of_area)
    assert ranking.known == sum(kommun["score"] is not None for kommun in of_area)
    if area != COUNTRY or isinstance(choice, Everyone):
        assert set(ranking.unanswered) == {k["name"] for k in of_area if not k["answered"]}
        assert set(ranking.without) == {k["name"] for k in of_area if k["answered"] and k["score"] is None}


@pytest.mark.parametrize("area", AREAS, ids=repr)
def test_a_spread_is_what_the_standard_library_and_pandas_say(store: Store, area: Area) -> None:
    answer = store.answer(StatisticsQuery(area, survey="exempel"))
    assert isinstance(answer, Statistics)
    of_area = list(filter(inside(area), KOMMUNER))
    scored = [kommun for kommun in of_area if kommun["score"] is not None]
    assert answer.answered == sum(bool(kommun["answered"]) for kommun in of_area)
    if not scored:
        assert answer.spread is None
        return
    scores = [float(str(kommun["score"])) for kommun in scored]
    spread = answer.spread
    assert spread
    assert spread.mean == pytest.approx(statistics.fmean(scores))
    assert spread.median == statistics.median(scores)
    assert dict(spread.counts) == {points: scores.count(points) for points in range(15)}
    assert sum(group.scored for group in spread.sizes) == sum(group.scored for group in spread.groups) == len(scored)
    for group in (*spread.sizes, *spread.groups):
        own = [float(str(kommun["score"])) for kommun in filter(inside(group.area), scored)]
        assert group.scored == len(own)
        assert group.mean == pytest.approx(statistics.fmean(own))
    if spread.with_size is not None:
        ranks = pd.DataFrame({"size": [k["population"] for k in scored], "score": scores}).rank()
        assert spread.with_size == pytest.approx(ranks["size"].corr(ranks["score"]))


@pytest.mark.parametrize("area", [area for area in AREAS if area.without], ids=repr)
@pytest.mark.parametrize("of", ["e_services", "apps"])
def test_who_has_most_and_none_of_what_is_left(store: Store, area: Area, of: Held) -> None:
    answers = make_answers(read_registry().kommun).set_index("kommun")[of].to_dict()
    of_area = {str(k["name"]): int(answers[k["code"]]) for k in filter(inside(area), KOMMUNER) if k["code"] in answers}
    most = store.answer(HoldersQuery(of, "most", area, limit=5, survey="exempel"))
    none = store.answer(HoldersQuery(of, "none", area, survey="exempel"))
    assert isinstance(most, Holders)
    assert isinstance(none, Holders)
    fifth = sorted(of_area.values())[-5:][0]
    assert {row.name: row.fact and row.fact.value for row in most.rows} == {
        n: v for n, v in of_area.items() if v >= fifth
    }
    assert {row.name for row in none.rows} == {name for name, many in of_area.items() if many == 0}
    assert most.known == len(of_area)


def test_a_comparison_of_areas_says_of_each_what_it_says_alone(store: Store) -> None:
    areas = tuple(area for area in AREAS if area.is_place)
    answer = store.answer(CompareAreasQuery(areas, survey="exempel"))
    assert isinstance(answer, AreaComparison)
    for area, side in zip(areas, answer.sides, strict=True):
        ranked = expected(area, Everyone())
        assert side.region.area == area
        assert side.known == len(ranked)
        assert [(row.name, row.score, row.place) for row in side.leaders] == [r for r in ranked if r[1] == ranked[0][1]]
        assert side.spread
        assert side.spread.mean == pytest.approx(statistics.fmean(score for _, score, _ in ranked))


@pytest.mark.parametrize("of", ["lan", "groups"])
@pytest.mark.parametrize("lowest", [False, True])
def test_areas_are_ranked_by_their_means(store: Store, of: KindOfArea, *, lowest: bool) -> None:
    ranking = store.answer(RankAreasQuery(of, lowest, survey="exempel"))
    assert isinstance(ranking, AreaRanking)
    every = [Area(lan=(code,)) for code in LAN] if of == "lan" else [Area(group=name) for name in GROUPS]
    assert {area.region.area for area in ranking.areas} == set(every)
    means = []
    for area in ranking.areas:
        scores = [score for _, score, _ in expected(area.region.area, Everyone())]
        assert [row.score for row in area.rows] == scores
        assert area.mean == pytest.approx(statistics.fmean(scores))
        means.append(area.mean or 0)
    assert means == sorted(means, reverse=not lowest)


def test_lan_whose_means_are_not_published_are_told_by_what_is(store: Store) -> None:
    ranking = store.answer(RankAreasQuery("lan"))
    assert isinstance(ranking, AreaRanking)
    assert ranking.full_marks_known
    assert {area.mean for area in ranking.areas} == {None}
    untold = replace(ranking, full_marks_known=False)  # as where a survey tells a few scores only
    text = render(untold, "sv").text
    assert text.startswith("Länens snitt är inte publicerade. Högst av de kända: Stockholms län 14 (3 av 26), ")
    assert "För övriga 16 län är ingen poäng känd." in text


def landscapes() -> list[tuple[str, tuple[str, ...], str]]:
    with (REGISTRY / "landscapes.csv").open(encoding="utf-8", newline="") as file:
        return [(row["name"], tuple(row["lan"].split(";")), row["whole_lan"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("name", "lan", "whole"), landscapes())
def test_a_landscape_names_an_answer_only_where_it_is_made_of_whole_lan(
    store: Store, name: str, lan: tuple[str, ...], whole: str
) -> None:
    assert parse(f"topp {name}", store.names()).query == RankingQuery(Area(lan=lan, landscape=name))
    region = store.answer(RankingQuery(Area(lan=lan, landscape=name))).region  # type: ignore[union-attr]
    assert whole in ("yes", "no")
    for texts in TEXTS.values():
        assert (name in title(region, texts)) == (name in within(region, texts)) == (whole == "yes")
        assert bool(landscape_note(region, texts)) == (whole == "yes")
        assert bool(part_note(region, texts)) == (whole == "no")


@pytest.mark.parametrize(
    "question",
    ["topp", "botten", "lista", "statistik", "utveckling", "karta", "diagram", "histogram", "csv", "full pott",
     "storlek mot poäng", "vilka saknar appar i", "hur många fick minst 10 poäng i", "turismkommuner i", "små kommuner i"],
)  # fmt: skip
def test_nothing_is_said_of_a_landscape_that_is_true_of_its_lan_only(store: Store, question: str) -> None:
    """Its name is in the line that says so, in the questions of buttons, and nowhere else."""
    reply = Answerer(store).reply(f"{question} Dalsland exempel")
    said = "Dalsland ligger i Västra Götalands län; svaret gäller hela länet."
    assert said in reply.text
    assert reply.text.count("Dalsland") == 1
    shown = [each for each in reply.blocks if each["type"] != "actions"]
    assert json.dumps(shown, ensure_ascii=False).count("Dalsland") == 1
    if reply.attachment:
        told = (reply.attachment.filename, reply.attachment.title, reply.attachment.alt)
        assert "dalsland" not in " ".join(told).lower()


def test_every_kommungrupp_has_words_in_every_language() -> None:
    for texts in TEXTS.values():
        assert sorted(texts.groups) == GROUPS


LEFT_OUT = [
    *(Area(kommun=str(kommun["code"])) for kommun in KOMMUNER),
    *(Area(lan=(code,)) for code in LAN),
    *(Area(group=name) for name in GROUPS),
    *(Area(below=10_000), Area(least=50_000), Area(least=20_000, below=50_000)),
    *(Area(lan=lan, landscape=name) for name, lan, whole in landscapes() if whole == "yes" and len(lan) > 1),
]
AREAS_IN_PART = [
    *(Area(without=(left_out,)) for left_out in LEFT_OUT),
    Area(lan=("12",), without=(Area(kommun="1280"), Area(kommun="1281"))),
    Area(group="Pendlingskommuner", without=(Area(lan=("01",)), Area(group="Storstäder"))),
    Area(below=20_000, without=(Area(lan=("06", "07", "08"), landscape="Småland"), Area(kommun="0180"))),
]


def test_what_buttons_ask_leaves_out_the_same(store: Store) -> None:
    """Their values are questions, which are parsed again: the next page, a picture and a file are of the same area."""
    names = store.names()
    for area in AREAS_IN_PART:
        ranking = store.answer(RankingQuery(area))
        assert isinstance(ranking, Ranking)
        for choice in (Best(100), Lowest(7), Everyone(), Points(9, 9), Places(2, 12)):
            asked = phrase.ranking(choice, ranking.region)
            assert parse(f"{asked} sida 2", names).query == RankingQuery(area, choice, page=2), asked
        of_area = phrase.area(ranking.region)
        assert parse(f"karta {of_area}", names).query == PictureQuery("map", area), of_area
        assert parse(f"csv full pott {of_area} exempel", names).query == DownloadQuery(
            area, FullMarks(), survey="exempel"
        )
        assert parse(f"stats {of_area}", names).query == StatisticsQuery(area), of_area


@pytest.mark.parametrize("question", ["lista alla utom Skåne exempel", "topp 100 utom Malmö och storstäderna exempel"])
def test_every_button_that_shows_the_same_leaves_out_the_same(store: Store, question: str) -> None:
    names = store.names()
    asked = parse(question, names).query
    assert isinstance(asked, RankingQuery)
    reply = Answerer(store).reply(question)
    elements = [each for block in reply.blocks if block["type"] == "actions" for each in block["elements"]]
    values = [option["value"] for element in elements for option in element.get("options", [element])]
    queries = [parse(value.removeprefix("sv "), names).query for value in values]
    same = [
        query for query in queries if isinstance(query, PictureQuery | DownloadQuery) or getattr(query, "page", 1) > 1
    ]
    assert len(same) == 4  # the next page, the chart, the map and the file
    assert {query.area for query in same} == {asked.area}  # type: ignore[union-attr]


@pytest.mark.parametrize("question", ["csv utom Stockholm", "plats 3 utom Stockholm"])
def test_a_place_among_all_is_no_place_among_those_left(store: Store, question: str) -> None:
    """Örnsköldsvik's place is published of the country only, where Stockholm is above it."""
    answer = store.answer(parse(question, store.names()).query)
    if isinstance(answer, Download):
        assert {entry.place for entry in answer.entries} == {1, None}
    else:
        assert isinstance(answer, Ranking)
        assert not answer.rows
        assert not answer.placed


def test_a_headline_holds_all_that_is_left_out(store: Store) -> None:
    """As many places as can be left out, with long names."""
    question = "topp utom Upplands Väsby, Hudiksvall, Kristinehamn, Örnsköldsvik och Lidköping exempel"
    answer = store.answer(parse(question, store.names()).query)
    for lang in get_args(Lang):
        headline = next(block for block in render(answer, lang).blocks if block["type"] == "header")["text"]["text"]
        assert "Lidköping" in headline
        assert headline.endswith("14"), headline
