"""Questions about many kommuner at once: rankings, lists, statistics, trends. From words to a query."""

from dataclasses import replace

from data.language import words
from data.language.held import holders
from data.language.mention import Mention
from data.language.phrasing import limit
from data.language.sentence import Sentence
from data.language.summed import summed
from data.model.area import COUNTRY, Area, Best, Choice, Everyone, FullMarks, Lowest, Places, Points
from data.model.places import is_kommun
from data.model.query import CompareAreasQuery, Measure, Query, RankingQuery, StatisticsQuery, TrendQuery

_OF_COUNTRY: dict[Measure, Measure] = {"apps": "offers_apps", "e_services": "offers_e_services"}
_ONLY_OF_KOMMUN = frozenset({"population", "score", "position", "lan_position", "rank_group"})
_MOST_COMPARED = 6
_COUNTED = frozenset({"e_services", "ranked"})  # meant only where their number is asked for
_WHICH = frozenset({"vilka", "vilken", "which", "what"})
_INSIDE = frozenset({"i", "in", "inom", "bland", "among"})


def about_many(sentence: Sentence, *, understood: bool) -> Query | None:
    """The query, where the words ask for many and no kommun alone is named. `understood`: every word is explained."""
    said, subject, mentions = sentence.scope, sentence.subject, sentence.mentions
    if compared := _areas_compared(sentence):
        return CompareAreasQuery(compared[:_MOST_COMPARED], compared[_MOST_COMPARED:])
    if _compares_kommuner(sentence):
        return None
    place = area_named(sentence)
    if mentions and not place.lan:
        return None
    only_areas = not any(is_kommun(code) for mention in mentions for code in mention.codes)
    if subject.asks_reason() and any(all(map(is_kommun, mention.codes)) for mention in mentions):
        return None  # "varför är Katrineholm bäst i Sörmland?"
    sure = understood or said.choice is not None or bool(mentions and only_areas)
    area = area_meant(sentence)
    if only_areas and subject.asks_trend():
        return TrendQuery(area=area) if sure else None
    if said.by_size:
        return StatisticsQuery(area, by_size=True)
    if only_areas and (sum_of := summed(sentence, area)):
        return sum_of if sure else None
    if only_areas and (held := holders(sentence, area)):
        return held if sure or understood else None
    ranks = said.choice is not None or bool(sentence.signals & words.RANK or sentence.signals & words.LOWEST)
    measure = measure_of_many(sentence)
    state = only_areas and area != COUNTRY and subject.asks_state()
    if measure == "full_marks" and area != COUNTRY:
        measure = None  # published of the country only; elsewhere they are counted
    if state or _asks_statistics(sentence, measure, only_areas=only_areas):
        return StatisticsQuery(area, measure=measure) if sure else None
    if ranks or (only_areas and (area != COUNTRY or subject.asks_list())):
        return RankingQuery(area, choice(sentence), counted=is_counted(sentence)) if sure or not ranks else None
    about_country = not words.COUNTRY.isdisjoint(sentence.signals) or subject.figure() == "e_services"
    return StatisticsQuery() if about_country and understood and not mentions else None


def _areas_compared(sentence: Sentence) -> tuple[Area, ...]:
    """The län and landscapes that are set against each other; empty where none, or only one, of the names is theirs."""
    mentions = sentence.mentions
    areas = [area for mention in mentions if (area := _area_of(mention))]
    if len(areas) < len(mentions) or len(set(areas)) < 2:
        return ()
    only_areas = [m for m in mentions if not any(map(is_kommun, m.codes))]
    if not only_areas or (len(only_areas) < len(mentions) and not is_set_against(sentence)):
        return ()  # Kalmar and Jönköping are kommuner, unless one beside them can only be a län
    return tuple(dict.fromkeys(areas))


def is_set_against(sentence: Sentence) -> bool:
    """Whether the words compare."""
    return bool(sentence.signals & words.COMPARE or sentence.signals & words.BETTER_THAN)


def _area_of(mention: Mention) -> Area | None:
    """The län or landscape that a name may mean; None where it can only mean a kommun."""
    if mention.landscape:
        return Area(lan=mention.codes, landscape=mention.landscape)
    return next((Area(lan=(code,)) for code in mention.codes if not is_kommun(code)), None)


def _compares_kommuner(sentence: Sentence) -> bool:
    """Whether several kommuner are set against each other, whatever else their names may mean."""
    kommuner = sum(any(map(is_kommun, mention.codes)) for mention in sentence.mentions)
    return kommuner > 1 and is_set_against(sentence)


def measure_of_many(sentence: Sentence) -> Measure | None:
    """The national figure that is asked for."""
    subject = sentence.subject
    if isinstance(sentence.scope.choice, FullMarks):
        missed = sentence.scope.choice.missed
        return "full_marks" if subject.asks_how_many() and not missed else None
    figure = subject.figure()
    if figure is None or figure in _ONLY_OF_KOMMUN:
        return None
    if figure in _COUNTED and not subject.asks_how_many():
        return None
    return _OF_COUNTRY.get(figure, figure)


def _asks_statistics(sentence: Sentence, measure: Measure | None, *, only_areas: bool) -> bool:
    if measure == "full_marks":
        return only_areas
    summary = sentence.subject.asks_summary()
    if summary and isinstance(sentence.scope.choice, FullMarks):
        return only_areas  # "lägsta och högsta poäng"
    if sentence.scope.choice is not None:
        return False
    if summary:
        return True
    return measure is not None and only_areas


def is_counted(sentence: Sentence) -> bool:
    """Whether it is asked how many kommuner have the points or the places that were said."""
    subject, said = sentence.subject, sentence.scope.choice
    return isinstance(said, FullMarks | Points | Places) and subject.asks_how_many() and not subject.asks_points()


def choice(sentence: Sentence) -> Choice:
    """Which of the area's kommuner are meant: those with the points or places that were said, else best or lowest."""
    said, signals = sentence.scope, sentence.signals
    if said.choice is not None:
        return said.choice
    many = limit([word for i, word in enumerate(sentence.spoken) if i not in said.explained])
    subject = sentence.subject
    if signals & words.LOWEST:
        return Lowest(many, subject.asks_extreme_score())
    named_group = bool(said.area != COUNTRY and signals & _WHICH)
    members = bool(sentence.mentions) and subject.asks_members()
    lists = words.RANK.isdisjoint(signals) and (named_group or members or subject.asks_list())
    return Everyone() if lists else Best(many, subject.asks_extreme_score())


def area_named(sentence: Sentence) -> Area:
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


def area_meant(sentence: Sentence) -> Area:
    """The län or landscape that is named, and the size or kommungrupp that is said."""
    place, said = area_named(sentence), sentence.scope.area
    return replace(said, lan=place.lan, landscape=place.landscape) if place.lan else said
