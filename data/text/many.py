"""Questions about many kommuner at once: rankings, lists, statistics, trends. From words to a query."""

from dataclasses import replace

from data.places import is_kommun
from data.query import (
    COUNTRY,
    Area,
    Best,
    Choice,
    Everyone,
    FullMarks,
    Lowest,
    Measure,
    Points,
    Query,
    RankingQuery,
    StatisticsQuery,
    TrendQuery,
    WhichQuery,
)
from data.text import words
from data.text.phrasing import limit
from data.text.scope import Scope
from data.text.sentence import Sentence
from data.text.subject import Subject

_OF_COUNTRY: dict[Measure, Measure] = {"apps": "offers_apps", "e_services": "offers_e_services"}
_ONLY_OF_KOMMUN = frozenset({"score", "position", "lan_position", "rank_group"})
_CANDIDATES = 5
_COUNTED = frozenset({"e_services", "ranked"})  # meant only where their number is asked for
_WHICH = frozenset({"vilka", "vilken", "which", "what"})
_INSIDE = frozenset({"i", "in", "inom", "bland", "among"})


def about_many(sentence: Sentence, *, understood: bool) -> Query | None:
    """The query, where the words ask for many and no kommun alone is named. `understood`: every word is explained."""
    said, subject, mentions = sentence.scope, sentence.subject, sentence.mentions
    if _compares_kommuner(sentence):
        return None
    place = _area_named(sentence)
    if mentions and not place.lan:
        return None
    only_areas = not any(is_kommun(code) for mention in mentions for code in mention.codes)
    if only_areas and len(mentions) > 1 and not words.COMPARE.isdisjoint(sentence.signals):
        return _which_area(sentence)
    if subject.asks_reason() and any(all(map(is_kommun, mention.codes)) for mention in mentions):
        return None  # "varför är Katrineholm bäst i Sörmland?"
    sure = understood or said.choice is not None or bool(mentions and only_areas)
    area = replace(said.area, lan=place.lan, landscape=place.landscape) if place.lan else said.area
    if only_areas and subject.asks_trend():
        return TrendQuery(area=area) if sure else None
    if said.by_size:
        return StatisticsQuery(area, by_size=True)
    ranks = said.choice is not None or bool(sentence.signals & words.RANK or sentence.signals & words.LOWEST)
    measure = _measure(said, subject)
    state = only_areas and area != COUNTRY and subject.asks_state()
    if state or _asks_statistics(sentence, measure, only_areas=only_areas):
        return StatisticsQuery(area, measure=measure) if sure else None
    if ranks or (only_areas and (area != COUNTRY or subject.asks_list())):
        return RankingQuery(area, choice(sentence)) if sure or not ranks else None
    about_country = not words.COUNTRY.isdisjoint(sentence.signals) or subject.figure() == "e_services"
    return StatisticsQuery() if about_country and understood and not mentions else None


def _which_area(sentence: Sentence) -> WhichQuery:
    """Kommuner are compared, län are not: which of those that were named is meant?"""
    typed = " ".join(sentence.typed[sentence.mentions[0].start : sentence.mentions[-1].end])
    codes = dict.fromkeys(code for mention in sentence.mentions for code in mention.codes)
    return WhichQuery(typed, tuple(codes)[:_CANDIDATES])


def _compares_kommuner(sentence: Sentence) -> bool:
    """Whether several kommuner are set against each other, whatever else their names may mean."""
    kommuner = sum(any(map(is_kommun, mention.codes)) for mention in sentence.mentions)
    return kommuner > 1 and bool(sentence.signals & words.COMPARE or sentence.signals & words.BETTER_THAN)


def _measure(said: Scope, subject: Subject) -> Measure | None:
    """The national figure that is asked for."""
    if isinstance(said.choice, FullMarks):
        return "full_marks" if subject.asks_how_many() else None
    figure = subject.figure()
    if figure is None or figure in _ONLY_OF_KOMMUN:
        return None
    if figure in _COUNTED and not subject.asks_how_many():
        return None
    return _OF_COUNTRY.get(figure, figure)


def _asks_statistics(sentence: Sentence, measure: Measure | None, *, only_areas: bool) -> bool:
    if measure == "full_marks":
        return only_areas
    if sentence.scope.choice is not None:
        return False
    if sentence.subject.asks_summary():
        return True
    return measure is not None and only_areas


def choice(sentence: Sentence) -> Choice:
    """Which of the area's kommuner are meant: those with the points or places that were said, else best or lowest."""
    said, signals = sentence.scope, sentence.signals
    if said.choice is not None:
        return said.choice
    many = limit([word for i, word in enumerate(sentence.spoken) if i not in said.explained])
    if signals & words.LOWEST:
        return Lowest(many)
    named_group = bool(said.area != COUNTRY and signals & _WHICH)
    lists = words.RANK.isdisjoint(signals) and (named_group or sentence.subject.asks_list())
    return Everyone() if lists else Best(many)


def _area_named(sentence: Sentence) -> Area:
    """The län or landscape that is named.

    Where a län's name is a kommun's too, it is not meant if it is spoken of itself ("är Stockholm bäst?", "fick
    Stockholm 14 poäng?").
    """
    for mention in sentence.mentions:
        if mention.landscape:
            return Area(lan=mention.codes, landscape=mention.landscape)
        before = sentence.spoken[mention.start - 1] if mention.start else ""
        also_kommun = any(map(is_kommun, mention.codes))
        if also_kommun and before in ("är", "is"):
            continue
        if also_kommun and before not in _INSIDE and isinstance(sentence.scope.choice, FullMarks | Points):
            continue
        for code in mention.codes:
            if not is_kommun(code):
                return Area(lan=(code,))
    return COUNTRY
