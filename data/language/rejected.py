"""What a text names only to say that it is not meant."""

from dataclasses import replace

from data.language.comparing import compared_with, either_side
from data.language.lexicon.topics import OF_TRUTH
from data.language.term import Term


def as_meant(terms: list[Term]) -> list[Term]:
    """The terms as what stands beside them says that they are meant, without what is not."""
    return not_rejected(naming_none(either_side(compared_with(ranked_by(terms)))))


def naming_none(terms: list[Term]) -> list[Term]:
    """The terms where "påhittade eller riktiga" names no survey: it asks which of them the figures are."""
    for i, term in enumerate(terms):
        sides = [next((each for each in part if not each.skipped), term) for part in (terms[:i][::-1], terms[i + 1 :])]
        surveys = {each.concepts.get("SURVEY", each.concepts.get("SURVEY_NAME")) for each in sides}
        if "OR" in term and len(surveys - {None}) > 1 and any("SURVEY" in each for each in sides):
            return [replace(each, concepts={"TOPIC": OF_TRUTH}) if each in sides else each for each in terms]
    return terms


def ranked_by(terms: list[Term]) -> list[Term]:
    """The terms where a ranking says by what, "rangordnade efter poäng", and perhaps from which end: "from the fewest"."""  # noqa: E501
    ranks = [i for i, term in enumerate(terms) if term.has("RANKS")]
    if not ranks:
        return terms
    found = list(terms)
    ends = any(term.has("FEWEST", "WORST") and "RANKS" not in term for term in terms)
    for i, term in enumerate(terms):
        if ends and "RANKS" in term:
            found[i] = replace(term, concepts={c: v for c, v in term.concepts.items() if c != "BEST"})
        elif i > ranks[0] and {"BY", "WORSE"} <= term.concepts.keys() and _names_amount(terms[i + 1 : i + 2]):
            found[i] = replace(term, concepts={"BY": ""})
    return found


def _names_amount(following: list[Term]) -> bool:
    return any(term.has("COUNT", "MEASURE") for term in following)


def not_rejected(terms: list[Term]) -> list[Term]:
    """The terms without what is said not to be meant: "median istället för medel", "not the made up one"."""
    gone: set[int] = set()
    for i, term in enumerate(terms):
        light = (each.skipped or (each.number is not None and not each.is_number) for each in terms[i + 1 :])
        following = next((j for j, says_little in enumerate(light, i + 1) if not says_little), 0)
        instead = "INSTEAD" in term and any(not each.skipped for each in terms[:i])
        named = any(each.has("SURVEY", "SURVEY_NAME") for each in terms[:i])
        apart = not i or named or terms[i - 1].has("COMMA", "AND", "BUT")  # not "har inte exempel"
        near = term.has("NOT") and 0 < following - i <= 2
        survey = near and terms[following].has("SURVEY", "SURVEY_NAME") and apart
        survey |= near and terms[following].has("PERCENT", "SHARE")  # "antal, inte procent"
        place = term.has("NOT") and following == i + 1 and bool(terms[following].kommuner)
        corrected = place and i > 0 and bool(terms[i - 1 - (i > 1 and "COMMA" in terms[i - 1])].kommuner)
        if following and (instead or survey or corrected):  # "Upplands-Bro, inte Upplands Väsby"
            gone.update(range(i, following + 1))
    return [term for i, term in enumerate(terms) if i not in gone] or terms if gone else terms
