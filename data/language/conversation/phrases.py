"""What a message asks of the answer just given that is said in one phrase: `OF_ANSWER`, by the keys of TALK."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from data.language.composition.measures import PLANNED
from data.language.conversation.apart import ends_apart
from data.language.conversation.kinds import is_placing, measures_of, parts_of
from data.language.conversation.of_answer import (
    how_many_sharing,
    lacked,
    named_ones,
    next_to,
    of_several,
    ordered,
    out_of,
    sharing,
    unpublished,
)
from data.language.conversation.same_kommuner import measure_of
from data.language.conversation.same_list import by_size, how_many_others, listed, others, shown, turned
from data.language.conversation.told import fitting
from data.model.conditions import EVERYONE, MEAN, MEANS, All, Any, Beside, Known, Not, flat, leaves
from data.model.places import is_kommun
from data.model.question import Question

_PAIR: Final = 2
_SUMMED: Final = frozenset({"mean", "median", "total"})


def of_each(before: Question) -> Question | None:
    """What a sum comes to for each kommun: the mean of it."""
    return replace(before, want="mean") if before.want == "total" and not before.of else None


def each_of_them(before: Question) -> Question | None:
    """The figure of each kommun that was summed: of those of an area; of all the mean."""
    if before.want not in _SUMMED or before.of or before.grouped or before.where == EVERYONE:
        return of_each(before)
    return replace(before, want="list")


def known_ones(before: Question) -> Question:
    """Those whose figure is known: "vilka har ni då"."""
    measure = measure_of(before) or "score"
    return Question("list", measure, Known(measure))


def existing(before: Question) -> Question | None:
    """The same of what there is already, where it was of what is planned."""
    now = next((each for each, planned in PLANNED.items() if planned == before.measure), "")
    return replace(before, measure=now) if now else None


def scale(before: Question) -> Question:
    """Out of how many points a score is."""
    return Question("text", topic="index", survey=before.survey)


def missing(before: Question) -> Question | None:
    """Of whom it is not known, where those were told of whom it is: "saknas det någon?"."""
    if before.of or before.grouped or before.want not in ("list", "top", "mean", "median", "total", "count", "share"):
        return None
    named = dict.fromkeys((before.measure, *measures_of(before.that), *measures_of(before.where)))
    unknown = (Not(Known(measure)) for measure in [*filter(None, named)] or ["score"])
    return Question("list", where=flat([*filter(is_placing, parts_of(before.where)), *unknown]))


def how_much(before: Question) -> Question | None:
    """How much more, of the two or the groups that stood beside each other: "how much?"."""
    beside = next((leaf for leaf in leaves(before.that or EVERYONE) if isinstance(leaf, Beside)), None)
    if before.of and beside and beside.than == MEAN:
        return Question("difference", beside.measure, before.where, of=before.of[:1], to="mean")
    if before.of and beside and beside.than not in MEANS:
        return Question("difference", beside.measure, of=(before.of[0], beside.than))
    if before.grouped and before.want in (*_SUMMED, "share"):
        return ends_apart(before)
    if len(before.of) == _PAIR and before.want == "compare" and all(map(is_kommun, before.of)):
        return Question("difference", before.measure, of=before.of)
    return before if before.want in ("change", "compare", "difference", "value", *_SUMMED) else None


def counted(before: Question) -> Question | None:
    """How many they are that were told: "how many rows is that"."""
    of_many = before.want in ("list", "top", "share", "count") and not (before.of or before.grouped or before.limit)
    return Question("count", where=fitting(before)) if of_many else None


OF_ANSWER: Final[dict[str, Callable[[Question], Question | None]]] = {  # by the keys of TALK
    "which": named_ones,
    "others": others,
    "how_many_others": how_many_others,
    "listed": listed,
    "turned": turned,
    "shown": shown,
    "sharing": sharing,
    "how_many_sharing": how_many_sharing,
    "ahead": partial(next_to, side="better", order="fewest"),
    "behind": partial(next_to, side="worse", order="most"),
    "both": partial(of_several, join=All),
    "either": partial(of_several, join=Any),
    "neither": partial(of_several, join=lambda required: All(tuple(map(lacked, required)))),
    "worst_first": partial(ordered, order="fewest"),
    "best_first": partial(ordered, order="most"),
    "each": of_each,
    "each_of_them": each_of_them,
    "out_of": out_of,
    "largest": partial(by_size, order="most"),
    "smallest": partial(by_size, order="fewest"),
    "unpublished": unpublished,
    "scale": scale,
    "known": known_ones,
    "already": existing,
    "complete": unpublished,
    "missing": missing,
    "rows": counted,
    "how_much": how_much,
}
