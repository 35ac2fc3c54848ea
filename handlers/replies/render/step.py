"""What a workflow step gives to the steps after it."""

from dataclasses import replace
from typing import Any

from data.model.answer import Profile
from handlers.replies.render.figure import one_figure
from handlers.replies.reply import Reply
from handlers.replies.texts.texts import Texts


def outputs(profile: Profile, reply: Reply, texts: Texts) -> dict[str, Any]:
    """As the manifest declares them: the score where it is known, the place, the whole answer, a link to the source."""
    score = profile.facts.get("score")
    source = score.source if score else next((fact.source for fact in profile.facts.values()), None)
    source = source or profile.survey.ranked_source
    given: dict[str, Any] = {
        "kommun": profile.kommun.name,
        "rank": one_figure(replace(profile, measure="position"), texts),
        "text": reply.text,
    }
    if score:
        given["score"] = score.value
    if source and source.url:
        given["source"] = source.url
    return given
