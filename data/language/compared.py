"""Comparisons as they are meant: with whom, with how many, on which side."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from data.language.term import Term

_COMPARING: Final = ("MORE", "FEWER", "BETTER", "WORSE", "OVER", "UNDER", "OTHERS", "SAME", "OFTEN")
_HIGHER: Final = ("MORE", "BETTER", "OVER")
_LOWER: Final = ("FEWER", "WORSE", "UNDER")
_BETWEEN: Final = ("MEASURE", "PLANNED", "COUNT", "FILLER")  # may stand before "than"
_COUNTED: Final = ("MEASURE", "KOMMUN", "PLANNED")
_ENDS: Final = {"MORE": "MOST", "FEWER": "FEWEST", "BETTER": "BEST", "WORSE": "WORST"}  # of all
_TIMES: Final = "n"  # so many times as the number before it says


def compared_with(terms: list[Term]) -> list[Term]:
    """The terms where a word that may be a misspelt "than" is one after a comparison, "more then 5", and else none.

    One that may be a number too is an article, but between the two: "mer en 50", "bättre en Lund".
    """
    found, compares = list(terms), False
    for i, term in enumerate(terms):
        compares = term.has(*_COMPARING) or (compares and not term.first)
        others = {concept: value for concept, value in term.concepts.items() if concept != "THAN"}
        if "THAN" in term and others:
            held = any(each.is_number or each.kommuner for each in terms[i + 1 : i + 2])
            between = compares and terms[i - 1].has(*_COMPARING) and held
            than = between if "NUMBER" in others else compares
            found[i] = replace(term, concepts={"THAN": ""} if than else others, number=None if than else term.number)
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


def most_alike(terms: list[Term]) -> list[Term]:
    """The terms where those who are most like one are the nearest to it: "vilka liknar Mora mest i storlek"."""
    found = list(terms)
    measured = any(term.has("SIZE_NOUN", "INHABITANTS", "MEASURE") for term in terms)
    for i, (alike, name, most) in enumerate(zip(terms, terms[1:], terms[2:], strict=False)):
        if alike.has("OWN_GROUP", "ALIKE") and name.kommuner and "MOST" in most and measured:
            found[i], found[i + 2] = replace(alike, concepts={"FILLER": ""}), replace(most, concepts={"NEAREST": ""})
    return found


def more_than_all(terms: list[Term]) -> list[Term]:
    """The terms where who is better than all others is best: "who has more apps than anyone else", "vem slår alla andra"."""  # noqa: E501
    found = list(terms)
    for i, term in enumerate(terms):
        one_of = any(
            a.has("WHO") and b.has("OUT_OF") for a, b in pairwise(terms[:i])
        )  # "which of them has more than the others"
        if not ("ALL_OTHERS" in term or ("OTHERS" in term and one_of and "THAN" in terms[i - 1])):
            continue
        found[i] = replace(term, concepts={"OTHERS": ""})
        begins = next((j for j in range(i - 1, -1, -1) if terms[j].has(*_ENDS)), i)
        between = terms[begins + 1 : i]
        asked = begins < i and any(each.has("WHO") or each.kommuner for each in terms[:begins])
        if asked and all(each.skipped or each.has("THAN", "MEASURE", "COUNT", "PLANNED") for each in between):
            end = next(_ENDS[concept] for concept in _ENDS if concept in terms[begins])
            found[begins] = replace(terms[begins], concepts={end: ""})
            found[i] = replace(term, concepts={"FILLER": ""})
            return [each for j, each in enumerate(found) if not (begins < j < i and each.has("THAN"))]
    return found


def than_so_many(terms: list[Term]) -> list[Term]:
    """The terms where what is counted stands after how many: "fler appar än 3" as "fler än 3 appar"."""
    found = list(terms)
    for i, term in enumerate(found):
        than = next((j for j, each in enumerate(found[i + 1 :], i + 1) if not each.has(*_BETWEEN)), i)
        number, following = found[than + 1 : than + 2], found[than + 2 : than + 3]
        named = any(each.has("MEASURE") for each in found[i + 1 : than])
        counts = named and found[than].has("THAN") and bool(number) and number[0].is_number
        if term.has(*_HIGHER, *_LOWER) and counts and not any(each.has(*_COUNTED) for each in following):
            more = replace(term, concepts={"MORE" if term.has(*_HIGHER) else "FEWER": ""})
            found[i : than + 2] = [more, found[than], *number, *found[i + 1 : than]]
    return found


def beyond_that(terms: list[Term]) -> list[Term]:
    """The terms where what is counted stands between a side and "than that": "fler appar än så" as "fler än så"."""
    found = list(terms)
    for i, term in enumerate(terms):
        at = next((j for j in range(i - 1, -1, -1) if not terms[j].has(*_BETWEEN)), -1)
        if "THAN_THAT" in term and at >= 0 and terms[at].has(*_HIGHER, *_LOWER):
            found[at] = replace(terms[at], concepts={"ABOVE_THAT" if terms[at].has(*_HIGHER) else "BELOW_THAT": ""})
        elif "THAN_THAT" not in term:
            continue
        found[i] = replace(term, concepts={"FILLER": ""})
    return found


def at_least_as_many(terms: list[Term]) -> list[Term]:
    """The terms where a bound and that something is the same are one: "minst lika många", "at least as high"."""
    for i, (bound, same) in enumerate(pairwise(terms)):
        if "SAME" in same and bound.has("MIN", "MAX"):
            concepts = {"SAME": "MIN" if "MIN" in bound else "MAX"}
            typed = f"{bound.typed} {same.typed}"
            return [*terms[:i], replace(same, start=bound.start, typed=typed, concepts=concepts), *terms[i + 2 :]]
    return terms


def so_many_times(terms: list[Term]) -> list[Term]:
    """The terms where a number before "gånger så många" says how many times as much."""
    found = list[Term]()
    for term in terms:
        after_number = bool(found) and found[-1].number is not None
        if term.concepts.get("TIMES") != _TIMES:
            found.append(term)
        elif after_number:
            times = {"TIMES": f"{found[-1].number:g}"}
            found[-1] = replace(found[-1], typed=f"{found[-1].typed} {term.typed}", concepts=times, number=None)
        elif found and found[-1].has("COUNT"):  # "hur många gånger fler"
            found.append(replace(term, concepts={"TIMES": "0"}))
        else:
            found.append(replace(term, concepts={"FILLER": ""}))
    return found


def not_reaching(terms: list[Term]) -> list[Term]:
    """The terms where what they do not come up to is what they are under: "når inte upp till medianen"."""
    for i, term in enumerate(terms):
        sides = [at for at in (i - 1, i + 1) if "NOT" in term and 0 <= at < len(terms) and terms[at].has("REACHES")]
        end = max([i, *sides]) + 1
        while sides and end < len(terms) and terms[end].has("MAX", "TO", "BY", "REACHES"):
            end += 1
        following = [each for each in terms[end : end + 3] if not each.skipped][:2]
        mean = bool(following) and following["COUNTRY" in following[0] and len(following) > 1].has("MEAN", "MEDIAN")
        one = bool(following) and bool(following[0].kommuner)  # "når inte upp till Lunds poäng"
        if sides and (mean or one):
            begun = min([i, *sides])
            typed = " ".join(each.typed for each in terms[begun:end])
            side = {"WORSE": ""} if one else {"UNDER": ""}
            return [*terms[:begun], replace(term, typed=typed, concepts=side), *terms[end:]]
    return terms


def reaching(terms: list[Term]) -> list[Term]:
    """The terms where so much is reached, or more: "når upp till 10 appar", "når Lund upp till 5"."""
    found = list(terms)
    for i, (up, number) in enumerate(pairwise(terms)):
        apart = up.has("MAX") and up.has("TO") and any(each.has("REACHES") for each in terms[max(i - 2, 0) : i])
        if number.is_number and (apart or (up.has("REACHES") and up.end - up.start > 1)):
            found[i] = replace(up, concepts={"MIN": ""})
    return found


def up_to_and_with(terms: list[Term]) -> list[Term]:
    """The terms where so many go up to so many: "10 till och med 25 e-tjänster", but not "minst 10 max 25"."""
    found = list(terms)
    for i, (least, term, most) in enumerate(zip(terms, terms[1:], terms[2:], strict=False)):
        bounded = i > 0 and terms[i - 1].has("MIN", "OVER", "THAN")
        if "MAX" in term and least.is_number and most.is_number and not bounded:
            found[i + 1] = replace(term, concepts={"TO": ""})
    return found


def than_one(terms: list[Term]) -> list[Term]:
    """The terms where an article counts, since nothing follows it: "fler appar än en"."""
    found = list(terms)
    for i, (than, one) in enumerate(pairwise(terms), 1):
        ends = i + 1 == len(terms) or terms[i + 1].has("COMMA", "SURVEY_NAME")
        if "THAN" in than and one.number == 1 and ends:
            found[i] = replace(one, concepts={"NUMBER": ""}, typed="1")
    return found


def first_of_the_last(terms: list[Term]) -> list[Term]:
    """The terms where "topp" but says how many of the other end: "topp 5 sämsta", "top 10 lowest scores"."""
    for i, (first, many, end) in enumerate(zip(terms, terms[1:], terms[2:], strict=False)):
        if (
            "BEST" in first
            and many.is_number
            and end.has("WORST", "FEWEST", "RAREST", "MOST", "BEST")
            and "MIN" not in end
        ):
            return [*terms[:i], replace(first, concepts={"FILLER": ""}), *terms[i + 1 :]]
    return terms
