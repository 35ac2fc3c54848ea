"""What a message wants of those that were spoken of: another sum, a list, a share, how far they lie apart."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import ANSWERED, YES_NO, having
from data.language.conversation.answers import of_several
from data.language.conversation.contrasts import with_and_without
from data.language.conversation.kinds import (
    beside_of,
    measures_of,
    parts_of,
    place_of,
    replaced,
    told_of,
    unmeasured,
    without,
)
from data.language.conversation.layout import drawn, grouped, ranked_by
from data.language.conversation.of_kommuner import counted, of_kommuner
from data.language.conversation.opposites import figures_of, none_of
from data.language.conversation.parts import part_of_total
from data.language.conversation.requirements import measured, other_side, required_by, requiring
from data.language.conversation.rows import of_other_places
from data.language.conversation.several import several_of
from data.language.conversation.turn import (
    COUNTED,
    MEASURED,
    SUMS,
    WHICH_AREA,
    Turn,
    fitting,
    kommuner_of,
    required_of,
)
from data.language.wants.shares import whole_of
from data.model.conditions import EVERYONE, MEANS, Condition, Has, InArea, InGroup, Place, Size, both, flat
from data.model.places import is_kommun
from data.model.question import NO_FIGURES, Question

_NAMED: Final[dict[str, type]] = {"OWN_AREA": InArea, "LAN": InArea, "GROUP": InGroup, "SIZE": Size}
_PAIR: Final = 2


def of_the_same(turn: Turn) -> Question | None:
    """It names no place: what it asks is asked of whom the question before was about."""
    before, fragment, alone = turn.before, turn.fragment, turn.alone
    if fragment.but_share and (part := part_of_total(turn)):
        return part
    if fragment.side and (found := other_side(turn)):
        return found
    if fragment.only_says("NO", "WITHOUT", "NEITHER") and (none := of_several(before, join=none_of)):  # "och ingen?"
        return none
    if (fragment.but_count or fragment.counts_planned) and (figure := _figure_of_first(turn)):
        return figure
    if "sorted" in fragment.links and (ranked := ranked_by(before, alone)):
        return ranked
    if fragment.has("DIFFERENCE") and (between := apart(turn)):
        return between
    if before.by == "size" and fragment.only_says("BY_SIZE", "RELATED"):
        return replace(before, want="spread", order="", limit=None, form="words")  # which tells the correlation
    bare = not (alone.measure or alone.by) or alone.form == "scatter"
    if not fragment.wants and alone.form != "words" and bare and alone.where == EVERYONE:
        return drawn(before, alone)
    required = required_of(before) if alone.by and not turn.measure_said else ()
    if before.of and required and all(map(measures_of, required)):  # "per län", after whether one has it
        return Question("share", that=flat(required), by=alone.by, order=alone.order, limit=alone.limit)
    if before.of:
        return of_kommuner(turn) if kommuner_of(before) else _of_places(turn)
    if group := grouped(before, fragment, alone):
        return group
    of_some = before.want == "share" and before.that is not None and (before.where != EVERYONE or before.by)
    if of_some and alone.want == "mean" and not turn.measure_said:
        return beside_all(turn)
    if not fragment.wants:
        return requiring(turn)
    return None if alone.want in NO_FIGURES or alone.of else wanted(turn)


def beside_all(turn: Turn) -> Question:
    """The share of all, which is what a mean of shares is; beside that of those told, but for "i landet"."""
    before = replace(turn.before, by="", order="", limit=None, claim=None)
    if before.where != EVERYONE and not turn.fragment.has("COUNTRY"):
        return replace(before, where=EVERYONE, sides=(before.where, EVERYONE))
    return replace(before, where=EVERYONE, sides=())


def _figure_of_first(turn: Turn) -> Question | None:
    """How many the first of a ranking has, in one; of a län that is not named it cannot be told."""
    before, links = turn.before, turn.fragment.links
    if before.by and before.limit == 1 and "it" in links:
        inside = turn.fragment.has("KOMMUN") and turn.marked
        return Question("count", where=InArea(turn.marked or "")) if inside else WHICH_AREA
    if before.want == "top" and turn.marked and (links & {"it", "them"} or turn.fragment.counts_planned):
        return Question("value", counted(turn), of=(turn.marked,))
    place = place_of(before.where)
    first = before.limit == 1 or (place is not None and place.first == place.last)
    referring = links & {"it", "them"} or (turn.fragment.only_says("COUNT") and first)
    return before if referring and counted(turn) == (before.measure or "score") else None


def _of_places(turn: Turn) -> Question | None:
    """Of areas that stand beside each other."""
    before, alone, wants = turn.before, turn.alone, turn.fragment.wants
    areas = not any(map(is_kommun, before.of))
    if turn.fragment.side and alone.want in ("overview", "compare", "text"):  # "which has more apps?"
        return replace(before, measure=alone.measure or before.measure, order=turn.fragment.order)
    sums = alone.want in COUNTED and (alone.want != "total" or turn.fragment.has("TOTAL"))
    if areas and wants and sums:  # beside each other
        where, measure = both(before.where, alone.where), alone.measure or before.measure
        return replace(alone, measure=measure, where=where, sides=tuple(map(InArea, before.of)))
    where = before.where if wants else replaced(before.where, required_by(turn))
    of_it = measured(before, alone.measure) if alone.measure else before
    return of_it if of_it.sides else replace(of_it, order=alone.order if wants else "", where=where)


def wanted(turn: Turn) -> Question | None:
    """Another thing wanted of the same kommuner; what it requires itself is in the place of what was required."""
    before, fragment, alone = turn.before, turn.fragment, turn.alone
    place, own = place_of(before.where), required_by(turn)
    if own == EVERYONE and (of_others := of_other_places(before, alone)):
        return of_others
    paged = place is None or place.measure in (before.measure or "score", alone.measure)  # "de tio största" stay so
    where = without(before.where, Place) if paged else before.where
    if alone.want == "share" and (share := _share_of(turn, where)):
        return share
    if alone.want == "share" and alone.that is None and not before.grouped:  # of whom is as it was, but for the claim
        return replace(before, want="share", claim=None) if before.that is not None and not before.of else None
    if measures_of(without(own, Place)) or alone.that is not None:
        where = unmeasured(where)
    if alone.want in ("top", "extreme"):  # those that have the same figure are no ranking
        one = [p for p in parts_of(where) if isinstance(p, Has) and p.op == "==" and (p.value or p.measure == "score")]
        where = flat(p for p in parts_of(where) if p not in one or measures_of(p) != (alone.measure or "score",))
    measure = alone.measure
    if not measure and alone.want not in ("count", "list", "share", "check", "overview"):
        amount = fragment.has("MOST", "FEWEST") and not fragment.has("BEST", "WORST")
        spoken = turn.measure if amount else ""  # "vem har flest?": of what is had
        measure = told_of(before) or (spoken if spoken not in {"score", *YES_NO} else "")
    if alone.want == "change" and not alone.measure:
        return replace(alone, where=unmeasured(where), measure=turn.measure)
    if alone.want in ("count", "list") and alone.that is None and before.that is not None and not measures_of(own):
        where = fitting(replace(before, where=where))  # how many they are of whom the share was told
    if alone.want == "total" and not fragment.has("TOTAL"):
        ranks = "part" in fragment.links or before.want in MEASURED - {"total"} | {"list", "difference"}
        if measure and ranks:
            return measured(before, measure)  # "på antal appar"
    if alone.want in ("top", "extreme", "list") and not alone.grouped and (those := before.placed_sides):
        where = both(where, those)
    as_many = alone.want == before.want or (before.by and {alone.want, before.want} <= COUNTED)  # "och snittet?"
    limit = alone.limit or (before.limit if as_many and not place_of(own) else None)
    asked = replace(alone, where=replaced(where, own), measure=measure, limit=limit)
    if alone.grouped or not before.grouped or alone.want not in COUNTED:
        return asked
    that = alone.that or (before.that if alone.want == before.want else None)
    same = replace(asked, by=before.by, sides=before.sides, order=before.order, form=before.form, that=that)
    return replace(same, claim=before.claim if alone.want in SUMS else None)


def _share_of(turn: Turn, where: Condition) -> Question | None:
    """Which share they are that were told, of those that it names, else of all that may fit what is required."""
    before, fragment, alone = turn.before, turn.fragment, turn.alone
    of_it = alone.that is None or alone.that == having(before.measure)  # "hur stor del av befolkningen blir det"
    if before.want == "total" and of_it and not (before.grouped or before.of) and where != EVERYONE:
        return Question("total", before.measure, whole_of(where, before.measure), that=where)
    answering = alone.that == ANSWERED  # of whom it is a share
    if not (answering or fragment.but_share or not fragment.has("MEASURE", "DOES")):
        return None
    of_kinds = tuple(kind for concept, kind in _NAMED.items() if fragment.has(concept))
    whole = [part for part in parts_of(where) if isinstance(part, of_kinds)] or list(parts_of(unmeasured(where)))
    required = flat(part for part in parts_of(where) if part not in whole)
    if before.want == "list" and required == EVERYONE:
        required = flat(figures_of(before))
    if before.want not in ("count", "list") or required == EVERYONE:
        return None
    of = flat([*whole, *([ANSWERED] if answering else [])])
    return Question("share", where=of, that=required, by=before.by, form=before.form if before.by else "words")


def apart(turn: Turn) -> Question | None:
    """The difference between the two that were named, the ends of a list, or the groups with most and with fewest."""
    before, fragment = turn.before, turn.fragment
    named = (turn.one, *turn.kommuner) if turn.one and turn.kommuner else turn.both
    measure = fragment.measure or turn.measure
    if turn.one and fragment.has("MEAN") and fragment.has("THAN"):  # "higher or lower than the national mean?"
        return Question("difference", measure, of=(turn.one,), to="mean")
    beside = beside_of(before.that)
    if before.of and beside and beside.than in MEANS:
        return Question("difference", measure, before.where, of=before.of[:1], to="mean")
    if len(named) == _PAIR and all(map(is_kommun, named)):
        return Question("difference", measure, of=named)
    if len(named) == 1 and (place_of(before.that) or before.want == "top"):
        return Question("difference", measure, before.where, of=named, to="best")
    if effect := with_and_without(turn):
        return effect
    if before.want in SUMS and before.earlier is not None and not (before.grouped or before.replaced):
        before = replace(
            before, where=EVERYONE, sides=(before.where, before.earlier)
        )  # "skillnaden?", to the one before
    summed = replace(before, want="mean", order="", limit=None) if before.want == "top" else before
    if before.want == "compare" and len(before.of) > 1 and not any(map(is_kommun, before.of)):  # of areas
        summed = before = replace(summed, want="mean", of=(), sides=tuple(map(InArea, before.of)))
    if summed.want in COUNTED and (groups := before if before.grouped else several_of(summed)):
        far: Question = replace(groups, want="difference", to="ends", topic=groups.want, claim=None, limit=None)
        return replace(far, order="", form="words")
    ends = fragment.has("BEST", "MOST", "LEADER") and fragment.has("WORST", "FEWEST")
    if before.of or not (ends or before.want in ("top", "list", "extreme", "spread")):
        return None
    return Question("range", measure, without(before.where, Place))
