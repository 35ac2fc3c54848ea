"""What is offered over MCP, whichever way it is called: instructions, tools, resources and prompts.

`offer.toml` says what a language model reads of a tool, `calls.py` and `verify.py` carry it out.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from data.model.question import Lang, Question
from data.model.result import Text
from data.store.edition import Edition
from handlers.answering.answerer import Answerer
from handlers.listeners.mcp import calls, schemas
from handlers.listeners.mcp.calls import Told, failed
from handlers.listeners.mcp.places import Ambiguous, Unfit
from handlers.listeners.mcp.schemas import Json, offered
from handlers.listeners.mcp.verify import verify
from handlers.replies.reply import Reply
from handlers.replies.sources import titled
from handlers.replies.texts import TEXTS
from handlers.sending import failures

NAME: Final = "e-index"
TITLE: Final = "e-index: how good Sweden's kommuner are at e-services"
VERSION: Final = "0.1.0"
INSTRUCTIONS: Final[str] = offered()["instructions"]
_PAGE: Final = 50  # of a list; clients follow nextCursor
_PROMPTS: Final = ("one-kommun", "the-best", "compare", "the-country")
_RESOURCES: Final[dict[str, Json]] = offered()["resources"]  # by the end of the address: title, and topics that make it

Call = Callable[[Answerer, Json, Lang | None], Told]  # with arguments that fit, and the language that is wished for

_CALLS: Final[dict[str, Call]] = {
    "ask": calls.ask,
    "query": calls.query,
    "kommun": calls.kommun,
    "ranking": calls.ranking,
    "compare": calls.compare,
    "verify": verify,
    "surveys": calls.surveys,
}
_HINTS: Final = {"readOnlyHint": True, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False}


class NotOffered(Exception):
    """There is nothing of that name, address or cursor: a sentence."""


class Offer:
    """All that clients may list, read and call. Safe to share between threads."""

    def __init__(self, answerer: Answerer, page: int = _PAGE) -> None:
        self._answerer = answerer
        self._page = page
        self._tools = lru_cache(1)(lambda _: _declared(answerer.store.edition()))

    def tools(self, cursor: object = None) -> Json:
        """A page of the tools."""
        tools = self._tools(self._answerer.store.edition().version)
        return self._paged("tools", [*tools.values()], cursor)

    def call(self, name: object, arguments: object, lang: Lang | None) -> Told:
        """What a tool gives: a fault of ours too is a sentence."""
        tools = self._tools(self._answerer.store.edition().version)
        if not isinstance(name, str) or name not in tools:
            raise NotOffered(f"Unknown tool: {str(name)[:60]}. There are: {', '.join(tools)}")
        try:
            with self._answerer.store.held():
                return self._called(name, tools[name]["inputSchema"], arguments, lang)
        except Unfit as error:
            reply = Reply(str(error), (), status="none", intent="unknown", lang="en")
            return failed("error", reply, error.candidates)
        except Exception as error:
            return failed("error", failures.report(error, lang or "en"))

    def _called(self, name: str, takes: Json, given: object, lang: Lang | None) -> Told:
        """What a tool gives for the arguments. Unfit where they are none of its own."""
        given = {} if given is None else given
        sentence = schemas.wrong(given, takes)
        if sentence or not isinstance(given, dict):
            raise Unfit(sentence)
        lang = given.get("language") or lang
        try:
            return _CALLS[name](self._answerer, given, lang)
        except Ambiguous as error:
            return calls.answered(self._answerer, error.which, lang)

    def resources(self, cursor: object = None) -> Json:
        """A page of the resources: three of each survey."""
        surveys = self._answerer.store.edition().surveys.values()
        listed = [
            {
                "uri": f"eindex://{survey.id}/{end}",
                "name": f"{survey.id}-{end}",
                "title": f"{survey.name}: {said['title']}",
                "mimeType": "text/plain",
            }
            for survey in surveys
            for end, said in _RESOURCES.items()
        ]
        return self._paged("resources", listed, cursor)

    def read(self, uri: object) -> Json:
        """A resource."""
        survey, _, end = str(uri).removeprefix("eindex://").partition("/")
        surveys = self._answerer.store.edition().surveys
        if not str(uri).startswith("eindex://") or end not in _RESOURCES or survey not in surveys:
            raise NotOffered(f"Resource not found: {str(uri)[:200]}")
        with self._answerer.store.held():
            topics = (Question("text", topic=topic, survey=survey) for topic in _RESOURCES[end]["topics"])
            text = "\n\n".join(map(self._said, topics))
        return {"contents": [{"uri": uri, "mimeType": "text/plain", "text": text}]}

    def prompts(self, cursor: object = None) -> Json:
        """A page of the prompts: good first questions."""
        asked = zip(_PROMPTS, TEXTS["en"].prompts, strict=True)
        return self._paged("prompts", [{"name": name, "title": title} for name, (title, _) in asked], cursor)

    def prompt(self, name: object) -> Json:
        """A prompt."""
        if name not in _PROMPTS:
            raise NotOffered(f"Unknown prompt: {str(name)[:60]}")
        title, text = TEXTS["en"].prompts[_PROMPTS.index(str(name))]
        return {"description": title, "messages": [{"role": "user", "content": {"type": "text", "text": text}}]}

    def _said(self, question: Question) -> str:
        """What there is to say of a topic, with the addresses of its sources."""
        result, reply = self._answerer.answer(question, "en")
        sources = result.shape.sources if isinstance(result.shape, Text) and question.topic == "sources" else ()
        return "\n".join([reply.text, *(f"{titled(source, 'en')}: {source.url}" for source in sources)])

    def _paged(self, name: str, every: list[Json], cursor: object) -> Json:
        start = 0
        if cursor is not None:
            if not (isinstance(cursor, str) and cursor.isascii() and cursor.isdecimal() and len(cursor) < 9):
                raise NotOffered("Unknown cursor")
            start = int(cursor)
        page: dict[str, Any] = {name: every[start : start + self._page]}
        return page | ({"nextCursor": str(start + self._page)} if start + self._page < len(every) else {})


def result_of(told: Told) -> Json:
    """A tool's answer as the protocol has it: values, and beside them the text by itself."""
    return {
        "content": [{"type": "text", "text": told.structured["text"]}],
        "structuredContent": told.structured,
        "isError": told.is_error,
    }


def _declared(edition: Edition) -> dict[str, Json]:
    """The tools as they are listed, by name, for the measures and surveys that are loaded."""
    return {
        name: {
            "name": name,
            "title": said["title"],
            "description": said["description"],
            "inputSchema": schemas.takes(said["takes"], edition),
            "outputSchema": schemas.gives(said.get("gives")),
            "annotations": {"title": said["title"], **_HINTS},
        }
        for name, said in offered()["tools"].items()
    }
