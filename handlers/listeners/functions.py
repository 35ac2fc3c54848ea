"""The workflow steps: a kommun's index, with the list its kommun is chosen from, and the answer to any question."""

import time
from typing import Any

from slack_bolt import Ack, BoltContext
from slack_sdk import WebClient

from data.model.frozen import frozen
from data.model.question import Lang
from handlers.answering.answerer import Answerer
from handlers.answering.deduplication import Seen
from handlers.listeners import payloads
from handlers.operating.question_log import Journal
from handlers.replies import limits
from handlers.replies.views import options
from handlers.sending import failures, showing

STEP = "kommun_index"  # callback_ids of the manifest's functions
ASK = "question_answer"
CHOICES = "kommun_choices"
_LANG: Lang = "sv"  # a workflow has no person whose language it could be in


@frozen
class Functions:
    """Carries out steps."""

    answerer: Answerer
    seen: Seen
    journal: Journal

    def run(self, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        """A step. Its kommun is a code from the list, or a name from an earlier step, misspelt or not.

        A question is answered in the language that it is asked in.
        """
        from handlers.replies.step_outputs import answer_outputs, outputs

        if not self.seen.is_new(body["event_id"]):
            return
        began, step = time.perf_counter(), payloads.step(body)
        try:
            question = step.inputs.get("question")
            result, reply = self.answerer.answer(question or step.inputs.get("kommun", ""), None if question else _LANG)
            given = answer_outputs(result, reply) if question else outputs(result, reply)
            if given:
                showing.complete(client, step.execution, given)
            else:
                showing.fail(client, step.execution, reply.text)
        except Exception as error:
            reply = failures.report(error, _LANG)
            showing.fail(client, step.execution, reply.text)
        self.journal.note("workflow", body, payloads.team_of(context), reply, began)

    def choices(self, body: dict[str, Any], client: WebClient, ack: Ack) -> None:
        """The list for who builds a workflow. Slack waits for it, so it is given before the acknowledgement."""
        step = payloads.step(body)
        try:
            found = self.answerer.suggest(step.inputs.get("query", ""), limits.OPTIONS)
            showing.complete(client, step.execution, {"options": options.options(found, _LANG)})
        except Exception as error:
            showing.fail(client, step.execution, failures.report(error, _LANG).text)
        finally:
            ack()
