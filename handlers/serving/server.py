"""The HTTP server: takes in whole requests, within bounds of size and time, and hands them to a site.

Bodies are read by the event loop and not by the threads that answer, so clients who send slowly hold none of these.
granian's own WSGI has no time limit for bodies: 32 of them would silence the bot (measured; granian issue 728).
"""

import asyncio
import logging
import resource
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from handlers.serving.exchange import LONGEST_BODY, Answered, Request, Site, Unreadable, answer, refusal

if TYPE_CHECKING:
    from granian.rsgi import HTTPProtocol, Scope  # type: ignore[attr-defined]  # granian's own lack of an export

ADDRESS: Final = "0.0.0.0"  # noqa: S104  # a platform's router reaches the process from outside
_THREADS = 32  # requests answered at once; each holds the interpreter for well under a millisecond
_WAITING = 256  # requests that may wait for one of these threads; Slack gives each three seconds
_BODIES = 32_000_000  # bytes of bodies that may be on their way at once
_BODY_WITHIN = 5.0  # seconds for a body to arrive; Slack itself waits three for the answer
_HEAD_WITHIN = 10_000  # milliseconds for the headers to arrive, and for the next request of a kept connection
_HEAD = 32_768  # bytes of headers, and of what is read ahead of a body
_CONNECTIONS = 2_048  # at once; those beyond wait to be accepted
_FILES = 4_096  # descriptors: the connections, and room for files and for calls to Slack
_LEAVE_WITHIN = 10  # seconds for what is under way to finish after SIGTERM; platforms kill after 10 to 30


def is_free(port: int) -> bool:
    """Whether the port can be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def serve(load: Callable[[], Site], port: int) -> None:
    """Serve until SIGTERM or SIGINT, with one worker process; `load` makes the site in it."""
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    _allow_files()
    Granian(
        "e-index",
        address=ADDRESS,
        port=port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=_HEAD_WITHIN, max_buffer_size=_HEAD),
        backlog=_CONNECTIONS,
        backpressure=_CONNECTIONS,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=_LEAVE_WITHIN,
    ).serve(target_loader=partial(_load_edge, load), wrap_loader=False)


class Edge:
    """A site as granian's RSGI calls it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="http")
        self._coming = 0  # bytes of bodies on their way
        self._under_way = 0  # requests with a thread, or waiting for one

    def __rsgi_del__(self, _: object) -> None:
        """Let what is under way finish; granian has stopped taking requests."""
        self._pool.shutdown()
        logging.shutdown()  # the process ends without it: it is multiprocessing's

    async def __rsgi__(self, scope: "Scope", client: "HTTPProtocol") -> None:
        """Answer a request, whatever it is."""
        try:
            answered = await self._answer(scope, await self._read(scope, client))
        except Unreadable as error:
            answered = refusal(error.status)
        client.response_bytes(*answered)

    async def _read(self, scope: "Scope", client: "HTTPProtocol") -> bytes:
        headers = scope.headers
        length, chunked = headers.get("content-length"), "transfer-encoding" in headers
        if length is None and not chunked:
            return b""
        if length is not None and not length.isdecimal():
            raise Unreadable(400)
        expected = LONGEST_BODY if chunked or length is None else int(length)
        if expected > LONGEST_BODY:
            raise Unreadable(413)
        if self._coming + expected > _BODIES:
            raise Unreadable(503)
        self._coming += expected
        try:
            body = await _body(client, chunked=chunked)
        finally:
            self._coming -= expected
        if not chunked and len(body) != expected:
            raise Unreadable(400)
        return body

    async def _answer(self, scope: "Scope", body: bytes) -> Answered:
        if self._under_way >= _THREADS + _WAITING:
            return refusal(503)
        self._under_way += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._pool, answer, self._site, _request(scope, body))
        finally:
            self._under_way -= 1


def _request(scope: "Scope", body: bytes) -> Request:
    """What of a header comes several times is joined, as HTTP has it."""
    headers: dict[str, str] = {}
    for name, value in scope.headers.items():
        headers[name] = f"{headers[name]}{'; ' if name == 'cookie' else ','}{value}" if name in headers else value
    return Request(scope.method, scope.path, scope.query_string, headers, body)


async def _body(client: "HTTPProtocol", *, chunked: bool) -> bytes:
    """The whole body. Unreadable where it is too long, comes too slowly or breaks off."""
    try:
        async with asyncio.timeout(_BODY_WITHIN):
            return await (_chunks(client) if chunked else client())
    except TimeoutError:
        raise Unreadable(408) from None
    except RuntimeError:  # what granian raises where the client has gone, or sends what is no body
        raise Unreadable(400) from None


async def _chunks(client: "HTTPProtocol") -> bytes:
    """A body whose length is told by its end only."""
    body = bytearray()
    async for chunk in client:
        body += chunk
        if len(body) > LONGEST_BODY:
            raise Unreadable(413)
    return bytes(body)


def _load_edge(load: Callable[[], Site]) -> Any:
    return Edge(load())


def _allow_files() -> None:
    """Let the process open as many files as it takes connections, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
