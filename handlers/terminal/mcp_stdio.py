"""The same tools over stdio, for desktop assistants and editors, by the `mcp` SDK: an optional extra (docs/mcp.md)."""

from collections.abc import Callable
from typing import TypeVar

import anyio
from mcp import MCPError
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    GetPromptRequestParams,
    GetPromptResult,
    ListPromptsResult,
    ListResourcesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
)
from pydantic import BaseModel

from handlers.answering.answerer import Answerer
from handlers.listeners.mcp.calls import Told
from handlers.listeners.mcp.offer import INSTRUCTIONS, NAME, TITLE, VERSION, NotOffered, Offer, result_of
from handlers.listeners.mcp.schemas import Json
from handlers.listeners.mcp.tools import failed
from handlers.sending import failures

Model = TypeVar("Model", bound=BaseModel)
Asked = TypeVar("Asked", str, str | None)


def serve(answerer: Answerer) -> None:
    """Serve whoever started the process, until they close standard input."""
    server = make_server(Offer(answerer))

    async def run() -> None:
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    anyio.run(run)


def make_server(offer: Offer) -> "Server[dict[str, object]]":
    """The SDK's server with what is offered. Nobody is turned away: whoever asks is alone with it."""

    async def tools(_: object, params: PaginatedRequestParams | None) -> ListToolsResult:
        return _read(ListToolsResult, offer.tools, params.cursor if params else None)

    async def call(_: object, params: CallToolRequestParams) -> CallToolResult:
        return _read(CallToolResult, lambda name: _called(offer, name, params.arguments), params.name)

    async def resources(_: object, params: PaginatedRequestParams | None) -> ListResourcesResult:
        return _read(ListResourcesResult, offer.resources, params.cursor if params else None)

    async def read(_: object, params: ReadResourceRequestParams) -> ReadResourceResult:
        return _read(ReadResourceResult, offer.read, params.uri)

    async def prompts(_: object, params: PaginatedRequestParams | None) -> ListPromptsResult:
        return _read(ListPromptsResult, offer.prompts, params.cursor if params else None)

    async def prompt(_: object, params: GetPromptRequestParams) -> GetPromptResult:
        return _read(GetPromptResult, offer.prompt, params.name)

    return Server(
        NAME,
        title=TITLE,
        version=VERSION,
        instructions=INSTRUCTIONS,
        on_list_tools=tools,
        on_call_tool=call,
        on_list_resources=resources,
        on_read_resource=read,
        on_list_prompts=prompts,
        on_get_prompt=prompt,
    )


def _called(offer: Offer, name: str, arguments: Json | None) -> Json:
    try:
        return result_of(offer.call(name, arguments, None))
    except NotOffered:
        raise
    except Exception as error:
        reply = failures.report(error, "en")
        return result_of(Told(failed("error", reply.text), reply))


def _read(model: type[Model], offered: Callable[[Asked], Json], asked: Asked) -> Model:
    """What is offered, as the SDK takes it."""
    try:
        return model.model_validate(offered(asked))
    except NotOffered as error:
        raise MCPError(INVALID_PARAMS, str(error)) from error
