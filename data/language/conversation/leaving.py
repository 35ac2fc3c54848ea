"""A message that leaves out some of those at hand: "utan de fem bästa", "ta bort nollorna", "not the big three"."""

from dataclasses import replace
from typing import Final

from data.language.conversation.fragment import Fragment
from data.language.conversation.kinds import parts_of
from data.language.conversation.same_kommuner import conditions, measure_of
from data.language.conversation.same_list import denied_as_said
from data.model.conditions import EVERYONE, Condition, Has, InGroup, Place, flat
from data.model.question import Question

_FEW: Final = 3  # words


def _ends(before: Question, fragment: Fragment, rest: Question) -> Place | None:
    """The first or the last so many that are left out: "utan de fem bästa", "the big three"."""
    terms = fragment.rest_terms
    sizes = [term.concepts["SIZE"] for term in terms if "SIZE" in term]
    many = [int(term.number) for term in terms if term.number is not None and term.is_number]
    if sizes and len(many) == 1 and len(terms) <= _FEW:
        return Place("population", 1, many[0], "fewest" if sizes[0] == "small" else "most")
    if rest.want != "top" or not rest.limit or rest.where != EVERYONE:
        return None
    return Place(
        "population" if before.by == "size" else rest.measure or before.measure or "score",
        1,
        rest.limit,
        "fewest" if rest.order == "fewest" else "most",
    )


def _group(fragment: Fragment) -> Condition | None:
    """The kommungrupp that is left out, where but that and how many they are is said: "the three big cities"."""
    terms = fragment.rest_terms
    groups = [term.concepts["GROUP"] for term in terms if "GROUP" in term]
    rest = [term for term in terms if "GROUP" not in term and not term.is_number]
    return InGroup(groups[0]) if len(groups) == 1 and not rest else None


def leaving(before: Question, fragment: Fragment) -> Question | None:
    """The same without those of whom something is so: "ta bort nollorna", "stryk dem som inte svarat"."""
    rest = fragment.rest
    if rest is None or before.of or before.want in ("overview", "check"):
        return None
    if group := _group(fragment):
        left: Condition = group
    elif fragment.rest_number is None and (ends := _ends(before, fragment, rest)):
        left = ends
    elif fragment.rest_number is not None:
        left = Has(measure_of(before) or "score", "==", fragment.rest_number)
    elif rest.unused or rest.of:
        return None
    else:
        left = conditions(before, fragment, rest)
    if left == EVERYONE:
        return None
    return replace(before, where=flat([*parts_of(before.where), denied_as_said(left)]))
