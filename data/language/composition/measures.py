"""Measures: required where having is spoken of, else asked for; and what is yet to come of them."""

from typing import Final

from data.language.composition.clauses import THEME, YES_NO, denied, having
from data.language.composition.organised import KINDS, past_theme
from data.language.composition.quantities import quantity
from data.language.composition.walk import Walk
from data.language.lexicon.topics import COURTEOUS
from data.model.conditions import Has, Known
from data.model.measure import PER, per_inhabitants

PLANNED: Final = {  # what a measure becomes of what is yet to come
    THEME: "e_services_planned",
    **{per_inhabitants(THEME, many): per_inhabitants("e_services_planned", many) for many in PER},
}
# What asks for the measure that follows; where a word may be two of them, the first.
_ASKING: Final = (
    *("COUNT", "TOTAL", "MEAN", "MEDIAN", "MOST", "FEWEST", "BEST", "CHANGE", "COMPARE", "DIFFERENCE", "FORM"),
    *("LEADER", "NEAREST", "ORDINAL", "OVERVIEW", "PLACE", "SPREAD", "WORST"),
)

OF_FIGURES: Final = (  # asked for, they show a figure of each
    *("MOST", "FEWEST", "BEST", "WORST", "MEAN", "MEDIAN", "TOTAL", "SHOW", "COMPARE", "CHANGE", "SPREAD", "DEFINE"),
    *("FORM", "LAN", "GROUP_NOUN"),
)
_OF_ALL: Final = frozenset({"score", "population"})  # of which every kommun has some
_MORE: Final = ("MORE", "FEWER", "SAME", "BETTER", "WORSE", "OFTEN", "TIMES")
_ENDS_AND_SUMS: Final = ("MOST", "FEWEST", "MEAN", "MEDIAN", "TOTAL")


def measure_at(walk: Walk, i: int) -> tuple[str, int]:
    """The measure that stands there, with what says that it is yet to come; and where it ends."""
    term, said = walk.at(i), walk.said
    measure, end = term.concepts.get("MEASURE", ""), i + 1
    if not measure:
        return "", i
    after = said.skip(end)
    after = said.skip(after + 1) if said.at(after).has("IS") else after  # "7 e-tjänster är på gång"
    before = said.skip_back(i - 1)
    before = said.skip_back(before - 1) if said.at(before).has("NO", "ANY") else before  # "planerar inga e-tjänster"
    for at in (after, before) if measure in PLANNED else ():
        planned = said.at(at).has("PLANNED") and at not in walk.r.taken
        if planned and not (at == after and at + 1 < len(said) and quantity(said, said.skip(at + 1))):
            walk.take(at)
            return PLANNED[measure], max(end, at + 1)
    return measure, end


def is_verb(walk: Walk, i: int) -> bool:
    """Whether a measure is the verb of how much: "who scored at least 5"."""
    following = walk.said.skip(i + 1)
    much = walk.at(following).has("FULL", "BETTER", "SAME") or quantity(walk.said, following) is not None
    is_noun = i > 0 and walk.at(i - 1).has("NUMBER") and walk.at(i - 1).has("FILLER")  # "a score from 9 to 13"
    return walk.at(i).has("HAS") and much and not is_noun


def name_measure(walk: Walk, i: int) -> int:
    """A measure with no number: it is required, asked for, or but named."""
    before = walk.said.skip_back(i - 1)
    limited = False
    while walk.at(before).has("PLANNED") or _is_of_most(walk, before) or _is_limit(walk, before):
        limited |= _is_limit(walk, before)
        before = walk.said.skip_back(before - 1)
    previous = walk.at(before)
    measure, end = measure_at(walk, i)
    end = past_theme(walk, end) if measure in YES_NO else end
    asks = "" if previous.has("INHABITANTS") else next((c for c in _ASKING if c in previous), "")
    asks = asks or ("" if walk.said.has("DEFINE") or measure in YES_NO else _summed_after(walk, end))
    by_it = walk.at(i - 1).says_by  # "när det gäller appar"
    placed = walk.said.has("RANKS") or (walk.said.has("PLACE") and walk.r.subjects)
    by_it |= walk.at(i - 1).has("BY", "CONCERNING") and bool(placed)  # "vilken plats har Malmö i appar"
    counted = by_it and "CONCERNING" not in walk.at(i - 1)  # "räknat i e-tjänster"
    limited |= _is_limit(walk, walk.said.skip_back(before - 1))
    at_it = not limited and i - before > 1 and previous.has("BEST", "WORST", "BETTER", "ABOUT_IT")
    at_it |= previous.has("BETTER", "WORSE") and not previous.has("BY")  # "sämre e-tjänster"
    themed = measure == THEME and not (counted or walk.r.ordinal) and (at_it or _is_theme(walk, i))
    last = walk.r.clauses[-1].condition if walk.r.clauses else None  # "samverkar om drift men inte om upphandling"
    kind_too = (isinstance(last, Has) and {measure, last.measure} <= {*KINDS}) or (
        measure in YES_NO and not asks and walk.at(end).has("BUT")  # "e-strategi men under 5 poäng"
    )
    of_whom = walk.said.after(end - 1).has("KOMMUN", "GROUP", "GROUP_NOUN", "AREA", "PLACE_NAME")
    of_area = previous.has("AREA") or (bool(previous.area) and not previous.kommuner)  # "Smålands svarande"
    if measure == "answered" and (of_whom or of_area or previous.has("OUT_OF", "ALL")):  # "of the respondents"
        if walk.governed:
            walk.negate("")  # "utan appar bland svarande kommuner"
        walk.group += bool(walk.r.clauses) and not previous.has("AND", "OR", "NOT")
        walk.require(having(measure), i, noun=True)
    elif walk.at(_past_article(walk, before)).has("WHETHER"):
        walk.ask(measure, i)  # "… med poäng, appar och om de har en e-strategi"
        walk.has = False
    elif themed and asks in ("BEST", "WORST", ""):
        walk.take(i)  # best at e-services is best by points
    elif asks and not (walk.negation and not walk.governed):
        walk.ask(measure, i, asks)
        walk.has = False
    elif not asks and (walk.at(end).has("MISSING") or (walk.at(end).has("PRESENT") and not walk.r.subjects)):
        lacks = walk.at(end).has("MISSING")  # "där e-strategi saknas", and not "e-strategy in place"
        walk.require(denied(having(measure)) if lacks else having(measure), i)
        walk.take(end)
        return end + 1
    elif walk.has and _is_column(walk, i):
        walk.ask(measure, i)  # "lista kommunerna i Kalmar län med poäng och antal appar"
        walk.has = False
    elif measure != "score" and not asks and (_is_there(walk, before, measure) or _is_not_planned(walk, i)):
        walk.has = True
        walk.require(having(measure), i)  # "where somebody is responsible", "are there any apps"
    elif kind_too or (
        walk.has and not (by_it or previous.has(*_MORE) or (walk.at(i).has("HAS") and walk.said.after(i).has(*_MORE)))
    ):
        walk.require(having(measure), i)
    else:
        walk.ask(measure, i)
    return end


def _summed_after(walk: Walk, end: int) -> str:
    """The sum that is said last, after what it is of: "… : apps in total?"."""
    at = walk.said.skip(end)
    last = walk.said.after(at).concepts.keys() <= {"SURVEY_NAME", "COMMA", "TOPIC", "FILLER", "IT"}
    return next((c for c in ("TOTAL", "MEAN", "MEDIAN") if c in walk.at(at)), "") if last else ""


def _is_column(walk: Walk, i: int) -> bool:
    """Whether it is the first of several figures that a list is to show: some of them all kommuner have."""
    said, listed, whether = walk.said, list[str](), False
    for term in said.terms[i:]:
        if not (
            term.skipped or term.has("MEASURE", "AND", "COMMA", "COUNT", "OVERVIEW", "WHETHER") or term.number == 1
        ):
            break
        whether |= term.has("WHETHER")
        listed += [term.concepts["MEASURE"]] if "MEASURE" in term else []
    of_all = (whether or not _OF_ALL.isdisjoint(listed)) and len(listed) > 1
    return of_all and said.has("SHOW", "ALL", "FORM") and said.before(i).has("HAS", "AND", "COMMA", "INHABITANTS")


def _past_article(walk: Walk, i: int) -> int:
    return walk.said.skip_back(i - 1) if walk.at(i).number == 1 or walk.at(i).has("ANY") else i


def _is_of_most(walk: Walk, i: int) -> bool:
    """Whether it but joins a measure to which end or sum of it is meant: "the median of their e-services"."""
    return walk.at(i).has("OUT_OF") and walk.at(walk.said.skip_back(i - 1)).has(*_ENDS_AND_SUMS)


def _is_limit(walk: Walk, i: int) -> bool:
    """Whether it says how many of the first are meant: "topp 6 på planerade e-tjänster"."""
    return walk.at(i).number == walk.r.limit is not None and i in walk.r.taken


def _is_there(walk: Walk, i: int, measure: str) -> bool:
    """Whether what stands there says that there is one: "where there is an e-strategy", "kommuner plan e-services"."""
    verb = walk.at(walk.said.skip(i + 1))
    if measure in PLANNED.values() and verb.has("PLANNED") and not (verb.has("COUNT") or walk.r.subjects):
        return walk.at(i).has("KOMMUN", "MANY", "AS") or bool(walk.at(i).area)
    if measure not in YES_NO:
        noun = walk.said.skip_back(i - 1)
        noun = walk.said.skip_back(noun - 1) if walk.at(noun).has("WHERE") else noun
        if walk.at(i).has("IS") and i - noun > 1 and walk.at(noun).has("KOMMUN", "MANY", "GROUP"):
            return True  # "kommuner där det finns appar"
        begins = all(t.skipped or t.concepts.keys() <= {"SURVEY_NAME", "COMMA"} for t in walk.said.terms[:i])
        return walk.at(i).has("IS") and walk.said.has("OR") and begins
    article = walk.at(i).number == 1 and walk.at(walk.said.skip_back(i - 1)).has("IS")
    return article or walk.at(i).has("IS", "ANY")


def _is_not_planned(walk: Walk, i: int) -> bool:
    """Whether it is denied that any of it is planned: "who isn't planning any e-services"."""
    return bool(walk.negation) and not walk.governed and any(walk.at(j).has("PLANNED") for j in range(i))


def _is_theme(walk: Walk, i: int) -> bool:
    """Whether it says at what somebody is best: "bäst i Sverige på e-tjänster"; nothing of it is counted."""
    counted = walk.r.limit or walk.said.has("COUNT", "MOST", "FEWEST", "MORE", "FEWER", "PLANNED")
    of_it = walk.at(i - 1).says_by and walk.at(i - 1).has("CONCERNING") and walk.said.has("ABOUT_IT")
    if of_it and not (counted or walk.r.asked or walk.said.after(i).has("AND", "MEASURE")):
        return True  # "hur ligger Lund till när det gäller e-tjänster"
    before = walk.at(i - 1)
    had = walk.at(walk.said.skip_back(i - 2)).has("HAS") or walk.at(i - 2).has("HAS")  # "har bäst e-tjänster"
    at_it = "BY" in before or (before.has("BEST", "WORST") and (had or before.end - before.start > 1))  # "sämst på"
    ranked = walk.said.skip_back(i - 1)
    while walk.at(ranked).has("PLACE_NAME", "COUNTRY", "KOMMUN", "IS"):
        ranked = walk.said.skip_back(ranked - 1)
    judged = walk.at(ranked).has("BEST", "WORST", "ABOUT_IT") and not walk.at(ranked).has("RANKS")
    judged &= not _is_limit(walk, walk.said.skip_back(ranked - 1))  # "fyra i botten på e-tjänster"
    if "BY" in before and judged and not walk.said.has("COUNT", "PLANNED"):
        return True
    return at_it and walk.said.has("BEST", "WORST") and not (counted or walk.r.subjects)


def require_deed(walk: Walk, i: int) -> int:
    """A verb that says by itself what is required: "svarade"."""
    following, before = walk.said.after(i), walk.said.before(i)
    if walk.r.clauses and _is_one_deed(walk, walk.r.clauses[-1].at, i):
        walk.take(i)
        return i + 1
    if walk.governed and not before.has("AND", "OR"):
        walk.negate("")
    base = before.has("OUT_OF") and bool(walk.r.clauses)  # "av de som svarat"
    if walk.r.clauses and (base or not before.has("AND", "OR", "NOT", "HAS", "FILLER")):
        walk.group += 1
    does, noun = walk.at(i).concepts["DOES"], base or following.has("KOMMUN", "GROUP")
    ranked = noun or before.has("MOST", "FEWEST")  # "de lägst poängsatta"
    in_list = does == "score" and not ranked  # "är Flen med i rankinglistan": which is not that it is known
    listed = in_list and not walk.negation  # who is not in it has no points
    walk.require(Has(does, ">=", 1) if listed else having(does), i, noun=noun)
    return i + 1


def _is_one_deed(walk: Walk, last: int, i: int) -> bool:
    """Whether a verb and what follows it say one thing: "skickade in … svar", "sent in a reply"."""
    same = walk.at(last).concepts.get("DOES") == walk.at(i).concepts["DOES"]
    return same and all(t.skipped or (t.number == 1 and not t.is_number) for t in walk.said.terms[last + 1 : i])


def require_known(walk: Walk, i: int) -> int:
    """That a figure is known, of the measure that is named, else of points: "vilkas poäng är publicerade".

    How many live in each is known of all.
    """
    others = (term.concepts["TOPIC"] for term in walk.said.terms if "TOPIC" in term)
    if any(term.kommuner for term in walk.said.terms[:i]) or not COURTEOUS.issuperset(others):
        return i
    named = (term.concepts["MEASURE"] for term in walk.said.terms if "MEASURE" in term and "INHABITANTS" not in term)
    walk.require(Known(next(named, "score")), i)
    return i + 1
