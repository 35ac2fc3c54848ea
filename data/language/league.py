"""Which of all län, or of all kommungrupper, are best: from words to a query."""

import re

from data.language import words
from data.language.fold import fold
from data.language.sentence import Sentence
from data.model.area import COUNTRY, FullMarks, Points
from data.model.query import KindOfArea, Measure, RankAreasQuery

_LAN = r"(?:lan(?:et|en|ens|ets)?|count(?:y|ies))"
_GROUP = (
    r"(?:kommun ?grupp(?:er|en|erna|ernas|ens)?|kommuntyp(?:er|en|erna)?|(?:typ|sorts?|slags) (?:av )?kommun(?:er)?"
    r"|municipal\w* (?:group|type)s?|(?:type|kind|group)s? of municipalit(?:y|ies))"
)
_BEST = (
    r"(?:basta?|samsta?|hogsta?|lagsta?|starkaste?|svagaste?|framsta?|ledande|topp|botten|best|worst|top|leading|highest"
    r"|lowest|strongest|weakest)(?: \d+)?(?: performing| scoring| ranked)?"
)
_EACH = r"(?:per|for varje|i varje|by|for each|for every|in each|in every)"
_ALL = r"(?:(?:alla|samtliga|all|the|av|of|over|efter) )*"
# How they are asked for, each with its kind in place of {}.
_WHICH = rf"\b(?:vilke[nt]|vilka|which|what)(?: av)? {{}}\b|\b{_BEST} {{}}\b|^(?:det |den |the )?{{}} (?:med|with)\b"
_MEANS = rf"\b{_EACH} {{}}\b"  # of points; the best kommun of each län is another question
_RANKED = (
    rf"\b(?:ranka|rangordna|rank|ranking|rankning|rangordning|topplista|snitt\w*|medel\w*|averages?|mean) {_ALL}{{}}\b"
)
_ALL_OF_THEM = r"\b(?:lanens?|kommungruppernas?|counties)\b"  # "länens snitt"
_WHICH_ONE = r"\b(?:vilke[nt]|vilka|which|what)(?: av)? {}\b"
_MEANS_ANY = rf"\b{_EACH} (?:{_LAN}|{_GROUP})\b"
_NOT_BY_AREA: frozenset[Measure | None] = frozenset({
    "apps", "no_apps", "e_services", "no_e_services", "e_services_max", "e_services_planned", "e_strategy",
    "e_responsible", "answered", "silent", "cooperates_procurement", "cooperates_operations",
})  # fmt: skip
_KINDS: tuple[tuple[KindOfArea, str], ...] = (("lan", _LAN), ("groups", _GROUP))
_ANYTHING = r"lan|count|kommun|municip"
_OF_POINTS = frozenset({"score", "mean", "median"})
_FIGURES = _OF_POINTS | frozenset({None, "position", "rank_group", "ranked", "e_services"})
_FITS = frozenset(
    "har ar hade ligger till i av pa med efter ger has have is are the with on of a an exempel example".split()
)
# What else an area may have most of.
_ELSE = r"\b(?:invanar\w*|befolkning\w*|folk\w*|population|inhabitants|kommuner|municipalities|storst)\b"


def area_ranking(sentence: Sentence) -> RankAreasQuery | None:
    """The query, where all län or kommungrupper are ranked, and no place is named. Every word has to be understood."""
    subject, said, signals = sentence.subject, sentence.scope, sentence.signals
    spoken = sentence.folded
    if sentence.mentions or said.area != COUNTRY or said.choice or said.by_size or not re.search(_ANYTHING, spoken):
        return None
    if subject.asks_trend() or subject.figure() not in _FIGURES:
        return None
    found = next(((kind, match) for kind, unit in _KINDS if (match := _asked(unit, sentence, spoken))), None)
    if found is None:
        return None
    kind, match = found
    rest = f"{spoken[: match.start()]} {spoken[match.end() :]}"
    counts = signals & words.QUANTITY and subject.figure() not in _OF_POINTS
    if counts or re.search(_ELSE, rest) or (subject.asks_how_many() and not subject.asks_points()):
        return None
    if _unexplained(sentence, spoken, match):
        return None
    ranks, lowest = bool(signals & words.RANK), bool(signals & words.LOWEST)
    return RankAreasQuery(kind, lowest=lowest and not ranks, means=not (ranks or lowest))


def asks_else_of_areas(sentence: Sentence) -> bool:
    """Whether all län or kommungrupper are ranked by what is no points: by their apps, or by how many answered."""
    spoken = sentence.folded
    if sentence.mentions or sentence.subject.asks_trend() or not re.search(_ANYTHING, spoken):
        return False
    asked = any(re.search(rf"{_WHICH_ONE.format(unit)}|{_MEANS.format(unit)}", spoken) for _, unit in _KINDS)
    of = sentence.subject.figure() in _NOT_BY_AREA or isinstance(sentence.scope.choice, FullMarks | Points)
    ranks = sentence.signals & (words.RANK | words.LOWEST) or sentence.subject.asks_how_many()
    told = sentence.subject.figure() in _NOT_BY_AREA or ranks or re.search(_MEANS_ANY, spoken)
    return bool(asked and of and told)


def _asked(unit: str, sentence: Sentence, spoken: str) -> re.Match[str] | None:
    subject, signals = sentence.subject, sentence.signals
    means = subject.asks_summary() or subject.figure() in _OF_POINTS
    ranks = bool(signals & words.RANK or signals & words.LOWEST)
    if means and (match := re.search(_MEANS.format(unit), spoken)):
        return match
    if (means or ranks) and (match := re.search(_RANKED.format(unit), spoken)):
        return match
    if means and (match := re.search(_ALL_OF_THEM, spoken)) and re.fullmatch(unit, match[0]):
        return match
    return re.search(_WHICH.format(unit, unit, unit), spoken) if means or ranks else None


def _unexplained(sentence: Sentence, spoken: str, match: re.Match[str]) -> bool:
    """Whether a word is left that is not understood: "which county has the best schools"."""
    first = spoken.count(" ", 0, match.start())
    told = range(first, first + match[0].count(" ") + 1)
    return any(i not in told and fold(sentence.spoken[i]) not in _FITS for i in sentence.unexplained)
