"""A message as words: what each means in either language, and which of them join it to another message."""

from collections.abc import Iterator, Sequence
from typing import Final

from data.language.lexicon.lexicon import Meaning
from data.language.lexicon.vocabulary import Vocabulary
from data.language.tokens import Token

# How a message goes on, by the keys of TALK in the lexicons.
# Not part of what is asked.
BEGINNINGS: Final = ("anew", "heard", "and", "add", "against", "same", "sorted", "so", "meant", "next", "exchange")
ENDS: Final = ("then", "too", "meant", "please", "lacking", "against_us")
MARKS: Final = ("less", "only", "part", "the")  # part of it too
WHOLES: Final = (  # nothing else is said
    *("which", "others", "how_many_others", "why", "explain", "how", "more", "all", "listed", "both", "turned"),
    *("shown", "sharing", "how_many_sharing", "ahead", "behind", "either", "neither", "worst_first", "best_first"),
    *("each", "out_of", "largest", "smallest", "unpublished", "why_not", "scale", "known", "already"),
    *("complete", "missing", "rows", "each_of_them", "how_much"),
)
OF_A_PLACE: Final = ("which", "others", "how_many_others", "sharing", "how_many_sharing", "both", "either", "neither")
REFERRING: Final = ("it", "that", "among", "them", "there")
MEANS_MORE: Final = {"too": "add", "among": "them", "that": "it", "instead_of": "then", "against_us": "against"}
UNSAID: Final = frozenset({"so", "please", "because", "too", "that", "instead_of", "against_us"})
ENDS_OF: Final = ("BEST", "WORST", "MOST", "FEWEST")
# What is said aside means no more than these.
ASIDE: Final = frozenset(
    {"FILLER", "BY", "CONCERNING", "INDEX", "IS", "HAS", "AND", "TO", "AS", "ANY", "TOPIC", "MANY", "ALL"}
    | {"BUT", "BEHIND"}
)
# What an article stands before, so that "de" in "de bästa" is no pronoun.
AFTER_ARTICLE: Final = frozenset(
    {"BEST", "WORST", "MOST", "FEWEST", "NEAREST", "SIZE", "KOMMUN", "MANY", "NUMBER", "ORDINAL", "GROUP", "GROUP_NOUN"}
    | {"MEASURE", "LEADER", "WITHOUT", "OVER", "UNDER", "MIN", "MAX", "PLANNED", "MEAN", "FORM", "LAN", "AREA", "ALL"}
    | {"SURVEY"}
)
LONGEST_END: Final = 5  # words
CLAUSE: Final = 3  # words; a reason, or what is said aside


class Message:
    """The tokens of a message that are left, and what they mean."""

    def __init__(self, found: list[Token], vocabulary: Vocabulary) -> None:
        self.tokens = found
        self.vocabulary = vocabulary

    def _talk(self, at: int, keys: Sequence[str]) -> tuple[int, str]:
        """Where a phrase of one of the kinds ends that begins there, and its kind; `at` where there is none."""
        if not (0 <= at < len(self.tokens) and self.vocabulary.talk.begins(self.tokens[at])):
            return at, ""
        end, meanings = self.vocabulary.talk.longest(self.tokens, at)
        kind = next((key for key in keys for meaning in meanings if meaning.value == key), "")
        return (end, kind) if kind else (at, "")

    def _inner(self, start: int, *keys: str) -> Iterator[tuple[int, int, str]]:
        """The phrases of these kinds that stand in it: where each begins and ends, and its kind."""
        for at in range(start, len(self.tokens)):
            end, kind = self._talk(at, keys)
            if kind:
                yield at, end, kind

    def _counts(self, at: int) -> bool:
        return self.tokens[at].number is not None or self._means(at, "NUMBER")

    def _means(self, at: int, *concepts: str) -> bool:
        return not self._concepts(self.tokens[at]).isdisjoint(concepts)

    def _concepts(self, token: Token) -> set[str]:
        return {meaning.concept for meaning in self._meanings(token)}

    def _meanings(self, token: Token) -> list[Meaning]:
        return [each for lexicon in self.vocabulary.lexicons.values() for each in lexicon.of_word(token.word)]

    def _is_article(self, following: int) -> bool:
        """Whether what follows is what an article stands before."""
        if following >= len(self.tokens) or self.tokens[following].number is not None:
            return following < len(self.tokens)
        return any(
            meaning.concept in AFTER_ARTICLE
            for lexicon in self.vocabulary.lexicons.values()
            for meaning in lexicon.longest(self.tokens, following)[1]
        )

    def _fronted(self, at: int) -> bool:
        """Whether it stands after a first verb, and before no noun: "är den bäst?", not "har de flesta kommuner"."""
        noun = at + 2 < len(self.tokens) and self._means(at + 2, "KOMMUN")
        begins = at == 1 or (at == 2 and self._means(1, "NOT"))
        return begins and self._means(0, "IS", "HAS") and not noun
