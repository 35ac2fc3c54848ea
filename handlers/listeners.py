"""The listeners: each takes a payload apart, has it answered, and has the reply sent. Few, and the commonest first."""

import re
from typing import Any

from slack_bolt import Ack, App, BoltResponse, Respond
from slack_sdk import WebClient

from data.state import State
from handlers import departure, failures, incoming, interactions, sending, surfaces
from handlers.answerer import Answerer
from handlers.conversation import Conversation
from handlers.people import People
from handlers.seen import Seen
from handlers.surfaces import is_in_view

COMMAND = "/eindex"


def register(app: App, answerer: Answerer, state: State) -> None:
    """Register all listeners on the app."""
    seen = Seen(state)
    people = People(state)
    conversation = Conversation(answerer, people)

    def answer_command(body: dict[str, Any]) -> BoltResponse:
        return sending.acknowledge(conversation.reply(incoming.command_text(body), interactions.person(body)))

    def take_event(ack: Ack) -> None:
        ack()

    def answer_message(body: dict[str, Any], client: WebClient) -> None:
        said = incoming.said(body["event"])
        if said is None or not seen.is_new(body["event_id"]):
            return
        try:
            reply = conversation.reply(said.text, interactions.person(body))
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

    def is_in_message(body: dict[str, Any]) -> bool:
        return not is_in_view(body)

    app.command(COMMAND)(answer_command)
    app.event("app_mention")(ack=take_event, lazy=[answer_message])
    app.event("message")(ack=take_event, lazy=[answer_message])
    app.action(re.compile(""), matchers=[is_in_message])(ack=take_event, lazy=[answer_click])
    surfaces.register(app, answerer, people, seen)
    departure.register(app, state)
    app.error(answer_failure)
