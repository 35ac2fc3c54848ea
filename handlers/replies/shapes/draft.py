"""What a renderer of a shape brings back: sentences, the answer first, and what is shown beside them."""

from dataclasses import field

from data.model.frozen import frozen
from data.model.places import Kommun
from data.model.question import Question
from handlers.replies.buttons import Asked
from handlers.replies.reply import Block


def about(kommun: Kommun, survey: str | None) -> Asked:
    """The button that asks for all that is known of a kommun."""
    return kommun.name, Question("profile", of=(kommun.code,), survey=survey)


@frozen
class Draft:
    """`sentences`: plain text, the answer first. `asks`: labels and the questions of buttons."""

    sentences: list[str]
    table: Block | None = None
    tabled: frozenset[str] = frozenset()  # sentences that the table says too
    bar: str = ""  # a score drawn in text
    asks: list[Asked] = field(default_factory=list)
    more: list[Asked] = field(default_factory=list)  # in a menu
    turns: list[Asked] = field(default_factory=list)  # their answer takes the place of this one
    compare: str = ""  # code of a kommun that can be compared with others
