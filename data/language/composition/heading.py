"""What is named before the question that asks who has it: "egen e-strategi: hur många har det"."""

from dataclasses import replace

from data.language.composition.clauses import YES_NO
from data.language.composition.measures import OF_FIGURES
from data.language.composition.walk import Walk


def head(walk: Walk) -> int:
    """Where what is required is named before the question ends: "egen e-strategi, hur många har det"; 0 for nowhere.

    Of yes and no there is no figure to show, so that a list by it is of those that have it.
    """
    said, asks = walk.said, next((i for i, t in enumerate(walk.said.terms) if t.has("WHO", "COUNT", "SHARE")), 0)
    heads = [t for i, t in enumerate(said.terms[:asks]) if "MEASURE" in t and not said.before(i).is_number]
    named = {each.concepts["MEASURE"] for each in heads} - {"answered", "population"}
    others = any(t.kommuner for t in said.terms[:asks]) or said.has("ASKER", *OF_FIGURES)
    if not named or others or "score" in named or not said.has("KOMMUN", "MANY"):
        return 0
    had = any(t.has("HAS") and not said.after(i).has("MEASURE", "NUMBER") for i, t in enumerate(said.terms))
    return asks if had or named <= YES_NO else 0


def settle(walk: Walk, asks: int) -> None:
    """What is required at the head is what is asked of the others: it stands last."""
    heads = [each for each in walk.r.clauses if each.at < asks]
    rest = [each for each in walk.r.clauses if each.at >= asks]
    first = max((each.group for each in rest), default=0) + 1
    walk.r.clauses[:] = [*rest, *(replace(each, group=first + each.group) for each in heads)]
