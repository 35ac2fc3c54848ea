"""Mentions and direct messages, edited ones too: answered where they were said, each question once."""

import time
from functools import partial
from typing import Any

from slack_bolt import BoltContext, BoltResponse
from slack_sdk import WebClient

from data.model.frozen import frozen
from handlers.answering.deduplication import Seen
from handlers.answering.personal_answerer import PersonalAnswerer, conversation_of
from handlers.answering.rate_limit import RateLimit
from handlers.listeners import payloads
from handlers.listeners.lists import Lists
from handlers.listeners.payloads import person, team_of, workspace_of
from handlers.operating.question_log import Journal
from handlers.sending import failures
from handlers.sending.attachments import Attachments
from handlers.sending.fallbacks import Fallbacks
from handlers.sending.messages import Sender

_ENTERED = "eindex_entered"  # in an event's context: whether there was room for it


@frozen
class Messages:
    """Answers what is said in messages. Safe to share between threads."""

    answerer: PersonalAnswerer
    rate_limit: RateLimit
    attachments: Attachments
    fallbacks: Fallbacks
    seen: Seen
    journal: Journal
    lists: Lists

    def take(self, context: BoltContext) -> BoltResponse:
        """Acknowledge an event where there is room for one more answer."""
        context[_ENTERED] = self.rate_limit.enters()
        return BoltResponse(status=200 if context[_ENTERED] else 503)  # after 503, Slack delivers the event again

    def answer(self, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        """Answer a mention or a direct message where it was said, if there was room for it.

        Bolt calls this also after an event was turned away: then Slack delivers it again.
        """
        if not context.get(_ENTERED):
            return
        began = time.perf_counter()
        with self.rate_limit.leaving():
            said = payloads.said(body["event"])
            if said is None or not self.seen.is_new(body["event_id"]):
                return
            event = body["event"]
            is_new = self.seen.is_new_question(event["channel"], event["ts"], said.text)
            if "edited" in event and not is_new:
                return
            team, workspace = team_of(context), workspace_of(context, body)
            sender, place = Sender(client, self.fallbacks, workspace), conversation_of(workspace, said)
            asker, say = person(body, team), partial(sender.post, said)
            sent = event.get("files") and not said.others_listen
            if sent and not self.lists.dropped(body, client, context, said, say):
                return
            try:
                reply = self.answerer.message(asker, said.text, conversation=place)
                if reply is None:
                    return
                say(reply)
            except Exception as error:
                reply = failures.tell(error, self.answerer.lang(asker, said.text), say)
            self.journal.note("mention" if said.others_listen else "message", body, team, reply, began)
            self.attachments.send(client, reply, sender.place(said), say)
