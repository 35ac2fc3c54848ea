"""What Slack's recorded answers and payloads look like, and whether something of ours looks so.

recorded.json: keys and types of Slack's samples, as ../shared/slack-shapes has them, cut to the kinds we use; where
it says {} or "object", the inside differs from case to case. documented.json: what docs.slack.dev shows and the
samples lack (global shortcuts, lists that load, workflow steps); and `locale`, which is in neither: the bot reads it
where it should come, and so some tests send it.
"""

import inspect
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from slack_sdk import WebClient

from tests.fake_slack.rules import Json

_HERE: Final = Path(__file__).parent
_TYPES: Final = {"string": str, "number": (int, float), "boolean": bool, "object": dict, "list": list}
_MAY_BE_NULL: Final = {"enterprise", "enterprise_id", "team", "team_id"}  # where there is none
_MUST: Final[dict[str, set[str]]] = {  # what bots rely on
    "api.apps.connections.open": {"ok", "url"},
    "api.auth.test": {"ok", "user_id", "bot_id", "team_id", "url", "team", "user"},
    "api.chat.postMessage": {"ok", "ts", "channel", "message"},
    "api.chat.postEphemeral": {"ok", "message_ts"},
    "api.chat.delete": {"ok", "ts", "channel"},
    "api.files.getUploadURLExternal": {"ok", "upload_url", "file_id"},
    "api.files.completeUploadExternal": {"ok", "files"},
    "api.oauth.v2.access": {
        "ok",
        "access_token",
        "token_type",
        "scope",
        "bot_user_id",
        "app_id",
        "team",
        "authed_user",
    },
    **{f"api.views.{each}": {"ok", "view"} for each in ("open", "update", "publish")},
    "app-backend.SlashCommandPayload": {
        *("token", "command", "text", "user_id", "channel_id", "team_id", "response_url", "trigger_id", "api_app_id"),
    },
    "app-backend.BlockActionPayload": {"type", "team", "user", "api_app_id", "container", "actions", "trigger_id"},
    "app-backend.MessageShortcutPayload": {
        *("type", "team", "user", "callback_id", "trigger_id", "message", "channel", "message_ts", "response_url"),
    },
    "app-backend.GlobalShortcutPayload": {"type", "team", "user", "callback_id", "trigger_id", "action_ts"},
    "app-backend.BlockSuggestionPayload": {"type", "team", "user", "api_app_id", "action_id", "block_id", "value"},
    "app-backend.ViewSubmissionPayload": {"type", "team", "user", "api_app_id", "view"},
}
_MUST_EVENT: Final = {"token", "team_id", "api_app_id", "event", "type", "event_id", "event_time"}
_INTERACTIVE: Final = {
    "block_actions": "BlockAction",
    "message_action": "MessageShortcut",
    "shortcut": "GlobalShortcut",
    "block_suggestion": "BlockSuggestion",
    "view_submission": "ViewSubmission",
    "view_closed": "ViewClosed",
}
_SUBTYPES: Final = {"bot_message": "MessageBot", "message_changed": "MessageChanged", "file_share": "MessageFileShare"}


class Misshapen(AssertionError):
    """Something of ours is not as Slack's is."""


@cache
def shapes() -> dict[str, Json]:
    """The shape of every kind: recorded, and what the documentation shows beside."""
    known: dict[str, Json] = json.loads((_HERE / "recorded.json").read_text(encoding="utf-8"))
    for kind, shape in json.loads((_HERE / "documented.json").read_text(encoding="utf-8")).items():
        known[kind] = _both(known.get(kind, {}), shape)
    return known


def check_answer(method: str, answer: Json) -> None:
    """Raise Misshapen for an answer of the Web API that Slack would not give."""
    kind = f"api.{method}"
    _check(kind, answer, _MUST.get(kind, {"ok"}) if answer.get("ok") else {"ok", "error"})


def check_payload(way: str, payload: Json) -> None:
    """Raise Misshapen for a payload that Slack would not send. `way`: as `Transport.deliver` has it."""
    kind = _kind(way, payload)
    _check(kind, payload, _MUST_EVENT if way == "events_api" else _MUST.get(kind, set()))


def check_call(method: str, params: Json) -> None:
    """Raise Misshapen for arguments that the method does not take, by the signature that slack_sdk has for it."""
    call = getattr(WebClient, method.replace(".", "_"), None)
    if call is None:
        raise Misshapen(f"slack_sdk has no {method}")
    takes = inspect.signature(call).parameters.keys() | {"token", "team_id"}
    if unknown := params.keys() - takes:
        raise Misshapen(f"{method} takes no {sorted(unknown)}")


def _kind(way: str, payload: Json) -> str:
    if way == "slash_commands":
        return "app-backend.SlashCommandPayload"
    if way == "interactive":
        return f"app-backend.{_INTERACTIVE.get(payload['type'], payload['type'])}Payload"
    event = payload["event"]
    name = "".join(part.title() for part in event["type"].split("_"))
    return f"events.{_SUBTYPES.get(event.get('subtype'), name) if name == 'Message' else name}Payload"


def _check(kind: str, value: Json, must: set[str]) -> None:
    shape = shapes().get(kind)
    if shape is None:
        raise Misshapen(f"{kind}: nothing like it is recorded")
    if missing := must - value.keys():
        raise Misshapen(f"{kind}: without {sorted(missing)}")
    _compare(kind, value, shape)


def _compare(where: str, value: Any, shape: Any) -> None:
    if value is None and where.rpartition(".")[2] in _MAY_BE_NULL:
        return
    if isinstance(shape, str):
        right = isinstance(value, _TYPES[shape]) and (shape == "boolean" or not isinstance(value, bool))  # type: ignore[arg-type]
        if not right:
            raise Misshapen(f"{where} is {value!r:.60}, not a {shape}")
    elif isinstance(shape, list):
        if not isinstance(value, list):
            raise Misshapen(f"{where} is {value!r:.60}, not a list")
        for each in value if shape else []:
            _compare(where, each, shape[0])
    else:
        if not isinstance(value, dict):
            raise Misshapen(f"{where} is {value!r:.60}, not an object")
        for name, each in value.items() if shape else []:
            if name not in shape:
                raise Misshapen(f"{where} has no {name}")
            _compare(f"{where}.{name}", each, shape[name])


def _both(one: Any, other: Any) -> Any:
    if isinstance(one, dict) and isinstance(other, dict):
        return {name: _both(one.get(name), other.get(name)) for name in {**one, **other}}
    if isinstance(one, list) and isinstance(other, list):
        return [_both(one[0], other[0])] if one and other else one or other
    return one if other is None else other
