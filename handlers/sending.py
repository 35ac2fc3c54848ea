"""The one place that sends. Whatever Slack says to a reply, the asker hears something."""

import logging
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from slack_bolt import BoltResponse, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.webhook import WebhookResponse

from handlers.blocks import escape
from handlers.incoming import Address, Click, Said
from handlers.reply import Attachment, Reply

_log = logging.getLogger("eindex.sending")
_JSON: dict[str, str | Sequence[str]] = {"content-type": "application/json;charset=utf-8"}
_LONGEST_WAIT = 10.0  # seconds: what we wait for Slack's Retry-After before we try the next way
_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "no_text"})


def acknowledge(reply: Reply) -> BoltResponse:
    """An acknowledgement that is the answer, seen by the asker only."""
    return BoltResponse(status=200, body=reply.ephemeral, headers=_JSON)


def post(client: WebClient, said: Said, reply: Reply) -> None:
    """Answer a message where it was said; as plain text where Slack refuses the blocks.

    What was not understood takes one sentence in a channel, where others listen, and suggestions only in private.

    SlackApiError where it refuses that too.
    """
    message: dict[str, Any] = {
        "channel": said.channel,
        "thread_ts": said.thread,
        "text": reply.text,
        "unfurl_links": False,
        "unfurl_media": False,
    }
    if said.others_listen and reply.short:
        client.chat_postMessage(**{**message, "text": reply.short})
        return
    try:
        client.chat_postMessage(**message, blocks=list(reply.blocks))
    except SlackApiError as error:
        if error.response.get("error") not in _REFUSED:
            raise
        _log.warning("Slack refused the blocks (%s): sent as plain text", error.response.get("error"))
        client.chat_postMessage(**message)


def respond(response_url: Respond, client: WebClient, click: Click, reply: Reply) -> None:
    """Answer a click: through its response_url, as plain text where the blocks are refused, else as a message.

    `Respond` does not raise for what Slack says: what it brings back is checked here. SlackApiError or OSError where no
    way is left.
    """
    how: dict[str, Any] = {
        "text": reply.text,
        "response_type": "ephemeral" if click.ephemeral else "in_channel",
        "replace_original": click.replaces and reply.status != "busy",
        "thread_ts": None if click.replaces else click.thread,
    }
    with_blocks = {**how, "blocks": list(reply.blocks)}
    said = _try(response_url, with_blocks)
    if said.status_code == 429:
        time.sleep(min(_retry_after(said), _LONGEST_WAIT))
        said = _try(response_url, with_blocks)
    if said.status_code != 200:
        _log.warning("response_url said %s %s: trying plain text", said.status_code, said.body)
        said = _try(response_url, how)
    if said.status_code != 200:
        _log.warning("response_url said %s %s: posting to the asker", said.status_code, said.body)
        client.chat_postEphemeral(channel=click.channel, user=click.user, thread_ts=click.thread, text=reply.text)


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


def _try(response_url: Respond, message: dict[str, Any]) -> WebhookResponse:
    """What Slack says; status 0 where it cannot be reached."""
    try:
        return response_url(**message)
    except OSError as error:
        return WebhookResponse(url="", status_code=0, body=str(error), headers={})


def _retry_after(answer: WebhookResponse) -> float:
    value = {name.lower(): value for name, value in answer.headers.items()}.get("retry-after", "1")
    return float(value) if value.isdecimal() else 1.0
