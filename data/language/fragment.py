"""A message as it may go on from the one before it: what joins the two, and what it asks without that. Never raises."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from data.language.names import Names
from data.language.term import Terms
from data.language.terms import read_terms
from data.language.tokens import Token, tokens
from data.language.understand import LONGEST_QUESTION, understand
from data.language.vocabulary import Vocabulary
from data.model.question import Lang, Question

# How a message goes on, by the keys of TALK in the lexicons.
_BEGINNINGS: Final = ("and", "add", "against", "same", "so", "meant", "next")  # not part of what is asked
_MARKS: Final = ("less", "only", "part", "the")  # part of it too
_WHOLES: Final = ("which", "others", "why", "explain", "how", "more", "all")  # nothing else is said
_REFERRING: Final = ("it", "them", "there")
_SHORT: Final = 4  # words
# What an article stands before, so that "de" in "de bästa" is no pronoun.
_AFTER_ARTICLE: Final = frozenset(
    {"BEST", "WORST", "MOST", "FEWEST", "NEAREST", "SIZE", "KOMMUN", "MANY", "NUMBER", "ORDINAL", "GROUP", "GROUP_NOUN"}
    | {
        "MEASURE",
        "LEADER",
        "WITHOUT",
        "OVER",
        "UNDER",
        "MIN",
        "MAX",
        "PLANNED",
        "MEAN",
        "FORM",
        "LAN",
        "AREA",
        "ALL",
        "SURVEY",
    }
)
# What says by itself what is wanted.
_WANTING: Final = frozenset(
    {"BEST", "WORST", "MOST", "FEWEST", "NEAREST", "ORDINAL", "LEADER", "MEAN", "MEDIAN", "TOTAL", "SHARE", "PERCENT"}
    | {"COUNT", "SPREAD", "BY_SIZE", "OVERVIEW", "DIFFERENCE", "CHANGE", "WHY", "DEFINE", "SHOW", "PLACE", "ABOUT_IT"}
    | {"CLAIM", "COMPARE", "LANGUAGE", "WHO"}
)


@dataclass(frozen=True)
class Fragment:
    """A message that was read. `links`: what joins it to the one before it, keys of TALK; none of a whole question.

    `alone`: what the rest asks by itself; None where nothing is left.
    """

    text: str
    links: frozenset[str]
    alone: Question | None
    words: tuple[str, ...] = ()  # as typed, without what joins
    hole: int | None = None  # where in `words` something stood for a place
    joined: bool = False  # words that only join it to the message before are not in `words`
    names: Names | None = field(default=None, repr=False, compare=False)
    vocabulary: Vocabulary | None = field(default=None, repr=False, compare=False)

    @cached_property
    def lang(self) -> Lang | None:
        """The language of the message, where its words tell it."""
        return self.vocabulary.voted(tokens(self.text)) if self.vocabulary else None

    @cached_property
    def terms(self) -> Terms:
        """The terms of the rest."""
        if self.names is None or self.vocabulary is None:
            return Terms((), "sv")
        return read_terms(" ".join(self.words), self.names, self.vocabulary)

    @cached_property
    def said(self) -> frozenset[str]:
        """The concepts of the rest. "Minst 10" and "högst 10" are no ends of a list."""
        found: set[str] = set()
        counts = any(term.number is not None for term in self.terms.terms)
        for term in self.terms.terms:
            bounds = counts and term.has("MIN", "MAX")
            found |= {each for each in term.concepts if not (bounds and each in ("MOST", "FEWEST"))}
        return frozenset(found)

    def has(self, *concepts: str) -> bool:
        """Whether one of the concepts is said."""
        return not self.said.isdisjoint(concepts)

    @property
    def number(self) -> int | None:
        """The number, where nothing else is said."""
        said = [term for term in self.terms.terms if not term.skipped]
        return int(said[0].number) if len(said) == 1 and said[0].number and not said[0].has("YEAR") else None

    @property
    def but_share(self) -> bool:
        """Whether it but asks which share, and says of what in no word: "i procent?", "hur stor andel är det?"."""
        said = [term for term in self.terms.terms if not term.skipped and not term.has("IS", "WHAT", "HOW")]
        return bool(said) and all(term.has("SHARE", "PERCENT") for term in said)

    @property
    def claims(self) -> bool:
        """Whether it is as short as a claim that is repeated of another."""
        return 1 < len(self.words) <= _SHORT

    @property
    def wants(self) -> bool:
        """Whether it says what is wanted."""
        return self.has(*(_WANTING - {"SHOW"} if self.has("FORM") else _WANTING))

    def asked_of(self, name: str) -> Question | None:
        """What it asks with a name in the place of what stood for one, or after it."""
        if self.names is None or self.vocabulary is None:
            return None
        at = len(self.words) if self.hole is None else self.hole
        return understand(" ".join([*self.words[:at], name, *self.words[at:]]), self.names, self.vocabulary)


def read_fragment(text: str, names: Names, vocabulary: Vocabulary) -> Fragment:
    """The message, read. Of a whole question `alone` is what `understand` says, and costs no more."""
    if len(text) > LONGEST_QUESTION:
        return Fragment(text, frozenset(), understand(text, names, vocabulary))
    reader = _Reader(tokens(text), vocabulary)
    reader.read()
    words = reader.words
    if not reader.removed:
        whole = understand(text, names, vocabulary)
        return Fragment(text, reader.found, whole, words, names=names, vocabulary=vocabulary)
    alone = understand(" ".join(words), names, vocabulary) if words else None
    return Fragment(text, reader.found, alone, words, reader.hole, True, names, vocabulary)


class _Reader:
    def __init__(self, found: list[Token], vocabulary: Vocabulary) -> None:
        self.tokens = found
        self.vocabulary = vocabulary
        self.links: set[str] = set()
        self.removed = False
        self.hole: int | None = None

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.typed for token in self.tokens)

    @property
    def found(self) -> frozenset[str]:
        return frozenset(self.links - {"so"})

    def read(self) -> None:
        if self._nothing_else():
            return
        self._beginning()
        self._end()
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

    def _nothing_else(self) -> bool:
        end, kind = self._talk(0, _WHOLES)
        if not kind or end < len(self.tokens):
            return False
        self.links.add(kind)
        self._keep(0, 0)
        return True

    def _beginning(self) -> None:
        while self.tokens:
            end, kind = self._talk(0, _BEGINNINGS)
            while kind and end < len(self.tokens) and not self.tokens[end].typed[0].isalnum():
                end += 1
            if not kind or (end == len(self.tokens) and (kind == "so" or not self.links)):
                return  # nothing is left: thanks are thanks
            self.links.add(kind)
            self._keep(end, len(self.tokens))
            if self._nothing_else():
                return

    def _end(self) -> None:
        last = len(self.tokens) - 1
        for at in (last - 1, last):
            counted = at > 0 and (self.tokens[at - 1].number is not None or self._means(at - 1, "NUMBER"))
            end, kind = self._talk(at, ("then", "next") if counted else ("then", "meant")) if at > 0 else (0, "")
            if kind and end == len(self.tokens):
                self.links.add(kind)
                self._keep(0, at)
                return

    def _marks(self) -> None:
        if self.tokens:
            for mark in _MARKS:
                if self._talk(0, (mark,))[1]:
                    self.links.add(mark)

    def _referring(self) -> None:
        for at in range(len(self.tokens)):
            end, kind = self._talk(at, _REFERRING)
            may_be_article = bool(kind) and bool(self._talk(end - 1, ("the",))[1])
            if kind == "there" and at and self._means(at - 1, "IS"):
                continue  # "are there"
            if kind and not (may_be_article and self._is_article(end) and not self._fronted(at)):
                self.links.add(kind)
                self.links.discard("the")
                self.tokens = [*self.tokens[:at], *self.tokens[end:]]
                self.hole, self.removed = at, True
                return

    def _fronted(self, at: int) -> bool:
        """Whether it stands after the verb that a question begins with: "är den bäst i länet?"."""
        return at == 1 and self._means(0, "IS", "HAS")

    def _means(self, at: int, *concepts: str) -> bool:
        found = (lexicon.of_word(self.tokens[at].word) for lexicon in self.vocabulary.lexicons.values())
        return any(meaning.concept in concepts for each in found for meaning in each)

    def _is_article(self, following: int) -> bool:
        """Whether what follows is what an article stands before."""
        if following >= len(self.tokens):
            return False
        if self.tokens[following].number is not None:
            return True
        return any(
            meaning.concept in _AFTER_ARTICLE
            for lexicon in self.vocabulary.lexicons.values()
            for meaning in lexicon.longest(self.tokens, following)[1]
        )

    def _keep(self, start: int, end: int) -> None:
        self.tokens = self.tokens[start:end]
        self.removed = True
