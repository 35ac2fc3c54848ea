"""The app's manifest, manifest.json: what the code needs to know of it, and what it is for an app of many workspaces.

`python -m handlers.operating.manifest https://your-host` prints the manifest for HTTP, with all addresses filled in;
`--editors`, with or without a host, adds what lists that are dropped in Slack need.
"""

import copy
import json
import sys
from pathlib import Path
from typing import Any

MCP_SCOPE = "mcp:connect"  # to be called by Slackbot
FILES_SCOPE = "files:read"  # to read the lists that editors (EINDEX_EDITORS) send it
_FILE = Path(__file__).parents[2] / "manifest.json"


def read_manifest() -> dict[str, Any]:
    """The manifest as it is for one workspace over Socket Mode."""
    read: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return read


def bot_scopes(*, mcp: bool = False, files: bool = False) -> list[str]:
    """The scopes that the app asks for when it is installed.

    `mcp`: also to be called by Slackbot; `files`: to read the lists that it is sent.
    """
    more = [scope for scope, wanted in ((MCP_SCOPE, mcp), (FILES_SCOPE, files)) if wanted]
    return [*read_manifest()["oauth_config"]["scopes"]["bot"], *more]


def over_http(manifest: dict[str, Any], host: str) -> dict[str, Any]:
    """The manifest of an app for many workspaces over HTTP, with its tools for Slackbot. `host`: https://…, no path."""
    changed = copy.deepcopy(manifest)
    events = f"{host.rstrip('/')}/slack/events"
    settings = changed["settings"]
    for command in changed["features"].get("slash_commands", []):
        command["url"] = events
    settings["event_subscriptions"]["request_url"] = events
    settings["interactivity"]["request_url"] = events
    settings["interactivity"]["message_menu_options_url"] = events
    settings |= {"socket_mode_enabled": False, "token_rotation_enabled": True}
    changed["oauth_config"]["redirect_urls"] = [f"{host.rstrip('/')}/slack/oauth_redirect"]
    changed["oauth_config"]["scopes"]["bot"].append(MCP_SCOPE)
    changed["mcp_servers"] = {"eindex": {"url": f"{host.rstrip('/')}/mcp", "auth_type": "slack_identity_auth"}}
    return changed


def main(arguments: list[str]) -> None:
    """Print the manifest that is asked for."""
    files = "--editors" in arguments
    hosts = [each for each in arguments if each != "--editors"]
    if len(hosts) > 1 or not all(host.startswith("https://") for host in hosts) or not arguments:
        sys.exit("usage: python -m handlers.operating.manifest [https://your-host] [--editors]")
    manifest = over_http(read_manifest(), hosts[0]) if hosts else read_manifest()
    if files:
        manifest["oauth_config"]["scopes"]["bot"].append(FILES_SCOPE)
    print(json.dumps(manifest, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
