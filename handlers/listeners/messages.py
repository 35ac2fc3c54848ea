"""Answers what is said in messages: commands, mentions, direct messages and clicks on the bot's buttons."""

import time
from functools import partial
from typing import Any

from slack_bolt import BoltContext, BoltResponse
from slack_sdk import WebClient

from data.state import State
from handlers.answering.deduplication import Seen
from handlers.answering.desk import Desk
from handlers.answering.rate_limit import Crowd
from handlers.listeners import payloads
from handlers.listeners.actions import Clicked
from handlers.listeners.interactions import person
from handlers.listeners.tenant import team_of, workspace_of
from handlers.operating.question_log import Journal
from handlers.sending import failures
from handlers.sending.attachments import Courier
from handlers.sending.fallbacks import Ladder
from handlers.sending.messages import Sender
from handlers.sending.response_url import ResponseUrl

ENTERED = "eindex_entered"  # in an event's context: whether there was room for it


class Answering:
    """Takes a payload apart, has it answered, and has the reply sent. Safe to share between threads."""

    def __init__(self, desk: Desk, crowd: Crowd, courier: Courier, state: State, seen: Seen, journal: Journal) -> None:
        self._desk = desk
        self._crowd = crowd
        self._courier = courier
        self._ladder = Ladder(state)
        self._seen = seen
        self._journal = journal

    def command(self, body: dict[str, Any], context: BoltContext) -> BoltResponse:
        """Answer a slash command in its acknowledgement."""
        began = time.perf_counter()
        client = context.client
        team, text = team_of(context), payloads.command_text(body)
        sender, asker = Sender(client, self._ladder, workspace_of(context, body)), person(body, team)
        try:
            reply = self._desk.reply(asker, text)
        except Exception as error:
            reply = failures.report(error, self._desk.lang(asker, text))
        self._journal.note("command", body, team, reply, began)
        if reply.attachment:
            asked = payloads.command(body)
            tell = partial(sender.respond, ResponseUrl(context.response_url), asked)
            self._courier.send_after_acknowledgement(client, reply, asked, tell)
        return sender.acknowledge(self._courier.announce(reply, text))

    def message(self, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        """Answer a mention or a direct message where it was said, if there was room for it (`Crowd.enters`).

        Bolt calls this also after an event was turned away: then Slack delivers it again.
        """
        if not context.get(ENTERED):
            return
        began = time.perf_counter()
        with self._crowd.leaving():
            said = payloads.said(body["event"])
            if said is None or not self._seen.is_new(body["event_id"]):
                return
            event = body["event"]
            is_new = self._seen.is_new_question(event["channel"], event["ts"], said.text)
            if "edited" in event and not is_new:
                return
            team, sender = team_of(context), Sender(client, self._ladder, workspace_of(context, body))
            asker, say = person(body, team), partial(sender.post, said)
            try:
                reply = self._desk.message(asker, said.text)
                if reply is None:
                    return
                say(reply)
            except Exception as error:
                reply = failures.tell(error, self._desk.lang(asker, said.text), say)
            self._journal.note("mention" if said.others_listen else "message", body, team, reply, began)
            self._courier.send(client, reply, sender.place(said), say)

    def click(self, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        """Do what a button says."""
        began = time.perf_counter()
        click, team = payloads.click(body), team_of(context)
        sender, back = Sender(client, self._ladder, workspace_of(context, body)), ResponseUrl(context.response_url)
        clicked, asker = Clicked(sender, back, click), person(body, team)
        try:
            reply = clicked.answer(self._desk, self._courier, asker)
            if reply is None:
                return
        except Exception as error:
            reply = failures.tell(error, click.lang or self._desk.lang(asker, click.question), clicked.say_beside)
        self._journal.note("click", body, team, reply, began)
        self._courier.send(client, reply, payloads.address(clicked.beside), clicked.say_beside)
