"""Which payload goes where. Few listeners, and the commonest first: Bolt tries them one by one."""

import math
import re
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_sdk import WebClient

from data.state import State
from data.state.conversations import Conversations
from handlers.answering.answerer import Answerer
from handlers.answering.deduplication import Seen
from handlers.answering.personal_answerer import PersonalAnswerer
from handlers.answering.rate_limit import RateLimit
from handlers.listeners import errors, payloads, uninstall
from handlers.listeners.actions import Actions
from handlers.listeners.commands import Commands
from handlers.listeners.functions import ASK, CHOICES, STEP, Functions
from handlers.listeners.home import Home
from handlers.listeners.lists import FORM, Lists
from handlers.listeners.mcp import Mcp
from handlers.listeners.messages import Messages
from handlers.listeners.payloads import team_of
from handlers.listeners.views import Views
from handlers.operating.question_log import Journal
from handlers.replies.blocks import COMPARE
from handlers.requests import NOBODY, Editing
from handlers.sending.attachments import Attachments
from handlers.sending.fallbacks import Fallbacks

_ANYTHING = re.compile("")
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

    lists = Lists(editing, personal, fallbacks, journal)
    messages = Messages(personal, rate_limit, attachments, fallbacks, seen, journal, lists)
    actions = Actions(personal, attachments, fallbacks, journal)
    views = Views(answerer, personal, attachments, journal)
    home = Home(answerer, personal)
    functions = Functions(answerer, seen, journal)

    def act(body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        act = payloads.act(body, team_of(context))
        match act.action.partition(":")[0]:
            case "open":
                views.open(payloads.button_shortcut(act), client)
            case "choose":
                home.choose(act, client)
            case _:
                views.ask(body, client, act)

    def use_shortcut(body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        views.open(payloads.shortcut(body, team_of(context)), client)

    def open_home(body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        home.opened(payloads.opened(body, team_of(context)), client)

    def answer_failure(error: Exception, body: dict[str, Any], context: BoltContext) -> BoltResponse:
        try:
            asker = payloads.person(body, team_of(context))
            lang = payloads.lang_of_button(body) or personal.lang(asker, body.get("text") or "")
        except (AttributeError, KeyError, TypeError):  # a payload of no known form
            lang = "sv"
        return errors.acknowledge(error, body, lang)

    app.use(Commands(personal, attachments, fallbacks, journal))
    app.use(Mcp(answerer, personal, journal))
    app.event("app_mention")(ack=messages.take, lazy=[messages.answer])
    app.event("message")(ack=messages.take, lazy=[messages.answer])
    app.action(_ANYTHING, matchers=[_is_in_message])(ack=_take, lazy=[actions.click])
    app.action(_LISTS)(ack=_take, lazy=[lists.click])
    app.view(FORM)(ack=lists.submit, lazy=[lists.load_other])
    app.options(_ANYTHING)(views.suggest)
    app.action(_ANYTHING, matchers=[_is_in_view])(ack=_take, lazy=[act])
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


def _is_in_view(body: dict[str, Any]) -> bool:
    """Whether something was clicked in a modal or in the App Home, or opens a modal."""
    return "view" in body or body["actions"][0].get("action_id") == COMPARE


def _is_in_message(body: dict[str, Any]) -> bool:
    return not _is_in_view(body) and not _LISTS.match(body["actions"][0].get("action_id") or "")
