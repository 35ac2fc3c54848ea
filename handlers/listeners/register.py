"""Which payload goes where. Few listeners, and the commonest first: Bolt tries them one by one."""

import math
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_sdk import WebClient

from data.state import State
from data.state.conversations import Conversations
from handlers.answering.answerer import Answerer
from handlers.answering.deduplication import Seen
from handlers.answering.personal_answerer import PersonalAnswerer
from handlers.answering.rate_limit import RateLimit
from handlers.listeners import errors, payloads, uninstall
from handlers.listeners.functions import ASK, CHOICES, STEP, Functions
from handlers.listeners.home import Home
from handlers.listeners.mcp import Mcp
from handlers.listeners.questions import Questions
from handlers.listeners.views import Views
from handlers.operating.question_log import Journal
from handlers.replies.blocks import COMPARE
from handlers.requests import NOBODY, Editing
from handlers.sending.attachments import Attachments
from handlers.sending.fallbacks import Fallbacks

if TYPE_CHECKING:
    from handlers.listeners.lists import Lists

_ANYTHING = re.compile("")
_OTHER_SURVEY = "list"  # callback_id of the window in which another survey is named for a list
_LISTS = re.compile("list_[a-z]+:")  # action_ids of the buttons under a list that was dropped


def register(
    app: App, answerer: Answerer, state: State, journal: Journal, editing: Editing = NOBODY, *, files: bool = True
) -> None:
    """Register all listeners on the app.

    `editing`: who may load lists that they send.
    `files`: whether there is a Slack to upload them to; without one, whoever asks is alone, and may pipe in any number.
    """
    seen = Seen(state)
    rate_limit = RateLimit() if files else RateLimit(at_once=math.inf)
    conversations = Conversations(state, state.memory, kept=files)
    personal = PersonalAnswerer(answerer, conversations, rate_limit, state)
    attachments = Attachments(answerer.content, files=files)
    fallbacks = Fallbacks(state)

    @cache
    def lists() -> "Lists":
        from handlers.listeners.lists import Lists  # for the first list that is dropped

        return Lists(editing, personal, fallbacks, journal)

    questions = Questions(personal, rate_limit, attachments, fallbacks, seen, journal, lists)
    views = Views(answerer, personal, attachments, journal)
    home = Home(answerer, personal)
    functions = Functions(answerer, seen, journal)

    def act(body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        action = body["actions"][0].get("action_id") or ""
        if _LISTS.match(action):
            return lists().click(body, client, context)
        if "view" not in body and action != COMPARE:  # in a message, and opens no modal
            return questions.click(body, client, context)
        act = payloads.act(body, context)
        match action.partition(":")[0]:
            case "open":
                return views.open(act, client)
            case "choose":
                return home.choose(act, client)
            case _:
                return views.ask(body, client, act)

    def name_survey(body: dict[str, Any], context: BoltContext) -> BoltResponse:
        return lists().submit(body, context)

    def load_other(body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        lists().load_other(body, client, context)

    def use_shortcut(body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        views.open(payloads.shortcut(body, context), client)

    def open_home(body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        home.opened(payloads.opened(body, context), client)

    def answer_failure(error: Exception, body: dict[str, Any], context: BoltContext) -> BoltResponse:
        try:
            asker = payloads.person(body, context)
            lang = payloads.lang_of_button(body) or personal.lang(asker, body.get("text") or "")
        except (AttributeError, KeyError, TypeError):  # a payload of no known form
            lang = "sv"
        return errors.acknowledge(error, body, lang)

    app.use(questions)
    app.use(Mcp(answerer, personal, journal))
    app.event("app_mention")(ack=questions.take, lazy=[questions.answer])
    app.event("message")(ack=questions.take, lazy=[questions.answer])
    app.action(_ANYTHING)(ack=_take, lazy=[act])
    app.view(_OTHER_SURVEY)(ack=name_survey, lazy=[load_other])
    app.options(_ANYTHING)(views.suggest)
    app.view(_ANYTHING)(views.submit)
    app.event("app_home_opened")(ack=_take, lazy=[open_home])
    app.shortcut(_ANYTHING)(ack=_take, lazy=[use_shortcut])
    app.function(STEP, auto_acknowledge=False)(ack=_take, lazy=[functions.run])
    app.function(ASK, auto_acknowledge=False)(ack=_take, lazy=[functions.run])
    app.function(CHOICES, auto_acknowledge=False)(functions.choices)
    uninstall.register(app, state)
    app.error(answer_failure)


def _take(ack: Ack) -> None:
    """Acknowledge, and say nothing yet."""
    ack()
