"""Of whom a share is asked, and what of them: by where each is said."""

from typing import Final

from data.language.composition.clauses import Clause
from data.language.term import Term
from data.language.wants.view import View

KINDS: Final = {"SIZE": "sizes", "GROUP": "groups", "AREA": "areas", "PLACE_NAME": "areas"}
SHARED: Final = ("SHARE", "PERCENT", "COMMONEST", "RAREST")


def said_before(v: View) -> tuple[list[Clause], list[Clause]] | None:
    """What is required of whom it is asked, where they stand first, and the rest: "av dem som … , hur många …".

    They may be spoken of again: "… som har egen strategi. Hur många procent av dem …".
    """
    terms = v.said.terms
    asks = next((i for i, term in enumerate(terms) if term.has("COUNT", *SHARED)), 0)
    of = next((t for t in terms if not t.has("SURVEY_NAME", "COMMA") and (t.has("OUT_OF") or not t.skipped)), None)
    again = any(
        t.has("OUT_OF") and v.said.at(i).has("IT") and not _is_relative(v.said.at(i + 1))
        for i, t in enumerate(terms[asks:], asks + 1)
    )
    if of is None or not (of.has("OUT_OF") or again):
        return None
    return [c for c in v.r.clauses if c.at < asks], [c for c in v.r.clauses if c.at > asks]


def _is_relative(term: Term) -> bool:
    """Whether it begins what they have who are spoken of, "av dem som har", and not what is asked: "av dem har"."""
    return term.has("AS", "WHO", "DOES") or (term.has("HAS") and "FILLER" not in term)


def said_last(v: View) -> tuple[list[Clause], list[Clause]] | None:
    """The same where it is said after all else of whom it is asked: "… minst 2 poäng, av de kommuner som alls har poäng"."""  # noqa: E501
    begun = min(c.at for c in v.r.clauses)
    of = [i for i in v.said.where("OUT_OF", "AMONG") if i > begun and v.said.before(i).has("COMMA", "MEASURE")]
    after = [c for c in v.r.clauses if of and c.at > of[-1]]
    if not after or not any(v.said.at(i).has("KOMMUN", "IT", "AMONG", *KINDS) for i in range(of[-1], after[0].at)):
        return None  # "andelen med minst två appar bland de kommuner som har e-strategi"
    return after, [c for c in v.r.clauses if c.at < of[-1]]


def is_said_of_the_rest(v: View, group: int) -> bool:
    """Whether it is what the rest have, and not of whom it is asked: "av dem utan appar har så många invånare"."""
    at = [c.at for c in v.r.clauses if c.group == group]
    before = [c.at for c in v.r.clauses if c.group != group]
    if not before or max(before) > min(at):
        return False
    between = [v.said.at(i) for i in range(max(before) + 1, min(at))]
    return any(each.has("HAS") for each in between) and not any(
        each.has("AMONG", "AS", "KOMMUN", "GROUP") for each in between
    )
