"""What is offered over MCP, whichever way it is called: instructions, tools, resources and prompts."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from data.model.question import Lang, Question
from data.model.result import Text
from data.store.store import Version
from handlers.answering.answerer import Answerer
from handlers.listeners.mcp.calls import Told
from handlers.listeners.mcp.schemas import Json
from handlers.listeners.mcp.tools import called, tools_of
from handlers.replies.sources import titled
from handlers.replies.texts import TEXTS

NAME: Final = "e-index"
TITLE: Final = "e-index: how good Sweden's kommuner are at e-services"
VERSION: Final = "0.1.0"
INSTRUCTIONS: Final = """\
e-index answers how good Sweden's kommuner (290 municipalities, in 21 län, which are counties) are at e-services and \
apps, from a survey that Sveriges Kommuner och Landsting (SKL) published in June 2014 and scored 0–14 points. The tool \
`surveys` tells whether others are loaded.
- Never state a score, a place, a count or a share that a tool did not return in this conversation, also where you \
believe that you know it. Do no arithmetic on figures that are not known.
- Most scores are not published. Where a tool says that, say “not published”: it is neither 0, nor last, nor “did not \
answer”. 0 is a figure, and null is none.
- “At most 10” is a bound that follows, not a score; say from what it follows. Where truth is unknown, say that it \
cannot be said, not no.
- Name the survey and its year with every figure: it tells nothing of today. Cite the source by its title and url.
- Say “about” of approximate figures, and pass on what the answer did not take into account.
- Where a name may be several places (status ask), ask which one is meant. Names of kommuner and län stay Swedish in \
any language.
- In a hurry: pass the person's question to `ask` as they wrote it, and give its text."""
_PAGE: Final = 50  # of a list; clients follow nextCursor
_PROMPTS: Final = ("one-kommun", "the-best", "compare", "the-country")
_RESOURCES: Final = {  # by the end of the address: title, and the topics that make it
    "method": ("how the score is made, and what is not known of it", ("survey", "index", "coverage", "newest")),
    "definitions": ("what an e-service, e-government and a kommun are", ("e_service", "e_government", "kommun")),
    "sources": ("where its figures were published", ("sources",)),
}


class NotOffered(Exception):
    """There is nothing of that name, address or cursor: a sentence."""


class Offer:
    """All that clients may list, read and call. Safe to share between threads."""

    def __init__(self, answerer: Answerer, page: int = _PAGE) -> None:
        self._answerer = answerer
        self._page = page
        self._tools = lru_cache(1)(lambda _: {tool.name: tool for tool in tools_of(answerer)})

    def tools(self, cursor: object = None) -> Json:
        """A page of the tools."""
        return self._paged("tools", [tool.declared() for tool in self._tools(self._version()).values()], cursor)

    def call(self, name: object, arguments: object, lang: Lang | None) -> Told:
        """What a tool gives."""
        with self._answerer.store.held() as edition:
            tools = self._tools(edition.version)
            if not isinstance(name, str) or name not in tools:
                raise NotOffered(f"Unknown tool: {str(name)[:60]}. There are: {', '.join(tools)}")
            return called(tools[name], self._answerer, arguments, lang)

    def resources(self, cursor: object = None) -> Json:
        """A page of the resources: three of each survey."""
        surveys = self._answerer.store.edition().surveys.values()
        listed = [
            {
                "uri": f"eindex://{survey.id}/{end}",
                "name": f"{survey.id}-{end}",
                "title": f"{survey.name}: {title}",
                "mimeType": "text/plain",
            }
            for survey in surveys
            for end, (title, _) in _RESOURCES.items()
        ]
        return self._paged("resources", listed, cursor)

    def read(self, uri: object) -> Json:
        """A resource."""
        survey, _, end = str(uri).removeprefix("eindex://").partition("/")
        if not str(uri).startswith("eindex://") or end not in _RESOURCES or survey not in self._surveys():
            raise NotOffered(f"Resource not found: {str(uri)[:200]}")
        with self._answerer.store.held():
            text = "\n\n".join(self._said(Question("text", topic=topic, survey=survey)) for topic in _RESOURCES[end][1])
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

    def _version(self) -> Version:
        return self._answerer.store.edition().version

    def _surveys(self) -> Sequence[str]:
        return tuple(self._answerer.store.edition().surveys)

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
