"""Rankings and lists of kommuner that are not named."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from data.language.composition.clauses import YES_NO, having, opposite
from data.language.composition.reading import Asked
from data.language.lexicon.topics import COURTEOUS
from data.language.wants.outside_conditions import Described, described
from data.language.wants.summed import LARGEST, SUMS
from data.language.wants.view import View
from data.model.conditions import EVERYONE, Direction, Known, Place, both, flat, leaves, measures_of
from data.model.measure import of_inhabitants
from data.model.places import is_kommun
from data.model.question import Claim, Order, Question, Want

_FEW: Final = 5  # kommuner that are nearest, where it is not said how many
_GROUPS: Final = ("LAN", "GROUP_NOUN", "OWN_AREA")


def nth(v: View) -> Iterator[Question]:
    """Who has a certain place; of groups those down to it: "näst bästa länet", "vilket län har näst flest appar"."""
    order: Direction = "fewest" if v.order == "fewest" else "most"
    if v.r.ordinal and v.by and not v.said.has("KOMMUN"):
        counted = v.measure not in ("", "score", *YES_NO) and not v.has("MEAN")
        want: Want = "median" if v.has("MEDIAN") else "total" if counted else "mean"
        yield Question(want, v.measure, v.where, by=v.by, order=order, limit=v.r.ordinal[0])
    elif v.r.ordinal and not v.kommuner:
        where = both(v.where, Place(v.measure or "score", *v.r.ordinal, order))
        yield Question("top", measure=v.measure, where=where, order=order)


def extreme(v: View) -> Iterator[Question]:
    """The highest or the lowest figure, and whose it is; of what is needed to be one of some, the lowest of theirs."""
    if v.has("NEEDED") and v.has("COUNT") and v.r.asked and v.r.clauses and not (v.kommuner or v.order):
        yield Question("extreme", measure=v.measure, where=v.where, order="fewest")
    if v.kommuner or v.by or v.order not in ("most", "fewest") or v.r.limit or not v.r.asked or v.has("SHOW"):
        return
    if v.said.at(0).has("RANKS") or any(term.says_by for term in v.said.terms):
        return  # "rank them by how many they have": all of them are told
    which = v.said.before(v.r.asked[0].at).has("WHO")  # "vilken poäng som är högst"
    counted = v.has("COUNT", "DEFINE", "HOW") or any(a.by == "COUNT" for a in v.r.asked)
    if counted or which or (v.has("WHAT") and not v.has("KOMMUN")):
        yield Question("extreme", measure=v.measure, where=v.where, order=v.order)


def figures_of_first(v: View) -> Iterator[Question]:
    """What the first or the last has of something else: "hur många appar har den bästa kommunen i Skåne"."""
    first = next(described(v.said), None)
    if first is None or v.kommuner or v.by or v.has(*SUMS, "NEEDED"):
        return
    where, asked = v.where, [each for each in v.r.asked if _is_of(v, each, first)]
    measures = [each.measure for each in sorted(asked, key=lambda each: each.at)]
    if v.fronted and v.r.clauses and not v.r.besides:  # "har den bästa kommunen någon app"
        where = v.base
        measures += [measure for each in v.r.required() for leaf in leaves(each) for measure in measures_of(leaf)]
    also = tuple(dict.fromkeys(each for each in measures if each not in (first.measure, "")))
    limit = v.r.limit or (None if first.several else 1)
    if also:
        yield Question("top", first.measure, where, order=first.order, limit=limit, also=also)


def _is_of(v: View, asked: Asked, first: Described) -> bool:
    """Whether a measure is asked of who is described: before them, of what they have, or right after their name."""
    what = v.has("WHAT") and v.said.at(asked.at - 1).has("CONCERNING")  # "vad har … för poäng"
    between = v.said.terms[asked.at : first.at.start]  # nothing where it stands after them
    return (bool(between) and not any(t.has("COMMA") for t in between)) or what or first.at.stop == asked.at


def ends_apart(v: View) -> Iterator[Question]:
    """How far the highest and the lowest lie apart: "skillnaden mellan bäst och sämst i Skåne"."""
    summed = v.has("MEAN", "MEDIAN", "SPREAD")
    of_groups = summed or any(v.said.after(i).has(*_GROUPS) for i in v.said.where("BEST", "WORST"))
    if v.by and of_groups and v.both_ends and v.has("DIFFERENCE"):  # "skillnaden mellan bästa och sämsta länet"
        topic = "median" if v.has("MEDIAN") else "mean"
        yield Question("difference", measure=v.measure, where=v.where, to="ends", by=v.by, topic=topic)
    apart = v.has("RANGE") or (v.has("DIFFERENCE") and v.both_ends) or v.ends_joined
    if v.kommuner or v.has("DEVIATION"):
        return
    if v.by and (apart or (v.has("SPREAD") and v.order)):  # "vilket län har störst spridning"
        order: Order = "fewest" if v.order == "fewest" else "most"
        yield Question("range" if apart else "deviation", v.measure, v.where, by=v.by, order=order, limit=v.limit)
    elif apart and not v.by:
        yield Question("spread" if summed else "range", measure=v.measure, where=v.where)


def top(v: View) -> Iterator[Question]:
    """Those with most or fewest; the leaders of each group, or the groups with the highest figure."""
    if v.kommuner:
        yield from _marked(v)
        return
    if v.groups_lack and (had := [*map(opposite, v.r.required())]):
        yield Question("count", where=flat([v.base, *had]), by=v.by, claim=Claim("==", 0))
    if v.asks_which_have_one:
        yield Question("count", where=v.where, by=v.by, claim=Claim(">=", 1))
    if not v.order and not v.r.limit:
        return
    measure = LARGEST if v.order and _names_size(v) and all(_is_beside(v, a) for a in v.r.asked) else v.measure
    if v.by:
        yield from groups(v, measure)
    if measure in YES_NO:
        return  # nobody has more of it than another
    one = v.has("WHO", "WHAT") and not v.has("MANY")  # "vem", "vilken kommun"
    limit = v.r.limit or (1 if one else None)
    asked = Question("top", measure=measure, where=v.where, order=v.order or "most", limit=limit)
    known = (leaf.measure for leaf in leaves(v.where) if measure not in ("", "score") and isinstance(leaf, Known))
    also = tuple(dict.fromkeys(each.measure for each in v.r.asked if each.measure not in (measure, "")))
    yield replace(asked, also=tuple(known))
    if also and measure:
        yield replace(asked, also=also)


def _marked(v: View) -> Iterator[Question]:
    """A ranking of an area with a kommun to find in it: "topp Skåne Höganäs"."""
    ranked = v.said.at(0).has("BEST", "WORST", "MOST", "FEWEST") and v.order in ("most", "fewest")
    if ranked and v.areas and len(v.kommuner) == 1:
        yield Question("top", measure=v.measure, where=v.where, order=v.order, limit=v.r.limit, marked=v.kommuner[0])


def _names_size(v: View) -> bool:
    """Whether the largest or the smallest kommun is asked for: the end stands right before it, with no measure."""
    ends = (i for i, t in enumerate(v.said.terms) if t.has("MOST", "FEWEST") and not t.has("BEST", "WORST"))
    return v.said.after(next(ends, len(v.said))).has("KOMMUN", "GROUP", "INHABITANTS")


def _is_beside(v: View, asked: Asked) -> bool:
    """Whether a measure is but to be shown beside what they are ranked by: "de minsta kommunerna och deras poäng"."""
    return not asked.by and v.said.before(asked.at).has("AND", "HAS", "COMMA", "SHOW", "COMPARE")


def groups(v: View, measure: str) -> Iterator[Question]:
    """The groups with the highest figure: of those that fit how many, all that they have, the mean."""
    if v.has("MEAN", "MEDIAN", "TOTAL", "SHARE"):
        return
    order, limit = v.order or "most", v.limit
    if v.has("PER", "LEADER") and not v.has("WHO", "WHAT", "COUNT"):
        yield Question("top", measure=measure, where=v.where, by=v.by, order=order, limit=1)
    if v.r.clauses and (v.has("KOMMUN") or not v.r.asked):
        yield Question("count", where=v.where, by=v.by, order=order, limit=limit)
    of_each = any(v.said.at(i + 1).has("KOMMUN") for i in v.said.where("PER"))
    of_each |= v.said.has("RANKS")  # they are ranked by what a kommun of theirs has
    added = v.measure not in ("", "score") and not of_inhabitants(v.measure)
    if added and not (v.r.clauses or of_each):  # "flest appar per kommun" is the mean
        yield Question("total", measure=v.measure, where=v.where, by=v.by, order=order, limit=limit)
    yield Question("mean", measure=measure, where=v.where, by=v.by, order=order, limit=limit)


def nearest(v: View) -> Iterator[Question]:
    """Those whose figure is nearest to that of one: "de tre som är mest lika Vimmerby i storlek"."""
    asked = tuple(dict.fromkeys(each.measure for each in v.r.asked if each.measure != LARGEST))
    sized = v.said.has("SIZE_NOUN", "INHABITANTS")
    measure, also = (LARGEST, asked) if sized and v.kommuner else (v.measure, asked[1:])
    if v.r.near and v.said.has("NEAREST") and v.said.has("WHO"):  # "vilka är mest lika oss", who said how many they are
        yield Question("list", measure, v.where)
    if v.has("NEAREST") and len(v.kommuner) == 1 and measure and not (v.by or v.r.besides):
        limit = v.r.limit or _FEW
        also = also or (("score",) if v.has("ABOUT_IT") and measure != "score" else ())  # "… and how did they do"
        yield Question("top", measure, v.where, of=v.kommuner, order="nearest", limit=limit, also=also)


def columns(v: View) -> Iterator[Question]:
    """Several figures of each: "lista kommunerna i Kalmar län med poäng och antal appar"."""
    asked = tuple(dict.fromkeys(each.measure for each in sorted(v.r.asked, key=lambda each: each.at)))
    listed = v.has("SHOW") or v.form == "file" or (v.has("ALL") and v.has("KOMMUN"))
    if len(asked) > 1 and listed and not (v.kommuner or v.order or v.by or v.has(*SUMS)):
        yield Question("list", measure=asked[0], also=asked[1:], where=v.where)


def list_(v: View) -> Iterator[Question]:
    """All of them."""
    unnarrowed = v.where == EVERYONE or (v.has("DEFINE", "HOW") and not v.has("WHO", "MANY", "KOMMUN"))
    if v.said.topic and unnarrowed and not v.has("SHOW", "ALL", "FORM"):
        return  # "skriv en uppsats om kommuner", "vad är det som ger poäng"
    than = {beside.than for beside in v.r.besides}
    alike = any(v.said.after(i).kommuner for i in v.said.where("OWN_GROUP"))
    alike |= v.has("COMPARE") and len(v.kommuner) == 1
    of_group = v.kommuner or tuple(each for each in than if is_kommun(each))  # "same group as Lund, who beats us"
    like = of_group[:1] if v.r.own_group and (alike or than.issuperset(v.kommuner)) else ()  # "kommuner som Växjö"
    alone = v.has("ALONE") and bool(v.r.clauses)  # "are they the only ones with …": all that fit are told
    if (v.kommuner and not (like or alone)) or v.order or v.by or v.form in ("scatter", "histogram"):
        return
    drawn = v.form in ("map", "chart")
    narrowed = bool(v.r.groups or v.r.sizes or v.r.left_out or v.r.near or v.r.begins)
    column = v.said.has("BOTH_WAYS") and not v.r.both_sides  # "e-strategi ja/nej"
    shown = (column or v.has("SHOW", "ALL", "WHO", "FORM", *(["MANY"] if v.where != EVERYONE else []))) and (
        narrowed or bool(v.areas) or v.has("COUNTRY", "ALL", "KOMMUN", "FORM")
    )
    if drawn and v.measure in YES_NO and not v.r.clauses:
        yield Question("list", where=flat([v.where, having(v.measure)]))  # "karta e-strategi": those that have one
    others = [t for i, t in enumerate(v.said.terms) if i not in v.r.taken and t.concepts.get("TOPIC") not in COURTEOUS]
    bare = v.has("SHOW") and all(t.has("SHOW", "SURVEY_NAME", "PAGE") for t in others)
    if v.r.clauses or v.r.besides or bare or like or (shown and not drawn) or v.form == "file":
        yield Question("list", measure=v.measure, where=v.where, of=like)
    elif drawn or (narrowed and not v.has("DEFINE")):
        yield Question("top", measure=v.measure, where=v.where, order="most")
