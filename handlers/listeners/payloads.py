"""What Slack sends, made into who asked what, where: the one place that reads raw payloads."""

import html
import re
from typing import Any, cast

from slack_bolt import BoltContext

from data.model.question import Lang
from handlers.replies.blocks import ASK, PICK
from handlers.replies.views.frame import KOMMUN
from handlers.replies.views.modals import CHANNEL
from handlers.requests import Act, Click, Opened, Person, Said, Step, Submission

_MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>")
_LABELLED = re.compile(r"<[^<>|]*\|([^<>]*)>")  # <url|label>, <#C1|channel>

_EMOJI = re.compile(r"(?<!\w):[a-z+-][\w+-]*:(?!\w)")  # :wave:

# Subtypes of messages in which somebody says something: plain, with a file, /me, and a reply also sent to the channel.
_SAID = frozenset({None, "file_share", "me_message", "thread_broadcast"})


def team_of(context: BoltContext) -> str:
    """The team, as the state store has it, of whoever asks."""
    return (context.enterprise_id if context.is_enterprise_install else context.team_id) or ""


def workspace_of(context: BoltContext, body: dict[str, Any]) -> str:
    """The workspace where it was asked; of an organisation that has the app as a whole: "E1 T1".

    What such an organisation is told of an event names no workspace, and Bolt then knows none; the event does.
    """
    team, workspace = team_of(context), context.team_id or body.get("team_id")
    return f"{team} {workspace}" if context.is_enterprise_install and workspace else team


def person(body: dict[str, Any], context: BoltContext) -> Person:
    """Who did it, in a team by `team_of`: what is kept of people is kept, and forgotten, by installation."""
    user, event = body.get("user") or {}, body.get("event") or {}
    user = user if isinstance(user, dict) else {"id": user}
    who = user.get("id") or event.get("user") or body.get("user_id") or ""
    return Person(team_of(context), who, _lang(user.get("locale") or body.get("locale") or event.get("locale") or ""))


def _lang(locale: str) -> Lang | None:
    """sv-SE is Swedish; other languages than ours are answered in English; nothing is known of an empty one."""
    if not locale:
        return None
    return "sv" if locale.lower().startswith("sv") else "en"


def plain_text(text: str) -> str:
    """Slack's markup as the words somebody typed: mentions of people and emoji dropped, links as their labels."""
    if ":" in text:
        text = _EMOJI.sub(" ", text)
    if "<" not in text and "&" not in text:
        return text.strip()
    return html.unescape(_LABELLED.sub(r"\1", _MENTION.sub(" ", text))).strip()


def command(body: dict[str, Any]) -> Click:
    """A slash command as a click whose answer only the asker sees: for what follows the acknowledgement."""
    return Click(
        kind=ASK,
        question=plain_text(body.get("text") or ""),
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


def files(event: dict[str, Any]) -> list[tuple[str, str]]:
    """The files that came with a message: ids and names; of some, Slack tells the id only."""
    return [(str(each["id"]), str(each.get("name") or "")) for each in event.get("files") or [] if each.get("id")]


def lang_of_button(body: dict[str, Any]) -> Lang | None:
    """The language of the button that was clicked, if one was."""
    lang = _value((body.get("actions") or [{}])[0]).partition(" ")[0]
    return cast(Lang, lang) if lang in ("sv", "en") else None


def _value(action: dict[str, Any]) -> str:
    """Of a button, or of what was chosen in a menu."""
    return str((action.get("selected_option") or action).get("value") or "")


def click(body: dict[str, Any]) -> Click:
    """A click on what `blocks` made; a value of another make is taken as a question."""
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


def shortcut(body: dict[str, Any], context: BoltContext) -> Act:
    """A global shortcut, or one in a message's menu, as a click on a button that does the same."""
    text = plain_text((body.get("message") or {}).get("text") or "")
    return Act(f"open:{body['callback_id']}", text, person(body, context), body["trigger_id"], view="")


def submission(body: dict[str, Any], context: BoltContext) -> Submission:
    """What was submitted. A field that another version drew is left out."""
    view = body["view"]
    state = (view.get("state") or {}).get("values") or {}
    field = (state.get(KOMMUN) or {}).get(KOMMUN) or {}
    one = field.get("selected_option")
    chosen = field.get("selected_options") or ([one] if one else [])
    urls = body.get("response_urls") or [{}]
    return Submission(
        kind=view.get("callback_id") or "",
        person=person(body, context),
        kept=view.get("private_metadata") or "",
        kommuner=tuple(option["value"] for option in chosen),
        channel=((state.get(CHANNEL) or {}).get(CHANNEL) or {}).get("selected_conversation") or "",
        response_url=urls[0].get("response_url") or "",
        typed={
            name: str(given["value"]) for field in state.values() for name, given in field.items() if given.get("value")
        },
    )


def act(body: dict[str, Any], context: BoltContext) -> Act:
    """A click on a button, or a choice from a list."""
    action, view = body["actions"][0], body.get("view") or {}
    return Act(
        action=action.get("action_id") or "",
        value=_value(action),
        person=person(body, context),
        trigger=body["trigger_id"],
        view=view["id"] if view.get("type") == "modal" else "",
    )


def opened(body: dict[str, Any], context: BoltContext) -> Opened:
    """Which tab was opened, and the conversation with the bot that belongs to it."""
    event = body["event"]
    return Opened(event.get("tab") or "home", person(body, context), event.get("channel") or "")


def step(body: dict[str, Any]) -> Step:
    """A workflow step, with what the workflow gives it."""
    event = body["event"]
    inputs = {name: str(value) for name, value in (event.get("inputs") or {}).items() if value is not None}
    return Step(event["function_execution_id"], inputs)
