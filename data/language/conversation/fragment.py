"""A message as a question with gaps: what joins it to the one before it, and which slots it says. Never raises."""

from dataclasses import dataclass, replace
from typing import Final

from data.language.composition.measures import PLANNED
from data.language.conversation.phrases import ENDS_OF
from data.language.conversation.said import FEW, GROUPS, LESS, MORE, PLACES, Said
from data.language.lexicon.topics import WHOSE
from data.language.term import Terms
from data.language.wants.summed import SUMS
from data.model.conditions import Any, InGroup, Size
from data.model.question import Question

__all__ = ["GROUPS", "LESS", "MORE", "PLACES", "Fragment", "named_in"]

_PLANNED: Final = PLANNED["e_services"]
_WHOLE: Final = (  # something is a share of
    *("COUNTRY", "OWN_AREA", "LAN", "GROUP", "SIZE", "KOMMUN", "MANY", "DOES", "PLACE_NAME", "INHABITANTS"),
)
_BOUNDS: Final = ("MIN", "MAX", "OVER", "UNDER", "UP", "DOWN", "MORE", "FEWER")
_BOUNDED: Final = (*_BOUNDS, "NUMBER", "THAN", "BETWEEN", "AND", "TO", "EXACTLY", "COUNT", "WHO", "MANY", "HAS")
_REST: Final = ("OTHERS", "ALL", "COUNTRY", "OWN_AREA", "KOMMUN", "MANY", "BY", *PLACES)
_THAN: Final = ("COUNTRY", "MEAN", *PLACES)
_NONE: Final = ("NO", "WITHOUT", "ANY", "HAS", "WHO", "MANY")
_WHERE: Final = ("PLACE", "ABOUT_IT", "BEHIND", "TO", *PLACES)


@dataclass(frozen=True)
class Fragment(Said):
    """A message that was read: what it but asks, in whatever words."""

    @property
    def but_share(self) -> bool:
        """Whether it but asks which share they are: "i procent?", "hur stor andel av alla stora kommuner är det?"."""
        if self.alone and self.alone.want == "share" and isinstance(self.alone.that, Size | InGroup | Any):
            return False  # "hur stor andel av kommunerna är små"
        said = [term for term in self.telling if not term.has("AS", "ALL")]
        out_of = next((at for at, term in enumerate(said) if "OUT_OF" in term), len(said))
        whole = _WHOLE if self.has("AS", "IS") else ("INHABITANTS",)
        shares = any(term.has("SHARE", "PERCENT") for term in said[:out_of])
        shares |= (
            self.has("COUNT") and self.has("IS") and (self.has("ALL") or bool(self.joint.all_of))
        )  # "how many is that of all"
        named = all(term.is_number or term.has("OUT_OF", *whole) for term in said[out_of:])
        return shares and named and all(term.has("SHARE", "PERCENT", "COUNT") for term in said[:out_of])

    @property
    def share_there(self) -> bool:
        """Whether it but asks which share it is of an area that it names: "andelen i Svealand"."""
        there = ("COUNTRY", "OWN_AREA", *PLACES)
        return self.has("SHARE", "PERCENT") and self.has(*there) and self.only_says("SHARE", "PERCENT", *there)

    @property
    def but_bounds(self) -> bool:
        """Whether it but says how many, of what in no word: "fler än 10", "hur många har minst 3"."""
        return self.has("NUMBER") and self.has(*_BOUNDS) and self.only_says(*_BOUNDED)

    @property
    def but_than(self) -> bool:
        """Whether it but names what something is held against: "än Lund då?"."""
        return self.has("THAN") and self.has(*_THAN) and self.only_says("THAN", *_THAN)

    @property
    def but_count(self) -> bool:
        """Whether it but asks how many, and says of what in no word: "hur många är det i varje?"."""
        nouns = ("KOMMUN", "MANY") if self.has("IS", "HAS") else ()
        return self.has("COUNT") and self.only_says("COUNT", "PER", "HAS", "EXISTING", *nouns)

    @property
    def per_kommun(self) -> bool:
        """Whether it but asks for so many a kommun: "how many is that per kommun", "vilket har flest per kommun"."""
        beside = ("COUNT", "WHO", "DEFINE", "HAS", "MEAN", "MEASURE", *ENDS_OF, *GROUPS)
        return self.has("PER") and self.has("KOMMUN") and self.only_says("PER", "KOMMUN", *beside)

    @property
    def counts_planned(self) -> bool:
        """Whether it but asks how many are planned."""
        return self.has("COUNT") and self.has("PLANNED") and self.only_says("COUNT", "PLANNED", "HAS")

    @property
    def of_each(self) -> bool:
        """Whether it but asks for the figure of each that was told: "how many apps does each have"."""
        says = ("COUNT", "PER", "EACH", "MEASURE", "PLANNED", "HAS", "INHABITANTS", "MANY")
        return self.has("COUNT") and self.has("PER", "EACH") and self.has("HAS") and self.only_says(*says)

    @property
    def plans_none(self) -> bool:
        """Whether it but asks who plans nothing."""
        return self.has("PLANNED") and self.has("NO") and self.only_says("PLANNED", "NO", "WHO", "MANY", "ANY", "HAS")

    @property
    def columns(self) -> tuple[str, ...]:
        """The measures that it names, where it says nothing else: "bara poäng och planerade"."""
        if not self.only_says("MEASURE", "PLANNED", "AND", "COMMA", "HAS", "SHOW", "EXACTLY", "WITH"):
            return ()
        named = (t.concepts.get("MEASURE") or ("PLANNED" in t and _PLANNED) for t in self.terms.terms)
        return tuple(dict.fromkeys(each for each in named if each))

    @property
    def asks_why(self) -> bool:
        """Whether it asks why, of what was just said."""
        few = len(self.words) <= FEW + 1 and not self.has("MEASURE", "KOMMUN", "MANY", "DEFINE")
        whole = self.has(*PLACES, "KOMMUN", "GROUP", "SIZE", "LAN", "THAN")
        of_that = self.has("CHANGE", "DIFFERENCE", *MORE, *LESS) and not whole
        to_place = self.has("BEST") and len(self.numbers) == 1  # "vad skulle krävas för topp 50"
        return self.has("WHY") and (bool(self.links) or few or of_that or to_place)

    @property
    def asks_bare(self) -> bool:
        """Whether it but says a sum, a share or how many: "rikssnittet?", "i hela landet, i procent"."""
        sums = self.has(*SUMS, "PERCENT", "SHARE", "COUNT")
        bare = not self.has("MEASURE", "KOMMUN", "DOES", "PLANNED", "THAN", "BEST", "WORST", "MOST", "FEWEST")
        return self.but_share or (sums and bare)

    @property
    def all_groups(self) -> bool:
        """Whether it but asks for each län or kommungrupp: "alla kommungrupper i en tabell"."""
        all_of_them = len(self.words) <= 2 * FEW and self.has(*GROUPS) and self.has("ALL")
        return all_of_them and self.only_says("ALL", "SHOW", "AS", "FORM", "OVER", "BY", *GROUPS)

    @property
    def ranks_areas(self) -> bool:
        """Whether it asks which län is the first or the last: "bästa länet", not "bäst i länet"."""
        area = next((at for at, term in enumerate(self.terms.terms) if "OWN_AREA" in term), 0)
        return area > 0 and self.terms.at(area - 1).has(*ENDS_OF)

    @property
    def asks_where(self) -> bool:
        """Whether it asks where one is among all: "var hamnar Östergötland"."""
        return self.has(*PLACES) and self.only_says(*_WHERE)

    @property
    def but_form(self) -> bool:
        """Whether it but says in what form."""
        return self.has("FORM") and self.only_says("FORM", "SHOW", "ALL", "AS")

    @property
    def asks_kinds(self) -> bool:
        """Whether it but asks what they cooperate about: "vad samarbetar de om", "who cooperates on more"."""
        return self.has("COOPERATES") and self.only_says("COOPERATES", "CONCERNING", "WHO", "MORE")

    @property
    def of_many(self) -> bool:
        """Whether it asks of kommuner, and says so: "vilka kommuner"; not of what was told, "vilka"."""
        return self.has("KOMMUN") or (self.has("MANY") and not self.has("WHO"))

    @property
    def of_all(self) -> bool:
        """Whether it but says that all there are are meant: "och totalt?", "och bland alla kommuner"."""
        named = self.has("TOTAL") or (self.has("ALL") and self.has("KOMMUN", "MANY", "COUNTRY"))
        alone = self.only_says("TOTAL", "COUNTRY", "ALL", "KOMMUN", "MANY", "AMONG", "OUT_OF", "BY", "CONCERNING")
        return named and alone and not self.has("WHAT") and self.links <= {"and", "then", "part", "same"}

    @property
    def asks_of_group(self) -> bool:
        """Whether it but asks what the län or group is that was told: "what is that group exactly"."""
        return self.has("DEFINE") and self.has(*GROUPS) and self.only_says("DEFINE", *GROUPS) and not self.has("MANY")

    @property
    def asks_members(self) -> bool:
        """Whether it but asks who is in it, or how many are: "hur många kommuner ingår"."""
        return self.has("PRESENT") and self.only_says("PRESENT", "COUNT", "WHO", "MANY", "KOMMUN", "UNKNOWN")

    @property
    def rest_of(self) -> bool:
        """Whether it but speaks of the others of an area, or of all there: "resten av länet", "alla i Dalarna"."""
        listed = self.has("ALL") and self.alone is not None and self.alone.want == "list"
        return (self.has("OTHERS") or listed) and self.has("COUNTRY", "OWN_AREA", *PLACES) and self.only_says(*_REST)

    @property
    def asks_any(self) -> bool:
        """Whether it but asks if any of those told is of a place or a kind: "any in Skåne?"."""
        kinds = (*PLACES, "GROUP", "SIZE")
        return self.has("ANY") and self.has(*kinds) and self.only_says("ANY", "BY", "FROM", *kinds)

    @property
    def asks_none(self) -> bool:
        """Whether it but asks which län or group has none: "any county with none?"."""
        return self.has("NO", "WITHOUT") and self.has(*GROUPS) and self.only_says(*_NONE, *GROUPS)

    @property
    def asks_whereabouts(self) -> bool:
        """Whether it but asks where those are that it refers to: "where are they", "i vilka län ligger de"."""
        there = self.has("WHERE", "PLACE", "LAN") and self.only_says(
            "WHERE", "PLACE", "LAN", "WHO", "MANY", "BY", "MOST"
        )
        return "them" in self.links and there

    @property
    def compares_others(self) -> bool:
        """Whether it but says that those told have more than the others, or less: "har de lägre poäng än de andra?"."""
        others = self.than is not None and self.than.only_says("OTHERS", "MANY", "KOMMUN", "WITHOUT", "HAS", "IT")
        return "them" in self.links and others and self.side is not None

    @property
    def claims_same(self) -> bool:
        """Whether it but names another in a claim: "har Alingsås det?"."""
        said = [term for term in self.terms.terms if not term.skipped] if 1 < len(self.words) <= FEW else []
        named = len(said) > 1 and said[0].has("HAS", "IS") and "PLACE_NAME" in said[1]
        return named and all(term.has("HAS") for term in said[2:3]) and len(said) <= 3

    @property
    def asks_above(self) -> bool:
        """Whether it asks who has more, or how many have, and not than whom: "hur många i Skåne har mer"."""
        more = self.side is not None and not self.has("THAN", "NUMBER", "OVER", "UNDER", "CHANGE")
        return more and self.has("WHO", "COUNT") and not self.has("KOMMUN", "GROUP_NOUN", "LAN", "TIMES")

    @property
    def of_asker(self) -> bool:
        """Whether it asks of the asker's kommun, which it does not name: "har vi en e-strategi", "fler än oss"."""
        at = next((i for i, term in enumerate(self.terms.terms) if term.concepts.get("ASKER") == "us"), 0)
        begins = at == 1 and self.terms.at(0).has("IS", "HAS", "DOES")
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
        alone = self.asked(words) if self.alone else None
        return replace(self, words=words, hole=hole, alone=alone, read=None, own_area=concept == "OWN_AREA")

    def asked_of(self, name: str) -> Question:
        """What it asks with a name in the place of what stood for one, or after it."""
        at = len(self.words) if self.hole is None else self.hole
        return self.asked((*self.words[:at], name, *self.words[at:]))


def named_in(said: Terms) -> tuple[str, ...]:
    """The places that are named, by the likeliest code of each."""
    return tuple(term.place.codes[0] for term in said.terms if term.place and term.place.codes)
