"""Amounts by what was said before: "vi fick 9 poäng, hur många ligger över", "en app eller två"."""

from dataclasses import replace
from typing import Final

from data.language.composition.against import named_at
from data.language.composition.clauses import YES_NO, denied, having
from data.language.composition.walk import Walk
from data.model.conditions import MEAN, MEDIAN, Any, Beside, Has, Side, measures_of

_ENDING: Final = frozenset({"COMMA", "AND", "SURVEY_NAME", "UNKNOWN"})  # after which nothing more is said of it
# What it may lie beyond that is no amount said before.
_BESIDE: Final = (
    *("NUMBER", "MEAN", "MEDIAN", "MEASURE", "COUNT", "THAN", "UNKNOWN", "OTHERS", "ANY", "OUT_OF", "KOMMUN"),
)
_ASKS: Final = ("COUNT", "WHO", "MANY", "SHARE", "ANY")
ABOVE: Final = ("ABOVE_THAT", "OVER", "BETTER", "MORE")
BELOW: Final = ("BELOW_THAT", "UNDER", "WORSE", "FEWER")


def refer(walk: Walk, i: int) -> int:
    """Beyond the number that was said last: "vi har 9 poäng. Hur många ligger över det", "… ligger över?"."""
    above, following = walk.at(i).has(*ABOVE), walk.said.after(i)
    beside = following.has(*_BESIDE) or (following.kommuner and not walk.at(i + 1).has("BY"))
    unnamed = not beside and walk.said.before(i).has("IS", "HAS", "COUNT")
    own, end = named_at(walk, walk.said.skip(i + 1))
    spoken = walk.r.clauses[-1:] if not (own or walk.r.asked) and walk.r.subjects else []  # "Lund har appar. …"
    spoken = [each for each in spoken if each.condition in map(having, measures_of(each.condition))]
    bounded = any({*measures_of(each.condition)} - {"population"} for each in walk.r.clauses if each not in spoken)
    that = walk.at(i).has("ABOVE_THAT", "BELOW_THAT") and not walk.said.has("NEAREST")  # "right above and below it"
    side: Side = "better" if above else "worse"
    means, asks = walk.left("MEAN", "MEDIAN"), not bounded and walk.said.has("COUNT", "WHO", "MANY")
    of = len(walk.r.subjects)
    if that and ((means and of <= 1) or (asks and of == 1)):  # "Lunds poäng: hur många ligger över det"
        measure = own or (walk.r.asked.pop().measure if walk.r.asked else "score")
        for each in spoken:
            measure = next(iter(measures_of(each.condition)))
            walk.r.clauses.remove(each)
        mean = MEDIAN if means and walk.at(means[0]).has("MEDIAN") else MEAN  # "snittet, hur många är över det"
        walk.r.besides.append(Beside(mean if means else walk.r.subjects.pop(), side, measure))
        walk.take(i, *means, *(range(i, end) if own else ()))
        return max(i + 1, end if own else 0)
    # "under 15 000 invånare och för dem över"
    joined = not beside and walk.said.before(i).has("AND", "COMPARE", "COMMA")
    if walk.r.besides and (unnamed or joined):  # "hur många ligger över medel och hur många under"
        walk.r.besides.append(replace(walk.r.besides[-1], side=side))
        walk.take(i)
        return i + 1
    if walk.r.subjects or not (unnamed or joined or that):
        return i
    match walk.r.clauses[-1].condition if walk.r.clauses else None:
        case Has(measure, "==", n) if measure not in YES_NO and (unnamed or following.concepts.keys() <= _ENDING):
            last = walk.r.clauses.pop()
            walk.r.clauses.append(replace(last, condition=Has(measure, ">" if above else "<", n)))
            walk.take(i)
            return i + 1
        case Has(measure, op, n) as bound if op in (("<", "<=") if above else (">", ">=")) and joined:
            walk.require(denied(bound), i)
            return i + 1
        case _:
            return i


def other_amount(walk: Walk, i: int) -> int:
    """Two amounts on either side of what they are of: "en app eller två", "2 appar eller 5"."""
    first, measure, second = walk.at(i), walk.at(i + 1).concepts.get("MEASURE", ""), walk.at(i + 3)
    joined = measure and first.is_counted and walk.at(i + 2).has("OR") and second.is_counted
    of_its_own = walk.said.after(i + 3).has("MEASURE", "UP", "DOWN", "TO", "OUT_OF")
    if not joined or of_its_own or walk.said.before(i).has("MIN", "MAX", "OVER", "UNDER", "THAN"):
        return i
    walk.require(Any((Has(measure, "==", first.number or 0), Has(measure, "==", second.number or 0))), i)
    walk.take(*range(i, i + 4))
    return i + 4


def one_of_it(walk: Walk, i: int) -> int:
    """One of what was named before the question: "vi ska ta fram en app, hur många har en?"."""
    term, following = walk.at(i), walk.at(i + 1)
    polite = "TOPIC" in following and following.has("FILLER")  # "… har en, tack"
    ends = i + 1 == len(walk.said) or following.first or polite or following.concepts.keys() <= _ENDING
    if term.number != 1 or term.is_number or not ends or not walk.said.before(i).has("HAS"):
        return i
    asks = max((j for j in range(i) if walk.at(j).has(*_ASKS)), default=0)
    named = [each.concepts["MEASURE"] for each in walk.said.terms[:asks] if "MEASURE" in each]
    if not named:
        return i
    walk.r.asked = [each for each in walk.r.asked if each.measure != named[-1]]
    walk.require(having(named[-1]), i)
    walk.take(i)
    return i + 1
