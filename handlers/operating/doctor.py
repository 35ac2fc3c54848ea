"""`python bot.py doctor`: looks at all that a bot needs, and says how to mend what is wrong."""

import re
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final, Literal

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from data.model.frozen import frozen
from data.store.store import UNREADABLE, Store
from handlers.operating.alive import ask
from handlers.operating.manifest import FILES_SCOPE, bot_scopes
from handlers.serving.configuration import Config
from handlers.serving.server import is_free

HEADINGS: Final = ("check", "state", "what was found, and how to mend it")
_OTHERS = re.compile(r"^eindex_socket_connections_of_others (\S+)$", re.MULTILINE)
_SKEW = 60.0  # seconds; Slack's signatures are refused from 300


@frozen
class Check:
    """One thing looked at. `said`: what was found, and how to mend it where it is wrong."""

    name: str
    state: Literal["ok", "wrong", "not set up"]
    said: str


def examine(config: Config, reachable: Callable[[], bool], client: WebClient) -> Iterator[Check]:
    """All checks, as they come. `reachable`: whether the state store can be reached."""
    yield _store(config.db)
    yield _state(reachable)
    if config.oauth:
        yield from _many_workspaces(client)
    elif config.bot_token:
        yield from _slack(client, files=bool(config.editors))
    else:
        yield Check("Slack", "not set up", "Without SLACK_BOT_TOKEN the bot talks in the terminal; see .env.example.")
        return
    if config.app_token and not config.oauth:
        yield _app_token(config, client)
        yield from _connections(config.metrics_port)
    if config.signing_secret or config.oauth:
        yield _signing_secret(config.signing_secret)
        yield _port(config.port)
    elif not config.app_token:
        said = "Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), from the app's Basic Information."
        yield Check("way to Slack", "wrong", said)


def _many_workspaces(client: WebClient) -> Iterator[Check]:
    """What can be looked at without a workspace's token: each gets its own when it installs the app."""
    try:
        answer = client.api_test()
    except (SlackApiError, OSError, ValueError) as error:
        yield _out_of_reach(client, error)
        return
    yield Check("Slack", "ok", f"Reached at {client.base_url}. Each workspace's scopes are asked for on installing.")
    yield _clock({name.lower(): value for name, value in answer.headers.items()}.get("date"))


def _store(path: Path) -> Check:
    try:
        survey = Store(path).edition().survey(None)
    except FileNotFoundError:
        return Check("survey store", "not set up", f"{path} is not there yet; it is built when the bot starts.")
    except UNREADABLE as error:
        return Check("survey store", "wrong", f"{path}: {error}. Delete it: it is built anew when the bot starts.")
    return Check("survey store", "ok", f"{path} answers from {survey.name}: {survey.scored} scores.")


def _state(reachable: Callable[[], bool]) -> Check:
    reached, why = False, ""
    try:
        reached = reachable()
    except Exception as error:
        why = f" ({type(error).__name__})"
    if not reached:
        return Check("state store", "wrong", f"Not reached{why}. Check EINDEX_STATE or DATABASE_URL.")
    return Check("state store", "ok", "Reached.")


def _slack(client: WebClient, *, files: bool) -> Iterator[Check]:
    """`files`: whether lists are taken that are dropped in Slack."""
    began = time.perf_counter()
    try:
        answer = client.auth_test()
    except SlackApiError as error:
        yield Check("Slack", "ok", f"Reached at {client.base_url}.")
        said = f"Slack refused it ({error.response.get('error')}). Copy it anew: OAuth & Permissions of the app's page."
        yield Check("SLACK_BOT_TOKEN", "wrong", said)
        return
    except (OSError, ValueError) as error:
        yield _out_of_reach(client, error)
        return
    took = (time.perf_counter() - began) * 1000
    yield Check("Slack", "ok", f"Reached at {client.base_url}, in {took:.0f} ms.")
    yield Check("SLACK_BOT_TOKEN", "ok", f"Bot of {answer.get('team', 'a workspace')}.")
    headers = {name.lower(): value for name, value in answer.headers.items()}
    yield _scopes(headers.get("x-oauth-scopes"), bot_scopes(files=files))
    yield _clock(headers.get("date"))


def _out_of_reach(client: WebClient, error: Exception) -> Check:
    said = f"Not reached at {client.base_url} ({type(error).__name__}). Check the network, proxies and firewall."
    return Check("Slack", "wrong", said)


def _scopes(granted: str | None, needed: list[str]) -> Check:
    wanted = set(needed)
    if granted is None:
        return Check("scopes", "wrong", "Slack did not tell them. Compare OAuth & Permissions with manifest.json.")
    missing = sorted(wanted - {scope.strip() for scope in granted.split(",")})
    if missing:
        paste = "manifest.json"
        if FILES_SCOPE in wanted:
            paste = "what `python -m handlers.operating.manifest --editors` prints"
        said = f"Missing: {', '.join(missing)}. Paste {paste} under App Manifest, then reinstall the app."
        return Check("scopes", "wrong", said)
    beside = " and EINDEX_EDITORS" if FILES_SCOPE in wanted else ""
    return Check("scopes", "ok", f"All {len(wanted)} of manifest.json{beside}.")


def _clock(date: str | None) -> Check:
    try:
        skew = time.time() - parsedate_to_datetime(date or "").timestamp()
    except ValueError:
        return Check("clock", "wrong", "Slack did not tell the time. Compare this machine's clock with another.")
    if abs(skew) > _SKEW:
        where = "ahead of" if skew > 0 else "behind"
        said = f"{abs(skew):.0f} s {where} Slack's; from 300 s on, HTTP answers nothing. Set it by NTP."
        return Check("clock", "wrong", said)
    return Check("clock", "ok", f"Within {max(1, round(abs(skew)))} s of Slack's.")


def _app_token(config: Config, client: WebClient) -> Check:
    try:
        client.apps_connections_open(app_token=config.app_token)
    except SlackApiError as error:
        said = error.response.get("error")
        mend = "Turn on Socket Mode, and generate a token with connections:write under Basic Information."
        return Check("SLACK_APP_TOKEN", "wrong", f"Slack refused it ({said}). {mend}")
    except (OSError, ValueError) as error:
        return Check("SLACK_APP_TOKEN", "wrong", f"Slack was not reached ({type(error).__name__}). Try again.")
    return Check("SLACK_APP_TOKEN", "ok", "Slack lets it connect.")


def _connections(metrics_port: int | None) -> Iterator[Check]:
    """What a bot that runs here was told of the app's connections. To connect would take what people ask from it."""
    if not metrics_port:
        return
    found = _OTHERS.search(ask(metrics_port, "/metrics")[1].decode(errors="replace"))
    if found is None:  # none runs here
        return
    if others := int(float(found[1])):
        said = (
            f"Slack counted {others} more than the bot keeps. Stop what else uses SLACK_APP_TOKEN, unless it is meant."
        )
        yield Check("connections", "wrong", said)
        return
    yield Check("connections", "ok", "Slack counted none but those of the bot that runs here.")


def _signing_secret(secret: str) -> Check:
    if len(secret) == 32 and all(c in "0123456789abcdef" for c in secret):
        return Check(
            "SLACK_SIGNING_SECRET", "ok", "Has the form of one. Slack cannot be asked whether it is the app's."
        )
    said = "It is no 32 hexadecimal digits. Copy the Signing Secret from Basic Information of the app's page."
    return Check("SLACK_SIGNING_SECRET", "wrong", said)


def _port(port: int) -> Check:
    if is_free(port):
        return Check("PORT", "ok", f"{port} is free.")
    return Check("PORT", "wrong", f"{port} is in use, by a bot that runs or by another program. Stop it, or set PORT.")
