"""The same tools over stdio, for desktop assistants and editors, by the `mcp` SDK: an optional extra (docs/mcp.md)."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import anyio
from mcp import MCPError, types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from pydantic import BaseModel

from handlers.answering.answerer import Answerer
from handlers.listeners.mcp.offer import INSTRUCTIONS, NAME, TITLE, VERSION, NotOffered, Offer, result_of
from handlers.listeners.mcp.schemas import Json

Model = TypeVar("Model", bound=BaseModel)


def serve(answerer: Answerer) -> None:
    """Serve whoever started the process, until they close standard input."""
    server = make_server(Offer(answerer))

    async def run() -> None:
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    anyio.run(run)


def make_server(offer: Offer) -> "Server[dict[str, object]]":
    """The SDK's server with what is offered. Nobody is turned away: whoever asks is alone with it."""
    return Server(
        NAME,
        title=TITLE,
        version=VERSION,
        instructions=INSTRUCTIONS,
        on_list_tools=_answering(types.ListToolsResult, lambda page: offer.tools(page and page.cursor)),
        on_call_tool=_answering(
            types.CallToolResult, lambda call: result_of(offer.call(call.name, call.arguments, None))
        ),
        on_list_resources=_answering(types.ListResourcesResult, lambda page: offer.resources(page and page.cursor)),
        on_read_resource=_answering(types.ReadResourceResult, lambda wanted: offer.read(wanted.uri)),
        on_list_prompts=_answering(types.ListPromptsResult, lambda page: offer.prompts(page and page.cursor)),
        on_get_prompt=_answering(types.GetPromptResult, lambda wanted: offer.prompt(wanted.name)),
    )


def _answering(model: type[Model], offered: Callable[[Any], Json]) -> Callable[[object, Any], Awaitable[Model]]:
    """What is offered for the parameters of a request, as the SDK takes it."""

    async def answer(_: object, params: Any) -> Model:
        try:
            return model.model_validate(offered(params))
        except NotOffered as error:
            raise MCPError(types.INVALID_PARAMS, str(error)) from error

    return answer
