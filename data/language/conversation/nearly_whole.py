"""A message that is a question by itself but for one thing that was spoken of: the län, the two, the one it judges."""

from dataclasses import replace

from data.language.conversation.going_on import judges, of_both, of_own_area
from data.language.conversation.kinds import of_measure, parts_of
from data.language.conversation.same_kommuner import measure_of
from data.language.conversation.spoken import Spoken
from data.model.conditions import EVERYONE, InArea, flat
from data.model.question import Question


def nearly_whole(spoken: Spoken, alone: Question) -> Question | None:
    """The whole question, with what was spoken of in its place; None where that was not."""
    if judges(spoken.fragment) and spoken.one:
        return _judged(spoken, spoken.one)
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


def _of_own_area(spoken: Spoken, alone: Question) -> Question | None:
    """Of the län that was spoken of: "vem är tvåa i länet?", "vem har flest i länet"."""
    if not spoken.area:
        return None
    spoken.reread = True
    fragment = spoken.fragment
    ends = fragment.has("MOST", "FEWEST") and not fragment.has("MEASURE", "PLANNED")
    measure = measure_of(spoken.before) if ends else alone.measure
    unused = tuple(word for word in alone.unused if word not in fragment.typed("OWN_AREA"))
    return replace(alone, measure=measure, where=flat([InArea(spoken.area), *parts_of(alone.where)]), unused=unused)


def _claimed(spoken: Spoken, alone: Question) -> Question:
    """A claim of a figure of one, of the measure that was spoken of where it names none: "and Lund got 14?"."""
    own = spoken.fragment.has("MEASURE", "FULL", "INHABITANTS")
    measure = "" if own or spoken.before.want == "compare" else measure_of(spoken.before)
    return replace(alone, that=of_measure(alone.that or EVERYONE, "score", measure)) if measure else alone


def lifted(spoken: Spoken, alone: Question) -> Question | None:
    """The same of all, where it was but of some: "jag menade alla, inte bara glesbygd"."""
    left, before = parts_of(alone.where), spoken.before
    where = flat(part for part in parts_of(before.where) if part not in left)
    spoken.reread = True
    return replace(before, where=where) if where != before.where else None
