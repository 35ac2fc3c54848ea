"""The listeners for what is not a message: lists, modals, shortcuts, the App Home and workflow steps. By use, too."""

import re
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_sdk import WebClient

from handlers import requests as interactions
from handlers.listeners.functions import CHOICES, STEP, Workflow
from handlers.listeners.home import Home
from handlers.listeners.tenant import team_of
from handlers.listeners.views import Modals
from handlers.replies.blocks import COMPARE


def is_in_view(body: dict[str, Any]) -> bool:
    """Whether something was clicked in a modal or in the App Home, or opens a modal."""
    return "view" in body or body["actions"][0].get("action_id") == COMPARE


def register(app: App, modals: Modals, home: Home, workflow: Workflow) -> None:
    """Register them on the app."""

    def take(ack: Ack) -> None:
        ack()

    def act(body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        act = interactions.act(body, team_of(context))
        match act.action.partition(":")[0]:
            case "open":
                modals.open(interactions.button_shortcut(act), client)
            case "choose":
                home.choose(act, client)
            case _:
                modals.ask(body, client, act)

    def use_shortcut(body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        modals.open(interactions.shortcut(body, team_of(context)), client)

    def suggest(body: dict[str, Any], context: BoltContext) -> BoltResponse:
        return modals.suggest(body, interactions.person(body, team_of(context)))

    def submit(body: dict[str, Any], client: WebClient, context: BoltContext) -> BoltResponse:
        return modals.submit(body, interactions.submission(body, team_of(context)), client)

    def open_page(body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        home.opened(interactions.opened(body, team_of(context)), client)

    def run_step(body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        workflow.run(body, client, team_of(context))

    anything = re.compile("")
    app.options(anything)(suggest)
    app.action(anything, matchers=[is_in_view])(ack=take, lazy=[act])
    app.view(anything)(submit)
    app.event("app_home_opened")(ack=take, lazy=[open_page])
    app.shortcut(anything)(ack=take, lazy=[use_shortcut])
    app.function(STEP, auto_acknowledge=False)(ack=take, lazy=[run_step])
    app.function(CHOICES, auto_acknowledge=False)(workflow.choices)
