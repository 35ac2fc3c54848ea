"""A short message that asks of the answer just given: who shares the place, who is next, either of two."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from data.language.composition.clauses import FLIPPED, opposite
from data.language.conversation.fragment import Fragment
from data.language.conversation.kinds import measures_of, parts_of, replaced, unmeasured, without
from data.language.conversation.same_kommuner import measure_of
from data.language.conversation.same_list import (
    who_they_are,
)
from data.language.conversation.told import beside_of, kommuner_of, place_of, required_of
from data.language.lexicon.topics import OF_REASONS
from data.model.conditions import (
    MEAN,
    MEANS,
    Any,
    Beside,
    Condition,
    Has,
    Is,
    Leaf,
    Not,
    Place,
    Side,
    flat,
    with_leaves,
)
from data.model.measures import YES_NO
from data.model.places import is_kommun
from data.model.question import Order, Question

_COOPERATES: Final = frozenset({"cooperates_procurement", "cooperates_operations"})
_PAIR: Final = 2  # the one that was, and the one in its place
_OF_KOMMUNER: Final = frozenset({"profile", "value", "place", "explain", "compare", "difference", "check"})
_OF_ONE: Final = frozenset({"place", "profile", "value", "check"})


def _one(before: Question) -> str:
    """The one kommun whose place was told, or beside which others were; empty where there is none."""
    of = before.of if before.want in _OF_ONE else [than for than in beside_of(before.where) if than not in MEANS]
    return of[0] if len(of) == 1 and is_kommun(of[0]) else ""


def _beside(before: Question, side: Side) -> Condition | None:
    one = _one(before)
    base = [part for part in parts_of(without(before.where, Place)) if not isinstance(part, Beside)]
    return flat([*base, Beside(one, side, measure_of(before) or "score")]) if one else None


def sharing(before: Question) -> Question | None:
    """Who has the same figure as the one that was told of, or is on the same place of a list."""
    if before.want in ("top", "extreme"):
        return replace(before, want="top")
    if measure_of(before) in _COOPERATES:
        return Question("text", topic="partners")
    that = before.that
    if before.want == "check" and isinstance(that, Has) and that.measure in YES_NO and _one(before):
        return Question("list", where=flat([*parts_of(before.where), that, Not(Is(_one(before)))]))
    where = _beside(before, "same")
    return Question("list", before.measure, where) if where else None


def named_ones(before: Question) -> Question | None:
    """Who they are that were told of; after the figure of one who shares it."""
    return sharing(before) if _one(before) and not place_of(before.that) else who_they_are(before)


def how_many_sharing(before: Question) -> Question | None:
    """How many have the same figure as the one that was told of."""
    where = _beside(before, "same")
    return Question("count", where=where) if where else None


def out_of(before: Question) -> Question | None:
    """Out of how many a place is: the place is told with that."""
    where = flat(part for part in parts_of(before.where) if not isinstance(part, Beside))
    return Question("place", before.measure, where, of=(_one(before),)) if _one(before) else None


def another_bound(before: Question, fragment: Fragment) -> Question | None:
    """The same with another bound of the measure that is named: "sänk kravet på tjänster till 20"."""
    terms = fragment.terms.terms
    measures = [term.concepts["MEASURE"] for term in terms if "MEASURE" in term]
    numbers = [term.number for term in terms if term.number is not None and term.is_number]
    if len(measures) != 1 or len(numbers) != 1 or not fragment.only_says("MEASURE", "NUMBER", "TO", "BEHIND"):
        return None
    parts = parts_of(before.that or before.where)
    bounds = [part for part in parts if isinstance(part, Has) and part.measure == measures[0]]
    if len(bounds) != 1 or measures[0] in YES_NO or numbers[0] is None:
        return None
    anew = flat(replace(part, value=numbers[0]) if part is bounds[0] else part for part in parts)
    return replace(before, where=anew) if before.that is None else replace(before, that=anew)


def other_side(before: Question) -> Question | None:
    """The same of those on the other side of the one bound: "och över?", after those under it."""
    bounds = [part for part in parts_of(before.where) if isinstance(part, Has) and part.op in FLIPPED]
    return replace(before, where=replaced(before.where, opposite(bounds[0]))) if len(bounds) == 1 else None


def next_to(before: Question, *, side: Side, order: Order) -> Question | None:
    """Who is next before the one that was told of, or after it."""
    where = _beside(before, side)
    return Question("top", measure_of(before), where, order=order, limit=1) if where else None


def lacked(required: Condition) -> Condition:
    """That it is not had: what was asked to be lacking is so still."""
    return required if isinstance(required, Has) and (required.op, required.value) == ("==", 0) else opposite(required)


def of_several(before: Question, *, join: Callable[[tuple[Condition, ...]], Condition]) -> Question | None:
    """Those that fit all, any or none of what was required, at once or one after the other."""
    required = tuple(filter(measures_of, required_of(before)))
    if len(required) == 1 and isinstance(required[0], Any):
        required = required[0].of
    elif len(required) == 1:
        required = (*(each for each in before.replaced[:1] if measures_of(each)), *required)
    return _requiring(before, join(required)) if len(required) > 1 else None


def _requiring(before: Question, required: Condition) -> Question | None:
    if before.want not in ("count", "list", "share", "check"):
        return None
    if before.that is not None:
        return replace(before, that=flat([*parts_of(unmeasured(before.that)), required]))
    return replace(before, where=flat([*parts_of(unmeasured(before.where)), *parts_of(required)]))


def ordered(before: Question, *, order: Order) -> Question | None:
    """The same list from the highest on, or from the lowest."""
    listed_so = before.grouped or before.want in ("top", "extreme", "list", "compare")
    return replace(before, order=order) if listed_so else None


def beside_mean(before: Question, side: Side) -> Question | None:
    """Who is above or below the mean that was told."""
    if before.want != "mean" or before.grouped or before.of:
        return None
    return Question("list", where=flat([*parts_of(before.where), Beside(MEAN, side, before.measure or "score")]))


def exchanged(before: Question, named: tuple[str, ...]) -> Question | None:
    """The same with another kommun in the place of one that was spoken of: "byt Nacka mot Solna"."""
    if len(named) != _PAIR:
        return None
    old, new = named
    of = tuple(new if code == old else code for code in before.of)
    where = _instead(before.where, old, new)
    that = _instead(before.that, old, new) if before.that is not None else None
    anew = replace(before, of=of, where=where, that=that)
    return anew if anew != before else None


def _instead(condition: Condition, old: str, new: str) -> Condition:
    def exchange(leaf: Leaf) -> Leaf:
        match leaf:
            case Is(kommun) if kommun == old:
                return Is(new)
            case Beside(than, side, measure) if than == old:
                return Beside(new, side, measure)
            case _:
                return leaf

    return with_leaves(condition, exchange)


def unpublished(before: Question) -> Question:
    """Why no more is known of it."""
    return Question("text", topic="coverage", survey=before.survey)


def claimed_of(before: Question, kommun: str, number: int) -> Question:
    """Whether the one has another figure than was told: "jag har hört 12"."""
    return Question("check", of=(kommun,), that=Has(measure_of(before) or "score", "==", number))


def why(before: Question, fragment: Fragment, marked: str | None) -> Question:
    """Why one kommun got its score; of anything else no survey holds a reason, only on what the answer rests."""
    if fragment.has("NUMBER") and fragment.only_says("WHY", "NUMBER", "EXACTLY"):
        return unpublished(before)  # "varför bara sex"
    of_one = kommuner_of(before) if before.want in _OF_KOMMUNER else ()
    first = of_one[0] if of_one else marked if before.want == "top" else None
    if first and {before.measure, *measures_of(before.that)} <= {"", "score"}:
        return Question("explain", of=(first,))
    if len(before.of) > 1 and before.want in ("compare", "check", "difference"):
        return Question("compare", of=before.of)  # what differs between them
    return replace(before, form="basis") if "explain" in fragment.links else Question("text", topic=OF_REASONS)
