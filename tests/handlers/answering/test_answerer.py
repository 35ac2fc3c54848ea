"""What the answerer does with questions that the store cannot evaluate as they are."""

import pytest

from data.model.conditions import Has
from data.model.question import Question
from handlers.answering.answerer import Answerer, status_of

E_STRATEGY = Has("e_strategy", "==", 1)


@pytest.mark.parametrize(
    "question",
    [
        Question("value", "score", of=("0180",), survey="skl-2011"),
        Question("list", where=E_STRATEGY, survey="skl-2011"),
        Question("check", of=("0180",), that=E_STRATEGY, survey="skl-2011"),
    ],
)
def test_a_measure_that_the_named_survey_does_not_have(answerer: Answerer, question: Question) -> None:
    result, reply = answerer.answer(question, "en")
    assert (status_of(result), result.question.topic) == ("none", "beyond")
    assert reply.text
