"""A message after a question: what the question spoke of, what its answer told, and whom the message names."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from data.language.composition.clauses import having
from data.language.conversation import kinds
from data.language.conversation.fragment import Fragment, named_in
from data.language.names.names import Names
from data.model.conditions import EVERYONE, MEANS, Beside, Condition, InArea, Is, Place, Size, flat, leaves
from data.model.measures import YES_NO
from data.model.places import is_kommun
from data.model.question import Question

SUMS: Final = frozenset({"mean", "median", "total", "deviation"})
COUNTED: Final = SUMS | {"count", "share"}
MEASURED: Final = SUMS | {"top", "extreme"}
OF_ONE: Final = frozenset({"profile", "value", "place", "explain", "difference"})
WHICH_AREA: Final = Question("text", topic="which_area")  # which one it was is known only to the answer
NOT_UNDERSTOOD: Final = Question("text", topic="unknown")
AS_WHOLE: Final = Question("text", topic="as_whole")  # what of the question before is meant is not understood
_RANKED: Final = 10  # kommuner of a ranking, where no number was said


@dataclass(frozen=True)
class Turn:
    """The question before, and a message. `alone`: what that asks by itself.

    `marked`: the kommun that was asked about before that question, or kommun or län that led; `page`: that was told.
    `form`: what it asks of the answer by what its words mean (forms.py).
    """

    before: Question
    fragment: Fragment
    alone: Question
    names: Names
    marked: str | None = None
    page: int = 1
    form: str = ""

    def after(self, before: Question) -> "Turn":
        """The message after what the question before is taken to be."""
        return replace(self, before=before)

    # --- what was spoken of

    @property
    def measure(self) -> str:
        """The measure that was spoken of; empty where none was."""
        return measure_of(self.before)

    @property
    def measure_said(self) -> str:
        """The measure that the message names."""
        return self.alone.measure or self.fragment.measure

    def of_spoken(self, asked: Question) -> Question:
        """What is asked, of the measure that was spoken of where none is named: "vem är tvåa?", "vem har flest?"."""
        spoken = self.measure
        named = asked.measure or self.fragment.has("MEASURE", "PLANNED", "DOES", "FULL", "INHABITANTS")
        ranked = spoken in YES_NO and asked.want in ("top", "extreme")  # none has more of what is had or not
        if not spoken or named or ranked or (spoken == "population" and self.fragment.has("BEST", "WORST")):
            return asked
        return replace(asked, measure=spoken, where=kinds.of_measure(asked.where, "score", spoken))

    @property
    def one(self) -> str:
        """The one kommun that was spoken of: named, leading, or beside others; empty where there is none."""
        before = self.before
        if len(before.of) == 1 and is_kommun(before.of[0]):
            return before.of[0]
        if before.of or (self.marked and is_kommun(self.marked)):
            return self.marked or ""
        beside = [leaf.kommun for side in before.sides[:1] for leaf in leaves(side) if isinstance(leaf, Is)]
        return beside[0] if len(beside) == 1 else ""

    @property
    def area(self) -> str:
        """The one area that was spoken of, or that of the one kommun; empty where there is none."""
        before = self.before
        named = {code[:2] if is_kommun(code) else code for code in before.of}
        those = {leaf.kommun[:2] for leaf in leaves(before.where) if isinstance(leaf, Is)}
        led = {self.marked} if self.marked and before.by else set[str]()
        spoken = led or set(kinds.areas_of(before.where)) or those
        of = named or spoken or {than[:2] for than in held_against(before)}
        return next(iter(of)) if len(of) == 1 else self.one[:2] if not of else ""

    @property
    def both(self) -> tuple[str, ...]:
        """The kommuner that were spoken of, chosen among, or that a claim holds them against."""
        before = self.before
        if not before.of:
            named = (leaf for part in kinds.parts_of(before.where) for leaf in kinds.either(part))
            chosen = tuple(leaf.kommun for leaf in named if isinstance(leaf, Is))
            led_from = before.replaced[:1] if self.marked and before.want == "top" and before.limit == 1 else ()
            pair = (kommun for leaf in led_from if isinstance(leaf, Is) for kommun in (leaf.kommun, self.marked or ""))
            return chosen or tuple(dict.fromkeys(pair))  # the one that was asked about, and the one that leads
        if before.want == "check" and (against := held_against(before)):
            return (*before.of, *against)
        fragment = self.fragment
        earlier = tuple(leaf.kommun for leaf in reversed(before.replaced) if isinstance(leaf, Is))
        if len(before.of) > 1 and fragment.joint.all_of == len(before.of) + len(earlier):
            return (*earlier, *before.of)
        if len(before.of) > 1 or not self.marked:
            return before.of
        earlier = earlier or (self.marked,)
        two = fragment.has("BOTH") or fragment.links & {"former", "other"}
        return (*earlier, *before.of)[-(2 if two else fragment.joint.all_of) :]

    # --- whom the message names

    @cached_property
    def kommuner(self) -> tuple[str, ...]:
        """The kommuner that it names; none where an area is meant that goes by the name."""
        if "meant" in self.fragment.links and self.fragment.only_says("KOMMUN"):  # "kommunen menar jag, inte länet"
            areas = [area for each in self.before.conditions for area in kinds.areas_of(each)]
            return self.namesakes(areas[0])[:1] if len(areas) == 1 else ()
        return () if self._lan else tuple(filter(is_kommun, self._codes))

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The län and other areas that it names."""
        parts = (leaf for part in kinds.parts_of(self.alone.where) for leaf in kinds.either(part))
        named = [
            *(code for code in self._codes if not is_kommun(code)),
            *(p.area for p in parts if isinstance(p, InArea)),
        ]
        return tuple(dict.fromkeys([*named, *([self._lan] if self._lan else [])]))

    @property
    def groups(self) -> Condition:
        """The kommuner that it names by what they are."""
        return kinds.without(self.alone.where, Place, InArea)

    @property
    def is_elsewhere(self) -> bool:
        """Whether a place is named."""
        return bool(self.kommuner or self.areas or self.fragment.has("COUNTRY"))

    @property
    def is_there(self) -> bool:
        """Whether it is of the area that was spoken of: "där", or of the län that led, "den"."""
        return "there" in self.fragment.links or bool("it" in self.fragment.links and self.before.by and self.marked)

    @property
    def asks_place_of_none(self) -> bool:
        """Whether it asks for the place of one, "where does it rank", where several were told."""
        spoken = self.one or self.before.of or self.before.by
        return "it" in self.fragment.links and self.fragment.has("PLACE") and not spoken

    def namesakes(self, area: str) -> tuple[str, ...]:
        """The kommuner that an area goes by the name of."""
        called = self.names.display.get(area, "")
        inside = ((code, name) for code, name in self.names.display.items() if code[:2] == area != code)
        return tuple(code for code, name in inside if called.startswith(name))

    @property
    def _codes(self) -> tuple[str, ...]:
        return named_in(self.fragment.terms) if self.alone.topic == "unknown" else self.alone.of

    @property
    def _lan(self) -> str:
        """The län that goes by the name of the kommun that is named, where areas were spoken of."""
        before, kommun = self.before, self._codes[0] if self._codes else ""
        areas = not any(map(is_kommun, before.of)) if before.of else any(map(kinds.areas_of, before.conditions))
        links = self.fragment.links  # "utan Stockholm" is without the kommun, "samma för Uppsala" may be of another
        of_kommun = "less" in links or ("same" in links and held_against(before))
        if of_kommun or not (areas or before.by == "lan") or not is_kommun(kommun):
            return ""
        places = [term.place for term in self.fragment.terms.terms if term.place and kommun in term.place.codes]
        return next((code for place in places for code in place.codes if not is_kommun(code)), "")


def kommuner_of(before: Question) -> tuple[str, ...]:
    """The kommuner that were named; none where areas were, too."""
    return before.of if all(map(is_kommun, before.of)) else ()


def held_against(before: Question) -> tuple[str, ...]:
    """The kommun that the one, or that others, were held against: of "fler än Lund" Lund."""
    beside = (leaf for leaf in leaves(before.that or before.where) if isinstance(leaf, Beside))
    return tuple(leaf.than for leaf in beside if leaf.than not in MEANS)


def measure_of(before: Question) -> str:
    """The measure that was spoken of; empty where none was."""
    of_sides = (measure for side in before.sides for measure in kinds.measures_of(side))
    told = kinds.told_of(before) if is_ranking(before) or before.want == "list" else ""
    named = (told, *kinds.measures_of(before.that), *kinds.measures_of(before.where), before.measure, *of_sides)
    return next((each for each in named if each), "")


def placing(condition: Condition) -> Condition:
    """What it says of where and what the kommuner are."""
    return flat(filter(kinds.is_placing, kinds.parts_of(condition)))


def fitting(before: Question) -> Condition:
    """All that was required: of whom, and what of them."""
    return flat([*kinds.parts_of(before.where), *kinds.parts_of(before.that or EVERYONE)])


def required_of(before: Question) -> tuple[Condition, ...]:
    """What was required of the kommuner: of their figures, else of where or what they are."""
    that = before.that or next(iter(before.sides), None)
    if that is not None:
        return kinds.parts_of(that)
    parts = tuple(part for part in kinds.parts_of(before.where) if part != EVERYONE)
    if before.want == "list" and before.measure in YES_NO and not any(map(kinds.measures_of, parts)):
        return (having(before.measure),)  # of whom it was told whether they have it
    figures = tuple(p for p in parts if kinds.measures_of(p) or isinstance(p, Size) or kinds.of_inhabitants(p))
    return figures or (parts if before.want in SUMS else ())


def base_of(before: Question) -> Condition:
    """The kommuner of whom that was required."""
    apart = before.that is not None or before.sides
    required: Iterable[Condition] = () if apart else required_of(before)
    return flat(part for part in kinds.parts_of(before.where) if part not in required)


def first_places(before: Question, last: int | None = None, first: int = 1) -> Place:
    """The places of a ranking, from its end that was asked for."""
    last = last or before.limit or _RANKED
    return Place(before.measure or "score", first, last, "fewest" if before.order == "fewest" else "most")


def is_ranking(before: Question) -> bool:
    """Whether kommuner were told in the order of a figure."""
    return before.want == "top" and not before.grouped and before.order != "nearest"


def ranked_ones(before: Question) -> Condition | None:
    """Those that are first in a ranking of so many, or on places of one; None of anything else."""
    placed = kinds.place_of(before.where)
    told = before.want in ("share", "check", "count") or (placed and placed.first < placed.last)
    if told and not before.of and placed:
        return before.where
    of_size = before.measure == "population" and before.limit == 1  # one: "av dem" is of whom that was the largest
    if not is_ranking(before) or not before.limit or before.of or placed or of_size:
        return None
    return flat([*kinds.parts_of(before.where), first_places(before)])


def those_told(before: Question) -> Condition:
    """The kommuner that the answer was of, as a condition."""
    named: tuple[Condition, ...] = tuple(map(Is, kommuner_of(before)))
    return flat(kinds.any_of(named)) if named else ranked_ones(before) or fitting(before)
