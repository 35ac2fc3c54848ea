"""A survey's own measures, of points, percent and yes or no: ranked, compared, filtered, drawn and downloaded at once."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from data.loading.build import build
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
sv = { one = "procent obesvarade", many = "procent obesvarade", name = "andel obesvarade ärenden" }
en = { one = "per cent unanswered", many = "per cent unanswered", name = "share of unanswered cases" }

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
    build(folder / "eindex.db", package.parent)
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
    (SV, {"want": "top", "measure": "maturity"}, "Högst poäng i landet: Katrineholm, 18 av 20 poäng. Därefter Nyköping 12 och Flen 0."),
]


@pytest.mark.parametrize(("lang", "said", "answer"), ANSWERED)
def test_what_is_asked_of_a_measure_of_its_own_is_answered(
    own: Answerer, lang: str, said: dict[str, Any], answer: str
) -> None:
    assert told(own, lang, said).startswith(answer)
