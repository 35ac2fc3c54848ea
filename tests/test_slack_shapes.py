"""The fake Slack is held to Slack: what it sends and answers has Slack's recorded shapes, for every method we call."""

import ast
import inspect
import json
import os
import re
import time
import types
import urllib.request
from pathlib import Path
from typing import Any, Final

import pytest
from slack_bolt.authorization import authorize
from slack_bolt.oauth import oauth_flow
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.token_rotation import rotator
from slack_sdk.socket_mode import client as socket_client

from handlers.sending.client import make_client
from tests.fake_slack import FakeSlack, Fault
from tests.fake_slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.fake_slack.rules import Json
from tests.fake_slack.server import APP_TOKEN, BOT_TOKEN
from tests.fake_slack.shapes import Misshapen, check_answer, check_call, check_payload, shapes
from tests.fake_slack.view_api import FUNCTION_TOKEN

ROOT: Final = Path(__file__).parent.parent
REPLIES: Final = Path(__file__).parent / "replies"
TITLE: Final = {"type": "plain_text", "text": "Slå upp"}
HOME: Final[Json] = {"type": "home", "blocks": [{"type": "header", "text": TITLE}]}
MODAL: Final[Json] = {**HOME, "type": "modal", "title": TITLE, "callback_id": "lookup"}


def names_called(code: str) -> set[str]:
    """Names of WebClient's methods that stand in code as `something.name`: called there, or handed on to be called."""
    nodes = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Attribute))
    return {node.attr for node in nodes if is_of_web_api(node.attr)}


def is_of_web_api(name: str) -> bool:
    return "_" in name.strip("_") and not name.startswith("_") and hasattr(WebClient, name) and name != "api_call"


def methods(name: str) -> set[str]:
    """What a method of WebClient calls of the Web API."""
    source = inspect.getsource(getattr(WebClient, name))
    direct = set(re.findall(r'api_call\(\s*"([\w.]+)"', source))
    return direct.union(*(methods(each) for each in re.findall(r"self\.(\w+)\(", source) if is_of_web_api(each)))


def sources() -> list[str]:
    """Our code, and what of Slack's SDK calls the Web API on its own for us."""
    ours = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "handlers").rglob("*.py"))]
    theirs: list[types.ModuleType] = [authorize, oauth_flow, rotator, socket_client]
    return ours + [inspect.getsource(module) for module in theirs]


def called() -> set[str]:
    return set().union(*(methods(name) for code in sources() for name in names_called(code)))


CALLS: Final[dict[str, Json]] = {
    "api.test": {},
    "auth.test": {},
    "apps.connections.open": {"app_token": APP_TOKEN},
    "assistant.threads.setSuggestedPrompts": {"channel_id": "D1", "prompts": [{"title": "Umeå", "message": "Umeå"}]},
    "chat.postMessage": {"channel": "U1", "text": "Umeå"},
    "chat.postEphemeral": {"channel": "C1", "user": "U1", "text": "Umeå"},
    "chat.delete": {},
    "files.getUploadURLExternal": {"filename": "a.csv", "length": 3},
    "files.info": {},
    "files.completeUploadExternal": {"channel_id": "C1"},
    "functions.completeSuccess": {"outputs": {"text": "14", "headline": "14"}},
    "functions.completeError": {"error": "Det gick inte."},
    "oauth.v2.access": {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET},
    "views.open": {"view": MODAL},
    "views.update": {"view": MODAL},
    "views.publish": {"user_id": "U1", "view": HOME},
}


def test_every_method_that_is_called_is_recorded_and_answered() -> None:
    assert called() == CALLS.keys()
    assert {f"api.{method}" for method in called()} <= shapes().keys()


@pytest.mark.parametrize("method", sorted(CALLS))
def test_the_fake_answers_as_slack_does(slack: FakeSlack, method: str) -> None:
    token = FUNCTION_TOKEN if method.startswith("functions.") else BOT_TOKEN
    given = CALLS[method] | before(method, slack, make_client(BOT_TOKEN, slack.api_url))
    answer = getattr(make_client(token, slack.api_url), method.replace(".", "_"))(**given)
    assert answer["ok"]
    check_answer(method, answer.data)
    slack.fail(method, Fault())
    with pytest.raises(SlackApiError):
        getattr(make_client(token, slack.api_url), method.replace(".", "_"))(**given)
    assert not slack.misshapen


def before(method: str, slack: FakeSlack, client: WebClient) -> Json:
    """What has to be there first, as arguments."""
    match method:
        case "chat.delete":
            said = client.chat_postMessage(channel="U1", text="Umeå")
            return {"channel": said["channel"], "ts": said["ts"]}
        case "files.info":
            slack.scopes.add("files:read")
            return {"file": slack.send_file("a.csv", b"a;b")["id"]}
        case "files.completeUploadExternal":
            file = client.files_getUploadURLExternal(filename="a.csv", length=3)
            urllib.request.urlopen(urllib.request.Request(file["upload_url"], b"a;b")).close()
            return {"files": [{"id": file["file_id"]}]}
        case "functions.completeSuccess" | "functions.completeError":
            return {"function_execution_id": slack.shown.step("question_answer")}
        case "views.open":
            return {"trigger_id": slack.shown.trigger()}
        case "views.update":
            return {"view_id": slack.shown.keep(MODAL)}
        case "oauth.v2.access":
            asked = f"client_id={CLIENT_ID}&scope=commands&state={'s' * 16}"
            return {"code": slack.oauth.allow(f"https://slack.com/oauth/v2/authorize?{asked}")[5:].partition("&")[0]}
    return {}


def test_every_event_that_the_manifest_asks_for_is_known() -> None:
    manifest = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))
    for name in manifest["settings"]["event_subscriptions"]["bot_events"]:
        kind = "".join(part.title() for part in name.partition(".")[0].split("_"))
        assert f"events.{kind}Payload" in shapes()


SLASH: Final[Json] = {
    "token": "t",
    "api_app_id": "A0",
    "team_id": "T1",
    "team_domain": "x",
    "command": "/eindex",
    "text": "Umeå",
    "user_id": "U1",
    "user_name": "anna",
    "channel_id": "C1",
    "response_url": "http://x",
    "trigger_id": "1.1",
}
EVENT: Final[Json] = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home", "event_ts": "1.0"}
WRAPPED: Final[Json] = {
    "token": "t",
    "team_id": "T1",
    "api_app_id": "A0",
    "type": "event_callback",
    "event_id": "Ev1",
    "event_time": 1,
    "event": EVENT,
}


@pytest.mark.parametrize(
    ("way", "payload", "fault"),
    [
        ("slash_commands", SLASH, ""),
        ("slash_commands", {**SLASH, "enterprise_id": None}, ""),
        ("slash_commands", {**SLASH, "locale": "sv-SE"}, "has no locale"),
        ("slash_commands", {**SLASH, "text": None}, "is None, not a string"),
        ("slash_commands", {**SLASH, "is_enterprise_install": 1}, "is 1, not a boolean"),
        ("slash_commands", {k: v for k, v in SLASH.items() if k != "trigger_id"}, "without ['trigger_id']"),
        ("events_api", WRAPPED, ""),
        ("events_api", {**WRAPPED, "event_time": True}, "not a number"),
        ("events_api", {**WRAPPED, "event": {**EVENT, "team": "T1"}}, "has no team"),
        ("events_api", {**WRAPPED, "authorizations": [{"team": "T1"}]}, "has no team"),
        ("events_api", {**WRAPPED, "event": {"type": "reaction_added"}}, "nothing like it is recorded"),
        ("interactive", {"type": "dialog_submission"}, "nothing like it is recorded"),
    ],
)
def test_what_slack_would_not_send_is_not_sent(way: str, payload: Json, fault: str) -> None:
    said = ""
    try:
        check_payload(way, payload)
    except Misshapen as error:
        said = str(error)
    assert fault in said
    assert bool(fault) == bool(said)


def test_what_slack_would_not_answer_or_take_fails_the_test() -> None:
    check_answer("chat.delete", {"ok": False, "error": "message_not_found"})
    with pytest.raises(Misshapen, match="without"):
        check_answer("chat.postMessage", {"ok": True, "ts": "1.0", "channel": "C1"})
    with pytest.raises(Misshapen, match="has no channel"):
        check_answer("chat.postEphemeral", {"ok": True, "message_ts": "1.0", "channel": "C1"})
    with pytest.raises(Misshapen, match="takes no"):
        check_call("chat.postMessage", {"channel": "C1", "text": "Umeå", "ephemeral": True})
    with pytest.raises(Misshapen), FakeSlack() as slack:
        make_client(BOT_TOKEN, slack.api_url).chat_postMessage(channel="C1", text="Umeå", to="U1")


ONLINE: Final = bool(os.environ.get("EINDEX_ONLINE") and os.environ.get("SLACK_BOT_TOKEN"))


@pytest.mark.skipif(not ONLINE, reason="EINDEX_ONLINE=1 and SLACK_BOT_TOKEN ask the real Slack")
@pytest.mark.timeout(1800)
def test_slack_itself_takes_every_reply_written_down() -> None:
    """By blocks.validate, which says nothing to anybody; some 50 a minute, as Slack lets most methods be called."""
    client, wrong = make_client(os.environ["SLACK_BOT_TOKEN"], WebClient.BASE_URL), []
    for path in sorted(REPLIES.glob("*.json")):
        blocks: list[Any] = json.loads(path.read_text(encoding="utf-8"))["blocks"]
        try:
            client.api_call("blocks.validate", json={"blocks": blocks})
        except SlackApiError as error:
            wrong.append(f"{path.stem}: {error.response['error']} {error.response.get('errors')}")
        time.sleep(1.2)
    assert not wrong
