"""The listeners for what is not a message: lists, modals, shortcuts, the App Home and workflow steps. By use, too."""

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from handlers import interactions
from handlers.answerer import Answerer
from handlers.blocks import COMPARE
from handlers.courier import Courier
from handlers.home import Home
from handlers.modals import Modals
from handlers.people import People
from handlers.seen import Seen
from handlers.workflow import CHOICES, STEP, Workflow


def is_in_view(body: dict[str, Any]) -> bool:
    """Whether something was clicked in a modal or in the App Home, or opens a modal."""
    return "view" in body or body["actions"][0].get("action_id") == COMPARE


def register(app: App, answerer: Answerer, people: People, seen: Seen, courier: Courier) -> None:
    """Register them on the app."""
    modals = Modals(answerer, people, courier)
    home = Home(answerer, people)
    workflow = Workflow(answerer, seen)

    def take(ack: Ack) -> None:
        ack()

    def act(body: dict[str, Any], client: WebClient) -> None:
        act = interactions.act(body)
        match act.action.partition(":")[0]:
            case "open":
                modals.open(interactions.button_shortcut(act), client)
            case "choose":
                home.choose(act, client)
            case _:
                modals.ask(body, client, act)

    def use_shortcut(body: dict[str, Any], client: WebClient) -> None:
        modals.open(interactions.shortcut(body), client)

    anything = re.compile("")
    app.options(anything)(modals.suggest)
    app.action(anything, matchers=[is_in_view])(ack=take, lazy=[act])
    app.view(anything)(modals.submit)
    app.event("app_home_opened")(ack=take, lazy=[home.opened])
    app.shortcut(anything)(ack=take, lazy=[use_shortcut])
    app.function(STEP, auto_acknowledge=False)(ack=take, lazy=[workflow.run])
    app.function(CHOICES, auto_acknowledge=False)(workflow.choices)
