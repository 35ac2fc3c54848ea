"""Whom a message names: in the place of those that were spoken of, beside them, or without them."""

from dataclasses import replace
from typing import Final, get_args

from data.language.conversation import kinds
from data.language.conversation.layout import first_again
from data.language.conversation.turn import COUNTED, OF_ONE, SUMS, Turn, held_against, kommuner_of, placing
from data.model.conditions import EVERYONE, OWN, Any, Beside, Condition, InArea, InGroup, Is, Place, flat, leaves
from data.model.measures import YES_NO
from data.model.question import MOST_COMPARED, Claim, Question, Want

_SUMMED: Final = SUMS | {"share"}
_PAIR: Final = 2  # the one that was, and the one in its place


def elsewhere(turn: Turn, own: Condition = EVERYONE) -> Question | None:
    """The same of the places that are named. `own`: what the message requires beside."""
    before, asks = turn.before, turn.fragment.has("PLACE")
    if asks and not turn.kommuner and len(kommuner_of(before)) == 1 and before.want in OF_ONE | {"check"}:
        where = flat(kinds.any_of(tuple(map(InArea, turn.areas))))
        return Question("place", turn.measure, where, of=before.of)  # "plats i länet?"
    return _of_kommuner(turn) if turn.kommuner else _of_areas(turn, own)


def _of_areas(turn: Turn, own: Condition) -> Question | None:
    """The same of other areas, or of the country where none is named."""
    before, areas = first_again(turn.before), turn.areas
    area, rest = kinds.any_of(tuple(map(InArea, areas))), kinds.without(own, InArea)
    of_part = before.want in COUNTED and isinstance(before.that, InArea)  # "of all with apps, how many are in Skåne"
    if ((before.want == "check" and before.by == "lan") or of_part) and area:
        return replace(before, that=area[0])  # whether another län is the first, or how large a part
    if before.of and not kommuner_of(before):
        return replace(before, of=_compared(before.of, areas)) if areas else None
    in_it = turn.fragment.own_area and turn.fragment.links == {"part"} and turn.measure in ("", "score")  # "i länet?"
    asked_so = before.want == "profile" or (before.want == "value" and in_it)
    own_area = asked_so and areas == (before.of[0][:2],)
    if before.want == "check" and before.of and before.that and area and not _is_relative(before.that):
        return Question("list", where=flat([*area, rest, before.that]))  # who of them: "och i hela Skåne?"
    lan = [area for area in areas if area.isdigit()]
    if before.want == "place" and lan and all(area != before.of[0][:2] for area in lan):
        return Question("top", turn.measure, flat(area), order="most")  # where it has no place
    if before.of and (own_area or before.want in ("place", "check") or before.to == "mean"):
        one_among = before.want != "check" and before.to != "mean"
        others = kinds.parts_of(kinds.without(before.where, InArea))
        where = flat([*(part for part in others if not (one_among and kinds.is_placing(part))), *area, rest])
        return replace(before, want="place" if own_area else before.want, where=where)
    if before.of and (areas or before.want == "value"):
        if before.want == "value" and before.measure not in YES_NO:
            want: Want = "mean" if before.measure in ("", "score") else "total"
            return Question(want, before.measure, flat(area), form=before.form)
        return Question("top", before.measure, flat(area), order="most", form=before.form)
    if before.of:  # "i hela landet", after some were compared
        return Question("mean", turn.measure) if turn.measure not in ("", *YES_NO) else None
    if before.by == "lan" and len(areas) == 1 and areas[0].isdigit() and rest == EVERYONE:
        return replace(before, marked=areas[0], limit=None)  # where it is among them
    if before.by == "lan" and not areas and not kinds.areas_of(before.where):
        before = replace(before, by="", order="", limit=None)
    if before.want == "overview" and area:
        before = replace(before, want="spread")  # of an area no figures are published
    where = kinds.without(before.where, InArea, *([Is] if area else []))
    return replace(before, where=kinds.replaced(flat([where, *area]), rest))


def _is_relative(condition: Condition) -> bool:
    """Whether it is held against others: whom it is held against may be others."""
    return any(isinstance(leaf, (Place, Beside)) for leaf in leaves(condition))


def _of_kommuner(turn: Turn) -> Question | None:
    """The same of other kommuner."""
    before, kommuner = turn.before, turn.kommuner
    if before.want == "compare":
        return replace(before, of=_compared(before.of, kommuner, last=True))
    if before.want == "difference" and len(before.of) > 1:
        return replace(before, of=(before.of[0], kommuner[-1]))
    if len(kommuner) > 1 and (before.want in OF_ONE or not before.of):  # of a difference others to hold it against
        of = before.of if before.want == "difference" else ()
        return Question("compare", before.measure, of=_compared(of, kommuner), form=before.form)
    if len([leaf for leaf in leaves(before.where) if isinstance(leaf, Is)]) > 1:
        return with_more(turn)
    against, named_so = held_against(before), turn.fragment.claims_same
    of_one = len(before.of) == len(against) == len(kommuner) == 1 and before.of != kommuner
    if before.want == "check" and of_one and not named_so:
        return exchanged(before, (*against, *kommuner))  # "fick Lund mer än Malmö? och Solna?"
    spoken = before.of or (against if "same" in turn.fragment.links and len(kommuner) == 1 else ())
    if spoken:
        own_lan = InArea(spoken[0][:2]) in kinds.parts_of(before.where)
        there = replace(before, where=kinds.replaced(before.where, InArea(kommuner[0][:2]))) if own_lan else before
        return replace(there, of=kommuner) if before.of else exchanged(there, (*against, *kommuner))
    plain = turn.measure in ("", "score")
    return Question("profile", of=kommuner) if plain else Question("value", turn.measure, of=kommuner)


def _compared(*named: tuple[str, ...], last: bool = False) -> tuple[str, ...]:
    """The places once each, as many as can be compared: the first of them, or the last."""
    of = tuple(dict.fromkeys(code for each in named for code in each))
    return of[-MOST_COMPARED:] if last else of[:MOST_COMPARED]


def beside(turn: Turn) -> Question | None:
    """What was asked about, held against what is named: kommuner, an area, a group, the mean."""
    found, side = _against_mean(turn) or _sides(turn) or _against(turn), turn.fragment.side
    claims = found and found.sides and side and not turn.fragment.has("WHAT", "HOW")
    return replace(found, claim=Claim("<" if side == "worse" else ">", 0)) if found and claims else found


def _against_mean(turn: Turn) -> Question | None:
    """The one beside the mean of some: of its own kommungrupp, of a län, of a group, of all."""
    fragment, areas = turn.fragment, turn.areas
    if not turn.one or turn.kommuner or len(areas) > 1:
        return None
    group = InGroup(OWN) if fragment.has("OWN_GROUP") else EVERYONE if areas else turn.groups
    if group == EVERYONE and not (fragment.has("MEAN", "COUNTRY") or fragment.own_area):
        return None
    return Question("difference", turn.measure, flat([*map(InArea, areas), group]), of=(turn.one,), to="mean")


def compares_places(before: Question) -> bool:
    """Whether places or groups stood beside each other."""
    return bool(before.sides) and all(kinds.is_placing(side) or side == EVERYONE for side in before.sides)


def _sides(turn: Turn) -> Question | None:
    """The same of others too, each on a side: "jämfört med förortskommuner", "vs big cities", "mot hela landet"."""
    before, others = turn.before, flat([*kinds.any_of(tuple(map(InArea, turn.areas))), turn.groups])
    named = others != EVERYONE or turn.fragment.has("COUNTRY")
    if before.of or before.by or turn.kommuner or kinds.measures_of(others) or not named:
        return None
    if before.want == "difference" and before.sides:  # of a third it is told how much that has
        summed: Want = next((each for each in get_args(Want) if each == before.topic), "mean")
        before = replace(before, want=summed, to="", topic="")
    if before.sides:
        return replace(before, sides=tuple(dict.fromkeys([*before.sides, others])), claim=None)
    spoken = placing(before.where)
    lan = all(isinstance(part, InArea) for each in (spoken, others) for part in kinds.parts_of(each))
    rest = flat(p for p in kinds.parts_of(before.where) if not (kinds.is_placing(p) or isinstance(p, Place)))
    claimed = turn.fragment.has("THAN") and before.want == "count" and rest != EVERYONE
    if claimed and EVERYONE not in (spoken, others):  # "är det fler än i Halland"
        return Question("count", where=rest, sides=(spoken, others))
    apart = spoken == EVERYONE and (others == EVERYONE or before.want not in COUNTED)
    if apart or (lan and EVERYONE not in (spoken, others) and before.want not in ("median", "total", "share")):
        return None  # län stand beside each other in a comparison
    if before.want in ("count", "list") and rest != EVERYONE:
        return Question("share", that=rest, sides=(spoken, others), form=before.form)
    want: Want = before.want if before.want in _SUMMED else "mean"
    return Question(want, before.measure, rest, that=before.that, sides=(spoken, others), form=before.form)


def _against(turn: Turn) -> Question | None:
    """The kommuner or areas beside others, or the one beside the mean."""
    before, kommuner = turn.before, kommuner_of(turn.before) or held_against(turn.before)
    both = not turn.fragment.links & {"it", "it_against"} and any(isinstance(each, Is) for each in before.replaced)
    own = (turn.both if kommuner and both else before.of) or kinds.areas_of(before.where) or kommuner
    others = (*turn.kommuner, *turn.areas) if kommuner else turn.areas
    if others and own:
        where = EVERYONE if kommuner else kinds.without(before.where, InArea, Place)
        order = before.order if kommuner else ""
        of = _compared(own, others)
        of_claim = turn.fragment.but_than or (
            before.want == "check" and len(before.of) == 1
        )  # "än Ystad?", after whether it has one
        measure = turn.measure if of_claim else before.measure
        return Question("compare", measure, where, of=of, order=order, also=before.also)
    return None


def with_more(turn: Turn) -> Question | None:
    """What was asked about and others too."""
    before, named = turn.before, (*turn.kommuner, *turn.areas)
    if compares_places(before) and not turn.kommuner:
        return beside(turn)
    if before.want in ("check", "place") and turn.areas and not turn.kommuner:
        return elsewhere(turn)
    if before.of and named:
        of = _compared(turn.both if before.want == "check" else before.of, named)
        return Question("compare", before.measure or turn.measure, of=of, order=before.order, form=before.form)
    groups = (leaf for leaf in leaves(turn.groups) if isinstance(leaf, InGroup))
    added: tuple[Condition, ...] = (*map(Is, turn.kommuner), *map(InArea, turn.areas), *groups)
    if before.of or not added or before.where == EVERYONE:
        return None
    of_kind = tuple({type(each) for each in added})
    same = [leaf for leaf in leaves(before.where) if isinstance(leaf, of_kind)]
    if same:
        return replace(before, where=flat([*kinds.any_of((*same, *added)), kinds.without(before.where, *of_kind)]))
    places = placing(before.where)
    if before.want not in ("top", "list") or places == EVERYONE or not turn.kommuner:
        return None
    rest = (p for p in kinds.parts_of(kinds.without(before.where, Place)) if not kinds.is_placing(p))
    return replace(before, where=flat([Any((places, *added)), *rest]), marked=turn.kommuner[0])


def exchanged(before: Question, pair: tuple[str, ...]) -> Question | None:
    """The same with another kommun in the place of one that was spoken of: "byt Nacka mot Solna"."""
    if len(pair) != _PAIR:
        return None
    old, new = pair

    of = tuple(new if code == old else code for code in before.of)
    that = kinds.with_kommun(before.that, old, new) if before.that is not None else None
    anew = replace(before, of=of, where=kinds.with_kommun(before.where, old, new), that=that)
    return anew if anew != before else None
