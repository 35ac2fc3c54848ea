"""A message that is a question by itself but for one thing that was spoken of: the län, the two, the one it judges."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import having
from data.language.conversation.kinds import measures_of, of_measure, parts_of
from data.language.conversation.nearly import MORE, beats_both, judges, of_both, of_own_area, sums_area
from data.language.conversation.same_kommuner import measure_of
from data.language.conversation.spoken import Spoken
from data.language.conversation.told import beside_of
from data.language.wants.summed import SUMS
from data.model.conditions import EVERYONE, MEANS, All, Beside, InArea, Side, flat
from data.model.measures import YES_NO
from data.model.question import Question, Want

_TWO: Final = 2


def nearly_whole(spoken: Spoken, alone: Question) -> Question | None:
    """The whole question, with what was spoken of in its place; None where that was not."""
    if judges(spoken.fragment):
        return _judged(spoken, spoken.one) if spoken.one else _judged_sum(spoken)
    if of_own_area(spoken.fragment):
        return _of_own_area(spoken, alone)
    if of_both(spoken.fragment):
        both = spoken.both()
        return replace(alone, of=both, every=True) if len(both) > 1 else None
    return _claimed(spoken, alone) if alone.of else None


def _judged(spoken: Spoken, one: str) -> Question:
    """How far the one is from the mean: "only 10? thats not great", "är det bra?"."""
    spoken.reread = True
    area = flat(part for part in parts_of(spoken.before.where) if isinstance(part, InArea))
    return Question("difference", measure_of(spoken.before), area, of=(one,), to="mean")


def _judged_sum(spoken: Spoken) -> Question | None:
    """What was summed beside that of all; of all themselves how the figures spread: "är inte det väldigt lite?"."""
    before = spoken.before
    if before.want not in ("mean", "median", "spread") or before.grouped or before.of:
        return None
    spoken.reread = True
    if before.where == EVERYONE:
        return Question("spread", before.measure)
    want: Want = "median" if before.want == "median" else "mean"
    return Question(want, before.measure, sides=(before.where, EVERYONE))


def _of_own_area(spoken: Spoken, alone: Question) -> Question | None:
    """Of the län that was spoken of: "vem är tvåa i länet?", "vem har flest i länet"."""
    if not spoken.area:
        return None
    spoken.reread = True
    fragment = spoken.fragment
    ends = fragment.has("MOST", "FEWEST", *SUMS) and not fragment.has("MEASURE", "PLANNED")
    measure = measure_of(spoken.before) if ends else alone.measure
    unused = tuple(word for word in alone.unused if word not in fragment.typed("OWN_AREA"))
    return replace(alone, measure=measure, where=flat([InArea(spoken.area), *parts_of(alone.where)]), unused=unused)


def _claimed(spoken: Spoken, alone: Question) -> Question:
    """A claim of a figure of one, of the measure that was spoken of where it names none: "and Lund got 14?"."""
    own = spoken.fragment.has("MEASURE", "FULL", "INHABITANTS")
    measure = "" if own or spoken.before.want == "compare" else measure_of(spoken.before)
    return replace(alone, that=of_measure(alone.that or EVERYONE, "score", measure)) if measure else alone


def summed_there(spoken: Spoken) -> Question | None:
    """A sum of the län of several that were spoken of, of the measure they were told by: "och snittet i länet?"."""
    asked = not spoken.before.of or spoken.fragment.has("DEFINE")
    if not asked or not spoken.area or not sums_area(spoken.fragment):
        return None
    spoken.reread = True
    want = next((SUMS[concept] for concept in ("MEDIAN", "TOTAL") if spoken.fragment.has(concept)), SUMS["MEAN"])
    return Question(want, measure_of(spoken.before), InArea(spoken.area))


def claimed_of_both(spoken: Spoken, named: tuple[str, ...]) -> Question | None:
    """Whether one has more than each of the two that were spoken of: "han säger att Lund slår båda"."""
    fragment, both = spoken.fragment, spoken.both()
    if spoken.before.want == "check":
        both = (*spoken.before.of, *(than for than in beside_of(spoken.before.that) if than not in MEANS))
    if not beats_both(fragment) or len(both) < _TWO or len(named) > 1 or not set(both).isdisjoint(named):
        return None
    side: Side = "better" if fragment.has(*MORE) else "worse"
    measure = measure_of(spoken.before) or "score"
    that = All(tuple(Beside(than, side, measure) for than in both))
    return Question("check", measure, of=named, that=that) if named else Question("list", measure, that)


def counted_there(spoken: Spoken) -> Question | None:
    """How many of the län have what was spoken of: "hur många i länet har det"."""
    fragment, before = spoken.fragment, spoken.before
    counts = fragment.has("COUNT") and fragment.has("OWN_AREA") and fragment.only_says("COUNT", "OWN_AREA", "HAS")
    required = tuple(filter(measures_of, parts_of(before.that or before.where)))
    if not required and measure_of(before) in YES_NO:
        required = (having(measure_of(before)),)
    if not (counts and required and spoken.area):
        return None
    spoken.reread = True
    return Question("count", where=flat([InArea(spoken.area), *required]))


def counted_of(spoken: Spoken, named: tuple[str, ...]) -> Question | None:
    """How much of what was spoken of one has that it names: "hur många har Lund då"."""
    bare = spoken.fragment.has("COUNT") and spoken.fragment.only_says("COUNT", "HAS", "PLACE_NAME")
    measure = measure_of(spoken.before) or "score"
    if not bare or len(named) != 1 or measure in YES_NO:
        return None
    spoken.reread = True
    return Question("value", measure, of=named)


def lifted(spoken: Spoken, alone: Question) -> Question | None:
    """The same of all, where it was but of some: "jag menade alla, inte bara glesbygd"."""
    left, before = parts_of(alone.where), spoken.before
    where = flat(part for part in parts_of(before.where) if part not in left)
    spoken.reread = True
    return replace(before, where=where) if where != before.where else None
