"""The app's manifest against its documented shape (docs.slack.dev/reference/app-manifest), and against the code."""

import json
import re
import subprocess
import sys

import pytest

from handlers.listeners import functions, views
from handlers.listeners.questions import COMMAND
from handlers.operating.manifest import bot_scopes
from handlers.replies.texts import TEXTS
from handlers.replies.views import modals
from tests.conftest import ROOT

MANIFEST = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))

# Documented fields: a type, or a dict of fields. Whatever is not here is not a field.
SHAPE = {
    "display_information": {"name": str, "description": str, "long_description": str, "background_color": str},
    "features": {
        "app_home": {"home_tab_enabled": bool, "messages_tab_enabled": bool, "messages_tab_read_only_enabled": bool},
        "agent_view": {"agent_description": str, "suggested_prompts": [{"title": str, "message": str}]},
        "bot_user": {"display_name": str, "always_online": bool},
        "shortcuts": [{"name": str, "type": str, "callback_id": str, "description": str}],
        "slash_commands": [{"command": str, "description": str, "usage_hint": str, "should_escape": bool, "url": str}],
    },
    "oauth_config": {"scopes": {"bot": [str]}, "redirect_urls": [str]},
    "settings": {
        "event_subscriptions": {"bot_events": [str], "request_url": str},
        "interactivity": {"is_enabled": bool, "request_url": str, "message_menu_options_url": str},
        "org_deploy_enabled": bool,
        "socket_mode_enabled": bool,
        "function_runtime": str,
        "token_rotation_enabled": bool,
    },
    "functions": dict,
    "mcp_servers": {"eindex": {"url": str, "auth_type": str}},  # docs.slack.dev/ai/slackbot-mcp-client
}


PARAMETER = {"type": str, "title": str, "description": str, "is_required": bool}
DYNAMIC = {"dynamic_options": {"function": str, "inputs": {"query": {"value": str}}}}
FUNCTION = {"title": str, "description": str, "input_parameters": dict, "output_parameters": dict}


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


def test_each_shortcut_is_one_that_is_answered() -> None:
    listed = {shortcut["callback_id"]: shortcut for shortcut in MANIFEST["features"]["shortcuts"]}
    assert {name: each["type"] for name, each in listed.items()} == {
        modals.LOOKUP: "global",
        modals.COMPARE: "global",
        views.NAMED: "message",
    }
    for shortcut in listed.values():
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150


def test_each_workflow_step_is_one_that_is_answered() -> None:
    steps = MANIFEST["functions"]
    assert set(steps) == {functions.STEP, functions.ASK, functions.CHOICES}
    for name, function in steps.items():
        check(function, FUNCTION, name)
        for parameters in (function["input_parameters"], function["output_parameters"]):
            for key, parameter in parameters.items():
                check(parameter, PARAMETER | DYNAMIC, f"{name}.{key}")
    dynamic = steps[functions.STEP]["input_parameters"]["kommun"]["dynamic_options"]
    assert dynamic["function"] == f"#/functions/{functions.CHOICES}"
    assert steps[functions.CHOICES]["output_parameters"]["options"]["type"] == "slack#/types/options_select"
    assert MANIFEST["settings"]["org_deploy_enabled"] is True  # Slack takes functions of no other app
    assert MANIFEST["settings"]["function_runtime"] == "remote"


def test_its_prompts_are_those_that_are_set() -> None:
    prompts = MANIFEST["features"]["agent_view"]["suggested_prompts"]
    assert [[prompt["title"], prompt["message"]] for prompt in prompts] == TEXTS["sv"].prompts
    assert len(MANIFEST["features"]["agent_view"]["agent_description"]) <= 300


def test_it_asks_for_what_the_listeners_need_and_no_more() -> None:
    assert [command["command"] for command in MANIFEST["features"]["slash_commands"]] == [COMMAND]
    needs = {"app_mention": "app_mentions:read", "message.im": "im:history"}  # by event; the others need none
    assert set(MANIFEST["settings"]["event_subscriptions"]["bot_events"]) == {
        *needs,
        "app_home_opened",
        "app_uninstalled",
        "function_executed",
        "tokens_revoked",
    }
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == {
        "commands",
        "chat:write",
        "files:write",
        "assistant:write",  # comes with agent_view, and sets its prompts
        *needs.values(),
    }
    assert MANIFEST["features"]["app_home"]["home_tab_enabled"] is True
    assert MANIFEST["settings"]["socket_mode_enabled"] is True
    assert MANIFEST["features"]["app_home"]["messages_tab_read_only_enabled"] is False


def test_over_socket_mode_nothing_is_said_of_slackbot() -> None:
    assert "mcp_servers" not in MANIFEST
    assert "mcp:connect" not in bot_scopes()


def test_the_readme_explains_every_scope() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| scope | why |")[2].partition("\n\n")[0]
    explained = set(re.findall(r"^\| ([a-z_:]+) \| .+ \|$", table, re.MULTILINE))
    assert explained == set(bot_scopes(mcp=True, files=True))


def test_help_names_what_the_manifest_names() -> None:
    names = [each["name"] for each in MANIFEST["features"]["shortcuts"]]
    names.append(MANIFEST["functions"][functions.STEP]["title"])
    for texts in TEXTS.values():
        assert all(name in texts.help_surfaces for name in names)


@pytest.mark.parametrize("host", [[], ["https://e-index.example"]])
def test_files_are_read_only_where_there_are_editors(host: list[str]) -> None:
    command = [sys.executable, "-m", "handlers.operating.manifest", *host]
    said = subprocess.run([*command, "--editors"], cwd=ROOT, capture_output=True, check=True)
    printed = json.loads(said.stdout)
    check(printed, SHAPE, "manifest")
    assert printed["oauth_config"]["scopes"]["bot"] == bot_scopes(mcp=bool(host), files=True)
    assert "files:read" not in bot_scopes()


def test_the_manifest_for_many_workspaces_is_printed() -> None:
    command = [sys.executable, "-m", "handlers.operating.manifest"]
    said = subprocess.run([*command, "https://e-index.example/"], cwd=ROOT, capture_output=True, check=True)
    printed = json.loads(said.stdout)
    check(printed, SHAPE, "manifest")
    assert printed["oauth_config"].pop("redirect_urls") == ["https://e-index.example/slack/oauth_redirect"]
    addresses = [
        *(command.pop("url") for command in printed["features"]["slash_commands"]),
        printed["settings"]["event_subscriptions"].pop("request_url"),
        printed["settings"]["interactivity"].pop("request_url"),
        printed["settings"]["interactivity"].pop("message_menu_options_url"),
    ]
    assert set(addresses) == {"https://e-index.example/slack/events"}
    assert printed.pop("mcp_servers") == {
        "eindex": {"url": "https://e-index.example/mcp", "auth_type": "slack_identity_auth"}
    }
    assert printed["oauth_config"]["scopes"]["bot"].pop() == "mcp:connect"
    for name, value in (("socket_mode", False), ("token_rotation", True)):
        assert printed["settings"][f"{name}_enabled"] is value
        printed["settings"][f"{name}_enabled"] = not value
    assert printed == MANIFEST
    assert b"usage" in subprocess.run([*command, "e-index.example"], cwd=ROOT, capture_output=True, check=False).stderr


@pytest.mark.parametrize("hook", ["get-manifest"])
def test_the_slack_cli_gets_the_manifest(hook: str) -> None:
    hooks = json.loads((ROOT / ".slack" / "hooks.json").read_text(encoding="utf-8"))["hooks"]
    said = subprocess.run(["sh", "-c", hooks[hook]], cwd=ROOT, capture_output=True, check=True)
    assert json.loads(said.stdout) == MANIFEST
