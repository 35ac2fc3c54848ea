"""Words of comparison as they are meant, by what stands beside them."""

from dataclasses import replace
from typing import Final

from data.language.term import Term

_COMPARING: Final = ("MORE", "FEWER", "BETTER", "WORSE", "OVER", "UNDER", "OTHERS", "SAME", "OFTEN")
_HIGHER: Final = ("MORE", "BETTER", "OVER")
_LOWER: Final = ("FEWER", "WORSE", "UNDER")


def compared_with(terms: list[Term]) -> list[Term]:
    """The terms where a word that may be a misspelt "than" is one after a comparison, "more then 5", and else none."""
    found, compares = list(terms), False
    for i, term in enumerate(terms):
        compares = term.has(*_COMPARING) or (compares and not term.first)
        if {"THAN", "FILLER"} <= term.concepts.keys():
            found[i] = replace(term, concepts={"THAN": ""} if compares else {"FILLER": ""})
    return found


def either_side(terms: list[Term]) -> list[Term]:
    """The terms where "över eller under", "fler eller färre" asks how far they are apart, and on which side."""
    found, past = list[Term](), 0
    for i, term in enumerate(terms):
        joined = bool(found) and found[-1].has(*_HIGHER, *_LOWER) and term.has("OR", "UP", "DOWN")
        last = i + term.has("OR")
        opposed = (*_LOWER, "DOWN") if joined and found[-1].has(*_HIGHER) else (*_HIGHER, "UP")
        numbered = any(each.number is not None for each in terms[last : last + 3])
        if joined and last < len(terms) and terms[last].has(*opposed) and not numbered:
            typed = " ".join(each.typed for each in (found[-1], *terms[i : last + 1]))
            found[-1] = replace(found[-1], typed=typed, concepts={"DIFFERENCE": "", "EITHER_SIDE": ""})
            past = last
        elif i > past or not past:
            found.append(term)
    return found
