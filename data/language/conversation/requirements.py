"""What a message requires, and of which measure: in the place of what was required of the same kind, or beside it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from data.language.composition.clauses import ANSWERED, FLIPPED, YES_NO, having, opposite
from data.language.composition.reading import INHABITANTS
from data.language.conversation.fragment import LESS, MORE
from data.language.conversation.kinds import (
    beside_of,
    kind_of,
    measures_of,
    of_inhabitants,
    of_measure,
    parts_of,
    place_of,
    replaced,
)
from data.language.conversation.layout import first_again
from data.language.conversation.turn import AS_WHOLE, MEASURED, Turn
from data.model.conditions import (
    EVERYONE,
    MEANS,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Known,
    Not,
    Place,
    Size,
    both,
    flat,
)
from data.model.places import is_kommun
from data.model.question import Question, Want

_MOST: Final = 1_000_000_000  # a larger number is none that may be asked for
SIDED: Final = ("OVER", "UNDER", *MORE, *LESS, "WHO", "MANY", "COUNT", "OWN_AREA", "COUNTRY", "MEAN", "MEDIAN", "THAN")
_FEW: Final = 3  # words


def required_by(turn: Turn, alone: Question | None = None) -> Condition:
    """What the message requires, or `alone` does. "Fler än 10" is of the measure that was spoken of."""
    before, fragment, alone = turn.before, turn.fragment, alone or turn.alone
    own = alone.where
    if alone.that is not None and alone.want == "check" and not fragment.has("CLAIM"):
        own = both(own, alone.that)
    if not fragment.has("MEASURE", "DOES", "FULL", "INHABITANTS"):
        numbers = [part.measure for part in _bounds(before) if not of_inhabitants(part)]
        spoken = numbers[-1] if numbers and fragment.has("NUMBER") else turn.measure
        bound = fragment.has("NUMBER") and spoken in YES_NO  # of which there are none
        own = of_measure(own, "score", spoken) if spoken and not bound else own
    if not fragment.has("EXACTLY"):
        own = flat(_bounded_so(before, part) for part in parts_of(own))
    return flat(part for part in parts_of(own) if not isinstance(part, Known))


def _bounded_so(before: Question, part: Condition) -> Condition:
    """A bare number is another bound, where one of the same measure was said: "höj till 8 000 invånare"."""
    if not (isinstance(part, Has) and part.op == "==" and _is_bound(part)):
        return part
    bound = next((each for each in _bounds(before) if each.measure == part.measure), part)
    return replace(part, op=bound.op)


def _bounds(before: Question) -> list[Has]:
    """What was required of numbers."""
    return [part for part in parts_of(before.that or before.where) if isinstance(part, Has) and _is_bound(part)]


def _ends(before: Question) -> list[Has]:
    """Where none or all there is was required: another number takes its place, too."""
    parts = parts_of(before.that or before.where)
    return [part for part in parts if isinstance(part, Has) and part.measure not in YES_NO and part.value in (0, "max")]


def _is_bound(part: Has) -> bool:
    return part.measure not in YES_NO and part.value not in (0, "max") and part != having(part.measure)


def requiring(turn: Turn) -> Question | None:
    """The same with another measure, or with conditions that join it or take the place of those of their kind."""
    before, measure, own, side = turn.before, turn.measure_said, required_by(turn), turn.fragment.side
    beside = beside_of(before.where)
    if own == EVERYONE and measure and beside and side:  # "och färre poäng"
        own = Beside(beside.than, side, measure)
    if own == EVERYONE:
        counts = any(term.is_number for term in turn.fragment.terms.terms)  # of which nothing is held
        return measured(before, measure) if measure and not counts else None
    first = bool(before.by) and isinstance(before.that, InGroup)  # whether another is
    of_same = not set(measures_of(own)).isdisjoint(measures_of(before.that))
    of_same |= not {*map(kind_of, parts_of(own))}.isdisjoint(map(kind_of, parts_of(before.that or EVERYONE)))
    if before.that is not None and (first or of_same):
        return replace(before, that=replaced(before.that, own))
    want: Want = "list" if before.want == "overview" else before.want
    anew = first_again(before)
    return replace(anew, want=want, where=replaced(anew.where, own))


def measured(before: Question, measure: str) -> Question:
    """The same by another measure, wherever the measure stands that was spoken of."""
    if before.want == "profile":
        return replace(before, want="value", measure=measure)  # "bara apparna"
    if before.want == "compare" and measure in YES_NO and not any(map(is_kommun, before.of)):  # of areas
        return Question("share", that=having(measure), sides=tuple(map(InArea, before.of)), form=before.form)
    if before.want == "check" and measure == "population" and len(before.of) == 1 and not beside_of(before.that):
        return Question("value", measure, of=before.of)  # all have some
    if before.sides and measure in YES_NO and all(map(measures_of, before.sides)):  # with it and without
        return replace(before, sides=tuple(of_measure(each, measures_of(each)[0], measure) for each in before.sides))
    asked = (part for part in parts_of(before.where) if part != ANSWERED and not isinstance(part, Place))
    required = [*measures_of(flat(asked)), *measures_of(before.that)]
    of_it = before.measure or not required or before.want in MEASURED | {"spread"}
    if not of_it and (beside := _beside_required(before, measure, required)):
        return beside
    old = (before.measure or next(iter(measures_of(before.that)), "score")) if of_it else required[-1]
    where = before.where if of_it and old == "population" else of_measure(before.where, old, measure)
    that = of_measure(before.that, old, measure) if before.that is not None else None
    return replace(before, measure=measure if of_it else before.measure, where=where, that=that)


def _beside_required(before: Question, measure: str, required: Sequence[str]) -> Question | None:
    """The same beside what is required, where the measure can take the place of nothing in it; else None."""
    if measure in YES_NO and any(each.measure == required[-1] for each in _bounds(before)):
        return replace(before, where=both(before.where, having(measure)))  # of a bound it can take no place
    shown_too = len(set(required)) > 1 or measure == "population"
    if shown_too and before.want == "list":
        return replace(before, also=tuple(dict.fromkeys((*before.also, measure))))
    if measure in required:
        return before
    if not shown_too:
        return None
    return Question("value", measure, of=before.of) if len(before.of) == 1 else AS_WHOLE


def numbered(before: Question, number: int, measure: str = "") -> Question | None:
    """The same with another number: so many, another place, another bound; of the measure that is named."""
    if number > _MOST:
        return None
    if before.sides and all(isinstance(side, Size) for side in before.sides):  # one bound between small and large
        return replace(before, sides=(Size(0, number), Size(number)), claim=None)
    place = place_of(before.where)
    if not measure and before.want == "top" and place and number > 0:
        return replace(before, where=replaced(before.where, replace(place, first=number, last=number)))
    bounds = [each for each in _bounds(before) or _ends(before) if measure in ("", each.measure)]
    counts = not (bounds and (before.limit or 1) == 1)  # "och 8?", of whom so many were told: not of one, nor of all
    if not measure and (before.want == "top" or before.grouped) and number > 0 and not place and counts:
        return replace(before, limit=number, order=before.order or "most")
    if len(bounds) > 1:  # of inhabitants where so many are said, else of what the survey asked
        bounds = [each for each in bounds if of_inhabitants(each) == (number >= INHABITANTS)]
    if len(bounds) != 1:
        return None
    anew = replace(bounds[0], value=number)
    parts = flat(anew if part is bounds[0] else part for part in parts_of(before.that or before.where))
    return replace(before, where=parts) if before.that is None else replace(before, that=parts)


def denied_as_said(condition: Condition) -> Condition:
    """That it is not so; of a bound, and of several things, in the words that they were said in."""
    bound = isinstance(condition, Has) and condition.op in FLIPPED and condition != having(condition.measure)
    return Not(condition) if bound or len(parts_of(condition)) != 1 else opposite(condition)


def other_side(turn: Turn) -> Question | None:
    """Those on the other side of the one bound, or of the mean that was told: "och över?", "who is below"."""
    before, side = turn.before, turn.fragment.side
    if not turn.fragment.only_says(*SIDED):
        return None
    beside = beside_of(before.where)
    if beside and side and beside.side != side:
        want: Want = "list" if before.want == "count" and turn.fragment.has("WHO") else before.want
        return replace(before, want=want, where=replaced(before.where, replace(beside, side=side)))
    bounds = [part for part in parts_of(before.where) if isinstance(part, Has) and part.op in FLIPPED]
    if len(bounds) == 1 and (turn.fragment.has("OVER", "UNDER") or not turn.fragment.has("BETTER", "WORSE")):
        return replace(before, where=replaced(before.where, opposite(bounds[0])))
    if before.want not in MEANS or before.grouped or before.of or not side:
        return None
    where = both(before.where, Beside(before.want, side, before.measure or "score"))
    return Question("count" if turn.fragment.has("COUNT") else "list", where=where)


def with_column(before: Question, measure: str) -> Question | None:
    """The figures of another measure beside those of a list, a ranking, or of one."""
    if not measure or before.grouped or before.want not in ("list", "top", "value"):
        return None
    if measure in YES_NO and not YES_NO.isdisjoint(measures_of(before.where)):  # "och ansvarig också"
        return replace(before, where=replaced(before.where, having(measure)))  # "och med ansvarig", after those without
    return before if measure == before.measure else replace(before, also=tuple(dict.fromkeys([*before.also, measure])))
