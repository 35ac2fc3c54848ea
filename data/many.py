"""Questions about many kommuner at once: rankings, lists, statistics, trends. From words to a query."""

from collections.abc import Sequence
from dataclasses import replace

from data import words
from data.names import Mention
from data.phrasing import limit, phrase
from data.places import is_kommun
from data.query import COUNTRY, Area, Best, Choice, Everyone, Lowest, Query, RankingQuery, StatisticsQuery, TrendQuery
from data.scope import Scope

_LISTED = frozenset({"lista", "list"})


def about_many(spoken: Sequence[str], mentions: Sequence[Mention], asked: Scope, *, understood: bool) -> Query | None:
    """The query, where the words ask for many and no kommun alone is named. `understood`: every word is explained."""
    signals = set(spoken)
    place = _area_named(spoken, mentions)
    if mentions and not place.lan:
        return None
    only_areas = not any(is_kommun(code) for mention in mentions for code in mention.codes)
    sure = understood or asked.choice is not None or bool(mentions and only_areas)
    if asks_trend(spoken) and only_areas:
        return TrendQuery() if sure else None
    area = replace(asked.area, lan=place.lan, landscape=place.landscape) if place.lan else asked.area
    if asked.by_size:
        return StatisticsQuery(area, by_size=True)
    if signals & words.STATISTICS and asked.choice is None and (only_areas or signals & words.FIGURES):
        return StatisticsQuery(area) if sure else None
    ranks = asked.choice is not None or not words.RANK.isdisjoint(signals) or not words.LOWEST.isdisjoint(signals)
    if ranks or (only_areas and (area != COUNTRY or _lists(signals))):
        return RankingQuery(area, choice(spoken, asked)) if sure or not ranks else None
    about_country = not words.COUNTRY.isdisjoint(signals) or not words.SERVICES.isdisjoint(signals)
    return StatisticsQuery() if about_country and understood and not mentions else None


def asks_trend(spoken: Sequence[str]) -> bool:
    """Whether the words ask what has changed."""
    return not words.TREND.isdisjoint(spoken) or bool(phrase(spoken, words.TREND_PHRASES))


def choice(spoken: Sequence[str], asked: Scope) -> Choice:
    """Which of the area's kommuner are meant: those with the points or places that were said, else best or lowest."""
    if asked.choice is not None:
        return asked.choice
    signals = set(spoken)
    many = limit([word for i, word in enumerate(spoken) if i not in asked.explained])
    if signals & words.LOWEST:
        return Lowest(many)
    if signals & words.RANK or not _lists(signals):
        return Best(many)
    return Everyone()


def _lists(signals: set[str]) -> bool:
    """Whether a list of all is asked for: "lista", or "alla" together with "kommuner"."""
    if signals & _LISTED:
        return True
    return bool(signals & words.LIST and any(word.startswith(("kommun", "municipalit")) for word in signals))


def _area_named(spoken: Sequence[str], mentions: Sequence[Mention]) -> Area:
    """The län or landscape that is named.

    Where a län's name is a kommun's too ("är Stockholm bäst?"), it is not meant if it is spoken of itself.
    """
    for mention in mentions:
        if mention.landscape:
            return Area(lan=mention.codes, landscape=mention.landscape)
        before = spoken[mention.start - 1] if mention.start else ""
        if before in ("är", "is") and any(map(is_kommun, mention.codes)):
            continue
        for code in mention.codes:
            if not is_kommun(code):
                return Area(lan=(code,))
    return COUNTRY
