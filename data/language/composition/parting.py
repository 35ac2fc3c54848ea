"""A number with those on both sides of it: "över och under 20 000 invånare", "dela upp vid 50 000"."""

from dataclasses import replace

from data.language.composition.quantities import OPS, Quantity, quantity
from data.language.composition.walk import Walk


def with_same_number(walk: Walk, i: int) -> int:
    """Past a comparison that shares its number with the next, "över och under 20 000"; 0 where none does."""
    concept = next((each for each in OPS if each in walk.at(i)), "")
    following = walk.said.skip(i + 1)
    if not concept or not walk.at(following).has("AND", "COMPARE"):
        return 0
    other = quantity(walk.said, following + 1)
    if other is None or not other.compared:
        return 0
    walk.pending.append((walk.joiner, replace(other, start=i, bounds=((OPS[concept], other.bounds[0][1]),))))
    walk.joiner = "and"
    walk.take(i, following)
    return following + 1


def either_side(walk: Walk, found: Quantity) -> Quantity:
    """Of a number at which something is to be parted, those below it and those from it on: "dela upp vid 50 000"."""
    parting = walk.left("SPLIT")
    if found.compared or not parting or [op for op, _ in found.bounds] != ["=="]:
        return found
    at = found.bounds[0][1]
    walk.pending.append((walk.joiner, replace(found, bounds=(("<", at),), compared=True)))
    walk.take(*parting)
    return replace(found, bounds=((">=", at),), compared=True)
