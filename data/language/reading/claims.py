"""A figure that is claimed: "stämmer det att snittet i Skåne är 8?", "är det sant att 6 kommuner fick full pott?".

The message is read as a question for that figure, without the number, and the number is what is claimed of it.
"""

from dataclasses import replace
from typing import Final

from data.language.composition.quantities import COMPARING, quantity
from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.names import Names
from data.language.term import Term, Terms
from data.language.tokens import tokens
from data.language.understand import understand
from data.model.question import Question

_SUMS: Final = frozenset({"mean", "median", "total", "extreme"})
_COUNTED: Final = frozenset({"count", "total"})


def claimed(text: str, said: Terms, names: Names, vocabulary: Vocabulary) -> Question | None:
    """The claim that the text makes of a figure of many; None where it makes none. `said`: its terms."""
    numbers = [i for i, term in enumerate(said.terms) if term.number is not None and term.has("NUMBER")]
    if not said.has("CLAIM"):
        return None
    found = (_claimed_of(number, text, said, names, vocabulary, alone=len(numbers) == 1) for number in numbers)
    return next((question for question in found if question), None)


def _claimed_of(
    number: int, text: str, said: Terms, names: Names, vocabulary: Vocabulary, *, alone: bool
) -> Question | None:
    """The claim whose figure the number is; others are of its conditions: "stämmer det att 12 kommuner har 0 appar"."""
    first = _first_of_quantity(said.terms, number)
    found = quantity(said, first)
    if found is None or len(found.bounds) != 1:
        return None
    is_told = alone or said.at(said.skip_back(first - 1)).has("IS")  # "snittet bland dem med minst 2 appar är 9"
    for instead, wants in ((), _SUMS if is_told else ()), (vocabulary.how_many[said.lang], _COUNTED):
        asked = understand(_without(text, said, first, found.end, instead), names, vocabulary)
        if asked.want in wants and asked.claim is None and not asked.unused and not asked.of:
            return replace(asked, claim=found.claim, survey=said.survey, lang=said.lang)
    return None


def _first_of_quantity(terms: tuple[Term, ...], number: int) -> int:
    """Where what compares the number begins: "fler än 10", "ungefär hälften"."""
    first = number
    while first and terms[first - 1].has(*COMPARING, "THAN") and not terms[first - 1].has("IS"):
        first -= 1
    return first


def _without(text: str, said: Terms, first: int, end: int, instead: tuple[str, ...]) -> str:
    """The text without the claim's words, and with others in the place of the number and what compares it."""
    words = [token.typed for token in tokens(text)]
    kept: list[str] = []
    for i, term in enumerate(said.terms):
        if i == first:
            kept += instead
        if not (first <= i < end or term.has("CLAIM")):
            kept += words[term.start : term.end]
    return " ".join(kept)
