"""A survey's own measures, of points, percent and yes or no: ranked, compared, filtered, drawn and downloaded at once."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from data.loading.build import Plan, build
from data.model.question_json import from_json
from data.store.checked import check
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.replies.attached import picture
from handlers.replies.pictures import specification
from tests.conftest import SURVEYS
from tests.fake_slack import check_message

HEAD = """
id = "egen-2016"
year = 2016
name = "Egen 2016"
publisher = "Någon"
invited = 4
scale = 20
made_up = true

[title]
sv = "En egen undersökning"
en = "A survey of our own"

[sources.report]
title = "Rapporten"
url = ""

[measures.maturity]
unit = "points"
sv = { one = "mognadspoäng", many = "mognadspoäng", name = "digital mognad" }
en = { one = "maturity point", many = "maturity points", name = "digital maturity" }

[measures.waiting]
unit = "percent"
better = "lower"
decimals = 1
sv = { one = "obesvarade ärenden", many = "obesvarade ärenden", name = "andel obesvarade ärenden" }
en = { one = "unanswered cases", many = "unanswered cases", name = "share of unanswered cases" }

[measures.chat]
unit = "yes_no"
sv = { one = "chattjänst", many = "chattjänst", name = "chattjänst" }
en = { one = "chat", many = "chat", name = "a chat" }
"""
ANSWERS = """kommun,maturity,waiting,chat
0480,12,"45,5",ja
0482,0,"7,25",nej
0483,18,0,ja
0484,,"7,25",
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("own")
    package = folder / "surveys" / "egen-2016"
    package.mkdir(parents=True)
    (package / "survey.toml").write_text(HEAD, encoding="utf-8")
    (package / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    (package.parent / "skl-2014").symlink_to(SURVEYS / "skl-2014")
    build(Plan(folder / "eindex.db", package.parent))
    return Answerer(Store(folder / "eindex.db"))


def told(own: Answerer, lang: str, said: dict[str, Any]) -> str:
    """The answer, after what says that it is made up."""
    question = from_json({"survey": "egen-2016", "lang": lang, **said})
    check(question, own.store.edition())
    answer = own.in_full(question)
    check_message(answer)
    assert json.dumps(answer)
    assert answer["survey"] == "egen-2016"
    return str(answer["text"]).replace("\xa0", " ").split(". ", 1)[1]


SV, EN = "sv", "en"
ANSWERED: list[tuple[str, dict[str, Any], str]] = [
    # ranked, the best first: of unanswered cases those with fewest
    (SV, {"want": "top", "measure": "maturity"}, "Högst poäng i landet: Katrineholm, 18 av 20 poäng. Därefter Nyköping 12 och Flen 0."),
    (SV, {"want": "top", "measure": "waiting"}, "Lägst andel obesvarade ärenden i landet: Katrineholm, 0 %. Därefter Eskilstuna 7,3 %, Flen 7,3 % och Nyköping 45,5 %."),
    (EN, {"want": "top", "measure": "waiting"}, "Lowest share of unanswered cases in the country: Katrineholm, 0%. Then Eskilstuna 7.3%, Flen 7.3% and Nyköping 45.5%."),
    (SV, {"want": "top", "measure": "waiting", "order": "most", "limit": 1}, "Högst andel obesvarade ärenden i landet: Nyköping, 45,5 %."),
    (SV, {"want": "extreme", "measure": "waiting"}, "Lägst andel obesvarade ärenden i landet: Katrineholm"),
    (SV, {"want": "place", "measure": "waiting", "of": ["0482"], "where": {"in": "04"}}, "Flen: delad plats 2 av 4 i Södermanlands län efter andel obesvarade ärenden, 7,3 %."),
    (SV, {"want": "place", "measure": "maturity", "of": ["0482"], "where": {"in": "04"}}, "Flen: plats 3 av 3 i Södermanlands län efter digital mognad, 0 av 20 poäng."),
    # compared
    (SV, {"want": "compare", "measure": "waiting", "of": ["0480", "0482"]}, "Högst andel obesvarade ärenden: Nyköping 45,5 % och Flen 7,3 %."),
    (EN, {"want": "compare", "measure": "maturity", "of": ["0480", "0482"]}, "Highest score: Nyköping 12 and Flen 0."),
    (SV, {"want": "difference", "measure": "maturity", "of": ["0480", "0482"]}, "Nyköping har 12 mognadspoäng mer än Flen: 12 mot 0."),
    (SV, {"want": "difference", "measure": "waiting", "of": ["0480"], "to": "best"}, "Nyköping har 45,5 % upp till den bästa i landet, Katrineholm: 45,5 % mot 0 %."),
    (SV, {"want": "difference", "measure": "chat", "of": ["0480", "0482"]}, "Nyköping har chattjänst och Flen saknar chattjänst."),
    (SV, {"want": "check", "of": ["0480"], "that": {"beside": ["0482", "better", "waiting"]}}, "Nej: Nyköping har inte lägre andel obesvarade ärenden än Flen – 45,5 % mot 7,3 %."),
    # filtered and counted
    (SV, {"want": "list", "where": {"has": ["chat", "==", 1]}}, "Kommuner med chattjänst: 2 av 290. Katrineholm och Nyköping."),
    (EN, {"want": "list", "where": {"has": ["chat", "==", 1]}}, "Kommuner with chat: 2 of 290."),
    (SV, {"want": "count", "where": {"all": [{"in": "04"}, {"has": ["maturity", ">=", 10]}]}}, "Kommuner i Södermanlands län med minst 10 mognadspoäng: 2 av 9."),
    (SV, {"want": "count", "where": {"has": ["waiting", "<", 10]}}, "Kommuner med mindre än 10 % andel obesvarade ärenden: 3 av 290."),
    (SV, {"want": "list", "where": {"beside": ["mean", "better", "waiting"]}}, "Kommuner med lägre andel obesvarade ärenden än snittet: 3 av 290. Eskilstuna 7,3 %, Flen 7,3 % och Katrineholm 0 %."),
    (EN, {"want": "list", "where": {"beside": ["mean", "better", "waiting"]}}, "Kommuner with a lower share of unanswered cases than the mean: 3 of 290."),
    (SV, {"want": "share", "that": {"has": ["chat", "==", 0]}}, "33,3 % saknar chattjänst i landet: 1 av 3. Flen."),
    (SV, {"want": "check", "that": {"has": ["chat", "==", 1]}}, "Nej: Flen saknar chattjänst."),
    # summed: of yes and no it is a share
    (SV, {"want": "mean", "measure": "maturity"}, "I snitt 10 mognadspoäng i landet (3 kommuner)."),
    (SV, {"want": "median", "measure": "waiting"}, "Medianen är 7,3 % i landet (4 kommuner)."),
    (SV, {"want": "mean", "measure": "chat"}, "66,7 % har chattjänst i landet: 2 av 3."),
    (EN, {"want": "total", "measure": "chat"}, "2 of 3 have chat in the country."),
    (SV, {"want": "mean", "measure": "waiting", "by": "lan"}, "Snittet av andel obesvarade ärenden är högst i Södermanlands län: 15 % (4 kommuner)."),
    # of one kommun
    (SV, {"want": "value", "measure": "waiting", "of": ["0480"]}, "Nyköping: 45,5 % obesvarade ärenden."),
    (SV, {"want": "value", "measure": "chat", "of": ["0482"]}, "Flen saknar chattjänst."),
    (SV, {"want": "value", "measure": "chat", "of": ["0484"]}, "Eskilstuna svarade inte på den frågan, så uppgift om chattjänst saknas."),
    (SV, {"want": "profile", "of": ["0480"]}, "Nyköping: 12 av 20 poäng. Har 45,5 % obesvarade ärenden och chattjänst."),
    (SV, {"want": "spread", "measure": "waiting"}, "Andel obesvarade ärenden i landet: i snitt 15, median 7,3 (4 kommuner)."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "said", "answer"), ANSWERED)
def test_what_is_asked_of_a_measure_of_its_own_is_answered(
    own: Answerer, lang: str, said: dict[str, Any], answer: str
) -> None:
    assert told(own, lang, said).startswith(answer)


FIGURES = {
    "maturity": {"0483": "18", "0480": "12", "0482": "0", "0484": ""},
    "waiting": {"0483": "0 %", "0480": "45,5 %", "0482": "7,3 %", "0484": "7,3 %"},
    "chat": {"0483": "ja", "0480": "ja", "0482": "nej", "0484": ""},
}


@pytest.mark.parametrize("form", ["chart", "map", "histogram", "scatter"])
@pytest.mark.parametrize("measure", FIGURES)
def test_it_is_drawn(own: Answerer, measure: str, form: str) -> None:
    want = "spread" if form in ("histogram", "scatter") else "top"
    said = {"want": want, "measure": measure, "form": form, "where": {"in": "04"}, "survey": "egen-2016"}
    attachment = own.reply(from_json(said)).attachment
    assert attachment
    drawn = picture(attachment, own.store.evaluate)
    assert drawn
    assert {
        each.code: drawn.said(each).replace("\xa0", " ") for each in drawn.entries if each.code in FIGURES[measure]
    } == FIGURES[measure]
    assert json.dumps(specification(drawn), allow_nan=False)


@pytest.mark.parametrize(
    ("measure", "head", "cells"),
    [
        ("maturity", "Digital mognad", [["18", ""], ["12", ""], ["0", ""], ["", "ingen poäng"]]),
        ("waiting", "Andel obesvarade ärenden", [["0", ""], ["45,5", ""], ["7,25", ""], ["7,25", ""]]),
        ("chat", "Chattjänst", [["1", ""], ["1", ""], ["0", ""], ["", "ingen uppgift"]]),
    ],
)
def test_it_is_downloaded(own: Answerer, measure: str, head: str, cells: list[list[str]]) -> None:
    said = {"want": "top", "measure": measure, "form": "file", "where": {"in": "04"}, "survey": "egen-2016"}
    attachment = own.reply(from_json(said)).attachment
    assert attachment
    lines = list(csv.reader(io.StringIO(own.content(attachment).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert lines[0][5:7] == [head, "Anmärkning"]
    rows = {line[2]: line[5:7] for line in lines[1:10]}
    assert [rows[code] for code in ("0483", "0480", "0482", "0484")] == cells
    assert rows["0486"] == ["", "svarade inte"]
