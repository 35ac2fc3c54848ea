"""The client of Slack's Web API: a call that fails is tried again within reason, and noted each time."""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.http_retry import HttpRequest, HttpResponse, RateLimitErrorRetryHandler, RetryHandler, RetryState

_TIMEOUT = 10  # seconds for one call to Slack
_LONGEST_WAIT = 30  # seconds of Retry-After that a thread waits for
_AGAIN = 2  # times, for each kind of failure
_log = logging.getLogger("eindex.slack")


Count = Callable[[str, str], None]


def make_client(token: str, api_url: str, count: Count = lambda *_: None) -> WebClient:
    """A client of Slack's Web API that tries again where Slack is busy or stumbles.

    `count` hears of each failure: the method, and Slack's code, the HTTP status or the kind of exception.
    """
    client = WebClient(token=token, base_url=api_url, timeout=_TIMEOUT)
    client.retry_handlers = [_Watching(count), _RateLimits(max_retry_count=_AGAIN), _Stumbles(max_retry_count=_AGAIN)]
    return client


class _Watching(RetryHandler):
    """Sees how each attempt went, and leaves what to do to the others."""

    def __init__(self, count: Count) -> None:
        super().__init__()
        self._count = count

    def __deepcopy__(self, _: dict[int, Any]) -> "_Watching":
        """Bolt copies its client for each workspace; what is counted is counted in one place."""
        return self

    def can_retry(self, *, state: RetryState, request: HttpRequest, **how: Any) -> bool:
        """Never; but note what failed."""
        failed = _failure(how.get("response"), how.get("error"))
        if failed:
            method = urlsplit(request.url).path.rpartition("/")[2]
            self._count(method, failed)
            extra = {"method": method, "error": failed, "attempt": state.current_attempt + 1}
            _log.warning("a call to Slack failed", extra=extra)
        return False


class _RateLimits(RateLimitErrorRetryHandler):
    """Waits as long as Slack says, unless that is longer than an asker would."""

    def _can_retry(self, *, response: HttpResponse | None = None, **how: Any) -> bool:
        if response is None or not super()._can_retry(response=response, **how):
            return False
        values = [value for name, value in response.headers.items() if name.lower() == "retry-after"]
        wait = str(values[0][0]) if values else "1"
        return wait.isascii() and wait.isdecimal() and int(wait) <= _LONGEST_WAIT


class _Stumbles(RetryHandler):
    """Tries again after a 5xx, a lost connection, a timeout and an answer that is no JSON.

    A message may come twice where its answer was lost; that is better than never.
    """

    def _can_retry(self, *, response: HttpResponse | None = None, error: Exception | None = None, **_: Any) -> bool:
        if response is not None:
            return response.status_code >= 500 or (response.status_code == 200 and not response.body)
        return error is not None


def _failure(response: HttpResponse | None, error: Exception | None) -> str:
    """What went wrong, in a word; empty where nothing did."""
    if response is None:
        return type(error).__name__
    if response.status_code != 200:
        return "ratelimited" if response.status_code == 429 else f"http_{response.status_code}"
    body = response.body or {}
    return "" if body.get("ok") else str(body.get("error") or "no_json")[:80]
