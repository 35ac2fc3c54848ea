"""A message that asks how far those lie apart that were spoken of: "hur stor är skillnaden?"."""

from dataclasses import replace

from data.language.conversation.fragment import Fragment
from data.language.conversation.kinds import without
from data.language.conversation.same_kommuner import measure_of
from data.language.conversation.told import beside_of, place_of
from data.model.conditions import Place
from data.model.places import is_kommun
from data.model.question import Question

_SIDES = 2


def apart(before: Question, both: tuple[str, ...], fragment: Fragment, alone: Question) -> Question | None:
    """The difference between the two that were named, the ends of a list, or the groups with most and with fewest."""
    measure = alone.measure or measure_of(before)
    ends = fragment.has("BEST", "MOST", "LEADER") and fragment.has("WORST", "FEWEST")
    named = (*before.of, *beside_of(before.that)) if before.want == "check" else both
    if len(named) == _SIDES and all(map(is_kommun, named)):
        return Question("difference", measure, of=named)
    if len(named) == 1 and place_of(before.that):
        return Question("difference", measure, before.where, of=named, to="best")
    if before.grouped and before.want in ("mean", "median", "total", "share", "count"):
        ends_of = replace(before, limit=None, order="", form="words", claim=None)
        return replace(ends_of, want="difference", to="ends", topic=before.want)
    if before.of or not (ends or before.want in ("top", "list", "extreme", "spread")):
        return None
    return Question("difference", measure, without(before.where, Place), to="ends")
