"""What a click on one of a reply's buttons does: it asks on, shares the answer or takes it away."""

import time
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient

from handlers.answering.conversation import Conversation, conversation_of
from handlers.answering.personal_answerer import PersonalAnswerer
from handlers.listeners import payloads
from handlers.listeners.payloads import person, team_of, workspace_of
from handlers.operating.question_log import Journal
from handlers.replies import notices
from handlers.replies.buttons import SHARE
from handlers.replies.reply import Reply
from handlers.requests import Click, Person, address
from handlers.sending import failures
from handlers.sending.attachments import Attachments
from handlers.sending.fallbacks import Fallbacks
from handlers.sending.messages import Sender
from handlers.sending.response_url import ResponseUrl
from handlers.sending.sharing import share


class Actions:
    """Does what the buttons of replies say. Safe to share between threads."""

    def __init__(
        self, answerer: PersonalAnswerer, attachments: Attachments, fallbacks: Fallbacks, journal: Journal
    ) -> None:
        self._answerer = answerer
        self._attachments = attachments
        self._fallbacks = fallbacks
        self._journal = journal

    def click(self, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        """Do what a button says."""
        began = time.perf_counter()
        click, team, workspace = payloads.click(body), team_of(context), workspace_of(context, body)
        sender, back = Sender(client, self._fallbacks, workspace), ResponseUrl(context.response_url)
        clicked, asker = _Clicked(sender, back, click, conversation_of(workspace, click)), person(body, team)
        try:
            reply = clicked.answer(self._answerer, self._attachments, asker)
            if reply is None:
                return
        except Exception as error:
            reply = failures.tell(error, click.lang or self._answerer.lang(asker, click.question), clicked.say_beside)
        self._journal.note("click", body, team, reply, began)
        self._attachments.send(client, reply, address(clicked.beside), clicked.say_beside)


class _Clicked:
    """A click, and the way back to whoever clicked."""

    def __init__(self, sender: Sender, back: ResponseUrl, click: Click, conversation: Conversation) -> None:
        self._sender = sender
        self._back = back
        self._click = click
        self._conversation = conversation

    def answer(self, answerer: PersonalAnswerer, attachments: Attachments, person: Person) -> Reply | None:
        """Do what the button says; the reply, None where there is none, or was one already."""
        click = self._click
        match click.kind:
            case "ask" | "pick":
                reply = answerer.message(person, click.question, click.lang, self._conversation)
                if reply:
                    self.say(attachments.announce(reply, click.question, private=click.ephemeral))
                return reply
            case "share":
                reply = answerer.message(person, click.question, click.lang)
                if reply and reply.status == "answer":
                    return reply if share(self._sender, self._back, click, reply) else None
                if reply:  # too many questions, or one that is answered no longer: nothing to tell all of
                    self.say_beside(reply)
                return reply
            case "remove":
                self._sender.remove(self._back, click)
                return None
            case _:
                reply = notices.stale(click.lang or answerer.lang(person, ""))
                self.say_beside(reply)
                return reply

    @property
    def beside(self) -> Click:
        """The click, where the file of its answer belongs: of one that is shared, beside it for all."""
        return self._click._replace(ephemeral=False) if self._click.kind == SHARE else self._click

    def say(self, reply: Reply) -> None:
        """Answer the click."""
        self._sender.respond(self._back, self._click, reply)

    def say_beside(self, reply: Reply) -> None:
        """Say something more, and leave the message with the button as it is."""
        self._sender.respond(self._back, self._click._replace(replaces=False), reply)
