"""Survey packages with answers and a rule: the example of docs/surveys.md is loaded, and spoilt."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from data.loading.build import Plan, build
from data.loading.packages.package import read_package
from data.loading.packages.registry import Registry
from data.model.problems import InvalidInput
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.conftest import ROOT, SURVEYS
from tests.data.loading.conftest import spoil

PAGE = (ROOT / "docs" / "surveys.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^## (\S+\.(?:toml|csv))\n.*?```(?:toml|csv)\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The package of the page."""
    folder = tmp_path / "surveys" / "liten-2015"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_page_holds_a_whole_package() -> None:
    assert set(FILES) == {"survey.toml", "answers.csv", "scores.csv", "figures.csv"}


def test_the_package_of_the_page_is_scored_and_ranked(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "eindex.db"
    (folder.parent / "skl-2014").symlink_to(SURVEYS / "skl-2014")
    build(Plan(path, folder.parent))
    db = sqlite3.connect(path)
    facts = db.execute(
        "SELECT kommun, measure, value, origin FROM fact WHERE survey = 'liten-2015' "
        "AND measure IN ('score', 'position', 'rank_group', 'apps') ORDER BY kommun, measure"
    ).fetchall()
    assert facts == [
        *(("0480", "position", 1, "computed"), ("0480", "rank_group", 1, "computed"), ("0480", "score", 5, "computed")),
        *(("0482", "position", 3, "computed"), ("0482", "rank_group", 3, "computed"), ("0482", "score", 0, "computed")),
        *(("0483", "apps", 3, "published"), ("0483", "position", 2, "computed")),
        *(("0483", "rank_group", 2, "computed"), ("0483", "score", 3, "computed")),
    ]
    text = Answerer(Store(path)).reply("Katrineholm 2014").text
    assert text.startswith("Katrineholm: 10 av 14 poäng.")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('"45,5"', "45.5").replace(",", ";").encode("utf-8-sig"),
        lambda text: text.replace('"45,5"', "45.5").replace(",", ";").replace("45.5", "45,5").encode("cp1252"),
        lambda text: re.sub("^0", "", text, flags=re.MULTILINE).encode("utf-16"),
        lambda text: re.sub("^(0...)", r'"=""\1"""', text, flags=re.MULTILINE).encode(),
        lambda text: text.replace("kommun,", "Kommun,").replace("\n", ",,\n").encode() + b",,,,,,\n,,,,,,\n",
    ],
)
def test_answers_that_excel_saved_are_the_same(folder: Path, change: Callable[[str], bytes]) -> None:
    kommun = Registry().kommun
    once = read_package(folder, kommun)
    (folder / "answers.csv").write_bytes(change(FILES["answers.csv"]))
    again = read_package(folder, kommun)
    assert again.fact.to_csv() == once.fact.to_csv()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("answers.csv", "0480,12", "0480,tolv", "answers.csv, row 2, column e_services: found 'tolv', expected a number from 0"),
        ("answers.csv", "0480,12", "0480,-1", "answers.csv, row 2, column e_services: found '-1', expected a number from 0"),
        ("answers.csv", "0482,0,nej", "0482,0,kanske", "answers.csv, row 3, column e_strategy: found 'kanske', expected ja or nej"),
        ("answers.csv", "delvis", "nästan", "answers.csv, row 4, column login: found 'nästan', expected one of nej, delvis, helt"),
        ("answers.csv", "0483,9", "0480,9", "answers.csv, row 4, column kommun: found '0480', expected each kommun once"),
        ("answers.csv", "0483,9", "1,9", "answers.csv, row 4, column kommun: found '1', expected the code of a kommun"),
        ("answers.csv", "kommun,e_services,e_strategy,login", "kommun,e_services,e_strategy,entry", "answers.csv: has no column login"),
        ("survey.toml", "scale = 5 ", "scale = 6 ", "survey.toml: [[index]]: the maxima add up to 5, but the scale is 6"),
        ("survey.toml", "[10, 2]", "[10, 3]", "survey.toml: [[index]] services: its maximum is 2, but its points reach 3.0"),
        ("survey.toml", 'column = "login"\n', "", "survey.toml: [[index]] login: needs key, title.sv, title.en, column, maximum and points"),
        ("survey.toml", "points.yes = 1 ", "points.maybe = 1 ", "survey.toml: [[index]] strategy: needs key"),
        ("survey.toml", "year = 2015", "year = 99999999999999999999", "survey.toml: year is 99999999999999999999; expected a year"),
        ("survey.toml", "scale = 5 ", 'scale = "5" ', "survey.toml: scale is '5'; expected a whole number from 1"),
        ("survey.toml", "comparable_with = []", "comparable_with = 3", "survey.toml: comparable_with is 3; expected a list of ids"),
        ("survey.toml", "[sources.report] ", "[sources]", "survey.toml: sources is "),
        ("survey.toml", "[title]", "[title.sub]", "survey.toml: title is "),
        ("survey.toml", '"2015-05-01"', '"i våras"', "survey.toml: published is 'i våras'; expected a date"),
        ("survey.toml", "points.choice = { nej = 0, delvis = 1, helt = 2 }", "points.choice = 3", "survey.toml: [[index]] login: needs key"),
        ("survey.toml", "made_up = true ", "made_up = false ", "survey.toml: [sources.report] needs a title and a url"),
        ("survey.toml", 'unit = "percent"', 'unit = "share"', "survey.toml: [measures.digital_share] has the unit 'share'; expected one of points, number, percent, yes_no"),
        ("survey.toml", 'better = "higher"', 'better = "more"', "survey.toml: [measures.digital_share] has better = 'more'; expected higher or lower"),
        ("survey.toml", "decimals = 1", "decimals = -1", "survey.toml: [measures.digital_share] has decimals = -1; expected a whole number from 0 to 6"),
        ("survey.toml", "decimals = 1", "low = 9\nhigh = 1", "survey.toml: [measures.digital_share] has low = 9 above high = 1"),
        ("survey.toml", "decimals = 1", "digits = 1", "survey.toml: [measures.digital_share] has digits, which no measure has; expected better, decimals"),
        ("survey.toml", 'highest = "digital_share_max"', "highest = 3", "survey.toml: [measures.digital_share] has highest = 3; expected a national figure"),
        ("survey.toml", ', name = "andel digitala ärenden"', "", "survey.toml: [measures.digital_share] has no sv.name"),
        ("survey.toml", 'words = ["digitala ärenden", "digitala ärendena"]', 'words = "digitala ärenden"', "survey.toml: [measures.digital_share] has sv.words = 'digitala ärenden'; expected a list of phrases"),
        ("survey.toml", "[measures.digital_share]", "[measures.Digital]", "survey.toml: [measures.Digital] has an id that is not of a–z, 0–9 and _, a letter first"),
        ("survey.toml", "e_services_planned = {}", "e_services_planned = 3", "survey.toml: [measures.e_services_planned] is no table"),
        ("survey.toml", "e_services_planned = {}", 'apps = { sv = "appar" }', "survey.toml: [measures.apps] has sv = 'appar'; expected { one = …, many = …, name = …, words = […] }"),
        ("answers.csv", '"45,5"', '"145,5"', "answers.csv, row 2, column digital_share: found '145,5', expected a number from 0 to 100"),
        ("scores.csv", "apps,3,", "digital_share,300,", "scores.csv, row 2, column value: found '300', expected a number from 0 to 100"),
        ("scores.csv", "apps,3,", "population,3,", "scores.csv, row 2, column measure: found 'population', expected one of score"),
        ("figures.csv", "cooperates_procurement,75", "digital_share_least,75", "figures.csv, row 2, column measure: found 'digital_share_least', expected one of"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(folder: Path, file: str, old: str, new: str, said: str) -> None:
    spoil(folder / file, old, new)
    with pytest.raises(InvalidInput) as caught:
        read_package(folder, Registry().kommun)
    assert any(str(problem).startswith(said) for problem in caught.value.problems), caught.value


def test_where_published_and_computed_differ_it_is_told_and_the_published_stays(folder: Path) -> None:
    with (folder / "scores.csv").open("a", encoding="utf-8") as file:
        file.write("0480,Nyköping,score,4,exact,report,\n")
    package = read_package(folder, Registry().kommun)
    assert package.notices == ["Nyköping: score is published as 4; the answers come to 5"]
    path = folder.parent.parent / "eindex.db"
    (folder.parent / "skl-2014").symlink_to(SURVEYS / "skl-2014")
    assert build(Plan(path, folder.parent)).notices == [f"liten-2015: {notice}" for notice in package.notices]
    score = package.fact[(package.fact["kommun"] == "0480") & (package.fact["measure"] == "score")]
    assert score[["value", "origin"]].to_numpy().tolist() == [[4.0, "published"]]


def test_why_says_where_the_published_score_is_not_what_the_parts_come_to(folder: Path) -> None:
    with (folder / "scores.csv").open("a", encoding="utf-8") as file:
        file.write("0480,Nyköping,score,4,exact,report,\n0484,Eskilstuna,score,2,exact,report,\n")
    (folder.parent / "skl-2014").symlink_to(SURVEYS / "skl-2014")
    path = folder.parent.parent / "eindex.db"
    build(Plan(path, folder.parent))
    answerer = Answerer(Store(path))
    why = answerer.reply("varför Nyköping liten 2015").text
    assert "Delarna ger tillsammans 5 poäng; den publicerade poängen är 4." in why
    assert "Hur Eskilstuna svarade finns inte i Liten 2015" in answerer.reply("varför Eskilstuna liten 2015").text


def test_who_left_out_a_question_of_the_rule_has_no_score(folder: Path) -> None:
    spoil(folder / "answers.csv", "0483,9,ja,delvis", "0483,9,ja,")
    fact = read_package(folder, Registry().kommun).fact
    assert set(fact[fact["kommun"] == "0483"]["measure"]) == {"answered", "e_services", "e_strategy", "apps"}


def test_a_measure_of_its_own_is_loaded_with_its_figures(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "eindex.db"
    (folder.parent / "skl-2014").symlink_to(SURVEYS / "skl-2014")
    build(Plan(path, folder.parent))
    db = sqlite3.connect(path)
    where = "survey = 'liten-2015'"
    measures = [each for (each,) in db.execute(f"SELECT id FROM measure WHERE {where} ORDER BY number")]
    assert measures == [
        *("score", "e_services", "e_services_planned", "apps", "e_strategy", "cooperates_procurement", "answered"),
        *("population", "digital_share"),
        *(f"{each}_per_{n}" for each in ("e_services", "e_services_planned", "apps") for n in (1000, 10000)),
    ]
    own = db.execute(f"SELECT unit, low, high, decimals, name_sv FROM measure WHERE {where} AND id = 'digital_share'")
    assert own.fetchone() == ("percent", 0, 100, 1, "andel digitala ärenden")
    words = db.execute(f"SELECT lang, phrase FROM measure_word WHERE {where} AND measure = 'digital_share'").fetchall()
    assert words == [
        *(("en", phrase) for phrase in ("digital cases", "per cent digital cases", "share of digital cases")),
        *(("sv", phrase) for phrase in ("andel digitala ärenden", "digitala ärenden", "digitala ärendena")),
        ("sv", "procent digitala ärenden"),
    ]
    codes = "('0480', '0482', '0483', '0484')"
    known = db.execute(
        "SELECT kommun, value, high, has FROM known "
        f"WHERE {where} AND measure = 'digital_share' AND kommun IN {codes} ORDER BY kommun"
    )
    assert known.fetchall() == [
        ("0480", 45.5, 45.5, 1),
        ("0482", 0, 0, 1),
        ("0483", None, None, 0),
        ("0484", None, None, 0),
    ]
    figures = db.execute(f"SELECT value, origin FROM figure WHERE {where} AND measure = 'digital_share_max'")
    assert figures.fetchall() == [(45.5, "computed")]


def test_a_survey_may_call_a_standard_measure_by_another_word(folder: Path) -> None:
    spoil(folder / "survey.toml", "e_services_planned = {}", 'apps = { sv = { words = ["tillämpning"] } }')
    apps = next(each for each in read_package(folder, Registry().kommun).measure if each.measure.id == "apps")
    assert apps.measure.sv.many == "appar"
    assert [phrase for lang, phrase in apps.phrases if lang == "sv"] == ["app", "appar", "antal appar", "tillämpning"]
    assert ("en", "app") in apps.phrases


@pytest.mark.parametrize(
    ("stated", "share", "decimals"),
    [("decimals = 1", "45,5", 1), ("", "45,5", 1), ("", "45", 0), ("", "33,333", 2), ("decimals = 0", "45,5", 0)],
)
def test_figures_have_the_decimals_that_are_stated_else_their_own(
    folder: Path, stated: str, share: str, decimals: int
) -> None:
    for name, old, new in (("survey.toml", "decimals = 1", stated), ("answers.csv", "45,5", share)):
        spoil(folder / name, old, new)
    own = next(m.measure for m in read_package(folder, Registry().kommun).measure if m.measure.unit == "percent")
    assert own.decimals == decimals
