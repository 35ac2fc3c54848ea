"""What joins a message to the one before it: how it begins and ends, and what stands in it for what was spoken of."""

from collections.abc import Sequence
from typing import Final

from data.language.lexicon.lexicon import Meaning
from data.language.lexicon.vocabulary import Vocabulary
from data.language.tokens import Token
from data.model.question import MOST_COMPARED

# How a message goes on, by the keys of TALK in the lexicons.
# Not part of what is asked.
_BEGINNINGS: Final = ("and", "add", "against", "same", "sorted", "so", "meant", "next", "exchange", "listing")
_ENDS: Final = ("then", "too", "meant", "please", "lacking")
_MARKS: Final = ("less", "only", "part", "the")  # part of it too
_WHOLES: Final = (  # nothing else is said
    *("which", "others", "how_many_others", "why", "explain", "how", "more", "all", "listed", "both", "turned"),
    *("shown", "sharing", "how_many_sharing", "ahead", "behind", "either", "neither", "worst_first", "best_first"),
    *("each", "out_of", "largest", "smallest", "unpublished", "why_not", "scale"),
)
_REFERRING: Final = ("it", "that", "among", "them", "there")
_MEANS_MORE: Final = {"too": "add", "among": "them", "that": "it", "instead_of": "then"}
_UNSAID: Final = frozenset({"so", "please", "because", "too", "that", "instead_of"})
_LONGEST_END: Final = 5  # words
_CLAUSE: Final = 3  # words; a reason, or what is said aside
# What is said aside means no more than these.
_ASIDE: Final = frozenset(
    {"FILLER", "BY", "CONCERNING", "INDEX", "IS", "HAS", "AND", "TO", "AS", "ANY", "TOPIC", "MANY", "ALL"}
    | {"BUT", "BEHIND"}
)
# What an article stands before, so that "de" in "de bästa" is no pronoun.
_AFTER_ARTICLE: Final = frozenset(
    {"BEST", "WORST", "MOST", "FEWEST", "NEAREST", "SIZE", "KOMMUN", "MANY", "NUMBER", "ORDINAL", "GROUP", "GROUP_NOUN"}
    | {"MEASURE", "LEADER", "WITHOUT", "OVER", "UNDER", "MIN", "MAX", "PLANNED", "MEAN", "FORM", "LAN", "AREA", "ALL"}
    | {"SURVEY"}
)


class Links:
    """Reads what joins a message to the one before it; the tokens that are left are what it asks."""

    def __init__(self, found: list[Token], vocabulary: Vocabulary) -> None:
        self.tokens = found
        self.vocabulary = vocabulary
        self.links: set[str] = set()
        self.removed = False
        self.hole: int | None = None
        self.left_after = 0  # how many of the words that are left say that something is left out
        self.rejected: list[Token] = []  # what a correction says was not meant
        self.all_of = 0  # how many it says that all are: "alla tre"

    @property
    def words(self) -> tuple[str, ...]:
        """What is left, as typed."""
        return tuple(token.typed for token in self.tokens)

    @property
    def found(self) -> frozenset[str]:
        """What joins it, as keys of TALK."""
        return frozenset(self.links - _UNSAID)

    def read(self) -> None:
        """Find what joins it, and take that out."""
        if self._nothing_else():
            return
        self._cut()
        self._inside()
        self._against()
        self._beginning()
        self._end()
        if "meant" in self.links and not self._not_only():
            self._not_meant()
        if not self._nothing_else():
            self._marks()
            self._referring()

    def _talk(self, at: int, keys: Sequence[str]) -> tuple[int, str]:
        """Where a phrase of one of the kinds ends that begins there, and its kind; `at` where there is none."""
        if not (0 <= at < len(self.tokens) and self.vocabulary.talk.begins(self.tokens[at])):
            return at, ""
        end, meanings = self.vocabulary.talk.longest(self.tokens, at)
        kind = next((key for key in keys for meaning in meanings if meaning.value == key), "")
        return (end, kind) if kind else (at, "")

    def _link(self, kind: str) -> None:
        self.links |= {kind, _MEANS_MORE.get(kind, kind)}

    def _nothing_else(self) -> bool:
        end, kind = self._talk(0, _WHOLES)
        if not kind or (end < len(self.tokens) and not self._is_aside(end)):
            return False
        self._link(kind)
        self._keep(0, 0)
        return True

    def _is_aside(self, comma: int) -> bool:
        """Whether what follows a comma is said beside the question: "vilka, jag vill ringa dem"."""
        if self.tokens[comma].word != ",":
            return False
        rest = self.tokens[comma + 1 :]
        meant = [self._concepts(token) for token in rest]
        if any(token.typed[0].isupper() and not token.first and len(token.typed) > 1 for token in rest):
            return False
        return all(each <= _ASIDE for each in meant) and (all(meant) or len(rest) >= _CLAUSE)

    def _cut(self) -> None:
        """Leave out the reason that is given, and what is no longer meant: "median istället för snitt"."""
        for at in range(1, len(self.tokens)):
            end, kind = self._talk(at, ("instead_of", "because"))
            if kind and end < len(self.tokens) and (kind != "because" or at >= _CLAUSE):
                self._link(kind)
                self._keep(0, at)
                return

    def _not_meant(self) -> None:
        """Leave out what a correction says is not meant: "jag menade appar, inte poäng"."""
        at = next((at for at in range(1, len(self.tokens)) if self._means(at, "NOT")), 0)
        if at:
            self.rejected = self.tokens[at + 1 :]
            self._keep(0, at - (at > 1 and self.tokens[at - 1].word == ","))

    def _not_only(self) -> bool:
        """Leave what is not alone meant any longer: "jag menade alla, inte bara glesbygd"."""
        for at in range(len(self.tokens)):
            end, kind = self._talk(at, ("not_only",))
            if kind and end < len(self.tokens):
                self._link(kind)
                self._keep(end, len(self.tokens))
                return True
        return False

    def _inside(self) -> None:
        """Find what asks whether one is among those that were told: "är Lund med där?", "Malmö inte med?"."""
        if len(self.tokens) < 3:
            return
        for at in range(2, len(self.tokens)):
            end, kind = self._talk(at, ("inside",))
            denied = self._means(at - 1, "NOT")
            if kind and end == len(self.tokens) and (denied or self._means(0, "IS", "HAS")):
                self._link(kind)
                self._keep(0, at - denied)
                return

    def _against(self) -> None:
        """Find what a sum is held against: "hur är snittet jämfört med storstäderna"."""
        for at in range(1, len(self.tokens)):
            end, kind = self._talk(at, ("against",))
            if kind and at + 1 < end < len(self.tokens) and all(self._is_sum(each) for each in range(at)):
                self._link(kind)
                self._keep(end, len(self.tokens))
                return

    def _is_sum(self, at: int) -> bool:
        return self._means(at, "HOW", "WHAT", "IS", "FILLER", "MEAN", "MEDIAN")

    def _beginning(self) -> None:
        while self.tokens:
            end, kind = self._talk(0, _BEGINNINGS)
            while kind and end < len(self.tokens) and not self.tokens[end].typed[0].isalnum():
                end += 1
            if not kind and (self._asks_politely() or self._rejects()):
                continue
            if kind == "next" and not (end < len(self.tokens) and self._counts(end)):
                return  # "more than 80" asks for no more of them
            if not kind or (end == len(self.tokens) and (kind == "so" or not self.links)):
                return  # nothing is left: thanks are thanks
            self._link(kind)
            self._keep(end, len(self.tokens))
            if self._nothing_else():
                return

    def _asks_politely(self) -> bool:
        """Take out "kan du" and "can I get it" before what joins the message to the one before it."""
        end, kind = self._talk(0, ("polite",))
        joins = kind and self._talk(end, (*_BEGINNINGS, *_WHOLES, "less", "only", "part"))[1]
        if joins:
            self._keep(end, len(self.tokens))
        return bool(joins)

    def _rejects(self) -> bool:
        """Leave out what is said first that it was not meant: "inte Solna, jag menade Sundbyberg"."""
        if not self._means(0, "NOT"):
            return False
        meant = next((at for at in range(2, len(self.tokens)) if self._talk(at, ("meant",))[1]), 0)
        self.rejected = self.tokens[1:meant]
        self._keep(meant, len(self.tokens))
        return meant > 0

    def _end(self) -> None:
        while self._ended():
            pass

    def _ended(self) -> bool:
        last = len(self.tokens) - 1
        for at in range(max(1, last + 1 - _LONGEST_END), last + 1):
            counted = self._counts(at - 1)
            end, kind = self._talk(at, ("next", *_ENDS) if counted else _ENDS)
            if kind and end == len(self.tokens):
                self._link(kind)
                self._keep(0, at - (at > 1 and self.tokens[at - 1].word == ","))
                return True
        return False

    def _marks(self) -> None:
        if self.tokens:
            for mark in _MARKS:
                end, kind = self._talk(0, (mark,))
                if kind:
                    self.links.add(mark)
                    self.left_after = end if mark == "less" else self.left_after

    def _referring(self) -> None:
        for at in range(len(self.tokens)):
            end, kind = self._talk(at, _REFERRING)
            if not kind and (many := self._all_of(at)):
                end, kind, self.all_of = at + 2, "them", many
            may_be_article = bool(kind) and bool(self._talk(end - 1, ("the",))[1])
            if kind == "there" and ((at and self._means(at - 1, "IS")) or self._is_there(end)):
                continue  # "are there"
            if kind == "that" and not self._is_subject(at, end):
                continue
            if kind and not (may_be_article and self._is_article(end) and not self._fronted(at)):
                self._link(kind)
                self.links.discard("the")
                self.tokens = [*self.tokens[:at], *self.tokens[end:]]
                self.hole, self.removed = at, True
                return

    def _all_of(self, at: int) -> int:
        """How many it says there that all are: "alla tre"; of no noun that it names itself."""
        counted = at + 1 < len(self.tokens) and self._means(at, "ALL") and self._counts(at + 1)
        if not counted or (at + 2 < len(self.tokens) and self._is_article(at + 2)):
            return 0
        said = [meaning.value for meaning in self._meanings(self.tokens[at + 1]) if meaning.concept == "NUMBER"]
        many = int(self.tokens[at + 1].number or said[0])
        return many if many <= MOST_COMPARED else 0

    def _is_there(self, end: int) -> bool:
        """Whether "there are", or "in the same county as Lund" follows."""
        return end < len(self.tokens) and self._means(end, "IS", "AS")

    def _is_subject(self, at: int, end: int) -> bool:
        """Whether "det" stands for what was told: "är det över snittet?"."""
        judged = {meaning.concept for token in self.tokens[end:] for meaning in self._meanings(token)}
        return self._fronted(at) and bool(judged & {"OVER", "UNDER", "BETTER", "WORSE", "MORE", "FEWER", "ABOUT_IT"})

    def _fronted(self, at: int) -> bool:
        """Whether it stands after the verb that a question begins with: "är den bäst i länet?"."""
        return at == 1 and self._means(0, "IS", "HAS")

    def _counts(self, at: int) -> bool:
        return self.tokens[at].number is not None or self._means(at, "NUMBER")

    def _meanings(self, token: Token) -> list[Meaning]:
        return [each for lexicon in self.vocabulary.lexicons.values() for each in lexicon.of_word(token.word)]

    def _concepts(self, token: Token) -> set[str]:
        return {meaning.concept for meaning in self._meanings(token)}

    def _means(self, at: int, *concepts: str) -> bool:
        return not self._concepts(self.tokens[at]).isdisjoint(concepts)

    def _is_article(self, following: int) -> bool:
        """Whether what follows is what an article stands before."""
        if following >= len(self.tokens) or self.tokens[following].number is not None:
            return following < len(self.tokens)
        return any(
            meaning.concept in _AFTER_ARTICLE
            for lexicon in self.vocabulary.lexicons.values()
            for meaning in lexicon.longest(self.tokens, following)[1]
        )

    def _keep(self, start: int, end: int) -> None:
        self.tokens = self.tokens[start:end]
        self.removed = True
