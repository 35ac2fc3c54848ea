"""A message that asks how far those lie apart that were spoken of: "hur stor är skillnaden?"."""

from dataclasses import replace
from typing import Final

from data.language.conversation.fragment import Fragment
from data.language.conversation.kinds import is_placing, parts_of, replaced, without
from data.language.conversation.same_kommuner import measure_of
from data.language.conversation.told import beside_of, place_of
from data.model.conditions import EVERYONE, Place, flat
from data.model.places import is_kommun
from data.model.question import Order, Question

_SIDES: Final = 2
_SUMMED: Final = ("mean", "median", "total", "share", "count")


def apart(before: Question, both: tuple[str, ...], fragment: Fragment, alone: Question) -> Question | None:
    """The difference between the two that were named, the ends of a list, or the groups with most and with fewest."""
    measure = alone.measure or measure_of(before)
    ends = fragment.has("BEST", "MOST", "LEADER") and fragment.has("WORST", "FEWEST")
    named = (*before.of, *beside_of(before.that)) if before.want == "check" else both
    if len(named) == _SIDES and all(map(is_kommun, named)):
        return Question("difference", measure, of=named)
    if len(named) == 1 and place_of(before.that):
        return Question("difference", measure, before.where, of=named, to="best")
    if before.want in _SUMMED and (groups := before if before.grouped else two_of(before)):
        return ends_apart(replace(groups, form="words"))
    if before.of or not (ends or before.want in ("top", "list", "extreme", "spread")):
        return None
    return Question("difference", measure, without(before.where, Place), to="ends")


def ends_apart(groups: Question) -> Question:
    """How far the groups with most and with fewest lie apart."""
    return replace(groups, want="difference", to="ends", topic=groups.want, claim=None, limit=None, order="")


def two_of(before: Question) -> Question | None:
    """The same of those it was asked of and of those before them, beside each other: two län, sizes or groups."""
    then = before.replaced[0] if before.replaced else EVERYONE
    rest = [part for part in parts_of(replaced(before.where, then)) if part not in parts_of(then)]
    now = flat(part for part in parts_of(before.where) if part not in rest)
    if before.of or not (is_placing(then) and is_placing(now)):
        return None
    return replace(before, where=without(flat(rest), Place), sides=(now, then), limit=None)


def better_of(before: Question, order: Order) -> Question | None:
    """Which of the two has more, or less: of kommuner that were listed the mean."""
    two = two_of(before)
    return replace(two, want=two.want if two.want in _SUMMED else "mean", order=order) if two else None
