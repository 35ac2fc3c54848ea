"""What a message asks of those that came since the answer before, or that went: "vilka tillkom?"."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from data.language.composition.clauses import opposite
from data.language.conversation.kinds import any_of, measures_of, parts_of, place_of
from data.language.conversation.opposites import others
from data.language.conversation.requirements import required_by
from data.language.conversation.turn import SUMS, Turn, fitting
from data.model.conditions import EVERYONE, Any, Condition, Has, Place, Size, flat
from data.model.question import Question, Want

_SIDES: Final[Mapping[str, int]] = {">": 1, ">=": 1, "<": -1, "<=": -1}


def came(before: Question) -> Question | None:
    """Those that are told now and were not before: "which were added?"; of a sum, that of them."""
    return _of(before, _came(before))


def went(before: Question) -> Question | None:
    """Those that were told before and are no longer: "who dropped out?"; else those that do not fit."""
    return _of(before, _went(before)) or others(before)


def how_many_changed(before: Question) -> Question | None:
    """How many came, or went, whichever it was: "hur många fler blev det?"."""
    found = next(iter(changes(before)), None)
    return Question("count", where=found) if found else None


def rest(before: Question) -> Question | None:
    """Those of the answer before who do not fit what was required since; else those that do not fit at all."""
    gone = _went(before)
    since = gone and set(parts_of(fitting(before))) - set(parts_of(before.earlier or EVERYONE))
    return _of(before, gone) if gone and since and any(map(measures_of, since)) else others(before)


def corrected(turn: Turn) -> Turn:
    """The turn without what was required since the answer before, where that is corrected and nothing older is.

    As "nej jag menade utan hela Stockholms län", after "utan storstäderna".
    """
    before, instead = turn.before, required_by(turn)
    if "meant" not in turn.fragment.links or turn.fragment.own_area or not (instead != EVERYONE or turn.is_elsewhere):
        return turn
    then = parts_of(before.earlier or fitting(before))
    older = flat(part for part in parts_of(before.where) if part in then or isinstance(part, Place))
    of_older = not {*measures_of(older)}.isdisjoint(measures_of(instead))  # "minst 3 menade jag", of the first bound
    return turn if of_older or before.of or before.grouped else turn.after(replace(before, where=older))


def changes(before: Question) -> tuple[Condition, ...]:
    """Those that came, and those that went, where any did."""
    return tuple(each for each in (_came(before), _went(before)) if each)


def _came(before: Question) -> Condition | None:
    now = fitting(before)
    return now if now == before.earlier else _but(now, before.earlier)


def _went(before: Question) -> Condition | None:
    now = fitting(before)
    return now if now == before.earlier else _but(before.earlier, now)


def _of(before: Question, those: Condition | None) -> Question | None:
    want: Want = before.want if before.want in SUMS else "list"
    return replace(before, want=want, where=those, that=None) if those else None


def _but(these: Condition | None, but: Condition | None) -> Condition | None:
    """These but for those; None where that leaves nobody, or it cannot be said."""
    if these is None or but is None or place_of(these) or place_of(but):
        return None
    parts = parts_of(these)
    gone = tuple(part for part in parts_of(but) if part not in parts and part != EVERYONE)
    if len(gone) != 1 or any(_within(part, gone[0]) for part in parts):
        return None
    met = tuple(_met(part, gone[0]) for part in parts)
    return flat(met if met != parts else (*parts, opposite(gone[0])))


def _met(part: Condition, gone: Condition) -> Condition:
    """Of those chosen among, the ones that were not before; of a bound that was moved by nothing, those on it."""
    if isinstance(part, Any) and gone in part.of:
        return flat(any_of(tuple(each for each in part.of if each != gone)))
    on_it = isinstance(part, Has) and isinstance(gone, Has) and _within(gone, part) and part.value == gone.value
    return replace(part, op="==") if on_it and isinstance(part, Has) else part


def _within(part: Condition, gone: Condition) -> bool:
    """Whether whoever fits the one fits the other: at least 12 is at least 10."""
    match part, gone:
        case _, Any(of) if part in of:
            return True
        case Size(least, below), Size(at_least, under):
            return least >= at_least and (under is None or (below is not None and below <= under))
        case Has(measure, op, value), Has(same, bound, limit) if measure == same and "max" not in (value, limit):
            side = _SIDES.get(op, 0)
            further = side * (float(value) - float(limit))
            strict = len(op) == 1 or len(bound) > 1  # ">" lies within ">="
            return side != 0 and side == _SIDES.get(bound) and (further > 0 or (further == 0 and strict))
        case _:
            return False


CHANGES: Final = {"new_ones": came, "gone_ones": went}  # by the keys of TALK
