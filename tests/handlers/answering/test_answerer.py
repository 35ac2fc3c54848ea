"""What the answerer says of any question: something, in both languages, whatever survey it is about."""

import gc
import shutil
from pathlib import Path
from weakref import ref

import pytest
from hypothesis import example as stated
from hypothesis import given
from hypothesis import strategies as st

from data.model.conditions import Has, Not
from data.model.question import Question
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.answering.status import status_of
from tests.data.language.test_understand import WORDS

E_STRATEGY = Has("e_strategy", "==", 1)


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
    survey=st.sampled_from(["", "2011", "2014", "exempel"]),
    space=st.sampled_from([" ", " ", " ", ""]),
)
@stated(words=["före", "Borås", "Eskilstuna", "före", '"ansvarig",'], survey="", space=" ")
def test_any_words_get_a_reply(words: list[str], survey: str, space: str, example: Answerer) -> None:
    reply = example.reply(space.join([*words, survey]))
    assert reply.text.strip()
    assert reply.blocks


def test_the_mean_is_no_kommun(example: Answerer) -> None:
    """`Beside` may name a kommun by its four digits, or the mean by its four letters."""
    reply = example.reply("vilka kommuner i Skåne ligger över snittet i exempel")
    assert "Kommuner i Skåne län med högre poäng än snittet: 17 av 33" in reply.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("medianvärdet i Skåne bland kommuner som svarade 2011", "Om svar på enkäten finns inga uppgifter i SKL 2011"),
        (
            "mean number of apps in kommuner with fewer than 10 e-services versus more than 60 2011",
            "There is nothing about e-services in SKL 2011, but there is in SKL 2014 and Exempel (påhittat).",
        ),
        (
            "närmaste kommuner i Halland som svarade",
            "Vem som ligger närmast snittet bland kommuner i Hallands län som svarade på enkäten går inte att säga",
        ),
    ],
)
def test_what_a_survey_does_not_have_is_told(text: str, said: str, example: Answerer) -> None:
    assert said in example.reply(text).text


@pytest.mark.parametrize(
    "question",
    [
        Question("value", "score", of=("0180",), survey="skl-2011"),
        Question("list", where=E_STRATEGY, survey="skl-2011"),
        Question("check", of=("0180",), that=E_STRATEGY, survey="skl-2011"),
        Question("mean", "apps", sides=(E_STRATEGY, Not(E_STRATEGY)), survey="skl-2011"),
        Question("mean", "apps", sides=(E_STRATEGY, Has("e_strategy", "==", 0)), survey="skl-2011"),
        Question("list", "apps", also=("score",), survey="skl-2011"),
        Question("value", "apps", also=("score",), of=("0180",), survey="skl-2011"),
    ],
)
def test_a_measure_that_the_named_survey_does_not_have(answerer: Answerer, question: Question) -> None:
    result, reply = answerer.answer(question, "en")
    assert (status_of(result), result.question.topic) == ("none", "no_measure")
    assert reply.text


@pytest.mark.parametrize(
    ("asked", "again"), [("Katrineholm", "katrineholm?! ??"), ("topp", "topp ?!"), ("lund", "Lund.")]
)
def test_the_same_question_in_other_words_is_drawn_once(answerer: Answerer, asked: str, again: str) -> None:
    assert answerer.reply(again) is answerer.reply(asked)
    assert answerer.values(again, None)[0] is answerer.values(asked, None)[0]


def test_warming_up_makes_all_that_a_first_question_needs(db_path: Path) -> None:
    answerer = Answerer(Store(db_path))
    made = vars(answerer.store.edition())
    assert not {"names", "vocabulary", "loaded"} & set(made)
    answerer.warm_up()
    assert {"names", "vocabulary", "loaded"} <= set(made)


def test_an_edition_that_was_replaced_is_not_kept(db_path: Path, tmp_path: Path) -> None:
    path, newer = (Path(shutil.copy(db_path, tmp_path / name)) for name in ("eindex.db", "newer.db"))
    answerer = Answerer(Store(path))
    answerer.warm_up()
    old = ref(answerer.store.edition())
    gc.disable()
    newer.replace(path)
    reply = answerer.reply("Katrineholm")
    kept = old()
    gc.enable()
    assert "10 av 14" in reply.text
    assert kept is None
