"""What is said to be had, or to be lacked: "e-strategi = nej", "vilka saknas", "med poäng och om de har en app"."""

from dataclasses import replace

from data.language.term import Term


def said_to_be(terms: list[Term]) -> list[Term]:
    """The terms where a yes or a no says whether a measure is had: "e-strategi = nej", "e-strategy: yes"."""
    for i, term in enumerate(terms):
        joined = i > 1 and ("EXACTLY" in terms[i - 1] or terms[i - 1].typed == ":")
        ends = all(each.first or each.has("COMMA", "AND", "BUT", "SURVEY_NAME") for each in terms[i + 1 : i + 2])
        at = i - 2 if joined else i - 1 if ends and not term.first else -1  # "appar ja, e-strategi nej"
        if at >= 0 and term.has("SAYS_YES", "SAYS_NO") and "MEASURE" in terms[at]:
            had, lacked = replace(term, concepts={"HAS": ""}), replace(term, concepts={"MISSING": ""})
            said = [terms[at], lacked] if "SAYS_NO" in term else [had, terms[at]]
            return [*terms[:at], *said, *said_to_be(terms[i + 1 :])]
    return terms


def lacking(terms: list[Term]) -> list[Term]:
    """The terms where what is missing is named after it, and not before: "… inhabitants are missing an e-strategy"."""
    found = list(terms)
    for i, term in enumerate(terms):
        if "MISSING" in term and any("DOES" in each for each in terms[i + 1 : i + 2]):
            found[i] = replace(term, concepts={"NOT": ""})  # "finns inte med i listan"
            continue
        after = next((each for each in terms[i + 1 :] if "FILLER" not in each), None)
        if "MISSING" in term and after and "MEASURE" in after and "INHABITANTS" not in after:
            found[i] = replace(term, concepts={"WITHOUT": ""})
    return found


def not_answering(terms: list[Term]) -> list[Term]:
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


def silent(terms: list[Term]) -> list[Term]:
    """The terms where one word says that they did not answer: "vilka teg", "who left the survey unanswered"."""
    deeds = ({"DOES": "answered"}, {"NOT": ""})
    split = ([replace(each, concepts=deed) for deed in deeds] if "SILENT" in each else [each] for each in terms)
    return [part for parts in split for part in parts]


def whether_had(terms: list[Term]) -> list[Term]:
    """The terms where "om de har" but says of whom it is, where it stands in no list of what is to be shown."""
    found = list(terms)
    for i, term in enumerate(terms):
        before = [each for each in terms[:i] if not each.skipped]
        listed = any(each.has("SHOW", "FORM", "MEASURE") for each in before)
        if "WHETHER" in term and not (listed and before[-1].has("AND", "COMMA", "SHOW")):
            found[i] = replace(term, concepts={"FILLER": "", "HAS": ""})
    return found
