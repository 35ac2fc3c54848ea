"""Slack's side of OAuth: people who allow an app in their workspace, and the tokens that come of it."""

import base64
import itertools
import time
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, unquote, urlsplit

from tests.fake_slack.rules import Json, Refused

CLIENT_ID = "111.222"
CLIENT_SECRET = "fedcba9876543210fedcba9876543210"
_number = itertools.count(1)


@dataclass(frozen=True)
class Installed:
    """What a token is good for: a workspace, or an organisation where `team` is empty."""

    team: str
    enterprise: str
    scopes: str
    person: str

    @property
    def is_org_wide(self) -> bool:
        return not self.team


@dataclass(frozen=True)
class _Code:
    installed: Installed
    redirect_uri: str | None
    until: float


class OAuth:
    """Codes are good once and for ten minutes; refresh tokens once; the last two tokens of an installation serve."""

    def __init__(self) -> None:
        self.rotates: float | None = None  # seconds a token lives, where rotation is on
        self.names_a_team = False  # whether an organisation's installation names the workspace it was begun in
        self.revoked: set[str] = set()
        self._codes: dict[str, _Code] = {}
        self._tokens: dict[str, tuple[Installed, float]] = {}
        self._refresh: dict[str, Installed] = {}

    def allow(self, address: str, team: str = "T1", enterprise: str = "", person: str = "U1") -> str:
        """A person presses Allow on the page that the app sent them to; the query that Slack sends them back with."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith("https://slack.com/oauth/v2/authorize?"), address
        assert asked["client_id"] == CLIENT_ID
        assert asked["scope"], "no scopes were asked for"
        assert len(asked["state"]) >= 16, "a state that can be guessed"
        code = f"code.{next(_number)}"
        installed = Installed(team, enterprise, asked["scope"], person)
        self._codes[code] = _Code(installed, asked.get("redirect_uri"), time.time() + 600)
        return f"code={code}&state={asked['state']}"

    def access(self, params: Json, authorization: str) -> Json:
        """oauth.v2.access."""
        _check_client(authorization)
        if params.get("grant_type") == "refresh_token":
            installed = self._refresh.pop(params.get("refresh_token", ""), None)
            if installed is None:
                raise Refused("invalid_refresh_token", "unknown or used")
            return self._grant(installed)
        code = self._codes.pop(params.get("code", ""), None)
        if code is None or code.until < time.time():
            raise Refused("invalid_code", "unknown, used or too old")
        if params.get("redirect_uri") != code.redirect_uri:
            raise Refused("bad_redirect_uri", "not the one that was asked with")
        return self._grant(code.installed)

    def installed(self, token: str) -> Installed:
        """Whose token it is. Refused where it is nobody's, or no longer good."""
        if token in self.revoked:
            raise Refused("token_revoked", "revoked")
        installed, until = self._tokens.get(token, (None, 0.0))
        if installed is None:
            raise Refused("invalid_auth", "unknown token")
        if until < time.time():
            raise Refused("token_expired", "too old")
        return installed

    def tokens(self, team: str) -> list[str]:
        """All tokens that were ever given for a workspace or an organisation."""
        return [token for token, (each, _) in self._tokens.items() if (each.team or each.enterprise) == team]

    def _grant(self, installed: Installed) -> Json:
        number = next(_number)
        token = f"{'xoxe.' if self.rotates else ''}xoxb-{number}-{installed.team or installed.enterprise}-{'s' * 150}"
        self._tokens[token] = (installed, time.time() + (self.rotates or 1e9))
        team = installed.team or ("T7" if self.names_a_team else "")
        answer: Json = {
            "app_id": "A0",
            "access_token": token,
            "token_type": "bot",
            "scope": installed.scopes,
            "bot_user_id": "U0BOT",
            "team": {"id": team, "name": f"Kommunen {team}"} if team else None,
            "enterprise": {"id": installed.enterprise, "name": "Landet"} if installed.enterprise else None,
            "is_enterprise_install": installed.is_org_wide,
            "authed_user": {"id": installed.person},
        }
        if self.rotates:
            answer |= {"refresh_token": f"xoxe-1-{number}-{'r' * 140}", "expires_in": int(self.rotates)}
            self._refresh[answer["refresh_token"]] = replace(installed)
        return answer


def _check_client(authorization: str) -> None:
    kind, _, said = authorization.partition(" ")
    if kind != "Basic":
        raise Refused("invalid_client_id", "no client")
    client, _, secret = base64.b64decode(said).decode().partition(":")
    if unquote(client) != CLIENT_ID:
        raise Refused("invalid_client_id", client)
    if unquote(secret) != CLIENT_SECRET:
        raise Refused("bad_client_secret", "wrong")
