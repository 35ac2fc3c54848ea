"""The listeners: each takes a payload apart, has it answered, and has the reply sent. Few, and the commonest first."""

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltResponse, Respond
from slack_sdk import WebClient

from handlers import failures, incoming, sending
from handlers.answerer import Answerer
from handlers.delivery import announced, deliver
from handlers.incoming import Click, Said, address
from handlers.reply import Attachment, Reply
from handlers.seen import Seen

COMMAND = "/eindex"
_MAKERS = 2  # files made and sent at once after commands; drawing takes a processor
_AFTER_ACKNOWLEDGEMENT = 0.2  # seconds until a command's file is begun, so that its answer is there first


def register(app: App, answerer: Answerer, *, files: bool = True) -> None:
    """Register all listeners on the app. `files`: whether there is a Slack to upload them to."""
    seen = Seen()
    makers = ThreadPoolExecutor(_MAKERS, thread_name_prefix="file")

    def answer_command(body: dict[str, Any], client: WebClient, respond: Respond) -> BoltResponse:
        reply = answerer.reply(incoming.command_text(body))
        if reply.attachment is None:
            return sending.acknowledge(reply)
        if files:
            asked = incoming.command(body)
            makers.submit(send_later, client, reply.attachment, asked, partial(sending.respond, respond, client, asked))
        return sending.acknowledge(announced(reply, files=files))

    def send_later(client: WebClient, attachment: Attachment, asked: Click, tell: Callable[[Reply], None]) -> None:
        time.sleep(_AFTER_ACKNOWLEDGEMENT)
        deliver(answerer, client, attachment, address(asked), tell)

    def send_file(client: WebClient, reply: Reply, asked: Said | Click, tell: Callable[[Reply], None]) -> None:
        if files and reply.attachment:
            deliver(answerer, client, reply.attachment, address(asked), tell)

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
            return
        send_file(client, reply, said, partial(sending.post, client, said))

    def answer_click(body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        click = incoming.click(body)
        try:
            reply = answerer.reply(click.question, click.lang)
            seen_by_one = click.ephemeral or not files
            sending.respond(respond, client, click, announced(reply, files=files) if seen_by_one else reply)
        except Exception as error:
            sending.respond(respond, client, click, failures.report(error, click.lang or "sv"))
            return
        beside = replace(click, replaces=False)
        send_file(client, reply, click, partial(sending.respond, respond, client, beside))

    def answer_failure(error: Exception, body: dict[str, Any]) -> BoltResponse:
        reply = failures.report(error)
        return sending.acknowledge(reply) if "command" in body else BoltResponse(status=200)

    app.command(COMMAND)(answer_command)
    app.event("app_mention")(ack=take_event, lazy=[answer_message])
    app.event("message")(ack=take_event, lazy=[answer_message])
    app.action(re.compile(""))(ack=take_event, lazy=[answer_click])
    app.error(answer_failure)
