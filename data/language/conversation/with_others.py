"""A message that names others: in the place of those that were spoken of, beside them, or without them."""

from dataclasses import replace

from data.language.conversation.elsewhere import Elsewhere, left_out
from data.language.conversation.kinds import any_of, parts_of, without
from data.language.conversation.leaving import leaving
from data.language.conversation.named import groups_of, is_namesake
from data.language.conversation.nearly import LESS, MORE
from data.language.conversation.of_answer import exchanged
from data.language.conversation.same_kommuner import measure_of, wanted
from data.language.conversation.same_list import among_them, others
from data.language.conversation.spoken import Spoken
from data.language.conversation.told import beside_of
from data.model.conditions import EVERYONE, OWN, Condition, InArea, InGroup, Place, flat
from data.model.question import Claim, Question


def joined(
    spoken: Spoken, place: Elsewhere, alone: Question, kommuner: tuple[str, ...], areas: tuple[str, ...]
) -> Question | None:
    """What is asked of the kommuner and areas that are named, by what joins them to the question before."""
    before, fragment, links = spoken.before, spoken.fragment, spoken.fragment.links
    if "against" in links and alone.want in ("mean", "median"):
        place = replace(place, before=replace(place.before, want=alone.want, order="", limit=None))
    if "exchange" in links and kommuner:
        return exchanged(before, kommuner) or Question("text", topic="unknown")
    if "meant" in links and (found := exchanged(before, (*fragment.rejected, *kommuner))):
        return found
    if "lacking" in links:
        there = place.of_area(EVERYONE, areas)
        return others(there) if there else None
    if areas and "part" not in links and is_namesake(before, fragment, spoken.names, areas[0]):
        return Question("top", before.measure, InArea(areas[0]), order="most", form=before.form)
    if kommuner and ("inside" in links or ("among" in links and not fragment.wants)):
        return among_them(before, kommuner)
    if "less" in links and (left := left_out(kommuner, alone)):
        spoken.reread = True
        return place.leaving_out(left)
    if "less" in links and not (kommuner or areas) and (fewer := leaving(before, fragment)):
        spoken.reread = True
        return fewer
    than = fragment.has("THAN")
    if than and kommuner and fragment.only_says("THAN", "PLACE_NAME", "AND"):  # "och än Piteå?"
        return exchanged(before, (*beside_of(before.that or before.where), *kommuner))
    than = than and bool(areas or fragment.has("COUNTRY")) and before.want in ("mean", "median")
    if ("against" in links or than) and (beside := _against(spoken, place, kommuner, areas)):
        more, less = fragment.has(*MORE), fragment.has(*LESS)
        claims = beside.sides and more != less and not fragment.has("WHAT", "HOW")
        return replace(beside, claim=Claim(">" if more else "<", 0)) if claims else beside
    adds = place.compares_places and not (kommuner or fragment.wants or links & {"only", "meant"})
    if adds and (beside := place.beside(_named(alone, areas), country=fragment.has("COUNTRY"))):
        return beside  # "och glesbygd"
    return place.with_more(kommuner, areas, groups_of(alone)) if "add" in links else None


def _against(spoken: Spoken, place: Elsewhere, kommuner: tuple[str, ...], areas: tuple[str, ...]) -> Question | None:
    fragment, one = spoken.fragment, spoken.one
    own_area = fragment.has("OWN_AREA")
    if one and not kommuner and (fragment.has("MEAN", "OWN_GROUP") or own_area) and len(areas) <= 1:
        group = (InGroup(OWN),) if fragment.has("OWN_GROUP") else ()
        area = areas or ((one[:2],) if own_area else ())
        return place.against_mean(one, flat([*map(InArea, area), *group]))
    if one and not kommuner and not areas and (group_of := _named(fragment.alone, ())) != EVERYONE:
        return place.against_mean(one, group_of)  # "är det mycket jämfört med andra större städer"
    country = fragment.has("COUNTRY")
    if not kommuner and (beside := place.beside(_named(fragment.alone, areas), country=country)):
        return beside
    return place.against(kommuner, areas, mean=fragment.has("MEAN", "COUNTRY"))


def _named(alone: Question | None, areas: tuple[str, ...]) -> Condition:
    """The kommuner that are named by where or what they are."""
    own = without(alone.where, Place, InArea) if alone else EVERYONE
    return flat([*any_of(tuple(map(InArea, areas))), *parts_of(own)])


def moved(spoken: Spoken, place: Elsewhere, alone: Question, areas: tuple[str, ...]) -> Question | None:
    """Another sum elsewhere: "och i hela landet, i procent", "rikssnittet?"."""
    fragment, before = spoken.fragment, spoken.before
    sums = alone.want in ("mean", "median", "total", "share", "count") or fragment.has("PERCENT", "SHARE")
    if not sums or alone.by or fragment.has("MEASURE", "KOMMUN", "DOES", "PLANNED", "THAN"):
        return None
    if before.of:
        summed = measure_of(before) if alone.want in ("mean", "median", "total") else ""
        among = any_of(tuple(map(InArea, areas)))
        return Question(alone.want, summed, flat(among)) if summed or before.want == "profile" else None
    there = place.of_area(EVERYONE, areas) or before
    spoken.before = replace(there, by="", order="", limit=None) if there.by and fragment.has("COUNTRY") else there
    share = fragment.has("PERCENT", "SHARE")
    return wanted(spoken.before, fragment, Question("share") if share else replace(alone, where=EVERYONE))
