"""A request and its answer, between granian's RSGI and WSGI (PEP 3333)."""

import io
import json
import logging
import secrets
import sys
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication, WSGIEnvironment

    from granian.rsgi import Scope

Answered = tuple[int, list[tuple[str, str]], bytes]  # status, headers, body

LONGEST_BODY: Final = 1_000_000  # bytes; Slack's own payloads stay far below
STATUSES: Final = {
    200: "200 OK",
    202: "202 Accepted",
    400: "400 Bad Request",
    401: "401 Unauthorized",
    403: "403 Forbidden",
    404: "404 Not Found",
    405: "405 Method Not Allowed",
    408: "408 Request Timeout",
    413: "413 Content Too Large",
    503: "503 Service Unavailable",
}
_CONSTANT: "WSGIEnvironment" = {
    "SCRIPT_NAME": "",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "wsgi.errors": sys.stderr,
    "wsgi.multiprocess": False,
    "wsgi.multithread": True,
    "wsgi.run_once": False,
    "wsgi.version": (1, 0),
}
_log = logging.getLogger("eindex.server")


class Unreadable(Exception):
    """A request that is refused before it is read to its end."""

    def __init__(self, status: int) -> None:
        super().__init__(STATUSES[status])
        self.status = status


def environ(scope: "Scope", body: bytes) -> "WSGIEnvironment":
    """The request as WSGI has it, with a body that is there already."""
    host, _, port = scope.server.rpartition(":")
    found: WSGIEnvironment = {
        **_CONSTANT,
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": scope.path,
        "QUERY_STRING": scope.query_string,
        "REMOTE_ADDR": scope.client,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
    }
    for name, value in scope.headers.items():
        key = name.upper().replace("-", "_")
        key = key if key == "CONTENT_TYPE" else f"HTTP_{key}"
        found[key] = f"{found[key]}{'; ' if name == 'cookie' else ','}{value}" if key in found else value
    found["CONTENT_LENGTH"] = str(len(body))
    return found


def answer(wsgi: "WSGIApplication", request: "WSGIEnvironment") -> Answered:
    """What the application answers. A fault of ours is logged, and becomes 503: Slack then delivers again."""
    said: list[Any] = []
    try:
        body = b"".join(wsgi(request, lambda status, headers, *_: said.extend((status, headers)) or bytes))  # type: ignore[func-returns-value]
        return int(said[0].split(" ", 1)[0]), said[1], body
    except Exception:
        _log.exception("failure %s", secrets.token_hex(4))
        return refusal(503)


def refusal(status: int) -> Answered:
    """A refusal, which says no more than its status."""
    body = json.dumps({"error": STATUSES[status][4:].lower()}).encode()
    headers = [("content-type", "application/json")]
    if status == 503:
        headers.append(("retry-after", "1"))
    return status, headers, body
