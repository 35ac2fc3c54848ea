"""What the words of a message say that may go on from another: its concepts, numbers, measure, side and order."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Final, Self

from data.language.conversation.links import Links
from data.language.conversation.phrases import ENDS_OF
from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.names import Names
from data.language.term import Term, Terms
from data.language.terms import read_terms
from data.language.tokens import tokens
from data.language.understand import understand
from data.model.conditions import Side
from data.model.json_values import FARTHEST
from data.model.question import Lang, Order, Question

MORE: Final = ("BETTER", "MORE")
LESS: Final = ("WORSE", "FEWER")
PLACES: Final = ("PLACE_NAME", "AREA")
GROUPS: Final = ("LAN", "GROUP_NOUN")
FEW: Final = 4  # words
_NTH: Final = ("ORDINAL", "PLACE", "WHO", "SECOND_LAST", "SHOW", "MORE", "CONCERNING")  # "berätta mer om trean"
# What says by itself what is wanted.
WANTING: Final = frozenset(
    {
        *("BEST", "WORST", "MOST", "FEWEST", "NEAREST", "ORDINAL", "LEADER", "MEAN", "MEDIAN", "TOTAL", "SHARE"),
        *("PERCENT", "COUNT", "SPREAD", "BY_SIZE", "RELATED", "OVERVIEW", "DIFFERENCE", "CHANGE", "WHY", "DEFINE"),
        *("SHOW", "PLACE", "ABOUT_IT", "CLAIM", "COMPARE", "LANGUAGE", "WHO"),
    }
)


@dataclass(frozen=True)
class Said:
    """What the words of a message say. `alone`: what it asks without what joins it; None where nothing is left."""

    text: str
    alone: Question | None
    words: tuple[str, ...]  # as typed, without what joins
    hole: int | None  # where in `words` something stood for a place
    joint: Links = field(repr=False, compare=False)  # what joins it to the message before
    names: Names = field(repr=False, compare=False)
    vocabulary: Vocabulary = field(repr=False, compare=False)
    read: Terms | None = field(default=None, repr=False, compare=False)  # all its terms, where nothing was taken out
    own_area: bool = False  # the name of an area is in the place of "länet"

    @property
    def links(self) -> frozenset[str]:
        """What joins it to the message before, keys of TALK; none of a whole question."""
        return self.joint.found

    @cached_property
    def rejected(self) -> Terms:
        """What it says was not meant."""
        return read_terms(" ".join(token.typed for token in self.joint.rejected), self.names, self.vocabulary)

    @cached_property
    def terms(self) -> Terms:
        """The terms of the rest."""
        if self.read and len(self.words) == 1:
            return self.read
        return read_terms(" ".join(self.words), self.names, self.vocabulary)

    @cached_property
    def said(self) -> frozenset[str]:
        """The concepts of the rest. "Minst 10" and "högst 10" are no ends of a list."""
        counts = any(term.number is not None for term in self.terms.terms)
        bounds = {
            concept for term in self.terms.terms if counts and term.has("MIN", "MAX") for concept in term.concepts
        }
        others = {concept for term in self.terms.terms if not term.has("MIN", "MAX") for concept in term.concepts}
        return self.terms.concepts - (bounds & {"MOST", "FEWEST"} - others)

    def has(self, *concepts: str) -> bool:
        """Whether one of the concepts is said."""
        return not self.said.isdisjoint(concepts)

    def only_says(self, *concepts: str) -> bool:
        """Whether no word of it says anything but these; fillers and question words aside."""
        said = self.telling
        return bool(said) and all(not term.concepts.keys().isdisjoint(concepts) for term in said)

    @cached_property
    def telling(self) -> list[Term]:
        """The terms that are no fillers, question words or articles."""
        own = (term for term in self.terms.terms if not term.skipped and not term.has("IS", "WHAT", "HOW"))
        return [term for term in own if term.number is None or term.is_number]

    @cached_property
    def lang(self) -> Lang | None:
        """The language of the message, where its words tell it."""
        places = {word for term in self.terms.terms if term.has(*PLACES) for word in term.typed.lower().split()}
        said = (each for each in tokens(self.text) if each.word not in places)
        return self.vocabulary.voted([each for each in said if not self.names.survey([each.word])[0]])

    @property
    def asks(self) -> bool:
        """Whether it ends as a question."""
        return self.text.rstrip().endswith("?")

    @property
    def own_survey(self) -> bool:
        """Whether the message names the survey, or since when."""
        return bool(self.alone and (self.alone.survey or self.alone.since))

    @property
    def says_survey(self) -> bool:
        """Whether it says nothing but the survey: "i exempel", "then use the made-up one"."""
        said = self.alone if self.alone and self.alone.survey else None
        use = said and said.topic == "made_up" and not self.has("IS", "WHAT", "DEFINE", "CLAIM")
        return bool(said and (use or said.want in ("overview", "profile")) and not (said.measure or said.of))

    @property
    def asks_if_made_up(self) -> bool:
        """Whether it asks of which survey that is, not for the same of another: "are those real"."""
        return self.says_survey and self.terms.at(0).has("IS") and not self.has("BY")

    @property
    def wants(self) -> bool:
        """Whether it says what is wanted."""
        return self.has(*(WANTING - {"SHOW"} if self.has("FORM") else WANTING))

    @property
    def measure(self) -> str:
        """The measure that is named, before "than" if it says that; empty where none is, or several are."""
        than = next(iter(self.terms.where("THAN")), None)
        named = [term.concepts["MEASURE"] for term in self.terms.terms[:than] if "MEASURE" in term]
        return named[0] if len(named) == 1 else self.alone.measure if self.alone else ""

    @property
    def side(self) -> Side | None:
        """Whether it says more or less, better or worse; None where neither is said, or both."""
        sized = {id(t) for t, noun in pairwise(self.terms.terms) if "SIZE" in t and noun.has("KOMMUN", "GROUP")}
        said = {c for t in self.terms.terms if id(t) not in sized for c in t.concepts} & self.said  # "större kommuner"
        more, less = (
            not said.isdisjoint(side) for side in (("OVER", "ABOVE_THAT", *MORE), ("UNDER", "BELOW_THAT", *LESS))
        )
        return None if more == less else "better" if more else "worse"

    @property
    def order(self) -> Order:
        """From which end: that of those that have more, or less."""
        return "fewest" if self.side == "worse" else "most"

    @property
    def number(self) -> int | None:
        """The number, where nothing else is said."""
        said = [term for term in self.terms.terms if not (term.skipped or term.has("SHOW"))]
        number = said[0].number if len(said) == 1 and not said[0].has("YEAR") else None
        return None if number is None or number > FARTHEST else int(number)

    @property
    def numbers(self) -> list[int]:
        """The numbers that it says how many by."""
        said = (term.number for term in self.terms.terms if term.is_number)
        return [int(number) for number in said if number is not None and number <= FARTHEST]

    @property
    def nth(self) -> int:
        """The place that is asked for, where little else is said: "trea?"; 0 where none is."""
        said = [term.concepts["ORDINAL"] for term in self.terms.terms if "ORDINAL" in term]
        said += ["2" for term in self.terms.terms if "SECOND_LAST" in term]
        little = len(self.words) < FEW or self.only_says(*_NTH, *ENDS_OF, *GROUPS)
        return int(said[0]) if len(said) == 1 and little and not self.has("GROUP", "SIZE") else 0

    @property
    def nth_from(self) -> Order:
        """From which end that place is counted; empty where it does not say."""
        return "fewest" if self.has("SECOND_LAST", "FEWEST", "WORST") else "most" if self.has("MOST", "BEST") else ""

    @cached_property
    def rest(self) -> Question | None:
        """What it says after the words that leave something out: "ta bort dem utan appar"; None without such."""
        words = self.words[self.joint.left_after :] if self.joint.left_after else ()
        return self.asked(words) if words else None

    @cached_property
    def than(self) -> "Self | None":
        """What it says after "than"; None where it does not."""
        end = next((term.end for term in self.terms.terms if "THAN" in term), len(self.words))
        words = self.words[end:]
        return replace(self, words=words, hole=None, alone=self.asked(words), read=None) if words else None

    def asked(self, words: tuple[str, ...]) -> Question:
        """What some of its words ask by themselves."""
        return understand(" ".join(words), self.names, self.vocabulary)
