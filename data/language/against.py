"""Those that are better than a kommun, worse, or as good: "vilka är bättre än Katrineholm?"."""

import re
from dataclasses import replace
from typing import Final

from data.language.fold import fold
from data.language.many import area_meant
from data.language.mention import Mention
from data.language.names import Names
from data.language.phrasing import ECHOED
from data.language.sentence import Sentence
from data.model.area import Against, Area, Standing
from data.model.condition import Held
from data.model.parsed import Heard, Question
from data.model.places import is_kommun
from data.model.query import HoldersQuery, RankingQuery

_THAN = r" ?(?:poang|resultat|index|placering|upp|points?|scores?|results?|up)? ?(?:an|than)(?: vad)?"
_STANDS = r"(?:ligger|ligga|kom|placerad\w*|hamnade|star|is|are|came|rank\w*|placed|finished)"
_SAYS: Final[dict[Standing, str]] = {
    "better": (
        rf"(?:battre|duktigare|starkare|hogre|(?:fler|mer) (?=poang)|better|stronger|higher|more (?=points?)){_THAN}"
        rf"|{_STANDS} (?:fore|ovanfor|over|ahead of|above|before)|slar|slog|beats?"
    ),
    "worse": (
        rf"(?:samre|svagare|lagre|(?:farre|mindre) (?=poang)|worse|weaker|lower|(?:fewer|less) (?=points?)){_THAN}"
        rf"|{_STANDS} (?:efter|bakom|nedanfor|under|behind|below|after)"
    ),
    "same": (
        r"lika (?:bra|duktiga|daliga?|hogt?|manga)(?: poang| resultat)? som|samma (?:poang|resultat|index|plats) som"
        r"|as (?:good|bad|high|many points) as|(?:the )?same (?:score|points|result|place) as|(?:tied|level) with"
    ),
}
_SCORED: Final[dict[Standing, str]] = {
    "better": r"(?:scored|got|did|fick|har|hade) (?:more|higher|better|mer|fler|hogre|battre) than",
    "worse": r"(?:scored|got|did|fick|har|hade) (?:less|fewer|lower|worse|mindre|farre|lagre|samre) than",
}
_THING = r"(?:e ?tjanster(?: pa vag)?|e ?services?|appar|apps)"
_COUNTED: Final[dict[Standing, str]] = {
    "better": rf"(?:fler|mer|more|storre antal|higher number of) (?:\w+ )?{_THING} (?:an|than)(?: vad)?",
    "worse": rf"(?:farre|mindre|fewer|less|mindre antal|lower number of) (?:\w+ )?{_THING} (?:an|than)(?: vad)?",
    "same": rf"(?:lika manga|samma antal|as many|the same number of) (?:\w+ )?{_THING} (?:som|as)",
}
_WHO = (
    r"\b(?:vilka|vilken|vem|hur manga|antal\w*|andel\w*|alla|lista|nagon|nagra|kommuner\w*|which|who|how many|number of"
    r"|list|all|any\w*|some\w*|municipalities)\b"
)
_INSIDE: Final = frozenset({"i", "in", "inom", "bland", "among", "av", "of"})


def about_those(sentence: Sentence, names: Names) -> Question | None:
    """The question, where some are asked for by how they stand against one kommun.

    Two kommuner are compared, and "varför är vi sämre än" is asked of one.
    """
    if sentence.subject.asks_reason():
        return None
    for mention in (*sentence.mentions, *_sure_guesses(sentence, names)):
        how, found = _standing(sentence, mention.start)
        kommuner = [code for code in mention.codes if is_kommun(code)]
        if not (how and found) or len(kommuner) != 1 or not (re.search(_WHO, sentence.folded) or found.start() == 0):
            continue
        area = _area(sentence, mention)
        if area is None:
            return None
        subject, against = sentence.subject, Against(kommuner[0], how)
        counted = subject.asks_how_many() and not subject.asks_points()
        query: RankingQuery | HoldersQuery = RankingQuery(area, against, counted)
        if of := _counted(found[0]):
            query = HoldersQuery(of, "some", area, counted=counted, against=against)
        return Question(query, sentence.lang, _heard(sentence, mention))
    return None


def _standing(sentence: Sentence, start: int) -> tuple[Standing | None, re.Match[str] | None]:
    """How they stand by the last words before the name that begins there, and those words."""
    before = fold(" ".join(sentence.spoken[:start]))
    for how, said in (*_SAYS.items(), *_SCORED.items(), *_COUNTED.items()):
        if found := re.search(rf"\b(?:{said})$", before):
            return how, found
    return None, None


def _counted(said: str) -> Held | None:
    """Of what they are to have more or less, where that is no points."""
    if not re.search(_THING, said):
        return None
    if "app" in said:
        return "apps"
    return "e_services_planned" if re.search(r"\b(?:pa vag|planera\w*|planned|kommande)\b", said) else "e_services"


def _sure_guesses(sentence: Sentence, names: Names) -> list[Mention]:
    """Misspelt names, of the words that stand where the kommun would."""
    held = [i for i in sentence.unexplained if i and _standing(sentence, i)[0]]
    guesses = [(i, *names.misspelt(sentence.spoken[i])) for i in held]
    return [Mention(i, i + 1, codes) for i, codes, sure in guesses if sure]


def _area(sentence: Sentence, mention: Mention) -> Area | None:
    """The area they are in; None where what else is named is no area."""
    others = [other for other in sentence.mentions if other != mention]
    for other in others:
        before = sentence.spoken[other.start - 1] if other.start else ""
        if all(map(is_kommun, other.codes)) or (any(map(is_kommun, other.codes)) and before not in _INSIDE):
            return None
    area = area_meant(replace(sentence, mentions=others))
    return area if area.lan or not others else None


def _heard(sentence: Sentence, mention: Mention) -> Heard | None:
    shown = sentence.shown(mention)[:ECHOED]
    if mention not in sentence.mentions:
        return Heard(shown, "misspelt")
    return Heard(shown, "town") if mention.town else None
