"""The workflow step that gets a kommun's index, and the list its kommun is chosen from in Workflow Builder."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from data.answer import Profile
from data.query import Lang
from handlers import failures, interactions, limits, showing
from handlers.answerer import Answerer
from handlers.render import render
from handlers.render.step import outputs
from handlers.seen import Seen
from handlers.texts import TEXTS
from handlers.views import options

STEP = "kommun_index"  # callback_ids of the manifest's functions
CHOICES = "kommun_choices"
_LANG: Lang = "sv"  # a workflow has no person whose language it could be in


class Workflow:
    """Carries out steps."""

    def __init__(self, answerer: Answerer, seen: Seen) -> None:
        self._answerer = answerer
        self._seen = seen

    def run(self, body: dict[str, Any], client: WebClient) -> None:
        """The step itself. Its kommun is a code from the list, or a name from an earlier step, misspelt or not."""
        if not self._seen.is_new(body["event_id"]):
            return
        step = interactions.step(body)
        try:
            question, answer = self._answerer.understand(step.inputs.get("kommun", ""))
            reply = render(answer, _LANG, question.heard)
            if isinstance(answer, Profile):
                showing.complete(client, step.execution, outputs(answer, reply, TEXTS[_LANG]))
            else:
                showing.fail(client, step.execution, reply.text)
        except Exception as error:
            showing.fail(client, step.execution, failures.report(error, _LANG).text)

    def choices(self, body: dict[str, Any], client: WebClient, ack: Ack) -> None:
        """The list for who builds a workflow. Slack waits for it, so it is given before the acknowledgement."""
        step = interactions.step(body)
        try:
            found = self._answerer.suggest(step.inputs.get("query", ""), limits.OPTIONS)
            showing.complete(client, step.execution, {"options": options.options(found, TEXTS[_LANG])})
        except Exception as error:
            showing.fail(client, step.execution, failures.report(error, _LANG).text)
        finally:
            ack()
