"""The listeners: which payload goes where. Few, and the commonest first: Bolt tries them one by one."""

import math
import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from data.state import State
from handlers.answering.answerer import Answerer
from handlers.answering.deduplication import Seen
from handlers.answering.personal_answerer import Desk
from handlers.answering.preferences import People
from handlers.answering.rate_limit import Crowd
from handlers.listeners import errors, payloads, surfaces, uninstall
from handlers.listeners.functions import Workflow
from handlers.listeners.home import Home
from handlers.listeners.messages import ENTERED, Answering
from handlers.listeners.surfaces import is_in_view
from handlers.listeners.tenant import team_of
from handlers.listeners.views import Modals
from handlers.operating.question_log import Journal
from handlers.requests import person
from handlers.sending.attachments import Courier

COMMAND = "/eindex"


def register(app: App, answerer: Answerer, state: State, journal: Journal, *, files: bool = True) -> None:
    """Register all listeners on the app.

    `files`: whether there is a Slack to upload them to; without one, whoever asks is alone, and may pipe in any number.
    """
    seen = Seen(state)
    crowd = Crowd() if files else Crowd(at_once=math.inf)
    people = People(state)
    desk = Desk(answerer, crowd, people)
    courier = Courier(answerer, files=files)
    answering = Answering(desk, crowd, courier, state, seen, journal)

    def take_event(ack: Ack) -> None:
        ack()

    def take_message(context: BoltContext) -> BoltResponse:
        context[ENTERED] = crowd.enters()
        return BoltResponse(status=200 if context[ENTERED] else 503)  # after 503, Slack delivers the event again

    def answer_failure(error: Exception, body: dict[str, Any], context: BoltContext) -> BoltResponse:
        try:
            lang = payloads.lang_of_button(body) or desk.lang(person(body, team_of(context)), body.get("text") or "")
        except (AttributeError, KeyError, TypeError):  # a payload of no known form
            lang = "sv"
        return errors.acknowledge(error, body, lang)

    def is_in_message(body: dict[str, Any]) -> bool:
        return not is_in_view(body)

    app.use(Commands(answering))
    app.event("app_mention")(ack=take_message, lazy=[answering.message])
    app.event("message")(ack=take_message, lazy=[answering.message])
    app.action(re.compile(""), matchers=[is_in_message])(ack=take_event, lazy=[answering.click])
    modals = Modals(answerer, people, desk, courier, journal)
    surfaces.register(app, modals, Home(answerer, people), Workflow(answerer, seen, journal))
    uninstall.register(app, state)
    app.error(answer_failure)


class Commands(Middleware):
    """Answers the slash command after Bolt has verified and authorised it, and before it tries its listeners.

    For a listener Bolt gathers all that any function might ask for, twice: a fifth of what an answer took (measured).
    """

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002, ARG002  # Bolt's names
        """Answer the command; what is none goes on to the listeners."""
        return self._answering.command(req.body, req.context) if req.body.get("command") == COMMAND else next()
