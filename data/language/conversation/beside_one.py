"""What is asked of the one kommun whose place or figure was told: who shares it, who stands next to it, of how many."""

from typing import Final

from data.language.composition.clauses import having
from data.language.conversation.kinds import parts_of, without
from data.language.conversation.told_ones import whose
from data.language.conversation.turn import AS_WHOLE, base_of, held_against, measure_of, required_of
from data.model.conditions import Beside, Condition, Has, Is, Not, Place, Side, flat
from data.model.measures import YES_NO
from data.model.places import is_kommun
from data.model.question import Order, Question

_COOPERATES: Final = "cooperates_"
OF_ONE: Final = frozenset({"place", "profile", "value", "check"})


def one_told(before: Question) -> str:
    """The one kommun whose place was told, or beside which others were; empty where there is none."""
    of = before.of if before.want in OF_ONE else () if before.of else held_against(before)
    return of[0] if len(of) == 1 and is_kommun(of[0]) else ""


def _beside(before: Question, side: Side) -> Condition | None:
    base = [part for part in parts_of(without(before.where, Place)) if not isinstance(part, Beside)]
    one = one_told(before)
    return flat([*base, Beside(one, side, measure_of(before) or "score")]) if one else None


def sharing(before: Question) -> Question | None:
    """Who has the same figure as the one that was told of, or is on the same place of a list."""
    if before.want in ("top", "extreme"):
        return whose(before)
    if measure_of(before).startswith(_COOPERATES):
        return Question("text", topic="partners")
    that = before.that
    if before.want == "check" and isinstance(that, Has) and one_told(before):
        return Question("list", where=flat([before.where, that, Not(Is(one_told(before)))]))
    where = _beside(before, "same")
    return Question("list", before.measure, where) if where else None


def alike(before: Question) -> Question | None:
    """Who else has the same: of what is had or not, all that is asked about."""
    had = tuple(map(having, filter(YES_NO.__contains__, (before.measure, *before.also))))
    return (
        Question("list", where=flat([*had, Not(Is(one_told(before)))])) if had and one_told(before) else sharing(before)
    )


def out_of(before: Question) -> Question | None:
    """Out of how many a place is, which is told with it; out of how many those are that were counted."""
    if before.want in ("count", "list") and not before.of and not before.grouped:
        return Question("share", where=base_of(before), that=flat(required_of(before))) if required_of(before) else None
    where = flat(part for part in parts_of(before.where) if not isinstance(part, Beside))
    return Question("place", before.measure, where, of=(one_told(before),)) if one_told(before) else None


def next_to(before: Question, *, side: Side, order: Order) -> Question | None:
    """Who is next before the one that was told of, or after it."""
    where = _beside(before, side)
    return Question("top", measure_of(before), where, order=order, limit=1) if where else None


def around(before: Question) -> Question | None:
    """The place of the one that was told of, and who stands right before and right after it."""
    return Question("place", before.measure, of=(one_told(before),), topic="around") if one_told(before) else None


def behind(before: Question, told: str | None) -> Question | None:
    """Who comes after the one whose place was told, or after the one that came after that."""
    if before.want == "top" and before.limit == 1 and (against := held_against(before)):
        if not told or told in against:
            return AS_WHOLE  # several did
        before = Question("place", measure_of(before), without(before.where, Beside), of=(told,))
    return next_to(before, side="worse", order="most") if before.want == "place" else None
