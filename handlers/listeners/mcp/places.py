"""Places as a language model names them: a name or an area in words becomes part of a question, or a way on."""

from collections.abc import Iterable
from dataclasses import replace

from data.model.conditions import EVERYONE, Any, Condition, InArea, both, leaves
from data.model.places import is_kommun
from data.model.question import Question
from data.model.result import Profile, Rows
from handlers.answering.answerer import Answerer
from handlers.listeners.mcp.schemas import Json
from handlers.replies.structured.parts import candidate


class Unfit(Exception):
    """Arguments of which no question can be made: a sentence that says how to go on, and places that may be meant."""

    def __init__(self, sentence: str, candidates: Iterable[Json] = ()) -> None:
        super().__init__(sentence)
        self.candidates = tuple(candidates)


class Ambiguous(Exception):
    """A name of several places, as the question which of them is meant."""

    def __init__(self, which: Question) -> None:
        super().__init__(which.topic)
        self.which = which


def one_kommun(answerer: Answerer, name: str) -> Question:
    """The question of all about the kommun of a name, and how it was read. Its own county may stand beside it."""
    said = answerer.understood(name)
    kommuner = [code for code in said.of if is_kommun(code)]
    if said.want in ("profile", "value") and len(kommuner) == 1:
        return Question(
            "profile",
            of=(kommuner[0],),
            survey=said.survey,
            read=tuple(each for each in said.read if each.how != "namesake"),
            unused=tuple(each for each in said.unused if area_named(answerer, each) != kommuner[0][:2]),
        )
    if said.want == "which" and kommuner:
        if len(kommuner) == 1:
            return Question("profile", of=(kommuner[0],), survey=said.survey)
        raise Ambiguous(replace(said, of=tuple(kommuner)))
    if said.where != EVERYONE:
        raise Unfit(f"“{name}” is no single kommun. Give the name of a kommun, or use `ranking` with it as the area.")
    suggested = answerer.suggest(name, 3).shape
    near = [candidate(row.kommun) for row in suggested.rows] if isinstance(suggested, Rows) else []
    closest = f" Closest: {', '.join(each['name'] for each in near)}." if near else ""
    raise Unfit(
        f"There is no Swedish kommun or town “{name}”.{closest} The survey covers Sweden's 290 kommuner only.", near
    )


def where(answerer: Answerer, text: str) -> tuple[Condition, Question]:
    """Which kommuner an area in words means, and what was understood of it, without places named besides."""
    if not text.strip():
        return EVERYONE, Question("top")
    said = answerer.understood(text)
    bare = Question("top", read=said.read, unused=said.unused)
    if said.where != EVERYONE and not said.of:
        if replace(bare, want=said.want, where=said.where, lang=said.lang, order=said.order) != said or (
            said.want not in ("top", "list") or said.order == "fewest"
        ):
            raise Unfit(f"“{text}” says more than which kommuner. Measure, order, limit and survey are arguments too.")
        return said.where, bare
    if said.want == "overview":
        return EVERYONE, bare
    if said.want == "compare" and not any(map(is_kommun, said.of)):
        return Any(tuple(map(InArea, said.of))), bare
    if said.want == "which":
        raise Ambiguous(said)
    if any(each.how == "namesake" for each in said.read):  # a kommun that its län is called after
        return both(said.where, InArea(said.of[0][:2])), replace(bare, read=())
    if said.of:
        shape = answerer.store.evaluate(Question("profile", of=said.of[:1])).shape
        lan = f" Its county is {shape.row.kommun.lan.name}: give that" if isinstance(shape, Profile) else ""
        raise Unfit(f"“{text}” is read as one kommun, no area.{lan}, or use `compare` for single kommuner.")
    raise Unfit(
        f"“{text}” is no area that is known. Give a län such as “Skåne”, a part such as “Norrland”, or nothing."
    )


def area_named(answerer: Answerer, name: str) -> str:
    """The code of a län, or the name of a part of the country; empty where the name is none of these alone."""
    said = answerer.understood(name)
    found = [leaf.area for leaf in leaves(said.where) if isinstance(leaf, InArea)]
    return found[0] if said.where == (InArea(found[0]) if found else None) and not said.of else ""
