"""What a workflow step gives to the steps after it."""

from typing import Any

from data.model.result import Profile, Result
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Reply
from handlers.replies.shapes.kommun import standing


def outputs(result: Result, reply: Reply) -> dict[str, Any]:
    """As the manifest declares them: the score where it is known, the place, the whole answer, a link to the source."""
    shape = result.shape
    assert isinstance(shape, Profile)  # noqa: S101  # what a kommun is answered with
    p = Phrases(result, result.question.lang)
    score = shape.row.values.get("score")
    source = (
        score.source
        if score and score.source
        else next((v.source for v in shape.row.values.values() if v.source), None)
    )
    given: dict[str, Any] = {"kommun": shape.row.kommun.name, "rank": standing(shape, p), "text": reply.text}
    if score and score.value is not None:
        given["score"] = score.value
    if source and source.url:
        given["source"] = source.url
    return given
