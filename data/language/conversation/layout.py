"""How an answer is laid out: by what it is grouped, in which order, how many of it, and in which form."""

from dataclasses import replace
from typing import Final

from data.language.conversation.fragment import Fragment
from data.language.conversation.kinds import measures_of, parts_of, place_of, replaced, without
from data.language.conversation.phrases import ENDS_OF
from data.language.conversation.turn import SUMS, first_places, fitting, held_against, is_ranking, measure_of
from data.model.conditions import EVERYONE, InArea, InGroup, Is, Not, Place, Size, both, flat
from data.model.question import Group, Order, Question, Want

_GROUPED: Final = SUMS | {"count", "share", "top"}
_LISTED: Final = frozenset({"top", "extreme", "list", "compare"})
_ONE: Final[dict[str, type]] = {"lan": InArea, "group": InGroup, "size": Size}  # of what is grouped so
_FEW: Final = 3  # a picture of so few shows nothing


def grouped(before: Question, fragment: Fragment, alone: Question) -> Question | None:
    """The same for each län, kommungrupp or size; or other ends of what is grouped already."""
    by: Group = alone.by or ("group" if fragment.has("GROUP_NOUN") else "lan" if fragment.has("LAN") else "")
    if by and by != before.by:
        want: Want = before.want if before.want in _GROUPED else "count" if before.want == "list" else "mean"
        of_it = (part for part in parts_of(before.where) if isinstance(part, _ONE[by]))
        one = [part for part in of_it if not isinstance(part, InArea) or part.area.isdigit()]  # not "Norrland"
        one += [
            part
            for part in parts_of(before.where)
            if one and isinstance(part, Not) and isinstance(part.what, Is | Place)
        ]
        before = replace(before, where=flat(part for part in parts_of(before.where) if part not in one))
        plain = replace(before, sides=(), claim=None, order="", limit=None, to="", topic="")
        if alone.order and fragment.has(*ENDS_OF):  # "and the lowest group?": of a list the mean
            summed: Want = "mean" if before.want in ("list", "top") else want
            return replace(plain, want=summed, by=by, order=alone.order, limit=1)
        drawn_so = alone.form if alone.form != "words" else before.form if before.grouped else "words"
        return replace(plain, want=want, by=by, form=drawn_so)
    if before.by and fragment.asks_none:
        return replace(before, order="fewest", limit=None)  # "vilket län har ingen alls"
    if before.by and fragment.nth:
        return replace(before, order=fragment.nth_from or before.order or "most", limit=fragment.nth)
    if before.grouped and alone.order and alone.where == EVERYONE and not fragment.has("NEAREST"):
        measure = alone.measure or before.measure
        return replace(before, order=alone.order, limit=alone.limit or before.limit, measure=measure)
    return None


def drawn(before: Question, alone: Question) -> Question:
    """The same as a picture or a file: of one kommun its län, in which it is marked; of one place who is around it.

    Those who share the first place are often several, and are drawn themselves.
    """
    if alone.form in ("scatter", "chart") and before.want == "association":
        return replace(before, form="scatter")
    if alone.form == "scatter":
        return Question("spread", alone.measure or before.measure, before.where, by="size", form=alone.form)
    if alone.form == "histogram":
        return replace(alone, where=before.where, measure=before.measure)
    if before.of and (before.want in ("profile", "value", "place") or before.to == "mean"):
        where = InArea(before.of[0][:2]) if before.where == EVERYONE else before.where
        return Question("list", before.measure, where, marked=before.of[0], form=alone.form)
    if before.want == "overview":
        return Question("list", before.measure, before.where, form=alone.form)
    few = _FEW if before.by else 1
    limit = None if before.limit and before.limit <= few else before.limit
    place = place_of(before.where)
    around = alone.form != "file" and place is not None and 1 < place.first == place.last
    return replace(before, form=alone.form, where=without(before.where, Place) if around else before.where, limit=limit)


def shown(before: Question) -> Question | None:
    """The same as a picture: of a sum how the figures spread."""
    if before.want == "association" or (before.want == "spread" and before.by == "size"):
        return replace(before, form="scatter")
    if before.want in ("mean", "median", "spread") and not before.grouped:
        return Question("spread", before.measure, before.where, form="histogram")
    return replace(before, form="chart") if before.want in ("top", "list", "compare") or before.grouped else None


def turned(before: Question) -> Question | None:
    """The same from the other end."""
    return ordered(before, order="most" if before.order == "fewest" else "fewest")


def ordered(before: Question, *, order: Order) -> Question | None:
    """The same list from the highest on, or from the lowest; of a claim the two that it is of."""
    pair = (*before.of, *held_against(before)) if before.want == "check" else ()
    if len(pair) > 1:
        return Question("compare", measure_of(before), of=pair, order=order)
    return replace(before, order=order) if before.grouped or before.want in _LISTED else None


def ranked_by(before: Question, alone: Question) -> Question | None:
    """The same kommuner in the order of another measure; what is required of them stays."""
    if before.want in ("count", "share") and not before.of:
        those = before.where if place_of(before.where) else fitting(before)  # a place is one among all
        before = replace(before, want="list", where=those, that=None)
    summed = before.want in SUMS and before.where != EVERYONE and not (before.of or before.grouped)
    before = replace(before, want="list", also=(before.measure or "score",)) if summed else before  # each of them
    if not alone.measure or before.grouped or before.want not in ("top", "list", "compare"):
        return None
    order = alone.order or (before.order if before.want == "top" else "")
    shown = (before.measure, *measures_of(before.where))
    bare = not (any(shown) or before.also)  # then it is the score that is told
    told = (before.measure or "score",) if before.want == "list" and (bare or "score" in shown) else ()
    also = tuple(each for each in dict.fromkeys((*told, *before.also)) if each != alone.measure)
    return replace(before, measure=alone.measure, order=order, also=also)


def further(before: Question, page: int, many: int | None = None, *, again: bool = False) -> Question | None:
    """Those after the ones that were shown: the next page of a list, the places below in a ranking.

    `again`: what was asked of those is asked of these too, "and for the next ten".
    """
    if before.want == "list" and not before.grouped and many is None:
        return replace(before, page=page + 1)
    if not is_ranking(before) and not (place_of(before.where) and not before.of):
        return None
    shown_last = place_of(before.where) or first_places(before)
    many = many or shown_last.last - shown_last.first + 1
    place = replace(shown_last, first=shown_last.last + 1, last=shown_last.last + many)
    if before.want in ("list", "extreme", "compare") or (before.want == "check" and not again):  # of some of those
        before = Question("top", place.measure, before.where, order=place.order)
    return replace(before, where=replaced(before.where, place), limit=None)


def leaders(before: Question) -> Question | None:
    """Those who share the first place of a ranking, or the place that was asked for: "den", "där"; None of others."""
    if not is_ranking(before):
        return None
    placed = before.where if place_of(before.where) else both(before.where, first_places(before, 1))
    return Question("list", before.measure, placed)


def first_again(before: Question) -> Question:
    """Of the places that a page of a ranking told, as many from the first on: of fewer kommuner those are others."""
    page = place_of(before.where) if before.want == "top" else None
    if not page or page.last == page.first:
        return before
    return replace(before, where=without(before.where, Place), limit=page.last - page.first + 1)
