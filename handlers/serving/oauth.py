"""Many workspaces: Bolt's OAuth, with installations and states in the state store."""

import logging
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import cast

from slack_bolt import BoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import InstallationStoreAuthorize
from slack_bolt.oauth.oauth_flow import OAuthFlow
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.token_rotation import TokenRotator

from data.state import State, StateFailed
from data.state.encryption import Resealed
from handlers.listeners.mcp import MESSAGE
from handlers.operating.manifest import bot_scopes
from handlers.sending.response_url import ResponseUrl
from handlers.serving.configuration import BadConfiguration, OAuth
from handlers.serving.installations import STATE_LIVES, Installations, OAuthStates

_log = logging.getLogger("eindex.oauth")
_REMEMBERED = 20_000  # results of auth.test, of some 1 kB each


def make_flow(oauth: OAuth, state: State, client: WebClient, logger: logging.Logger) -> OAuthFlow:
    """Bolt's install page and what comes after it. Connects to nothing."""
    settings = OAuthSettings(
        client_id=oauth.client_id,
        client_secret=oauth.client_secret,
        scopes=bot_scopes(mcp=oauth.mcp, files=oauth.files),
        user_scopes=[],
        redirect_uri=oauth.redirect_uri or None,
        installation_store=Installations(oauth.client_id, state, oauth.state_keys, logger),
        state_store=OAuthStates(state, logger),
        state_expiration_seconds=STATE_LIVES,
        logger=logger,
    )
    return OAuthFlow(client=client, logger=logger, settings=settings)


def prepare(oauth: OAuth, state_url: str) -> None:
    """Create the tables before anything is served. BadConfiguration where they cannot be: nobody could be answered."""
    with _prepared(oauth, state_url):
        pass


def rekey(oauth: OAuth, state_url: str) -> Resealed:
    """Encrypt every token with the first key. BadConfiguration where the state store fails."""
    with _prepared(oauth, state_url) as installations:
        return installations.rekey()


@contextmanager
def _prepared(oauth: OAuth, state_url: str) -> Iterator[Installations]:
    with closing(State(state_url)) as state:
        installations = Installations(oauth.client_id, state, oauth.state_keys, _log)
        try:
            state.prepare(installations.metadata, OAuthStates(state, _log).metadata)
            yield installations
        except StateFailed as error:
            said = f"{error} Check DATABASE_URL or EINDEX_STATE; installations are kept there."
            raise BadConfiguration(said) from error


class Authorize(InstallationStoreAuthorize):
    """Bolt's, but auth.test is asked once for a token and not at every question: that would be 100 ms each."""

    def __init__(self, flow: OAuthFlow, client: WebClient, logger: logging.Logger) -> None:
        super().__init__(
            logger=logger,
            installation_store=flow.settings.installation_store,
            client_id=flow.settings.client_id,
            client_secret=flow.settings.client_secret,
            token_rotation_expiration_minutes=flow.settings.token_rotation_expiration_minutes,
            cache_enabled=True,
            client=client,
        )
        self.token_rotator = _Rotator(
            client_id=flow.settings.client_id, client_secret=flow.settings.client_secret, client=client
        )

    def __call__(self, **who: object) -> AuthorizeResult | None:
        """The token of the workspace that asks, or None. StateFailed where the database fails and none is known.

        Of a message over MCP that names no workspace, nobody's: it may list what there is, and no more.
        """
        context = cast("BoltContext", who["context"])
        if MESSAGE in context and not who["team_id"] and not who["enterprise_id"]:
            return AuthorizeResult(enterprise_id=None, team_id=None)
        if len(self.authorize_result_cache) > _REMEMBERED:
            self.authorize_result_cache = {}
        # What Bolt says by itself, where nothing is installed, waits for a response_url no longer than Slack waits.
        context["respond"] = lambda text: ResponseUrl(context.response_url, acknowledged=False).send({"text": text})
        return super().__call__(**who)  # type: ignore[arg-type]  # Bolt calls it with its own arguments


class _Rotator(TokenRotator):
    """slack_sdk's, but a token that could not be renewed serves as long as it is good.

    Two processes may renew one token at once: the second is refused, and finds the new token at the next question.
    """

    def perform_token_rotation(
        self, *, installation: Installation, minutes_before_expiration: int = 120
    ) -> Installation | None:
        """The installation with a new token, or None where it is to be used as it is."""
        try:
            return super().perform_token_rotation(
                installation=installation, minutes_before_expiration=minutes_before_expiration
            )
        except (SlackTokenRotationError, OSError) as error:
            if (installation.bot_token_expires_at or 0) <= time.time():
                raise
            _log.warning("a token was not renewed yet (%s)", type(error).__name__)
            return None
