"""The buttons of a reply: those that ask on, and last what its asker can do with it, share it or take it away.

Each that asks carries a whole question, so that one on an old message still works.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from data.model.question import NO_FIGURES, Lang, Question
from data.model.question_json import to_value
from handlers.replies import blocks, limits
from handlers.replies.reply import Block
from handlers.replies.texts import TEXTS, sentences

SHARE: Final = "share"  # action_id of the button that posts the answer for all; its value is the question
_LAST: Final = 9  # the number of the button that asks for the explanation, apart from those of the answer
REMOVE: Final = "remove"  # of the one that takes the answer away; its value is who may
_IN_A_ROW: Final = 4  # buttons that can be taken in at a glance

Asked = tuple[str, Question]  # a label, and the question it asks


def ask_on(
    lang: Lang, asks: Sequence[Asked], *, turns: Sequence[Asked] = (), more: Sequence[Asked] = (), compare: str = ""
) -> Block | None:
    """A row of buttons that ask on; None where there is nothing to ask.

    `turns`: those whose answer takes the place of this one, as the next page does; they come first. `more`: what is
    asked less often, in a menu at the end. `compare`: the code of a kommun that others can be held against.
    """
    turning = [blocks.button_of(*each, i, blocks.PICK) for i, each in enumerate(_held(turns, lang))]
    asking = [blocks.button_of(*each, i) for i, each in enumerate(_held(asks, lang))]
    last = _held(more, lang, limits.MENU_VALUE)[: limits.MENU]
    drawn = [*turning, *asking][:_IN_A_ROW]
    if compare:
        drawn.insert(min(1, len(drawn)), blocks.does(TEXTS[lang].compare_with, blocks.COMPARE, compare))
    if len(last) > 1:
        drawn.append(blocks.menu_of(last))
    elif last and len(turning) + len(asking) < _IN_A_ROW:
        drawn.append(blocks.button_of(*last[0], len(asking)))
    return blocks.actions(drawn) if drawn else None


def value(question: Question, lang: Lang) -> str:
    """What a button carries: the language, and the question as JSON."""
    return f"{lang} {to_value(question)}"


def _held(asked: Sequence[Asked], lang: Lang, most: int = limits.BUTTON_VALUE) -> list[tuple[str, str]]:
    """Labels and values of those whose question a button holds: Slack refuses the whole message for one too long."""
    values = ((label, value(question, lang)) for label, question in asked)
    return [each for each in values if len(each[1]) <= most]


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
    if question.want in NO_FIGURES or question.form == "basis":
        return tuple(drawn)
    label, asked = sentences("basis", lang)["button"], value(replace(question, form="basis", read=(), unused=()), lang)
    if len(asked) > limits.BUTTON_VALUE:
        return tuple(drawn)
    before, elements, after = _parted(drawn)
    menu = next((each for each in elements if each["type"] == "overflow"), None)
    if menu and len(menu["options"]) < limits.MENU and len(asked) <= limits.MENU_VALUE:
        there = ((each["text"]["text"], each["value"]) for each in menu["options"])
        own = blocks.menu_of([*there, (label, asked)])
        return (*before, blocks.actions([own if each is menu else each for each in elements]), *after)
    return _with(drawn, [blocks.button_of(label, asked, _LAST, blocks.ASK)])


def _remove(lang: Lang, asker: str) -> Block:
    """`asker`: "-" where nobody else sees the answer."""
    return blocks.button(TEXTS[lang].button_remove, asker, lang, 0, REMOVE)


def _with(drawn: Sequence[Block], buttons: list[Block]) -> tuple[Block, ...]:
    """The blocks with the buttons in their last row of buttons, or in a row of their own."""
    before, elements, after = _parted(drawn)
    if elements and len(elements) + len(buttons) <= limits.ACTIONS:
        return (*before, blocks.actions([*elements, *buttons]), *after)
    return (*drawn, blocks.actions(buttons))


def _parted(drawn: Sequence[Block]) -> tuple[Sequence[Block], list[Block], Sequence[Block]]:
    """What stands before the last row of buttons, its buttons, and what stands after."""
    at = max((i for i, block in enumerate(drawn) if block["type"] == "actions"), default=len(drawn))
    return drawn[:at], [each for row in drawn[at : at + 1] for each in row["elements"]], drawn[at + 1 :]
