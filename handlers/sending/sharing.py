"""Posts an answer that only its asker saw for all, by name of who shares it, and tells whether it was posted."""

import logging
from dataclasses import replace
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.replies.blocks import context
from handlers.replies.limits import TEXT, cut
from handlers.replies.notices import sentence
from handlers.replies.reply import Reply, lang_of
from handlers.replies.texts import TEXTS, Texts
from handlers.requests import Click, Said, Submission
from handlers.sending.failures import SLACK, is_closed, why
from handlers.sending.messages import Lost, Sender
from handlers.sending.response_url import HURRY, SILENT, ResponseUrl

_log = logging.getLogger("eindex.sending")


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


def share_from_modal(client: WebClient, chosen: Submission, reply: Reply, texts: Texts) -> str:
    """Post what a modal shows in the channel that was chosen in it, before the modal is acknowledged.

    Through the channel's response_url, which needs no membership of it; without one, as a message of the bot's. What is
    to be said where it was not posted, else nothing.
    """
    shared = _signed(reply, chosen.person.user, "\n")
    message: dict[str, Any] = {"text": shared.text, "blocks": list(shared.blocks)}
    try:
        if chosen.response_url:
            return _through(ResponseUrl(chosen.response_url, acknowledged=False), message, texts)
        quick = WebClient(token=client.token, base_url=client.base_url, timeout=HURRY)
        quick.chat_postMessage(channel=chosen.channel, unfurl_links=False, **message)
    except SlackApiError as error:
        _log.warning("Slack refused what was shared (%s)", why(error))
        return texts.share_not_in_channel if is_closed(error) else texts.share_refused
    except TimeoutError:
        return texts.share_unsure
    except (OSError, HTTPException) as error:
        _log.warning("what was shared did not reach Slack: %s", why(error))
        return texts.share_refused
    return ""


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


def _through(back: ResponseUrl, message: dict[str, Any], texts: Texts) -> str:
    said = back.send({**message, "response_type": "in_channel"})
    if said.status_code == 400:
        _log.warning("response_url said %s: sharing plain text", said.body)
        said = back.send({"text": message["text"], "response_type": "in_channel"})
    if said.status_code == 200:
        return ""
    _log.warning("response_url said %s %s", said.status_code, said.body)
    return texts.share_unsure if said.body == SILENT else texts.share_refused
