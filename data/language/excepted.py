"""Places and kinds of kommuner that are to be left out: "topp utom Stockholm", "Norrköping, inte Linköping"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from data.language import words
from data.language.left_out import Named, about_rest, counts_all, named_first
from data.language.names import Names
from data.language.phrasing import ECHOED, is_function_word, language_of_words
from data.model.area import Area
from data.model.parsed import Heard, Question
from data.model.query import Lang

_MOST = 5  # of what is left out: a headline has room for them


def _of(lang: Lang, text: str) -> dict[tuple[str, ...], Lang]:
    return {tuple(phrase.split()): lang for phrase in text.split(";")}


_EXCEPT: Final = _of(
    "sv",
    "utom;förutom;exklusive;exkl;undantaget;frånsett;utanför;andra än;annan än;bortsett från;med undantag för;"
    "med undantag av;minus;om man inte räknar;om man inte räknar med;om man räknar bort;om man bortser från;"
    "forutom;utanfor;bortsett fran;andra an;annan an",
) | _of(
    "en",
    "except;except for;excluding;outside;other than;else than;apart from;with the exception of;besides;minus;"
    "not counting;not including;if you don t count;if we don t count;if you exclude;if we exclude",
)
# Also of what is no place, and so no misspelt one.
_WITHOUT: Final = _of(
    "sv",
    "utan;som inte är;som ej är;som inte ligger i;som inte är i;som inte hör till;som varken är;som varken ligger i;"
    "som varken är i;som varken hör till",
) | _of(
    "en",
    "without;that is not;that are not;which is not;which are not;that isn t;that aren t;who is not;"
    "that is not in;that are not in;that isn t in;that aren t in",
)
_NOT: Final = _of("sv", "inte;ej;inte i") | _of("en", "not;not in;but")  # mostly of a verb
_PHRASES: Final = _EXCEPT | _WITHOUT | _NOT
_FIRST: Final = frozenset(phrase[0] for phrase in _PHRASES)
_ALL: Final = frozenset("alla all everyone everybody".split())
_BEFORE_NOT: Final = frozenset(
    "men but och and kommuner kommunerna kommun kommunen municipality municipalities".split()
)
_BEFORE_A_PLACE: Final = frozenset(
    "i in of för for från from de dem those the en ett a an någon any deras their kommuner kommunerna tre three".split()
)
_WHO: Final = frozenset("de dem those the".split())
# What is asked about, where only that is left: all of them.
_ONLY: Final[dict[tuple[str, ...], tuple[str, ...]]] = {
    ("alla",): ("alla", "kommuner"),
    ("kommuner",): ("alla", "kommuner"),
    ("samtliga",): ("alla", "kommuner"),
    ("vilka", "är"): ("alla", "kommuner"),
    ("vilka", "kommuner", "är"): ("alla", "kommuner"),
    **dict.fromkeys((("all",), ("everyone",), ("everybody",), ("municipalities",)), ("all", "municipalities")),
    **dict.fromkeys((("which", "are"), ("which", "municipalities", "are")), ("all", "municipalities")),
}
_WHY: Final = frozenset("varför varfor why hur how".split())  # "varför slår Malmö inte Lund?"


@dataclass(frozen=True, slots=True)
class Excepted:
    """What is to be left out, and the words that are left."""

    rest: tuple[str, ...]
    shown: str = ""  # what is to be left out, as typed; empty for nothing
    areas: tuple[Area, ...] = ()  # the same; empty where some of it cannot be left out
    plain: bool = False  # the words can mean nothing else
    lang: Lang | None = None

    @classmethod
    def read(cls, typed: Sequence[str], names: Names) -> "Excepted":
        """Read the words. "Utan appar" and "svarade inte" name nothing to be left out, and are left."""
        spoken = [word.lower() for word in typed]
        if _FIRST.isdisjoint(spoken):
            return cls(tuple(typed))
        taken: set[int] = set()
        shown: list[str] = []
        found: list[Named] = []
        plain, lang = False, None
        i = 0
        while i < len(spoken):
            phrase = _phrase_at(spoken, i)
            if phrase in _WITHOUT and shown and spoken[0] in ("inte", "not", "ej"):
                taken.add(i)  # "inte Stockholm utan Malmö"
                phrase = None
            if phrase is None or (phrase in _NOT and not _negates_a_place(spoken, i, phrase, names)):
                i += 1
                continue
            start = i + len(phrase)
            while start < len(spoken) and spoken[start] in _BEFORE_A_PLACE:
                start += 1
            who = next((j for j in range(i + len(phrase), start) if spoken[j] in _WHO), start)
            named = _all_named(typed, start, names, sure=phrase in _EXCEPT)
            end = named[-1].end if named else start
            if named:
                begin = i - 1 if i and phrase in _NOT and spoken[i - 1] in ("men", "but", "och", "and") else i
                taken.update(range(begin, end))
                shown.append(" ".join(typed[who:end]))
                found += named
                plain, lang = plain or phrase in _EXCEPT, _PHRASES[phrase]
            elif phrase in _EXCEPT and (many := _unknown(spoken, start)):
                shown.append(" ".join(typed[who : start + many]))  # the words stay, to be understood or not
                found.append(Named(start, None))
            i = max(end, i + 1)
        rest = tuple(word for i, word in enumerate(typed) if i not in taken)
        if shown:
            rest = _ONLY.get(tuple(word.lower() for word in rest), rest)
        return cls(rest, ", ".join(shown)[:ECHOED], _areas(found), plain, lang)

    def of(self, question: Question) -> Question:
        """The question about the rest; with what has to be said where the answer holds all, all the same."""
        if not self.shown:
            return question
        if self.lang and language_of_words([word.lower() for word in self.rest]) is None:
            question = replace(question, lang=self.lang)
        if self.areas and (query := about_rest(question.query, self.areas)):
            return replace(question, query=query)
        said = counts_all(question.query, plain=self.plain)
        return replace(question, heard=Heard(self.shown, "except")) if said else question


def _areas(found: Sequence[Named]) -> tuple[Area, ...]:
    """All that was named, once each; nothing where some of it cannot be left out, or it is too much for an answer."""
    areas = tuple(dict.fromkeys(named.area for named in found if named.area))
    return areas if len(areas) <= _MOST and all(named.area for named in found) else ()


def _phrase_at(spoken: Sequence[str], i: int) -> tuple[str, ...] | None:
    """The longest phrase that begins there."""
    if spoken[i] not in _FIRST or (i == 0 and spoken[0] == "which"):  # it asks
        return None
    return max((p for p in _PHRASES if tuple(spoken[i : i + len(p)]) == p), key=len, default=None)


def _unknown(spoken: Sequence[str], start: int) -> int:
    """How many words there name what is not known as a place, or the top: "utanför Stockholmsområdet", "topp 50"."""
    if start >= len(spoken) or (is_function_word(spoken[start]) and spoken[start] not in words.RANK):
        return 0
    number = spoken[start + 1 : start + 2]
    return 2 if number and (number[0].isdecimal() or number[0] in words.NUMBERS) else 1


def _negates_a_place(spoken: Sequence[str], i: int, phrase: tuple[str, ...], names: Names) -> bool:
    """Whether "inte" is of the place after it: it follows another one, "men" or the like, or nothing."""
    if phrase == ("but",):
        return i > 0 and spoken[i - 1] in _ALL  # "all but Malmö"
    if i == 0:
        return True
    if not _WHY.isdisjoint(spoken):
        return False
    before = spoken[i - 1]
    named = any(mention.end == i for mention in names.mentions(spoken[:i]))
    if before in ("är", "are"):
        return spoken[0] in ("vilka", "which")  # "vilka är inte storstäder?"
    return named or before in _BEFORE_NOT or before in _ALL or before in words.RANK or before.isdecimal()


def _all_named(typed: Sequence[str], start: int, names: Names, *, sure: bool) -> list[Named]:
    """What is named from there on, one thing or several.

    `sure`: a place is expected, also one that is misspelt or in small letters.
    """
    found: list[Named] = []
    while True:
        end = begin = found[-1].end if found else start
        if found and end < len(typed) and typed[end].lower() in words.AND:
            begin += 1
            while begin < len(typed) and typed[begin].lower() in _BEFORE_A_PLACE:
                begin += 1
        named = named_first(typed, begin, names, sure=sure)
        if named is None or (found and named.of_points):  # "utom Malmö, fick full pott"
            return found
        found.append(named)
