"""Whose publications an answer names: of the figures that it shows, and of what their bounds follow from."""

import pytest

from data.model.conditions import Beside, InArea
from data.model.question import Question
from data.store.store import Store

VART_GOTEBORG, VALLENTUNA, KATRINEHOLM, WEBBEN7 = (
    "Vårt Göteborg", "Vallentuna kommun, nyhetsarkiv", "Katrineholms kommun, pressmeddelande 2014", "webben7.se",
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "named"),
    [
        (Question("profile", of=("0483",)), {KATRINEHOLM}),
        (Question("profile", of=("0480",)), {KATRINEHOLM}),  # Nyköping: the best of its län bounds it, and is told
        (Question("profile", of=("1280",)), {VART_GOTEBORG}),  # Malmö: all with full marks are known
        (Question("check", of=("0138",), that=Beside("0115", "better", "score")), {VART_GOTEBORG, VALLENTUNA}),
        (Question("difference", of=("0138", "0115")), {VART_GOTEBORG, VALLENTUNA}),
        (Question("compare", "e_services", of=("1480", "2284")), {VART_GOTEBORG, WEBBEN7}),
        (Question("top", where=InArea("20")), {VART_GOTEBORG}),  # Dalarna: the best of the country are told instead
        (Question("count", where=InArea("20")), set()),  # of no survey
        (Question("total", "apps", by="lan"), set()),  # not published
    ],
)
def test_an_answer_names_who_published_what_it_shows(question: Question, named: set[str], store: Store) -> None:
    assert {each.title for each in store.evaluate(question).sources} == named
