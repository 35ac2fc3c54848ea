"""Words as they are meant, by what stands beside them; what is named only to say that it is not meant is left out."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from data.language.lexicon.topics import OF_TRUTH
from data.language.term import Term

_COMPARING: Final = ("MORE", "FEWER", "BETTER", "WORSE", "OVER", "UNDER", "OTHERS", "SAME", "OFTEN")
_ASKING: Final = ("WHO", "WHAT", "HOW", "COUNT", "SHARE", "WHY", "SHOW", "CLAIM", "DEFINE")
_TIMES: Final = "n"  # so many times as the number before it says
_PROCUREMENT, _OPERATIONS = "cooperates_procurement", "cooperates_operations"  # measures
_HIGHER: Final = ("MORE", "BETTER", "OVER")
_LOWER: Final = ("FEWER", "WORSE", "UNDER")


def as_meant(terms: list[Term]) -> list[Term]:
    """The terms with the meanings that they have together."""
    terms = _not_reaching(_running(_per_so_many(_without_purpose(terms))))
    terms = _so_many_times(_asking_if_so(_asked_about(_numbered(_such_as_named(terms)))))
    return _not_rejected(_naming_none(_either_side(_compared_with(_ranked_by(terms)))))


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


def _per_so_many(terms: list[Term]) -> list[Term]:
    """The terms where so many inhabitants are what a figure is divided by: "appar per 10 000 invånare"."""
    for i, term in enumerate(terms[:-2]):
        if term.has("PER") and not term.has("SPLIT") and terms[i + 1].is_number and terms[i + 2].has("INHABITANTS"):
            typed = " ".join(each.typed for each in terms[i : i + 3])
            return [*terms[:i], replace(term, typed=typed, concepts={"PER_HEAD": ""}), *terms[i + 3 :]]
    return terms


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


def _asking_if_so(terms: list[Term]) -> list[Term]:
    """The terms where a last sentence that names nothing asks if the one before it is so: "Lund has most. Does it?"."""
    last = max((i for i, term in enumerate(terms) if term.first), default=0)
    told, asked = terms[:last], terms[last:]
    verb = bool(told) and asked[0].has("IS", "HAS") and any("IT" in term for term in asked)
    names_nothing = all(term.has("IS", "HAS", "FILLER", "IT", "SURVEY_NAME", "NOT") for term in asked)
    if not (verb and names_nothing) or any(term.has(*_ASKING) for term in told):
        return terms
    return [*told, replace(asked[0], concepts={"CLAIM": ""}), *asked[1:]]


def _so_many_times(terms: list[Term]) -> list[Term]:
    """The terms where a number before "gånger så många" says how many times as much."""
    found = list[Term]()
    for term in terms:
        after_number = bool(found) and found[-1].number is not None
        if term.concepts.get("TIMES") != _TIMES:
            found.append(term)
        elif after_number:
            times = {"TIMES": f"{found[-1].number:g}"}
            found[-1] = replace(found[-1], typed=f"{found[-1].typed} {term.typed}", concepts=times, number=None)
        else:
            found.append(replace(term, concepts={"FILLER": ""}))
    return found


def _without_purpose(terms: list[Term]) -> list[Term]:
    """The terms without what it is asked for: "Till stöd för en analys önskas uppgift om …", "In order to …, …"."""
    begins = next((i for i, term in enumerate(terms) if term.has("REQUEST")), 0)
    requested = any(term.has("REQUESTED") for term in terms)
    if not begins and terms and (terms[0].has("PURPOSE") or (requested and terms[0].has("CONCERNING"))):
        begins = next((i for i, term in enumerate(terms) if term.has("COMMA")), 0)
    before, after = terms[:begins], terms[begins:]
    spoken_of = any(term.has("KOMMUN", "MANY") for term in before) and any(term.has("THESE") for term in after)
    spoken_of |= any(term.place for term in before) and not any(term.place for term in after)  # "inför mötet i Skåne"
    if spoken_of or any(term.has(*_ASKING) for term in before) or all(term.skipped for term in after):
        return terms
    return [term for term in before if term.has("SURVEY_NAME")] + after if begins else terms


def _such_as_named(terms: list[Term]) -> list[Term]:
    """The terms where "en sån", "one" means the one measure of the sentences before: "… e-strategi. Vilka har en sån?"."""  # noqa: E501
    found, named, begun = list(terms), set[str](), 0
    for i, term in enumerate(terms):
        if term.first:
            named.update(each.concepts["MEASURE"] for each in terms[begun:i] if "MEASURE" in each)
            begun = i
        own = any("MEASURE" in each for each in terms[begun:i])
        if len(named) == 1 and not own and ("SUCH" in term or _is_bare_one(terms, i)):
            found[i] = replace(term, concepts={"MEASURE": next(iter(named))}, number=None)
        elif "SUCH" in term:
            found[i] = replace(term, concepts={"FILLER": ""})
    return found


def _is_bare_one(terms: list[Term], i: int) -> bool:
    """Whether "en", "one" stands for what is had, and counts nothing: "har de redan en?"."""
    bare = terms[i].number == 1 and not terms[i].is_number
    has = any(each.has("HAS", "EXISTING") for each in terms[max(0, i - 3) : i])
    return bare and has and all(each.first or each.has("TOPIC", "SURVEY_NAME") for each in terms[i + 1 : i + 2])


def _compared_with(terms: list[Term]) -> list[Term]:
    """The terms where a word that may be a misspelt "than" is one after a comparison, "more then 5", and else none."""
    found, compares = list(terms), False
    for i, term in enumerate(terms):
        compares = term.has(*_COMPARING) or (compares and not term.first)
        if {"THAN", "FILLER"} <= term.concepts.keys():
            found[i] = replace(term, concepts={"THAN": ""} if compares else {"FILLER": ""})
    return found


def _either_side(terms: list[Term]) -> list[Term]:
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


def _naming_none(terms: list[Term]) -> list[Term]:
    """The terms where "påhittade eller riktiga" names no survey: it asks which of them the figures are."""
    for i, term in enumerate(terms):
        sides = [next((each for each in part if not each.skipped), term) for part in (terms[:i][::-1], terms[i + 1 :])]
        surveys = {each.concepts.get("SURVEY", each.concepts.get("SURVEY_NAME")) for each in sides}
        if "OR" in term and len(surveys - {None}) > 1 and any("SURVEY" in each for each in sides):
            return [replace(each, concepts={"TOPIC": OF_TRUTH}) if each in sides else each for each in terms]
    return terms


def _numbered(terms: list[Term]) -> list[Term]:
    """The terms where "no" stands for number: "who's no. 4", "the county's no 1"."""
    found = list(terms)
    for i, (term, number) in enumerate(pairwise(terms)):
        counts = any(each.has("MEASURE", "KOMMUN", "PLANNED") for each in terms[i + 2 : i + 3])
        if "NO" in term and number.is_number and number.end == number.start + 1 and not counts:
            found[i] = replace(term, concepts={"PLACE": ""})
    return found


def _ranked_by(terms: list[Term]) -> list[Term]:
    """The terms where a ranking says by what, "rangordnade efter poäng", and perhaps from which end: "from the fewest"."""  # noqa: E501
    ranks = [i for i, term in enumerate(terms) if term.has("RANKS", "PLACE")]
    if not ranks:
        return terms
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


def _names_amount(following: list[Term]) -> bool:
    return any(term.has("COUNT", "MEASURE") for term in following)


def _not_rejected(terms: list[Term]) -> list[Term]:
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
