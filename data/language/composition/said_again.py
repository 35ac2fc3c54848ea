"""What is said again more exactly: "små kommuner (färre än 8 000 invånare)", "ungefär 8 poäng (7–9)"."""

from itertools import pairwise

from data.language.composition.walk import Walk
from data.model.conditions import All, Has, least_and_most


def settle(walk: Walk) -> None:
    """Let the more exact words go before those that they say again."""
    _sizes(walk)
    _about(walk)
    _full_marks(walk)


def _sizes(walk: Walk) -> None:
    """A bound of inhabitants says what is meant by a size beside it: "små kommuner (färre än 8 000 invånare)".

    A size that they stand against is then that of the others: "… än de stora".
    """
    bounds = [each.condition for each in walk.r.clauses]
    ops = {each.op for each in bounds if isinstance(each, Has) and each.measure == "population"}
    meant = {"small": {"<", "<="}, "large": {">", ">="}}
    others = [each for each in walk.r.sizes if ops.isdisjoint(meant.get(each, ()))]
    against = [i for i in walk.said.where("SIZE") if walk.said.before(i).has("THAN", "COMPARE")]
    if len(walk.r.sizes) == 2 and len(others) == len(against) == 1:
        walk.r.both_at = against[0]
        others = []
    walk.r.sizes[:] = others


def _about(walk: Walk) -> None:
    """A span after a number says what is meant by about so much: "ungefär 8 poäng (7–9)"."""
    for one, other in pairwise([*walk.r.clauses]):
        ends = least_and_most(other.condition.of) if isinstance(other.condition, All) else None
        match one.condition:
            case Has(measure, "==", value) if ends and ends[0].measure == measure and value != "max":
                if float(ends[0].value) <= float(value) <= float(ends[1].value):
                    walk.r.clauses.remove(one)
            case _:
                pass


def _full_marks(walk: Walk) -> None:
    """A number right after full marks says how many points they are: "full pott, 14 poäng"."""
    for one, other in pairwise([*walk.r.clauses]):
        match one.condition, other.condition:
            case Has(measure, "==", "max"), Has(again, "==", value) if again == measure and value != "max":
                if all(term.has("COMMA", "NUMBER") or term.skipped for term in walk.said.terms[one.at + 1 : other.at]):
                    walk.r.clauses.remove(other)
            case _:
                pass
