"""Places that are named to be left out: "topp utom Stockholm", "Norrköping, inte Linköping"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from data.query import (
    CompareAreasQuery,
    DownloadQuery,
    HoldersQuery,
    Lang,
    PictureQuery,
    RankingQuery,
    StatisticsQuery,
    TrendQuery,
)
from data.question import Heard, Question
from data.text import words
from data.text.names import Names
from data.text.phrasing import ECHOED, is_function_word, language_of_words

_LONG = 5  # characters of a misspelt name


def _of(lang: Lang, text: str) -> dict[tuple[str, ...], Lang]:
    return {tuple(phrase.split()): lang for phrase in text.split(";")}


_EXCEPT: Final = _of(
    "sv",
    "utom;förutom;exklusive;exkl;undantaget;frånsett;utanför;andra än;bortsett från;med undantag för;med undantag av;"
    "forutom;utanfor;bortsett fran;andra an",
) | _of("en", "except;except for;excluding;outside;other than;apart from;with the exception of")
_WITHOUT: Final = _of("sv", "utan") | _of("en", "without")  # also of what is no place
_NOT: Final = _of("sv", "inte;ej") | _of("en", "not")  # mostly of a verb
_PHRASES: Final = _EXCEPT | _WITHOUT | _NOT
_FIRST: Final = frozenset(phrase[0] for phrase in _PHRASES)
_BEFORE_NOT: Final = frozenset("men but och and alla all kommuner kommunerna municipalities".split())
_BEFORE_A_PLACE: Final = frozenset("i in för for från from de dem those kommuner kommunerna the".split())
_ALL: Final = {"alla": "kommuner", "all": "municipalities"}  # of what, where only that is left
_WHY: Final = frozenset("varför varfor why hur how".split())  # "varför slår Malmö inte Lund?"


@dataclass(frozen=True, slots=True)
class Excepted:
    """The places to be left out, as typed, empty for none; the words that are left."""

    rest: tuple[str, ...]
    shown: str = ""
    lang: Lang | None = None

    @classmethod
    def read(cls, typed: Sequence[str], names: Names) -> "Excepted":
        """Read the words. "Utan appar" and "svarade inte" name no place, and are left."""
        spoken = [word.lower() for word in typed]
        if _FIRST.isdisjoint(spoken):
            return cls(tuple(typed))
        left: set[int] = set()
        shown: list[str] = []
        lang: Lang | None = None
        i = 0
        while i < len(spoken):
            phrase = _phrase_at(spoken, i)
            if phrase in _WITHOUT and shown and spoken[0] in ("inte", "not", "ej"):
                left.add(i)  # "inte Stockholm utan Malmö"
                phrase = None
            if phrase is None or (phrase in _NOT and not _negates_a_place(spoken, i, names)):
                i += 1
                continue
            start = i + len(phrase)
            while phrase not in _NOT and start < len(spoken) and spoken[start] in _BEFORE_A_PLACE:
                start += 1
            end = _places_from(typed, start, names, sure=phrase in _EXCEPT)
            if end > start:
                begin = i - 1 if i and phrase in _NOT and spoken[i - 1] in ("men", "but", "och", "and") else i
                left.update(range(begin, end))
                shown.append(" ".join(typed[start:end]))
                lang = _PHRASES[phrase]
            i = max(end, i + 1)
        rest = tuple(word for i, word in enumerate(typed) if i not in left)
        if shown and len(rest) == 1 and rest[0].lower() in _ALL:
            rest = (*rest, _ALL[rest[0].lower()])
        return cls(rest, ", ".join(shown)[:ECHOED], lang)

    def of(self, question: Question) -> Question:
        """The question about the rest, with what has to be said where the answer holds those places all the same."""
        if not self.shown:
            return question
        if self.lang and language_of_words([word.lower() for word in self.rest]) is None:
            question = replace(question, lang=self.lang)
        match question.query:
            case RankingQuery() | StatisticsQuery() | HoldersQuery() | CompareAreasQuery():
                return replace(question, heard=Heard(self.shown, "except"))
            case PictureQuery(kommun=None) | DownloadQuery(kommun=None) | TrendQuery(kommun=None):
                return replace(question, heard=Heard(self.shown, "except"))
            case _:
                return question


def _phrase_at(spoken: Sequence[str], i: int) -> tuple[str, ...] | None:
    """The longest phrase that begins there."""
    if spoken[i] not in _FIRST:
        return None
    return max((p for p in _PHRASES if tuple(spoken[i : i + len(p)]) == p), key=len, default=None)


def _negates_a_place(spoken: Sequence[str], i: int, names: Names) -> bool:
    """Whether "inte" is of the place after it: it follows another one, "men" or the like, or nothing."""
    if i == 0:
        return True
    if not _WHY.isdisjoint(spoken):
        return False
    before = spoken[i - 1]
    named = any(mention.end == i for mention in names.mentions(spoken[:i]))
    return named or before in _BEFORE_NOT or before in words.RANK


def _places_from(typed: Sequence[str], start: int, names: Names, *, sure: bool) -> int:
    """Where the places end that are named from there on, one or several; `start` where none is.

    `sure`: a place is expected, also one that is misspelt or in small letters.
    """
    end = start
    while True:
        begin = end + 1 if end > start and end < len(typed) and typed[end].lower() in words.AND else end
        found = _place_at(typed, begin, names, sure=sure)
        if found == begin:
            return end
        end = found


def _place_at(typed: Sequence[str], start: int, names: Names, *, sure: bool) -> int:
    if start >= len(typed):
        return start
    spoken = [word.lower() for word in typed[start:]]
    small = typed[start].islower()
    first = next((mention for mention in names.mentions(spoken) if mention.start == 0), None)
    if first and not (small and first.end == 1 and (first.word or spoken[0] in words.ALSO_WORDS)):
        return start + first.end
    if is_function_word(spoken[0]) or len(spoken[0]) < _LONG or (small and not sure):
        return start
    return start + 1 if names.misspelt(spoken[0])[1] else start
