"""What a kommun has somebody or a plan for, and what it does with others: "ansvarig för e-tjänster", "samverkar om drift"."""  # noqa: E501

from typing import Final

from data.language.composition.clauses import THEME, having
from data.language.composition.joining import have
from data.language.composition.walk import Walk
from data.language.term import Term, Terms
from data.model.conditions import Any

KINDS: Final = ("cooperates_procurement", "cooperates_operations")  # what it was asked whether they cooperate on
_GOVERNMENT: Final = "e_government"
# What may stand after "samverkar" and is nothing that they would cooperate on.
_NO_KIND: Final = frozenset(
    {
        *("PLACE_NAME", "AREA", "GROUP", "SIZE", "KOMMUN", "MANY", "LAN", "COUNTRY", "SURVEY_NAME", "ANY", "ALL"),
        *(
            "OUT_OF",
            "PER",
            "HAS",
            "AND",
            "OR",
            "BUT",
            "COMMA",
            "NOT",
            "COOPERATES",
            "WHO",
            "GROUP_NOUN",
            "MOST",
            "OFTEN",
        ),
    }
)


def past_theme(walk: Walk, end: int) -> int:
    """Past what a measure is for, where that is what all of it is about: "för e-förvaltning och e-tjänster"."""
    found = themes(walk.said, end)
    walk.take(*found)
    return found[-1] + 1 if found else end


def themes(said: Terms, end: int) -> list[int]:
    """The terms from there on that say so."""
    found, at = list[int](), said.skip(end)
    concerned = any(said.at(j).has("CONCERNING", "ABOUT") for j in range(end, at))
    if said.at(at).has("OUT_OF"):  # "in charge of"
        concerned, at = True, said.skip(at + 1)
    while concerned and _is_theme(said.at(at)):
        found.append(at)
        if not said.at(at + 1).has("AND"):
            break
        at = said.skip(at + 2)
    return found


def _is_theme(term: Term) -> bool:
    return term.concepts.get("MEASURE") == THEME or term.concepts.get("TOPIC") == _GOVERNMENT


def cooperate(walk: Walk, i: int) -> int:
    """Cooperation on what is named after it, or on anything that was asked; what was not asked is not answered."""
    said = walk.said
    if _names_kind(walk, i):
        have(walk, i)
        return i + 1
    start = i + 1
    if walk.at(start).has("NOT"):
        walk.negate("not")
        walk.take(start)
        start += 1
    if walk.at(start).has("HAS") and said.after(start).has("OTHERS"):  # "cooperate with any other kommun"
        walk.take(said.skip(start + 1))
        start = said.skip(start + 1) + 1
    end = past_theme(walk, start)
    at = said.skip(end)
    following = walk.at(at)
    concerned = end == start and any(walk.at(j).has("CONCERNING") for j in range(end, at))
    if concerned and following.concepts and following.concepts.keys().isdisjoint(_NO_KIND):
        walk.r.beyond = "cooperation"
    counts = said.has("COUNT", "SHARE", "OFTEN", "COMMONEST", "PLACE_NAME")
    if _names_partner(said, i) or (said.at(said.skip(0)).has("HOW") and not counts):  # "hur samverkar kommunerna"
        walk.r.beyond = "cooperation"
    while walk.at(at).has("ANY"):
        walk.take(at)
        at = end = at + 1
    walk.require(Any(tuple(map(having, KINDS))), i)
    return end


def _names_partner(said: Terms, i: int) -> bool:
    """Whether it says with whom: "samarbetar Lund med Malmö"."""
    return any(
        said.at(j).has("HAS") and said.after(j).kommuner and (said.before(j).kommuner or said.skip(i + 1) == j)
        for j in range(i + 1, len(said))
    )


def _names_kind(walk: Walk, i: int) -> bool:
    """Whether a kind that was asked stands in the same part of the sentence."""
    for step in (1, -1):
        j = i + step
        while 0 <= j < len(walk.said) and not walk.at(j if step > 0 else j + 1).first and "COMMA" not in walk.at(j):
            if walk.at(j).concepts.get("MEASURE") in KINDS or walk.at(j).concepts.get("DOES") in KINDS:
                return True
            j += step
    return False
