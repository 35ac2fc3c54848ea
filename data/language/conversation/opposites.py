"""What a message asks of those that are not as it was required: the others, those that lack it, the other way."""

from dataclasses import replace

from data.language.composition.clauses import having, opposite
from data.language.conversation.kinds import measures_of, parts_of, place_of, without
from data.language.conversation.layout import turned
from data.language.conversation.requirements import denied_as_said
from data.language.conversation.turn import SUMS, base_of, is_ranking, measure_of, required_of
from data.model.conditions import EVERYONE, All, Condition, Has, Place, both, flat
from data.model.question import Question


def others(before: Question) -> Question | None:
    """Those that do not fit, of whom the rest is so; of a sum, that of them."""
    before = _of_first(before)
    required, summed = required_of(before), before.want in SUMS and not before.grouped
    before = replace(before, of=()) if before.want == "check" and before.that is not None else before
    if not (summed or before.want in ("list", "count", "share", "check")) or before.of or not required:
        return None
    if before.want == "share" and before.that is not None and place_of(before.where):  # of some of the first
        return replace(before, that=opposite(before.that), claim=None)
    rest = both(base_of(before), denied_as_said(flat(required)))
    return replace(before, where=rest) if summed else Question("list", before.measure, rest)


def without_it(before: Question) -> Question | None:
    """Those of the same kommuner that lack what was required; who they are, where that was that it is lacking."""
    if before.want == "total" and before.that is not None:
        return replace(before, that=opposite(before.that))
    before = _of_first(before)
    required = figures_of(before)
    counted = before.want in SUMS or is_ranking(before)
    if not required and counted and not before.of and before.measure not in ("", "score", "population"):
        return Question("list", where=both(without(before.where, Place), Has(before.measure, "==", 0)))
    if len(required) != 1 or before.of or place_of(before.where) or before.want not in ("list", "count", "share"):
        return others(before)
    lacking = required[0] if lacked(required[0]) == required[0] else denied_as_said(required[0])
    return Question("list", before.measure, both(_but_for(before, required), lacking))


def other_way(before: Question) -> Question | None:
    """What was claimed of two with each in the place of the other; else of whom the opposite is so: "tvärtom då?"."""
    required = figures_of(before)
    if not required or before.order or before.of or before.grouped:
        return turned(before)
    other = flat(map(opposite, required))
    return replace(before, where=both(_but_for(before, required), other))


def _of_first(before: Question) -> Question:
    """The same of those on the first side, where it was asked of several: "och de utan då?"."""
    first = before.sides[0] if before.that is not None and before.sides else EVERYONE
    return replace(before, where=both(before.where, first), sides=(), claim=None) if first != EVERYONE else before


def figures_of(before: Question) -> tuple[Condition, ...]:
    """What was required of figures."""
    return tuple(filter(measures_of, required_of(before)))


def _but_for(before: Question, required: tuple[Condition, ...]) -> Condition:
    return flat(part for part in parts_of(before.where) if part not in required)


def all_have(before: Question) -> Question | None:
    """Whether all have what one was asked about, or those were that were counted: "har alla kommuner det?"."""
    measure = measure_of(before)
    required = figures_of(before) or ((having(measure),) if measure not in ("", "score", "population") else ())
    where = _but_for(before, required) if not before.of else EVERYONE
    return Question("check", where=where, that=flat(required)) if required else None


def none_of(required: tuple[Condition, ...]) -> Condition:
    """That none of it is had."""
    return All(tuple(map(lacked, required)))


def lacked(required: Condition) -> Condition:
    """That it is not had: what was asked to be lacking is so still."""
    return required if isinstance(required, Has) and (required.op, required.value) == ("==", 0) else opposite(required)
