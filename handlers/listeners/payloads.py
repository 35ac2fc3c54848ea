"""What Slack sends, made into what was said: the one place that reads raw payloads."""

import html
import re
from dataclasses import dataclass
from typing import Any, cast

from data.model.query import Lang
from handlers.replies.blocks import ASK, PICK

_MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>")
_LABELLED = re.compile(r"<[^<>|]*\|([^<>]*)>")  # <url|label>, <#C1|channel>

# Subtypes of messages in which somebody says something: plain, with a file, /me, and a reply also sent to the channel.
_SAID = frozenset({None, "file_share", "me_message", "thread_broadcast"})


@dataclass(frozen=True, slots=True)
class Said:
    """A message to the bot, and where its answer belongs."""

    text: str
    channel: str
    user: str
    thread: str | None
    others_listen: bool  # in a channel; else it is between the two


@dataclass(frozen=True, slots=True)
class Click:
    """A click on one of the bot's buttons. `kind`: the beginning of its action_id."""

    kind: str
    question: str
    lang: Lang | None
    replaces: bool  # the answer takes the place of the message with the button
    ephemeral: bool  # the message with the button is seen by one person only
    channel: str
    user: str
    thread: str | None
    message: str  # its timestamp


@dataclass(frozen=True, slots=True)
class Address:
    """Where a file belongs. `private`: to the user alone, since the answer it goes with is seen by nobody else."""

    channel: str
    user: str
    thread: str | None
    private: bool


def address(asked: Said | Click) -> Address:
    """Where the file of an answer belongs: beside the answer, or where that is ephemeral, between the two."""
    private = isinstance(asked, Click) and asked.ephemeral
    return Address(asked.channel, asked.user, asked.thread, private)


def plain_text(text: str) -> str:
    """Slack's markup as the words somebody typed: mentions of people dropped, links as their labels."""
    if "<" not in text and "&" not in text:
        return text.strip()
    return html.unescape(_LABELLED.sub(r"\1", _MENTION.sub(" ", text))).strip()


def command_text(body: dict[str, Any]) -> str:
    """What stands after the slash command."""
    return plain_text(body.get("text") or "")


def command(body: dict[str, Any]) -> Click:
    """A slash command as a click whose answer only the asker sees: for what follows the acknowledgement."""
    return Click(
        kind=ASK,
        question=command_text(body),
        lang=None,
        replaces=False,
        ephemeral=True,
        channel=body["channel_id"],
        user=body["user_id"],
        thread=None,
        message="",
    )


def said(event: dict[str, Any]) -> Said | None:
    """A mention or a direct message; None for what needs no answer: edits, deletions, what bots say, other channels."""
    if event.get("bot_id") or event.get("subtype") not in _SAID or "user" not in event:
        return None
    in_channel = event["type"] == "app_mention"
    if not in_channel and event.get("channel_type") != "im":
        return None
    return Said(
        text=plain_text(event.get("text") or ""),
        channel=event["channel"],
        user=event["user"],
        thread=event.get("thread_ts") or (event["ts"] if in_channel else None),
        others_listen=in_channel,
    )


def lang_of_button(body: dict[str, Any]) -> Lang | None:
    """The language of the button that was clicked, if one was."""
    lang = _value((body.get("actions") or [{}])[0]).partition(" ")[0]
    return cast(Lang, lang) if lang in ("sv", "en") else None


def _value(action: dict[str, Any]) -> str:
    """Of a button, or of what was chosen in a menu."""
    return str((action.get("selected_option") or action).get("value") or "")


def click(body: dict[str, Any]) -> Click:
    """A click on what `blocks.button` or `blocks.menu` made; a value of another make is taken as a question."""
    action = body["actions"][0]
    value, lang = _value(action), lang_of_button(body)
    container = body.get("container") or {}
    kind = str(action.get("action_id", "")).partition(":")[0]
    return Click(
        kind=kind,
        question=value.partition(" ")[2] if lang else value.strip(),
        lang=lang,
        replaces=kind == PICK,
        ephemeral=bool(container.get("is_ephemeral")),
        channel=(body.get("channel") or {}).get("id") or container.get("channel_id", ""),
        user=body["user"]["id"],
        thread=container.get("thread_ts") or (body.get("message") or {}).get("thread_ts"),
        message=str(container.get("message_ts") or ""),
    )
