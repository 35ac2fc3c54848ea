"""Sends through the response_url that comes with what somebody did. A Slack that keeps silent is soon given up.

Bolt's own `respond` takes no timeout, and waits 30 seconds: for that long a thread and whoever asked would wait too.
"""

import time
from http.client import RemoteDisconnected
from typing import Any, Final

from slack_sdk.http_retry import ConnectionErrorRetryHandler, RetryHandler
from slack_sdk.webhook import WebhookClient, WebhookResponse

from handlers.sending.failures import SLACK

_PATIENCE: Final = 3  # seconds for one message
HURRY: Final = 1  # the same before the acknowledgement: Slack waits three for that, and there may be two messages
_LONGEST_WAIT: Final = 5.0  # seconds of Retry-After; for longer, another way is tried at once
_LOST: Final = [ConnectionResetError, RemoteDisconnected]  # what is worth one more try

OUT_OF_REACH: Final = 0  # in place of an HTTP status
SILENT: Final = TimeoutError.__name__  # the body beside it, where Slack may have taken what it did not answer


class ResponseUrl:
    """The response_url of one payload. What Slack says to a message is returned, and never raised.

    Once it was out of reach for all its time it is not asked again, so that what follows goes another way at once.
    """

    def __init__(self, url: str | None, *, acknowledged: bool = True) -> None:
        """`acknowledged`: whether the payload is, so that only a person waits; else Slack waits too."""
        retries: list[RetryHandler] = [ConnectionErrorRetryHandler(error_types=_LOST)] if acknowledged else []
        self._client = WebhookClient(url or "", _PATIENCE if acknowledged else HURRY, retry_handlers=retries)
        self._given_up = None if url else _out_of_reach("none")

    def send(self, message: dict[str, Any]) -> WebhookResponse:
        """What Slack says; a refusal that comes as a success has status 400."""
        if self._given_up:
            return self._given_up
        try:
            said = self._client.send_dict(message)
        except SLACK as error:
            said = _out_of_reach(type(error).__name__)
            if TimeoutError in (type(error), type(getattr(error, "reason", None))):
                self._given_up = said
            return said
        if said.status_code == 200 and '"ok":false' in str(said.body).replace(" ", ""):
            said.status_code = 400
        return said

    def send_patiently(self, message: dict[str, Any]) -> WebhookResponse:
        """The same, the second time where Slack asks for a patience that an asker has."""
        said = self.send(message)
        if said.status_code == 429 and (wait := _retry_after(said)) <= _LONGEST_WAIT:
            time.sleep(wait)
            said = self.send(message)
        return said


def _out_of_reach(why: str) -> WebhookResponse:
    return WebhookResponse(url="", status_code=OUT_OF_REACH, body=why, headers={})


def _retry_after(said: WebhookResponse) -> float:
    value = {name.lower(): value for name, value in said.headers.items()}.get("retry-after", "1")
    return float(value) if value.isdecimal() else 1.0
