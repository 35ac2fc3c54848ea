"""The buttons that ask on: each carries a whole question, so that one on an old message still works."""

from collections.abc import Sequence

from data.model.question import Lang, Question
from data.model.question_json import to_value
from handlers.replies import blocks, limits
from handlers.replies.reply import Block

_IN_A_ROW = 4  # buttons that can be taken in at a glance
Asked = tuple[str, Question]  # a label, and the question it asks


def ask_on(
    lang: Lang, asks: Sequence[Asked], *, turns: Sequence[Asked] = (), more: Sequence[Asked] = (), compare: str = ""
) -> Block | None:
    """A row of buttons that ask on; None where there is nothing to ask.

    `turns`: those whose answer takes the place of this one, as the next page does; they come first. `more`: what is
    asked less often, in a menu at the end. `compare`: the code of a kommun that others can be held against.
    """
    turning = [
        blocks.button_of(*each, i, blocks.PICK) for i, each in enumerate(_held(turns, lang, limits.BUTTON_VALUE))
    ]
    asking = [blocks.button_of(*each, i) for i, each in enumerate(_held(asks, lang, limits.BUTTON_VALUE))]
    last = _held(more, lang, limits.MENU_VALUE)[: limits.MENU]
    drawn = [*turning, *asking][:_IN_A_ROW]
    if compare:
        drawn.insert(min(1, len(drawn)), blocks.opener(blocks.COMPARE_LABELS[lang], compare))
    if len(last) > 1:
        drawn.append(blocks.menu_of(last))
    elif last and len(turning) + len(asking) < _IN_A_ROW:
        drawn.append(blocks.button_of(*last[0], len(asking)))
    return blocks.actions(drawn) if drawn else None


def value(question: Question, lang: Lang) -> str:
    """What a button carries: the language, and the question as JSON."""
    return f"{lang} {to_value(question)}"


def _held(asked: Sequence[Asked], lang: Lang, most: int) -> list[tuple[str, str]]:
    """Labels and values of those whose question a button holds: Slack refuses the whole message for one too long."""
    values = ((label, value(question, lang)) for label, question in asked)
    return [each for each in values if len(each[1]) <= most]
