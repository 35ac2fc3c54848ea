"""Brings the file of a reply to whoever asked, after the reply; where that fails, a sentence says why."""

import logging
import secrets
import shlex
from collections.abc import Callable
from dataclasses import replace

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.answering.answerer import Answerer
from handlers.listeners.payloads import Address
from handlers.replies import blocks
from handlers.replies.limits import TEXT, cut
from handlers.replies.reply import Attachment, Reply
from handlers.replies.texts import TEXTS
from handlers.sending import uploading

_log = logging.getLogger("eindex.delivery")


def announced(reply: Reply, question: str, *, files: bool) -> Reply:
    """A reply that only the asker sees, with a line that says where its file comes, or how to save it without Slack."""
    if reply.attachment is None:
        return reply
    texts = TEXTS[reply.attachment.lang]
    said = texts.file_comes_privately
    if not files:
        typed = blocks.escape(shlex.quote(question.replace("`", "")))
        said = texts.file_comes_in_slack.format(question=typed, file=reply.attachment.filename)
    note = blocks.context(said)
    private = (*reply.private, note) if reply.private else ()
    return replace(reply, text=cut(f"{reply.text} {said}", TEXT), blocks=(*reply.blocks, note), private=private)


def deliver(
    answerer: Answerer, client: WebClient, attachment: Attachment, address: Address, tell: Callable[[Reply], None]
) -> None:
    """Make and upload the file. `tell` brings the asker the sentence for what went wrong, whose id the log has too."""
    texts = TEXTS[attachment.lang]
    try:
        uploading.upload(client, address, attachment, answerer.content(attachment))
    except ModuleNotFoundError:
        said = texts.file_not_installed
    except Exception as error:  # whatever it is: the asker hears it, and no thread is lost
        error_id = secrets.token_hex(4)
        _log.exception("file %s was not sent", error_id)
        said = _why(error, attachment).format(id=error_id)
    else:
        return
    try:
        tell(Reply(said, (blocks.section(said),)))
    except Exception:
        _log.exception("the asker could not be told")


def _why(error: Exception, attachment: Attachment) -> str:
    texts = TEXTS[attachment.lang]
    code = error.response.get("error") if isinstance(error, SlackApiError) else None
    if code == "missing_scope":
        return texts.file_no_scope
    if code in ("not_in_channel", "channel_not_found"):
        return texts.file_not_in_channel
    return texts.file_failed
