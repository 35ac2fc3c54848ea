"""What the environment must say for the bot to start, and the sentences for when it does not."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from data.state import address

Way = Literal["chat", "socket", "http"]
_DATA = Path(__file__).parents[2] / "data"


class BadConfiguration(Exception):
    """One sentence that says which variable is missing or wrong, or what Slack said."""


@dataclass(frozen=True)
class OAuth:
    """What an app for many workspaces needs. Secrets are kept out of `repr`."""

    client_id: str
    client_secret: str = field(repr=False)
    redirect_uri: str  # empty: the first one in the app's settings
    state_keys: tuple[str, ...] = field(repr=False)  # Fernet's; the first encrypts
    mcp: bool = False  # whether workspaces that install it are asked to let Slackbot call it
    files: bool = False  # whether they are asked to let it read the files that it is sent


@dataclass(frozen=True)
class Config:
    """What the environment says. Tokens are kept out of `repr`."""

    db: Path
    surveys: Path
    api_url: str
    kolada_url: str
    port: int
    metrics_port: int | None  # where health and metrics are served in Socket Mode; None for nowhere
    connections: int  # of Socket Mode, at once
    bot_token: str = field(repr=False)
    app_token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    state_url: str = field(repr=False)  # may hold a password
    oauth: OAuth | None  # where the app serves many workspaces
    memory: float  # hours for which it is remembered what a conversation was at; 0 for not at all
    editors: frozenset[str]  # who may load lists from Slack, each as team/user

    @classmethod
    def read(cls, env: Mapping[str, str]) -> "Config":
        """Read and check the variables of .env.example. BadConfiguration where one of them is wrong.

        The Slack CLI (`slack run`) passes its tokens as SLACK_CLI_XOXB and SLACK_CLI_XAPP.
        """
        url = _web("SLACK_API_URL", env.get("SLACK_API_URL") or "https://slack.com/api/")
        db = Path(env.get("EINDEX_DB") or _DATA / "eindex.db")
        editors = _editors(env.get("EINDEX_EDITORS", ""))
        config = cls(
            db=db,
            surveys=Path(env.get("EINDEX_SURVEYS") or _DATA / "surveys"),
            api_url=url if url.endswith("/") else f"{url}/",
            kolada_url=_web("EINDEX_KOLADA_URL", env.get("EINDEX_KOLADA_URL") or "https://api.kolada.se/v3"),
            port=_number("PORT", env.get("PORT"), 3000, 65535),
            metrics_port=_number("EINDEX_METRICS_PORT", env.get("EINDEX_METRICS_PORT"), 0, 65535) or None,
            connections=_number("EINDEX_SOCKET_CONNECTIONS", env.get("EINDEX_SOCKET_CONNECTIONS"), 2, 10),
            bot_token=(env.get("SLACK_BOT_TOKEN") or env.get("SLACK_CLI_XOXB", "")).strip(),
            app_token=(env.get("SLACK_APP_TOKEN") or env.get("SLACK_CLI_XAPP", "")).strip(),
            signing_secret=env.get("SLACK_SIGNING_SECRET", "").strip(),
            state_url=_state_url(env, db),
            oauth=_oauth(env, files=bool(editors)),
            memory=_memory(env.get("EINDEX_MEMORY") or "8"),
            editors=editors,
        )
        _check_token("SLACK_BOT_TOKEN", config.bot_token, "xoxb-", "the Bot User OAuth Token")
        _check_token("SLACK_APP_TOKEN", config.app_token, "xapp-", "an app-level token")
        if config.signing_secret.startswith(("xoxb-", "xapp-", "xoxp-")):
            raise BadConfiguration("SLACK_SIGNING_SECRET holds a token; it must be the Signing Secret of the app.")
        if config.oauth and config.bot_token:
            raise BadConfiguration("SLACK_BOT_TOKEN serves one workspace, SLACK_CLIENT_ID many; unset one of them.")
        return config

    def way(self) -> Way:
        """How to start with what is configured: chat, socket or http. BadConfiguration for half a configuration."""
        if self.oauth:
            return "http"
        if self.bot_token and self.app_token:
            return "socket"
        if self.bot_token and self.signing_secret:
            return "http"
        if self.bot_token:
            raise BadConfiguration(
                "SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN (for Socket Mode) nor SLACK_SIGNING_SECRET "
                "(for HTTP) is; set one of them."
            )
        if self.app_token or self.signing_secret:
            name = "SLACK_APP_TOKEN" if self.app_token else "SLACK_SIGNING_SECRET"
            raise BadConfiguration(f"{name} is set, but SLACK_BOT_TOKEN is missing.")
        return "chat"


def _web(name: str, url: str) -> str:
    if not url.startswith(("https://", "http://")):
        raise BadConfiguration(f"{name} is {url!r}; it must start with https:// (or http:// in tests).")
    return url


def _state_url(env: Mapping[str, str], db: Path) -> str:
    """Where the state store is: a PostgreSQL, or a file beside the survey store."""
    url = env.get("DATABASE_URL", "").strip()
    if url and not url.startswith(("postgres://", "postgresql://")):
        raise BadConfiguration("DATABASE_URL must start with postgresql:// (or postgres://).")
    try:
        readable = not url or (bool(urlsplit(url).hostname) and urlsplit(url).port != 0)
    except ValueError:
        readable = False
    if not readable:
        raise BadConfiguration(
            "DATABASE_URL cannot be read; it must be like postgresql://user:password@host:5432/name."
        )
    return url or address(Path(env.get("EINDEX_STATE") or db.with_name(f"{db.stem}-state{db.suffix}")))


def _editors(listed: str) -> frozenset[str]:
    """BadConfiguration where one of them is no team/user."""
    editors = frozenset(each.strip() for each in listed.split(",") if each.strip())
    for each in sorted(editors):
        if not re.fullmatch("[TE][A-Z0-9]+/[UW][A-Z0-9]+", each):
            raise BadConfiguration(f"EINDEX_EDITORS: {each!r} is no team and user, such as T0123ABCD/U0123ABCD.")
    return editors


def _oauth(env: Mapping[str, str], *, files: bool) -> OAuth | None:
    """What is set for many workspaces: all of it or nothing."""
    client_id, secret = env.get("SLACK_CLIENT_ID", "").strip(), env.get("SLACK_CLIENT_SECRET", "").strip()
    keys = tuple(key.strip() for key in env.get("EINDEX_STATE_KEYS", "").split(",") if key.strip())
    for number, key in enumerate(keys, 1):
        if not _is_key(key):
            raise BadConfiguration(
                f"EINDEX_STATE_KEYS: key {number} of {len(keys)} is no Fernet key; see .env.example."
            )
    if bool(client_id) != bool(secret):
        there, missing = ("ID", "SECRET") if client_id else ("SECRET", "ID")
        raise BadConfiguration(f"SLACK_CLIENT_{there} is set, but SLACK_CLIENT_{missing} is missing.")
    mcp = env.get("EINDEX_MCP", "").strip()
    if mcp not in ("", "0", "1"):
        raise BadConfiguration(f"EINDEX_MCP is {mcp!r}; it must be 1, or left out.")
    redirect_uri = env.get("SLACK_REDIRECT_URI", "").strip()
    return OAuth(client_id, secret, redirect_uri, keys, mcp == "1", files) if client_id else None


def _is_key(key: str) -> bool:
    try:
        return len(urlsafe_b64decode(key)) == 32
    except ValueError:
        return False


def _memory(hours: str) -> float:
    """BadConfiguration where it is no number of hours from 0 to a month's."""
    try:
        number = float(hours)
    except ValueError:
        number = -1
    if not 0 <= number <= 744:
        raise BadConfiguration(f"EINDEX_MEMORY is {hours!r}; it must be a number of hours from 0 to 744.")
    return number


def _number(name: str, value: str | None, otherwise: int, most: int) -> int:
    """BadConfiguration where what is set is no number from 1 to the most."""
    if value and not (value.isascii() and value.isdecimal() and 0 < int(value) <= most):
        raise BadConfiguration(f"{name} is {value!r}; it must be a number from 1 to {most}.")
    return int(value or otherwise)


def _check_token(name: str, token: str, prefix: str, kind: str) -> None:
    if token and not token.startswith(prefix):
        raise BadConfiguration(f"{name} is of the wrong kind: it must be {kind}, which starts with {prefix}.")


def require(value: str, variable: str) -> None:
    """BadConfiguration where a variable that is needed is empty."""
    if not value:
        raise BadConfiguration(f"{variable} is missing; see .env.example.")
