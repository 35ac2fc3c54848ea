"""What a message asks of the places that it names, by what joins them to those that were told, or of some of those."""

from dataclasses import replace

from data.language.composition.clauses import YES_NO, having
from data.language.conversation import references, whether
from data.language.conversation.fragment import PLACES, named_in
from data.language.conversation.kinds import parts_of, replaced
from data.language.conversation.leaving import leaving, readmitting
from data.language.conversation.named import among_them
from data.language.conversation.opposites import others
from data.language.conversation.places import beside, compares_places, elsewhere, exchanged, with_more
from data.language.conversation.requirements import requiring
from data.language.conversation.there import led_there
from data.language.conversation.told_ones import who_they_are
from data.language.conversation.turn import AS_WHOLE, COUNTED, NOT_UNDERSTOOD, WHICH_AREA, Turn, held_against, placing
from data.model.conditions import EVERYONE, InArea, Is, Not, flat
from data.model.question import Question


def of_those_told(turn: Turn) -> Question | None:
    """What it asks of fewer of those that were told, of them beside the others, or of another measure too."""
    before, alone, links = turn.before, turn.alone, turn.fragment.links
    if found := references.of_several(turn) or whether.whether(turn) or whether.placed(turn):
        return found
    first, *rest = turn.fragment.columns or ("",)
    if rest and links & {"part", "only"} and before.want in ("list", "top") and not before.grouped:
        shows = "only" in links and before.want == "list"  # "bara poäng och planerade"
        also = tuple(rest if shows else (first, *rest))
        return replace(before, measure=first if shows else before.measure, also=also)
    if "only" in links and not turn.areas and alone.want in ("check", "list", "overview"):
        shown = who_they_are(before) if "show" in links else before
        return requiring(turn.after(shown)) if shown else None
    counts = before.want in ("count", "share") and alone.measure not in ("", "score", "population")
    with_it = "with" in turn.fragment.joint.links and (counts or alone.measure in YES_NO) and not before.of
    if with_it and before.want == "share" and before.that is not None:
        return replace(before, that=replaced(before.that, having(alone.measure)))
    if with_it and before.want in ("list", "count"):  # "och med e-strategi", of those without apps
        return replace(before, where=replaced(before.where, having(alone.measure)))
    return references.beside_it(before, alone.measure) if "add" in links and alone.where == EVERYONE else None


def joined(turn: Turn) -> Question | None:
    """What it asks of the places that it names, by what joins them to those that were spoken of."""
    before, fragment, alone, links = turn.before, turn.fragment, turn.alone, turn.fragment.links
    a_pair = fragment.has("AND") and not fragment.rejected.terms  # "I meant Lund and Malmö"
    pair = (*named_in(fragment.rejected), *turn.kommuner) if links & {"meant", "exchange"} and not a_pair else ()
    if found := exchanged(before, pair):
        return found
    if "meant" in links and fragment.own_area and not turn.kommuner and (without := _without_area(turn)):
        return without
    if "exchange" in links and turn.kommuner:
        return NOT_UNDERSTOOD
    if "meant" in links and before.want == "compare" and (last := len((*turn.kommuner, *turn.areas))):
        return elsewhere(turn.after(replace(before, of=before.of[:-last])))  # in the place of those named last
    if "lacking" in links:
        there = elsewhere(turn) if turn.is_elsewhere else before
        if "there" in links and before.by and not (there := led_there(turn)):
            return WHICH_AREA
        found = others(there) if there else None
        return replace(found, want="count") if found and found.want == "list" and fragment.has("COUNT") else found
    own = fragment.own_area and turn.areas and "part" not in links and before.want == "profile"  # "länet menar jag"
    if own and before.of[0] in turn.namesakes(turn.areas[0]):
        return Question("top", before.measure, InArea(turn.areas[0]), order="most", form=before.form)
    if turn.kommuner and ("inside" in links or ("among" in links and not fragment.wants)):
        return among_them(turn)
    if links & {"less", "lift"}:
        fewer = leaving(turn)
        if fewer or (before.of and fragment.has(*PLACES, "GROUP", "SIZE")):
            return fewer or AS_WHOLE  # of one there is nobody to leave out
    place = turn.areas or fragment.has("COUNTRY") or (placing(turn.groups) != EVERYONE and not before.grouped)
    than = fragment.has("THAN") and place and before.want in COUNTED
    if "against" in links and alone.want == "change":  # "jämfört med förra gången"
        return replace(alone, measure=turn.measure, of=before.of[:1], where=placing(before.where))
    if "against" in links or than or (fragment.but_than and not held_against(before)):
        summed = alone.want in ("mean", "median") and not before.of
        return beside(turn.after(replace(before, want=alone.want, order="", limit=None)) if summed else turn)
    if compares_places(before) and not (turn.kommuner or fragment.wants or links & {"only", "meant"}):
        return None if fragment.all_groups else beside(turn)  # "och glesbygd"
    again = readmitting(turn) if links & {"add", "part"} else None
    return again or (with_more(turn) if "add" in links else None)


def _without_area(turn: Turn) -> Question | None:
    """Without all of an area, not the kommun that goes by its name: "utan Stockholm", "nej, jag menade hela länet"."""
    parts = parts_of(turn.before.where)
    out = [part for part in parts if isinstance(part, Not) and isinstance(part.what, Is)]
    anew = [Not(InArea(turn.area)) if part == out[-1] else part for part in parts] if out and turn.area else []
    return replace(turn.before, where=flat(anew)) if anew else None
