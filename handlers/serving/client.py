"""The client of Slack's Web API."""

from collections.abc import Callable

from slack_sdk import WebClient

from handlers.sending.retries import Attempt, retry_handlers

_TIMEOUT = 10  # seconds for one call to Slack


def make_client(token: str, api_url: str, count: Callable[[Attempt], None] = lambda _: None) -> WebClient:
    """A client of Slack's Web API that tries again where Slack is busy or stumbles. `count` hears of each failure."""
    client = WebClient(token=token, base_url=api_url, timeout=_TIMEOUT)
    client.retry_handlers = retry_handlers(count)
    return client
