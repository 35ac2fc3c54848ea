"""What spans of a text may mean: all that is looked at once its words have been looked up. No word stands here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from data.language.names.mention import Mention
from data.language.tokens import Token
from data.model.frozen import frozen
from data.model.places import is_kommun
from data.model.question import Lang

SKIPPED: Final = frozenset(  # what means nothing by itself
    {
        *("FILLER", "IT", "THESE", "BY", "INDEX", "ASKER", "WONDER", "CONCERNING", "AMONG", "PIECES"),
        *("REQUEST", "REQUESTED", "PURPOSE", "ADDRESSEE", "SUCH", "CAN"),
    }
)
ASKING: Final = ("WHO", "WHAT", "HOW", "COUNT", "SHARE", "DEFINE", "WHY", "CLAIM", "SHOW")  # a sentence that asks
_OF_TOPICS: Final = ("TOPIC", "TOLD", "ABROAD")


@frozen
class Term:
    """A span of tokens. `concepts`: what it may mean, each with its value; `number` of a number, `place` of a name."""

    start: int
    end: int
    typed: str
    concepts: Mapping[str, str]
    number: float | None = None
    place: Mention | None = None
    guessed: tuple[str, ...] = ()  # codes, of a misspelt name that is not sure
    first: bool = False  # it begins a sentence
    hints: str = ""  # the topic that it tells, of a word that means nothing for a figure
    ordinary: bool = False  # a word that is not understood, and requires nothing of a kommun anyway: "tänker"

    def __contains__(self, concept: str) -> bool:
        return concept in self.concepts

    def has(self, *concepts: str) -> bool:
        """Whether it may mean one of these."""
        return not self.concepts.keys().isdisjoint(concepts)

    @property
    def skipped(self) -> bool:
        """Whether it means nothing by itself."""
        return self.concepts.keys() <= SKIPPED

    @property
    def says_by(self) -> bool:
        """Whether it says by what something goes, "sorterat på", and means no less: not "i"."""
        return "BY" in self and "FILLER" not in self

    @property
    def kommuner(self) -> tuple[str, ...]:
        """The kommuner that a name may mean."""
        return tuple(code for code in self.place.codes if is_kommun(code)) if self.place else ()

    @property
    def area(self) -> str:
        """The län that a name may mean, or the one name of several; empty where there is none."""
        lan = [code for code in self.place.codes if not is_kommun(code)] if self.place else []
        return (self.place.landscape if self.place else "") or lan[0] if lan else ""

    @property
    def is_number(self) -> bool:
        """Whether it says how many, and is neither a year nor a word that may be an article ("en app")."""
        return self.is_counted and (self.number != 1 or self.typed.isdigit())

    @property
    def is_counted(self) -> bool:
        """The same, of an article too."""
        return self.number is not None and "YEAR" not in self.concepts

    @property
    def of_no_topic(self) -> "Term":
        """The term without the topics that it may mean, and no place abroad."""
        if not (self.hints or self.has(*_OF_TOPICS)):
            return self
        kept = {concept: value for concept, value in self.concepts.items() if concept not in _OF_TOPICS}
        return replace(self, concepts=kept or {"FILLER": ""}, hints="")


NOTHING: Final = Term(-1, -1, "", {})


@dataclass(frozen=True)
class Terms:
    """The terms of a text in order, and what was found beside them."""

    terms: tuple[Term, ...]
    lang: Lang
    survey: str | None = None
    since: str | None = None
    missing_survey: str = ""  # a year or a survey that is named and not loaded
    misspelt: tuple[Term, ...] = ()  # names that were read from something other than they are
    percent: str = ""  # the one measure in per cent that surveys declare, if there is one
    topic: str = ""  # that words of it tell together

    def __len__(self) -> int:
        return len(self.terms)

    def at(self, i: int) -> Term:
        """The term there; before the first and after the last, one that means nothing."""
        return self.terms[i] if 0 <= i < len(self.terms) else NOTHING

    def skip(self, i: int) -> int:
        """The next term from `i` that means something by itself."""
        return self._ahead[i] if i < len(self.terms) else i

    def skip_back(self, i: int) -> int:
        """The same backwards; -1 where there is none."""
        while i >= 0 and self._ahead[i] != i:
            i -= 1
        return i

    def after(self, i: int) -> Term:
        """The next term that means something by itself."""
        return self.at(self.skip(i + 1))

    def thing_after(self, i: int) -> Term:
        """The same, past an article: a number too in other places."""
        found = self.after(i)
        return self.after(self.skip(i + 1)) if found.number == 1 and not found.is_number else found

    def before(self, i: int) -> Term:
        """The last term that does, before this one."""
        return self.at(self.skip_back(i - 1))

    def has(self, *concepts: str) -> bool:
        """Whether one of its terms may mean one of these."""
        return not self.concepts.isdisjoint(concepts)

    def where(self, *concepts: str) -> list[int]:
        """Where terms stand that may mean one of these: nowhere, of most."""
        if self.concepts.isdisjoint(concepts):
            return []
        return [i for i, term in enumerate(self.terms) if not term.concepts.keys().isdisjoint(concepts)]

    @cached_property
    def concepts(self) -> frozenset[str]:
        """All that its terms may mean."""
        return frozenset[str]().union(*(term.concepts for term in self.terms))

    @cached_property
    def named(self) -> frozenset[str]:
        """The measures that its terms may mean."""
        return frozenset(term.concepts["MEASURE"] for term in self.terms if "MEASURE" in term)

    @cached_property
    def hints(self) -> int:
        """How many words tell its topic that mean nothing for a figure."""
        return sum(bool(term.hints) and term.hints == self.topic for term in self.terms)

    @property
    def asks(self) -> bool:
        """Whether it is plainly a question, though it may be none for this survey."""
        return self.has("WHO", "WHAT", "HOW", "COUNT", "SHARE", "IS", "DEFINE", "WHY", "CLAIM", "HAS")

    @property
    def whole(self) -> Term:
        """All of it as one term that is not understood."""
        return Term(0, 0, " ".join(term.typed for term in self.terms), {"UNKNOWN": ""})

    @property
    def parts(self) -> list[tuple[Term, ...]]:
        """The terms of each sentence."""
        starts = [i for i, term in enumerate(self.terms) if term.first or not i]
        return [self.terms[i:end] for i, end in zip(starts, [*starts[1:], len(self.terms)], strict=True)]

    def topic_in(self, rest: Sequence[Term]) -> str:
        """Its topic, where words of what is left of it tell it."""
        return self.topic if any(term.concepts.get("TOLD") == self.topic for term in rest) else ""

    def sentences(self) -> list["Terms"]:
        """The parts of more than a word that ask by themselves."""
        if self.has("ABOVE_THAT", "BELOW_THAT"):
            return []  # one speaks of another
        longer = (replace(self, terms=terms) for terms in self.parts if terms[-1].end - terms[0].start > 1)
        return [part for part in longer if part.asks or part.has("TOPIC")]

    @property
    def asked_first(self) -> list[Term]:
        """The terms, those of sentences that ask before those of statements: "Det låter dyrt. Används de ens?"."""
        if len(self.parts) < 2:
            return list(self.terms)
        asking = {id(term) for part in self.sentences() if part.asks for term in part.terms}
        return sorted(self.terms, key=lambda term: id(term) not in asking)

    @cached_property
    def _ahead(self) -> list[int]:
        ahead, following = [], len(self.terms)
        for i in range(len(self.terms) - 1, -1, -1):
            following = following if self.terms[i].skipped else i
            ahead.append(following)
        return ahead[::-1]


def as_typed(pieces: Iterable[Term | Token]) -> str:
    """Pieces of a text, sentence by sentence."""
    return "".join(f"{'. ' if piece.first else ' '}{piece.typed}" for piece in pieces).lstrip(" .")


def since_named(terms: Sequence[Term]) -> bool:
    """Whether a survey is named to ask what has changed since it: "ökat sedan 2011", "fler än 2011"."""
    said = [term for term in terms if not term.skipped]
    times = any("TIMES" in term for term in said)  # "tre gånger så många som 2011"
    than = any(
        before.has("THAN", *(["AS"] if times else [])) and "SURVEY_NAME" in term for before, term in pairwise(said)
    )
    return than or any("CHANGE" in term for term in said)
