"""What a click on one of a reply's buttons does: it asks on, shares the answer or takes it away."""

from dataclasses import replace

from handlers.answering.personal_answerer import Desk
from handlers.listeners.payloads import Click
from handlers.replies.buttons import SHARE
from handlers.replies.render import render_stale
from handlers.replies.reply import Reply
from handlers.requests import Person
from handlers.sending.attachments import Courier
from handlers.sending.messages import Sender
from handlers.sending.response_url import ResponseUrl
from handlers.sending.sharing import share


class Clicked:
    """A click, and the way back to whoever clicked."""

    def __init__(self, sender: Sender, back: ResponseUrl, click: Click) -> None:
        self._sender = sender
        self._back = back
        self._click = click

    def answer(self, desk: Desk, courier: Courier, person: Person) -> Reply | None:
        """Do what the button says; the reply, None where there is none, or was one already."""
        click = self._click
        match click.kind:
            case "ask" | "pick":
                reply = desk.message(person, click.question, click.lang)
                if reply:
                    self.say(courier.announce(reply, click.question, private=click.ephemeral))
                return reply
            case "share":
                reply = desk.message(person, click.question, click.lang)
                if reply and reply.status == "answer":
                    return reply if share(self._sender, self._back, click, reply) else None
                if reply:  # too many questions, or one that is answered no longer: nothing to tell all of
                    self.say_beside(reply)
                return reply
            case "remove":
                self._sender.remove(self._back, click)
                return None
            case _:
                reply = render_stale(click.lang or desk.lang(person, ""))
                self.say_beside(reply)
                return reply

    @property
    def beside(self) -> Click:
        """The click, where the file of its answer belongs: of one that is shared, beside it for all."""
        return replace(self._click, ephemeral=False) if self._click.kind == SHARE else self._click

    def say(self, reply: Reply) -> None:
        """Answer the click."""
        self._sender.respond(self._back, self._click, reply)

    def say_beside(self, reply: Reply) -> None:
        """Say something more, and leave the message with the button as it is."""
        self._sender.respond(self._back, replace(self._click, replaces=False), reply)
