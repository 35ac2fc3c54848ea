"""The app's manifest against its documented shape (docs.slack.dev/reference/app-manifest), and against the code."""

import json
import re
import subprocess

import pytest

from handlers.listeners import COMMAND
from tests.conftest import ROOT

MANIFEST = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))

# Documented fields: a type, or a dict of fields. Whatever is not here is not a field.
SHAPE = {
    "display_information": {"name": str, "description": str, "long_description": str, "background_color": str},
    "features": {
        "app_home": {"home_tab_enabled": bool, "messages_tab_enabled": bool, "messages_tab_read_only_enabled": bool},
        "bot_user": {"display_name": str, "always_online": bool},
        "slash_commands": [{"command": str, "description": str, "usage_hint": str, "should_escape": bool, "url": str}],
    },
    "oauth_config": {"scopes": {"bot": [str]}},
    "settings": {
        "event_subscriptions": {"bot_events": [str], "request_url": str},
        "interactivity": {"is_enabled": bool, "request_url": str},
        "org_deploy_enabled": bool,
        "socket_mode_enabled": bool,
        "token_rotation_enabled": bool,
    },
}


def check(value: object, shape: object, path: str) -> None:
    if isinstance(shape, dict):
        assert isinstance(value, dict), path
        for name, each in value.items():
            assert name in shape, f"{path}.{name} is not documented"
            check(each, shape[name], f"{path}.{name}")
    elif isinstance(shape, list):
        assert isinstance(value, list), path
        for each in value:
            check(each, shape[0], path)
    else:
        assert isinstance(shape, type), path
        assert type(value) is shape, path


def test_it_has_the_documented_shape() -> None:
    check(MANIFEST, SHAPE, "manifest")


def test_it_keeps_the_documented_lengths() -> None:
    shown = MANIFEST["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4000
    assert re.fullmatch("#[0-9a-f]{6}", shown["background_color"])
    assert len(MANIFEST["features"]["bot_user"]["display_name"]) <= 80
    for command in MANIFEST["features"]["slash_commands"]:
        assert len(command["command"]) <= 32
        assert len(command["description"]) <= 2000
        assert len(command["usage_hint"]) <= 1000


def test_it_asks_for_what_the_listeners_need_and_no_more() -> None:
    assert [command["command"] for command in MANIFEST["features"]["slash_commands"]] == [COMMAND]
    needs = {"app_mention": "app_mentions:read", "message.im": "im:history"}
    assert set(MANIFEST["settings"]["event_subscriptions"]["bot_events"]) == set(needs)
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == {"commands", "chat:write", "files:write", *needs.values()}
    assert MANIFEST["settings"]["socket_mode_enabled"] is True
    assert MANIFEST["features"]["app_home"]["messages_tab_read_only_enabled"] is False


@pytest.mark.parametrize("hook", ["get-manifest"])
def test_the_slack_cli_gets_the_manifest(hook: str) -> None:
    hooks = json.loads((ROOT / ".slack" / "hooks.json").read_text(encoding="utf-8"))["hooks"]
    said = subprocess.run(["sh", "-c", hooks[hook]], cwd=ROOT, capture_output=True, check=True)
    assert json.loads(said.stdout) == MANIFEST
