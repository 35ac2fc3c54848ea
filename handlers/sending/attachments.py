"""Sends the files that go with replies: after the reply, and after the acknowledgement that it was in.

Where a file does not come, a sentence says why.
"""

import logging
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError

from handlers.replies import blocks
from handlers.replies.limits import TEXT, cut
from handlers.replies.notices import sentence
from handlers.replies.reply import Attachment, Reply
from handlers.replies.texts import TEXTS
from handlers.requests import Address, Click, address
from handlers.sending.failures import why

Tell = Callable[[Reply], None]  # brings the asker a sentence where the file does not come
_MAKERS: Final = 2  # files made and sent at once after commands; drawing takes a processor
_AFTER_ACKNOWLEDGEMENT: Final = 0.2  # seconds until a command's file is begun, so that its answer is there first
_log = logging.getLogger("eindex.attachments")


class Attachments:
    """Sends files. Safe to share between threads."""

    def __init__(self, content: Callable[[Attachment], bytes], *, files: bool) -> None:
        """`content`: makes a file; `files`: whether there is a Slack to upload them to."""
        self._content = content
        self._files = files
        self._makers = ThreadPoolExecutor(_MAKERS, thread_name_prefix="file")

    def announce(self, reply: Reply, question: str, *, private: bool = True) -> Reply:
        """The reply with a line that says where its file comes, unless that is right beside it; without Slack, how to
        save it. `private`: only the asker sees the reply.
        """
        if reply.attachment is None or (self._files and not private):
            return reply
        texts = TEXTS[reply.attachment.lang]
        said = texts.file_comes_privately
        if not self._files:
            import shlex  # for the first file that cannot be sent

            typed = blocks.escape(shlex.quote(question.replace("`", "")))
            said = texts.file_comes_in_slack.format(question=typed, file=reply.attachment.filename)
        note = blocks.context(said)
        shown = (*reply.private, note) if reply.private else ()
        return replace(reply, text=cut(f"{reply.text} {said}", TEXT), blocks=(*reply.blocks, note), private=shown)

    def send(self, client: WebClient, reply: Reply, place: Address, tell: Tell) -> None:
        """Send the file of a reply that was sent, if it has one."""
        if self._files and reply.attachment:
            self._deliver(client, reply.attachment, place, tell)

    def send_after_acknowledgement(self, client: WebClient, reply: Reply, asked: Click, tell: Tell) -> None:
        """Send the file of a reply that is about to be sent, without keeping it waiting."""
        if self._files and reply.attachment:
            self._makers.submit(self._deliver, client, reply.attachment, address(asked), tell, _AFTER_ACKNOWLEDGEMENT)

    def _deliver(
        self, client: WebClient, attachment: Attachment, place: Address, tell: Tell, seconds: float = 0.0
    ) -> None:
        """Make and upload the file after some seconds; `tell` the asker what went wrong, by an id that the log has."""
        time.sleep(seconds)
        texts = TEXTS[attachment.lang]
        try:
            _upload(client, place, attachment, self._content(attachment))
        except ModuleNotFoundError:
            said = texts.file_not_installed
        except Exception as error:  # whatever it is: the asker hears it, and no thread is lost
            error_id = secrets.token_hex(4)
            _log.exception("file %s was not sent", error_id)
            said = _why(error, attachment).format(id=error_id)
        else:
            return
        try:
            tell(sentence(said))
        except Exception:
            _log.exception("the asker could not be told")


def _why(error: Exception, attachment: Attachment) -> str:
    texts = TEXTS[attachment.lang]
    match why(error):
        case "missing_scope":
            return texts.file_no_scope
        case "not_in_channel" | "channel_not_found":
            return texts.file_not_in_channel
        case _:
            return texts.file_failed


def _upload(client: WebClient, place: Address, attachment: Attachment, content: bytes) -> None:
    """Upload a file beside the answer it goes with.

    Slack shows no file in an ephemeral message, however it is uploaded (slackapi/node-slack-sdk#1790): there the file
    goes to the direct messages with the asker. A message to a user opens those without a further scope.

    SlackApiError where Slack refuses it, OSError or SlackRequestError where it cannot be reached.
    """
    if not place.private:
        _upload_to(client, place.channel, place.thread, attachment, content)
        return
    opened = client.chat_postMessage(channel=place.user, text=blocks.escape(attachment.title))
    try:
        _upload_to(client, opened["channel"], None, attachment, content)
    except Exception:
        with suppress(SlackApiError, OSError):
            client.chat_delete(channel=opened["channel"], ts=opened["ts"])  # it says nothing without the file
        raise


def _upload_to(client: WebClient, channel: str, thread: str | None, attachment: Attachment, content: bytes) -> None:
    file: dict[str, Any] = {
        "filename": attachment.filename,
        "file": content,
        "title": attachment.title,
        "alt_txt": attachment.alt or None,
        "channel": channel,
        "thread_ts": thread,
    }
    try:
        client.files_upload_v2(**file)
    except (SlackRequestError, OSError) as error:  # the upload itself, which the client does not try again
        _log.warning("the upload failed (%s): once more", type(error).__name__)
        client.files_upload_v2(**file)
