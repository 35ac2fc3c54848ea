"""Those that were told beside others: the rest of an area, those that lack it, the country, or without some of them."""

from dataclasses import replace

from data.language.conversation import opposites
from data.language.conversation.fragment import PLACES
from data.language.conversation.kinds import any_of, is_placing, measures_of, parts_of, place_of, unmeasured
from data.language.conversation.opposites import figures_of
from data.language.conversation.requirements import denied_as_said
from data.language.conversation.turn import (
    SUMS,
    Turn,
    base_of,
    first_places,
    is_ranking,
    kommuner_of,
    measure_of,
    placing,
    required_of,
)
from data.model.conditions import EVERYONE, Beside, Condition, InArea, Is, Near, Not, both, flat, leaves
from data.model.measures import YES_NO
from data.model.question import Claim, Question, Want

_RANKED = SUMS | {"top", "list", "count", "share", "extreme", "spread"}
_BESIDE = (
    *("MORE", "FEWER", "BETTER", "WORSE", "OVER", "UNDER", "THAN", "MEAN", "ABOVE_THAT", "BELOW_THAT", "EITHER_SIDE"),
    *("CLAIM", "COUNTRY", *PLACES),
)
_ALIKE = (
    *("ALIKE", "COMPARE", "KOMMUN", "MANY", "OTHERS", "WHO", "SHOW", "PLACE", "EXACTLY", "MEAN", "AMOUNT", "SIZE_NOUN"),
    *("ABOUT_IT", "AMONG", "AND", "ASKER", "WITH", "HAS", "SIZE", "THE", "DIFFERENCE", "RANKS", "MORE", "BETTER"),
    *("FEWER", "WORSE", "MEASURE"),
)


def rest_of_area(turn: Turn) -> Question | None:
    """The same of the others of an area, or of the country: "resten av länet", "and the rest of the country?"."""
    before, areas = turn.before, any_of(tuple(map(InArea, turn.areas)))
    if kommuner_of(before):
        others = (Not(Is(code)) for code in before.of) if turn.fragment.has("OTHERS") else ()
        return Question("list", measure_of(before) or "score", flat([*areas, *others]))
    if named := tuple(leaf.kommun for leaf in leaves(before.where) if isinstance(leaf, Is)):  # who of them has most
        return rest_of_area(turn.after(Question("value", measure_of(before), of=named)))
    told = flat([*parts_of(placing(before.where)), *filter(None, [place_of(before.where)])])
    if before.of or before.want not in _RANKED or told == EVERYONE or not turn.fragment.has("OTHERS"):
        return None
    if told == flat(areas) and is_ranking(before):
        first = Not(first_places(before)) if before.limit else EVERYONE
        return replace(before, where=both(before.where, first), limit=None)
    if told == flat(areas) and (left := opposites.others(before)):
        return left  # "and the rest of the county", of whom some were told
    rest = (part for part in parts_of(before.where) if part not in parts_of(told))
    return replace(before, where=flat([*areas, *rest, Not(told)]))


def beside_others(turn: Turn) -> Question | None:
    """Whether they do better than those of whom it is not so, or have more: "är dom sämre", "… than the others"."""
    before, fragment = turn.before, turn.fragment
    required, measure = flat(figures_of(before)), fragment.measure or "score"
    of_figure = fragment.has("BETTER", "WORSE") or (fragment.has("MORE", "FEWER") and fragment.measure)
    asks = fragment.side and of_figure and before.want in ("list", "count", "share")
    asks = asks and not fragment.has("WHO", "COUNT", "NUMBER")
    if not asks or before.of or before.grouped or required == EVERYONE or measure in measures_of(required):
        return None
    others = _than(turn)
    if others is None:
        return None
    sides = (required, denied_as_said(required) if others == EVERYONE else others)
    base = flat(part for part in parts_of(before.where) if part not in parts_of(required))
    return Question("mean", measure, base, sides=sides, claim=_claim(turn))


def against_others(before: Question) -> Question | None:
    """The same of those that were told beside the same of the others: "jämfört med de andra?"."""
    required, grouped = flat(required_of(before)), before.grouped or before.of
    if grouped or not required_of(before) or before.want not in _RANKED - {"top", "extreme", "spread"}:
        return None
    want: Want = "mean" if before.want in ("list", "count") else before.want
    if before.that is not None:  # of a share, that of all others
        required = before.where
    sides = (required, denied_as_said(required))
    return replace(before, want=want, where=base_of(before) if before.that is None else EVERYONE, sides=sides, order="")


def _than(turn: Turn) -> Condition | None:
    """With whom it compares them: all others where it names none; None where that is somebody else."""
    fragment = turn.fragment
    than = fragment.than
    if than is None or than.only_says("OTHERS", "MANY", "KOMMUN", "WITHOUT", "HAS", "IT", "DOES"):
        return EVERYONE
    named = than.alone.where if than.alone and than.alone.want in ("list", "overview") else EVERYONE
    return named if measures_of(named) and not (than.alone and than.alone.unused) else None


def beside_place(turn: Turn) -> Question | None:
    """Whether a figure of some is higher than that of all, or of an area: "mer än snittet i landet", "än i Skåne"."""
    before, fragment = turn.before, turn.fragment
    of_all = fragment.has("THAN") if fragment.has(*PLACES) else fragment.has("MEAN", "COUNTRY")
    of_all = of_all and not turn.kommuner and fragment.only_says(*_BESIDE)
    whose = unmeasured(before.where)
    required = flat(figures_of(before))
    counted = before.want == "count" and turn.areas  # "är det fler än i Halland": how many they are there
    if before.want in ("list", "count") and required != EVERYONE and not counted:  # the share, beside that of all
        before = Question("share", where=placing(before.where), that=required)
        whose = before.where
    some = before.want in ("mean", "median", "share") and whose != EVERYONE
    if not (of_all and some and (fragment.side or fragment.has("EITHER_SIDE"))) or before.of or before.grouped:
        return None
    rest = flat(part for part in parts_of(before.where) if part not in parts_of(whose))
    other = flat(any_of(tuple(map(InArea, turn.areas))))
    return replace(before, where=rest, sides=(whose, other), claim=_claim(turn) if fragment.side else None)


def beside_alike(turn: Turn) -> Question | None:
    """The one that was spoken of among those of about its size: "jämfört med lika stora kommuner?"."""
    before, one = turn.before, turn.one
    if not one or not turn.fragment.only_says(*_ALIKE):
        return turn.alone
    alike = Near(one, "population")
    if turn.fragment.side:
        measure = turn.measure_said or turn.measure or "score"
        return Question("list", where=both(alike, Beside(one, turn.fragment.side, measure)))
    if turn.fragment.has("WHO", "SHOW") and not turn.fragment.has("COMPARE", "PLACE"):
        return Question("list", turn.measure, alike)
    if before.want in ("place", "check") or turn.fragment.has("PLACE"):
        placed = before if before.want in ("place", "check") else Question("place", turn.measure, of=(one,))
        return replace(placed, where=alike)
    return Question("difference", turn.measure, alike, of=(one,), to="mean")


def _claim(turn: Turn) -> Claim:
    return Claim("<" if turn.fragment.side == "worse" else ">", 0)


def compared(before: Question) -> Question | None:
    """Whom the one was held against: "vilka är det du jämför med?"."""
    of_one = before.want in ("check", "place", "difference") and not before.sides and before.of
    return Question("list", measure_of(before) or "score", before.where) if of_one else None


def with_and_without(turn: Turn) -> Question | None:
    """What difference it makes that some were left out, or were again counted in."""
    before = turn.before
    if before.want not in SUMS or before.of or before.grouped:
        return None
    out = tuple(part for part in parts_of(before.where) if _is_left_out(part))
    earlier = parts_of(before.replaced[0]) if before.replaced else ()
    out = out or (earlier if all(map(_is_left_out, earlier)) else ())
    if not out:
        return None
    rest = flat(part for part in parts_of(before.where) if part not in out)
    apart: Question = replace(before, want="difference", to="ends", topic=before.want, where=rest)
    return replace(apart, sides=(EVERYONE, flat(out)), claim=None, order="", limit=None, form="words")


def _is_left_out(part: Condition) -> bool:
    return isinstance(part, Not) and (isinstance(part.what, Is) or is_placing(part.what))


def judged(turn: Turn) -> Question | None:
    """How far what is judged is from the mean; of all themselves how the figures spread: "är det bra?".

    How many they are is judged by the share that they are, and the share of some by that of all: "är det mycket?".
    """
    before = turn.before
    if before.want in ("count", "list") and not (before.grouped or before.of) and (required := required_of(before)):
        among = base_of(before)
        sides = () if among == EVERYONE else (among, EVERYONE)  # beside the share of all
        return Question("share", where=EVERYONE if sides else among, that=flat(required), sides=sides)
    if before.want == "share" and before.that is not None and not before.grouped and before.where != EVERYONE:
        return replace(before, where=EVERYONE, sides=(before.where, EVERYONE), claim=None)
    if turn.one and (before.of or before.want == "top"):
        area = flat(part for part in parts_of(before.where) if isinstance(part, InArea))
        return Question("difference", turn.measure, area, of=(turn.one,), to="mean")
    of_many = before.grouped or before.of or before.want in ("top", "extreme")
    if of_many and measure_of(before) not in YES_NO:
        return Question("spread", measure_of(before))  # the mean and the median, and between what half of them are
    if before.want not in ("mean", "median", "spread") or of_many:
        return None
    if before.where == EVERYONE:
        return Question("spread", before.measure)
    want: Want = "median" if before.want == "median" else "mean"
    return Question(want, before.measure, sides=(before.where, EVERYONE))
