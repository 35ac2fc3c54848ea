"""Makes the Bolt app: synchronous, answering in the acknowledgement, with threads for what comes after it.

Measured (design.md, section 4): Bolt's default of a thread and a 10 ms poll for each request is 67 times slower.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltError
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from data.state import State
from handlers.answering.answerer import Answerer
from handlers.listeners import register
from handlers.operating.logs import redact
from handlers.operating.question_log import Journal
from handlers.replies.texts import TEXTS
from handlers.requests import NOBODY, Editing
from handlers.serving.configuration import OAuth

_THREADS = 32  # answers to events on their way at once: 150 ms of Slack's API each, 200 a second

_LOGGER = logging.getLogger("eindex.bolt")
_LOGGER.setLevel(logging.WARNING)
# Bolt looks for tokens in the environment by itself, and warns that it does not use them: that is as we want it.
_LOGGER.addFilter(lambda record: not record.getMessage().startswith(("As you gave", "As `installation_store`")))
_LOGGER.addFilter(redact)
_HOW: Final[dict[str, Any]] = {"name": "e-index", "logger": _LOGGER, "process_before_response": True}


def make_app(
    answerer: Answerer,
    client: WebClient,
    signing_secret: str,
    state: State,
    journal: Journal | None = None,
    editing: Editing = NOBODY,
    oauth: OAuth | None = None,
) -> App:
    """An app for one workspace. Asks Slack once who the bot is, so that no question has to wait for that later.

    `oauth`: for every workspace that installs it. Then it calls nothing: each installation is checked when it first
    asks. SlackApiError where Slack does not know the token, OSError where Slack cannot be reached.
    """
    threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="answer")
    many = _of_many_workspaces(oauth, state, client) if oauth else {}
    try:
        app = App(**_HOW, client=client, signing_secret=signing_secret, listener_executor=threads, **many)
    except BoltError as error:
        if isinstance(error.__context__, SlackApiError):
            raise error.__context__ from None
        raise
    register.register(app, answerer, state, journal or Journal(), editing)
    return app


def _of_many_workspaces(oauth: OAuth, state: State, client: WebClient) -> dict[str, Any]:
    from handlers.serving.oauth import Authorize, make_flow  # needs SQLAlchemy

    flow = make_flow(oauth, state, client, _LOGGER)
    said = "\n".join(texts.not_installed for texts in TEXTS.values())
    authorize = Authorize(flow, client, _LOGGER)
    return {"oauth_flow": flow, "authorize": authorize, "user_facing_authorize_error_message": said}


def make_local_app(answerer: Answerer, client: WebClient, state: State) -> App:
    """An app without a workspace, for the local chat: nothing to sign, nobody to authorise."""

    def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T0", bot_token="xoxb-local", bot_user_id="U0", bot_id="B0")  # noqa: S106  # a token of nobody

    app = App(**_HOW, client=client, authorize=authorize, request_verification_enabled=False, signing_secret="")
    register.register(app, answerer, state, Journal(), files=False)
    return app
