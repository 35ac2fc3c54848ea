"""Who sends the files that go with replies: after the reply, and after the acknowledgement that it was in."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

from slack_bolt import Respond
from slack_sdk import WebClient

from handlers import incoming, sending
from handlers.answerer import Answerer
from handlers.delivery import announced, deliver
from handlers.incoming import Click, Said, address
from handlers.reply import Attachment, Reply

_Tell = Callable[[Reply], None]  # brings the asker a sentence where the file does not come
_MAKERS = 2  # files made and sent at once after commands; drawing takes a processor
_AFTER_ACKNOWLEDGEMENT = 0.2  # seconds until a command's file is begun, so that its answer is there first


class Courier:
    """Sends files. Safe to share between threads."""

    def __init__(self, answerer: Answerer, *, files: bool) -> None:
        """`files`: whether there is a Slack to upload them to."""
        self._answerer = answerer
        self._files = files
        self._makers = ThreadPoolExecutor(_MAKERS, thread_name_prefix="file")

    def after_command(self, reply: Reply, body: dict[str, Any], client: WebClient, respond: Respond) -> Reply:
        """Have the file sent once the command is acknowledged; the reply that says where it comes."""
        if reply.attachment and self._files:
            asked = incoming.command(body)
            tell = partial(sending.respond, respond, client, asked)
            self._makers.submit(self._send_later, client, reply.attachment, asked, tell)
        return announced(reply, files=self._files)

    def before_click(self, reply: Reply, click: Click) -> Reply:
        """The reply to a click, with where its file comes, unless that is right beside it."""
        return announced(reply, files=self._files) if click.ephemeral or not self._files else reply

    def after_click(self, reply: Reply, click: Click, client: WebClient, respond: Respond) -> None:
        """Send the file of an answer to a click."""
        beside = replace(click, replaces=False)
        self._send(client, reply, click, partial(sending.respond, respond, client, beside))

    def after_message(self, reply: Reply, said: Said, client: WebClient) -> None:
        """Send the file of an answer to a message."""
        self._send(client, reply, said, partial(sending.post, client, said))

    def _send(self, client: WebClient, reply: Reply, asked: Said | Click, tell: _Tell) -> None:
        if self._files and reply.attachment:
            deliver(self._answerer, client, reply.attachment, address(asked), tell)

    def _send_later(
        self, client: WebClient, attachment: Attachment, asked: Click, tell: Callable[[Reply], None]
    ) -> None:
        time.sleep(_AFTER_ACKNOWLEDGEMENT)
        deliver(self._answerer, client, attachment, address(asked), tell)
