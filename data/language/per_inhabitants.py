"""Inhabitants, of whom so many are what a figure is for, or who make a kommun as big as it is."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from data.language.term import Term
from data.model.measure import PER, per_inhabitants

_JOINED: Final = ("AND", "COMMA", "OR", "COUNT", "PLANNED")
_SIZED: Final = ("FILLER", "IS", "PLACE_NAME", "AREA", "IT", "AND", "COMMA", "SURVEY_NAME", "KOMMUN", "WHO", "BUT")


def how_big(terms: list[Term]) -> list[Term]:
    """The terms where how big some are is how many live there: "hur stor är Åmål"."""
    at = next((i for i, term in enumerate(terms[1:], 1) if "SIZE" in term and "HOW" in terms[i - 1]), 0)
    if not at or any(not term.has(*_SIZED) for term in (*terms[: at - 1], *terms[at + 1 :])):
        return terms
    people = replace(terms[at], concepts={"MEASURE": "population", "INHABITANTS": ""})
    return [*terms[: at - 1], replace(terms[at - 1], concepts={"COUNT": ""}), people, *terms[at + 1 :]]


def living_there(terms: list[Term]) -> list[Term]:
    """The terms where how many live there is how many inhabitants it has: "hur många bor i kommuner utan app"."""
    found = list(terms)
    for i, (before, term) in enumerate(pairwise(terms), 1):
        if before.has("COUNT", "MOST", "FEWEST") and "LIVES" in term:
            found[i] = replace(term, concepts={"MEASURE": "population", "INHABITANTS": ""})
    return found


def per_so_many(terms: list[Term]) -> list[Term]:
    """The terms where so many inhabitants are what a figure is divided by: "appar per 10 000 invånare"."""
    for i, term in enumerate(terms[:-1]):
        many = min(PER) if "THOUSAND" in terms[i + 1] else terms[i + 1].number  # "per tusen"
        people = any("INHABITANTS" in each for each in terms[i + 2 : i + 3])
        if term.has("PER") and not term.has("SPLIT") and many and (people or many in PER):
            said = terms[i : i + 2 + people]
            typed, divided = " ".join(each.typed for each in said), {"PER_HEAD": f"{many:.0f}"}
            return [*terms[:i], replace(term, end=said[-1].end, typed=typed, concepts=divided), *terms[i + len(said) :]]
    return terms


def of_inhabitants(terms: list[Term], counted: Collection[str]) -> list[Term]:
    """The terms where what is counted for so many inhabitants is a measure of its own, as of these there is.

    For how many is said, else it is told for the most; of other measures it means nothing, and what says it is left.
    """
    at = next((i for i, term in enumerate(terms) if "PER_HEAD" in term), -1)
    divided = set(_divided(terms, at, counted)) if at >= 0 else set()
    if not divided:
        return terms
    if int(terms[at].concepts["PER_HEAD"] or 1) not in (1, *PER) and any(term.is_number for term in terms):
        return terms  # "minst 20 appar per 100 000 invånare"
    many = told_for(terms[at])
    return [
        replace(term, concepts={**term.concepts, "MEASURE": per_inhabitants(term.concepts["MEASURE"], many)})
        if i in divided
        else term
        for i, term in enumerate(terms)
        if i != at
    ]


def told_for(term: Term) -> int:
    """For how many inhabitants a figure is told, of those that say so: as many as it says, else the most."""
    said = int(term.concepts["PER_HEAD"] or 0)
    return said if said in PER else max(PER)


def _divided(terms: list[Term], at: int, counted: Collection[str]) -> Iterator[int]:
    """Which terms are divided: the last measure named before it, with those joined to that, else the first after it."""
    named = [i for i, term in enumerate(terms) if term.concepts.get("MEASURE") in counted]
    before = [i for i in named if i < at]
    if not before:
        yield from named[:1]
    while before:
        yield before[-1]
        last = before.pop()
        between = terms[before[-1] + 1 : last] if before else []
        before = before if all(each.skipped or each.has(*_JOINED) for each in between) else []
