"""The questions that buttons ask."""

from collections.abc import Sequence

from data.model.facts import Survey
from data.model.query import Lang
from handlers.replies import blocks, limits
from handlers.replies.reply import Block

_IN_A_ROW = 4  # buttons that can be taken in at a glance
Asked = tuple[str, str]  # a label, and the question it asks


def ask_on(
    survey: Survey,
    lang: Lang,
    *buttons: Asked,
    turns: Sequence[Asked] = (),
    more: Sequence[Asked] = (),
    others: Sequence[Asked] = (),
) -> Block:
    """A row of buttons that ask on about the same survey.

    `turns`: those whose answer takes the place of this one, as the next page does; they come first. `more`: what is
    asked less often, in a menu at the end, since nobody reads a row of many buttons; `others`, about other surveys,
    follow there. Of more than a menu holds, the first are in it.
    """
    turning = [blocks.button(*each, lang, i, blocks.PICK) for i, each in enumerate(_about(survey, turns))]
    asked, last = _about(survey, buttons), [*_about(survey, more), *others][: limits.MENU]
    if len(last) == 1 and len(turning) + len(asked) < _IN_A_ROW:  # a menu would only hide it
        asked, last = [*asked, *last], []
    elif len(last) == 1:
        asked, last = asked[:-1], [asked[-1], *last]
    asking = [blocks.button(*each, lang, i) for i, each in enumerate(asked)]
    return blocks.actions([*turning, *asking, *([blocks.menu(last, lang)] if last else [])])


def _about(survey: Survey, questions: Sequence[Asked]) -> list[Asked]:
    """The questions about a survey: a made-up one is named in them, since it is never meant where none is named."""
    named = f" {survey.id}" if survey.made_up else ""
    return [(label, f"{question}{named}") for label, question in questions]
