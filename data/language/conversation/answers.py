"""What a message asks of the answer in a phrase: who they are, who shares it, the others, how it was found."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from data.language.composition.measures import PLANNED
from data.language.conversation.beside_one import OF_ONE, alike, around, next_to, one_told, out_of, sharing
from data.language.conversation.changed import came, how_many_changed, rest, went
from data.language.conversation.contrasts import compared
from data.language.conversation.kinds import measures_of, place_of, unmeasured
from data.language.conversation.layout import ordered, shown, turned
from data.language.conversation.opposites import all_have, figures_of, none_of, other_way, without_it
from data.language.conversation.requirements import with_column
from data.language.conversation.several import counted, joined, of_kinds, together
from data.language.conversation.told_ones import in_words, who_they_are
from data.language.conversation.turn import (
    SUMS,
    held_against,
    measure_of,
    placing,
    those_told,
)
from data.language.wants.texts import DEFINED
from data.model.conditions import (
    EVERYONE,
    All,
    Any,
    Condition,
    Is,
    Known,
    Not,
    both,
    flat,
    leaves,
)
from data.model.measures import YES_NO
from data.model.places import is_kommun
from data.model.question import Order, Question

_COUNTED_OF_AREAS: Final = ("e_services", PLANNED["e_services"], "apps")


def all_measures(before: Question) -> Question | None:
    """All figures of those of whom one was told; of areas those that are counted."""
    if before.want in ("profile", "value", "explain", "place") and len(before.of) == 1:
        return Question("profile", of=before.of)
    named = before.of or tuple(leaf.kommun for leaf in leaves(before.where) if isinstance(leaf, Is))
    if before.want == "compare" and not all(map(is_kommun, named)):
        return replace(before, measure="score", also=_COUNTED_OF_AREAS)
    if before.want == "compare" or (before.want == "check" and len(named) > 1):
        return Question("compare", of=named, form=before.form)
    if before.want in SUMS and not (before.of or before.grouped):  # "berätta mer", of a mean
        return Question("list", before.measure, before.where, also=_COUNTED_OF_AREAS)
    if before.of or before.grouped or before.want not in ("list", "top", "count"):
        return None
    told = who_they_are(before)
    return told and replace(told, also=tuple(dict.fromkeys((*before.also, *sorted(YES_NO)))))


def how_many(before: Question, *, of: Callable[[Question], Question | None]) -> Question | None:
    """How many they are of whom it may be told who they are."""
    found = of(before)
    return Question("count", where=found.where) if found and found.want == "list" else None


def of_several(before: Question, *, join: Callable[[tuple[Condition, ...]], Condition]) -> Question | None:
    """Those that fit all, any or none of what was required, at once or one after the other."""
    required = figures_of(before)
    if len(required) == 1 and isinstance(required[0], Any):
        required = required[0].of
    elif len(required) == 1:
        required = (*(each for each in before.replaced[:1] if measures_of(each)), *required)
    if len(required) < (1 if join is none_of else 2) or before.want not in ("count", "list", "share", "check"):
        return None
    if before.that is not None:
        return replace(before, that=flat([unmeasured(before.that), join(required)]))
    return replace(before, where=both(unmeasured(before.where), join(required)))


def by_size(before: Question, *, order: Order) -> Question | None:
    """Which of them has most inhabitants, or fewest."""
    if before.want == "check" and (against := held_against(before)) and before.of:
        return Question("compare", "population", of=(*before.of, *against), order=order)
    of_many = len(before.of) != 1 and not before.grouped
    return Question("top", "population", those_told(before), order=order, limit=1) if of_many else None


def each_of_them(before: Question, *, mean: bool = False) -> Question | None:
    """The figure of each kommun that was summed: of those of an area; of all, and where it is asked for, the mean."""
    if before.by and before.want in SUMS - {"total"} and not mean:  # "kommunvis", after each län
        return replace(before, want="top", by="", order=before.order or "most", limit=None)
    if mean or before.of or before.grouped or before.where == EVERYONE:
        return replace(before, want="mean") if before.want == "total" and not before.of else None
    return replace(before, want="list") if before.want in SUMS else None


def missing(before: Question) -> Question | None:
    """Of whom it is not known, where those were told of whom it is: "saknas det någon?"."""
    if before.of or before.grouped or before.want not in SUMS | {"top", "list", "count", "share"}:
        return None
    measures = dict.fromkeys((before.measure, *measures_of(before.that), *measures_of(before.where)))
    unknown = (Not(Known(measure)) for measure in [*filter(None, measures)] or ["score"])
    return Question("list", where=flat([placing(before.where), *unknown]))


def complete(before: Question) -> Question:
    """The same kommuner, where something was required of them: it is told of how many more it is not known.

    Of a ranking it is told how many are known.
    """
    of_figures = any(measures_of(each) for each in before.conditions) and not before.of
    return (who_they_are(before) if of_figures else None) or told("coverage")(before)


def already(before: Question) -> Question | None:
    """How many there are of what is planned: of each that was told."""
    now = next((now for now, planned in PLANNED.items() if planned == measure_of(before)), "")
    each = None if before.of else with_column(before, now)
    return (each or replace(before, measure=now)) if now else None


def told(topic: str) -> Callable[[Question], Question]:
    """What is said of a topic, of the survey that was spoken of."""
    return lambda before: Question("text", topic=topic, survey=before.survey)


def meaning(before: Question) -> Question:
    """What the measure that was spoken of means."""
    measure = measure_of(before) or "score"
    return Question("text", measure, topic=DEFINED.get(measure, "word"), survey=before.survey)


def highest(before: Question) -> Question:
    """Who has most of what is counted, of a score out of how many points it is: "vad är max"."""
    measure = measure_of(before)
    if measure in ("", "score", *YES_NO):
        return told("index")(before)
    return Question("top", measure, placing(before.where), order="most", limit=1)


def ends(before: Question, *, order: Order) -> Question | None:
    """Who is first, or last, of those that a picture shows: "vilken är den mörka"."""
    if not (before.grouped or before.want in ("top", "list")):
        return None
    return replace(before, want="top" if before.want == "list" else before.want, order=order, limit=1, form="words")


def which(before: Question) -> Question | None:
    """Who they are; of one who shares it, and of groups, or of those that stand beside each other, all of them."""
    if before.want in OF_ONE and one_told(before) and not place_of(before.that):
        return sharing(before)
    whole = replace(before, limit=None, form="words") if before.by or before.want == "compare" else None
    return who_they_are(before) or whole


OF_ANSWER: Final[dict[str, Callable[[Question], Question | None]]] = {  # by the keys of TALK
    # of one who shares it
    "which": which,
    "others": rest,
    "lacked": without_it,
    "how_many_others": partial(how_many, of=rest),
    "how_many_lack": partial(how_many, of=without_it),
    "listed": in_words,
    "turned": turned,
    "other_way": other_way,
    "all_have": all_have,
    "shown": shown,
    "sharing": sharing,
    "alike": alike,
    "all_measures": all_measures,
    "how_many_sharing": partial(how_many, of=sharing),
    "ahead": partial(next_to, side="better", order="fewest"),
    "behind": partial(next_to, side="worse", order="most"),
    "both": partial(of_several, join=All),
    "either": partial(of_several, join=Any),
    "neither": partial(of_several, join=none_of),
    "worst_first": partial(ordered, order="fewest"),
    "best_first": partial(ordered, order="most"),
    "each": partial(each_of_them, mean=True),
    "each_of_them": each_of_them,
    "out_of": out_of,
    "largest": partial(by_size, order="most"),
    "smallest": partial(by_size, order="fewest"),
    "unpublished": told("coverage"),  # why no more is known of it
    "means": meaning,
    "when": told("survey"),
    "around": around,
    "darkest": partial(ends, order="most"),
    "lightest": partial(ends, order="fewest"),
    "scale": highest,
    "commonest": partial(of_kinds, order="most"),
    "rarest": partial(of_kinds, order="fewest"),
    "known": lambda before: Question("list", measure_of(before) or "score", Known(measure_of(before) or "score")),
    "already": already,
    "complete": complete,
    "missing": missing,
    "rows": counted,
    "together": together,
    "of_both": together,
    "joined": joined,
    "compared": compared,
    "came": came,
    "went": went,
    "how_many_changed": how_many_changed,
    "how": partial(replace, form="basis"),
}
