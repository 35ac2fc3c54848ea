"""A message as a question with gaps: what joins it to the one before it, and which slots it says. Never raises."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from data.language.conversation.links import Links
from data.language.lexicon.topics import WHOSE
from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.names import Names
from data.language.term import Term, Terms
from data.language.terms import read_terms
from data.language.tokens import tokens
from data.language.understand import understand
from data.language.wants.summed import SUMS
from data.model.conditions import Side
from data.model.json_values import FARTHEST
from data.model.question import Lang, Order, Question

MORE: Final = ("BETTER", "MORE")
LESS: Final = ("WORSE", "FEWER")
PLACES: Final = ("PLACE_NAME", "AREA")
GROUPS: Final = ("LAN", "GROUP_NOUN")
_FEW: Final = 4  # words
_WHOLE: Final = (
    "OWN_AREA",
    "LAN",
    "GROUP",
    "SIZE",
    "KOMMUN",
    "MANY",
    "DOES",
    "PLACE_NAME",
    "INHABITANTS",
)  # something is a share of
# What says by itself what is wanted.
_WANTING: Final = frozenset(
    {"BEST", "WORST", "MOST", "FEWEST", "NEAREST", "ORDINAL", "LEADER", "MEAN", "MEDIAN", "TOTAL", "SHARE", "PERCENT"}
    | {"COUNT", "SPREAD", "BY_SIZE", "OVERVIEW", "DIFFERENCE", "CHANGE", "WHY", "DEFINE", "SHOW", "PLACE", "ABOUT_IT"}
    | {"CLAIM", "COMPARE", "LANGUAGE", "WHO"}
)
_WHERE: Final = ("PLACE", "ABOUT_IT", "BEHIND", "TO", *PLACES)


@dataclass(frozen=True)
class Fragment:
    """A message that was read. `alone`: what it asks by itself without what joins it; None where nothing is left."""

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
        said = self._telling
        return bool(said) and all(not term.concepts.keys().isdisjoint(concepts) for term in said)

    @cached_property
    def _telling(self) -> list[Term]:
        """The terms that are no fillers, question words or articles."""
        own = (term for term in self.terms.terms if not term.skipped and not term.has("IS", "WHAT", "HOW"))
        return [term for term in own if term.number is None or term.is_number]

    @cached_property
    def lang(self) -> Lang | None:
        """The language of the message, where its words tell it."""
        return self.vocabulary.voted([each for each in tokens(self.text) if not self.names.survey([each.word])[0]])

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
    def wants(self) -> bool:
        """Whether it says what is wanted."""
        return self.has(*(_WANTING - {"SHOW"} if self.has("FORM") else _WANTING))

    @property
    def measure(self) -> str:
        """The measure that is named; empty where none is, or several are."""
        named = [term.concepts["MEASURE"] for term in self.terms.terms if "MEASURE" in term]
        return named[0] if len(named) == 1 else self.alone.measure if self.alone else ""

    @property
    def side(self) -> Side | None:
        """Whether it says more or less, better or worse; None where neither is said, or both."""
        more, less = self.has("OVER", "ABOVE_THAT", *MORE), self.has("UNDER", "BELOW_THAT", *LESS)
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
        little = len(self.words) < _FEW or self.only_says("ORDINAL", "PLACE", "WHO", *GROUPS)
        return int(said[0]) if len(said) == 1 and little and not self.has("GROUP", "SIZE") else 0

    @cached_property
    def rest(self) -> Question | None:
        """What it says after the words that leave something out: "ta bort dem utan appar"; None without such."""
        words = self.words[self.joint.left_after :] if self.joint.left_after else ()
        return self._asked(words) if words else None

    @property
    def but_share(self) -> bool:
        """Whether it but asks which share they are: "i procent?", "hur stor andel av alla stora kommuner är det?"."""
        said = [term for term in self._telling if not term.has("AS", "ALL")]
        out_of = next((at for at, term in enumerate(said) if "OUT_OF" in term), len(said))
        whole = _WHOLE if self.has("AS", "IS") else ("INHABITANTS",)
        shares = any(term.has("SHARE", "PERCENT") for term in said[:out_of])
        named = all(term.has("OUT_OF", *whole) for term in said[out_of:])
        return shares and named and all(term.has("SHARE", "PERCENT", "COUNT") for term in said[:out_of])

    @property
    def but_count(self) -> bool:
        """Whether it but asks how many, and says of what in no word: "hur många är det i varje?"."""
        nouns = ("KOMMUN", "MANY") if self.has("IS", "HAS") else ()
        return self.has("COUNT") and self.only_says("COUNT", "PER", "HAS", "EXISTING", *nouns)

    @property
    def counts_planned(self) -> bool:
        """Whether it but asks how many are planned."""
        return self.has("COUNT") and self.has("PLANNED") and self.only_says("COUNT", "PLANNED", "HAS")

    @property
    def asks_why(self) -> bool:
        """Whether it asks why, of what was just said."""
        few = len(self.words) <= _FEW + 1 and not self.has("MEASURE", "KOMMUN", "MANY", "DEFINE")
        whole = self.has(*PLACES, "KOMMUN", "GROUP", "SIZE", "LAN", "THAN")
        of_that = self.has("CHANGE", "DIFFERENCE", *MORE, *LESS) and not whole
        return self.has("WHY") and (bool(self.links) or few or of_that)

    @property
    def asks_bare(self) -> bool:
        """Whether it but says a sum, a share or how many: "rikssnittet?", "i hela landet, i procent"."""
        sums = self.has(*SUMS, "PERCENT", "SHARE", "COUNT")
        bare = not self.has("MEASURE", "KOMMUN", "DOES", "PLANNED", "THAN", "BEST", "WORST", "MOST", "FEWEST")
        return self.but_share or (sums and bare)

    @property
    def all_groups(self) -> bool:
        """Whether it but asks for each län or kommungrupp: "alla kommungrupper i en tabell"."""
        all_of_them = len(self.words) <= 2 * _FEW and self.has(*GROUPS) and self.has("ALL")
        return all_of_them and self.only_says("ALL", "SHOW", "AS", "FORM", *GROUPS)

    @property
    def asks_where(self) -> bool:
        """Whether it asks where one is among all: "var hamnar Östergötland"."""
        return self.has(*PLACES) and self.only_says(*_WHERE)

    @property
    def claims_same(self) -> bool:
        """Whether it but names another in a claim: "har Alingsås det?"."""
        said = [term for term in self.terms.terms if not term.skipped] if 1 < len(self.words) <= _FEW else []
        named = len(said) > 1 and said[0].has("HAS", "IS") and "PLACE_NAME" in said[1]
        return named and all(term.has("HAS") for term in said[2:3]) and len(said) <= 3

    @property
    def of_asker(self) -> bool:
        """Whether it asks of the asker's kommun, which it does not name: "har vi en e-strategi", "fler än oss"."""
        at = next((i for i, term in enumerate(self.terms.terms) if term.concepts.get("ASKER") == "us"), 0)
        begins = at == 1 and self.terms.at(0).has("IS", "HAS")
        if self.has("GROUP") or any(term.has(*PLACES) for term in self.terms.terms[:at]):
            return False  # it says itself of whom
        whose = self.alone is not None and self.alone.topic == WHOSE and self.has("ASKER")
        return begins or whose or self.terms.at(at - 1).has("THAN")

    def naming(self, name: str, concept: str = "OWN_AREA") -> "Fragment":
        """The message with a name in the place of "länet", or of "vi"."""
        term = next((term for term in reversed(self.terms.terms) if concept in term), None)
        if not term or not name:
            return self
        named = tuple(name.split())
        longer = len(named) - (term.end - term.start)
        words = (*self.words[: term.start], *named, *self.words[term.end :])
        hole = self.hole + longer if self.hole is not None and self.hole > term.start else self.hole
        alone = self._asked(words) if self.alone else None
        return replace(self, words=words, hole=hole, alone=alone, read=None, own_area=concept == "OWN_AREA")

    def asked_of(self, name: str) -> Question:
        """What it asks with a name in the place of what stood for one, or after it."""
        at = len(self.words) if self.hole is None else self.hole
        return self._asked((*self.words[:at], name, *self.words[at:]))

    def _asked(self, words: tuple[str, ...]) -> Question:
        return understand(" ".join(words), self.names, self.vocabulary)


def named_in(said: Terms) -> tuple[str, ...]:
    """The places that are named, by the likeliest code of each."""
    return tuple(term.place.codes[0] for term in said.terms if term.place and term.place.codes)
