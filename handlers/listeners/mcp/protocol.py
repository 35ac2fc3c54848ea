"""JSON-RPC as MCP speaks it over HTTP: one message in, one answer out, and nothing kept between two.

Two ways of it are spoken: that of 2026-07-28, where every request names its version and there is no handshake, and the
one before, which begins with `initialize`. Its sessions and streams are optional, and are not offered.
"""

import json
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Final

from data.model.frozen import frozen
from handlers.listeners.mcp.calls import Told
from handlers.listeners.mcp.offer import INSTRUCTIONS, NAME, TITLE, VERSION, NotOffered, Offer, result_of
from handlers.listeners.mcp.schemas import Json

STATELESS: Final = ("2026-07-28",)
HANDSHAKE: Final = ("2025-06-18", "2025-11-25")  # oldest first; the one before these has batches, which are refused
PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
REFUSED, HEADER_MISMATCH, UNSUPPORTED_VERSION = -32000, -32020, -32022
_META: Final = "io.modelcontextprotocol/"
_VERSION_HEADER: Final = "mcp-protocol-version"
_NAMED_BY: Final = {"tools/call": "name", "prompts/get": "name", "resources/read": "uri"}  # as the header Mcp-Name
_LIVE: Final[Json] = {"ttlMs": 300_000, "cacheScope": "public"}  # for so long a client may keep a list or a resource
_SERVER: Final = {"name": NAME, "title": TITLE, "version": VERSION}
_ABOUT: Final[Json] = {
    "capabilities": {"tools": {}, "resources": {}, "prompts": {}},
    "instructions": INSTRUCTIONS,
}
_STATELESS: Final[Json] = {"resultType": "complete", "_meta": {f"{_META}serverInfo": _SERVER}}
ID = str | int | None


class RpcError(Exception):
    """An error of the protocol, not of a tool."""

    def __init__(self, code: int, said: str, data: Json | None = None) -> None:
        super().__init__(said)
        self.code = code
        self.data = data


@frozen
class Message:
    """What was posted. `error`: why it cannot be carried out; `id` is None for a notification, which gets no answer."""

    id: ID = None
    method: str = ""
    params: Json = field(default_factory=dict)
    stateless: bool = False
    error: RpcError | None = None

    @property
    def is_notification(self) -> bool:
        """Whether nothing is answered."""
        return self.error is None and self.id is None

    @property
    def asks(self) -> bool:
        """Whether a person must stand behind it; anybody whom Slack signs for may list what there is."""
        return self.error is None and self.id is not None and self.method == "tools/call"

    @property
    def slack(self) -> Json:
        """The caller as Slack tells it; empty where it does not."""
        return _object(self.meta.get("slack"))

    @property
    def meta(self) -> Json:
        """What is said of the request."""
        return _object(self.params.get("_meta"))


def read(text: str, headers: Mapping[str, str]) -> Message:
    """The message of a body. `headers`: by their names in small letters."""
    try:
        found = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return Message(error=RpcError(PARSE_ERROR, "Parse error"))
    said = _object(found)
    id_, method, params = said.get("id"), said.get("method"), said.get("params", {})
    identified = "id" not in said or (isinstance(id_, str | int) and not isinstance(id_, bool))
    if said.get("jsonrpc") != "2.0" or not isinstance(method, str) or not identified:
        error = RpcError(INVALID_REQUEST, "The body must be a single JSON-RPC request or notification")
        return Message(error=error)
    if not isinstance(params, dict):
        return Message(id_, method, error=RpcError(INVALID_PARAMS, "params must be an object"))
    message = Message(id_, method, params)
    version = headers.get(_VERSION_HEADER)
    if version in STATELESS or f"{_META}protocolVersion" in message.meta:
        message = replace(message, stateless=True)
        error_ = _misfit(message, headers)
    else:
        error_ = _unsupported(version) if version is not None and version not in HANDSHAKE else None
    return message if message.is_notification else replace(message, error=error_)


def _object(found: object) -> Json:
    return found if isinstance(found, dict) else {}


def _no_number(constant: str) -> None:
    """NaN and Infinity, which Python reads, are no JSON."""
    raise ValueError(constant)


def _misfit(message: Message, headers: Mapping[str, str]) -> RpcError | None:
    """What is wrong with the envelope of a stateless request: the first that is."""
    meta, params = message.meta, message.params
    missing = [key for each in ("protocolVersion", "clientCapabilities") if (key := f"{_META}{each}") not in meta]
    if missing:
        return RpcError(INVALID_PARAMS, f"params._meta is missing {', '.join(missing)}")
    version = meta[f"{_META}protocolVersion"]
    expected = {_VERSION_HEADER: version, "mcp-method": message.method}
    if (name := _NAMED_BY.get(message.method)) in params:
        expected["mcp-name"] = params[name]
    for header, said in expected.items():
        if _decoded(headers.get(header)) != said:
            return RpcError(HEADER_MISMATCH, f"The header {header} does not say what the body says")
    return _unsupported(version) if version not in STATELESS else None


def _unsupported(version: object) -> RpcError:
    data = {"supported": [*STATELESS, *HANDSHAKE], "requested": version}
    return RpcError(UNSUPPORTED_VERSION, "Unsupported protocol version", data)


def _decoded(header: str | None) -> str | None:
    """A header's value; what is no plain ASCII comes as =?base64?…?=."""
    if header is None or not (header.startswith("=?base64?") and header.endswith("?=")):
        return header
    try:
        return b64decode(header[9:-2], validate=True).decode("utf-8")
    except ValueError:
        return None


def carried_out(message: Message, offer: Offer, call: Callable[[object, object], Told]) -> tuple[int, Json | None]:
    """The HTTP status and the answer to a message. `call`: a tool by its name, with its arguments."""
    if message.is_notification:
        return 202, None
    try:
        if message.error:
            raise message.error
        return 200, {"jsonrpc": "2.0", "id": message.id, "result": _result(message, offer, call)}
    except NotOffered as error:
        return refused(message, RpcError(INVALID_PARAMS, str(error)))
    except RpcError as error:
        return refused(message, error)


def refused(message: Message, error: RpcError) -> tuple[int, Json]:
    """An error as an answer, with its HTTP status: in the earlier way 200 for what was read but cannot be done."""
    said: Json = {"code": error.code, "message": str(error), **({"data": error.data} if error.data else {})}
    status = 404 if error.code == METHOD_NOT_FOUND else 400
    if not message.stateless and error.code in (METHOD_NOT_FOUND, INVALID_PARAMS):
        status = 200
    return status, {"jsonrpc": "2.0", "id": message.id, "error": said}


def turned_away(message: Message) -> tuple[int, Json | None]:
    """The answer where nobody may ask."""
    said = "e-index is not installed in this workspace, or Slack did not say who asks"
    return 403, refused(message, RpcError(REFUSED, said))[1]


def _result(message: Message, offer: Offer, call: Callable[[object, object], Told]) -> Json:
    given = message.params.get
    once: dict[str, Callable[[], Json]] = {
        "tools/call": lambda: result_of(call(given("name"), given("arguments"))),
        "prompts/get": lambda: offer.prompt(given("name")),
    }
    methods: dict[str, Callable[[], Json]] = once | {
        "tools/list": lambda: offer.tools(given("cursor")),
        "resources/list": lambda: offer.resources(given("cursor")),
        "resources/templates/list": lambda: {"resourceTemplates": []},
        "resources/read": lambda: offer.read(given("uri")),
        "prompts/list": lambda: offer.prompts(given("cursor")),
    }
    if message.stateless:
        methods["server/discover"] = lambda: {"supportedVersions": [*STATELESS], **_ABOUT}
    else:
        methods |= {"initialize": lambda: _initialized(given("protocolVersion")), "ping": dict}
    if message.method not in methods:
        raise RpcError(METHOD_NOT_FOUND, f"Method not found: {message.method[:60]}")
    told = methods[message.method]()
    if not message.stateless:
        return told
    return told | _STATELESS | ({} if message.method in once else _LIVE)


def _initialized(wanted: object) -> Json:
    return {"protocolVersion": wanted if wanted in HANDSHAKE else HANDSHAKE[-1], "serverInfo": _SERVER, **_ABOUT}
