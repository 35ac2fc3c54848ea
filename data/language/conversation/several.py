"""Those that were asked of one after the other, beside each other."""

from dataclasses import replace

from data.language.conversation.kinds import is_placing, measures_of, parts_of, replaced, without
from data.language.conversation.turn import SUMS
from data.model.conditions import Place, flat
from data.model.question import Question


def several_of(before: Question, many: int = 2, *, of_any: bool = False) -> Question | None:
    """The same of those it was asked of and of those before them, beside each other: län, sizes or groups; or any."""
    spoken = before.replaced[: many - 1]
    if before.of or not spoken or len(spoken) + 1 < many:
        return None
    of_kind = parts_of(spoken[0])
    rest = [part for part in parts_of(replaced(before.where, spoken[0])) if part not in of_kind]
    now = flat(part for part in parts_of(before.where) if part not in rest)
    sides = (now, *spoken)
    same = before.want in SUMS and len({measures_of(each) for each in sides}) == 1 and measures_of(now)
    if not (same or of_any or all(is_placing(part) for side in sides for part in parts_of(side))):
        return None
    return replace(before, where=without(flat(rest), Place), sides=sides, limit=None)
