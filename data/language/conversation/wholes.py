"""What a merged question is of, where it names none: the figure that was spoken of, one group, the whole of a share."""

from dataclasses import replace
from typing import Final

from data.language.conversation.kinds import measures_of, parts_of
from data.language.conversation.turn import AS_WHOLE, Turn
from data.model.conditions import EVERYONE, InGroup, demanded
from data.model.measures import YES_NO
from data.model.question import Question

_FIGURES: Final = frozenset({"top", "extreme", "range", "spread", "mean", "median"})


def of_figure(turn: Turn, asked: Question) -> Question:
    """What is asked, of the figure that was spoken of where neither names one: "topp 3", after e-services."""
    spoken = turn.before.measure not in ("", "score", "population", *YES_NO)
    bare = not (asked.measure or asked.of or asked.that or measures_of(asked.where))
    return turn.of_spoken(asked) if spoken and bare and asked.want in _FIGURES else asked


def as_asked(merged: Question, before: Question) -> Question:
    """The question, of one group where it names no more than one: "ta median för pendlingskommunerna".

    A share is never of those that fit among themselves: "of all in Sweden with an app", of which some are a part.
    """
    one = sum(isinstance(part, InGroup) for part in parts_of(merged.where)) == 1
    asked = replace(merged, by="", order="", limit=None) if merged.by == "group" and one else merged
    measured = any(map(measures_of, asked.sides)) or (asked.grouped and before.want == "count")
    if asked.want == "share" and asked.that is None and not measured:
        return AS_WHOLE
    if asked.want not in ("share", "check") or asked.that not in [*demanded(asked.where)]:
        return asked
    if asked.want == "check":
        return asked if before.of else AS_WHOLE
    return AS_WHOLE if before.where in (EVERYONE, asked.where) else replace(asked, that=before.where)
