"""What is named to be left out, as an area; and which questions can be answered about the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from data.language import words
from data.language.fold import fold
from data.language.names import Names
from data.language.phrasing import is_function_word
from data.language.scope import scope
from data.language.shortened import Codes
from data.model.area import COUNTRY, Area, FullMarks
from data.model.places import is_kommun
from data.model.query import (
    CompareAreasQuery,
    DownloadQuery,
    ExplainQuery,
    HoldersQuery,
    PictureQuery,
    ProfileQuery,
    Query,
    RankAreasQuery,
    RankingQuery,
    StatisticsQuery,
    TrendQuery,
)

_LONG = 5  # characters of a misspelt name
_WINDOW = 6  # words that say a size, a kommungrupp or points
_LEADING: Final = frozenset("kommuner kommunerna municipalities med with som är are who got fick hade har".split())
# Published of the country, and not to be computed of a part of it.
_OF_COUNTRY: Final = frozenset(
    {"commonest", "success_factor", "cooperates_procurement", "cooperates_operations", "e_services_max", "ranked"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """What was named: where its words end, and the area; None where it cannot be left out."""

    end: int
    area: Area | None
    of_points: bool = False  # it is those with some points, or on some places


def named_first(typed: Sequence[str], start: int, names: Names, *, sure: bool) -> Named | None:
    """What the words name that begin there: a place, kommuner of a size or a kommungrupp, those with some points.

    `sure`: it is expected that they name something, so that a place may be misspelt, or in small letters.
    """
    if start >= len(typed):
        return None
    spoken = [word.lower() for word in typed[start:]]
    small = typed[start].islower()
    first = next((mention for mention in names.mentions(spoken) if mention.start == 0), None)
    if first and not (small and first.end == 1 and (first.word or spoken[0] in words.ALSO_WORDS)):
        return Named(start + first.end, _area(first.codes, first.landscape, names))
    if (said := _kommuner_said(spoken)) and (sure or said[1]):
        return Named(start + said[0], said[1], of_points=said[1] is None)
    if is_function_word(spoken[0]) or len(spoken[0]) < _LONG or (small and not sure):
        return None
    codes, certain = names.misspelt(spoken[0])
    return Named(start + 1, _area(codes[:1], names.landscape(codes), names)) if certain else None


def _area(codes: Codes, landscape: str, names: Names) -> Area | None:
    """The place; its kommun where it is the name of a län too. None for what may be several, or is no whole län."""
    kommuner = [code for code in codes if is_kommun(code)]
    if kommuner:
        return Area(kommun=kommuner[0]) if len(kommuner) == 1 else None
    if landscape in names.parts_of_lan:
        return None
    return Area(lan=codes, landscape=landscape) if landscape else Area(lan=codes[:1])


def _kommuner_said(spoken: Sequence[str]) -> tuple[int, Area | None] | None:
    """How many words say a size or a kommungrupp, and which; no area for those with some points or places."""
    leading = next((i for i, word in enumerate(spoken) if word not in _LEADING), len(spoken))
    rest = spoken[leading : leading + _WINDOW]
    for end in range(len(rest), 0, -1):
        for said in (rest[:end], [*rest[:end], "kommuner"]):  # "de stora"
            found = scope(fold(" ".join(said)))
            if len(found.explained) < len(said) or (found.choice and found.area != COUNTRY):
                continue
            if found.choice or found.area != COUNTRY:
                more = rest[end : end + 1] == ["ones"]
                return leading + end + more, None if found.choice else found.area
    return None


def about_rest(query: Query, left_out: tuple[Area, ...]) -> Query | None:
    """The query about what is left; None where there is no such answer."""
    match query:
        case StatisticsQuery(area=Area() as area, measure="full_marks") if area == COUNTRY:
            return RankingQuery(Area(without=left_out), FullMarks(), counted=True)  # counted, since it is not published
        case StatisticsQuery() if query.measure in _OF_COUNTRY:
            return None
        case (
            RankingQuery() | HoldersQuery() | StatisticsQuery() | PictureQuery(kommun=None) | DownloadQuery(kommun=None)
        ) if not _is_all_of(query.area, left_out):
            return replace(query, area=replace(query.area, without=left_out))
        case _:
            return None


def _is_all_of(area: Area, left_out: tuple[Area, ...]) -> bool:
    """Whether nothing would be left: "topp Skåne utom Skåne"."""
    return any(area == each or (area.lan and each.is_place and set(area.lan) <= set(each.lan)) for each in left_out)


def counts_all(query: Query, *, plain: bool) -> bool:
    """Whether the answer has to say that nothing is left out of it. `plain`: that something should be is certain."""
    match query:
        case RankingQuery() | StatisticsQuery() | HoldersQuery() | CompareAreasQuery() | RankAreasQuery():
            return True
        case PictureQuery(kommun=None) | DownloadQuery(kommun=None) | TrendQuery(kommun=None):
            return True
        case ProfileQuery() | ExplainQuery() | TrendQuery() | PictureQuery() | DownloadQuery():
            return plain
        case _:
            return False
