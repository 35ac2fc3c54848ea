"""What a workflow step gives to the steps after it."""

from typing import Any

from data.model.result import Profile, Result
from handlers.replies.blocks import headline
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Reply
from handlers.replies.shapes.kommun import standing


def answer_outputs(result: Result, reply: Reply) -> dict[str, Any] | None:
    """Of a question in words: the whole answer, its headline, a link to the first source; None without an answer."""
    if reply.status != "answer":
        return None
    given: dict[str, Any] = {"text": reply.text, "headline": headline(reply.blocks) or reply.text}
    source = next((each for each in result.sources if each.url), None)
    return {**given, "source": source.url} if source else given


def outputs(result: Result, reply: Reply) -> dict[str, Any] | None:
    """As the manifest declares them: the score where it is known, the place, the whole answer, a link to the source.

    None where no one kommun was meant.
    """
    shape = result.shape
    if not isinstance(shape, Profile):
        return None
    p = Phrases(result, result.question.lang)
    score = shape.row.values.get("score")
    values = (score, *shape.row.values.values())  # the score's own source before others
    source = next((value.source for value in values if value and value.source), None)
    given: dict[str, Any] = {"kommun": shape.row.kommun.name, "rank": standing(shape, p), "text": reply.text}
    if score and score.value is not None:
        given["score"] = score.value
    if source and source.url:
        given["source"] = source.url
    return given
