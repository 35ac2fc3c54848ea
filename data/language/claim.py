"""What is asked to be true of the one kommun that is named: "är Umeå bäst i Norrland?", "fick Lund minst 10?"."""

import re
from dataclasses import replace

from data.language import words
from data.language.fold import fold
from data.language.mention import Mention
from data.language.phrasing import ECHOED
from data.language.sentence import Sentence
from data.model.area import COUNTRY, Area, FullMarks, Places, Points
from data.model.claim import Claim, Claimed, Has, Last, Mean, Own
from data.model.parsed import Heard, Question
from data.model.places import is_kommun
from data.model.query import ProfileQuery

_SURE = r"(?:(?:ar det sant|stammer det|is it true|undrar|vet du|vet ni|do you know) (?:att|om|that|if|whether) )?"
_ASKS = (
    rf"^{_SURE}(?:(?:ar|var|blev|fick|har|hade|ligger|lag|kom|hamnade|hamnar|nadde|klarade|tog|finns|missade|vann|leder"
    r"|ledde|toppar|is|was|did|does|has|have|got|can|are|were)\b"
    r"|\w+(?: \w+)? (?:ar|fick|har|ligger|kom|is|got|has) )"
)
_WH = r"\b(?:vem|vilka|vilken|vilket|vad|hur|varfor|who|which|what|how|why|where|var ligger|nar|eller|or|sedan|since)\b"
# What turns it round, or asks for more than it: no yes or no is said to that. Full marks may be missed.
_ALONE = r"\b(?:ensam\w*|alone|only one)\b"
_TURNED = (
    r"\b(?:inte|ej|aldrig|varken|not|never|neither|\w+n t|utanfor|outside|no (?:more|fewer)|fjardedel\w*|tredjedel\w*"
    r"|halvan?|halften|quarter|third of|half)\b"
)
_VAGUE = r"\b(?:en av|one of|nast|second|inte|not|isn t|bland (?:de|landets) bast\w*|among the best)\b"
_BEST = (
    r"\b(?:bast\w?|framst\w*|etta|ettan|vann|vinnare\w*|leder|ledde|ledande|toppar|hogst\w*|flest|pa topp(?! \d)"
    r"|best|first|leads?|leader|winner|won|number one|highest|most)\b"
)
_LAST = r"\b(?:samst\w?|sist\w?|lagst\w*|jumbo\w*|svagast\w?|worst|last|lowest|bottom|weakest)\b"
_MEAN = r"\b(?:\w*snitt(?:et)?|\w*genomsnittet|medel(?:vardet|poangen|talet)?|averages?|mean)\b"
_BELOW = r"\b(?:under|samre|lagre|farre|below|worse|lower|less|fewer)\b"
_ABOVE = r"\b(?:over|ovanfor|battre|hogre|fler|above|better|higher|more)\b"
_BESIDE = r"\b(?:jamfor\w*|mot|jamte|compare\w*|against|vs|versus)\b"
_AMONG = (
    r"\b(?:top|topp|toppen|(?:bland|among)(?: \w+){0,2}?|de|the|landets) (?:the |de )?(\d{1,3}|WORD)\b"
    r"(?!(?: \w+)? (?:poang|points?|invanare|av|of))".replace("WORD", "|".join(map(fold, words.NUMBERS)))
)
_OWN: tuple[tuple[Own, str], ...] = (
    ("lan", r"\b(?:i|in) (?:lanet|sitt(?: eget)? lan|its(?: own)? county|the county)\b"),
    ("group", r"\b(?:sin|its)(?: egen| own)? (?:kommun ?grupp|group|municipal group)\b"),
)
_OF_POINTS = frozenset({None, "score", "position", "lan_position", "ranked", "mean", "rank_group", "answered"})
_AT_SERVICES = r"\b(?:pa|at) (?:digital\w* )?(?:e ?)?(?:tjanst|service)\w*"
_INSIDE = frozenset({"i", "in", "inom", "bland", "among"})
_NUMBERS = {fold(word): number for word, number in words.NUMBERS.items()}


def about_claim(sentence: Sentence) -> Question | None:
    """The question, where one kommun is named outright and something is asked to be true of it."""
    mention = _kommun(sentence) if len(sentence.spoken) > 1 else None
    claim = claim_of(sentence) if mention else None
    if mention is None or claim is None:
        return None
    heard = Heard(sentence.shown(mention)[:ECHOED], "town") if mention.town else None
    code = next(filter(is_kommun, mention.codes))
    return Question(ProfileQuery(code, claim=claim), sentence.lang, heard)


def _kommun(sentence: Sentence) -> Mention | None:
    """The one kommun that is named; what is named besides are areas."""
    own = [m for m in sentence.mentions if any(map(is_kommun, m.codes)) and not _is_area(sentence, m)]
    one = len(own) == 1 and not own[0].word and sum(map(is_kommun, own[0].codes)) == 1
    return own[0] if one else None


def _is_area(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name that is a län's, and may be a kommun's too, is where something is asked to be true."""
    before = sentence.spoken[mention.start - 1] if mention.start else ""
    return mention.start > 0 and before in _INSIDE and not all(map(is_kommun, mention.codes))


def claim_of(sentence: Sentence) -> Claim | None:
    """What is asked to be true; None where another thing is asked."""
    said = sentence.folded
    subject = sentence.subject
    if subject.asks_trend() or (subject.asks_reason() and not isinstance(sentence.scope.choice, FullMarks)):
        return None
    areas = [mention for mention in sentence.mentions if not any(map(is_kommun, mention.codes))]
    if len(areas) > 1:
        return None
    misses = isinstance(sentence.scope.choice, FullMarks)
    if re.search(_ALONE, said) or (re.search(_TURNED, said) and not misses):
        return None
    mean = _beside_mean(said) if subject.figure() in _OF_POINTS else None
    what = mean or (_claimed(sentence, said) if re.search(_ASKS, said) and not re.search(_WH, said) else None)
    if what is None:
        return None
    own = next((own for own, pattern in _OWN if re.search(pattern, said)), None)
    if own is None and any(i and sentence.spoken[i - 1] in _INSIDE for i in sentence.unexplained):
        return None  # "i Norge"
    return Claim(what, COUNTRY if own else _area(sentence), own)


def _area(sentence: Sentence) -> Area:
    for mention in sentence.mentions:
        lan = tuple(code for code in mention.codes if not is_kommun(code))
        if lan and (len(lan) == len(mention.codes) or _is_area(sentence, mention)):
            return replace(sentence.scope.area, lan=lan, landscape=mention.landscape)
    return sentence.scope.area


def _beside_mean(said: str) -> Mean | None:
    """How it stands to the mean."""
    if not re.search(_MEAN, said) or re.search(r"\b(?:vad|vilken|vilka|vem|hur manga|what|which|who|how many)\b", said):
        return None
    if re.search(_BELOW, said):
        return Mean("below")
    if re.search(_ABOVE, said):
        return Mean()
    return Mean("beside") if re.search(_BESIDE, said) else None


def _claimed(sentence: Sentence, said: str) -> Claimed | None:
    figure, choice = sentence.subject.figure(), sentence.scope.choice
    if isinstance(choice, FullMarks | Points | Places):
        return choice
    if figure in ("e_services", "apps") and re.search(r"\b(?:har|hade|has|have|finns|erbjud\w*|offer\w*)\b", said):
        limited = re.search(r"\d|\b(?:flest|farst|most|fewest|minst|fler|farre|more|fewer)\b", said)
        return None if limited else Has("apps" if figure == "apps" else "e_services")
    of_points = figure in _OF_POINTS or (figure == "e_services" and re.search(_AT_SERVICES, said))
    if (
        not of_points
        or (re.search(_LAST, said) and re.search(_AMONG, said))
        or (re.search(_VAGUE, said) and not re.search(_AMONG, said))
    ):
        return None
    if among := re.search(_AMONG, said):
        last = int(among[1]) if among[1].isdecimal() else _NUMBERS[among[1]]
        return Places(1, last) if last and (last > 1 or among[1].isdecimal()) else None
    if re.search(_LAST, said):
        return Last()
    return Places(1, 1) if re.search(_BEST, said) else None
