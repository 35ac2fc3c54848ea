"""Uploads the files that go with answers."""

import logging
from contextlib import suppress
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError

from handlers.replies.blocks import escape
from handlers.replies.reply import Attachment
from handlers.requests import Address

_log = logging.getLogger("eindex.uploading")


def upload(client: WebClient, address: Address, attachment: Attachment, content: bytes) -> None:
    """Upload a file beside the answer it goes with.

    Slack shows no file in an ephemeral message, however it is uploaded (slackapi/node-slack-sdk#1790): there the file
    goes to the direct messages with the asker. A message to a user opens those without a further scope.

    SlackApiError where Slack refuses it, OSError or SlackRequestError where it cannot be reached.
    """
    if not address.private:
        _upload(client, address.channel, address.thread, attachment, content)
        return
    opened = client.chat_postMessage(channel=address.user, text=escape(attachment.title))
    try:
        _upload(client, opened["channel"], None, attachment, content)
    except Exception:
        with suppress(SlackApiError, OSError):
            client.chat_delete(channel=opened["channel"], ts=opened["ts"])  # it says nothing without the file
        raise


def _upload(client: WebClient, channel: str, thread: str | None, attachment: Attachment, content: bytes) -> None:
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
