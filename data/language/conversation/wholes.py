"""What a merged question is a share of, and of which group it is, where it would be of itself."""

from dataclasses import replace

from data.language.conversation.kinds import parts_of
from data.language.conversation.turn import AS_WHOLE
from data.model.conditions import EVERYONE, InGroup, demanded
from data.model.question import Question


def as_asked(merged: Question, before: Question) -> Question:
    """The question, of one group where it names no more than one: "ta median för pendlingskommunerna".

    A share is never of those that fit among themselves: "of all in Sweden with an app", of which some are a part.
    """
    one = sum(isinstance(part, InGroup) for part in parts_of(merged.where)) == 1
    asked = replace(merged, by="", order="", limit=None) if merged.by == "group" and one else merged
    if asked.want == "share" and asked.that is None and not asked.grouped:
        return AS_WHOLE
    if asked.want not in ("share", "check") or asked.that not in [*demanded(asked.where)]:
        return asked
    if asked.want == "check":
        return asked if before.of else AS_WHOLE
    return AS_WHOLE if before.where in (EVERYONE, asked.where) else replace(asked, that=before.where)
