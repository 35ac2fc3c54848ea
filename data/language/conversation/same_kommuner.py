"""A message that asks more of the kommuner that the question before it was about: another sum, measure or condition."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import ANSWERED
from data.language.conversation.fragment import Fragment
from data.language.conversation.going_on import all_groups, claims_the_same
from data.language.conversation.kinds import measures_of, of_measure, parts_of, replaced, unmeasured, without
from data.language.conversation.nearly import LESS, MORE
from data.language.conversation.told import fitting, place_of
from data.model.conditions import (
    EVERYONE,
    MEAN,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Known,
    Place,
    Size,
    flat,
    leaves,
)
from data.model.measures import YES_NO
from data.model.question import Group, Question, Want

_FEW: Final = 3  # words
_SUMMED: Final = frozenset({"mean", "median", "total", "count", "share"})
_NAMED: Final[dict[str, type]] = {"OWN_AREA": InArea, "LAN": InArea, "GROUP": InGroup, "SIZE": Size}
_GROUPED: Final = frozenset({"mean", "median", "total", "count", "share", "top"})


def wanted(before: Question, fragment: Fragment, alone: Question) -> Question:
    """Another thing wanted of the same kommuner; what it requires itself is in the place of what was required."""
    where = without(before.where, Place)
    own = conditions(before, fragment, alone)
    answering = alone.want == "share" and alone.that == ANSWERED  # of whom it is a share
    shares = answering or (alone.want == "share" and (fragment.but_share or not fragment.has("MEASURE", "DOES")))
    if shares and before.that is not None and not fragment.has("KOMMUN"):
        return replace(alone, where=where, that=before.that)
    if shares and before.want in ("count", "list"):
        whole = _whole_of(where, fragment)
        required = flat(part for part in parts_of(where) if part not in whole)
        whole = [*whole, *([ANSWERED] if answering else [])]
        if required != EVERYONE:
            form = before.form if before.by else "words"
            return Question("share", where=flat(whole), that=required, by=before.by, form=form)
    if measures_of(own) or alone.that is not None:
        where = unmeasured(where)
    measure = alone.measure
    if alone.want in ("top", "extreme"):  # those that have the same figure are no ranking
        where = flat(part for part in parts_of(where) if not (isinstance(part, Has) and _is_one_figure(part, alone)))
    if not measure and alone.want not in ("count", "list", "share", "check", "overview"):
        measure = before.measure
        own = of_measure(own, "score", measure) if measure else own
    if alone.want == "change" and not alone.measure:
        return replace(alone, where=unmeasured(where), measure=measure_of(before))
    if alone.want == "count" and before.that is not None and not before.of:
        where = fitting(replace(before, where=where))  # how many they are of whom the share was told
    ranks = "part" in fragment.links or before.want in (
        "top",
        "list",
        "extreme",
        "compare",
        "mean",
        "median",
        "difference",
    )
    if alone.want == "total" and alone.measure and ranks and not fragment.has("TOTAL"):
        return measured(before, alone.measure)  # "på antal appar"
    if alone.want == "total" and not alone.measure and fragment.has("COUNT") and before.want in ("list", "count"):
        return replace(before, want="count")
    limit = alone.limit or (before.limit if alone.want == before.want and not place_of(own) else None)
    asked = replace(alone, where=replaced(where, own), measure=measure, limit=limit)
    same_groups = before.grouped and not alone.grouped and alone.want in _SUMMED
    if not same_groups or before.want not in (*_GROUPED, "difference"):
        return asked
    that = alone.that or (before.that if alone.want == before.want else None)
    claim = before.claim if alone.want in ("mean", "median", "total") else None
    same = replace(asked, by=before.by, sides=before.sides, order=before.order, form=before.form)
    return replace(same, that=that, claim=claim)


def _is_one_figure(part: Has, alone: Question) -> bool:
    return part.op == "==" and part.measure == (alone.measure or "score") and part.value != 0


def _whole_of(where: Condition, fragment: Fragment) -> list[Condition]:
    """Of whom those that fit are a share: those it names, else all but for what is required of measures."""
    named = [kind for concept, kind in _NAMED.items() if fragment.has(concept)]
    whole = [part for part in parts_of(where) if isinstance(part, tuple(named))]
    return whole or list(parts_of(unmeasured(where)))


def place_said(fragment: Fragment) -> Place | None:
    """The place that is asked for, where little else is said: "trea?"."""
    terms = [term for term in fragment.terms.terms if "ORDINAL" in term]
    if len(terms) != 1 or len(fragment.words) > _FEW:
        return None
    nth = int(terms[0].concepts["ORDINAL"])
    return Place("score", nth, nth)


def narrowed(before: Question, fragment: Fragment, alone: Question) -> Question | None:
    """The same with another measure, or with conditions that join it or take the place of those of their kind."""
    own = conditions(before, fragment, alone)
    beside = next((leaf for leaf in leaves(before.where) if isinstance(leaf, Beside)), None)
    if own == EVERYONE and alone.measure and beside and fragment.has(*MORE, *LESS):  # "och färre poäng"
        own = Beside(beside.than, "better" if fragment.has(*MORE) else "worse", alone.measure)
    if own == EVERYONE:
        return measured(before, alone.measure) if alone.measure else None
    required = {each for part in parts_of(own) for each in measures_of(part)}
    if before.that is not None and required & set(measures_of(before.that)):
        return replace(before, that=replaced(before.that, own))
    want: Want = "list" if before.want == "overview" else before.want
    page = place_of(before.where) if before.want == "top" else None
    if page and page.last > page.first:  # the first of those, not of a page of all
        before = replace(before, where=without(before.where, Place), limit=page.last - page.first + 1)
    return replace(before, want=want, where=replaced(before.where, own))


def measured(before: Question, measure: str) -> Question:
    """The same by another measure."""
    required = [*measures_of(before.where), *measures_of(before.that)]
    if before.measure or not required or before.want in ("top", "mean", "median", "total", "extreme", "spread"):
        old = before.measure or "score"
        where = before.where if old == "population" else of_measure(before.where, old, measure)
        return replace(before, measure=measure, where=where)
    that = of_measure(before.that, required[-1], measure) if before.that is not None else None
    return replace(before, where=of_measure(before.where, required[-1], measure), that=that)


def conditions(before: Question, fragment: Fragment, alone: Question) -> Condition:
    """What the message requires. "Fler än 10" is of the measure that was spoken of."""
    own = alone.where
    if any(isinstance(part, Has) and part.measure == "population" for part in parts_of(own)):
        own = flat(part for part in parts_of(own) if not isinstance(part, Size))  # "små, under 8 000": that is said
    if alone.that is not None and alone.want == "check" and not fragment.has("CLAIM"):
        own = flat([*parts_of(own), *parts_of(alone.that)])
    if not fragment.has("MEASURE", "DOES", "FULL", "INHABITANTS"):
        spoken = _bounded(before) if fragment.has("NUMBER") else measure_of(before)
        own = of_measure(own, "score", spoken) if spoken else own
    if not fragment.has("EXACTLY"):
        own = flat(_bounded_so(before, part) for part in parts_of(own))
    return flat(part for part in parts_of(own) if not isinstance(part, Known))


def _bounded_so(before: Question, part: Condition) -> Condition:
    """A bare number is another bound, where one of the same measure was said: "höj till 8 000 invånare"."""
    if not (isinstance(part, Has) and part.op == "==") or part.measure in YES_NO or part.value in (0, "max"):
        return part
    said = [leaf for leaf in parts_of(before.that or before.where) if isinstance(leaf, Has)]
    bound = next((leaf for leaf in said if leaf.measure == part.measure and leaf.value not in (0, "max")), part)
    return Has(part.measure, bound.op, part.value)


def _bounded(before: Question) -> str:
    """The measure that a number was said of last: "minst 12" after "utan e-strategi men med minst 10 poäng"."""
    required = (leaf for part in (before.where, before.that or EVERYONE) for leaf in leaves(part))
    bound = [leaf.measure for leaf in required if isinstance(leaf, Has) and leaf.measure not in (*YES_NO, "population")]
    return bound[-1] if bound else measure_of(before)


def measure_of(before: Question) -> str:
    """The measure that was spoken of; empty where none was."""
    of_sides = (measure for side in before.sides for measure in measures_of(side))
    named = (*measures_of(before.that), *measures_of(before.where), before.measure, *of_sides)
    return next((each for each in named if each), "")


def claimed(before: Question, fragment: Fragment, alone: Question) -> Question | None:
    """The same claim with another measure, or more in it."""
    that = before.that or EVERYONE
    if alone.measure and before.measure != alone.measure:
        old = before.measure or next(iter(measures_of(that)), "score")
        return replace(before, measure=alone.measure, that=of_measure(that, old, alone.measure))
    if alone.where != EVERYONE:
        return replace(before, that=replaced(that, conditions(before, fragment, alone)))
    return None


def drawn(before: Question, alone: Question) -> Question:
    """The same as a picture or a file: of one kommun its län, in which it is marked; of one place who is around it.

    Those who share the first place are often several, and are drawn themselves.
    """
    if alone.form == "scatter":
        return Question("spread", alone.measure or before.measure, before.where, by="size", form=alone.form)
    if alone.form == "histogram":
        return replace(alone, where=before.where, measure=before.measure)
    if before.want in ("profile", "value", "place") and before.of:
        return Question("list", before.measure, InArea(before.of[0][:2]), marked=before.of[0], form=alone.form)
    if before.want == "difference" and before.to == "mean" and before.where != EVERYONE:
        return Question("list", before.measure, before.where, marked=before.of[0], form=alone.form)
    if before.want == "overview":
        return Question("list", before.measure, before.where, form=alone.form)
    few = _FEW if before.by else 1  # a picture of so few shows nothing
    limit = None if before.limit and before.limit <= few else before.limit
    place = place_of(before.where)
    around = alone.form != "file" and place is not None and 1 < place.first == place.last
    return replace(before, form=alone.form, where=without(before.where, Place) if around else before.where, limit=limit)


def of_claim(before: Question, alone: Question) -> Question | None:
    """What else is asked of a claim about one kommun: how many fit it, who they are, or by how much it is better."""
    that = before.that or EVERYONE
    if alone.want not in ("count", "list", "share") or alone.of or alone.where != EVERYONE:
        return None
    beside = next((part for part in parts_of(that) if isinstance(part, Beside)), None)
    if beside is not None and beside.than != MEAN:
        return Question("difference", beside.measure, of=(before.of[0], beside.than)) if alone.want == "count" else None
    if alone.want == "share":
        return replace(alone, where=before.where, that=that)
    return replace(alone, where=fitting(before))


def grouped(before: Question, fragment: Fragment, alone: Question) -> Question | None:
    """The same for each län, kommungrupp or size; or other ends of what is grouped already."""
    by: Group = alone.by or ("group" if fragment.has("GROUP_NOUN") else "lan" if fragment.has("LAN") else "")
    if by and by != before.by and fragment.wants and not all_groups(fragment):
        return replace(alone, by=by, measure=alone.measure or before.measure) if alone.by else None
    if all_groups(fragment):
        before = replace(before, where=without(before.where, InGroup if by == "group" else InArea))
    if by and by != before.by:
        want: Want = before.want if before.want in _GROUPED else "count" if before.want == "list" else "mean"
        plain = replace(before, sides=(), claim=None, order="", limit=None, to="", topic="")
        return replace(plain, want=want, by=by, form=alone.form)
    if before.by and (nth := place_said(fragment)):
        return replace(before, order=before.order or "most", limit=nth.first)
    if before.grouped and alone.order and alone.where == EVERYONE:
        measure = alone.measure or before.measure
        return replace(before, order=alone.order, limit=alone.limit or before.limit, measure=measure)
    return None


def claim_of(before: Question, fragment: Fragment, kommuner: tuple[str, ...]) -> Question | None:
    """Whether they are among those that were asked for: "har Solna det?"."""
    required = flat(filter(measures_of, parts_of(before.where)))
    if before.of or required == EVERYONE or not claims_the_same(fragment):
        return None
    return Question("check", of=kommuner, that=required)
