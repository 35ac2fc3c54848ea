"""The listeners: each takes a payload apart, has it answered, and has the reply sent. Few, and the commonest first."""

import re
from typing import Any

from slack_bolt import Ack, App, BoltResponse, Respond
from slack_sdk import WebClient

from data.state import State
from handlers import failures, incoming, interactions, sending
from handlers.answerer import Answerer
from handlers.modals import Modals
from handlers.people import People
from handlers.seen import Seen

COMMAND = "/eindex"


def register(app: App, answerer: Answerer, state: State) -> None:
    """Register all listeners on the app."""
    seen = Seen(state)
    modals = Modals(answerer, People())

    def answer_command(body: dict[str, Any]) -> BoltResponse:
        return sending.acknowledge(answerer.reply(incoming.command_text(body)))

    def take_event(ack: Ack) -> None:
        ack()

    def answer_message(body: dict[str, Any], client: WebClient) -> None:
        said = incoming.said(body["event"])
        if said is None or not seen.is_new(body["event_id"]):
            return
        try:
            reply = answerer.reply(said.text)
            sending.post(client, said, reply)
        except Exception as error:
            sending.post(client, said, failures.report(error))

    def answer_click(body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        click = incoming.click(body)
        try:
            reply = answerer.reply(click.question, click.lang)
            sending.respond(respond, client, click, reply)
        except Exception as error:
            sending.respond(respond, client, click, failures.report(error, click.lang or "sv"))

    def answer_failure(error: Exception, body: dict[str, Any]) -> BoltResponse:
        reply = failures.report(error)
        return sending.acknowledge(reply) if "command" in body else BoltResponse(status=200)

    def is_in_view(body: dict[str, Any]) -> bool:
        return "view" in body

    def act_in_view(body: dict[str, Any], client: WebClient) -> None:
        modals.ask(body, client, interactions.act(body))

    anything = re.compile("")
    app.command(COMMAND)(answer_command)
    app.event("app_mention")(ack=take_event, lazy=[answer_message])
    app.event("message")(ack=take_event, lazy=[answer_message])
    app.options(anything)(modals.suggest)
    app.action(anything, matchers=[is_in_view])(ack=take_event, lazy=[act_in_view])
    app.action(anything)(ack=take_event, lazy=[answer_click])
    app.view(anything)(modals.submit)
    app.shortcut(anything)(ack=take_event, lazy=[modals.open])
    app.error(answer_failure)
