"""The measure that a bound is of that names none: "poäng över 5", "fler än 2 appar och högst 5"."""

from data.language.composition.clauses import YES_NO, denied, having
from data.language.composition.measures import PLANNED
from data.language.composition.walk import Walk
from data.model.conditions import Condition, Has, Known, Not


def named_before(walk: Walk, i: int) -> tuple[str, int]:
    """The measure that stands right before a quantity and has none yet, and where: "poäng över 5", "index of 14"."""
    before = walk.said.skip_back(i - 1)
    before = walk.said.skip_back(before - 1) if walk.at(before).typed == ":" else before  # "poäng: 7 eller 8"
    while (walk.at(before).has("IS", "HAS", "PLANNED", "OUT_OF", "COUNT") or walk.at(before).kommuner) and not walk.at(
        before
    ).has("MEASURE"):  # "antalet appar i Lund över 5"
        before = walk.said.skip_back(before - 1)
    asked = next((a.measure for a in walk.r.asked if a.at == before and a.by in ("", "COUNT")), "")
    if asked:
        return asked, before
    measure = walk.at(before).concepts.get("MEASURE", "")
    required = bool(measure) and bool(walk.r.clauses) and walk.r.clauses[-1].condition in merely(measure)
    return (measure if required and measure not in YES_NO else "", before)


def merely(measure: str) -> tuple[Condition, ...]:
    """What a measure named without a number requires, or as one more that is lacked: "no app, score under 6"."""
    return (having(measure), Known(measure), denied(having(measure)), Not(Known(measure)))


def bounded_last(walk: Walk, i: int, *, has: bool) -> str:
    """The measure that was bounded last in the sentence, that another bound is of too: "fler än 2 appar och högst 5".

    What they have is no more what is yet to come: "planerar minst 20 och har högst 5".
    """
    last = walk.r.clauses[-1] if walk.r.clauses else None
    if last and any(walk.at(j).first for j in range(last.at + 1, i + 1)):
        return ""  # "… har minst 3 appar. Hur många av dem fick minst 9?"
    match last.condition if last else None:
        case Has(measure, op, n) if measure not in (*YES_NO, "population") and (op, n) != ("==", 0):
            now = next((each for each, planned in PLANNED.items() if planned == measure), measure)
            return now if has else measure
        case None if walk.r.asked and not walk.said.has("INDEX"):  # "flest e-tjänster, alltså den med 140"
            asked = walk.r.asked[-1].measure
            now = next((each for each, planned in PLANNED.items() if planned == asked), asked)
            return (now if has else asked) if asked not in (*YES_NO, "population") else ""
        case _:
            return ""
