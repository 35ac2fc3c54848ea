"""Who has most, fewest, so many or none of something, and who answered: from words to a query."""

import re
from dataclasses import replace

from data.area import Area
from data.query import Held, HoldersQuery, WhichOnes
from data.text import words
from data.text.fold import fold
from data.text.phrasing import limit
from data.text.sentence import Sentence

_OF: dict[str, Held] = {
    "e_services": "e_services",
    "no_e_services": "e_services",
    "e_services_max": "e_services",
    "apps": "apps",
    "no_apps": "apps",
    "answered": "answered",
    "silent": "answered",
    "e_strategy": "e_strategy",
    "e_responsible": "e_responsible",
}
_NOT_OF_COUNTRY = frozenset({"e_strategy", "e_responsible"})  # how many have one is published of no survey: counted
_WHO = re.compile(
    r"\b(?:vem|vilka|vilken|who|which|any kommun)\b"
    r"|^(?:alla |de )?(?:kommuner(?:na)?|municipalities) (?:med|utan|som|with)"
)
_HAS = re.compile(
    r"\b(?:har|hade|has|have|had|erbjud\w*|offer\w*|med|with|(?:be)?svara\w*|deltog|answer\w*|repl\w+|respon\w+"
    r"|took part|participat\w*)\b"
)
_THINGS = r"(?:e ?)?(?:tjanst|service|app)\w*"
# The services are asked for ("vilka e-tjänster", "mest använda appen"), their greatest number, whether all have them,
# or right answers.
_ELSE = re.compile(
    rf"\b(?:(?:vilka|vilken|vad for|which|what)(?: slags| typ av| sorters| kinds? of)? {_THINGS}"
    rf"|(?:mest|most) (?!e\b|app|service|tjanst)\w+ {_THINGS}"
    r"|(?:har|has|have|erbjuder|svarade) (?:alla|de flesta|all|every|most (?:of|municip|kommun))\w*"
    r"|i en kommun|in one|ratt|right|correct)\b"
)
_AMOUNT = re.compile(
    r"\b(?:(?P<least>minst|at least)|(?P<more>over|fler an|mer an|more than|above)|(?P<most>hogst|at most)"
    r"|(?P<less>under|farre an|mindre an|fewer than|less than|below)|exakt|precis|exactly|har|have|has|med|with)"
    rf" (?P<number>\d{{1,3}}) (?:\w+ )?{_THINGS}"
)
_MOST = re.compile(r"\b(?:flest|mest|storst antal|most|greatest number)\b|^top+ (?:\d+ )?app\w*")
_FEWEST = re.compile(rf"\b(?:farst|minst (?:antal|{_THINGS})|lagst antal|fewest|lowest number)\b")
_NUMBER = re.compile(r"\b(?:minst|lagst|storst) antal|(?:lowest|greatest) number\b")
_NONE = re.compile(
    r"\b(?:saknar|saknade|utan|inga|ingen|inget|inte|ej|aldrig|no|none|not|without|lacks?|zero|noll|uteblev"
    r"|(?:did|does|do|has|have)n t)\b"
)


def holders(sentence: Sentence, area: Area, *, asks_who: bool = False) -> HoldersQuery | None:
    """The query, where who has something is asked; `asks_who`: that is certain, also where no word says so.

    The best at e-services are those with most points, and are not meant.
    """
    figure = sentence.subject.figure()
    spoken = fold(" ".join(sentence.spoken))
    if figure not in _OF or _ELSE.search(spoken):
        return None
    of, how_many = _OF[figure], sentence.subject.asks_how_many() and not _NUMBER.search(spoken)
    if bounded := _bounded(of, spoken):
        return replace(bounded, area=area, counted=how_many)
    if how_many and of not in _NOT_OF_COUNTRY:
        return None
    which = _which(of, spoken)
    if which in ("most", "fewest"):
        return HoldersQuery(of, which, area, limit(sentence.spoken))
    if not sentence.signals.isdisjoint(words.RANK | words.LOWEST):
        return None
    asked = asks_who or how_many or _WHO.search(spoken)
    has = which == "none" or _HAS.search(spoken)
    return HoldersQuery(of, which, area, counted=how_many) if asked and has else None


def _which(of: Held, spoken: str) -> WhichOnes:
    if of in ("e_services", "apps") and _FEWEST.search(spoken):
        return "fewest"
    if of in ("e_services", "apps") and _MOST.search(spoken):
        return "most"
    return "none" if _NONE.search(spoken) else "some"


def _bounded(of: Held, spoken: str) -> HoldersQuery | None:
    """Those with so many, where a number is said."""
    said = _AMOUNT.search(spoken)
    if not said or of not in ("e_services", "apps"):
        return None
    many = int(said["number"])
    if said["least"] or said["more"]:
        return HoldersQuery(of, "some", least=many + bool(said["more"]))
    if said["most"] or said["less"]:
        return HoldersQuery(of, "some", most=max(many - bool(said["less"]), 0))
    return HoldersQuery(of, "some", least=many, most=many)
