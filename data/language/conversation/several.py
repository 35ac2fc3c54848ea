"""Those that were asked of one after the other, beside each other."""

from dataclasses import replace

from data.language.composition.clauses import having
from data.language.composition.organised import KINDS
from data.language.conversation.kinds import is_placing, measures_of, parts_of, replaced, without
from data.language.conversation.turn import SUMS, fitting, measure_of, placing
from data.model.conditions import EVERYONE, Any, Place, both, flat
from data.model.question import Order, Question


def several_of(before: Question, many: int = 2, *, of_any: bool = False) -> Question | None:
    """The same of those it was asked of and of those before them, beside each other: län, sizes or groups; or any."""
    spoken = before.replaced[: many - 1]
    if before.of or not spoken or len(spoken) + 1 < many:
        return None
    of_kind = parts_of(spoken[0])
    rest = [part for part in parts_of(replaced(before.where, spoken[0])) if part not in of_kind]
    now = flat(part for part in parts_of(before.where) if part not in rest)
    if now == EVERYONE:
        return None
    sides = (now, *spoken)
    same = before.want in SUMS and len({measures_of(each) for each in sides}) == 1 and measures_of(now)
    if not (same or of_any or all(is_placing(part) for side in sides for part in parts_of(side))):
        return None
    return replace(before, where=without(flat(rest), Place), sides=sides, limit=None)


def joined(before: Question) -> Question | None:
    """Those that were told, with those that were told before them: "båda tillsammans i en lista"."""
    several = several_of(before, of_any=True)
    return several and replace(several, where=both(several.where, Any(several.sides)), sides=())


def counted(before: Question) -> Question | None:
    """How many they are that were told: "how many rows is that"."""
    if before.want == "change" and measure_of(before) not in ("", "score"):
        return Question("count", where=both(before.where, having(measure_of(before))))
    if before.by:  # of all its groups together
        return Question("count", where=fitting(before))
    of_many = before.want in ("list", "top", "share", "count") and not (before.of or before.grouped or before.limit)
    return Question("count", where=fitting(before)) if of_many else None


def together(before: Question) -> Question | None:
    """How many they are that were told, with those that were told before them: "hur många blir det tillsammans?"."""
    if before.sides:
        return Question("count", where=both(before.where, Any(before.sides)))
    several = several_of(before, len(before.replaced) + 1, of_any=True) if before.replaced and not before.by else None
    both_places = several and both(several.where, Any(several.sides))
    return Question("count", where=both_places) if both_places else counted(before)


def of_kinds(before: Question, *, order: Order) -> Question:
    """The share that cooperates on each of what was asked, the largest first or the smallest."""
    return Question("share", where=placing(before.where), sides=tuple(map(having, KINDS)), order=order)
