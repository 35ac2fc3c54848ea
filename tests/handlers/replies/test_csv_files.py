"""Lists as CSV: whole, as Excel wants it, with sources, and with no cell that a spreadsheet would calculate."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.conditions import InArea
from data.model.question import Question
from data.model.result import Result, Rows
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.replies.csv_files import csv_file
from handlers.replies.phrases import Phrases
from tests.conftest import LETTERS


def lines(answerer: Answerer, question: str) -> list[list[str]]:
    attachment = answerer.reply(question).attachment
    assert attachment
    content = answerer.content(attachment)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_list_of_a_lan_holds_all_of_it_and_says_what_is_not_known(answerer: Answerer) -> None:
    head, first, second, *rest = lines(answerer, "ladda ner Sörmland")
    assert head == ["Plats", "Kommun", "Kommunkod", "Län", "Invånare 2013", "Poäng", "Anmärkning", "Undersökning"]
    assert first == ["1", "Katrineholm", "0483", "Södermanlands län", "32930", "10", "", "SKL 2014"]
    assert second == ["", "Eskilstuna", "0484", "Södermanlands län", "99729", "", "inte publicerad", "SKL 2014"]
    assert len(rest) == 7 + 3
    assert rest[7:9] == [[], ["1 av 9 kommuner har en publicerad uppgift."]]
    assert rest[9][0] == "Källa: Katrineholms kommun, pressmeddelande 2014."
    assert rest[9][1].startswith("http://www.katrineholm.se/")


@pytest.mark.parametrize(
    ("question", "kommuner"),
    [
        ("csv", 290),
        ("can you export to excel", 290),
        ("kan du exportera till excel?", 290),
        ("topp 5 som csv", 6),
        ("csv minst 10 poäng", 9),
        ("csv full pott", 6),
        ("csv Småland", 33),
        ("csv små kommuner", 77),
        ("download Scania", 33),
    ],
)
def test_a_list_is_whole_however_little_of_it_a_message_shows(answerer: Answerer, question: str, kommuner: int) -> None:
    rows = lines(answerer, question)
    assert rows.index([]) - 1 == kommuner


def test_a_score_that_follows_is_in_the_list_as_such_and_a_place_where_it_is_certain(answerer: Answerer) -> None:
    rows = {row[1]: (row[0], row[5], row[-2]) for row in lines(answerer, "csv") if len(row) > 6}
    assert rows["Göteborg"] == ("1", "14", "")
    assert rows["Örnsköldsvik"] == ("", "12", "härledd")
    assert rows["Lund"] == ("", "", "inte publicerad")


def test_made_up_figures_say_so_in_every_row_and_at_the_end(example: Answerer) -> None:
    head, *rows = lines(example, "csv Sörmland exempel")
    end = rows.index([])
    assert head[-1] == "Undersökning"
    assert {row[-1] for row in rows[:end]} == {"Exempel (påhittat)"}
    assert rows[end + 2] == ["Påhittade siffror: Exempel (påhittat) är ingen riktig undersökning."]
    assert {row[-2] for row in rows[:end] if not row[5]} == {"ingen poäng", "svarade inte"}


def test_a_list_for_which_no_measure_is_named_has_all_that_is_known(answerer: Answerer, example: Answerer) -> None:
    head, *_ = lines(example, "ge mig allt om Sörmland som excel, exempel")
    assert head[5:9] == ["Poäng", "Antal e-tjänster", "Antal planerade e-tjänster", "Antal appar"]
    assert "Filen är CSV, som Excel öppnar, med allt" in example.reply("allt för Sörmland som excel, exempel").text
    assert "Antal appar" not in lines(answerer, "csv Sörmland")[0]  # of which nothing is published
    assert lines(example, "csv antal appar Sörmland exempel")[0][5:7] == ["Antal appar", "Anmärkning"]


def first_of(store: Store) -> tuple[Result, Rows]:
    """The list of Södermanlands län with its first kommun alone."""
    result = store.evaluate(Question("list", "score", InArea("04")))
    assert isinstance(result.shape, Rows)
    return result, replace(result.shape, rows=result.shape.rows[:1], next=())


def test_decimals_are_those_of_the_language(store: Store) -> None:
    result, one = first_of(store)
    row = one.rows[0]
    half = row._replace(values={"score": row.values["score"]._replace(value=9.5)})
    changed = replace(result, shape=replace(one, rows=(half,)))
    assert ";9,5;" in csv_file(changed, Phrases(changed, "sv")).decode()
    assert ";9.5;" in csv_file(changed, Phrases(changed, "en")).decode()


@given(st.sampled_from("=+-@\t\r"), st.text(LETTERS, max_size=20))
def test_no_cell_is_a_formula(store: Store, first: str, rest: str) -> None:
    hostile = first + rest
    result, one = first_of(store)
    kommun = one.rows[0].kommun
    named = kommun._replace(name=hostile, lan=kommun.lan._replace(name=hostile))
    shape = replace(one, rows=(one.rows[0]._replace(kommun=named),))
    changed = replace(result, shape=shape, survey=result.survey._replace(name=hostile, made_up=True))
    content = csv_file(changed, Phrases(changed, "sv")).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(content, newline=""), delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert f"'{hostile}" in cells
