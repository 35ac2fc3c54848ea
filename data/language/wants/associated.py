"""What can be wanted of two measures: whether they go together, "samband mellan appar och poäng", or are drawn so."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from data.language.composition.clauses import YES_NO, having
from data.language.wants.named_sides import named_sides
from data.language.wants.view import View
from data.model.conditions import COUNTRY, Beside, Condition, Has, Known
from data.model.question import Question

_SIZE: Final = "population"  # what the other is held against where none is named
_OF_TWO: Final = (
    *("MEASURE", "PLANNED", "INHABITANTS", "SIZE_NOUN", "COUNT", "COMPARE", "AND", "COMMA", "FORM", "SHOW"),
    *("SURVEY_NAME", "PLACE_NAME", "AREA", "GROUP", "SIZE", "KOMMUN", "MANY", "COUNTRY", "TOPIC"),
)
RELATED: Final = ("RELATED", "BY_RANKS")


def associated(v: View) -> Iterator[Question]:
    """Whether the figures of two measures, or of one and of each of several others, go together."""
    drawn = v.form == "scatter" and len(_measures(v)) > 1
    if v.kommuner or not (v.has(*RELATED) or drawn or _against_each_other(v)):
        return
    measures = _measures(v)
    if measures == [_SIZE]:
        measures = ["score", _SIZE]
    if len(measures) == 1:
        measures = [*measures, _SIZE]
    if len(measures) < 2 or not YES_NO.isdisjoint(measures):
        return  # of what is had or not the means of both sides are told
    rest = replace(v.r, clauses=[each for each in v.r.clauses if _bare(each.condition) not in measures])
    first, *others = sorted(measures, key=lambda measure: measure == _SIZE)
    topic = "by_ranks" if v.has("BY_RANKS") and not v.has("RELATED") else ""
    yield Question("association", first, rest.where(), also=tuple(others), topic=topic)


def _against_each_other(v: View) -> bool:
    """Whether it but holds two measures against each other: "poäng mot antal appar", "compare score with apps"."""
    bare = all(term.skipped or term.has(*_OF_TWO) for term in v.said.terms)
    sides = [side for each in named_sides(v).values() for side in each]  # that stand against each other themselves
    return bare and v.said.has("COMPARE") and len(_measures(v)) == 2 and len(sides) < 2


def _measures(v: View) -> list[str]:
    """Those that are named and bound by no number, in the order they are; what size is spoken of is inhabitants."""
    named = [(each.at, each.measure) for each in v.r.asked]
    had = {each.at: _bare(each.condition) for each in v.r.clauses}
    named += [(at, measure) for at, measure in had.items() if measure]
    sized = [i for i in range(len(v.said)) if _is_size(v, i) and i not in had]
    named += [(i, _SIZE) for i in sized if v.said.at(i).concepts.get("MEASURE", _SIZE) == _SIZE]
    return list(dict.fromkeys(measure for _, measure in sorted(named)))


def _bare(condition: Condition) -> str:
    """The measure that is but had, or had much of: "having lots of apps"; empty where more is required."""
    match condition:
        case Has(measure) | Known(measure) if condition == having(measure):
            return measure
        case Beside(than, "better", measure, gap=0) if than == COUNTRY:
            return measure
        case _:
            return ""


def _is_size(v: View, i: int) -> bool:
    """Whether it speaks of how large they are: "storlek", "invånare", "hur stor kommunen är"."""
    term = v.said.at(i)
    return term.has("INHABITANTS", "SIZE_NOUN", "BY_SIZE") or (term.has("SIZE") and v.said.at(i - 1).has("HOW"))
