"""What a click on one of a reply's buttons does: it asks on, shares the answer or takes it away."""

import time
from functools import partial
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient

from data.model.frozen import frozen
from handlers.answering.personal_answerer import PersonalAnswerer, conversation_of
from handlers.listeners import payloads
from handlers.listeners.payloads import person, team_of, workspace_of
from handlers.operating.question_log import Journal
from handlers.replies import notices
from handlers.replies.buttons import SHARE
from handlers.replies.reply import Reply
from handlers.requests import address
from handlers.sending import failures
from handlers.sending.attachments import Attachments
from handlers.sending.fallbacks import Fallbacks
from handlers.sending.messages import Sender
from handlers.sending.response_url import ResponseUrl
from handlers.sending.sharing import share


@frozen
class Actions:
    """Does what the buttons of replies say. Safe to share between threads."""

    answerer: PersonalAnswerer
    attachments: Attachments
    fallbacks: Fallbacks
    journal: Journal

    def click(self, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        """Do what a button says."""
        began = time.perf_counter()
        click, team, workspace = payloads.click(body), team_of(context), workspace_of(context, body)
        sender, back = Sender(client, self.fallbacks, workspace), ResponseUrl(context.response_url)
        asker, conversation = person(body, team), conversation_of(workspace, click)
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
        self.journal.note("click", body, team, reply, began)
        beside = click._replace(ephemeral=False) if click.kind == SHARE else click  # of what is shared, for all
        self.attachments.send(client, reply, address(beside), say_beside)
