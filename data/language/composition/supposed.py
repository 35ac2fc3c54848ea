"""What one is supposed to have more than it has: "med två poäng till", "if it had scored 3 points more"."""

from typing import Final

from data.language.composition.clauses import YES_NO
from data.language.composition.walk import Walk

_PLACED: Final = ("PLACE", "RANKS")


def suppose(walk: Walk, i: int) -> int:
    """So much more as is said there, where it is asked which place that would give."""
    said, number = walk.said, walk.at(i)
    at = said.skip(i + 1)
    at = said.skip(at + 1) if walk.at(at).has("MORE") else at  # "two more points"
    measure = walk.at(at).concepts.get("MEASURE", "population")
    end = at + 1
    after = walk.at(end).has("MORE") or (walk.at(end).has("TO") and walk.at(end).has("BEHIND"))  # "två poäng till"
    more = after or walk.at(at - 1).has("MORE") or walk.at(i - 1).has("MORE")
    asked = said.has(*_PLACED) or (said.has("WHERE") and said.has("CAN"))
    asked |= said.has("WHAT") and said.before(i).has("HAS", "CAN")  # "vad händer om Ale får 2 poäng till"
    held = said.has("THAN") or walk.at(end + 1).is_number
    if not (number.is_counted and more and asked) or held or measure in (*YES_NO, "population"):
        return i
    walk.r.gain = (measure, number.number or 0)
    walk.take(*range(i, end + after), *([i - 1] if walk.at(i - 1).has("MORE") else []))
    return end + after
