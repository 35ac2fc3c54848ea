"""Posts an answer that only its asker saw for all, by name of who shares it, and tells whether it was posted."""

import logging
from dataclasses import replace
from http.client import HTTPException
from typing import Any, Literal

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.replies.blocks import context
from handlers.replies.limits import TEXT, cut
from handlers.replies.notices import sentence
from handlers.replies.reply import Reply, lang_of
from handlers.replies.texts import TEXTS
from handlers.requests import Click, Said
from handlers.sending.failures import SLACK, is_closed, why
from handlers.sending.messages import Lost, Sender
from handlers.sending.response_url import HURRY, SILENT, ResponseUrl

_log = logging.getLogger("eindex.sending")

Shared = Literal["sent", "not_in_channel", "refused", "unsure"]


def share(sender: Sender, back: ResponseUrl, click: Click, reply: Reply) -> bool:
    """Post the answer that was clicked, and say to its asker whether it was. True if it was."""
    texts = TEXTS[lang_of(reply)]
    try:
        _post_for_all(sender, back, click._replace(ephemeral=False, replaces=False), _signed(reply, click.user, " "))
    except SLACK as error:
        _log.warning("an answer was not shared (%s)", why(error))
        said = texts.share_not_in_channel if is_closed(error) else texts.share_refused
        sender.respond(back, click._replace(ephemeral=True, replaces=False), sentence(said))
        return False
    sender.respond(back, click._replace(ephemeral=True, replaces=True), sentence(texts.shared))
    return True


def share_from_modal(client: WebClient, response_url: str, channel: str, user: str, reply: Reply) -> Shared:
    """Post what a modal shows in the channel that was chosen in it, before the modal is acknowledged.

    Through the channel's response_url, which needs no membership of it; without one, as a message of the bot's.
    """
    shared = _signed(reply, user, "\n")
    message: dict[str, Any] = {"text": shared.text, "blocks": list(shared.blocks)}
    try:
        if response_url:
            return _through(ResponseUrl(response_url, acknowledged=False), message)
        quick = WebClient(token=client.token, base_url=client.base_url, timeout=HURRY)
        quick.chat_postMessage(channel=channel, unfurl_links=False, **message)
    except SlackApiError as error:
        _log.warning("Slack refused what was shared (%s)", why(error))
        return "not_in_channel" if is_closed(error) else "refused"
    except TimeoutError:
        return "unsure"
    except (OSError, HTTPException) as error:
        _log.warning("what was shared did not reach Slack: %s", why(error))
        return "refused"
    return "sent"


def _signed(reply: Reply, user: str, apart: str) -> Reply:
    """The answer with by whom it is shared. `apart`: what stands between the two in its text."""
    by = TEXTS[lang_of(reply)].shared_by.format(user=f"<@{user}>")
    return replace(reply, text=cut(f"{reply.text}{apart}{by}", TEXT), blocks=(*reply.blocks, context(by)), private=())


def _post_for_all(sender: Sender, back: ResponseUrl, click: Click, reply: Reply) -> None:
    """Through the response_url, which needs no membership of the channel; else as a message of the bot's."""
    try:
        sender.through(back, click, reply)
    except Lost as lost:
        _log.warning("response_url said %s: posting in the channel", lost)
        sender.publish(Said("", click.channel, click.user, click.thread, others_listen=True), reply)


def _through(back: ResponseUrl, message: dict[str, Any]) -> Shared:
    said = back.send({**message, "response_type": "in_channel"})
    if said.status_code == 400:
        _log.warning("response_url said %s: sharing plain text", said.body)
        said = back.send({"text": message["text"], "response_type": "in_channel"})
    if said.status_code == 200:
        return "sent"
    _log.warning("response_url said %s %s", said.status_code, said.body)
    return "unsure" if said.body == SILENT else "refused"
