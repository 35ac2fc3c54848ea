"""The options of a list that kommuner are chosen from."""

from typing import TYPE_CHECKING

from data.model.question import Lang
from handlers.replies import limits
from handlers.replies.blocks import plain
from handlers.replies.reply import Block

if TYPE_CHECKING:
    from data.model.result import Result


def options(result: "Result", lang: Lang) -> list[Block]:
    """Each kommun with its county and score; its code is the value."""
    from data.model.result import Rows
    from handlers.replies.phrases import Phrases
    from handlers.replies.shapes.listing import one_line

    shape, p = result.shape, Phrases(result, lang)
    rows = shape.rows if isinstance(shape, Rows) else ()
    return [_option(one_line(row, p), row.kommun.code) for row in rows[: limits.OPTIONS]]


def sentence(text: str) -> list[Block]:
    """What stands in the list where there is nothing to choose."""
    return [_option(text, "-")]


def _option(text: str, value: str) -> Block:
    return {"text": plain(text, limits.OPTION), "value": value}
