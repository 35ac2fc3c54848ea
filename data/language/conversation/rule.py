"""A table of rules: the first that fits a message says what it asks."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from data.language.conversation.turn import Turn
from data.model.question import Question


class Rule(NamedTuple):
    """What is asked where it fits. Where it is not `final` and finds nothing, the next ones are tried."""

    fits: Callable[[Turn], object]
    asks: Callable[[Turn], Question | None]
    final: bool = False


def next_rule(rules: Iterable[Rule], turn: Turn) -> Question | None:
    """What the first rule that fits says."""
    for rule in rules:
        if rule.fits(turn):
            found = rule.asks(turn)
            if found or rule.final:
                return found
    return None
