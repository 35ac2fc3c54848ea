"""Kommuner of about the size of another: "ungefär lika stora som Håbo", "på Håbos storlek", "of our size"."""

from typing import Final

from data.language.composition.walk import Walk
from data.model.conditions import MEANS, All, Condition, Has, Near, about

SIZED: Final = frozenset({"ALIKE", "SIZE_NOUN"})
TOPIC: Final = "alike_in_size"  # asks of which size
_MEASURE: Final = "population"
_OF_ITSELF: Final = ("PLACE", "COMPARE", "ABOUT_IT", "DIFFERENCE", "RANKS", "GOOD_AT")  # the kommun is asked about too


def stand_near(walk: Walk, i: int) -> int:
    """Of about the size of the kommun that stands right after it, or before it."""
    after = walk.said.skip(i + 1)
    after = walk.said.skip(after + 1) if walk.at(after).has("AS") else after
    if "ALIKE" in walk.at(i):
        named = next((at for at in (after, i - 1) if walk.at(at).kommuner), -1)
    else:
        named, alike = walk.said.skip_back(i - 1), walk.left("OWN_GROUP")
        stands = walk.at(named - 1).has("BY", "OUT_OF", "HAS", "ABOUT")
        of_it = alike or (stands and walk.said.has("KOMMUN", "MANY", "OTHERS"))
        if not (walk.at(named).kommuner and of_it) or walk.said.has("SHARE", "PERCENT"):
            return i  # "Lunds storlek"
        walk.r.own_group = False  # "som liknar Gotland i storlek"
        walk.take(*alike)
    walk.take(i)
    if named < 0:
        walk.r.sized_like = i
        return i + 1
    kommun = walk.at(named).kommuner[0]
    for names in (walk.r.subjects, walk.r.areas) if named < i else ():
        if names and names[-1] in (kommun, walk.at(named).area):
            names.pop()
    walk.r.near.append(Near(kommun, _MEASURE))
    walk.take(named)
    return max(i, named) + 1


def settle(walk: Walk) -> None:
    """Of whose size they are, where that is said far from it: of so many inhabitants, or of a kommun that is named."""
    r, said = walk.r, walk.said
    nearest = said.has("NEAREST") and said.has("SIZE_NOUN") and not r.subjects
    if r.sized_like is None and not nearest:
        return
    beside = [each.than for each in r.besides if each.than not in MEANS]
    if counted := [each for each in r.clauses if _many(each.condition)]:
        r.clauses.remove(counted[0])
        r.near.append(about(_MEASURE, _many(counted[0].condition)))
        walk.take(*walk.left("SIZE_NOUN", "NEAREST"))
    elif beside or r.subjects:
        r.near.append(Near((beside or r.subjects)[0], _MEASURE))
        if not beside and not said.has(*_OF_ITSELF):
            r.subjects.pop(0)
    else:
        r.beyond = TOPIC


def _many(condition: Condition) -> float:
    """How many inhabitants are meant, where it says one number of them; 0 where it does not."""
    match condition:
        case Has("population", "==", float() | int() as many):
            return many
        case All((Has("population", ">=", float() | int() as low), Has("population", "<=", float() | int() as high))):
            middle = (low + high) / 2
            return middle if about(_MEASURE, middle) == condition else 0
        case _:
            return 0
