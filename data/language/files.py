"""Words that ask for a picture or a file, in Swedish and English; what else is said tells of whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from data.language import words
from data.language.fold import fold
from data.model.area import Best, Everyone, Lowest
from data.model.parsed import Question
from data.model.query import (
    DownloadQuery,
    HelpQuery,
    Lang,
    PictureKind,
    PictureQuery,
    ProfileQuery,
    Query,
    RankAreasQuery,
    RankingQuery,
    StatisticsQuery,
    UnclearQuery,
)

Kind = PictureKind | Literal["chart", "download"]  # a chart: whichever fits


def _of(kind: Kind, text: str) -> dict[str, Kind]:
    return dict.fromkeys(text.split(), kind)


_SWEDISH: Final = (
    _of("map", "karta kartan kartor kartbild kartbilden sverigekarta sverigekartan lanskarta lanskartan kartvy")
    | _of("chart", "diagrammet graf grafen grafiskt grafik visualisera visualisering illustrera")
    | _of("bars", "stapeldiagram stapeldiagrammet staplar stapel")
    | _of("histogram", "histogrammet fordelningsdiagram")
    | _of("size", "spridningsdiagram punktdiagram sambandsdiagram")
    | _of("download", "kalkylblad kalkylark exportera csvfil excelfil")
)
_ENGLISH: Final = (
    _of("map", "map maps mapped choropleth")
    | _of("chart", "chart charts graph graphs plot visualize visualise")
    | _of("bars", "barchart")
    | _of("size", "scatterplot scatter")
    | _of("download", "download spreadsheet export")
)
_BOTH: Final = _of("chart", "diagram") | _of("histogram", "histogram") | _of("download", "csv excel xlsx")
_KINDS: Final = _SWEDISH | _ENGLISH | _BOTH
_PHRASES: Final[dict[tuple[str, str], tuple[Kind, Lang]]] = {
    ("ladda", "ner"): ("download", "sv"),
    ("ladda", "ned"): ("download", "sv"),
    ("ladda", "hem"): ("download", "sv"),
    ("bar", "chart"): ("bars", "en"),
    ("bar", "graph"): ("bars", "en"),
}
_SIZE: Final = frozenset(
    "storlek storleken invanare invanarantal folkmangd befolkning size population inhabitants".split()
)
_SCORE: Final = frozenset("poang poangen score scores points".split())
_KINDS_OF_PLACE: Final = frozenset("län länet kommun kommunen kommuner".split())  # said in English too
_AGAINST: Final = frozenset("mot against vs versus by".split())
_APPS: Final = frozenset("app apps appar appen apparna".split())  # what else is downloaded
_DRAW: Final = frozenset("rita draw plotta skapa create make gor".split())
_BEFORE: Final = frozenset("som as en ett a an the i in pa on med with till to".split())
_AFTER: Final = frozenset("over av of for pa on med with fil filen file".split())
# How these words begin, with their dots and without: most questions hold none of them.
_STEMS: Final = frozenset(word[:4] for word in (*_KINDS, "ladda", "bar", "förd", "länsk", *_AGAINST))


@dataclass(frozen=True, slots=True)
class Wanted:
    """The kind of file that is asked for, None for none; the words that are left; the language of those that asked."""

    kind: Kind | None
    rest: Sequence[str]
    lang: Lang | None = None

    def __bool__(self) -> bool:
        return self.kind is not None

    @classmethod
    def read(cls, typed: Sequence[str]) -> "Wanted":
        """Read the words. What only leads to such a word, and from it, goes with it: "en karta över"."""
        if _STEMS.isdisjoint([word[:4].lower() for word in typed]):
            return cls(None, typed)
        said = [fold(word.lower()) for word in typed]
        found = _find(said)
        if found is None or (found[0] == "download" and not _APPS.isdisjoint(said)):
            return cls(None, typed)
        kind, lang, taken = found
        first, last = min(taken), max(taken)
        while first > 0 and said[first - 1] in _BEFORE | _DRAW | _KINDS.keys():
            first -= 1
        while last + 1 < len(said) and said[last + 1] in _AFTER | _KINDS.keys():
            last += 1
        told = _DRAW | {word for word, each in _KINDS.items() if each == kind}
        rest = [word for i, word in enumerate(typed) if not first <= i <= last and said[i] not in told]
        return cls(kind, rest, lang)


def _find(said: Sequence[str]) -> tuple[Kind, Lang | None, range] | None:
    """The kind, the language and the place of the words that ask for a file."""
    for i in range(len(said) - 2):
        first, against, second = said[i : i + 3]
        if against in _AGAINST and ((first in _SIZE and second in _SCORE) or (first in _SCORE and second in _SIZE)):
            return "size", "en" if against != "mot" else "sv", range(i, i + 3)
    for i, pair in enumerate(pairwise(said)):
        if pair in _PHRASES:
            return *_PHRASES[pair], range(i, i + 2)
    known = [(i, word) for i, word in enumerate(said) if word in _KINDS]
    if not known:
        return None
    i, word = next(((i, word) for i, word in known if _KINDS[word] != "chart"), known[0])
    return _KINDS[word], "sv" if word in _SWEDISH else "en" if word in _ENGLISH else None, range(i, i + 1)


def as_file(question: Question, wanted: Wanted) -> Question:
    """The question about the rest of the words, asked as a picture or a file; as it is where that cannot be drawn."""
    assert wanted.kind is not None  # noqa: S101  # tells mypy what the caller saw
    query = _download(question.query) if wanted.kind == "download" else _picture(question.query, wanted.kind)
    return replace(question, query=query or question.query, lang=_language(question.lang, wanted))


def _language(lang: Lang, wanted: Wanted) -> Lang:
    if wanted.lang is None or wanted.lang == lang:
        return lang
    if lang == "en":  # words or names of the rest said so
        return lang
    swedish = words.SWEDISH - _KINDS_OF_PLACE
    return lang if any(word.lower() in swedish for word in wanted.rest) else wanted.lang


def _picture(query: Query, kind: Kind) -> PictureQuery | None:
    drawn: PictureKind | None = None if kind in ("chart", "download") else kind  # type: ignore[assignment]
    match query:
        case RankingQuery():
            return PictureQuery(drawn or "bars", query.area)
        case StatisticsQuery(measure=None | "mean" | "median" | "full_marks"):
            return PictureQuery(drawn or ("size" if query.by_size else "histogram"), query.area)
        case ProfileQuery(measure=None):
            return PictureQuery(drawn or "bars", kommun=query.kommun)
        case RankAreasQuery() if drawn == "map":
            return PictureQuery(drawn)  # of kommuner; their means have no picture
        case HelpQuery() | UnclearQuery("unknown", ""):
            return PictureQuery(drawn or "bars")
        case _:
            return None


def _download(query: Query) -> DownloadQuery | None:
    match query:
        case RankingQuery(choice=Best() | Lowest() | Everyone()) | StatisticsQuery():
            return DownloadQuery(query.area)  # the best and the last are pages of the same list
        case RankingQuery():
            return DownloadQuery(query.area, query.choice)
        case ProfileQuery(measure=None):
            return DownloadQuery(kommun=query.kommun)
        case HelpQuery() | UnclearQuery("unknown", "") | RankAreasQuery():
            return DownloadQuery()
        case _:
            return None
