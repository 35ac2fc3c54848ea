"""The options of a list that kommuner are chosen from."""

from data.model.answer import ScoreList
from handlers.replies import limits
from handlers.replies.limits import cut
from handlers.replies.render.score_list import one_line
from handlers.replies.reply import Block
from handlers.replies.texts.texts import Texts


def options(scores: ScoreList, texts: Texts) -> list[Block]:
    """Each kommun with its county and score; its code is the value."""
    return [_option(one_line(row, scores, texts), row.kommun) for row in scores.rows[: limits.OPTIONS]]


def failed(texts: Texts) -> list[Block]:
    """What stands in the list where it could not be fetched."""
    return [_option(texts.suggest_failed, "-")]


def busy(texts: Texts) -> list[Block]:
    """What stands in the list of somebody who asks for it faster than anybody types."""
    return [_option(texts.suggest_busy, "-")]


def _option(text: str, value: str) -> Block:
    return {"text": {"type": "plain_text", "text": cut(text, limits.OPTION), "emoji": False}, "value": value}
