"""What is said and not asked: what a question is asked for, and what is named only to say that it is not meant."""

from dataclasses import replace
from typing import Final

from data.language.lexicon.topics import COURTEOUS
from data.language.term import ASKING, Term

_SUMS: Final = ("MEAN", "MEDIAN")
_OF_NO_INTEREST: Final = ("EXCEPT", "NOT", "MEASURE", "COUNT", "UNKNOWN", *_SUMS)


def without_purpose(terms: list[Term]) -> list[Term]:
    """The terms without what it is asked for: "Till stöd för en analys önskas uppgift om …", "In order to …, …"."""
    begins = next((i for i, term in enumerate(terms) if term.has("REQUEST")), 0)
    requested = any(term.has("REQUESTED") for term in terms)
    if not begins and (terms[0].has("PURPOSE") or (requested and terms[0].has("CONCERNING"))):
        begins = next((i for i, term in enumerate(terms) if term.has("COMMA")), 0)
    if not begins:
        return terms
    before, after = terms[:begins], terms[begins:]
    spoken_of = any(term.has("KOMMUN", "MANY") for term in before) and any(term.has("THESE") for term in after)
    spoken_of |= any(term.place for term in before) and not any(term.place for term in after)  # "inför mötet i Skåne"
    if spoken_of or any(term.has(*ASKING) for term in before) or all(term.skipped for term in after):
        return terms
    return [term for term in before if term.has("SURVEY_NAME")] + after


def spoken_to(terms: list[Term]) -> list[Term]:
    """The terms where who is spoken to answers, "du svarar inte", "your answers", and is greeted: "hej botten"."""
    found = list(terms)
    for i, term in enumerate(terms):
        before = [each for each in terms[max(0, i - 3) : i] if "NOT" not in each]
        if "ADDRESSEE" in term and any(each.concepts.get("TOPIC") in COURTEOUS for each in before[-1:]):
            found[i] = replace(term, concepts={"FILLER": "", "ADDRESSEE": ""})
        light = len(before) > 1 and before[-1].skipped and "ASKER" not in before[-1]
        subjects = [*before[-2 if light else -1 :], *terms[i + 1 : i + 2]]
        if "DOES" in term and any(each.skipped and "ADDRESSEE" in each for each in subjects):
            found[i] = replace(term, concepts={"FILLER": ""})
    return found


def of_no_claimant(terms: list[Term]) -> list[Term]:
    """The terms where who claims it is nobody of whom it is asked: "somebody claims …", "någon påstår att …"."""
    return [
        replace(term, concepts={"FILLER": ""}) if "ANY" in term and claims.has("CLAIM") and claims is not term else term
        for term, claims in zip(terms, [*terms[1:], terms[-1]], strict=True)
    ]


def not_rejected(terms: list[Term]) -> list[Term]:
    """The terms without what is said not to be meant: "median istället för medel", "not the made up one"."""
    gone: set[int] = set()
    for i, term in enumerate(terms):
        light = (t.skipped or "ANY" in t or (t.number is not None and not t.is_number) for t in terms[i + 1 :])
        following = next((j for j, says_little in enumerate(light, i + 1) if not says_little), 0)
        instead = "INSTEAD" in term and any(not each.skipped for each in terms[:i])
        named = any(each.has("SURVEY", "SURVEY_NAME") for each in terms[:i])
        apart = not i or named or terms[i - 1].has("COMMA", "AND", "BUT")  # not "har inte exempel"
        near = term.has("NOT", "NO") and 0 < following - i <= 2
        survey = near and terms[following].has("SURVEY", "SURVEY_NAME") and apart
        survey |= near and terms[following].has("PERCENT", "SHARE")  # "antal, inte procent"
        others = [each for j, each in enumerate(terms) if j != following and each.has(*_SUMS)]
        survey |= near and apart and terms[following].has(*_SUMS) and len(others) == 1  # "median, inte medel"
        place = term.has("NOT") and following == i + 1 and bool(terms[following].kommuner)
        before = i - 1 - (i > 1 and "COMMA" in terms[i - 1])
        corrected = place and i > 0 and bool(terms[before].kommuner) and "NOT" not in terms[max(before - 1, 0)]
        if following and (instead or survey or corrected):  # "Upplands-Bro, inte Upplands Väsby"
            but = survey and any(each.has("WITHOUT", "BUT") for each in terms[following + 1 : following + 2])
            gone.update(range(i, following + 1 + but))  # "inte exempel utan de riktiga"
    return [term for i, term in enumerate(terms) if i not in gone] or terms if gone else terms


def set_aside(terms: list[Term]) -> list[Term]:
    """The terms without a first clause that but names what is of no interest: "glöm poängen, …", "I don't trust means. …"."""  # noqa: E501
    end = next((i for i, term in enumerate(terms) if i and (term.first or term.has("COMMA"))), len(terms))
    head, rest = terms[:end], terms[end:]
    first = next((term for term in head if not term.skipped), terms[0])
    denied = first.has("EXCEPT") or (terms[0].has("ASKER") and any(term.has("NOT") for term in head))
    named = any(term.has("MEASURE", *_SUMS) for term in head)
    only = all(term.skipped or term.has(*_OF_NO_INTEREST) for term in head)
    asked = any(term.has(*ASKING, "MEASURE", "SPREAD") for term in rest)
    return rest[rest[0].has("COMMA") :] if denied and named and only and asked else terms


def praised(terms: list[Term]) -> list[Term]:
    """The terms where what follows thanks but praises, and asks for no ranking: "tack, toppen!"."""
    rest = [term for term in terms[1:] if not (term.skipped or term.has("COMMA"))]
    if terms[0].concepts.get("TOPIC") in COURTEOUS and rest and all(term.concepts.keys() == {"BEST"} for term in rest):
        return [replace(term, concepts={"FILLER": ""}) if "BEST" in term else term for term in terms]
    return terms
