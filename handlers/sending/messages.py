"""Sends replies as messages: in a conversation, through a response_url, and to a person directly."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from slack_bolt import BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.replies.blocks import section
from handlers.replies.buttons import public
from handlers.replies.limits import TEXT, cut
from handlers.replies.notices import sentence
from handlers.replies.reply import Block, Reply, lang_of
from handlers.replies.texts import TEXTS
from handlers.requests import Address, Click, Said, address
from handlers.sending.failures import JSON, SLACK, is_closed, note, why
from handlers.sending.fallbacks import Fallbacks
from handlers.sending.response_url import ResponseUrl

_log = logging.getLogger("eindex.sending")
_REFUSED: Final = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "no_text"})
_NOT_A_MEMBER: Final = frozenset({"not_in_channel", "channel_not_found"})


class Sender:
    """Sends replies to one workspace's people. Cheap to make: one is made for each payload."""

    def __init__(self, client: WebClient, fallbacks: Fallbacks, workspace: str) -> None:
        """`workspace`: by `payloads.workspace_of`."""
        self._client = client
        self._fallbacks = fallbacks
        self._workspace = workspace
        self._told = False  # the asker was told that the bot may not post in the channel

    def acknowledge(self, reply: Reply) -> BoltResponse:
        """An acknowledgement that is the answer, seen by the asker only."""
        return BoltResponse(status=200, body=self._fallbacks.acknowledgement(self._workspace, reply), headers=JSON)

    def post(self, said: Said, reply: Reply) -> None:
        """Answer a message where it was said; where the bot may not post there, tell the asker so, once, and answer.

        SlackApiError where it is refused in both ways.
        """
        if self._told:
            self._beside(said, reply)
            return
        try:
            self.publish(said, reply)
        except SlackApiError as error:
            if not said.others_listen or not is_closed(error):
                raise
            _log.warning("the bot may not post in the channel (%s): only the asker is told", why(error))
            self._beside(said, _explained(reply, said.channel, may_be_invited=why(error) in _NOT_A_MEMBER))
            self._told = True

    def place(self, said: Said) -> Address:
        """Where the file of an answer to a message belongs: beside the answer, which may have gone to the asker."""
        return address(said)._replace(private=self._told)

    def publish(self, said: Said, reply: Reply) -> None:
        """Answer a message where it was said; in plainer blocks where Slack refuses those of the reply.

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
            self._client.chat_postMessage(**{**message, "text": reply.short})
            return

        def send(rung: list[Block]) -> str:
            return _refusal(self._client.chat_postMessage, blocks=rung or None, **message)

        self._down(_for_all(reply, said.user), send)

    def respond(self, back: ResponseUrl, click: Click, reply: Reply) -> None:
        """Answer a click: through its response_url, in plainer blocks where those are refused, else as a message.

        SlackApiError, OSError or HTTPException where no way is left.
        """
        try:
            self.through(back, click, reply)
        except Lost as lost:
            _log.warning("response_url said %s: posting to the asker", lost)
            self._beside(click, reply)

    def through(self, back: ResponseUrl, click: Click, reply: Reply) -> None:
        """Answer through the response_url. Lost where it takes nothing."""
        how: dict[str, Any] = {
            "text": reply.text,
            "response_type": "ephemeral" if click.ephemeral else "in_channel",
            "replace_original": click.replaces and reply.status != "busy",
            "thread_ts": None if click.replaces else click.thread,
        }

        def send(rung: list[Block]) -> str:
            message = {**how, "blocks": rung} if rung else how
            said = back.send_patiently(message)
            if said.status_code == 200:
                return ""
            if said.status_code != 400 or not rung:
                raise Lost(f"{said.status_code} {said.body}")
            return str(said.body)

        self._down(reply.private or reply.blocks if click.ephemeral else _for_all(reply, click.user), send)

    def _beside(self, asked: Click | Said, reply: Reply) -> None:
        """Say it to the asker in the channel; where the bot is not in that one, in the messages between the two."""

        def send(rung: list[Block]) -> str:
            message: dict[str, Any] = {"text": reply.text, "blocks": rung or None}
            place = {"channel": asked.channel, "user": asked.user, "thread_ts": asked.thread}
            try:
                return _refusal(self._client.chat_postEphemeral, **place, **message)
            except SlackApiError as error:
                _log.warning("the asker is written to directly (%s)", why(error))
            message |= {"channel": asked.user, "unfurl_links": False, "unfurl_media": False}
            return _refusal(self._client.chat_postMessage, **message)

        self._down(reply.blocks, send)

    def remove(self, back: ResponseUrl, click: Click) -> None:
        """Take an answer away; to somebody else than its asker, say that only the asker can."""
        if not click.ephemeral and click.question not in ("-", click.user):
            beside = click._replace(ephemeral=True, replaces=False)
            self.respond(back, beside, sentence(TEXTS[click.lang or "sv"].remove_only_asker))
            return
        said = back.send_patiently({"delete_original": True})
        if said.status_code == 200:
            return
        if click.ephemeral:  # nothing but its response_url can take it away
            raise Lost(f"{said.status_code} {said.body}")
        self._client.chat_delete(channel=click.channel, ts=click.message)

    def _down(self, drawn: Sequence[Block], send: Callable[[list[Block]], str]) -> None:
        """Send in the richest form that is taken. `send` returns what Slack says where it refuses the blocks."""
        refused: list[list[Block]] = []
        for rung in self._fallbacks.rungs(self._workspace, drawn):
            if not (said := send(rung)):
                self._fallbacks.took(self._workspace, rung)
                for each in refused:
                    self._fallbacks.refused(self._workspace, each)
                return
            _log.warning("Slack refused the blocks (%s): a plainer form is tried", said)
            refused.append(rung)


class Lost(Exception):
    """A response_url that takes nothing any more."""


def _refusal(call: Callable[..., object], **message: Any) -> str:
    """What Slack says where it refuses the blocks of a message; empty where it takes it. SlackApiError for more."""
    try:
        call(**message)
    except SlackApiError as error:
        if not message["blocks"] or why(error) not in _REFUSED:
            raise
        return why(error)
    return ""


def _for_all(reply: Reply, asker: str) -> Sequence[Block]:
    """The blocks of a reply that others see too."""
    if reply.status != "answer":
        return reply.blocks
    return public(reply.blocks, asker, lang_of(reply), reply.question)


def _explained(reply: Reply, channel: str, *, may_be_invited: bool) -> Reply:
    """The reply, after why it does not come where it was asked for."""
    texts = TEXTS[lang_of(reply)]
    template = texts.may_not_post_here if may_be_invited else texts.nobody_may_post_here
    said = template.format(channel=f"<#{channel}>")
    return replace(reply, text=cut(f"{said} {reply.text}", TEXT), blocks=(section(said), *reply.blocks))


def tell_beside(back: ResponseUrl, reply: Reply) -> bool:
    """Say it to whoever clicked, without a token and without waiting; whether Slack took it."""
    message = {"text": reply.text, "response_type": "ephemeral", "replace_original": False}
    return back.send(message).status_code == 200


def write(client: WebClient, user: str, reply: Reply) -> None:
    """Write to a person directly, without blocks where Slack refuses them. A failure is logged with an id."""
    message: dict[str, Any] = {"channel": user, "text": reply.text, "unfurl_links": False}
    try:
        if _refusal(client.chat_postMessage, blocks=list(reply.blocks), **message):
            client.chat_postMessage(**message)
    except SLACK as error:
        note(error)
