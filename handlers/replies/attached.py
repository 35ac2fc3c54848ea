"""A picture or a list as a file: what goes with a reply, and what it holds when it is made."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from data.language.fold import fold, key
from data.model.conditions import spoken_of
from data.model.question import NO_FIGURES, Lang, Question
from data.model.result import Association, Groups, Result, Rows, Spread
from handlers.replies import blocks
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Attachment, Reply

if TYPE_CHECKING:
    from handlers.replies.pictures.drawing import Drawing

Find = Callable[[Question], Result]


def attached(reply: Reply, result: Result, lang: Lang) -> Reply:
    """The reply with its file, where the question asks for one that can be made; else that it cannot."""
    question, p = result.question, Phrases(result, lang)
    if question.form in ("words", "basis") or question.want in NO_FIGURES:
        return reply
    headline = re.split(r"(?<=\w)\. ", blocks.headline(reply.blocks))[0].rstrip(".")
    if question.form == "file":
        name = _filename(p.say("list_name"), p, "csv")
        said = p.say("file_of_all" if _of_all(question, result) else "file_opened")
        at = next((i for i, each in enumerate(reply.blocks) if each["type"] == "actions"), len(reply.blocks))
        told = (*reply.blocks[:at], blocks.context(said), *reply.blocks[at:])
        return replace(
            reply, text=f"{reply.text} {said}", blocks=told, attachment=Attachment(question, lang, name, headline, "")
        )
    known = result.scope.known if result.scope else 0
    spread = isinstance(result.shape, Spread) and result.shape.mean is None
    if not known or not is_drawn(result):
        said = p.say("picture_spread_unknown" if spread else "picture_nothing")
        return replace(reply, text=f"{said} {reply.text}", blocks=(blocks.context(said), *reply.blocks))
    name = _filename(p.say(f"picture_{question.form}"), p, "png")
    made_up = f"{p.say('picture_made_up')}. " if result.survey.made_up else ""
    alt = f"{made_up}{p.say(f'picture_{question.form}')}: {headline}."
    return replace(reply, attachment=Attachment(question, lang, name, headline, alt))


def is_drawn(result: Result) -> bool:
    """Whether what is known is enough for the picture: how figures spread, or go together, of all there are."""
    match result.question.form, result.shape:
        case "histogram" | "scatter", Spread(mean=mean):
            return mean is not None
        case "scatter", Association(rows, open=open_):
            return bool(rows) and not open_
        case "histogram" | "scatter", _:
            return False
        case _:
            return True


def _filename(kind: str, p: Phrases, ending: str) -> str:
    """A name that any machine can keep: "karta-skane-lan-skl-2014.png"."""
    _, where = p.among().split(" ", 1)  # without its preposition
    said = f"{kind} {where} {p.survey.id}"
    return f"{re.sub(r'[^a-z0-9]+', '-', fold(key(said))).strip('-')[:80]}.{ending}"


def content(attachment: Attachment, find: Find) -> bytes:
    """The file itself. ModuleNotFoundError where pictures cannot be drawn."""
    if attachment.question.form == "file":
        from handlers.replies.csv_files import csv_file

        _, listed = _held(attachment.question, find)
        return csv_file(listed, Phrases(listed, attachment.lang))
    from handlers.replies.pictures import canvas, specification

    drawn = picture(attachment, find)
    if drawn is None:
        raise ValueError("nothing is known to draw")
    return canvas.png(specification(drawn))


def picture(attachment: Attachment, find: Find) -> "Drawing | None":
    """What is drawn; None where nothing is known to draw."""
    from handlers.replies.pictures.drawing import drawing

    result, listed = _held(attachment.question, find)
    return drawing(result, listed, attachment.title, Phrases(result, attachment.lang))


def _held(question: Question, find: Find) -> tuple[Result, Result]:
    """The result of a question, and all that fit, with their figures."""
    result = find(question)
    listed = result
    if not isinstance(result.shape, Groups) and not (question.limit and question.want == "top"):
        also = tuple(_others(result)) if _of_all(question, result) else question.also
        asked = replace(question, want="list", measure=question.measure or "score", also=also)
        listed = find(replace(asked, limit=None, order="", by="", page=1))
    return result, listed


def _of_all(question: Question, result: Result) -> bool:
    """Whether a file has all that is known of each: of a list for which no measure is named."""
    named = question.measure or question.also or spoken_of(*question.conditions)
    listed = isinstance(result.shape, Rows) and not (question.limit and question.want == "top")
    return question.form == "file" and listed and not named and bool(list(_others(result)))


def _others(result: Result) -> Iterator[str]:
    """The measures that were asked of kommuner, beside their points."""
    asked = (key for key, measure in result.measures.items() if not measure.per)
    return (key for key in asked if key not in ("score", "answered", "population"))
