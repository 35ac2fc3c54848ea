"""Words that ask for a page of a list, or for a kommun to be found in it: "sida 2", "markera Katrineholm"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from data.language.names import Names
from data.model.parsed import Question
from data.model.places import is_kommun
from data.model.query import RankingQuery

_PAGE = frozenset({"sida", "sidan", "page"})
_MARK = frozenset({"markera", "highlight"})
_MOST = 99


@dataclass(frozen=True, slots=True)
class Turned:
    """The page and the kommun that are asked for, and the other words as they were typed."""

    rest: tuple[str, ...]
    page: int = 1
    marked: str | None = None

    @classmethod
    def read(cls, typed: Sequence[str], names: Names) -> "Turned":
        """What the words ask. A page without a number, and a kommun that is none, are left as words."""
        spoken = [word.lower() for word in typed]
        turned = cls(tuple(typed))
        for i, word in enumerate(spoken):
            if word in _MARK and (found := names.mentions(spoken[i + 1 :])) and found[0].start == 0:
                kommun = next((code for code in found[0].codes if is_kommun(code)), None)
                if kommun and len(typed) > 1 + found[0].end:
                    turned = replace(turned, rest=(*typed[:i], *typed[i + 1 + found[0].end :]), marked=kommun)
                break
        spoken = [word.lower() for word in turned.rest]
        for i, (word, number) in enumerate(pairwise(spoken)):
            if word in _PAGE and number.isdecimal() and 0 < int(number) <= _MOST:
                return replace(turned, rest=(*turned.rest[:i], *turned.rest[i + 2 :]), page=int(number))
        return turned

    def of(self, question: Question) -> Question:
        """The question for that page of its list."""
        if (self.page == 1 and not self.marked) or not isinstance(question.query, RankingQuery):
            return question
        return replace(question, query=replace(question.query, page=self.page, marked=self.marked))
