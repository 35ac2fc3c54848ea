"""JSON-RPC as MCP speaks it over HTTP: one message in, one answer out, and nothing kept between two.

Two ways of it are spoken: that of 2026-07-28, where every request names its version and there is no handshake, and the
one before, which begins with `initialize`. Its sessions and streams are optional, and are not offered.
"""

import json
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

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
_LISTS_LIVE: Final = 300_000  # milliseconds for which a client may keep a list or a resource
_STATUSES: Final = {METHOD_NOT_FOUND: 404}  # of errors of the stateless way; of the others 400
_SERVER: Final = {"name": NAME, "title": TITLE, "version": VERSION}
_CAPABILITIES: Final[Json] = {"tools": {}, "resources": {}, "prompts": {}}
ID = str | int | None


class RpcError(Exception):
    """An error of the protocol, not of a tool."""

    def __init__(self, code: int, said: str, data: Json | None = None) -> None:
        super().__init__(said)
        self.code = code
        self.data = data


@dataclass(frozen=True)
class Message:
    """What was posted. `error`: why it cannot be carried out; `id` is None for a notification, which gets no answer."""

    id: ID = None
    method: str = ""
    params: Json | None = None
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
        meta = (self.params or {}).get("_meta")
        told = meta.get("slack") if isinstance(meta, dict) else None
        return told if isinstance(told, dict) else {}


def read(text: str, headers: Mapping[str, str]) -> Message:
    """The message of a body. `headers`: by their names in small letters."""
    try:
        found = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return Message(error=RpcError(PARSE_ERROR, "Parse error"))
    invalid = RpcError(INVALID_REQUEST, "The body must be a single JSON-RPC request or notification")
    if not isinstance(found, dict) or found.get("jsonrpc") != "2.0" or not isinstance(found.get("method"), str):
        return Message(error=invalid)
    id_, params = found.get("id"), found.get("params", {})
    if "id" in found and (isinstance(id_, bool) or not isinstance(id_, str | int)):
        return Message(error=invalid)
    if not isinstance(params, dict):
        return Message(id_, found["method"], error=RpcError(INVALID_PARAMS, "params must be an object"))
    meta = params.get("_meta")
    meta = meta if isinstance(meta, dict) else {}
    stateless = headers.get(_VERSION_HEADER) in STATELESS or f"{_META}protocolVersion" in meta
    message = Message(id_, found["method"], params, stateless)
    error = _misfit(message, meta, headers) if stateless else _of_handshake(headers)
    return (
        message if error is None or message.is_notification else Message(id_, found["method"], params, stateless, error)
    )


def _no_number(constant: str) -> None:
    """NaN and Infinity, which Python reads, are no JSON."""
    raise ValueError(constant)


def _of_handshake(headers: Mapping[str, str]) -> RpcError | None:
    version = headers.get(_VERSION_HEADER)
    return _unsupported(version) if version is not None and version not in HANDSHAKE else None


def _misfit(message: Message, meta: Json, headers: Mapping[str, str]) -> RpcError | None:
    """What is wrong with the envelope of a stateless request: the first that is."""
    missing = [f"{_META}{key}" for key in ("protocolVersion", "clientCapabilities") if f"{_META}{key}" not in meta]
    if missing:
        return RpcError(INVALID_PARAMS, f"params._meta is missing {', '.join(missing)}")
    version, params = meta[f"{_META}protocolVersion"], message.params or {}
    expected = {_VERSION_HEADER: version, "mcp-method": message.method}
    if message.method in _NAMED_BY and _NAMED_BY[message.method] in params:
        expected["mcp-name"] = params[_NAMED_BY[message.method]]
    for name, said in expected.items():
        if _decoded(headers.get(name)) != said:
            return RpcError(HEADER_MISMATCH, f"The header {name} does not say what the body says")
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
        result = _result(message, offer, call)
    except NotOffered as error:
        return refused(message, RpcError(INVALID_PARAMS, str(error)))
    except RpcError as error:
        return refused(message, error)
    return 200, {"jsonrpc": "2.0", "id": message.id, "result": result}


def refused(message: Message, error: RpcError) -> tuple[int, Json]:
    """An error as an answer, with its HTTP status: in the earlier way 200 for what was read but cannot be done."""
    said: Json = {"code": error.code, "message": str(error), **({"data": error.data} if error.data else {})}
    status = _STATUSES.get(error.code, 400)
    if not message.stateless and error.code in (METHOD_NOT_FOUND, INVALID_PARAMS):
        status = 200
    return status, {"jsonrpc": "2.0", "id": message.id, "error": said}


def _result(message: Message, offer: Offer, call: Callable[[object, object], Told]) -> Json:
    params = message.params or {}
    lists: dict[str, Callable[[], Json]] = {
        "tools/list": lambda: offer.tools(params.get("cursor")),
        "resources/list": lambda: offer.resources(params.get("cursor")),
        "resources/templates/list": lambda: {"resourceTemplates": []},
        "resources/read": lambda: offer.read(params.get("uri")),
        "prompts/list": lambda: offer.prompts(params.get("cursor")),
    }
    others: dict[str, Callable[[], Json]] = {
        "tools/call": lambda: result_of(call(params.get("name"), params.get("arguments"))),
        "prompts/get": lambda: offer.prompt(params.get("name")),
    }
    if not message.stateless:
        others |= {"initialize": lambda: _initialized(params.get("protocolVersion")), "ping": dict}
        found = (lists | others).get(message.method)
        return _unknown(message) if found is None else found()
    told: dict[str, Any] = {"resultType": "complete", "_meta": {f"{_META}serverInfo": _SERVER}}
    if message.method in others:
        return others[message.method]() | told
    found = (lists | {"server/discover": _discovered}).get(message.method)
    return _unknown(message) if found is None else found() | told | {"ttlMs": _LISTS_LIVE, "cacheScope": "public"}


def _unknown(message: Message) -> Json:
    raise RpcError(METHOD_NOT_FOUND, f"Method not found: {message.method[:60]}")


def _initialized(wanted: object) -> Json:
    version = wanted if wanted in HANDSHAKE else HANDSHAKE[-1]
    return {
        "protocolVersion": version,
        "capabilities": _CAPABILITIES,
        "serverInfo": _SERVER,
        "instructions": INSTRUCTIONS,
    }


def _discovered() -> Json:
    return {"supportedVersions": [*STATELESS], "capabilities": _CAPABILITIES, "instructions": INSTRUCTIONS}
