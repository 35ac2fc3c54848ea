"""Who sends the files that go with replies: after the reply, and after the acknowledgement that it was in."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from slack_sdk import WebClient

from handlers.answering.answerer import Answerer
from handlers.listeners.payloads import Address, Click, address
from handlers.replies.reply import Attachment, Reply
from handlers.sending.delivery import announced, deliver

Tell = Callable[[Reply], None]  # brings the asker a sentence where the file does not come
_MAKERS: Final = 2  # files made and sent at once after commands; drawing takes a processor
_AFTER_ACKNOWLEDGEMENT: Final = 0.2  # seconds until a command's file is begun, so that its answer is there first


class Courier:
    """Sends files. Safe to share between threads."""

    def __init__(self, answerer: Answerer, *, files: bool) -> None:
        """`files`: whether there is a Slack to upload them to."""
        self._answerer = answerer
        self._files = files
        self._makers = ThreadPoolExecutor(_MAKERS, thread_name_prefix="file")

    def announce(self, reply: Reply, question: str, *, private: bool = True) -> Reply:
        """The reply with where its file comes, unless that is right beside it."""
        return announced(reply, question, files=self._files) if private or not self._files else reply

    def send(self, client: WebClient, reply: Reply, place: Address, tell: Tell) -> None:
        """Send the file of a reply that was sent, if it has one."""
        if self._files and reply.attachment:
            deliver(self._answerer, client, reply.attachment, place, tell)

    def send_after_acknowledgement(self, client: WebClient, reply: Reply, asked: Click, tell: Tell) -> None:
        """Send the file of a reply that is about to be sent, without keeping it waiting."""
        if self._files and reply.attachment:
            self._makers.submit(self._send_later, client, reply.attachment, asked, tell)

    def _send_later(self, client: WebClient, attachment: Attachment, asked: Click, tell: Tell) -> None:
        time.sleep(_AFTER_ACKNOWLEDGEMENT)
        deliver(self._answerer, client, attachment, address(asked), tell)
