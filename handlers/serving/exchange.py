"""A request and its answer, between the server and what answers."""

import json
import logging
import secrets
from collections.abc import Callable
from typing import Final, NamedTuple

LONGEST_BODY: Final = 1_000_000  # bytes; Slack's own payloads stay far below
_REASONS: Final = {
    400: "bad request",
    401: "unauthorized",
    404: "not found",
    405: "method not allowed",
    408: "request timeout",
    413: "content too large",
    503: "service unavailable",
}
_log = logging.getLogger("eindex.server")


class Request(NamedTuple):
    """A request that has come in whole. `headers`: by their names in small letters."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


Answered = tuple[int, list[tuple[str, str]], bytes]  # status, headers, body
Site = Callable[[Request], Answered]


class Unreadable(Exception):
    """A request that is refused before it is read to its end."""

    def __init__(self, status: int) -> None:
        super().__init__(_REASONS[status])
        self.status = status


def answer(site: Site, request: Request) -> Answered:
    """What the site answers. A fault of ours is logged, and becomes 503: Slack then delivers again."""
    try:
        return site(request)
    except Exception:
        _log.exception("failure %s", secrets.token_hex(4))
        return refusal(503)


def refusal(status: int) -> Answered:
    """A refusal, which says no more than its status."""
    headers = [("content-type", "application/json")]
    if status == 503:
        headers.append(("retry-after", "1"))
    return status, headers, json.dumps({"error": _REASONS[status]}).encode()
