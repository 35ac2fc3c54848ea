"""The slash command: answered in its acknowledgement."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from slack_bolt import BoltContext, BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from data.model.frozen import frozen
from handlers.answering.personal_answerer import PersonalAnswerer, conversation_of
from handlers.listeners import payloads
from handlers.listeners.payloads import person, team_of, workspace_of
from handlers.operating.question_log import Journal
from handlers.sending import failures
from handlers.sending.attachments import Attachments
from handlers.sending.fallbacks import Fallbacks
from handlers.sending.messages import Sender
from handlers.sending.response_url import ResponseUrl

COMMAND = "/eindex"


@frozen
class Commands(Middleware):
    """Answers the slash command after Bolt has verified and authorised it, and before it tries its listeners.

    For a listener Bolt gathers all that any function might ask for, twice: a fifth of what an answer took (measured).
    """

    answerer: PersonalAnswerer
    attachments: Attachments
    fallbacks: Fallbacks
    journal: Journal

    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002, ARG002  # Bolt's names
        """Answer the command; what is none goes on to the listeners."""
        return self._answer(req.body, req.context) if req.body.get("command") == COMMAND else next()

    def _answer(self, body: dict[str, Any], context: BoltContext) -> BoltResponse:
        began = time.perf_counter()
        client = context.client
        team, workspace, asked = team_of(context), workspace_of(context, body), payloads.command(body)
        sender, asker, text = Sender(client, self.fallbacks, workspace), person(body, team), asked.question
        try:
            reply = self.answerer.reply(asker, text, conversation=conversation_of(workspace, asked))
        except Exception as error:
            reply = failures.report(error, self.answerer.lang(asker, text))
        self.journal.note("command", body, team, reply, began)
        if reply.attachment:
            tell = partial(sender.respond, ResponseUrl(context.response_url), asked)
            self.attachments.send_after_acknowledgement(client, reply, asked, tell)
        return sender.acknowledge(self.attachments.announce(reply, reply.asked or text))
