"""Slackbot's side of MCP: it says who asks in `params._meta.slack`, signs what it posts, and reads what comes back."""

import asyncio
import itertools
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

import httpx2

from tests.fake_slack.rules import Json
from tests.fake_slack.workspace import Ack, InProcess, OverHttp, signed

if TYPE_CHECKING:
    from mcp import Client

T = TypeVar("T")
SOMEBODY = {"team_id": "T1", "user_id": "U1", "enterprise_id": None}
META = "io.modelcontextprotocol/"
ENVELOPE = {f"{META}protocolVersion": "2026-07-28", f"{META}clientCapabilities": {}}
_number = itertools.count(1)


class Slackbot(httpx2.AsyncBaseTransport):
    """Posts what a client of the SDK says, as Slack does."""

    def __init__(self, site: InProcess | OverHttp, caller: Mapping[str, Any] | None = SOMEBODY) -> None:
        self._site = site
        self._caller = caller

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """One request of the SDK's client, with who asks added, and signed."""
        body = (await request.aread()).decode()
        if request.method == "POST" and self._caller is not None:
            message = json.loads(body)
            message.setdefault("params", {}).setdefault("_meta", {})["slack"] = dict(self._caller)
            body = json.dumps(message)
        head = {name: value for name, value in request.headers.items() if name != "content-length"}
        ack = self._site.request(request.method, "/mcp", body.encode(), head | signed(body, "events_api"))
        return httpx2.Response(ack.status, headers={"content-type": "application/json"}, text=ack.body, request=request)

    def drive(self, mode: str, drive: "Callable[[Client], Awaitable[T]]") -> T:
        """What the SDK's own client makes of the site. `mode`: legacy (initialize), auto, or a version."""
        from mcp import Client  # it takes a second
        from mcp.client.streamable_http import streamable_http_client

        async def connected() -> T:
            async with httpx2.AsyncClient(transport=self) as http:
                transport = streamable_http_client("http://bot/mcp", http_client=http)
                async with Client(transport, mode=mode) as client:
                    return await drive(client)

        return asyncio.run(connected())


def post(site: InProcess | OverHttp, body: str, **headers: str) -> Ack:
    """Post a body as it is, signed."""
    head = signed(body, "events_api") | {name.replace("_", "-"): value for name, value in headers.items()}
    return site.request("POST", "/mcp", body.encode(), head)


def request(method: str, caller: Mapping[str, Any] | None = SOMEBODY, **params: Any) -> tuple[str, dict[str, str]]:
    """A request of 2026-07-28, and the headers that go with it."""
    meta = ENVELOPE | ({"slack": dict(caller)} if caller is not None else {})
    body = {"jsonrpc": "2.0", "id": next(_number), "method": method, "params": {**params, "_meta": meta}}
    headers = {"MCP-Protocol-Version": "2026-07-28", "Mcp-Method": method}
    if name := params.get("name") or params.get("uri"):
        headers["Mcp-Name"] = name
    return json.dumps(body), headers


def called(
    site: InProcess | OverHttp, tool: str, given: Mapping[str, Any], caller: Mapping[str, Any] = SOMEBODY
) -> Json:
    """The result of a tool."""
    body, headers = request("tools/call", caller, name=tool, arguments=dict(given))
    ack = post(site, body, **headers)
    assert ack.status == 200, ack
    return cast(Json, json.loads(ack.body)["result"])
