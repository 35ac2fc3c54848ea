"""The listeners: each takes a payload apart, has it answered, and has the reply sent. Few, and the commonest first."""

import re
import time
from typing import Any

from slack_bolt import Ack, App, BoltResponse, Respond
from slack_sdk import WebClient

from data.state import State
from handlers import departure, failures, incoming, sending, surfaces
from handlers.answerer import Answerer
from handlers.courier import Courier
from handlers.crowd import Crowd
from handlers.desk import Desk
from handlers.interactions import person
from handlers.journal import Journal
from handlers.people import People
from handlers.seen import Seen
from handlers.surfaces import is_in_view

COMMAND = "/eindex"


def register(app: App, answerer: Answerer, state: State, journal: Journal, *, files: bool = True) -> None:
    """Register all listeners on the app. `files`: whether there is a Slack to upload them to."""
    seen = Seen(state)
    crowd = Crowd()
    people = People(state)
    desk = Desk(answerer, crowd, people)
    courier = Courier(answerer, files=files)

    def answer_command(body: dict[str, Any], client: WebClient, respond: Respond) -> BoltResponse:
        began = time.perf_counter()
        reply = desk.reply(person(body), incoming.command_text(body))
        journal.note("command", body, reply, began)
        return sending.acknowledge(courier.after_command(reply, body, client, respond))

    def take_event(ack: Ack) -> None:
        ack()

    def take_message() -> BoltResponse:
        return BoltResponse(status=200 if crowd.enters() else 503)  # after 503, Slack delivers the event again

    def answer_message(body: dict[str, Any], client: WebClient) -> None:
        began = time.perf_counter()
        with crowd.leaving():
            said = incoming.said(body["event"])
            if said is None or not seen.is_new(body["event_id"]):
                return
            try:
                reply = desk.message(person(body), said.text)
                if reply is None:
                    return
                sending.post(client, said, reply)
            except Exception as error:
                reply = failures.tell(error, "sv", lambda reply: sending.post(client, said, reply))
            journal.note("mention" if said.others_listen else "message", body, reply, began)
            courier.after_message(reply, said, client)

    def answer_click(body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        began = time.perf_counter()
        click = incoming.click(body)
        try:
            reply = desk.message(person(body), click.question, click.lang)
            if reply is None:
                return
            sending.respond(respond, client, click, courier.before_click(reply, click))
        except Exception as error:
            reply = failures.tell(
                error, click.lang or "sv", lambda reply: sending.respond(respond, client, click, reply)
            )
        journal.note("click", body, reply, began)
        courier.after_click(reply, click, client, respond)

    def answer_failure(error: Exception, body: dict[str, Any]) -> BoltResponse:
        reply = failures.report(error)
        return sending.acknowledge(reply) if "command" in body else BoltResponse(status=200)

    def is_in_message(body: dict[str, Any]) -> bool:
        return not is_in_view(body)

    app.command(COMMAND)(answer_command)
    app.event("app_mention")(ack=take_message, lazy=[answer_message])
    app.event("message")(ack=take_message, lazy=[answer_message])
    app.action(re.compile(""), matchers=[is_in_message])(ack=take_event, lazy=[answer_click])
    surfaces.register(app, answerer, people, seen)
    departure.register(app, state)
    app.error(answer_failure)
