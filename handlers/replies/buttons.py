"""The last buttons of a reply: what its asker can do with it, share it or take it away."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from data.model.question import Lang, Question
from handlers.replies import blocks, limits
from handlers.replies.asking import value
from handlers.replies.reply import Block
from handlers.replies.texts import TEXTS
from handlers.replies.texts.basis import BASIS

SHARE: Final = "share"  # action_id of the button that posts the answer for all; its value is the question
_NO_FIGURES: Final = frozenset({"text", "language", "which"})
_LAST: Final = 9  # the number of the button that asks for the explanation, apart from those of the answer
REMOVE: Final = "remove"  # of the one that takes the answer away; its value is who may


def private(drawn: Sequence[Block], question: Question, lang: Lang) -> tuple[Block, ...]:
    """An answer that only its asker sees: it can be shared, where a button holds its question, and taken away."""
    drawn = _explained(drawn, question, lang)
    asked = value(question, lang)
    fits = len(asked) <= limits.BUTTON_VALUE
    share = [blocks.button_of(TEXTS[lang].button_share, asked, 0, SHARE)] if fits else []
    return _with(drawn, [*share, _remove(lang, "-")])


def public(drawn: Sequence[Block], asker: str, lang: Lang, question: Question | None = None) -> tuple[Block, ...]:
    """An answer that others see: its asker can take it away. `question`: that can be explained."""
    return _with(_explained(drawn, question, lang) if question else drawn, [_remove(lang, asker)])


def _explained(drawn: Sequence[Block], question: Question, lang: Lang) -> tuple[Block, ...]:
    """The answer with what asks on what it rests: last in its menu, or where it has none, a button."""
    if question.want in _NO_FIGURES or question.form == "basis":
        return tuple(drawn)
    asked = value(replace(question, form="basis", read=(), unused=()), lang)
    if len(asked) > limits.BUTTON_VALUE:
        return tuple(drawn)
    rows = [i for i, block in enumerate(drawn) if block["type"] == "actions"]
    menus = [each for each in drawn[rows[-1]]["elements"] if each["type"] == "overflow"] if rows else []
    if menus and len(menus[0]["options"]) < limits.MENU and len(asked) <= limits.MENU_VALUE:
        own = blocks.menu_of(
            [*((each["text"]["text"], each["value"]) for each in menus[0]["options"]), (BASIS[lang]["button"], asked)]
        )
        elements = [own if each is menus[0] else each for each in drawn[rows[-1]]["elements"]]
        return (*drawn[: rows[-1]], {**drawn[rows[-1]], "elements": elements}, *drawn[rows[-1] + 1 :])
    return _with(drawn, [blocks.button_of(BASIS[lang]["button"], asked, _LAST, blocks.ASK)])


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
