"""The one place that sends. Whatever Slack says to a reply, the asker hears something."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from slack_bolt import BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.blocks import context, section
from handlers.failures import JSON, SLACK, why
from handlers.incoming import Click, Said
from handlers.ladder import Ladder
from handlers.limits import TEXT, cut
from handlers.parting import public
from handlers.reply import Block, Reply, lang_of
from handlers.response_url import ResponseUrl
from handlers.texts import TEXTS

_log = logging.getLogger("eindex.sending")
NOT_THERE: Final = frozenset({"not_in_channel", "channel_not_found", "is_archived", "restricted_action"})
REFUSED: Final = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "no_text"})


class Sender:
    """Sends replies to one workspace's people. Cheap to make: one is made for each payload."""

    def __init__(self, client: WebClient, ladder: Ladder, team: str) -> None:
        self._client = client
        self._ladder = ladder
        self._team = team

    def acknowledge(self, reply: Reply) -> BoltResponse:
        """An acknowledgement that is the answer, seen by the asker only."""
        return BoltResponse(status=200, body=self._ladder.acknowledgement(self._team, reply), headers=JSON)

    def post(self, said: Said, reply: Reply) -> None:
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
        drawn = public(reply.blocks, said.user, lang_of(reply)) if reply.status == "answer" else reply.blocks

        def send(rung: list[Block]) -> str:
            try:
                self._client.chat_postMessage(**message, blocks=rung or None)
            except SlackApiError as error:
                code = str(error.response.get("error"))
                if not rung or code not in REFUSED:
                    raise
                return code
            return ""

        self._down(drawn, send)

    def respond(self, response_url: ResponseUrl, click: Click, reply: Reply) -> None:
        """Answer a click: through its response_url, in plainer blocks where those are refused, else as a message.

        SlackApiError, OSError or HTTPException where no way is left.
        """
        try:
            self._through(response_url, click, reply)
        except _Lost as lost:
            _log.warning("response_url said %s: posting to the asker", lost)
            self._beside(click, reply)

    def _through(self, response_url: ResponseUrl, click: Click, reply: Reply) -> None:
        """Answer through the response_url. _Lost where it takes nothing."""
        how: dict[str, Any] = {
            "text": reply.text,
            "response_type": "ephemeral" if click.ephemeral else "in_channel",
            "replace_original": click.replaces and reply.status != "busy",
            "thread_ts": None if click.replaces else click.thread,
        }
        own: Sequence[Block] = reply.private or reply.blocks
        if not click.ephemeral:
            own = public(reply.blocks, click.user, lang_of(reply)) if reply.status == "answer" else reply.blocks

        def send(rung: list[Block]) -> str:
            message = {**how, "blocks": rung} if rung else how
            said = response_url.send_patiently(message)
            if said.status_code == 200:
                return ""
            if said.status_code != 400 or not rung:
                raise _Lost(f"{said.status_code} {said.body}")
            return str(said.body)

        self._down(own, send)

    def _beside(self, click: Click, reply: Reply) -> None:
        """Say it to the asker in the channel; where the bot is not in that one, in the messages between the two."""
        try:
            self._client.chat_postEphemeral(
                channel=click.channel, user=click.user, thread_ts=click.thread, text=reply.text
            )
        except SlackApiError as error:
            _log.warning("the asker is written to directly (%s)", why(error))
            self._client.chat_postMessage(channel=click.user, text=reply.text, unfurl_links=False)

    def share(self, response_url: ResponseUrl, click: Click, reply: Reply) -> bool:
        """Post an answer that only its asker saw for all, and say to the asker whether it was. True if it was."""
        texts = TEXTS[lang_of(reply)]
        by = texts.shared_by.format(user=f"<@{click.user}>")
        shared = replace(reply, text=cut(f"{reply.text} {by}", TEXT), blocks=(*reply.blocks, context(by)), private=())
        try:
            self._post_for_all(response_url, replace(click, ephemeral=False, replaces=False), shared)
        except SLACK as error:
            _log.warning("an answer was not shared (%s)", why(error))
            said = texts.share_not_in_channel if why(error) in NOT_THERE else texts.share_refused
            self.respond(response_url, replace(click, ephemeral=True, replaces=False), sentence(said))
            return False
        self.respond(response_url, replace(click, ephemeral=True, replaces=True), sentence(texts.shared))
        return True

    def _post_for_all(self, response_url: ResponseUrl, click: Click, reply: Reply) -> None:
        """Through the response_url, which needs no membership of the channel; else as a message of the bot's."""
        try:
            self._through(response_url, click, reply)
        except _Lost as lost:
            _log.warning("response_url said %s: posting in the channel", lost)
            self.post(Said("", click.channel, click.user, click.thread, others_listen=True), reply)

    def remove(self, response_url: ResponseUrl, click: Click) -> None:
        """Take an answer away; to somebody else than its asker, say that only the asker can."""
        if not click.ephemeral and click.question not in ("-", click.user):
            beside = replace(click, ephemeral=True, replaces=False)
            self.respond(response_url, beside, sentence(TEXTS[click.lang or "sv"].remove_only_asker))
            return
        said = response_url.send_patiently({"delete_original": True})
        if said.status_code == 200:
            return
        if click.ephemeral:  # nothing but its response_url can take it away
            raise _Lost(f"{said.status_code} {said.body}")
        self._client.chat_delete(channel=click.channel, ts=click.message)

    def _down(self, drawn: Sequence[Block], send: Callable[[list[Block]], str]) -> None:
        """Send in the richest form that is taken. `send` returns what Slack says where it refuses the blocks."""
        refused: list[list[Block]] = []
        for rung in self._ladder.rungs(self._team, drawn):
            if not (said := send(rung)):
                self._ladder.took(self._team, rung)
                for each in refused:
                    self._ladder.refused(self._team, each)
                return
            _log.warning("Slack refused the blocks (%s): a plainer form is tried", said)
            refused.append(rung)


class _Lost(Exception):
    """A response_url that takes nothing any more."""


def sentence(text: str) -> Reply:
    """A reply of one sentence."""
    return Reply(text, (section(text),))


def tell_beside(response_url: ResponseUrl, reply: Reply) -> bool:
    """Say it to whoever clicked, without a token and without waiting; whether Slack took it."""
    message = {"text": reply.text, "response_type": "ephemeral", "replace_original": False}
    return response_url.send(message).status_code == 200
