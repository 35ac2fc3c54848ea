"""Who has most or fewest e-services or apps, who has none, and who answered: from words to a query."""

import re

from data.area import Area
from data.query import Held, HoldersQuery, WhichOnes
from data.text import words
from data.text.fold import fold
from data.text.phrasing import LONGEST_LIST, limit
from data.text.sentence import Sentence

_OF: dict[str, Held] = {
    "e_services": "e_services",
    "no_e_services": "e_services",
    "e_services_max": "e_services",
    "apps": "apps",
    "answered": "answered",
}
_WHO = re.compile(
    r"\b(?:vem|vilka|vilken|who|which|any kommun)\b"
    r"|^(?:alla |de )?(?:kommuner(?:na)?|municipalities) (?:med|utan|som|with)"
)
_HAS = re.compile(
    r"\b(?:har|hade|has|have|had|erbjud\w*|offer\w*|med|with|(?:be)?svara\w*|deltog|answer\w*|repl\w+|respon\w+"
    r"|took part|participat\w*)\b"
)
# The services are asked for ("vilka e-tjänster", "mest använda appen"), their greatest number, whether all have them,
# or right answers.
_ELSE = re.compile(
    r"\b(?:(?:vilka|vilken|vad for|which|what)(?: slags| typ av| sorters| kinds? of)? (?:e ?)?(?:tjanst|service|app)\w*"
    r"|(?:mest|most) (?!e\b|app|service|tjanst)\w+ (?:e ?)?(?:tjanst|service|app)\w*"
    r"|(?:har|has|have|erbjuder|svarade) (?:alla|de flesta|all|every|most (?:of|municip|kommun))\w*"
    r"|i en kommun|in one|ratt|right|correct)\b"
)
_MOST = re.compile(r"\b(?:flest|mest|storst antal|most|greatest number|fler an|mer an|more than|over \d+|minst \d+)\b")
_FEWEST = re.compile(r"\b(?:farst|minst antal|lagst antal|fewest|lowest number)\b")
_NUMBER = re.compile(r"\b(?:minst|lagst|storst) antal|(?:lowest|greatest) number\b")
_NONE = re.compile(
    r"\b(?:saknar|saknade|utan|inga|ingen|inget|inte|ej|aldrig|no|none|not|without|lacks?|zero|noll|uteblev"
    r"|(?:did|does|do|has|have)n t)\b"
)


def holders(sentence: Sentence, area: Area, *, asks_who: bool = False) -> HoldersQuery | None:
    """The query, where who has something is asked; `asks_who`: that is certain, also where no word says so.

    The best at e-services are those with most points, and are not meant.
    """
    of = _OF.get(sentence.subject.figure() or "")
    spoken = fold(" ".join(sentence.spoken))
    if of is None or _ELSE.search(spoken) or (sentence.subject.asks_how_many() and not _NUMBER.search(spoken)):
        return None
    which = _which(of, spoken)
    counts = not sentence.signals.isdisjoint(words.QUANTITY) or _NUMBER.search(spoken)
    if which in ("most", "fewest") and counts:
        return HoldersQuery(of, which, area, limit(sentence.spoken))
    if not sentence.signals.isdisjoint(words.RANK | words.LOWEST) or not (asks_who or _WHO.search(spoken)):
        return None
    if which in ("most", "fewest"):
        return HoldersQuery(of, which, area, LONGEST_LIST)
    return HoldersQuery(of, which, area) if which == "none" or _HAS.search(spoken) else None


def _which(of: Held, spoken: str) -> WhichOnes:
    if of != "answered" and _FEWEST.search(spoken):
        return "fewest"
    if of != "answered" and _MOST.search(spoken):
        return "most"
    return "none" if _NONE.search(spoken) else "some"
