"""The official client of the `mcp` SDK drives POST /mcp and `bot.py mcp`, in both ways of the protocol."""

import asyncio
import sys
import tomllib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from jsonschema import Draft202012Validator
from mcp import Client, MCPError, StdioServerParameters

from handlers.answering.answerer import Answerer
from handlers.listeners.mcp.offer import NAME, VERSION, Offer
from handlers.terminal.mcp_stdio import make_server
from tests.bot_process import ROOT, environment, serving
from tests.fake_slack import FakeSlack, InProcess, OverHttp
from tests.fake_slack.slackbot import Slackbot, post

T = TypeVar("T")
Drive = Callable[[Callable[[Client], Awaitable[T]]], T]
TOOLS: dict[str, dict[str, Any]] = {
    "ask": {"question": "hur många i Skåne fick full pott?"},
    "query": {"question": {"want": "top", "where": {"in": "12"}, "limit": 3}},
    "kommun": {"name": "Eskilstuna"},
    "ranking": {"area": "Stockholms län", "language": "en"},
    "compare": {"places": ["Göteborg", "Malmö"]},
    "verify": {"kommun": "Katrineholm", "claimed": 10},
    "surveys": {},
}


@pytest.fixture(params=["http legacy", "http auto", "http 2026-07-28", "stdio legacy", "stdio auto"])
def drive(request: pytest.FixtureRequest, transport: InProcess, answerer: Answerer) -> Drive[T]:
    """Drives a client against one of the ways."""
    way, mode = request.param.split()
    if way == "http":
        return lambda does: Slackbot(transport).drive(mode, does)

    async def in_process(does: Callable[[Client], Awaitable[T]]) -> T:
        async with Client(make_server(Offer(answerer)), mode=mode) as client:
            return await does(client)

    return lambda does: asyncio.run(in_process(does))


def test_it_says_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (project["name"], project["version"]) == (NAME, VERSION)


def test_the_extra_can_be_installed_where_the_bot_stands() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert told["project"]["optional-dependencies"]["mcp"] == ["mcp>=2.3"]
    assert told["tool"]["setuptools"] == {"py-modules": []}  # else it finds several packages, and refuses
    assert '".[mcp]"' in (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8")


def test_it_lists_what_there_is(drive: Drive[None]) -> None:
    async def lists(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == list(TOOLS)
        for tool in tools:
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint is True
            assert len(tool.description or "") > 100
            Draft202012Validator.check_schema(tool.input_schema)
            Draft202012Validator.check_schema(tool.output_schema)
        resources = (await client.list_resources()).resources
        assert {str(each.uri) for each in resources} >= {"eindex://skl-2014/method", "eindex://skl-2011/sources"}
        assert len((await client.list_prompts()).prompts) == 4
        assert client.instructions is None or "not published" in client.instructions  # None where it did not ask

    drive(lists)


def test_it_calls_each_tool(drive: Drive[None]) -> None:
    async def calls(client: Client) -> None:
        await client.list_tools()  # the client then holds each answer against its output schema
        for name, arguments in TOOLS.items():
            result = await client.call_tool(name, arguments)
            assert not result.is_error, result
            assert result.structured_content["text"] == result.content[0].text  # type: ignore[union-attr]
            assert result.structured_content["status"] == "answer"

    drive(calls)


def test_it_reads_resources_and_prompts(drive: Drive[None]) -> None:
    async def reads(client: Client) -> None:
        for resource in (await client.list_resources()).resources:
            [content] = (await client.read_resource(str(resource.uri))).contents
            assert content.text  # type: ignore[union-attr]
        [sources] = (await client.read_resource("eindex://skl-2014/sources")).contents
        assert "https://vartgoteborg.se/" in sources.text  # type: ignore[union-attr]
        for prompt in (await client.list_prompts()).prompts:
            [message] = (await client.get_prompt(prompt.name)).messages
            assert message.role == "user"

    drive(reads)


def test_errors_of_tools_are_results_and_others_are_the_protocols(drive: Drive[None]) -> None:
    async def errs(client: Client) -> None:
        result = await client.call_tool("kommun", {"name": "häbo"})
        assert (result.is_error, result.structured_content["status"]) == (False, "ask")
        assert [each["name"] for each in result.structured_content["candidates"]] == ["Håbo kommun", "Habo kommun"]
        assert (await client.call_tool("ranking", {"limit": 900})).is_error
        with pytest.raises(MCPError, match=r"Unknown tool: erase\. There are: ask, query, kommun") as raised:
            await client.call_tool("erase", {})
        assert raised.value.error.code == -32602
        for failing in (
            client.read_resource("eindex://skl-2014/secrets"),
            client.read_resource("file:///etc/passwd"),
            client.get_prompt("none"),
            client.list_tools(cursor="x"),
        ):
            with pytest.raises(MCPError) as raised:
                await failing
            assert raised.value.error.code == -32602

    drive(errs)


def test_pages_are_followed(answerer: Answerer) -> None:
    async def follows() -> None:
        async with Client(make_server(Offer(answerer, page=2))) as client:
            found, cursor = [], None
            while True:
                page = await client.list_tools(cursor=cursor)
                assert len(page.tools) <= 2
                found += [tool.name for tool in page.tools]
                cursor = page.next_cursor
                if cursor is None:
                    break
            assert found == list(TOOLS)
            resources = await client.list_resources()
            more = await client.list_resources(cursor=resources.next_cursor)
            uris = [str(each.uri) for each in (*resources.resources, *more.resources)]
            assert (len(set(uris)), uris) == (4, [each["uri"] for each in Offer(answerer).resources()["resources"][:4]])
            prompts = await client.list_prompts()
            last = await client.list_prompts(cursor=prompts.next_cursor)
            assert (len(prompts.prompts), len(last.prompts), last.next_cursor) == (2, 2, None)

    asyncio.run(follows())


def test_a_bot_that_serves_http_is_called_without_the_sdk(slack: FakeSlack, db_path: Path, tmp_path: Path) -> None:
    without = tmp_path / "mcp.py"  # whoever imports the SDK finds this instead
    without.write_text("raise ImportError('the SDK is not for serving')", encoding="utf-8")
    with serving(slack, {"EINDEX_DB": str(db_path), "PYTHONPATH": str(tmp_path)}) as one:
        site = OverHttp(one.url)

        async def calls(client: Client) -> str:
            return str((await client.call_tool("ask", {"question": "Umeå"})).content[0].text)  # type: ignore[union-attr]

        for mode in ("auto", "legacy"):
            assert Slackbot(site).drive(mode, calls).startswith("Umeå: 14 av 14 poäng.")
        assert post(site, '{"jsonrpc": "2.0", "method": "notifications/initialized"}').status == 202
        assert site.request("GET", "/mcp", b"", {}).status == 405


def test_the_process_speaks_over_stdio(own_db: str) -> None:
    async def speaks() -> None:
        process = StdioServerParameters(
            command=sys.executable, args=["bot.py", "mcp"], cwd=ROOT, env=environment(EINDEX_DB=own_db)
        )
        async with Client(process) as client:
            result = await client.call_tool("ask", {"question": "How did Katrineholm do?"})
            assert result.content[0].text.startswith("Katrineholm: 10 of 14 points.")  # type: ignore[union-attr]

    asyncio.run(speaks())
