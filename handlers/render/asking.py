"""The questions that buttons ask."""

from collections.abc import Sequence

from data.facts import Survey
from data.query import Lang
from handlers import blocks
from handlers.reply import Block


def ask_on(survey: Survey, lang: Lang, *buttons: tuple[str, str], turns: Sequence[tuple[str, str]] = ()) -> Block:
    """A row of buttons, each with its label and question, that ask on about the same survey.

    `turns`: those whose answer takes the place of this one, as the next page does; they come first. Made-up surveys are
    named in the question, since they are never meant where no survey is named.
    """
    named = f" {survey.id}" if survey.made_up else ""
    turning = [blocks.button(label, f"{said}{named}", lang, i, blocks.PICK) for i, (label, said) in enumerate(turns)]
    asking = [blocks.button(label, f"{said}{named}", lang, i) for i, (label, said) in enumerate(buttons)]
    return blocks.actions([*turning, *asking])
