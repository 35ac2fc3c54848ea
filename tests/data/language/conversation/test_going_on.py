"""What a conversation is at after a message that had no answer."""

import pytest

from data.language.conversation.kept import spoken_of
from data.model.question import Question

TOP = Question("top", order="most")


@pytest.mark.parametrize(
    ("declined", "previous", "at"),
    [
        (Question("text", topic="thanks"), TOP, TOP),
        (Question("text", topic="thanks"), None, None),
        (Question("text", topic="beyond"), TOP, TOP),
        (Question("text", topic="beyond", survey="exempel"), None, Question("overview", survey="exempel")),
        (Question("text", topic="unknown", survey="exempel"), TOP, Question("top", order="most", survey="exempel")),
        (Question("text", topic="beyond", of=("2281",)), TOP, Question("profile", of=("2281",))),
        (
            Question("text", topic="beyond", of=("2281",), lang="en"),
            Question("top", survey="exempel"),
            Question("profile", of=("2281",), survey="exempel", lang="en"),
        ),
        (Question("which", of=("1730", "1715")), TOP, TOP),
    ],
)
def test_whom_and_which_survey_it_named_is_kept(
    declined: Question, previous: Question | None, at: Question | None
) -> None:
    assert spoken_of(declined, previous) == at
