"""Words as they are meant, by what stands beside them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from data.language import by_neighbours
from data.language.compared import (
    at_least_as_many,
    compared_with,
    either_side,
    more_than_all,
    so_many_times,
    than_so_many,
)
from data.language.composition.organised import KINDS
from data.language.initials import by_letters
from data.language.not_asked import not_rejected, of_no_claimant, spoken_to, without_purpose
from data.language.per_inhabitants import per_so_many
from data.language.reading.held_concepts import FULL
from data.language.term import Term

_PROCUREMENT, _OPERATIONS = KINDS
_COUNTED: Final = ("MEASURE", "KOMMUN", "PLANNED", "GROUP", "COUNTRY")


def as_meant(terms: list[Term]) -> list[Term]:
    """The terms with the meanings that they have together."""
    meant = _concepts(terms)
    for of, step in _STEPS:
        if not meant.isdisjoint(of):
            terms = step(terms)
            meant = _concepts(terms)
    return terms


def _concepts(terms: list[Term]) -> set[str]:
    return {concept for term in terms for concept in term.concepts}


def _asked_about(terms: list[Term]) -> list[Term]:
    """The terms where a word that requires nothing else is what is asked: "vad säger de"."""
    asking = ("WHAT", "HOW", "WHY", "WHO")
    return [
        replace(term, ordinary=False) if term.ordinary and i and terms[i - 1].has(*asking) else term
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


def _not_reaching(terms: list[Term]) -> list[Term]:
    """The terms where what they do not come up to is what they are under: "når inte upp till medianen"."""
    for i, term in enumerate(terms):
        sides = [at for at in (i - 1, i + 1) if "NOT" in term and 0 <= at < len(terms) and terms[at].has("REACHES")]
        end = max([i, *sides]) + 1
        while sides and end < len(terms) and terms[end].has("MAX", "TO", "BY", "REACHES"):
            end += 1
        following = [each for each in terms[end : end + 3] if not each.skipped][:2]
        mean = bool(following) and following["COUNTRY" in following[0] and len(following) > 1].has("MEAN", "MEDIAN")
        if sides and mean:
            begun = min([i, *sides])
            typed = " ".join(each.typed for each in terms[begun:end])
            return [*terms[:begun], replace(term, typed=typed, concepts={"UNDER": ""}), *terms[end:]]
    return terms


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
        if (
            "COMPARE" in against
            and "ALL" in term
            and i
            and all(each.has("COMMA", "BY", "SURVEY_NAME", "TOPIC") for each in after)
        ):
            return [*terms[: i + 1], replace(term, concepts={"COUNTRY": ""}), *terms[i + 2 + of_kommuner :]]
    return terms


def _said_to_be(terms: list[Term]) -> list[Term]:
    """The terms where a yes or a no says whether a measure is had: "e-strategi = nej", "e-strategy: yes"."""
    for i, (term, joint) in enumerate(zip(terms[2:], terms[1:], strict=False)):
        if term.has("SAYS_YES", "SAYS_NO") and "MEASURE" in terms[i] and ("EXACTLY" in joint or joint.typed == ":"):
            had, lacked = replace(joint, concepts={"HAS": ""}), replace(term, concepts={"MISSING": ""})
            said = [terms[i], lacked] if "SAYS_NO" in term else [had, terms[i]]
            return [*terms[:i], *said, *_said_to_be(terms[i + 3 :])]
    return terms


def _lacking(terms: list[Term]) -> list[Term]:
    """The terms where what is missing is named after it, and not before: "… inhabitants are missing an e-strategy"."""
    found = list(terms)
    for i, term in enumerate(terms):
        after = next((each for each in terms[i + 1 :] if "FILLER" not in each), None)
        if "MISSING" in term and after and "MEASURE" in after and "INHABITANTS" not in after:
            found[i] = replace(term, concepts={"WITHOUT": ""})
    return found


def _not_answering(terms: list[Term]) -> list[Term]:
    """The terms where who is missing did not answer: "vilka saknas i Jämtland", "which ones are missing".

    What is missing of one that is named is seen in what there is: "vilka uppgifter saknas för Arjeplog".
    """
    at = next((i for i, term in enumerate(terms) if "MISSING" in term), 0)
    if any(each.kommuner for each in terms[at + 2 : at + 3]) and "CONCERNING" in terms[at + 1]:
        return [replace(term, concepts={"OVERVIEW": ""}) if i == at else term for i, term in enumerate(terms)]
    of_whom = at > 0 and all(term.skipped or term.has("WHO", "MANY", "COUNT") for term in terms[:at])
    if not of_whom or any(term.has("MEASURE", "COOPERATES", "DOES") for term in terms):
        return terms
    answered, not_so = ({"DOES": "answered"}, {"NOT": ""})
    deed = [replace(terms[at], concepts=concepts) for concepts in (answered, not_so)]
    rest = [replace(t, concepts={"BY": ""}) if i == at + 1 and "FROM" in t else t for i, t in enumerate(terms)]
    return [*rest[:at], *deed, *rest[at + 1 :]]


def _whether_had(terms: list[Term]) -> list[Term]:
    """The terms where "om de har" but says of whom it is, where it stands in no list of what is to be shown."""
    found = list(terms)
    for i, term in enumerate(terms):
        before = [each for each in terms[:i] if not each.skipped]
        listed = any(each.has("SHOW", "FORM", "MEASURE") for each in before)
        if "WHETHER" in term and not (listed and before[-1].has("AND", "COMMA", "SHOW")):
            found[i] = replace(term, concepts={"FILLER": "", "HAS": ""})
    return found


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


def _names_amount(following: list[Term]) -> bool:
    return any(term.has("COUNT", "MEASURE") for term in following)


# In order, and of which concepts: without these a step changes nothing.
_STEPS: Final[tuple[tuple[frozenset[str], Callable[[list[Term]], list[Term]]], ...]] = (
    (frozenset({"ADDRESSEE"}), spoken_to),
    (frozenset({"REQUEST", "REQUESTED", "PURPOSE"}), without_purpose),
    (frozenset({"CLAIM"}), of_no_claimant),
    (frozenset({"PER"}), per_so_many),
    (frozenset({"BEGINS"}), by_letters),
    *by_neighbours.STEPS,
    (frozenset({"ALL"}), _against_all),
    (frozenset({"EXISTING"}), _running),
    (frozenset({"REACHES"}), _not_reaching),
    (frozenset({"SUCH", "NUMBER", "OWN_GROUP"}), _such_as_named),
    (frozenset({"NO"}), _numbered),
    (frozenset({"DEFINE"}), _defined),
    (frozenset({"FULL"}), _full_marks),
    (frozenset({"WHETHER"}), _whether_had),
    (frozenset({"MISSING"}), _lacking),
    (frozenset({"MISSING"}), _not_answering),
    (frozenset({"SAYS_YES", "SAYS_NO"}), _said_to_be),
    (frozenset({"UNKNOWN"}), _asked_about),
    (frozenset({"TIMES"}), so_many_times),
    (frozenset({"RANKS", "PLACE"}), _ranked_by),
    (frozenset({"SAME"}), at_least_as_many),
    (frozenset({"THAN"}), compared_with),
    (frozenset({"THAN"}), than_so_many),
    (frozenset({"ALL_OTHERS", "OTHERS"}), more_than_all),
    (frozenset({"OR", "UP", "DOWN"}), either_side),
    (frozenset({"INSTEAD", "NOT", "NO"}), not_rejected),
)
