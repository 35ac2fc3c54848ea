"""The tools that a language model may call: `offer.toml` says what it reads of them, `calls.py` carries them out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from data.model.question import Lang
from handlers.answering.answerer import Answerer
from handlers.listeners.mcp import calls, schemas
from handlers.listeners.mcp.calls import Told
from handlers.listeners.mcp.places import Ambiguous, Unfit
from handlers.listeners.mcp.schemas import Json
from handlers.listeners.mcp.verify import verify
from handlers.replies.reply import Reply

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


@dataclass(frozen=True)
class Tool:
    """A tool as it is listed, and what it does."""

    declared: Json
    call: Call


def tools_of(answerer: Answerer) -> dict[str, Tool]:
    """The tools by name, for the measures and surveys that are loaded."""
    edition = answerer.store.edition()
    found = {}
    for name, said in schemas.offered()["tools"].items():
        declared = {
            "name": name,
            "title": said["title"],
            "description": said["description"],
            "inputSchema": schemas.takes(said["takes"], edition),
            "outputSchema": schemas.gives(said.get("gives")),
            "annotations": {"title": said["title"], **_HINTS},
        }
        found[name] = Tool(declared, _CALLS[name])
    return found


def called(tool: Tool, answerer: Answerer, given: object, lang: Lang | None) -> Told:
    """What the tool gives for the arguments, whatever they are."""
    given = {} if given is None else given
    sentence = schemas.wrong(given, tool.declared["inputSchema"])
    if sentence or not isinstance(given, dict):
        return _unfit(Unfit(sentence))
    try:
        return tool.call(answerer, given, given.get("language") or lang)
    except Ambiguous as error:
        return calls.answered(answerer, error.which, given.get("language") or lang)
    except Unfit as error:
        return _unfit(error)


def _unfit(error: Unfit) -> Told:
    reply = Reply(str(error), (), status="none", intent="unknown", lang="en")
    return calls.failed("error", reply, error.candidates)
