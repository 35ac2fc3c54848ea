"""Words that are an end, a place or a comparison by what stands beside them: "how low does it go", "who places 2nd"."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from data.language.reading.held_concepts import FULL
from data.language.term import NOTHING, Term

_FIGURES: Final = ("MEASURE", "ANSWERING", "SHARE", "MEAN", "MEDIAN")
_ABOVE: Final = ("MEAN", "MEDIAN")


def _as(term: Term, *concepts: str) -> Term:
    """The term, which means these alone."""
    return replace(term, concepts=dict.fromkeys(concepts, ""), number=None)


def _less(term: Term, concept: str) -> Term:
    """The term without one of the things that it may mean; it stays a word if that was all."""
    rest = {each: value for each, value in term.concepts.items() if each != concept}
    return replace(term, concepts=rest or {"UNKNOWN": ""})


def _next(terms: list[Term], i: int) -> int:
    """Where the next term stands that means something by itself, or the end."""
    return next((j for j in range(i + 1, len(terms)) if not terms[j].skipped), len(terms))


def _at(terms: list[Term], i: int) -> Term:
    return terms[i] if 0 <= i < len(terms) else NOTHING


def how_far_it_goes(terms: list[Term]) -> list[Term]:
    """The terms where it is asked how low or how high something goes: the lowest of it, or the highest."""
    found = list(terms)
    for i, term in enumerate(terms):
        if "GOES" not in term:
            continue
        asks = next((j for j in range(i) if terms[j].has("HOW") and _at(terms, j + 1).has("HIGH", "LOW")), -1)
        named = any(each.kommuner for each in terms)
        if asks >= 0 and not named and not any(each.first for each in terms[asks + 1 : i + 1]):
            low = "LOW" in terms[asks + 1]
            found[asks], found[asks + 1] = _as(terms[asks], "WHAT"), _as(terms[asks + 1], "FEWEST" if low else "MOST")
            found[i] = _as(term, "FILLER")
        else:
            found[i] = _less(term, "GOES")
    return found


def most_of_any(terms: list[Term]) -> list[Term]:
    """The terms where "at most" bounds nothing and says the most that any has: "how many at most does any … have"."""
    found = list(terms)
    for i, term in enumerate(terms):
        bounds = _at(terms, i + 1).is_counted or any(each.is_counted for each in (_at(terms, i - 1), _at(terms, i - 2)))
        counted = any(each.has("COUNT") for each in terms[:i])
        any_of = any(each.has("ANY") for each in terms[i + 1 :])
        if term.has("MIN", "MAX") and not term.has("MOST", "FEWEST", "TO") and counted and any_of and not bounds:
            found[i] = _as(term, "FEWEST" if "MIN" in term else "MOST")
    return found


def who_places(terms: list[Term]) -> list[Term]:
    """The terms where a word that may be kommuner is the verb before a place: "which one places 2nd"."""
    found = list(terms)
    for i, term in enumerate(terms):
        if {"MANY", "PLACE"} <= term.concepts.keys():
            found[i] = _as(term, "PLACE") if "ORDINAL" in _at(terms, i + 1) else _less(term, "PLACE")
    return found


def that_top(terms: list[Term]) -> list[Term]:
    """The terms where "top" is to be better than what is named after it: "does Lund's score top the average"."""
    found = list(terms)
    for i, term in enumerate(terms):
        if "TOPS" in term:
            over = _at(terms, _next(terms, i))
            mean = over.has(*_ABOVE) or (bool(over.area) and _at(terms, _next(terms, _next(terms, i))).has(*_ABOVE))
            spoken_of = any(not (each.skipped or each.has("SURVEY_NAME", "COMMA")) for each in terms[:i])
            better = spoken_of and not _at(terms, i + 1).has("BY") and (mean or (over.kommuner and not over.area))
            many = (
                i > 0
                and terms[i - 1].has("KOMMUN", "MANY", "GROUP")
                and any(each.has("WHO", "MANY") for each in terms[:i])
            )
            so_many = many and over.is_number and "MEASURE" in _at(terms, _next(terms, _next(terms, i)))
            found[i] = _as(term, "BETTER") if better else _as(term, "OVER") if so_many else _less(term, "TOPS")
    return found


def between_two(terms: list[Term]) -> list[Term]:
    """The terms where so much lies between two kommuner: "how many points are there between A and B"."""
    found = list(terms)
    for i, term in enumerate(terms):
        two = bool(_at(terms, i + 1).kommuner) and "AND" in _at(terms, i + 2) and bool(_at(terms, i + 3).kommuner)
        before = [each for each in terms[:i] if not (each.skipped or each.has("IS", "SURVEY_NAME", "COMMA"))]
        counted = len(before) > 1 and before[-2].has("COUNT") and before[-1].has("MEASURE")
        if "BETWEEN" in term and two and counted:
            found[i] = _as(term, "DIFFERENCE")
    return found


def up_to_the_first(terms: list[Term]) -> list[Term]:
    """The terms where "up to" bounds nothing and leads to the first: "the gap up to the county's number one"."""
    found = list(terms)
    for i, term in enumerate(terms):
        after = [each for each in terms[i + 1 : i + 6] if not (each.skipped or each.has("OWN_AREA") or each.area)]
        if {"MAX", "TO"} <= term.concepts.keys() and after and after[0].has("LEADER", "FULL"):
            found[i] = _as(term, "BEHIND")
    return found


def short_of_full(terms: list[Term]) -> list[Term]:
    """The terms where it is counted how much is missing to full marks: "how many points short of 14"."""
    found = list(terms)
    for i, (term, number) in enumerate(pairwise(terms)):
        counted = any(each.has("COUNT") for each in terms[:i])
        if term.has("UNDER") and counted and number.number == FULL and not number.typed.isalpha():
            found[i], found[i + 1] = _as(term, "BEHIND"), _as(number, "FULL")
    return found


def of_what_size(terms: list[Term]) -> list[Term]:
    """The terms where a size is that of a figure: "the size of its offering", "how large is its supply of …"."""
    found, sized = list(terms), any(term.has("INHABITANTS") for term in terms)
    for i, term in enumerate(terms):
        ahead = _next(terms, i)
        ahead = _next(terms, ahead) if _at(terms, ahead).kommuner else ahead  # "the size of Lund's offering"
        figure = "MEASURE" in _at(terms, ahead) and not sized
        if "ALIKE" in term and figure:
            found[i] = _as(term, "COUNT")
        elif "SIZE" in term and "HOW" in _at(terms, i - 1) and "IS" in _at(terms, i + 1) and not sized:
            rest = terms[i + 1 :]
            if any(each.has(*_FIGURES) for each in rest) and not any(
                each.has("KOMMUN", "GROUP", "DIFFERENCE") for each in rest
            ):
                found[i] = _as(term, "COUNT")
    return found


def that_number(terms: list[Term]) -> list[Term]:
    """The terms where "number" is the verb before how many there are: "whose e-services number 5 to 20"."""
    found = list(terms)
    for i, term in enumerate(terms):
        counts = _at(terms, i + 1).is_counted or _at(terms, i + 1).has("BETWEEN", "MIN", "MAX", "OVER", "UNDER", "FROM")
        whose = any(each.has("WHO") for each in terms[:i]) and "MEASURE" in _at(terms, i - 1)
        if {"PLACE", "COUNT"} <= term.concepts.keys() and whose and counts:
            found[i] = _as(term, "IS")
    return found


def said_before_survey(terms: list[Term]) -> list[Term]:
    """The terms where what stands before a survey's name and a colon only names it: "Source: example"."""
    found = list(terms)
    for i in range(len(terms) - 2):
        labels = terms[i].has("TOPIC", "TOLD", "FILLER") and terms[i + 1].typed == ":" and "SURVEY_NAME" in terms[i + 2]
        if labels and i and terms[i].first:
            found[i] = replace(_as(terms[i], "FILLER"), first=False, hints="")
    return found


def reaches(terms: list[Term]) -> list[Term]:
    """The terms where who is asked to reach so much stands between: "når Lund 20 e-tjänster"."""
    for i, term in enumerate(terms[:-2]):
        if "REACHES" in term and terms[i + 1].kommuner and terms[i + 2].is_counted:
            return [*terms[:i], _as(term, "HAS"), terms[i + 1], _as(replace(term, first=False), "MIN"), *terms[i + 2 :]]
    return terms


def no_worse(terms: list[Term]) -> list[Term]:
    """The terms where who does not match another is worse, and who does is the same: "can't match Lund's score"."""
    found = list(terms)
    for i, term in enumerate(terms):
        if "MATCHES" not in term:
            continue
        after = i + ("NOT" in _at(terms, i + 1))  # "matchar inte Lund"
        named = bool(_at(terms, _next(terms, after)).kommuner)
        before = (j for j in (i - 1, i - 2) if _at(terms, j).has("NOT") and terms[i - 1].has("NOT", "CAN"))
        denied = after if after > i else next(before, -1)
        found[i] = _as(term, "WORSE" if denied >= 0 else "SAME") if named else _less(term, "MATCHES")
        if named and denied >= 0:
            found[denied] = _as(terms[denied], "FILLER")
    return found


def better_than_so_many(terms: list[Term]) -> list[Term]:
    """The terms where so many points are beaten, and nobody: "who beat 8 points", "scored better than 8"."""
    found = list(terms)
    for i, term in enumerate(terms):
        at = i + 1 + ("THAN" in _at(terms, i + 1))
        number, counted = (
            _at(terms, at),
            _at(terms, _next(terms, at)).has("KOMMUN", "GROUP", "OTHERS", "OUT_OF", "PERCENT"),
        )
        beats = term.has("BETTER", "WORSE") and not term.has("OVER", "UNDER", "BEST", "WORST", "NEAREST")
        if beats and number.is_number and not (counted or number.has("ORDINAL")):
            than = at > i + 1
            found[i] = _as(term, ("MORE" if than else "OVER") if "BETTER" in term else "FEWER" if than else "UNDER")
    return found


def sum_named_last(terms: list[Term]) -> list[Term]:
    """The terms where what is wanted of a measure stands after it, with a comma between: "planned e-services, median"."""  # noqa: E501
    found = list(terms)
    for i, (measure, comma) in enumerate(pairwise(terms)):
        wanted, after = _at(terms, i + 2), _at(terms, i + 3)
        ends = after.has("COMMA", "SURVEY_NAME") or i + 3 == len(terms)
        if "MEASURE" in measure and "COMMA" in comma and wanted.has("MEAN", "MEDIAN", "TOTAL") and ends:
            found[i], found[i + 2] = replace(wanted, first=measure.first), replace(measure, first=False)
            found[i + 1] = _as(comma, "FILLER")
    return found


# In order, and of which concepts: without these a step changes nothing.
STEPS: Final[tuple[tuple[frozenset[str], Callable[[list[Term]], list[Term]]], ...]] = (
    (frozenset({"MEAN", "MEDIAN", "TOTAL"}), sum_named_last),
    (frozenset({"GOES"}), how_far_it_goes),
    (frozenset({"TOPS"}), that_top),
    (frozenset({"ALIKE", "SIZE"}), of_what_size),
    (frozenset({"SURVEY_NAME"}), said_before_survey),
    (frozenset({"PLACE"}), that_number),
    (frozenset({"MIN", "MAX"}), most_of_any),
    (frozenset({"ORDINAL", "MANY"}), who_places),
    (frozenset({"BETWEEN"}), between_two),
    (frozenset({"MAX"}), up_to_the_first),
    (frozenset({"UNDER"}), short_of_full),
    (frozenset({"REACHES"}), reaches),
    (frozenset({"MATCHES"}), no_worse),
    (frozenset({"BETTER", "WORSE"}), better_than_so_many),
)
