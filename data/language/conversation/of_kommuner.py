"""What a message asks of the kommuner that were named before it: of one, of several, or of what was claimed of them."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import YES_NO
from data.language.composition.measures import PLANNED
from data.language.conversation.fragment import LESS, MORE
from data.language.conversation.kinds import (
    any_of,
    beside_of,
    is_placing,
    measures_of,
    of_measure,
    parts_of,
    place_of,
    replaced,
)
from data.language.conversation.requirements import measured, required_by
from data.language.conversation.turn import Turn, fitting, placing
from data.model.conditions import EVERYONE, MEANS, OWN, Beside, InArea, InGroup, Is, Not, Place, both, flat
from data.model.question import NO_FIGURES, Question, Target

_BESIDE_THAT: Final = ("HAS", "OVER", "UNDER", *MORE, *LESS, "THAN", "ABOVE_THAT", "BELOW_THAT", "MEAN", "MEDIAN")


def counted(turn: Turn) -> str:
    """The measure of which it asks how many; after what is planned "already" is of what there is."""
    fragment = turn.fragment
    measure = PLANNED["e_services"] if fragment.counts_planned else turn.measure or "score"
    now = fragment.has("EXISTING") or (fragment.has("HAS") and not fragment.has("PLANNED"))
    existing = {planned: had for had, planned in PLANNED.items()} if now else {}
    return existing.get(measure, measure)


def of_kommuner(turn: Turn) -> Question | None:
    """What it asks of the kommuner that were named."""
    before, fragment, alone, measure = turn.before, turn.fragment, turn.alone, turn.alone.measure
    ranks = alone.want in ("top", "extreme", "total") and (not measure or fragment.has("WHO"))
    compares = (
        fragment.side is not None
        and not fragment.has("COUNT")
        and alone.want in ("text", "compare", "difference", "overview")
    )
    named = turn.both if len(before.of) == 1 or fragment.joint.all_of else before.of
    if before.want == "check" and before.that is not None and (found := _of_claim(turn)):
        return found
    by = before.want in ("difference", "place")  # "och i antal appar?"
    if by and measure and alone.want in ("overview", "total", "mean"):
        return replace(before, measure=measure)
    if len(before.of) == 1 and (fragment.own_area or len(named) == 1 or not (ranks or compares)):
        another = measure and not fragment.wants and alone.want == "overview" and before.want != "check"
        if another and (not fragment.measure or fragment.only_says("PLANNED", "MANY")):  # "och befintliga?"
            return Question("value", measure, of=before.of)
        return of_one(turn) or (Question("value", measure, of=before.of) if another else None)  # "och planerade?"
    if compares:
        return Question("compare", measure or before.measure, of=named, order=fragment.order)
    if alone.want in ("overview", "profile") or (before.want == "compare" and fragment.has("COUNT") and measure):
        return replace(before, measure=measure or before.measure)
    if alone.want in NO_FIGURES or "less" in fragment.links:
        return None
    if alone.want == "list" and fragment.has("ALL") and alone.where == EVERYONE:  # "visa alla"
        return Question("top", turn.measure, order="most", form=alone.form) if turn.measure else before
    among = flat(any_of(tuple(map(Is, named))))
    others = fragment.has("OTHERS", "MORE") and not fragment.has("THAN")
    if others and alone.where != EVERYONE and not beside_of(alone.where):  # "vilka fler fick full pott"
        return replace(alone, where=both(alone.where, Not(among)))
    return turn.of_spoken(replace(alone, where=replaced(among, alone.where)))


def _of_claim(turn: Turn) -> Question | None:
    """The same claim with another measure; or how many fit it, who they are, or by how much it is better."""
    before, alone, that = turn.before, turn.alone, turn.before.that or EVERYONE
    if alone.measure and alone.where == EVERYONE and not turn.fragment.has("WHO", "MANY"):
        of = before.measure or next(iter(measures_of(that)), "")
        return measured(replace(before, measure=of), alone.measure)
    if alone.want not in ("count", "list", "share") or alone.of or alone.where != EVERYONE:
        return None
    if turn.fragment.only_says("COUNT") and turn.measure not in YES_NO:
        return Question("value", turn.measure, of=before.of)  # "hur många då?"
    where = before.where if alone.want == "share" else fitting(before)
    return replace(alone, where=where, that=that if alone.want == "share" else None)


def of_one(turn: Turn) -> Question | None:
    """What it asks of the one kommun: how it stands to others, else what it asks with the name of that in it."""
    before, fragment, alone, one = turn.before, turn.fragment, turn.alone, turn.one
    measure, there = alone.measure or turn.measure, placing(before.where)
    if fragment.has("OWN_GROUP") and fragment.has("MEAN", "MEDIAN"):  # "och snittet för liknande?"
        return Question("difference", measure, InGroup(OWN), of=(one,), to="mean")
    first = place_of(alone.where) == Place("score", 1, 1)  # "till plats 1"
    far = fragment.has("BEHIND") and (first or fragment.has("FULL", "BEST", "LEADER", "MEAN"))
    if far and not fragment.has("THAN", "CHANGE"):
        to: Target = "max" if fragment.has("FULL") else "mean" if fragment.has("MEAN") else "best"
        return Question("difference", measure, EVERYONE if to == "max" else there, of=(one,), to=to)
    if fragment.has("NEAREST") and fragment.side and not alone.of:  # "vem ligger närmast över"
        nearest = both(flat([there, alone.where]), Beside(one, fragment.side, measure or "score"))
        return Question("top", measure, nearest, order="most" if fragment.side == "worse" else "fewest", limit=1)
    side = fragment.side if fragment.has("MANY", "COUNT", "WHO") else None
    above = fragment.has("OVER", "UNDER") and not fragment.only_says("WHO", "MANY", "KOMMUN", "OVER", "UNDER")
    named = above or fragment.has("THAN", "CHANGE") or beside_of(alone.where)
    if side and not alone.of and not named:  # "vilka är bättre"
        area = InArea(turn.area) if fragment.own_area else there
        where = flat([area, alone.where, Beside(one, side, measure or "score")])
        return Question("count" if fragment.has("COUNT") else "list", where=where)
    of_others = fragment.has("ANY") or fragment.but_bounds or (beside_of(alone.where) and fragment.has("WHO", "MANY"))
    if of_others and alone.want in ("list", "count"):  # "vilka fler slår Solna", "anyone with full marks"
        inside = [InArea(turn.area)] if fragment.has("OWN_AREA") else []
        return turn.of_spoken(replace(alone, where=flat([*inside, alone.where])))
    own = required_by(turn)
    that = flat(part for part in parts_of(own) if not is_placing(part))
    beside = beside_of(that)
    if beside and alone.want in ("list", "check"):
        return Question("check", turn.measure, placing(own), of=(one,), that=that)
    among = own if own == placing(own) and before.want != "check" else replaced(before.where, own)
    bare = own != EVERYONE == that and not (fragment.wants or fragment.links & {"it", "them", "only"})
    if bare and before.want in ("place", "check", "value", "profile"):  # "bland större städer"
        placed = before if before.want in ("place", "check") else Question("place", before.measure, of=(one,))
        return replace(placed, where=among)
    if fragment.links & {"it", "them"} and fragment.only_says("SIZE", "GROUP", "MANY", "KOMMUN"):
        return read_of(turn, one)  # "is it big?"
    if alone.want in ("top", "extreme") and fragment.has("IS") and not fragment.has("WHO", "WHERE", "PLACE"):
        of_that = before.to or "that" in fragment.joint.links
        best = fragment.has("BEST", "WORST") and not of_that  # "är vi fortfarande bäst"
        of, order = alone.measure or (not best and measure) or "score", alone.order
        that = Place(of, 1, 1, "fewest" if order == "fewest" else "most")
        return Question("check", alone.measure, there if alone.where == EVERYONE else alone.where, of=(one,), that=that)
    if alone.want in ("top", "extreme") and (
        fragment.has("WHO", "WHERE", "ANY") or fragment.nth
    ):  # of all: "vem har flest"
        return turn.of_spoken(replace(alone, where=flat([there, alone.where])))
    return read_of(turn, one)


def read_of(turn: Turn, kommun: str) -> Question | None:
    """The message read with the kommun's name in it; None where it is not understood so."""
    before, fragment, alone = turn.before, turn.fragment, turn.alone
    above = fragment.side and fragment.only_says(*_BESIDE_THAT)  # "ligger den över det?"
    if above and before.to == "mean":
        return before
    if above and before.want in MEANS:
        that = Beside(before.want, fragment.side or "better", turn.measure or "score")
        return Question("check", where=placing(before.where), of=(kommun,), that=that)
    by = alone.by and turn.measure not in YES_NO
    sums = alone.want in ("mean", "median", "total") and not alone.measure and not fragment.has("THAN")
    if (fragment.wants or by) and sums:  # of one there is none
        of_all = alone.where != EVERYONE or by or fragment.has("COUNTRY", "ALL")
        where = alone.where if of_all else placing(before.where)
        return replace(alone, measure=turn.measure, where=where)
    counts = alone.want == "count" and alone.where == EVERYONE
    if (turn.measure and (counts or fragment.but_count)) or fragment.counts_planned:
        return Question("value", counted(turn), of=(kommun,))
    kind = placing(alone.where)
    if kind != EVERYONE and fragment.only_says("SIZE", "GROUP", "MANY", "KOMMUN") and not alone.of:
        return Question("check", of=(kommun,), that=kind)
    asked = fragment.asked_of(turn.names.display.get(kommun, ""))
    heard = fragment.alone.unused if fragment.alone else ()
    if kommun not in asked.of or asked.want in NO_FIGURES or set(asked.unused) - set(heard):
        return None  # another question than of one kommun
    if asked.want == "profile" and (fragment.wants or asked.unused or alone.by or fragment.has("AMOUNT")):
        return None
    among = ("place", "check", "difference")  # whose place it is, or whom it is held against, is as it was
    stays = asked.want in among and before.want in among and asked.where == EVERYONE
    read = tuple(each for each in asked.read if each.place != kommun)
    of_figure = fragment.has("MORE", "FEWER") or "that" in fragment.joint.links  # "är det bäst i landet?"
    if asked.that and turn.measure and of_figure and not turn.measure_said:
        asked = replace(asked, that=of_measure(asked.that, "score", turn.measure))  # "är det fler än snittet i länet"
    placed = asked.want == "place" and turn.measure not in ("score", *YES_NO)
    of_spoken = (asked.want == "difference" or placed) and not turn.measure_said
    measure = asked.measure or (turn.measure if of_spoken else "")
    return replace(asked, where=before.where if stays else asked.where, measure=measure, read=read)


def figure_of_place(turn: Turn, place: int) -> Question:
    """What those have who are on a place, beside the one of whom it is asked what it takes: "vad krävs för topp 50"."""
    there = InArea(turn.area) if turn.fragment.own_area and turn.area else placing(turn.before.where)
    measure = turn.measure_said or turn.measure or "score"
    return Question("top", measure, both(there, Place(measure, place, place)), order="most", marked=turn.one)
