"""Who has most, fewest, so many or none of something, and who answered: from words to a query."""

import re
from dataclasses import replace

from data.language import words
from data.language.conditions import Conditions, conditions
from data.language.phrasing import limit
from data.language.sentence import Sentence
from data.language.several import several
from data.model.area import Area
from data.model.condition import Held, WhichOnes
from data.model.query import HoldersQuery, Measure

_OF: dict[str, Held] = {
    "e_services": "e_services",
    "no_e_services": "e_services",
    "e_services_max": "e_services",
    "e_services_planned": "e_services_planned",
    "apps": "apps",
    "no_apps": "apps",
    "answered": "answered",
    "silent": "answered",
    "e_strategy": "e_strategy",
    "e_responsible": "e_responsible",
}
_COUNTED = frozenset({"e_services", "e_services_planned", "apps"})
# How many have one is published of no survey: counted.
_NOT_OF_COUNTRY = frozenset({"e_strategy", "e_responsible", "e_services_planned"})
_WHO = (
    r"\b(?:vem|vilka|vilken|who|which|any kommun)\b"
    r"|\b(?:lista?|visa|show|names?)\b.* (?:kommuner(?:na)?|municipalities) (?:med|utan|som|with|without|that)\b"
    r"|^(?:(?:alla|de|sma|stora|mindre|storre|all|the|small|large|big|rural|suburban|commuter|tourism) )*"
    r"(?:\w*kommuner(?:na)?|storstader(?:na)?|municipalities|cities)(?: (?:i|in|pa) \w+)?"
    r" (?:med|utan|som|with|without)\b"
)
_HAS = (
    r"\b(?:har|hade|has|have|had|erbjud\w*|offer\w*|med|with|(?:be)?svara\w*|deltog|answer\w*|repl\w+|respon\w+"
    r"|took part|participat\w*|planer\w*|plans?)\b"
)
_THINGS = r"(?:e ?)?(?:tjanst|service|app)\w*"
# The services are asked for ("vilka e-tjänster", "mest använda appen"), their greatest number, whether all have them,
# or right answers.
_ELSE = (
    rf"\b(?:(?:vilka|vilken|vad for|which|what)(?: slags| typ av| sorters| kinds? of)? {_THINGS}"
    rf"|(?:mest|most) (?!e\b|app|service|tjanst)\w+ {_THINGS}"
    r"|(?:har|has|have|erbjuder|svarade) (?:alla|de flesta|all|every|most (?:of|municip|kommun))\w*"
    r"|i en kommun|in one|ratt|right|correct)\b"
)
_MOST = r"\b(?:flest|mest|storst antal|most|greatest number)\b|^top+ (?:\d+ )?app\w*"
_FEWEST = rf"\b(?:farst|minst (?:antal|{_THINGS})|lagst antal|fewest|lowest number)\b"
_NUMBER = r"\b(?:minst|lagst|storst) antal|(?:lowest|greatest) number\b"
_NONE = (
    r"\b(?:saknar|saknade|utan|inga|ingen|inget|inte|ej|aldrig|no|none|not|without|lacks?|zero|noll|uteblev"
    r"|(?:did|does|do|has|have)n t)\b"
)
_AT_APPS = r" (?:pa|at|i|in|inom|for|on|nar det galler) (?:mobil)?app"
_BEST_AT_APPS = rf"\b(?:basta?|best|duktigast\w*|framst\w*){_AT_APPS}"
_WORST_AT_APPS = rf"\b(?:samsta?|worst|svagast\w*){_AT_APPS}"


def holders(sentence: Sentence, area: Area, *, asks_who: bool = False) -> HoldersQuery | None:
    """The query, where who has something is asked; `asks_who`: that is certain, also where no word says so.

    The best at e-services are those with most points, and are not meant.
    """
    figure = sentence.subject.figure()
    spoken = sentence.folded
    if figure not in _OF or re.search(_ELSE, spoken):
        return None
    said = conditions(spoken, sentence.scope.choice)
    of, how_many = _of(figure, said), sentence.subject.asks_how_many() and not re.search(_NUMBER, spoken)
    asked = asks_who or how_many or re.search(_WHO, spoken)
    if required := several(sentence, spoken, said, asked=bool(asked)):
        return replace(required, area=area, counted=how_many and not required.by_points)
    if bounded := next((each for each in said.said if each.of == of and each.bounded), None):
        return HoldersQuery(of, "some", area, least=bounded.least, most=bounded.most, counted=how_many)
    if how_many and of not in _NOT_OF_COUNTRY:
        return None
    which = _which(of, spoken, said)
    if which in ("most", "fewest"):
        return HoldersQuery(of, which, area, limit(sentence.spoken))
    if not sentence.signals.isdisjoint(words.RANK | words.LOWEST):
        return None
    has = re.search(_NONE, spoken) or re.search(_HAS, spoken)
    return HoldersQuery(of, which, area, counted=how_many) if asked and has else None


def _of(figure: Measure, said: Conditions) -> Held:
    planned = any(each.of == "e_services_planned" for each in said.said)
    return "e_services_planned" if planned else _OF[figure]


def _which(of: Held, spoken: str, said: Conditions) -> WhichOnes:
    if of in _COUNTED and (re.search(_FEWEST, spoken) or re.search(_WORST_AT_APPS, spoken)):
        return "fewest"
    if of in _COUNTED and (re.search(_MOST, spoken) or re.search(_BEST_AT_APPS, spoken)):
        return "most"
    one = next((each.which for each in said.said if each.of == of), None)
    if one in ("some", "none") and of != "answered":
        return one  # "vilka saknar inte appar" have some
    return "none" if re.search(_NONE, spoken) else "some"
