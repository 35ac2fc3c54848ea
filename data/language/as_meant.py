"""Words as they are meant, by what stands beside them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from data.language import by_neighbours
from data.language.compared import (
    at_least_as_many,
    beyond_that,
    compared_with,
    either_side,
    first_of_the_last,
    more_than_all,
    most_alike,
    not_reaching,
    reaching,
    so_many_times,
    than_one,
    than_so_many,
    up_to_and_with,
)
from data.language.composition.organised import KINDS
from data.language.denied import all_but, any_group, there_already
from data.language.had_or_lacked import lacking, not_answering, said_to_be, silent, whether_had
from data.language.initials import by_letters
from data.language.not_asked import not_rejected, of_no_claimant, praised, set_aside, spoken_to, without_purpose
from data.language.per_inhabitants import how_big, living_there, per_so_many
from data.language.reading.held_concepts import FULL
from data.language.term import Term

_PROCUREMENT, _OPERATIONS = KINDS
_COUNTED: Final = ("MEASURE", "KOMMUN", "PLANNED", "GROUP", "COUNTRY")


def as_meant(terms: list[Term]) -> list[Term]:
    """The terms with the meanings that they have together."""
    meant = _concepts(terms)
    if meant.isdisjoint(_STEPPED):
        return terms
    for of, step in _STEPS:
        if not meant.isdisjoint(of):
            terms = step(terms)
            meant = _concepts(terms)
    return terms


def _concepts(terms: list[Term]) -> set[str]:
    return {concept for term in terms for concept in term.concepts}


def _asked_about(terms: list[Term]) -> list[Term]:
    """The terms where a word that requires nothing else is what is asked: "vad säger de"."""
    return [
        replace(term, ordinary=False) if term.ordinary and i and terms[i - 1].has("WHAT", "HOW", "WHY", "WHO") else term
        for i, term in enumerate(terms)
    ]


def _running(terms: list[Term]) -> list[Term]:
    """The terms where "i drift" is what they cooperate on, if that is spoken of, and else that services are there."""
    together = any(term.has("COOPERATES") or term.concepts.get("MEASURE") == _PROCUREMENT for term in terms)
    return [
        replace(term, concepts={"MEASURE": _OPERATIONS} if together else {"EXISTING": ""})
        if {"MEASURE", "EXISTING"} <= term.concepts.keys()
        else term
        for term in terms
    ]


def _such_as_named(terms: list[Term]) -> list[Term]:
    """The terms where "en sån", "one" means the one measure of the sentences before, "our group" that of whoever asks."""  # noqa: E501
    found, named, begun, group = list(terms), set[str](), 0, ""
    for i, term in enumerate(terms):
        if term.first:
            named.update(each.concepts["MEASURE"] for each in terms[begun:i] if "MEASURE" in each)
            begun = i
        own = any("MEASURE" in each and "INHABITANTS" not in each for each in terms[begun:i])
        such = "SUCH" in term and not any("KOMMUN" in each for each in terms[i + 1 : i + 2])  # not "sådana kommuner"
        if len(named) == 1 and not own and (such or _is_bare_one(terms, i)):
            found[i] = replace(term, concepts={"MEASURE": next(iter(named))}, number=None)
        elif "SUCH" in term:
            found[i] = replace(term, concepts={"FILLER": "", "SUCH": ""})
        if "GROUP" in term or term.kommuner:  # "We're a tourism municipality. …"
            of_asker = any("ASKER" in one and "IS" in two for one, two in pairwise(terms[begun:i]))
            group = term.concepts.get("GROUP", "") if of_asker else ""
        if group and "OWN_GROUP" in term:
            found[i] = replace(term, concepts={"GROUP": group})
    return found


def _is_bare_one(terms: list[Term], i: int) -> bool:
    """Whether "en", "one" stands for what is had, and counts nothing: "har de redan en?"."""
    bare = terms[i].number == 1 and not terms[i].is_number
    has = any(each.has("HAS", "EXISTING") for each in terms[max(0, i - 3) : i])
    return bare and has and all(each.first or each.has("TOPIC", "SURVEY_NAME") for each in terms[i + 1 : i + 2])


def _numbered(terms: list[Term]) -> list[Term]:
    """The terms where "no" stands for number: "who's no. 4", "the county's no 1", "no. of apps"."""
    found = list(terms)
    for i, (term, number) in enumerate(pairwise(terms)):
        counts = any(each.has("MEASURE", "KOMMUN", "PLANNED") for each in terms[i + 2 : i + 3])
        if "NO" in term and number.is_number and number.end == number.start + 1 and not counts:
            found[i] = replace(term, concepts={"PLACE": ""})
        elif "NO" in term and "OUT_OF" in number and i + 2 < len(terms) and terms[i + 2].has(*_COUNTED):
            found[i] = replace(term, concepts={"COUNT": ""})
    return found


def _ranked_by(terms: list[Term]) -> list[Term]:
    """The terms where a ranking says by what, "rangordnade efter poäng", and perhaps from which end: "from the fewest"."""  # noqa: E501
    ranks = [i for i, term in enumerate(terms) if term.has("RANKS", "PLACE")]
    found = list(terms)
    ends = any(term.has("FEWEST", "WORST") and "RANKS" not in term for term in terms)
    for i, term in enumerate(terms):
        if ends and "RANKS" in term:
            found[i] = replace(term, concepts={c: v for c, v in term.concepts.items() if c != "BEST"})
        elif (
            (i > ranks[0] or not i) and {"BY", "WORSE"} <= term.concepts.keys() and _names_amount(terms[i + 1 : i + 2])
        ):
            found[i] = replace(term, concepts={"BY": ""})
    return found


def _against_all(terms: list[Term]) -> list[Term]:
    """The terms where what something is held against is the country: "commuter municipalities vs all"."""
    for i, (against, term) in enumerate(pairwise(terms)):
        of_kommuner = any(each.has("KOMMUN") and not each.has("GROUP") for each in terms[i + 2 : i + 3])
        after = terms[i + 2 + of_kommuner : i + 3 + of_kommuner]
        held = "COMPARE" in against and "ALL" in term and i
        if held and all(each.has("COMMA", "BY", "SURVEY_NAME", "TOPIC") for each in after):
            return [*terms[: i + 1], replace(term, concepts={"COUNTRY": ""}), *terms[i + 2 + of_kommuner :]]
    return terms


def _full_marks(terms: list[Term]) -> list[Term]:
    """The terms where the highest score is said in a number too: "högsta poäng 14", "full marks (14)"."""
    said = (i for i, (term, number) in enumerate(pairwise(terms)) if "FULL" in term and number.number == FULL)
    at = next(said, -1)
    return [*terms[: at + 1], *terms[at + 2 :]] if at >= 0 else terms


def _defined(terms: list[Term]) -> list[Term]:
    """The terms where "mean" ends what is to be defined, and is no sum: "what does a score of 14 mean in English"."""
    said = [i for i, term in enumerate(terms) if not term.has("LANGUAGE", "SURVEY_NAME", "COMMA", "TOPIC")]
    defined = next((i for i, term in enumerate(terms) if "DEFINE" in term), len(terms))
    if "MEAN" in terms[said[-1]] and any(term.has("GROUP", "NUMBER") for term in terms[defined : said[-1]]):
        terms = [replace(t, concepts={"FILLER": ""}) if i == said[-1] else t for i, t in enumerate(terms)]
    return terms


def _highest_of_some(terms: list[Term]) -> list[Term]:
    """The terms where "högsta poäng" is the highest that some of them have, and not the highest there is."""
    of_some = ("AREA", "GROUP", "KOMMUN", "MANY", "INHABITANTS", "SIZE")
    narrowed = any(term.has(*of_some) or term.place for term in terms)
    found = list[Term]()
    for i, term in enumerate(terms):
        before = next((each for each in reversed(terms[:i]) if not each.skipped), None)
        heads = before is None or before.has("SURVEY_NAME", "COMMA", "WHAT", "WHO", "IS", "DEFINE")
        if "HIGHEST" in term and narrowed and heads:
            found += [replace(term, concepts={"MOST": ""}), replace(term, concepts={"MEASURE": "score"})]
        else:
            found.append(term)
    return found


def _denied_bound(terms: list[Term]) -> list[Term]:
    """The terms where a bound is denied after its verb, "överstiger inte 30", as if before it."""
    found = list(terms)
    for i, (bound, denial) in enumerate(pairwise(terms)):
        number = any(each.is_number for each in terms[i + 2 : i + 3])
        if bound.has("OVER", "UNDER") and denial.has("NOT", "NEITHER") and number:
            found[i : i + 2] = [replace(denial, first=bound.first), replace(bound, first=False)]
    return found


def _where_in_lan(terms: list[Term]) -> list[Term]:
    """The terms where "länet där" is a län that is asked for, where it is of no kommun that is named after it."""
    return [
        replace(term, concepts={"LAN": ""})
        if "AREA_OF" in term and not any(t.place for t in terms[i + 1 : i + 2])
        else term
        for i, term in enumerate(terms)
    ]


def _names_amount(following: list[Term]) -> bool:
    return any(term.has("COUNT", "MEASURE") for term in following)


# In order, and of which concepts: without these a step changes nothing.
_STEPS: Final[tuple[tuple[frozenset[str], Callable[[list[Term]], list[Term]]], ...]] = (
    (frozenset({"ADDRESSEE"}), spoken_to),
    (frozenset({"REQUEST", "REQUESTED", "PURPOSE"}), without_purpose),
    (frozenset({"CLAIM"}), of_no_claimant),
    (frozenset({"TOPIC"}), praised),
    (frozenset({"PER"}), per_so_many),
    (frozenset({"HOW"}), how_big),
    (frozenset({"LIVES"}), living_there),
    (frozenset({"BEGINS"}), by_letters),
    (frozenset({"OVER", "UNDER"}), _denied_bound),
    (frozenset({"AREA_OF"}), _where_in_lan),
    (frozenset({"HIGHEST"}), _highest_of_some),
    (frozenset({"MAX"}), up_to_and_with),
    (frozenset({"THAN"}), than_one),
    (frozenset({"BEST"}), first_of_the_last),
    *by_neighbours.STEPS,
    (frozenset({"ALL"}), _against_all),
    (frozenset({"BUT"}), all_but),
    (frozenset({"EXISTING"}), _running),
    (frozenset({"NO"}), there_already),
    (frozenset({"REACHES"}), not_reaching),
    (frozenset({"REACHES"}), reaching),
    (frozenset({"SUCH", "NUMBER", "OWN_GROUP"}), _such_as_named),
    (frozenset({"NO"}), _numbered),
    (frozenset({"NO"}), any_group),
    (frozenset({"DEFINE"}), _defined),
    (frozenset({"FULL"}), _full_marks),
    (frozenset({"WHETHER"}), whether_had),
    (frozenset({"SILENT"}), silent),
    (frozenset({"MISSING"}), lacking),
    (frozenset({"MISSING"}), not_answering),
    (frozenset({"SAYS_YES", "SAYS_NO"}), said_to_be),
    (frozenset({"UNKNOWN"}), _asked_about),
    (frozenset({"TIMES"}), so_many_times),
    (frozenset({"RANKS", "PLACE"}), _ranked_by),
    (frozenset({"SAME"}), at_least_as_many),
    (frozenset({"THAN"}), compared_with),
    (frozenset({"THAN"}), than_so_many),
    (frozenset({"THAN_THAT"}), beyond_that),
    (frozenset({"ALL_OTHERS", "OTHERS"}), more_than_all),
    (frozenset({"OWN_GROUP", "ALIKE"}), most_alike),
    (frozenset({"OR", "UP", "DOWN"}), either_side),
    (frozenset({"INSTEAD", "NOT", "NO"}), not_rejected),
    (frozenset({"EXCEPT", "ASKER"}), set_aside),
)
_STEPPED: Final = frozenset().union(*(of for of, _ in _STEPS))
