"""The questions that buttons ask."""

from data.facts import Survey
from data.query import Lang
from handlers import blocks
from handlers.reply import Block


def ask_on(survey: Survey, lang: Lang, *buttons: tuple[str, str]) -> Block:
    """A row of buttons, each with its label and question, that ask on about the same survey.

    Made-up surveys are named in the question, since they are never meant where no survey is named.
    """
    named = f" {survey.id}" if survey.made_up else ""
    return blocks.actions(
        [blocks.button(label, f"{question}{named}", lang, number) for number, (label, question) in enumerate(buttons)]
    )
