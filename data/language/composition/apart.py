"""By how much one stands beside another: "minst 2 poäng över snittet", "exactly 3 apps more than Lund"."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import YES_NO, having
from data.language.composition.walk import Walk
from data.model.conditions import EVERYONE, All, Beside, Has

# What makes two of them: "minst 8 poäng och över snittet".
_APART_FROM: Final = ("AND", "OR", "BUT", "COMMA", "HAS", "IS")


def apart_by(walk: Walk, i: int, found: Beside) -> list[Beside]:
    """By how much it stands there, where a number right before it says so: "minst 2 poäng över snittet"."""
    clauses = walk.r.clauses
    near = clauses and not any(
        not (term.is_counted or j in walk.r.taken) or term.has(*_APART_FROM)
        for j, term in enumerate(walk.said.terms[clauses[-1].at + 1 : i], clauses[-1].at + 1)
    )
    said = clauses[-1].condition if near and found.side != "same" else EVERYONE
    bounds = [each for each in (said.of if isinstance(said, All) else (said,)) if isinstance(each, Has)]
    numbers = [each.value for each in bounds if each.value != "max" and each.value > 0]
    of = {each.measure for each in bounds} | {found.measure}
    measure = next(iter(of - {"score"}), "score")  # "minst 10 fler e-tjänster": a number alone is read as one of points
    named = bool(clauses) and walk.at(clauses[-1].at).has("MEASURE", "INHABITANTS")  # else it is of what is named later
    others = any((named and each.measure != measure) or each == having(measure) for each in bounds)
    others |= walk.at(i).has("BEATS") or len(of | {"score"}) > 2 or measure in (*YES_NO, "population")
    if not numbers or others or len(numbers) < len(bounds):
        return [found]
    clauses.pop()
    return [replace(found, measure=measure, op=each.op, gap=n) for each, n in zip(bounds, numbers, strict=True)]
