"""Which part of all there is they have that were told: "hur stor del av befolkningen är det?"."""

from dataclasses import replace

from data.language.composition.clauses import ANSWERED
from data.language.conversation.kinds import is_placing
from data.language.conversation.turn import Turn, fitting
from data.language.wants.summed import LARGEST
from data.model.conditions import EVERYONE, Known, spoken_of
from data.model.measure import of_inhabitants
from data.model.question import Question

_COUNTED = ("total", "count", "list", "share")
_ADDED_TO_NOTHING = ("", "score")


def part_of_total(turn: Turn) -> Question | None:
    """Of what was added up, or of the inhabitants where that is said; of those of whom it is known whether they fit."""
    before, of_people = turn.before, turn.fragment.has("INHABITANTS")
    measure = LARGEST if of_people else before.measure if before.want == "total" else ""
    added = measure not in _ADDED_TO_NOTHING and not of_inhabitants(measure)
    that = fitting(before)
    if not added or before.of or before.grouped or before.want not in _COUNTED or that == EVERYONE:
        return None
    spoken = spoken_of(that)
    known = Known("score") if "score" in spoken else ANSWERED
    return Question("total", measure, known if spoken else EVERYONE, that=that)


def part_in(turn: Turn) -> Question | None:
    """The part of what was added up that an area or a group has: "hur stor andel av dem finns i Skåne?"."""
    before, alone = turn.before, turn.alone
    if before.want != "total" or before.that is not None or before.grouped or alone.want != "share":
        return None
    return replace(before, that=alone.that) if alone.that and is_placing(alone.that) else None
