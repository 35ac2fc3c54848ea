"""Which kommuner a text asks about, where it names none: its area and its choice, by size, group, place or points."""

import math
import re
from dataclasses import dataclass

from data.model.area import COUNTRY, Area, Choice, FullMarks, Places, Points
from data.model.places import LARGE, MEDIUM, SMALL

_KOMMUNER = r"(?: (?:kommun\w*|municipalit\w*))"
_INHABITANTS = r"(?: (?:invanare|inhabitants|residents|people|personer))"
_NUMBER = r"(\d{1,3}(?: \d{3})+|\d{4,6}|\d{1,3} (?:tusen|thousand))"  # of inhabitants: from a thousand on

# Texts, which `re` compiles and keeps when the first question needs them, as in stems.py.
_BELOW = rf"\b(?:under|farre an|mindre an|below|fewer than|less than) {_NUMBER}{_INHABITANTS}?\b"
_FROM = rf"\b(?:over|minst|fler an|mer an|storre an|above|at least|more than) {_NUMBER}{_INHABITANTS}?\b"
_BETWEEN = rf"\b(?:mellan |between )?{_NUMBER}(?: och| till| and| to)? {_NUMBER}{_INHABITANTS}?\b"
_SIZES = {
    (0, SMALL): (
        rf"\b(?:(?:sma|liten|small){_KOMMUNER}?|(?:lilla|mindre|minsta|smaller|smallest){_KOMMUNER}|smakommun\w*)\b"
    ),
    (MEDIUM, LARGE): rf"\b(?:medelstora|mellanstora|medium sized|mid sized){_KOMMUNER}?\b",
    (LARGE, None): rf"\b(?:stora?|storre|storsta|large|larger|largest|big|bigger|biggest){_KOMMUNER}\b",
}
_BY_SIZE = (
    r"\b(?:(?:stora?|storre|large|larger|big|bigger)\b.*\b(?:sma|mindre|small|smaller)"
    r"|(?:sma|mindre|small|smaller)\b.*\b(?:stora|storre|large|larger|big|bigger)"
    r"|(?:stora?|storre|sma|mindre|large\w*|small\w*|big\w*) (?:kommuner|municipalities|ones)(?: \w+)?"
    r" (?:fler|hogre|battre|samre|farre|lagre|more|better|higher|worse)\b(?! (?:an|than))"
    r"|smakommun\w* (?:battre|samre)|storlek\w*|by size|size|(?:samband|link)\b.*\b(?:invanar\w*|population"
    r"|befolkning\w*))\b"
)

# SKL's kommungrupper of 2011, as people name them.
_GROUPS = {
    "Förortskommuner till större städer": r"forort\w*(?: kommuner)? till storre stader|suburbs of larger cities",
    "Förortskommuner till storstäderna": r"forort\w*(?: till storstad\w*)?|suburban|suburbs",
    "Storstäder": r"storstad\w*|big cit(?:y|ies)|metropolitan|metropolises",
    "Större städer": r"storre stad\w*|larger? cities",
    "Pendlingskommuner": r"pendling\w*|pendlar\w*|commuter",
    "Turism- och besöksnäringskommuner": r"turis\w+(?: och besoksnaring\w*)?|besoksnaring\w*|touris\w+",
    "Varuproducerande kommuner": r"varuproducerande|industrikommun\w*|manufacturing",
    "Glesbygdkommuner": r"glesbygd\w*|rural",
    "Kommuner i tätbefolkad region": r"(?:kommuner i )?tatbefolkad\w*(?: region\w*)?|densely populated(?: regions?)?",
    "Kommuner i glesbefolkad region": r"(?:kommuner i )?glesbefolkad\w*(?: region\w*)?|sparsely populated",
}
_GROUP = rf"\b(?:{'|'.join(f'(?P<g{i}>{said})' for i, said in enumerate(_GROUPS.values()))}){_KOMMUNER}?\b"

_FULL_MARKS = (
    r"\b(?:full ?pott|fulla? poang|maxpoang|hogsta (?:mojliga )?poang(?! (?:i|in|bland|pa)\b)"
    r"|alla (?:ratt|poang|[0-9]+ poang)|(?:klarade"
    r"|nadde|tog|fick) (?:max|alla(?: 14)?)|(?:the )?maximum|(?P<all>\d+) (?:av|of|out of) (?P=all)"
    r"|full marks|full score|perfect score|top marks|maximum (?:score|points))\b"
)
_NOT_FULL_MARKS = (
    r"\b(?:inte|ej|utan|saknar|saknade|missade|under|not|without|miss(?:ed)?|(?:did|does|do)n t|below)(?: \w+){0,2}"
    r" (?:full ?pott|full marks|full score|perfect score|top marks|14 poang|14 points|maxpoang)\b"
)
_POINTS = (
    r"\b(?:(?P<bound>minst|lagst|hogst|over|under|fler an|mer an|farre an|mindre an|at least|at most|above|below"
    r"|more than|fewer than|less than) )?"
    r"(?:(?:mellan |between )?(?P<low>\d{1,3})(?: (?:till|och|to|and|upp till))? )?"
    r"(?P<points>\d{1,3}(?:d\d{1,2})?|noll|zero) (?:poang|p|points?|(?:av|of|out of) \d+(?: poang| points)?)"
    r"(?P<more> (?:eller (?:mer|fler|over)|or more|and above))?(?P<less> (?:eller (?:mindre|farre|under)|or (?:less"
    r"|fewer)))?\b"
)
_BOUND = (
    r"\b(?P<bound>minst|lagst|hogst|over|under|mer an|mindre an|at least|at most|above|below|more than|less than) "
    r"(?P<points>\d{1,2})(?P<more>)(?P<less>)(?P<low>)(?= i\b| in\b|$)"
)  # "hur många fick minst 10": of points, where nothing else is named
_PLACES = (
    r"\b(?:plats(?:er|erna)?|placering\w*|place|places|position|positions|ranks?|nummer|nr|number) "
    r"(?P<first>\d{1,5})(?: (?:till|och|to|and))?(?: (?P<last>\d{1,5}))?\b"
)
_ORDINALS = {
    word: number
    for words in (
        "forsta andra tredje fjarde femte sjatte sjunde attonde nionde tionde",
        "first second third fourth fifth sixth seventh eighth ninth tenth",
    )
    for number, word in enumerate(words.split(), 1)
}
_ORDINAL_PLACE = (
    rf"\b(?:came (?P<came>first|second|third)|(?P<place>{'|'.join(_ORDINALS)}) ?(?:plats\w*|place)"
    rf"|(?P<nth>[1-9]\d?\d?)(?:st|nd|rd|th) place|(?:nummer|number) (?P<one>ett|one)|(?P<short>etta"
    rf"|tvaa|trea)n?)\b"
)
_SHORT = {"etta": 1, "tvaa": 2, "trea": 3}
_LEAST = frozenset({"minst", "lagst", "at least"})
_MORE = frozenset({"over", "fler an", "mer an", "above", "more than"})
_MOST = frozenset({"hogst", "at most"})
_LESS = frozenset({"under", "farre an", "mindre an", "below", "fewer than", "less than"})


# Without any of these there is nothing to look for, as in most questions.
_ANYTHING = (
    r"\d|sma|lilla|mindre|minsta|medels|mellans|stor|larg|big|medium|mid sized|size|forort|suburb|metropol|pendl|commut"
    r"|turis|besok|touris|varup|industri|manufact|glesb|rural|samband|link|tatbef|densel|sparsel|pott|poang|full |max"
    r"|noll|zero|ranks"
    r"|nummer|number|liten|plats|place|came "
    r"|etta|tvaa|trea|ratt|perfect|maxim"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What the words say of it, and the indexes of the words that said so."""

    area: Area = COUNTRY
    choice: Choice | None = None
    by_size: bool = False
    explained: frozenset[int] = frozenset()


_NOTHING = Scope()


def scope(sentence: str) -> Scope:
    """The area by size and kommungrupp, and the choice by points or places, of folded words. Län are left to names."""
    return _Reader(sentence).scope() if re.search(_ANYTHING, sentence) else _NOTHING


class _Reader:
    """Reads a folded sentence once, and remembers which of its words meant something."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._explained: set[int] = set()

    def scope(self) -> Scope:
        group = self._found(_GROUP)
        by_size = not group and self._found(_BY_SIZE) is not None
        least, below = (0, None) if by_size else self._inhabitants()
        return Scope(
            area=Area(group=_group_of(group) if group else "", least=least, below=below),
            choice=self._choice(),
            by_size=by_size,
            explained=frozenset(self._explained),
        )

    def _inhabitants(self) -> tuple[int, int | None]:
        if between := self._found(_BETWEEN):
            first, second = sorted(map(_whole, between.groups()))
            return first, second
        below, least = self._found(_BELOW), self._found(_FROM)
        if below or least:
            return _whole(least[1]) if least else 0, _whole(below[1]) if below else None
        return next((size for size, said in _SIZES.items() if self._found(said)), (0, None))

    def _choice(self) -> Choice | None:
        missed = re.search(_NOT_FULL_MARKS, self._sentence) is not None  # its words may hold a name: not explained
        if self._found(_FULL_MARKS) or missed:
            return FullMarks(missed)
        if said := self._found(_POINTS) or self._found(_BOUND):
            return _points(said)
        if said := self._found(_PLACES):
            first, last = sorted((int(said["first"]), int(said["last"] or said["first"])))
            return Places(first, last)
        if said := self._found(_ORDINAL_PLACE):
            short = 1 if said["one"] else int(said["nth"] or 0) or _SHORT.get(said["short"] or "")
            place = short or _ORDINALS[said["came"] or said["place"]]
            return Places(place, place)
        return None

    def _found(self, said: str) -> re.Match[str] | None:
        if match := re.search(said, self._sentence):
            start = self._sentence.count(" ", 0, match.start())
            self._explained.update(range(start, start + match[0].count(" ") + 1))
        return match


def _group_of(said: re.Match[str]) -> str:
    return next(name for i, name in enumerate(_GROUPS) if said[f"g{i}"])


def _points(said: re.Match[str]) -> Points:
    """More than 10 is from 11 on, and the answer says so: whole points are what is asked about."""
    bound, points = said["bound"] or "", _number(said["points"])
    if said["low"]:
        return Points(min(points, float(said["low"])), max(points, float(said["low"])))
    if bound in _LEAST or bound in _MORE or said["more"]:
        return Points(points + (bound in _MORE), math.inf)
    if bound in _MOST or bound in _LESS or said["less"]:
        return Points(0, points - (bound in _LESS))
    return Points(points, points)


def _number(said: str) -> float:
    return 0.0 if said in ("noll", "zero") else float(said.replace("d", "."))


def _whole(number: str) -> int:
    return int(re.sub(r" (?:tusen|thousand)", "000", number).replace(" ", ""))
