"""The last buttons of a reply: what its asker can do with it, share it or take it away."""

from collections.abc import Sequence
from typing import Final

from data.model.question import Lang, Question
from handlers.replies import blocks, limits
from handlers.replies.asking import value
from handlers.replies.reply import Block
from handlers.replies.texts import TEXTS

SHARE: Final = "share"  # action_id of the button that posts the answer for all; its value is the question
REMOVE: Final = "remove"  # of the one that takes the answer away; its value is who may


def private(drawn: Sequence[Block], question: Question, lang: Lang) -> tuple[Block, ...]:
    """An answer that only its asker sees: it can be shared, where a button holds its question, and taken away."""
    asked = value(question, lang)
    fits = len(asked) <= limits.BUTTON_VALUE
    share = [blocks.button_of(TEXTS[lang].button_share, asked, 0, SHARE)] if fits else []
    return _with(drawn, [*share, _remove(lang, "-")])


def public(drawn: Sequence[Block], asker: str, lang: Lang) -> tuple[Block, ...]:
    """An answer that others see: its asker can take it away."""
    return _with(drawn, [_remove(lang, asker)])


def _remove(lang: Lang, asker: str) -> Block:
    """`asker`: "-" where nobody else sees the answer."""
    return blocks.button(TEXTS[lang].button_remove, asker, lang, 0, REMOVE)


def _with(drawn: Sequence[Block], buttons: list[Block]) -> tuple[Block, ...]:
    """The blocks with the buttons in their last row of buttons, or in a row of their own."""
    rows = [i for i, block in enumerate(drawn) if block["type"] == "actions"]
    if rows and len(drawn[rows[-1]]["elements"]) + len(buttons) <= limits.ACTIONS:
        last = drawn[rows[-1]]
        row = {**last, "elements": [*last["elements"], *buttons]}
        return (*drawn[: rows[-1]], row, *drawn[rows[-1] + 1 :])
    return (*drawn, blocks.actions(buttons))
