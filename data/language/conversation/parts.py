"""Which part of the inhabitants live in the kommuner that were told: "hur stor del av befolkningen är det?"."""

from data.language.conversation.turn import Turn, fitting
from data.language.wants.summed import LARGEST, whole_of
from data.model.conditions import EVERYONE
from data.model.question import Question

_OF_MANY = ("count", "list", "share")


def part_of_inhabitants(turn: Turn) -> Question | None:
    """Of those of whom it is known whether they fit; None of anything else."""
    before, that = turn.before, fitting(turn.before)
    of_many = before.want in _OF_MANY and not (before.of or before.grouped) and that != EVERYONE
    return Question("total", LARGEST, whole_of(that), that=that) if of_many else None
