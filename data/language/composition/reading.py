"""What a text was found to say, before it is weighed what is wanted of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from data.language.composition.clauses import Clause, either, tree
from data.language.term import Terms
from data.model.conditions import OWN, Any, Begins, Beside, Condition, InArea, InGroup, Not, Side, Size, flat
from data.model.frozen import frozen
from data.model.places import LARGE, MEDIUM, SMALL, is_kommun
from data.model.question import Claim

INHABITANTS: Final = 1000  # from so many on a number is one of people, where both may be meant
SIZES: Final = {"small": Size(0, SMALL), "medium": Size(MEDIUM, LARGE), "large": Size(LARGE, None)}


@frozen
class Asked:
    """A measure that is asked for, and the concept that asks: COUNT, MOST …; empty where it is but named."""

    measure: str
    at: int
    by: str = ""


@dataclass
class Reading:
    """What a text was found to say. Indexes are of its terms."""

    said: Terms
    areas_first: bool = False  # a name of a kommun and of a län (Stockholm) is the län's
    # what is required
    clauses: list[Clause] = field(default_factory=list)
    besides: list[Beside] = field(default_factory=list)
    or_side: Side | None = None  # of what is the same: "minst lika många som Lund" is better too
    left_out: list[Condition] = field(default_factory=list)
    not_both: bool = False  # one of them, and not both
    both_at: int | None = None  # where both are said to be meant, those that fit and those that do not: "med och utan"
    none: bool = False  # "ingen kommun": it is said that there is none
    # who is spoken of
    subjects: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    sizes: list[str] = field(default_factory=list)
    near: list[Condition] = field(default_factory=list)  # of about the size of another, or of so many inhabitants
    begins: list[str] = field(default_factory=list)  # letters that names begin with
    sized_like: int | None = None  # where it is said that they are alike in size, and not to whom
    of_either: bool = False  # of a group or of a size: "pendlingskommuner och små kommuner"
    each_area: bool = False  # each of the areas for itself
    own_area: bool = False
    own_group: bool = False
    # what is asked of them
    asked: list[Asked] = field(default_factory=list)
    limit: int | None = None
    page: int = 1
    ordinal: tuple[int, int] | None = None  # the first and the last place
    claim: Claim | None = None  # a share that is claimed
    gain: tuple[str, float] | None = None  # the measure that one is supposed to have so much more of
    beyond: str = ""  # the topic of what is asked for and was not asked by any survey
    full: bool = False  # full marks are spoken of
    taken: set[int] = field(default_factory=set)  # terms that were used for one of these

    @property
    def both_sides(self) -> bool:
        """Whether those that fit are meant, and those that do not."""
        return self.both_at is not None

    def cues(self) -> frozenset[str]:
        """The concepts of the terms that are not taken."""
        return frozenset[str]().union(*(t.concepts for i, t in enumerate(self.said.terms) if i not in self.taken))

    def where(self) -> Condition:
        """All that is required of the kommuner, as one tree."""
        return flat([*self._filters(), *self.required()])

    def base(self) -> Condition:
        """Areas, groups and sizes alone."""
        return flat(self._filters())

    def required(self, *groups: int) -> list[Condition]:
        """What the clauses require, and who they stand against; of these groups, or of all."""
        chosen = [c for c in self.clauses if not groups or c.group in groups]
        parts = [tree(chosen, not_both=self.not_both)] if chosen else []
        return parts if groups else [*parts, *map(self._beside, self.besides)]

    def _beside(self, beside: Beside) -> Condition:
        if self.or_side and self.subjects:
            return Not(replace(beside, side="worse" if self.or_side == "better" else "better"))
        return Any((replace(beside, side=self.or_side), beside)) if self.or_side else beside

    def _filters(self) -> Iterator[Condition]:
        if self.own_group and (self.subjects or any(is_kommun(each.than) for each in self.besides)):
            yield InGroup(OWN)
        if self.own_area and not self.areas and self.subjects:
            yield InArea(self.subjects[0][:2])
        yield from either(map(InArea, self.areas))
        groups: list[Condition] = [*map(InGroup, self.groups)]
        sizes: list[Condition] = [SIZES[size] for size in self.sizes]
        for each in ([*groups, *sizes],) if self.of_either else (groups, sizes):
            yield from either(each)
        yield from either(map(Begins, self.begins))
        yield from self.near
        yield from map(Not, self.left_out)
