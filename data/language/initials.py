"""Names by the letters that they begin with: "kommuner som börjar på Ö", "starting with S or T"."""

from dataclasses import replace
from itertools import zip_longest

from data.language.term import Term


def by_letters(terms: list[Term]) -> list[Term]:
    """The terms where a letter says how names begin: "kommuner som börjar på Ö", "starting with S or T"."""
    found = list[Term]()
    for term, following in zip_longest(terms, terms[1:], fillvalue=terms[-1]):
        before, letter = (found or [term])[-1], _letter(term)
        if "BEGINS" in before and (letter or ("OR" in term and _letter(following))):
            typed, said = f"{before.typed} {term.typed}", f"{before.concepts['BEGINS']}{letter}"
            found[-1] = replace(before, end=term.end, typed=typed, concepts={"BEGINS": said})
        else:
            found.append(term)
    return [replace(t, concepts={"UNKNOWN": ""}) if t.concepts.get("BEGINS") == "" else t for t in found]


def _letter(term: Term) -> str:
    """The letter that it is, as names begin with it; nothing of other words."""
    return term.typed.upper() if len(term.typed) == 1 and term.typed.isalpha() else ""
