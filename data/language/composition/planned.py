"""What is yet to come: beside what there is, in its place, or said far from what it is of."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import THEME, having
from data.language.composition.measures import PLANNED
from data.language.composition.quantities import quantity
from data.language.composition.walk import Walk
from data.model.conditions import Has

_NAMED: Final = ("PLACE_NAME", "AREA", "GROUP", "SIZE", "SURVEY_NAME", "COMMA")


def plan_too(walk: Walk, i: int) -> int:
    """What was required last, yet to come as well: "varken e-tjänster eller planer"; or beside what there is."""
    near = walk.said.skip(i + 1)
    counts = sum(term.has("COUNT") for term in walk.said.terms[:i])
    if counts > 1 and any(each.measure in PLANNED for each in walk.r.asked):  # "… och hur många till planerar de"
        walk.ask(PLANNED[THEME], i, "COUNT")
        return i + 1
    counted = walk.said.skip(near + 1)
    other = walk.said.after(counted).has("MEASURE", "EXISTING", "HAS") if walk.at(counted).has("COUNT") else False
    if walk.at(near).has("AND", "COMMA") and (other or walk.at(counted).has("EXISTING")):
        walk.ask(PLANNED[THEME], i, "COUNT")  # "hur många planerade och hur många e-tjänster"
        return i + 1
    of_its_own = walk.at(near).has("MEASURE", "PLANNED") or walk.said.after(near).has("MEASURE")
    if of_its_own or quantity(walk.said, near) or not walk.said.before(i).has("AND", "OR", "UP"):
        return i
    if walk.r.asked and walk.r.asked[-1].measure in PLANNED and not walk.r.clauses:
        walk.ask(PLANNED[walk.r.asked[-1].measure], i, walk.r.asked[-1].by)  # "e-tjänster + planerade"
        return i + 1
    match walk.r.clauses[-1].condition if walk.r.clauses else None:
        case Has(measure) if measure in PLANNED:
            walk.require(having(PLANNED[measure]), i)
            return i + 1
        case _:
            return i


def plan(walk: Walk) -> None:
    """What is yet to come, said far from what it is of: "hur många e-tjänster planerar Uddevalla"."""
    left = walk.left("PLANNED")
    asked = [n for n, a in enumerate(walk.r.asked) if a.measure in PLANNED]
    if left and not (walk.r.asked or walk.r.clauses or walk.r.besides):
        ends = [i for i in left if walk.said.after(i).has("MOST", "FEWEST")]  # "planerar flest"
        for i in ends[:1]:
            walk.ask(PLANNED[THEME], i, "MOST")
        if all(term.skipped or term.has(*_NAMED, "PLANNED") for term in walk.said.terms):  # "Kronoberg, planerade"
            walk.ask(PLANNED[THEME], left[0])
    if left and len(asked) == 1:
        walk.r.asked[asked[0]] = replace(walk.r.asked[asked[0]], measure=PLANNED[walk.r.asked[asked[0]].measure])
        walk.take(*left)
    for n, each in enumerate(walk.r.besides):
        if left and each.measure in PLANNED:
            walk.r.besides[n] = replace(each, measure=PLANNED[each.measure])
            walk.take(*left)
