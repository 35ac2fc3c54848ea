"""Makes the Bolt app: synchronous, answering in the acknowledgement, with threads for what comes after it.

Measured (design.md, section 4): Bolt's default of a thread and a 10 ms poll for each request is 67 times slower.
"""

import logging
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)

from handlers import listeners
from handlers.answerer import Answerer

_THREADS = 32  # answers to events on their way at once: 150 ms of Slack's API each, 200 a second
_TIMEOUT = 10  # seconds for one call to Slack

_LOGGER = logging.getLogger("eindex.bolt")
_LOGGER.setLevel(logging.WARNING)
# Bolt looks for tokens in the environment by itself, and warns that it does not use them: that is as we want it.
_LOGGER.addFilter(lambda record: not record.getMessage().startswith(("As you gave", "As `installation_store`")))


def make_client(token: str, api_url: str) -> WebClient:
    """A client of Slack's Web API that tries again where Slack is busy or stumbles."""
    client = WebClient(token=token, base_url=api_url, timeout=_TIMEOUT)
    client.retry_handlers = [
        ConnectionErrorRetryHandler(),
        RateLimitErrorRetryHandler(max_retry_count=2),
        ServerErrorRetryHandler(max_retry_count=1),
    ]
    return client


def make_app(answerer: Answerer, client: WebClient, signing_secret: str) -> App:
    """An app for one workspace. Asks Slack once who the bot is, so that no question has to wait for that later."""
    app = App(
        name="e-index",
        logger=_LOGGER,
        client=client,
        signing_secret=signing_secret,
        process_before_response=True,
        listener_executor=ThreadPoolExecutor(_THREADS, thread_name_prefix="answer"),
    )
    listeners.register(app, answerer)
    return app


def make_local_app(answerer: Answerer, client: WebClient) -> App:
    """An app without a workspace, for the local chat: nothing to sign, nobody to authorise."""

    def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T0", bot_token="xoxb-local", bot_user_id="U0", bot_id="B0")  # noqa: S106  # a token of nobody

    app = App(
        name="e-index",
        logger=_LOGGER,
        client=client,
        authorize=authorize,
        request_verification_enabled=False,
        signing_secret="",
        process_before_response=True,
    )
    listeners.register(app, answerer, files=False)
    return app


def verify(client: WebClient) -> None:
    """Ask Slack whether it knows the token. SlackApiError where it does not, OSError where Slack cannot be reached."""
    client.auth_test()
