"""Questions in conversation: by the slash command, in messages, edited ones too, and by the buttons of replies."""

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from slack_bolt import BoltContext, BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware
from slack_sdk import WebClient

from data.model.frozen import frozen
from handlers.answering.deduplication import Seen
from handlers.answering.personal_answerer import Conversation, PersonalAnswerer, conversation_of
from handlers.answering.rate_limit import RateLimit
from handlers.listeners import payloads
from handlers.operating.question_log import Journal
from handlers.replies import notices
from handlers.replies.buttons import SHARE
from handlers.replies.reply import Reply
from handlers.requests import Click, Person, Said, address
from handlers.sending import failures
from handlers.sending.attachments import Attachments
from handlers.sending.fallbacks import Fallbacks
from handlers.sending.messages import Sender
from handlers.sending.response_url import ResponseUrl
from handlers.sending.sharing import share

if TYPE_CHECKING:
    from handlers.listeners.lists import Lists

COMMAND = "/eindex"
_ENTERED = "eindex_entered"  # in an event's context: whether there was room for it


@frozen
class Questions(Middleware):
    """Answers each question where it was asked, once. Safe to share between threads.

    The slash command is answered after Bolt has verified and authorised it, and before it tries its listeners: for one
    Bolt gathers all that any function might ask for, twice: a fifth of what an answer took (measured).
    """

    answerer: PersonalAnswerer
    rate_limit: RateLimit
    attachments: Attachments
    fallbacks: Fallbacks
    seen: Seen
    journal: Journal
    lists: "Callable[[], Lists]"

    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002, ARG002  # Bolt's names
        """Answer the command in its acknowledgement; what is none goes on to the listeners."""
        return self._command(req.body, req.context) if req.body.get("command") == COMMAND else next()

    def _command(self, body: dict[str, Any], context: BoltContext) -> BoltResponse:
        began, asked = time.perf_counter(), payloads.command(body)
        asker, sender, conversation = self._met(body, context, asked)
        try:
            reply = self.answerer.reply(asker, asked.question, conversation=conversation)
        except Exception as error:
            reply = failures.report(error, self.answerer.lang(asker, asked.question))
        self.journal.note("command", body, asker.team, reply, began)
        if reply.attachment:
            tell = partial(sender.respond, ResponseUrl(context.response_url), asked)
            self.attachments.send_after_acknowledgement(context.client, reply, asked, tell)
        return sender.acknowledge(self.attachments.announce(reply, reply.asked or asked.question))

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
            asker, sender, conversation = self._met(body, context, said)
            say = partial(sender.post, said)
            sent = event.get("files") and not said.others_listen
            if sent and not self.lists().dropped(body, client, context, said, say):
                return
            try:
                reply = self.answerer.message(asker, said.text, conversation=conversation)
                if reply is None:
                    return
                say(reply)
            except Exception as error:
                reply = failures.tell(error, self.answerer.lang(asker, said.text), say)
            self.journal.note("mention" if said.others_listen else "message", body, asker.team, reply, began)
            self.attachments.send(client, reply, sender.place(said), say)

    def click(self, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        """Do what a button says: it asks on, shares the answer or takes it away."""
        began, click = time.perf_counter(), payloads.click(body)
        asker, sender, conversation = self._met(body, context, click)
        back = ResponseUrl(context.response_url)
        say_beside = partial(sender.respond, back, click._replace(replaces=False))  # the message stays as it is
        reply: Reply | None
        try:
            match click.kind:
                case "ask" | "pick":
                    reply = self.answerer.message(asker, click.question, click.lang, conversation)
                    if reply:
                        announced = self.attachments.announce(reply, click.question, private=click.ephemeral)
                        sender.respond(back, click, announced)
                case "share":
                    reply = self.answerer.message(asker, click.question, click.lang)
                    if reply and reply.status == "answer":
                        reply = reply if share(sender, back, click, reply) else None
                    elif reply:  # too many questions, or one that is answered no longer: nothing to tell all of
                        say_beside(reply)
                case "remove":
                    sender.remove(back, click)
                    reply = None
                case _:
                    reply = notices.stale(click.lang or self.answerer.lang(asker))
                    say_beside(reply)
        except Exception as error:
            reply = failures.tell(error, click.lang or self.answerer.lang(asker, click.question), say_beside)
        if reply is None:
            return
        self.journal.note("click", body, asker.team, reply, began)
        beside = click._replace(ephemeral=False) if click.kind == SHARE else click  # of what is shared, for all
        self.attachments.send(client, reply, address(beside), say_beside)

    def _met(
        self, body: dict[str, Any], context: BoltContext, asked: Said | Click
    ) -> tuple[Person, Sender, Conversation]:
        """Who asks, what answers them, and the conversation that it belongs to."""
        workspace = payloads.workspace_of(context, body)
        sender = Sender(context.client, self.fallbacks, workspace)
        return payloads.person(body, context), sender, conversation_of(workspace, asked)
